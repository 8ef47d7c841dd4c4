"""What people of the sample company say, from the two word files, dealt out so that nobody repeats themselves soon."""

import calendar
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from baton.domain.handoffs import Kind
from baton.domain.ratings import Failure, PointKind
from cli.sample.chance import Random
from cli.sample.company import EN, ZH

FILES = {EN: "words_en.toml", ZH: "words_zh.toml"}
WEEKS_UNTIL_SAID_AGAIN = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that is asked of a team, and what may be said about it on the way.

    `teams` are those that would ask for it, all when empty.
    """

    what: str
    done: str
    kind: Kind
    note: str
    teams: tuple[str, ...] = ()
    returned: str = ""
    asked: str = ""
    answered: str = ""
    declined: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words left with a rating."""

    text: str
    point: PointKind
    failure: Failure | None = None


class Bag(Generic[T]):
    """Things taken in random order; each comes again only when all others have been taken."""

    def __init__(self, things: list[T], random: Random) -> None:
        self._things = list(things)
        random.shuffle(self._things)
        self._taken: dict[int, int] = {}

    def take(self, week: int = 0, *, rest: int = 0, fits: Callable[[T], bool] = lambda thing: True) -> T | None:
        """The next thing that fits and was not taken within the last `rest` weeks, if there is one."""
        for place, thing in enumerate(self._things):
            if fits(thing) and week - self._taken.get(id(thing), week - rest) >= rest:
                self._things.append(self._things.pop(place))
                self._taken[id(thing)] = week
                return thing
        return None


class Words:
    """All that is said, in both languages."""

    def __init__(self, random: Random) -> None:
        self._files = {language: load(language) for language in FILES}
        self._random = random
        self._bags: dict[tuple[str, ...], Bag[Any]] = {}

    def subject(self, team: str, language: str, asking: str) -> Subject | None:
        """Something the team `asking` would ask of `team`."""
        found: Subject | None = self._bag(
            ("asks", team, language), lambda: [_subject(entry) for entry in self._files[language]["asks"].get(team, [])]
        ).take(fits=lambda subject: not subject.teams or asking in subject.teams)
        return found

    def named(self, team: str, language: str, what: str) -> Subject:
        """One subject by its unfilled text."""
        return next(_subject(each) for each in self._files[language]["asks"][team] if each["what"] == what)

    def remark(self, team: str, language: str, point: PointKind, week: int) -> Remark | None:
        """Words for a rating of `team`, unless all have been used lately."""
        found: Remark | None = self._bag(
            ("words", team, language, point),
            lambda: [_remark(entry, point) for entry in self._files[language]["words"][team][point]],
        ).take(week, rest=WEEKS_UNTIL_SAID_AGAIN)
        return found

    def thanks(self, team: str, language: str, week: int) -> tuple[str, str] | None:
        """A reason to thank somebody of `team`, with its value, unless all have been used lately."""
        found: tuple[str, str] | None = self._bag(
            ("kudos", team, language), lambda: [tuple(pair) for pair in self._files[language]["kudos"][team]]
        ).take(week, rest=WEEKS_UNTIL_SAID_AGAIN)
        return found

    def delivered_again(self, language: str) -> str:
        """What an owner writes with a corrected result."""
        return str(self._bag(("again", language), lambda: self._files[language]["again"]["notes"]).take())

    def fillings(self, language: str, at: datetime, zone: str) -> Mapping[str, str]:
        """One value for every {slot}; {month} is the month before `at`."""
        slots = self._files[language]["slots"]
        chosen = {name: str(self._bag(("slots", language, name), _of(values)).take()) for name, values in slots.items()}
        return chosen | {"month": month_before(at, zone, language)}

    def _bag(self, key: tuple[str, ...], things: Callable[[], list[Any]]) -> Bag[Any]:
        if key not in self._bags:
            self._bags[key] = Bag(things(), self._random)
        return self._bags[key]


def _of(things: list[Any]) -> Callable[[], list[Any]]:
    return lambda: things


def load(language: str) -> dict[str, Any]:
    """One word file."""
    return tomllib.loads(files("cli.sample").joinpath(FILES[language]).read_text(encoding="utf-8"))


def month_before(at: datetime, zone: str, language: str) -> str:
    """The name of the last full month."""
    month = (at.astimezone(ZoneInfo(zone)).month + 10) % 12 + 1
    return f"{month}月" if language == ZH else calendar.month_name[month]


def _subject(entry: Mapping[str, Any]) -> Subject:
    return Subject(**{**entry, "teams": tuple(entry.get("teams", ()))})


def _remark(entry: str | list[Any], point: PointKind) -> Remark:
    return Remark(entry, point) if isinstance(entry, str) else Remark(entry[0], point, entry[1])
