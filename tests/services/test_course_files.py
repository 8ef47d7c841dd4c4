"""Courses that come with Baton are complete and well written; files of others are read with every reason at once."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baton.conversation.words import Voice
from baton.domain.courses import Course, Question, words_in
from baton.domain.lines import Refusal
from baton.domain.ratings import DIMENSIONS
from baton.services.courses import as_data, files, from_data, read, schema, shipped

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = (Voice(language, ZoneInfo("UTC")) for language in ("en", "zh-Hans"))
KEYS = ("internal-customer-relations", "internal-service")
COURSES = [pytest.param(shipped()[key], id=key) for key in KEYS]
DAYS = [-7, 0, 1, 3, 7, 14, 30, 45, 60, 90, 180]
HAN = "[\u4e00-\u9fff]"
# What the two courses teach together: each of it is asked, and each of it can be practised.
TAUGHT = {
    *("internal-service", "three-questions", "need-ladder", "value-rings", "four-levels", "five-dimensions"),
    *("service-failure", "three-points", "service-chain", "orders", "poa", "wheel", "promises"),
    *("listening", "asking", "speaking", "telling", "playback", "sender-receiver", "barriers", "three-weapons"),
    *("empathy-triangle", "abcde", "red-green", "levels", "five-star", "preparation", "conversation-plan"),
    *("feedback-loop", "communication-plan", "stakeholders", "upward", "downward", "sideways", "mutual-help"),
    *("conflict-and-problem", "conflict-types", "conflict-sources", "conflict-modes", "conflict-steps"),
    *("responsibility-dilution", "four-r", "task-and-result", "five-obstacles", "kiss"),
    *("team-and-group", "team-traits", "team-stages"),
}
# What is taught by a question or a lesson alone.
TOUCHED = {
    *("kinds-of-customer", "four-behaviours", "conflict-performance", "team-curve"),
    *("causes", "channel", "matter-and-feeling", "co-creation", "contributions"),
}
SMALL = (ROOT / "docs" / "writing-a-course.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]


def texts(part: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of a course, with its place."""
    if isinstance(part, dict):
        yield place, part
    elif isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from texts(each, f"{place}[{getattr(each, 'key', number)}]")
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name), f"{place}.{field.name}")


def words(course: Course, language: str) -> list[tuple[str, str]]:
    return [(place, text[language]) for place, text in texts(course)]


def reasons(text: str | bytes, voice: Voice = ENGLISH) -> list[str]:
    with pytest.raises(Refusal) as refused:
        read(text)
    return [voice.say(each.line) for each in refused.value.all()]


# What comes with Baton


def test_both_courses_come_with_baton() -> None:
    assert {key: course.name["en"] for key, course in shipped().items()} == {
        "internal-customer-relations": "Internal customer relations",
        "internal-service": "Internal service",
    }
    assert sorted(each.name for each in files.folder().iterdir()) == [f"{key}.toml" for key in KEYS]


@pytest.mark.parametrize("course", COURSES)
def test_a_course_accompanies_people_for_half_a_year(course: Course) -> None:
    assert [step.day for step in course.steps] == DAYS
    assert [step.day for step in course.steps if step.kind == "manager"] == [3, 45]
    assert [step.day for step in course.steps if step.optional] == [180]
    assert all(step.say for step in course.steps)


@pytest.mark.parametrize("course", COURSES)
def test_a_course_has_enough_to_ask_and_to_practise(course: Course) -> None:
    assert len(course.questions) >= 14
    assert len(course.lessons) >= 14
    assert (len(course.behaviours), len(course.diagnoses)) == (5, 5)
    assert 3 <= len(course.goals) <= 4
    assert {lesson.dimension for lesson in course.lessons} >= set(DIMENSIONS)


def test_everything_the_courses_teach_is_asked_and_can_be_practised() -> None:
    asked = {question.topic for course in shipped().values() for question in course.questions}
    practised = {lesson.topic for course in shipped().values() for lesson in course.lessons}
    assert TAUGHT - asked == set()
    assert TAUGHT - practised == set()
    assert TOUCHED - asked - practised == set()


@pytest.mark.parametrize("course", COURSES)
def test_every_question_and_lesson_is_reached_by_some_step(course: Course) -> None:
    assert {each.key for each in course.questions} == {key for step in course.steps for key in step.questions}
    assert {each.key for each in course.lessons} == {key for step in course.steps for key in step.lessons}
    for step in course.steps:
        several = 5 if step.kind in ("recall", "practice", "check", "booster", "refresh") else 0
        assert max(len(step.questions), len(step.lessons)) >= several, step.key


