"""A card is what a person sees: a few parts from top to bottom, in no language and no markup.

Every door renders the same cards. Parts hold only lines, numbers and addresses; the renderer knows the platform's
limits and downgrades on purpose (a chart always carries its numbers as text too).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from baton.domain.lines import Line

Style = Literal["plain", "primary", "danger"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One label with its value."""

    label: Line
    value: Line


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with values, side by side where there is room."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: how a number came about, how to stop a message."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, set apart."""

    line: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section inside a card."""

    line: Line


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin rule between two sections."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; the first column names the row. `numeric` columns are aligned right."""

    title: Line
    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a value (or none) for each category."""

    name: Line
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a picture, and always as text: `bar`, `line` over categories, or `pie` over one series.

    `top` is the value of a full bar (5 for a scale of five), so that bars can be compared between charts.
    """

    title: Line
    kind: Literal["bar", "line", "pie"]
    categories: tuple[Line, ...]
    series: tuple[Series, ...]
    top: float | None = None
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asks once more before a button does what cannot be undone."""

    title: Line
    text: Line
    yes: Line
    no: Line


@dataclass(frozen=True, slots=True)
class Button:
    """Does the action `action` of the desk with `value` when pressed.

    `opens` says that the action answers with a form (Slack opens it after the click, Teams asks for it before).
    """

    label: Line
    action: str
    value: str = ""
    style: Style = "plain"
    opens: bool = False
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ordinary text, with at most one thing to press beside it."""

    line: Line
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A button that leads to an address outside."""

    label: Line
    url: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Things to press, in one row; what matters less waits in a menu at its end, without its style."""

    items: tuple[Button | Link, ...]
    more: tuple[Button, ...] = ()


Part = Paragraph | Facts | Note | Quote | Heading | Divider | Table | Chart | Buttons


@dataclass(frozen=True, slots=True)
class Card:
    """What a person sees. `summary` is what a notification and a screen reader say; it is never empty.

    With `turns_page` it takes the place of the card whose button was pressed, if only that person sees it.
    """

    summary: Line
    parts: tuple[Part, ...] = ()
    title: Line | None = None
    turns_page: bool = False

    @staticmethod
    def saying(line: Line, *parts: Part) -> "Card":
        """A card whose first paragraph is also its summary."""
        return Card(summary=line, parts=(Paragraph(line), *parts))

    def pressable(self) -> Iterator[Button | Link]:
        """Everything that can be pressed, from top to bottom."""
        for part in self.parts:
            if isinstance(part, Buttons):
                yield from (*part.items, *part.more)
            elif isinstance(part, Paragraph) and part.button:
                yield part.button


def buttons(*items: Button | Link, more: Sequence[Button] = ()) -> Buttons:
    """A row of buttons, `more` of them in a menu at its end."""
    return Buttons(tuple(items), tuple(more))


def facts(*pairs: tuple[Line, Line]) -> Facts:
    """Facts from (label, value) pairs."""
    return Facts(tuple(Fact(label, value) for label, value in pairs))


def parts(items: Sequence[Part | None]) -> tuple[Part, ...]:
    """The parts that are there, in order; lets a card name optional parts in place."""
    return tuple(item for item in items if item is not None)
