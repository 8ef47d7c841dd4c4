"""What a course may not be, each in words that say where and what to do."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baton.conversation.words import Voice
from baton.domain.courses import (
    Course,
    Lesson,
    Link,
    Module,
    Question,
    Step,
    check,
    said,
    words_in,
)
from baton.domain.ratings import DIMENSIONS

ENGLISH, CHINESE = (Voice(language, ZoneInfo("UTC")) for language in ("en", "zh-Hans"))


def both(english: str, chinese: str = "照做") -> dict[str, str]:
    return {"en": english, "zh-Hans": chinese}


QUESTION = Question("ask-back", "asking", both("Which?"), (both("One", "一"), both("Two", "二")), 1, both("Why."))
LESSON = Lesson("ask", "asking", both("Ask"), both("Do ask."), both("somebody asks"), both("ask back"))
LESSONS = (LESSON, *(replace(LESSON, key=each, dimension=each) for each in DIMENSIONS))
SOUND = Course(
    key="asking",
    languages=("en", "zh-Hans"),
    name=both("Asking", "提问"),
    about=both("How to ask."),
    goals=(both("Better questions"),),
    behaviours=(both("Asks"), both("Listens"), both("Waits")),
    diagnoses=tuple(both(f"Statement {each}") for each in range(5)),
    questions=(QUESTION,),
    lessons=LESSONS,
    modules=(Module(both("Part one"), (both("A point"),)),),
    links=(Link(both("More"), "https://example.com/more"),),
    steps=(
        Step("before", -7, "diagnosis"),
        Step("recall", 1, "recall", questions=("ask-back",)),
        Step("practice", 7, "practice", say=both("Try it."), lessons=("ask",)),
        Step("booster", 60, "booster", lessons=DIMENSIONS),
        Step("evaluation", 90, "evaluation"),
    ),
)


def reasons(course: Course, voice: Voice = ENGLISH) -> list[str]:
    return [voice.say(each.line) for each in check(course)]


def with_question(**changes: Any) -> Course:
    return replace(SOUND, questions=(replace(QUESTION, **changes),))


def with_lesson(**changes: Any) -> Course:
    return replace(SOUND, lessons=(replace(LESSON, **changes), *LESSONS[1:]))


def with_step(step: Step) -> Course:
    return replace(SOUND, steps=(*SOUND.steps, step))


def test_a_sound_course_has_nothing_wrong() -> None:
    assert reasons(SOUND) == []


def test_a_course_in_one_language_is_sound_too() -> None:
    bare = Course("a", ("de",), {"de": "A"}, {"de": "B"}, ({"de": "C"},), ({"de": "D"},) * 3, (Step("a", 0, "review"),))
    assert reasons(bare) == []


@pytest.mark.parametrize(
    ("course", "reason"),
    [
        (replace(SOUND, key="Asking Well"), "key: “Asking Well” cannot be a key"),
        (replace(SOUND, key="a" * 61), "at most 60 characters"),
        (with_question(topic="how to ask"), "questions[ask-back].topic: “how to ask” cannot be a key"),
        (replace(SOUND, questions=(QUESTION, QUESTION)), "questions: the key ask-back is there twice"),
        (replace(SOUND, lessons=(*LESSONS, LESSON)), "lessons: the key ask is there twice"),
        (replace(SOUND, steps=SOUND.steps + SOUND.steps[-1:]), "steps: the key evaluation is there twice"),
        (replace(SOUND, languages=("en", "zh-Hans", "en")), "languages: en is there twice"),
        (replace(SOUND, name=both("Asking" * 11)), "name: please keep the words in en within 60 characters"),
        (replace(SOUND, about={"en": "How to ask."}), "about: the words in zh-Hans are missing"),
        (replace(SOUND, about=both("  ")), "about: the words in en are missing"),
        (replace(SOUND, about=both("a" * 1001)), "about: please keep the words in en within 1,000 characters"),
        (replace(SOUND, about={**SOUND.about, "fr": "Demander."}), "about: fr is not among the languages"),
        (replace(SOUND, about=both("A\0B")), "about: it holds a character that cannot be shown"),
        (replace(SOUND, goals=()), "goals: say at least one thing"),
        (replace(SOUND, goals=(both(""),)), "goals[0]: the words in en are missing"),
        (replace(SOUND, behaviours=SOUND.behaviours[:2]), "name 3 to 7 things colleagues would see somebody do. There"),
        (replace(SOUND, behaviours=SOUND.behaviours * 3), "behaviours: name 3 to 7 things"),
        (replace(SOUND, behaviours=SOUND.behaviours * 3), "There are 9."),
        (replace(SOUND, modules=(Module(both("")),)), "modules[0].title: the words in en are missing"),
        (
            replace(SOUND, modules=(Module(both("A"), (both(""),)),)),
            "modules[0].points[0]: the words in en are missing",
        ),
        (
            replace(SOUND, links=(Link(both("M"), "javascript:alert(1)"),)),
            "links[0].url: “javascript:alert(1)” opens n",
        ),
        (replace(SOUND, links=(Link(both("M"), "https://"),)), "Begin the address with https://"),
        (replace(SOUND, links=(Link(both(""), "https://a.example"),)), "links[0].title: the words in en are missing"),
        (with_question(ask=both("")), "questions[ask-back].ask: the words in en are missing"),
        (with_question(answer={"en": "Why."}), "questions[ask-back].answer: the words in zh-Hans are missing"),
        (
            with_question(right=2),
            "questions[ask-back].right: say which answer is right, counted from 0, so from 0 to 1",
        ),
        (with_question(right=-1), "questions[ask-back].right: say which answer is right"),
        (with_question(options=QUESTION.options[:1], right=0), "offer 2 to 5 answers. There are 1."),
        (
            with_question(options=(both("A", "甲"), both("A", "乙"))),
            "questions[ask-back].options: “A” is offered twice",
        ),
        (
            with_question(options=(both("A" * 76, "甲"), both("B", "乙"))),
            "options[0]: please keep the words in en withi",
        ),
        (with_lesson(words={"en": "Do."}), "lessons[ask].words: the words in zh-Hans are missing"),
        (with_lesson(cue=both("")), "lessons[ask].cue: the words in en are missing"),
        (with_lesson(action=both("")), "lessons[ask].action: the words in en are missing"),
        (with_lesson(dimension="speed"), "lessons[ask].dimension: “speed” is no dimension. There are reliability, res"),
        (with_lesson(tool="hammer"), "lessons[ask].tool: there is no tool “hammer”. There are rings, conflict, poa"),
        (replace(SOUND, steps=()), "steps: a course needs at least one step"),
        (with_step(Step("late", 401, "review")), "steps[late].day: choose a day from -30 to 400"),
        (with_step(Step("early", -31, "review")), "steps[early].day: choose a day from -30 to 400"),
        (with_step(Step("mute", 2, "review", say=both(""))), "steps[mute].say: the words in en are missing"),
        (with_step(Step("r", 2, "recall")), "steps[r].questions: a step of the kind recall asks a question"),
        (with_step(Step("c", 2, "check")), "steps[c].questions: a step of the kind check asks a question"),
        (with_step(Step("f", 2, "refresh")), "steps[f].questions: a step of the kind refresh asks a question"),
        (with_step(Step("p", 2, "practice")), "steps[p].lessons: there is nothing to practise without a lesson"),
        (
            with_step(Step("b", 2, "booster", lessons=("ask", *DIMENSIONS[1:]))),
            "a lesson for each. Missing: reliability",
        ),
        (
            with_step(Step("r", 2, "recall", questions=("x",))),
            "steps[r].questions: there is no question with the key x",
        ),
        (with_step(Step("m", 2, "manager", lessons=("x",))), "steps[m].lessons: there is no lesson with the key x"),
        (replace(SOUND, diagnoses=SOUND.diagnoses[:4]), "agree with 5 statements. Under diagnoses there are 4"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(course: Course, reason: str) -> None:
    said_to_be_wrong = reasons(course)
    assert any(reason in each for each in said_to_be_wrong), said_to_be_wrong
    assert len(said_to_be_wrong) == 1


def test_every_reason_is_said_in_chinese_too() -> None:
    missing = replace(SOUND, about={"en": "How to ask."}, goals=())
    assert reasons(missing, CHINESE) == ["about：缺少 zh-Hans 的文字", "goals：请至少写明一项课后要达成的改变"]


@pytest.mark.parametrize("language", ["zh", "zh-CN", "zh-Hant", "en-GB", "English", "", "EN"])
def test_a_language_that_no_reader_has_is_refused(language: str) -> None:
    assert (
        f"languages: “{language}” is not a language code"
        in reasons(replace(SOUND, languages=("en", "zh-Hans", language)))[0]
    )


def test_a_course_without_a_language_is_refused() -> None:
    assert reasons(replace(SOUND, languages=()))[0] == "languages: name at least one, such as en."


def test_more_than_fifteen_steps_are_too_many() -> None:
    steps = tuple(Step(f"step-{day}", day, "review") for day in range(16))
    assert reasons(replace(SOUND, steps=steps[:15])) == []
    assert reasons(replace(SOUND, steps=steps)) == ["steps: at most 15 messages fit into one follow-up. There are 16."]


def test_without_a_diagnosis_no_statements_are_needed() -> None:
    assert reasons(replace(SOUND, steps=SOUND.steps[1:], diagnoses=())) == []


def test_steps_may_stand_in_any_order() -> None:
    assert reasons(replace(SOUND, steps=SOUND.steps[::-1])) == []


def test_what_a_step_says_leaves_room_for_the_rest_of_a_message() -> None:
    just_fits = both("word " * 36, "字" * 60)
    too_long = both("word " * 37, "字" * 61)
    assert reasons(with_step(Step("s", 2, "review", say=just_fits))) == []
    assert reasons(with_step(Step("s", 2, "review", say=too_long))) == [
        "steps[s].say: 37 words in en are too many for a message. Keep it within 36.",
        "steps[s].say: 61 characters in zh-Hans are too many for a message. Keep it within 60.",
    ]


def test_all_reasons_are_found_at_once() -> None:
    wrong = replace(SOUND, key="?", goals=(), behaviours=(), links=(Link(both("x"), "ftp://x"),))
    assert len(reasons(wrong)) == 4


def test_questions_and_lessons_are_found_by_key() -> None:
    assert SOUND.question("ask-back") is QUESTION
    assert SOUND.lesson("empathy").dimension == "empathy"
    with pytest.raises(KeyError):
        SOUND.question("nothing")


def test_a_reader_of_another_language_gets_the_first_one() -> None:
    assert said(both("Ask", "问"), "zh-Hans") == "问"
    assert said({"de": "Fragen"}, "en") == "Fragen"


def test_length_is_counted_as_its_reader_would() -> None:
    assert (words_in("Ask before you promise."), words_in("写四行 KISS 就够")) == (4, 5)
