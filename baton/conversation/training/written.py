"""A course written in a form, one thing a line: read into a course, and put back into lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from baton.domain.courses import (
    ASKING,
    FEWEST_OPTIONS,
    KINDS,
    Course,
    Kind,
    Lesson,
    Link,
    Module,
    Question,
    Step,
    Text,
    said,
)
from baton.domain.lines import Line, Names, Refusal, refuse

BETWEEN = re.compile(r"\s*[|\uff5c]\s*")
STEP = re.compile(r"(?P<day>[-\u2212]?\d{1,3})\s*[,\uff0c:\uff1a]?\s*(?P<kind>\S+)")
MARK = " | "
LONGEST_SHOWN = 40
KIND_WORDS: dict[str, Kind] = {
    "诊断": "diagnosis",
    "承诺": "commitment",
    "回忆": "recall",
    "练习": "practice",
    "检查": "check",
    "回顾": "review",
    "强化": "booster",
    "评估": "evaluation",
    "温习": "refresh",
    "负责人": "manager",
}
DEFAULT_STEPS = "0 commitment\n3 manager\n14 recall\n30 review\n45 manager\n90 evaluation"
LESSON_PARTS = 4  # title, words, cue, action


def is_from_a_file(course: Course) -> bool:
    """Is there more in it than a form holds?"""
    return len(course.languages) > 1 or any(each.dimension or each.tool for each in course.lessons)


def course(fields: Mapping[str, str], before: Course | None, key: str) -> Course:
    """The course of a filled form. Refuses lines that cannot be read, all of them at once."""
    language = fields.get("language", "")
    questions, lessons, links = _questions(fields, language), _lessons(fields, language), _links(fields, language)
    wrong = [*questions[1], *lessons[1], *links[1]]
    refuse(wrong)
    draft = Course(
        key=key,
        languages=(language,),
        name={language: fields.get("name", "").strip()},
        about={language: fields.get("about", "").strip()},
        goals=tuple({language: each} for _, each in _lines(fields, "goals")),
        behaviours=tuple({language: each} for _, each in _lines(fields, "behaviours")),
        modules=tuple(Module({language: each}) for _, each in _lines(fields, "modules")),
        diagnoses=before.diagnoses if before else (),
        questions=questions[0],
        lessons=lessons[0],
        links=links[0],
        steps=before.steps if before else (),
    )
    return with_steps(draft, fields.get("steps", ""))


def with_steps(course: Course, lines: str) -> Course:
    """The same course with the schedule of these lines; the k-th step of a kind keeps what the k-th one said."""
    before: dict[Kind, list[Step]] = defaultdict(list)
    for step in sorted(course.steps, key=lambda step: step.day):
        before[step.kind].append(step)
    wrong: list[Refusal] = []
    steps: list[Step] = []
    count: Counter[Kind] = Counter()
    for number, line in _numbered(lines):
        hit = STEP.fullmatch(line)
        word = hit["kind"].casefold() if hit else ""
        kind = KIND_WORDS.get(word) or (cast(Kind, word) if word in KINDS else None)
        if hit is None or kind is None:
            wrong.append(_unread("steps", number, line))
            continue
        day = int(hit["day"].replace("\u2212", "-"))
        kept = before[kind][count[kind]] if count[kind] < len(before[kind]) else _step(course, kind)
        count[kind] += 1
        steps.append(replace(kept, key=f"{kind}-{day}", day=day))
    refuse(wrong)
    return replace(course, steps=tuple(sorted(steps, key=lambda step: step.day)))


def _step(course: Course, kind: Kind) -> Step:
    """A new step, with everything of the course it can choose from."""
    questions = tuple(each.key for each in course.questions) if kind in ASKING else ()
    lessons = tuple(each.key for each in course.lessons) if kind in ("practice", "booster") else ()
    return Step("", 0, kind, questions=questions, lessons=lessons)


def _unread(field: str, number: int, line: str) -> Refusal:
    kinds = Names(KINDS)
    return Refusal(Line(f"training-unread-{field}", line=str(number), words=line[:LONGEST_SHOWN], kinds=kinds), field)


def _questions(fields: Mapping[str, str], language: str) -> tuple[tuple[Question, ...], list[Refusal]]:
    """`question | right answer | wrong one | …`; where the right one stands differs from question to question."""
    found: list[Question] = []
    wrong: list[Refusal] = []
    for number, line in _lines(fields, "questions"):
        ask, *options = BETWEEN.split(line)
        if len(options) < FEWEST_OPTIONS or not all((ask, *options)):
            wrong.append(_unread("questions", number, line))
            continue
        place = number % len(options)
        right, *others = ({language: each} for each in options)
        shown: tuple[Text, ...] = (*others[:place], right, *others[place:])
        found.append(Question(f"q{number}", "own", {language: ask}, shown, place, right))
    return tuple(found), wrong


def _lessons(fields: Mapping[str, str], language: str) -> tuple[tuple[Lesson, ...], list[Refusal]]:
    """`title | words | when … | I will …`."""
    found: list[Lesson] = []
    wrong: list[Refusal] = []
    for number, line in _lines(fields, "lessons"):
        cells = BETWEEN.split(line)
        if len(cells) != LESSON_PARTS or not all(cells):
            wrong.append(_unread("lessons", number, line))
            continue
        title, words, cue, action = ({language: each} for each in cells)
        found.append(Lesson(f"l{number}", "own", title, words, cue, action))
    return tuple(found), wrong


def _links(fields: Mapping[str, str], language: str) -> tuple[tuple[Link, ...], list[Refusal]]:
    found: list[Link] = []
    wrong: list[Refusal] = []
    for number, line in _lines(fields, "links"):
        title, _, url = line.replace("\uff5c", "|").rpartition("|")
        if not url.strip().startswith(("http://", "https://")):
            wrong.append(_unread("links", number, line))
            continue
        found.append(Link({language: title.strip() or url.strip()}, url.strip()))
    return tuple(found), wrong


def _lines(fields: Mapping[str, str], key: str) -> list[tuple[int, str]]:
    return list(_numbered(fields.get(key, "")))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if words := " ".join(line.split()):
            yield number, words


def as_lines(course: Course | None, language: str) -> dict[str, str]:
    """A course as the fields of its form; an empty form with a schedule to begin with."""
    if course is None:
        empty = ("name", "about", "goals", "behaviours", "modules", "questions", "lessons", "links")
        return dict.fromkeys(empty, "") | {"steps": DEFAULT_STEPS}

    def each(texts: Iterator[Text]) -> str:
        return "\n".join(said(text, language) for text in texts)

    return {
        "name": said(course.name, language),
        "about": said(course.about, language),
        "goals": each(iter(course.goals)),
        "behaviours": each(iter(course.behaviours)),
        "modules": each(module.title for module in course.modules),
        "questions": "\n".join(_question_line(question, language) for question in course.questions),
        "lessons": "\n".join(_lesson_line(lesson, language) for lesson in course.lessons),
        "links": "\n".join(f"{said(link.title, language)}{MARK}{link.url}" for link in course.links),
        "steps": steps_as_lines(course),
    }


def steps_as_lines(course: Course) -> str:
    """The schedule, one step a line."""
    return "\n".join(f"{step.day} {step.kind}" for step in sorted(course.steps, key=lambda step: step.day))


def _question_line(question: Question, language: str) -> str:
    wrong = (option for at, option in enumerate(question.options) if at != question.right)
    options = (question.options[question.right], *wrong)
    return MARK.join([said(question.ask, language), *(said(option, language) for option in options)])


def _lesson_line(lesson: Lesson, language: str) -> str:
    return MARK.join(said(text, language) for text in (lesson.title, lesson.words, lesson.cue, lesson.action))
