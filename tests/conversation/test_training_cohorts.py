"""What facilitators may expect of cohorts: made by form, listed, shown, with half of the teams drawn to wait."""

from datetime import date, timedelta

from baton.conversation.forms import ChoiceField, Form
from baton.domain.training import drawn_to_wait
from baton.services.courses import shipped
from baton.storage.training import cohorts as store
from tests.facilitating import members, only, opens, roles, says, teams_of, wrong
from tests.groups import found_group
from tests.plans import refused
from tests.stage import ACME, Stage
from tests.trainings import FRIDAY, begin, cohort, facilitate, morning, theirs

COURSE = shipped()["internal-service"]


# Making one


def test_a_cohort_is_made_by_a_form_with_people_teams_and_a_list(stage: Stage) -> None:
    morning(stage, FRIDAY - timedelta(days=10))
    facilitate(stage)
    found_group(stage, "hr-all", "UDAN")
    form = opens(stage, "UALICE", "/training new")
    assert "Each gets about ten short messages in half a year" in stage.read(form)
    listed = 'name\n@hr-all\n"李娜"\n\nUCHARLIE\n'
    told = stage.read(
        stage.sends(
            "UALICE",
            form,
            course="internal-service",
            name=" Spring,  Berlin ",
            ends_on=FRIDAY,
            people=("UBOB",),
            teams=("payroll",),
            list=listed,
        )
    )
    assert "Spring, Berlin is made, with number 1." in told
    made = only(stage)
    assert (made.name, made.ends_on, made.facilitator_id) == ("Spring, Berlin", FRIDAY, "UALICE")
    assert {id for id, role in roles(stage, made).items() if role == "participant"} == {
        *("UALICE", "UBOB", "UCHARLIE", "UDAN", "ULINA")
    }
    assert theirs(stage, "UBOB")[COURSE.steps[0].key].due_on == FRIDAY - timedelta(days=7)


def test_every_line_that_is_nobody_is_named_and_nothing_is_made(stage: Stage) -> None:
    facilitate(stage)
    form = opens(stage, "UALICE", "/training new Internal service")
    (course,) = [each for each in form.fields if each.key == "course"]
    assert isinstance(course, ChoiceField)
    assert course.value == ("internal-service",)
    found = wrong(stage, form, name="Spring", list="bob\nnobody at all\n\n@no-group\nalice")
    assert found == [
        ("list", "Line 2: “nobody at all” is nobody I know, or more than one person."),
        ("list", "Line 4: “@no-group” is nobody I know, or more than one person."),
    ]
    found = wrong(stage, form, name="S", ends_on=date(2029, 1, 1), list="nobody at all")
    assert [field for field, _ in found] == ["name", "ends_on", "list"]  # everything at once
    assert wrong(stage, form, language="zh-Hans", name="Spring", list="谁")[0][1] == "第 1 行：“谁”查不到，或不止一人"
    assert "There is no cohort yet." in says(stage, "UALICE", "/training cohorts")


def test_everything_else_that_is_wrong_is_said_at_once(stage: Stage) -> None:
    facilitate(stage)
    form = opens(stage, "UALICE", "/training new")
    found = wrong(stage, form, name="S", ends_on=date(2028, 1, 1), people=())
    assert [field for field, _ in found] == ["name", "ends_on", "people"]
    assert "Please name somebody who took part." in found[2][1]
    found = wrong(stage, form, name="Spring", people=("UBOB", "UGUEST", "UGONE", "UBOT"))
    assert [sentence for _, sentence in found] == [
        f"{name} is a guest, a bot or gone, and cannot take part." for name in ("gus", "gone", "robo")
    ]
    assert "是访客、机器人或已离开" in wrong(stage, form, language="zh-Hans", name="Spring", people=("UGUEST",))[0][1]


def test_half_of_the_teams_are_drawn_to_wait_and_anybody_can_check_the_draw(stage: Stage) -> None:
    morning(stage, FRIDAY - timedelta(days=10))
    facilitate(stage)
    crews = teams_of(stage, 2, 2, 2, 2)
    everybody = [id for crew in crews for id in crew]
    stage.chance = 0.3
    form = opens(stage, "UALICE", "/training new")
    told = stage.read(stage.sends("UALICE", form, name="Spring", ends_on=FRIDAY, people=tuple(everybody), wait=True))
    made = only(stage)
    assert f"with the seed {made.seed}" in told
    assert made.seed == int(0.3 * 2**31)
    team_ids = {each.team_id for each in members(stage, made).values() if each.team_id}
    drawn = drawn_to_wait(sorted(team_ids), made.seed)
    assert len(drawn) == 2
    assert {each.team_id for each in members(stage, made).values() if each.role == "waiting"} == drawn
    waiting = next(id for id, role in roles(stage, made).items() if role == "waiting")
    assert theirs(stage, waiting) == {}
    follow = stage.presses("UALICE", "training-follow", made.id)
    assert isinstance(follow, Form)
    later = stage.sends("UALICE", follow, name="Summer", ends_on=FRIDAY + timedelta(days=90))
    assert "Summer is made, with number 2." in stage.read(later)
    with stage.sessions.read() as session:
        summer = store.numbered(session, ACME.id, 2)
    assert summer is not None
    assert summer.follows_id == made.id
    assert {each.team_id for each in members(stage, summer).values()} == drawn


def test_a_draw_needs_two_teams_and_nobody_without_one(stage: Stage) -> None:
    facilitate(stage)
    form = opens(stage, "UALICE", "/training new")
    assert wrong(stage, form, name="Spring", people=("UALICE", "UBOB"), wait=True) == [
        ("wait", "To draw teams, people of at least 2 teams must take part.")
    ]
    assert wrong(stage, form, name="Spring", people=("UBOB", "ULINA", "UDAN"), wait=True)[0][0] == "wait"
    assert "抽签" in wrong(stage, form, language="zh-Hans", name="Spring", people=("UBOB",), wait=True)[0][1]
    assert stage.sends("UALICE", form, name="Spring", people=("UBOB", "ULINA"), wait=True)


def test_nobody_waits_where_nobody_was_drawn(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    assert "Begin with those who waited" not in says(stage, "UALICE", "/training cohort 1")
    assert "Nobody waits in this cohort." in refused(stage, lambda: stage.presses("UALICE", "training-follow", made.id))


# Looking at them


def test_the_list_and_the_page_of_a_cohort_say_everything_about_it(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA")
    told = says(stage, "UALICE", "/training cohorts")
    assert "#1 Spring · Internal service · Fri, Mar 6" in told
    assert "Open #1" in told
    told = says(stage, "UALICE", "/training cohort 1")
    assert "Taking part: bob and 李娜" in told
    assert "Leads who get two messages: alice and charlie" in told
    assert "Last day\nFri, Mar 6" in told
    assert "2 people" in told
    facilitate(stage, "ULINA")
    told = says(stage, "ULINA", "/training 班级 1")
    assert "参加：bob 和李娜" in told
    assert "课程\n内部服务" in told


def test_many_cohorts_are_listed_as_far_as_they_fit(stage: Stage) -> None:
    morning(stage, FRIDAY)
    for number in range(17):
        cohort(stage, "UBOB", name=f"Group {number}")
    told = says(stage, "UALICE", "/training cohorts")
    assert "#17 Group 16" in told
    assert "#2 Group 1 " not in told
    assert "2 earlier cohorts are not shown" in told
