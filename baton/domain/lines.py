"""A line is something Baton says, before it is in any language or markup."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mention:
    """A person (or a channel) that a line speaks of. The door decides whether it rings."""

    id: str
    name: str
    kind: str = "person"  # or "channel"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, written out in the reader's language; `with_year` where the year is not plain."""

    date: date
    with_year: bool = False


def day_seen_from(day: date, today: date) -> Day:
    """A day as it is said on `today`: with its year, unless it is this one."""
    return Day(day, day.year != today.year)


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its ISO number (2026-W47), written out in the reader's language."""

    iso: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, shown in each reader's own time zone."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name, called as the reader's language calls it."""

    name: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its code of two letters, called as the reader's language calls it."""

    code: str


@dataclass(frozen=True, slots=True)
class Names:
    """Several people or words, joined the way the reader's language joins a list; `either`: to choose one from."""

    items: tuple["Mention | Line | str", ...]
    either: bool = False


@dataclass(frozen=True, slots=True, init=False)
class Line:
    """One message id of the dictionaries with its values.

    Values are text as people typed it (the door escapes it), numbers, mentions, days, moments, lists of these,
    or other lines (a level's name inside a sentence).
    """

    id: str
    values: Mapping[str, "Value"]

    def __init__(self, id: str, **values: "Value") -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "values", MappingProxyType(values))

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted((k, repr(v)) for k, v in self.values.items()))))


Value = str | int | float | Mention | Day | Week | Zone | Country | Moment | Names | Line


def verbatim(text: str) -> Line:
    """A person's own words where a line is expected: said as they stand, escaped by the door."""
    return Line("verbatim", text=text)


class Refusal(Exception):
    """The only exception a person reads: one sentence that says what to do next.

    `field` names the form field it belongs to; `others` are further refusals found in the same input,
    so that a person learns all reasons at once.
    """

    def __init__(self, line: Line, field: str | None = None, others: tuple["Refusal", ...] = ()) -> None:
        super().__init__(line.id)
        self.line = line
        self.field = field
        self.others = others

    def all(self) -> tuple["Refusal", ...]:
        """This refusal and its companions, flat, in the order they were found."""
        return (self, *self.others)


def refuse(refusals: list[Refusal]) -> None:
    """Raise all reasons together; no reasons, no refusal."""
    if refusals:
        raise Refusal(refusals[0].line, refusals[0].field, tuple(refusals[1:]))
