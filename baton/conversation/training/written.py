"""A course written in a form, one thing a line: read into a course, and put back into lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from baton.conversation.words import CHINESE
from baton.domain.courses import (
    ASKING,
    DIAGNOSES,
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
from baton.domain.ratings import DIMENSIONS

BETWEEN = re.compile(r"\s*[|\uff5c]\s*")
STEP = re.compile(r"(?P<day>[-\u2212]?\d{1,3})\s*[,\uff0c:\uff1a]?\s*(?P<kind>\S+)")
MARK = " | "
LONGEST_SHOWN = 40
LONGEST_LINES = 3000
FIELDS = ("name", "about", "goals", "behaviours", "modules", "questions", "lessons", "links", "steps")
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
CHINESE_WORDS = {kind: word for word, kind in KIND_WORDS.items()}
DEFAULT_STEPS: tuple[tuple[int, Kind], ...] = (
    *((0, "commitment"), (3, "manager"), (14, "recall"), (30, "review"), (45, "manager"), (90, "evaluation")),
)
LESSON_PARTS = 4  # title, words, cue, action


def fits_a_form(known: Course) -> bool:
    """Is there nothing in it that a form would lose? What it is filled with is read back as the same course."""
    if len(known.languages) > 1:
        return False
    fields = as_lines(known, known.languages[0]) | {"language": known.languages[0]}
    if any(len(each) > LONGEST_LINES for each in fields.values()):
        return False
    try:
        return course(fields, known, known.key) == known
    except Refusal:
        return False


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
        steps=(),
    )
    # Steps choose from all questions and lessons there are now, not from those there were.
    steps = tuple(_choosing(draft, each) for each in before.steps) if before else ()
    return with_steps(replace(draft, steps=steps), fields.get("steps", ""))


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
        if hit is None or kind is None or Line(f"training-word-{kind}") not in possible(course).items:
            wrong.append(_unread("steps", number, line, course))
            continue
        day = int(hit["day"].replace("\u2212", "-"))
        kept = before[kind][count[kind]] if count[kind] < len(before[kind]) else _step(course, kind)
        count[kind] += 1
        steps.append(replace(kept, key=_key(kind, day), day=day))
    refuse(wrong)
    return replace(course, steps=tuple(sorted(steps, key=lambda step: step.day)))


def _key(kind: Kind, day: int) -> str:
    return f"{kind}-{day}" if day >= 0 else f"{kind}-before-{-day}"


def _step(course: Course, kind: Kind) -> Step:
    return _choosing(course, Step("", 0, kind))


def _choosing(course: Course, step: Step) -> Step:
    """A step with everything of the course it can choose from."""
    questions = tuple(each.key for each in course.questions) if step.kind in ASKING else ()
    lessons = tuple(each.key for each in course.lessons) if step.kind in ("practice", "booster") else ()
    return replace(step, questions=questions, lessons=lessons)


def possible(course: Course | None) -> Names:
    """The kinds of steps a course can have: a booster needs lessons for all dimensions, a diagnosis statements."""
    missing: set[Kind] = set()
    if course is None or len(course.diagnoses) != DIAGNOSES:
        missing.add("diagnosis")
    if course is None or not {each.dimension for each in course.lessons}.issuperset(DIMENSIONS):
        missing.add("booster")
    return Names(tuple(Line(f"training-word-{each}") for each in KINDS if each not in missing), either=True)


def _unread(field: str, number: int, line: str, course: Course | None = None) -> Refusal:
    kinds = possible(course)
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
        place = (len(found) + 1) % len(options)
        right, *others = ({language: each} for each in options)
        shown: tuple[Text, ...] = (*others[:place], right, *others[place:])
        found.append(Question(f"q{len(found) + 1}", "own", {language: ask}, shown, place, right))
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
        found.append(Lesson(f"l{len(found) + 1}", "own", title, words, cue, action))
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


def as_lines(course: Course | None, language: str, reader: str = "en") -> dict[str, str]:
    """A course as the fields of its form, its steps as `reader` calls them; an empty form has steps to begin with."""
    if course is None:
        return dict.fromkeys(FIELDS, "") | {"steps": _step_lines(DEFAULT_STEPS, reader)}

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
        "steps": steps_as_lines(course, reader),
    }


def steps_as_lines(course: Course, reader: str) -> str:
    """The schedule, one step a line, in words of a reader’s language."""
    return _step_lines(sorted((step.day, step.kind) for step in course.steps), reader)


def _step_lines(steps: Sequence[tuple[int, Kind]], reader: str) -> str:
    words = CHINESE_WORDS if reader == CHINESE else {}
    return "\n".join(f"{day} {words.get(kind, kind)}" for day, kind in steps)


def at_fields(refusal: Refusal) -> Iterator[Refusal]:
    """What a course may not be, each reason at the field of the form that its place in a file stands for."""
    for each in refusal.all():
        place = str(each.line.values.get("place", each.line.id.removeprefix("course-")))
        named = next((field for field in FIELDS if place.startswith(field)), None)
        yield Refusal(each.line, each.field or named)


def _question_line(question: Question, language: str) -> str:
    wrong = (option for at, option in enumerate(question.options) if at != question.right)
    options = (question.options[question.right], *wrong)
    return MARK.join([said(question.ask, language), *(said(option, language) for option in options)])


def _lesson_line(lesson: Lesson, language: str) -> str:
    return MARK.join(said(text, language) for text in (lesson.title, lesson.words, lesson.cue, lesson.action))