@pytest.mark.parametrize("course", COURSES)
def test_right_answers_are_not_given_away_by_their_place_or_length(course: Course) -> None:
    places = Counter(question.right for question in course.questions)
    assert places.keys() == {0, 1, 2, 3}
    assert max(places.values()) - min(places.values()) <= 1
    for language in ("en", "zh-Hans"):
        stands_out = [each.key for each in course.questions if _longest_is_right(each, language)]
        assert len(stands_out) <= len(course.questions) // 2, stands_out
        for question in course.questions:
            lengths = [len(option[language]) for option in question.options]
            assert max(lengths) <= 2 * min(lengths), (question.key, lengths)
            assert 3 <= len(lengths) <= 4


def _longest_is_right(question: Question, language: str) -> bool:
    lengths = [len(option[language]) for option in question.options]
    return lengths[question.right] == max(lengths) and lengths.count(max(lengths)) == 1


@pytest.mark.parametrize("course", COURSES)
def test_a_lesson_takes_a_minute(course: Course) -> None:
    for lesson in course.lessons:
        assert 40 <= words_in(lesson.words["en"]) <= 70, lesson.key
        assert 60 <= words_in(lesson.words["zh-Hans"]) <= 120, lesson.key


@pytest.mark.parametrize("course", COURSES)
def test_cue_and_action_make_a_sentence(course: Course) -> None:
    for lesson in course.lessons:
        for text in (lesson.cue["en"], lesson.action["en"]):
            assert not text.startswith(("When", "I will", "If")), lesson.key
            assert not re.search(r"[.!?]$", text), lesson.key
        assert not re.search("^当|时$|[。！？]$", lesson.cue["zh-Hans"]), lesson.key
        assert not re.search("^我就|^就|[。！？]$", lesson.action["zh-Hans"]), lesson.key


@pytest.mark.parametrize("course", COURSES)
def test_english_is_set_as_english_is(course: Course) -> None:
    wrong = {
        "a straight apostrophe or quotation mark": "['\"]",
        "an exclamation mark": "!",
        "two spaces": "  |^ | $",
        "a hyphen for a dash": " - ",
        "three points": r"\.\.\.",
    }
    for place, text in words(course, "en"):
        for what, pattern in wrong.items():
            assert not re.search(pattern, text), f"{place}: {what}: {text}"


@pytest.mark.parametrize("course", COURSES)
def test_chinese_is_set_as_chinese_is(course: Course) -> None:
    wrong = {
        "people are addressed politely": "你",
        "nobody is shouted at": "[!！]",
        "Chinese has punctuation of its own": f"{HAN}[,?:;()]|[,?;()]{HAN}|{HAN}\\.|[\"']",
        "a space stands beside Latin letters and digits": f"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}",
        "no space stands beside full-width punctuation": "[，。：；？、（）“”] | [，。：；？、（）“”]",
        "no space stands between characters": f"{HAN} +{HAN}",
        "cute": "哦|哟|呢|啦|亲，",
        "a dash of two hyphens": "--",
    }
    for place, text in words(course, "zh-Hans"):
        for what, pattern in wrong.items():
            assert not re.search(pattern, text), f"{place}: {what}: {text}"


@pytest.mark.parametrize("course", COURSES)
def test_only_whole_paragraphs_end_in_a_chinese_full_stop(course: Course) -> None:
    for place, text in words(course, "zh-Hans"):
        if place.endswith(".words") or place == ".about":
            assert text.endswith(("。", "。”", "？", "？”")), f"{place}: {text}"
        else:
            assert not text.endswith(("。", "。”")), f"{place}: {text}"


@pytest.mark.parametrize("course", COURSES)
def test_no_mark_of_others_is_used(course: Course) -> None:
    everything = " ".join(text for language in course.languages for _, text in words(course, language))
    assert not re.search(r"\bTKI?\b|Thomas|Kilmann|Belbin|贝尔宾|Lencioni|NPS|\bToP\b|MBTI", everything)


def test_no_two_steps_say_the_same() -> None:
    said = [step.say["en"] for course in shipped().values() for step in course.steps if step.say]
    assert len(said) == len(set(said))


# Reading and keeping


@pytest.mark.parametrize("course", COURSES)
def test_a_course_survives_being_kept_as_plain_data(course: Course) -> None:
    assert from_data(json.loads(json.dumps(as_data(course)))) == course


def test_what_a_newer_baton_kept_can_still_be_read() -> None:
    course = shipped()["internal-service"]
    assert from_data(as_data(course) | {"colour": "red"}) == course


