"""What facilitators may expect of courses: to read them, to write their own, and to change when messages come."""

from dataclasses import replace
from typing import Any

import pytest

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.conversation.training import written
from baton.domain.courses import Module, check
from baton.domain.lines import Refusal
from baton.services import courses
from baton.services.courses import shipped
from slackapp.blocks import render_card, render_form
from tests.plans import refused
from tests.slackapp.limits_check import assert_nothing_shortened, assert_within_limits
from tests.stage import Stage
from tests.trainings import begin, cohort, come, facilitate, opens, theirs

COURSE = shipped()["internal-service"]
WRITTEN = {
    "name": "Handing over",
    "about": "How to hand over a shift.",
    "goals": "Nothing is forgotten",
    "behaviours": "Writes the list\nReads it aloud\nAsks what is open",
    "modules": "The list",
    "questions": "Who reads the list? | Both | Nobody | The lead\n\nWhen? | At the end | Never",
    "lessons": "The list | Write it as things happen. | something is left open | write it down at once",
    "links": "The form | https://example.com/form",
    "steps": "0 commitment\n7 practice\n14 recall\n90 evaluation",
}
IN_CHINESE = {
    "name": "交接班",
    "language": "zh-Hans",
    "about": "怎样交接班",
    "goals": "什么都不漏",
    "behaviours": "写清单\n念清单\n问还有什么没完",
    "questions": "谁念清单？｜双方｜没有人",
    "lessons": "清单｜随时记｜有事没完｜马上写下",
    "steps": "0 承诺\n14 回忆\n90，评估",
}


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def blank(stage: Stage, who: str = "UALICE", id: str = "") -> Form:
    facilitate(stage, who)
    form = stage.presses(who, "training-course-write", id)
    assert isinstance(form, Form)
    return form


def values(form: Form) -> dict[str, Any]:
    """What a form is filled with."""
    return {each.key: each.value for each in form.fields if hasattr(each, "value")}


def wrong(stage: Stage, form: Form, who: str = "UALICE", **said: Any) -> list[tuple[str, str]]:
    """What a form is refused with: each field and its sentence."""
    with pytest.raises(Refusal) as refusal:
        stage.sends(who, form, **said)
    language = stage.person(who).language
    return [(each.field or "", stage.refusal(Refusal(each.line), language)) for each in refusal.value.all()]


def id_of(stage: Stage, name: str, language: str = "en") -> str:
    with stage.sessions.read() as session:
        offered = courses.offered(stage.context(session))
    return next(id for id, course in offered.items() if course.name.get(language) == name)


def test_both_courses_are_on_offer_in_both_languages(stage: Stage) -> None:
    facilitate(stage)
    facilitate(stage, "ULINA")
    told = says(stage, "UALICE", "/training courses")
    assert "Internal service · 11 messages · English and" in told
    assert "Internal customer relations" in told
    assert "内部服务 · 11 条消息" in says(stage, "ULINA", "/training 课程")


def test_a_course_is_read_by_its_name_or_how_it_begins(stage: Stage) -> None:
    facilitate(stage)
    for typed in ("Internal service", "internal s"):
        told = says(stage, "UALICE", f"/training courses {typed}")
        assert COURSE.goals[0]["en"] in told
        assert COURSE.behaviours[-1]["en"] in told
        assert "14\nquestion and plan" in told
        assert "180\nrefresher (optional)" in told
    assert "No course is called “Internal”, or several are." in refused(
        stage, lambda: stage.says("UALICE", "/training course Internal")
    )


def test_a_course_is_written_in_a_form_and_taken(stage: Stage) -> None:
    form = blank(stage)
    assert "days after the course, then commitment, recall, practice, check, review, evaluation" in stage.read(form)
    told = stage.read(stage.sends("UALICE", form, **WRITTEN))
    assert "Kept. New cohorts get it this way" in told
    assert "2 recall questions and one lesson" in told
    begin(stage, "UBOB", course=id_of(stage, "Handing over"))
    row = come(stage, "UBOB", "recall-14")
    form = opens(stage, row)
    (choice,) = form.fields
    question = {each.ask["en"]: each for each in written.course(WRITTEN | {"language": "en"}, None, "x").questions}
    shown = stage.read(form)
    asked = next(each for ask, each in question.items() if ask in shown)
    told = stage.read(stage.sends("UBOB", form, **{choice.key: str(asked.right)}))
    assert "Right." in told
    assert "alice put the course “Handing over” on offer" in says(stage, "UDAN", "/baton audit")


def test_a_course_is_written_in_chinese(stage: Stage) -> None:
    form = blank(stage, "ULINA")
    assert values(form)["steps"].startswith("0 承诺\n3 负责人")
    told = stage.read(stage.sends("ULINA", form, **IN_CHINESE), "zh-Hans")
    assert "已保存" in told
    again = blank(stage, "ULINA", id_of(stage, "交接班", "zh-Hans"))
    assert values(again)["steps"] == "0 承诺\n14 回忆\n90 评估"
    assert values(again)["questions"] == "谁念清单？ | 双方 | 没有人"


