"""A form asks a person for several things at once; every field says what it wants in the person's own language.

Answers come back as plain values by field key (`Answers`): text, number, day, tick, or person ids. A field left
empty is absent from the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from baton.domain.lines import Line


@dataclass(frozen=True, slots=True)
class TextField:
    """Words, on one line or several. Lengths are in characters."""

    key: str
    label: Line
    required: bool = True
    hint: Line | None = None
    placeholder: Line | None = None
    multiline: bool = False
    shortest: int = 0
    longest: int = 3000
    value: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `value` is what comes back."""

    value: str
    label: Line
    description: Line | None = None


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of a few, or several of them when `many`."""

    key: str
    label: Line
    options: tuple[Option, ...]
    required: bool = True
    hint: Line | None = None
    many: bool = False
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleField:
    """A labelled scale from 1 upwards; every point has its own words. Comes back as a number."""

    key: str
    label: Line
    points: tuple[Line, ...]
    required: bool = True
    hint: Line | None = None
    value: int | None = None


@dataclass(frozen=True, slots=True)
class PersonField:
    """One person of the workspace."""

    key: str
    label: Line
    required: bool = True
    hint: Line | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class PeopleField:
    """Several people of the workspace."""

    key: str
    label: Line
    required: bool = True
    hint: Line | None = None
    most: int = 20
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelField:
    """One channel of the workspace, public or private; its id comes back."""

    key: str
    label: Line
    required: bool = True
    hint: Line | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class TeamField:
    """One of our own teams, as (id, name) pairs in the order shown."""

    key: str
    label: Line
    teams: tuple[tuple[str, str], ...]
    required: bool = True
    hint: Line | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class DateField:
    """A calendar day."""

    key: str
    label: Line
    required: bool = True
    hint: Line | None = None
    value: date | None = None


@dataclass(frozen=True, slots=True)
class NumberField:
    """A number, whole or (with `decimals`) not."""

    key: str
    label: Line
    required: bool = True
    hint: Line | None = None
    least: float | None = None
    most: float | None = None
    decimals: bool = False
    value: float | None = None


@dataclass(frozen=True, slots=True)
class TickField:
    """A box to tick: yes or no."""

    key: str
    label: Line
    tick: Line
    hint: Line | None = None
    value: bool = False


Field = (
    TextField
    | ChoiceField
    | ScaleField
    | PersonField
    | PeopleField
    | ChannelField
    | TeamField
    | DateField
    | NumberField
    | TickField
)
AnswerValue = str | int | float | bool | date | tuple[str, ...]
Answers = Mapping[str, AnswerValue]


@dataclass(frozen=True, slots=True)
class Form:
    """A form named `name` at the desk; `state` travels with it and comes back unseen (short strings only)."""

    name: str
    title: Line
    submit: Line
    fields: tuple[Field, ...]
    intro: tuple[Line, ...] = ()
    footer: tuple[Line, ...] = ()
    state: Mapping[str, str] = field(default_factory=dict)