def test_the_example_of_the_document_is_a_sound_course() -> None:
    course = read(SMALL)
    assert (course.key, len(course.steps)) == ("asking-before-promising", 4)
    assert 40 <= words_in(course.lessons[0].words["en"]) <= 70


def test_steps_are_put_in_the_order_of_their_days() -> None:
    first_last = SMALL.replace("day = 0", "day = 91")
    assert [step.day for step in read(first_last).steps] == [2, 7, 90, 91]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_may_begin_with_a_byte_order_mark(encoding: str) -> None:
    assert read(SMALL.encode(encoding)) == read("\ufeff" + SMALL) == read(SMALL.replace("\n", "\r\n"))


def test_a_broken_file_is_refused_with_every_reason_at_once() -> None:
    broken = (
        SMALL.replace('name = { en = "Asking before promising" }', 'name = "Asking"')
        .replace("right = 1", 'right = "one"')
        .replace('kind = "recall"', 'kind = "quiz"\noptional = "perhaps"')
        .replace('goals = [{ en = "Fewer deliveries', 'goal = [{ en = "Fewer deliveries')
        .replace('questions = ["what-for"]', 'questions = "what-for"')
        .replace('cue = { en = "I am about to write “soon”" }', "cue = { en = 5 }\ncolour = 1")
    )
    assert reasons(broken) == [
        'name: give the words by language, such as en = "…".',
        "goals is missing.",
        "steps[remember].kind: no step is of this kind. Write diagnosis, commitment, recall, practice, check, review,"
        " booster, evaluation, refresh, or manager.",
        "steps[remember].questions: a list in square brackets belongs here.",
        "steps[remember].optional: write true or false.",
        "questions[what-for].right: a whole number belongs here, without quotation marks.",
        "lessons[name-a-day].cue.en: words in quotation marks belong here.",
        "lessons[name-a-day].colour: there is no such field. There are key, topic, title, words, cue, action,"
        " dimension, and tool.",
        "goal: there is no such field. There are key, languages, name, about, goals, behaviours, steps, modules,"
        " diagnoses, questions, lessons, and links.",
    ]
    assert 'name：请按语言分别填写，例如 zh-Hans = "…"' in reasons(broken, CHINESE)


def test_what_a_course_may_not_be_is_said_all_at_once_too() -> None:
    assert reasons(
        SMALL.replace("right = 1", "right = 3").replace('lessons = ["name-a-day"]', 'lessons = ["day"]')
    ) == [
        "questions[what-for].right: say which answer is right, counted from 0, so from 0 to 2.",
        "steps[try].lessons: there is no lesson with the key day. Add it, or take it out here.",
    ]


def test_a_part_without_a_key_is_named_by_its_number() -> None:
    assert reasons(SMALL.replace('key = "try"\nday = 7', 'day = "x"')) == [
        "steps[2].key is missing.",
        "steps[2].day: a whole number belongs here, without quotation marks.",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "key is missing."),
        ('name = "a\n', "at line 1, column 10"),
        ('key = "a"\nkey = "b"\n', "at line 2, column"),
        ("a = " + "[" * 5000, "The brackets in this file lie too deep inside one another."),
        ("a = " + "9" * 5000, "This cannot be read as TOML"),
        (b"\xff\xfe\x00", "The file is not in UTF-8."),
        (SMALL.encode("utf-16"), "The file is not in UTF-8."),
        ("steps = 3", "steps: a list in square brackets belongs here."),
        ("steps = [3]", "steps[0]: a part with fields of its own belongs here, not a single value."),
        ("[about]\nen = 2026-01-01", "about.en: words in quotation marks belong here."),
        (SMALL.replace("day = 2\n", "day = 2.5\n"), "steps[remember].day: a whole number belongs here"),
    ],
)
def test_what_is_no_course_is_refused_in_words(text: str | bytes, reason: str) -> None:
    assert any(reason in each for each in reasons(text))
    assert all(re.search(HAN, each) for each in reasons(text, CHINESE))


def test_the_schema_knows_what_the_rules_know() -> None:
    parts = schema()["$defs"]
    assert parts["Course"]["properties"]["behaviours"]["minItems"] == 3
    assert parts["Step"]["properties"]["day"] | {"minimum": -30, "maximum": 400} == parts["Step"]["properties"]["day"]
    assert parts["Lesson"]["properties"]["dimension"]["enum"] == ["", *DIMENSIONS]
    assert all(part["additionalProperties"] is False for part in parts.values())
