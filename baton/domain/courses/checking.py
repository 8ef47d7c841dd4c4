"""A course can be taught from when everything it names is there, in every language, and short enough to be read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from baton.domain.courses.course import (
    ASKING,
    DIAGNOSES,
    FEWEST_BEHAVIOURS,
    FEWEST_OPTIONS,
    FIRST_DAY,
    LAST_DAY,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_OPTION,
    LONGEST_SAID_HAN,
    LONGEST_SAID_WORDS,
    LONGEST_TEXT,
    MOST_BEHAVIOURS,
    MOST_OPTIONS,
    MOST_STEPS,
    TOOLS,
    Course,
    Lesson,
    Question,
    Step,
    Text,
)
from baton.domain.lines import Line, Names, Refusal
from baton.domain.ratings import DIMENSIONS

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"zh-Hans|(?!zh)[a-z]{2,3}")  # what readers have: en, not en-GB; zh-Hans, not zh
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")
_HAN = re.compile("[\u3400-\u9fff]")

Spot = tuple[str, Text, int]  # where a text stands in the file, the text, and how long it may be


def check(course: Course) -> Iterator[Refusal]:
    """Everything that is wrong with a course, each reason naming its place in the file."""
    for rule in (_languages, _keys, _texts, _content, _questions, _lessons, _links, _steps):
        yield from (Refusal(line) for line in rule(course))


def words_in(text: str) -> int:
    """How long a text is for its reader: Chinese characters if there are any, words otherwise.

    >>> words_in("Ask before you promise"), words_in("先问再答应")
    (4, 5)
    """
    return len(_HAN.findall(text)) or len(text.split())


def _languages(course: Course) -> Iterator[Line]:
    if not course.languages:
        yield Line("course-languages-none")
    for language in _twice(course.languages):
        yield Line("course-languages-twice", language=language)
    for language in course.languages:
        if not _LANGUAGE.fullmatch(language):
            yield Line("course-language", language=language)


def _keys(course: Course) -> Iterator[Line]:
    """Keys and topics are short slugs, and no two of a kind have the same."""
    named = [("key", course.key)]
    groups = {
        "questions": [each.key for each in course.questions],
        "lessons": [each.key for each in course.lessons],
        "steps": [each.key for each in course.steps],
    }
    for group, keys in groups.items():
        named += [(f"{group}[{number}].key", key) for number, key in enumerate(keys)]
        for key in _twice(keys):
            yield Line("course-key-twice", place=group, key=key)
    for group, topical in (("questions", course.questions), ("lessons", course.lessons)):
        named += [(f"{group}[{each.key}].topic", each.topic) for each in topical]
    for place, key in named:
        if len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
            yield Line("course-key", place=place, key=key, most=LONGEST_KEY)


def _texts(course: Course) -> Iterator[Line]:
    """Every text is there in every language and in no other, no longer than fits, and can be shown."""
    for place, text, longest in _spots(course):
        for language in course.languages:
            words = text.get(language, "")
            if not words.strip():
                yield Line("course-text-missing", place=place, language=language)
            if len(words) > longest:
                yield Line("course-text-long", place=place, language=language, most=longest)
        for language in text.keys() - set(course.languages):
            yield Line("course-text-extra", place=place, language=language)
        if any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in "".join(text.values())):
            yield Line("course-text-strange", place=place)


def _spots(course: Course) -> Iterator[Spot]:
    """Every text of the course."""
    yield "name", course.name, LONGEST_NAME
    yield "about", course.about, LONGEST_TEXT
    for group, texts in (("goals", course.goals), ("behaviours", course.behaviours), ("diagnoses", course.diagnoses)):
        yield from _listed(group, texts)
    for number, module in enumerate(course.modules):
        yield f"modules[{number}].title", module.title, LONGEST_TEXT
        yield from _listed(f"modules[{number}].points", module.points)
    for question in course.questions:
        place = f"questions[{question.key}]"
        yield f"{place}.ask", question.ask, LONGEST_TEXT
        yield from _listed(f"{place}.options", question.options, LONGEST_OPTION)
        yield f"{place}.answer", question.answer, LONGEST_TEXT
    for lesson in course.lessons:
        for field, text in (("title", lesson.title), ("words", lesson.words), ("cue", lesson.cue)):
            yield f"lessons[{lesson.key}].{field}", text, LONGEST_TEXT
        yield f"lessons[{lesson.key}].action", lesson.action, LONGEST_TEXT
    for number, link in enumerate(course.links):
        yield f"links[{number}].title", link.title, LONGEST_TEXT
    yield from ((f"steps[{step.key}].say", step.say, LONGEST_TEXT) for step in course.steps if step.say is not None)


def _listed(place: str, texts: Iterable[Text], longest: int = LONGEST_TEXT) -> Iterator[Spot]:
    yield from ((f"{place}[{number}]", text, longest) for number, text in enumerate(texts))


def _content(course: Course) -> Iterator[Line]:
    if not course.goals:
        yield Line("course-goals-none")
    count = len(course.behaviours)
    if not FEWEST_BEHAVIOURS <= count <= MOST_BEHAVIOURS:
        yield Line("course-behaviours", least=FEWEST_BEHAVIOURS, most=MOST_BEHAVIOURS, count=count)
    if not course.steps:
        yield Line("course-steps-none")
    if len(course.steps) > MOST_STEPS:
        yield Line("course-steps-too-many", most=MOST_STEPS, count=len(course.steps))


def _questions(course: Course) -> Iterator[Line]:
    for question in course.questions:
        yield from _question(question, f"questions[{question.key}]")


def _question(question: Question, place: str) -> Iterator[Line]:
    count = len(question.options)
    if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        yield Line("course-options", place=f"{place}.options", least=FEWEST_OPTIONS, most=MOST_OPTIONS, count=count)
    if not 0 <= question.right < count:
        yield Line("course-right", place=f"{place}.right", last=max(count - 1, 0))
    for language in sorted({language for option in question.options for language in option}):
        for words in _twice(option[language] for option in question.options if option.get(language)):
            yield Line("course-option-twice", place=f"{place}.options", words=words)


def _lessons(course: Course) -> Iterator[Line]:
    for lesson in course.lessons:
        place = f"lessons[{lesson.key}]"
        if lesson.dimension and lesson.dimension not in DIMENSIONS:
            known = Names(DIMENSIONS)
            yield Line("course-dimension", place=f"{place}.dimension", dimension=lesson.dimension, known=known)
        if lesson.tool and lesson.tool not in TOOLS:
            yield Line("course-tool", place=f"{place}.tool", tool=lesson.tool, known=Names(TOOLS))


def _links(course: Course) -> Iterator[Line]:
    for number, link in enumerate(course.links):
        if not _ADDRESS.fullmatch(link.url):
            yield Line("course-link", place=f"links[{number}].url", address=link.url)


def _steps(course: Course) -> Iterator[Line]:
    questions = {each.key: each for each in course.questions}
    lessons = {each.key: each for each in course.lessons}
    for step in course.steps:
        place = f"steps[{step.key}]"
        if not FIRST_DAY <= step.day <= LAST_DAY:
            yield Line("course-step-day", place=f"{place}.day", first=FIRST_DAY, last=LAST_DAY)
        for key in dict.fromkeys(step.questions):
            if key not in questions:
                yield Line("course-step-no-question", place=f"{place}.questions", key=key)
        for key in dict.fromkeys(step.lessons):
            if key not in lessons:
                yield Line("course-step-no-lesson", place=f"{place}.lessons", key=key)
        yield from _needs(step, place, lessons, len(course.diagnoses))
        yield from _said(step, f"{place}.say")


def _needs(step: Step, place: str, lessons: Mapping[str, Lesson], diagnoses: int) -> Iterator[Line]:
    """What a step of its kind cannot do without; behaviours, which an evaluation asks about, every course has."""
    if step.kind in ASKING and not step.questions:
        yield Line("course-step-questions", place=f"{place}.questions", kind=step.kind)
    if step.kind == "practice" and not step.lessons:
        yield Line("course-step-lessons", place=f"{place}.lessons")
    if step.kind == "booster":
        helped = {lessons[key].dimension for key in step.lessons if key in lessons}
        if missing := tuple(each for each in DIMENSIONS if each not in helped):
            yield Line("course-step-dimensions", place=f"{place}.lessons", missing=Names(missing))
    if step.kind == "diagnosis" and diagnoses != DIAGNOSES:
        yield Line("course-step-diagnoses", place=place, wanted=DIAGNOSES, count=diagnoses)


def _said(step: Step, place: str) -> Iterator[Line]:
    for language, words in (step.say or {}).items():
        length = words_in(words)
        if _HAN.search(words) and length > LONGEST_SAID_HAN:
            yield Line("course-said-han", place=place, language=language, most=LONGEST_SAID_HAN, count=length)
        elif not _HAN.search(words) and length > LONGEST_SAID_WORDS:
            yield Line("course-said-words", place=place, language=language, most=LONGEST_SAID_WORDS, count=length)


def _twice(values: Iterable[str]) -> list[str]:
    """What stands there more than once, in order."""
    listed = list(values)
    return [each for each in dict.fromkeys(listed) if listed.count(each) > 1]
