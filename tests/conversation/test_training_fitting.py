"""What a training asks fits the person: their handoffs, plans and team; lessons and questions whenever they like."""

from datetime import date, time, timedelta

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.releases import LEVEL
from baton.domain.reports import Measured, Numbers, Report
from baton.domain.weeks import Window, iso_week
from baton.storage.reports import kept
from tests.handoffs import handoff, order
from tests.stage import ACME, Stage
from tests.trainings import (
    COURSE,
    FRIDAY,
    KEY,
    answers,
    asked,
    assert_short,
    begin,
    come,
    message,
    morning,
    opens,
    presses,
    reads,
    run,
    says,
    state,
    theirs,
)

# What fits the person


def test_practice_names_a_handoff_that_is_near(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY + timedelta(days=5))
    what = "the list of all salaries that change in April with the reasons for it and whoever decided about each"
    id = order(stage, what, "UCHARLIE", "UBOB")
    row = come(stage, "UBOB", KEY["practice"])
    assert f"A good occasion: “{what[:35]}" in reads(stage, row)
    assert f"(#{handoff(stage, id).number}) for charlie." in reads(stage, row)
    assert_short(stage, message(stage, row), "en")


def test_practice_in_chinese_names_what_one_waits_for(stage: Stage) -> None:
    begin(stage, "ULINA", "UCHARLIE")
    morning(stage, FRIDAY + timedelta(days=5))
    id = order(stage, "工资表 周五前", "ULINA", "UBOB")
    row = come(stage, "ULINA", KEY["practice"])
    assert f"正好用得上：bob 要交给您的“工资表”（#{handoff(stage, id).number}）" in reads(stage, row)
    assert_short(stage, message(stage, row), "zh-Hans")
    assert "occasion" not in reads(stage, come(stage, "UCHARLIE", KEY["practice"]))


def test_who_made_a_plan_already_is_not_asked_for_one(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY, at=time(8))
    says(stage, "UBOB", "/plan if an order comes back then I ask why")
    morning(stage, FRIDAY)
    run(stage)
    assert state(stage, "UBOB", KEY["commitment"]) == "skipped"
    assert asked(stage, "UBOB") == []


def reported(stage: Stage, team: str, week: date, level: float, improve: str | None = None) -> None:
    """A digest of a team told its level, and perhaps what to improve first."""
    measured = Measured(8, 1, week, level, level, 1.0, level, level)
    numbers = Numbers(fields={LEVEL: measured}, improve=improve)
    window = Window(week - timedelta(days=27), week)
    with stage.sessions.begin() as session:
        assert kept.add(session, Report(ACME.id, stage.mint(), team, iso_week(week), window, stage.now, numbers))


def test_the_booster_is_about_what_the_team_was_last_told_to_improve(stage: Stage) -> None:
    begin(stage, "UBOB", "UCHARLIE")
    reported(stage, "payroll", FRIDAY + timedelta(days=50), 3.4, "empathy")
    for who, dimension in (("UBOB", "empathy"), ("UCHARLIE", None)):
        row = come(stage, who, KEY["booster"])
        lesson = COURSE.lesson(theirs(stage, who)[KEY["booster"]].picked)
        told = stage.read(opens(stage, row))
        assert lesson.title["en"] in told
        assert lesson.words["en"] in told
        assert dimension in (None, lesson.dimension)


def test_after_the_evaluation_one_sees_how_the_teams_customers_saw_it_then_and_now(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA")
    reported(stage, "payroll", FRIDAY - timedelta(days=7), 3.21)
    reported(stage, "payroll", FRIDAY + timedelta(days=80), 3.84)
    told = answers(stage, come(stage, "UBOB", KEY["evaluation"]))
    assert "How your team’s customers saw it: 3.2 of 5 as the course ended, 3.8 now, as told in its digests." in told
    assert "课程结束时" not in answers(stage, come(stage, "ULINA", KEY["evaluation"]))


def test_what_one_wanted_to_do_differently_is_read_again_in_chinese(stage: Stage) -> None:
    begin(stage, "ULINA")
    answers(stage, come(stage, "ULINA", KEY["commitment"]), stop="猜")
    told = stage.read(opens(stage, come(stage, "ULINA", KEY["review"])), "zh-Hans")
    assert "课程结束时您写下：\n停止：猜" in told


def test_what_one_wanted_to_do_differently_is_read_again_when_looking_back(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    answers(stage, row, start="ask what it is for", keep="the list")
    told = stage.read(opens(stage, come(stage, "UBOB", KEY["review"])))
    assert "Keep: the list" in told
    assert "Start: ask what it is for" in told
    assert "Improve: \n" not in told


# Looking things up


def test_lessons_can_be_read_and_searched_at_any_time(stage: Stage) -> None:
    begin(stage, "UBOB")
    told = says(stage, "UBOB", "/training learn")
    first, last = COURSE.lessons[0], COURSE.lessons[-1]
    assert first.title["en"] in told
    assert last.title["en"] not in told
    card = stage.says("UBOB", "/training learn")
    assert isinstance(card, Card)
    told = presses(stage, "UBOB", card, "More")
    assert first.title["en"] not in told
    assert last.title["en"] in presses(stage, "UBOB", stage.says("UBOB", f"/training learn {last.title['en']}"), "Read")
    told = says(stage, "UBOB", "/training learn quaternions")
    assert "No lesson has “quaternions” in it." in told
    form = stage.presses_in("UBOB", stage.says("UBOB", f"/training learn {first.title['en']}"), "Read")
    assert isinstance(form, Card)
    plan = stage.presses_in("UBOB", form, "Make it my plan")
    assert isinstance(plan, Form)
    assert first.cue["en"] in [field.value for field in plan.fields if hasattr(field, "value")]


def test_lessons_are_searched_in_ones_own_language(stage: Stage) -> None:
    begin(stage, "ULINA")
    lesson = COURSE.lessons[0]
    assert lesson.title["zh-Hans"] in says(stage, "ULINA", f"/training 学习 {lesson.title['zh-Hans'][:4]}")
    assert "没有微课提到“四元数”" in says(stage, "ULINA", "/training 学习 四元数")


def test_a_question_may_be_asked_for_and_the_next_is_another_one(stage: Stage) -> None:
    begin(stage, "UBOB")
    form = stage.presses("UBOB", "training-quiz", "0")
    seen = set()
    for _ in COURSE.questions:
        assert isinstance(form, Form)
        question = COURSE.question(form.state["question"])
        seen.add(question.key)
        card = stage.sends("UBOB", form, option=str(question.right))
        told = stage.read(card)
        assert "Right." in told
        assert question.answer["en"] in told
        form = stage.presses_in("UBOB", card, "Another one")
    assert seen == {each.key for each in COURSE.questions}
    assert isinstance(form, Form)
    question = COURSE.question(form.state["question"])
    told = stage.read(stage.sends("UBOB", form, option=str((question.right + 1) % len(question.options))))
    assert f"Not quite: {question.options[question.right]['en']}" in told
