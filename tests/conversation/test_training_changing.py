"""Cohorts change: people come and go, days move, facilitators take over, and nobody else may do any of it."""

from datetime import timedelta

import pytest

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.storage import people
from tests.facilitating import only, opens, roles, says, teams_of, wrong
from tests.groups import found_group
from tests.plans import refused
from tests.stage import Stage
from tests.trainings import FRIDAY, asked, begin, cohort, come, facilitate, morning, reads, run, send, theirs

# Changing one


def test_people_are_added_and_taken_out_by_typing(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    found_group(stage, "hr-all", "UDAN")
    assert "2 people were added." in says(stage, "UALICE", "/training add 1 <@ULINA> <!subteam^S1|@hr-all>")
    assert "All of them are in it already." in says(stage, "UALICE", "/training add #1 <@ULINA>")
    assert roles(stage, made) == {
        "UBOB": "participant",
        "ULINA": "participant",
        "UDAN": "participant",
        "UALICE": "manager",
        "UCHARLIE": "manager",
    }
    row = come(stage, "ULINA", "first-plan")
    assert "One person was taken out." in says(stage, "UALICE", "/training remove 1 李娜")
    assert "这一条已结束" in reads(stage, row)
    assert roles(stage, made)["UCHARLIE"] == "(manager)"  # nobody of the team they lead is left
    assert "None of them takes part in Spring." in refused(
        stage, lambda: stage.says("UALICE", "/training remove 1 <@ULINA>")
    )
    assert "One person was added." in says(stage, "UALICE", "/training add 1 <@ULINA>")
    assert theirs(stage, "ULINA")["day-after"].state == "planned"
    assert "Line 1: “Nobody” is nobody I know" in refused(stage, lambda: stage.says("UALICE", "/training add 1 Nobody"))
    assert "Please name somebody" in refused(stage, lambda: stage.says("UALICE", "/training add 1"))


def test_in_chinese_people_and_teams_are_listed_with_chinese_commas(stage: Stage) -> None:
    begin(stage, "UBOB")
    facilitate(stage, "ULINA")
    assert "已添加 3 人" in says(stage, "ULINA", "/training 添加 1 <@UDAN>、Sales")
    assert "已移除 1 人" in says(stage, "ULINA", "/training 移除 1号 <@UDAN>")
    assert "他们都不在 Spring 里" in refused(stage, lambda: stage.says("ULINA", "/training 移除 1 <@UDAN>"), "zh-Hans")


def test_people_are_added_and_taken_out_by_buttons(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    card = stage.says("UALICE", "/training cohort 1")
    form = stage.presses_in("UALICE", card, "Add people")
    assert isinstance(form, Form)
    assert "Who else takes part in Spring?" in stage.read(form)
    assert "2 people were added." in stage.read(stage.sends("UALICE", form, teams=("sales",)))
    form = stage.presses_in("UALICE", card, "Take people out")
    assert isinstance(form, Form)
    assert "One person was taken out." in stage.read(stage.sends("UALICE", form, people=("UBOB",)))
    assert roles(stage, made)["UBOB"] == "(participant)"


def test_who_joins_after_the_course_begins_on_that_day(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY + timedelta(days=10))
    says(stage, "UALICE", "/training add 1 <@ULINA>")
    mine = theirs(stage, "ULINA")
    assert mine["first-plan"].due_on == FRIDAY + timedelta(days=10)
    before = [each for each in mine.values() if each.day < 0]
    assert [(each.state, each.why) for each in before] == [("dropped", "joined-late")]


def test_a_lead_who_only_heard_of_it_may_take_part_too(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    assert roles(stage, made)["UALICE"] == "manager"
    assert "One person was added." in says(stage, "UALICE", "/training add 1 <@UALICE>")
    assert roles(stage, made)["UALICE"] == "participant"
    kinds = {each.kind for each in theirs(stage, "UALICE").values()}
    assert {"commitment", "manager"} <= kinds
    assert "All of them are in it already." in says(stage, "UALICE", "/training add 1 <@UALICE>")


def test_who_joins_a_team_drawn_to_wait_waits_with_it(stage: Stage) -> None:
    morning(stage, FRIDAY - timedelta(days=10))
    crews = teams_of(stage, 2, 2)
    made = cohort(stage, crews[0][0], crews[1][0], wait=True)
    says(stage, "UALICE", f"/training add 1 <@{crews[0][1]}> <@{crews[1][1]}>")
    found = roles(stage, made)
    for crew in crews:
        assert found[crew[0]] == found[crew[1]]


def test_a_new_last_day_moves_what_is_still_to_come(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY)
    run(stage)
    send(stage)
    form = opens(stage, "UALICE", "/training change 1")
    told = stage.read(stage.sends("UALICE", form, name="Late spring", ends_on=FRIDAY + timedelta(days=7)))
    assert "Changed. Messages that were still to come move with the last day." in told
    mine = theirs(stage, "UBOB")
    assert (mine["first-plan"].state, mine["first-plan"].due_on) == ("asked", FRIDAY)
    assert mine["day-after"].due_on == FRIDAY + timedelta(days=10)
    assert mine["first-practice"].due_on == FRIDAY + timedelta(days=14)


def test_a_cohort_that_was_made_late_moves_with_its_last_day_too(stage: Stage) -> None:
    morning(stage, FRIDAY + timedelta(days=20))
    cohort(stage, "UBOB")
    assert theirs(stage, "UBOB")["first-plan"].due_on == FRIDAY + timedelta(days=20)
    form = opens(stage, "UALICE", "/training change 1")
    stage.sends("UALICE", form, ends_on=FRIDAY + timedelta(days=27))
    assert theirs(stage, "UBOB")["first-plan"].due_on == FRIDAY + timedelta(days=27)


def test_another_facilitator_takes_over_if_they_may(stage: Stage) -> None:
    begin(stage, "UBOB")
    form = opens(stage, "UALICE", "/training change 1")
    assert wrong(stage, form, facilitator="UBOB") == [
        ("facilitator", "bob is no facilitator yet. An admin can change that: /baton roles grant")
    ]
    assert "还不是讲师" in wrong(stage, form, language="zh-Hans", facilitator="UBOB")[0][1]
    assert "dan" in stage.read(stage.sends("UALICE", form, facilitator="UDAN"))  # an admin
    assert only(stage).facilitator_id == "UDAN"


def test_a_copy_begins_with_the_same_people_and_course(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA", course="internal-customer-relations")
    form = opens(stage, "UALICE", "/training copy 1")
    values = {each.key: each.value for each in form.fields if hasattr(each, "value")}
    assert values["course"] == ("internal-customer-relations",)
    assert values["name"] == "Spring 2"
    assert set(values["people"]) == {"UBOB", "ULINA"}
    assert "Spring 2 is made, with number 2." in stage.read(stage.sends("UALICE", form))


def test_a_cancelled_cohort_says_nothing_more(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", "first-plan")
    card = stage.says("UALICE", "/training cancel 1")
    assert isinstance(card, Card)
    assert "Nobody in it hears anything more." in stage.read(card)
    assert only(stage).runs()
    assert "Spring is cancelled." in stage.read(stage.presses_in("UALICE", card, "Cancel the cohort"))
    assert "This one is over." in reads(stage, row)
    stage.forward(days=30)
    run(stage)
    assert len(asked(stage, "UBOB")) == 1
    assert "· cancelled" in says(stage, "UALICE", "/training cohorts")
    assert "This cohort is cancelled" in says(stage, "UALICE", "/training cohort 1")
    assert "Spring is cancelled already." in refused(
        stage, lambda: stage.presses_in("UALICE", card, "Cancel the cohort")
    )
    assert "cancelled already" in refused(stage, lambda: stage.says("UALICE", "/training add 1 <@ULINA>"))
    assert "You take part in no training" in says(stage, "UBOB", "/training")


# Who may


@pytest.mark.parametrize("typed", ["new", "cohorts", "cohort 1", "courses", "add 1 x", "change 1", "copy 1"])
def test_others_are_told_who_arranges_trainings(stage: Stage, typed: str) -> None:
    begin(stage, "UBOB")
    for who in ("UBOB", "UGUEST"):
        assert "Facilitators arrange trainings. An admin can make you one" in refused(
            stage, lambda who=who: stage.says(who, f"/training {typed}")
        )


@pytest.mark.parametrize("typed", ["cancel 1", "results 1", "effect 1", "roi 1", "export 1", "meeting 1"])
def test_others_see_no_results_and_admins_do(stage: Stage, typed: str) -> None:
    begin(stage, "UBOB")
    assert "培训由讲师安排" in refused(stage, lambda: stage.says("ULINA", f"/training {typed}"), "zh-Hans")
    assert stage.says("UDAN", f"/training {typed}")


ACTIONS = (
    *("training-cohorts", "training-cohort", "training-new", "training-change", "training-add", "training-remove"),
    *("training-copy", "training-follow", "training-cancel", "training-courses", "training-course"),
    *("training-course-write", "training-course-end", "training-results", "training-effect", "training-roi"),
    *("training-export", "training-meeting"),
)


@pytest.mark.parametrize("action", ACTIONS)
def test_no_button_of_a_facilitator_works_for_others(stage: Stage, action: str) -> None:
    made = begin(stage, "UBOB")
    value = "internal-service" if "course" in action else made.id
    assert "Facilitators arrange trainings." in refused(stage, lambda: stage.presses("UBOB", action, value))
    assert only(stage).runs()


def test_no_form_of_a_facilitator_works_for_who_is_none_any_more(stage: Stage) -> None:
    begin(stage, "UBOB")
    forms = [opens(stage, "UALICE", f"/training {typed}") for typed in ("new", "change 1", "copy 1", "roi 1")]
    forms += [stage.presses("UALICE", action, only(stage).id) for action in ("training-add", "training-remove")]
    forms += [stage.presses("UALICE", "training-course-write", id) for id in ("", "internal-service")]
    filled = {"name": "Sly", "people": ("UBOB",), "benefit": "1", "cost": "1", "share": "1", "confidence": "1"}
    for form in forms:
        assert isinstance(form, Form)
        assert "Facilitators arrange trainings." in refused(
            stage, lambda form=form: stage.sends("UCHARLIE", form, **filled)
        )


def test_numbers_that_are_none_are_refused_in_words(stage: Stage) -> None:
    begin(stage, "UBOB")
    assert "Say which one, by its number: /training cohort 3" in refused(
        stage, lambda: stage.says("UALICE", "/training results")
    )
    assert "There is no cohort 7." in refused(stage, lambda: stage.says("UALICE", "/training cohort 7"))
    assert "There is no cohort 999999999" in refused(
        stage, lambda: stage.says("UALICE", "/training cohort 99999999999999")
    )
    assert "#1 Spring" in says(stage, "UALICE", "/training cohort #1")


def test_every_change_is_read_in_the_audit_log(stage: Stage) -> None:
    begin(stage, "UBOB")
    says(stage, "UALICE", "/training add 1 <@ULINA>")
    says(stage, "UALICE", "/training remove 1 <@ULINA>")
    stage.sends("UALICE", opens(stage, "UALICE", "/training change 1"), name="Summer", ends_on=FRIDAY)
    stage.presses("UALICE", "training-cancel", only(stage).id)
    log = says(stage, "UDAN", "/baton audit")
    for sentence in (
        "alice made the cohort #1 Spring of one person",
        "alice added one person to the cohort Spring",
        "alice took one person out of the cohort Spring",
        "alice changed the cohort Spring: now Summer, last day 2026-03-06",
        "alice cancelled the cohort #1 Summer",
    ):
        assert sentence in log
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UDAN"), language="zh-Hans")
    log = says(stage, "UDAN", "/baton audit")
    assert "alice 开了 #1 Spring，共 1 人" in log
    assert "alice 取消了 #1 Summer" in log
