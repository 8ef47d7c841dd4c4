"""A course is a TOML file: whoever can write one can teach with it, and is told at once what does not fit."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from baton.domain.courses import (
    DIAGNOSES,
    FEWEST_BEHAVIOURS,
    FEWEST_OPTIONS,
    FIRST_DAY,
    KINDS,
    LAST_DAY,
    LONGEST_OPTION,
    MOST_BEHAVIOURS,
    MOST_OPTIONS,
    MOST_STEPS,
    TOOLS,
    Course,
    Lesson,
    Link,
    Module,
    Question,
    Step,
    check,
)
from baton.domain.lines import Line, Names, Refusal, refuse
from baton.domain.ratings import DIMENSIONS

SUFFIX = ".toml"

# Whoever writes a file learns of a misspelt field; what was kept once is read whatever has been added since. A list of
# one course, because pydantic gives no rules to a bare dataclass that has none itself.
_WRITTEN: TypeAdapter[tuple[Course]] = TypeAdapter(tuple[Course], config=ConfigDict(extra="forbid"))
_KEPT: TypeAdapter[Course] = TypeAdapter(Course)

_PARTS: Mapping[str, type] = {
    "questions": Question,
    "lessons": Lesson,
    "modules": Module,
    "links": Link,
    "steps": Step,
}
_WRONG = {
    "missing": "course-missing",
    "string_type": "course-no-words",
    "dict_type": "course-no-languages",
    "int_type": "course-no-number",
    "int_parsing": "course-no-number",
    "int_parsing_size": "course-no-number",
    "int_from_float": "course-no-number",
    "bool_type": "course-no-yes-or-no",
    "bool_parsing": "course-no-yes-or-no",
    "tuple_type": "course-no-list",
    "dataclass_type": "course-no-table",
}


def read(text: str | bytes) -> Course:
    """The course a file describes, its steps in the order of their days. Refuses with every reason at once.

    What is no course at all (a field missing, words where a number belongs) is told first, all of it; what a course
    may not be, once it is one.
    """
    data = _parsed(text)
    try:
        (course,) = _WRITTEN.validate_python((data,))
    except ValidationError as wrong:
        refuse([Refusal(_line(each, data)) for each in wrong.errors(include_url=False, include_input=False)])
        raise  # an error without details is none that we know
    refuse(list(check(course)))
    return replace(course, steps=tuple(sorted(course.steps, key=lambda step: step.day)))


def folder() -> Traversable:
    """Where the courses lie that come with Baton."""
    return files("baton").joinpath("courses")


@cache
def shipped() -> Mapping[str, Course]:
    """The courses that come with Baton, by their key."""
    found = sorted((each for each in folder().iterdir() if each.name.endswith(SUFFIX)), key=lambda each: each.name)
    courses = [read(each.read_bytes()) for each in found]
    return MappingProxyType({course.key: course for course in courses})


def as_data(course: Course) -> dict[str, Any]:
    """A course as plain data, for a column of the database."""
    data: dict[str, Any] = _KEPT.dump_python(course, mode="json")
    return data


def from_data(data: Mapping[str, Any]) -> Course:
    """A course that was kept with `as_data`."""
    return _KEPT.validate_python(dict(data))


def schema() -> dict[str, Any]:
    """What a course file may hold, as a JSON schema: for editors that check while one writes."""
    found = _WRITTEN.json_schema()
    parts: dict[str, Any] = found["$defs"]
    for name, field, bounds in _BOUNDS:
        parts[name]["properties"][field] |= bounds
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A course for Baton",
        "$ref": "#/$defs/Course",
        "$defs": parts,
    }


_BOUNDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Course", "languages", {"minItems": 1, "uniqueItems": True}),
    ("Course", "goals", {"minItems": 1}),
    ("Course", "behaviours", {"minItems": FEWEST_BEHAVIOURS, "maxItems": MOST_BEHAVIOURS}),
    ("Course", "diagnoses", {"maxItems": DIAGNOSES}),
    ("Course", "steps", {"minItems": 1, "maxItems": MOST_STEPS}),
    ("Step", "day", {"minimum": FIRST_DAY, "maximum": LAST_DAY}),
    ("Step", "kind", {"enum": list(KINDS)}),
    ("Question", "options", {"minItems": FEWEST_OPTIONS, "maxItems": MOST_OPTIONS}),
    ("Question", "right", {"minimum": 0, "description": "Which option is right, counted from 0."}),
    ("Question", "ask", {"description": f"Options hold at most {LONGEST_OPTION} characters."}),
    ("Lesson", "dimension", {"enum": ["", *DIMENSIONS]}),
    ("Lesson", "tool", {"enum": ["", *TOOLS]}),
    ("Link", "url", {"pattern": "^https?://"}),
)


def _parsed(text: str | bytes) -> dict[str, Any]:
    try:
        whole = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Refusal(Line("course-not-utf8")) from None
    try:
        return tomllib.loads(whole)
    except RecursionError:
        raise Refusal(Line("course-too-deep")) from None
    except ValueError as wrong:  # a number of thousands of digits is no TOMLDecodeError
        raise Refusal(Line("course-not-toml", reason=str(wrong))) from None


def _line(error: ErrorDetails, data: Mapping[str, Any]) -> Line:
    """One thing that is no part of a course, in a sentence that names its place."""
    _, *location = error["loc"]  # the list of one course
    place = _place(location, data)
    if error["type"] == "unexpected_keyword_argument":
        within = _PARTS[str(location[0])] if len(location) > 1 else Course
        return Line("course-no-such-field", place=place, known=Names(tuple(each.name for each in fields(within))))
    if error["type"] == "literal_error":
        return Line("course-no-such-kind", place=place, known=Names(KINDS, either=True))
    return Line(_WRONG.get(error["type"], "course-unreadable"), place=place)


def _place(location: list[int | str], data: Any) -> str:
    """Where in the file: steps[check].day, by the key of a part; by its number, counted from 0, where it has none."""
    said = ""
    for part in location:
        try:
            data = data[part]
        except (LookupError, TypeError):
            data = None
        key = data.get("key") if isinstance(data, dict) else None
        if isinstance(part, int):
            said += f"[{key if isinstance(key, str) and key else part}]"
        else:
            said += f".{part}" if said else part
    return said