def test_every_line_that_cannot_be_read_is_named_at_its_field(stage: Stage) -> None:
    form = blank(stage)
    found = wrong(
        stage,
        form,
        **WRITTEN | {"questions": "Who?\nWhen? | Now", "lessons": "The list | Write it.", "links": "www.example.com"},
    )
    assert found == [
        ("questions", "Line 1: “Who?” needs a question and at least two answers, with | between."),
        ("questions", "Line 2: “When? | Now” needs a question and at least two answers, with | between."),
        ("lessons", "Line 1: “The list | Write it.” needs a title, words, a moment and an action, with | between."),
        ("links", "Line 1: “www.example.com” needs an address that begins with https://"),
    ]
    found = wrong(stage, form, **WRITTEN | {"steps": "0 commitment\nsoon recall\n14 booster\n7 party"})
    assert [field for field, _ in found] == ["steps"] * 3
    assert found[0][1].startswith("Line 2: “soon recall” is no step. Write the day and one of commitment, recall,")
    assert "booster" not in found[1][1].partition("Write the day")[2]
    found = wrong(stage, blank(stage, "ULINA"), "ULINA", **IN_CHINESE | {"questions": "谁？｜双方"})
    assert found[0] == ("questions", "第 1 行：“谁？｜双方”不完整，要有题目和至少两个答案，用 | 隔开")
    found = wrong(stage, blank(stage, "ULINA"), "ULINA", **IN_CHINESE | {"steps": "马上 承诺"})
    assert found[0][1].startswith("第 1 行：无法识别“马上 承诺”，请写天数，再写一种：承诺、回忆、练习")


def test_what_a_course_may_not_be_is_said_at_its_field_too(stage: Stage) -> None:
    form = blank(stage)
    found = dict(wrong(stage, form, **WRITTEN | {"behaviours": "Only one", "steps": "0 commitment\n500 recall"}))
    assert "name 3 to 7 things colleagues would see" in found["behaviours"]
    assert "choose a day from" in found["steps"]
    twice = wrong(stage, form, **WRITTEN | {"steps": "0 commitment\n0 commitment"})
    assert twice[0][0] == "steps"


def test_a_written_course_may_be_changed_and_new_questions_are_asked(stage: Stage) -> None:
    stage.sends("UALICE", blank(stage), **WRITTEN)
    form = blank(stage, id=id_of(stage, "Handing over"))
    assert values(form)["lessons"] == WRITTEN["lessons"]
    questions = "What is open? | Whatever is on the list | Nothing\nWho signs? | Both | Nobody"
    stage.sends("UALICE", form, questions=questions)
    begin(stage, "UBOB", course=id_of(stage, "Handing over"))
    asked = stage.read(opens(stage, come(stage, "UBOB", "recall-14")))
    assert "What is open?" in asked or "Who signs?" in asked
    assert "Handing over" in says(stage, "UALICE", "/training courses")
    assert says(stage, "UALICE", "/training courses").count("Handing over") == 1


def test_the_schedule_of_a_shipped_course_may_be_changed_and_running_cohorts_keep_theirs(stage: Stage) -> None:
    begin(stage, "UBOB")
    form = blank(stage, id="internal-service")
    assert list(values(form)) == ["steps"]
    lines = values(form)["steps"]
    assert lines.startswith("-7 diagnosis\n0 commitment\n1 recall")
    told = stage.read(stage.sends("UALICE", form, steps=lines.replace("180 refresh", "200 refresh")))
    assert "Kept. New cohorts get it this way; those that have begun keep what they have." in told
    assert "200\nrefresher" in told
    mine = id_of(stage, "Internal service")
    assert mine != "internal-service"
    assert sorted(each.day for each in theirs(stage, "UBOB").values())[-1] == 180
    cohort(stage, "ULINA", course=mine)
    assert sorted(each.day for each in theirs(stage, "ULINA").values())[-1] == 200
    # The shipped one comes back.
    stage.presses("UALICE", "training-course-end", mine)
    assert id_of(stage, "Internal service") == "internal-service"
    assert "comes with Baton and stays on offer" in refused(
        stage, lambda: stage.presses("UALICE", "training-course-end", "internal-service")
    )
    assert "alice took the course “Internal service” off offer" in says(stage, "UDAN", "/baton audit")


def test_the_words_of_the_steps_stay_when_their_days_change() -> None:
    changed = written.with_steps(COURSE, written.steps_as_lines(COURSE, "zh-Hans").replace("180", "170"))
    assert [each.say for each in changed.steps] == [each.say for each in COURSE.steps]
    assert [each.questions for each in changed.steps] == [each.questions for each in COURSE.steps]
    assert not list(check(changed))


def test_what_a_form_would_lose_is_changed_in_its_file(stage: Stage) -> None:
    course = written.course(WRITTEN | {"language": "en"}, None, "own")
    assert written.fits_a_form(course)
    assert not written.fits_a_form(COURSE)
    richer = replace(course, modules=(Module({"en": "The list"}, ({"en": "why"},)),))
    assert not written.fits_a_form(richer)
    question = replace(course.questions[0], answer={"en": "Because two see more."})
    assert not written.fits_a_form(replace(course, questions=(question, *course.questions[1:])))


@pytest.mark.parametrize("who", ["UALICE", "ULINA"])
@pytest.mark.parametrize("id", ["internal-service", "internal-customer-relations"])
def test_everything_facilitators_see_of_a_course_fits_into_slack(stage: Stage, who: str, id: str) -> None:
    made = begin(stage, "UBOB", course=id)
    facilitate(stage, who)
    voice = stage.voice(who)
    pages = ("courses", f"courses {COURSE.name['en']}", "cohorts", "cohort 1", "results 1", "effect 1", "learn")
    cards = [stage.says(who, f"/training {typed}") for typed in pages]
    cards.append(stage.presses(who, "training-course", id))
    for card in cards:
        assert isinstance(card, Card)
        (post,) = render_card(card, voice)
        assert_within_limits(post.blocks)
    forms = [stage.says(who, f"/training {typed}") for typed in ("new", "change 1", "copy 1", "roi 1")]
    forms += [stage.presses(who, "training-course-write", value) for value in ("", id)]
    forms += [stage.presses(who, action, made.id) for action in ("training-add", "training-remove")]
    for form in forms:
        assert isinstance(form, Form)
        view = render_form(form, voice)
        assert_within_limits(view)
        assert_nothing_shortened(view)
