"""Points reward what helps others, whatever its value was said to be: never a score given or received.

Points are counted in sixteenths (`UNIT`), as whole numbers: a quarter times a half times one and a half of a point is
exact in them, and sums of whole numbers do not depend on their order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, Literal
from zoneinfo import ZoneInfo

from baton.domain.lines import Line, Refusal
from baton.domain.weeks import instant_of, iso_week

RULE = "points-1"  # kept with every entry: what the table below said when it was booked
UNIT = 16

EntryKind = Literal[
    "rated",
    "comment-useful",
    "kudos-given",
    "kudos-received",
    "tool-used",
    "action-closed",
    "retro-held",
    "nudge-answered",
]
# Kudos earn for both sides; the others for the one who did it, and are booked under their own name.
SoloKind = Literal["action-closed", "retro-held", "nudge-answered"]
DeedKind = Literal["kudos"] | SoloKind


@dataclass(frozen=True, slots=True)
class Rule:
    """What a deed is worth, and the most points its kind gives a day and a week."""

    base: int
    a_week: int
    a_day: int | None = None


# Where the most a week is no multiple of the base (3 for comments, 1 for retros) it was written as a number of times.
RULES: dict[EntryKind, Rule] = {
    "rated": Rule(2, 10),
    "comment-useful": Rule(2, 3 * 2),
    "kudos-given": Rule(1, 10, a_day=3),
    "kudos-received": Rule(5, 25),
    "tool-used": Rule(3, 9),
    "action-closed": Rule(4, 12),
    "retro-held": Rule(3, 1 * 3),
    "nudge-answered": Rule(1, 2),
}
A_WEEK = 60  # the most points a week, all kinds together

REPEATS = (Fraction(1), Fraction(1, 2), Fraction(1, 4))  # the same pair again within 28 days; then nothing
REPEATED_WITHIN = timedelta(days=28)
RETURNED, RETURNED_WITHIN = Fraction(1, 2), timedelta(hours=72)
OTHER_TEAM = Fraction(3, 2)

HALF_LIFE = timedelta(days=28)
# Sixty a week, all older than this, would together still be worth a fiftieth of a point: less than a board shows.
WORTHLESS_AFTER = 14 * HALF_LIFE
WEIGHED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
BOARD_LENGTH = 10
FIRST_PLACES = 3

TEAM_CAP = 60  # of one person's points in a season, so that no star carries a team
TEAM_PRIOR = 5  # imagined average members, so that a small lucky team does not win
SMALLEST_TEAM, LARGEST_SMALLEST_TEAM = 3, 50


@dataclass(frozen=True, slots=True)
class PointsSettings:
    """What admins choose about points; kept under the noun "points" (see domain.settings).

    `channel` is the id of the channel in which the end of a season is told, if anywhere.
    """

    on: bool = True
    boards: bool = True
    smallest_team: int = SMALLEST_TEAM
    channel: str = ""
    rings: bool = True

    @property
    def tells_in(self) -> str:
        """The channel that hears how a season ended; empty where none does, as without boards."""
        return self.channel if self.on and self.boards else ""


def check_smallest_team(size: int) -> None:
    """Refuse a team size that would tell what single people have, or that no team reaches."""
    if not SMALLEST_TEAM <= size <= LARGEST_SMALLEST_TEAM:
        raise Refusal(Line("points-team-size", least=SMALLEST_TEAM, most=LARGEST_SMALLEST_TEAM), "smallest_team")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What makes the same deed worth more or less.

    `earlier`: how often the same person did the same for the same other in the 28 days before. `returned`: the other
    did it for them within 72 hours before. `ring`: both belong to a ring that nobody has reviewed.
    """

    earlier: int = 0
    returned: bool = False
    other_team: bool = False
    ring: bool = False

    @property
    def multiplier(self) -> Fraction:
        if self.ring or self.earlier >= len(REPEATS):
            return Fraction(0)
        returned = RETURNED if self.returned else Fraction(1)
        return REPEATS[self.earlier] * returned * (OTHER_TEAM if self.other_team else Fraction(1))

    def in_words(self) -> dict[str, Any]:
        """What is kept with an entry; only what is out of the ordinary."""
        told = {
            "earlier": self.earlier,
            "returned": self.returned,
            "other_team": self.other_team,
            "ring": self.ring,
        }
        return {name: value for name, value in told.items() if value}


def worth(kind: EntryKind, circumstances: Circumstances = Circumstances()) -> int:
    """What a deed is worth before any cap, in sixteenths."""
    exact = RULES[kind].base * UNIT * circumstances.multiplier
    assert exact.denominator == 1, "UNIT must hold every product of the multipliers"  # noqa: S101
    return exact.numerator


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that earns points, as it waits for the bookkeeper. `source` is the id of what was done.

    `other_ids` are those it was done for; a deed that nobody else has a part in names none.
    """

    kind: DeedKind
    source: str
    actor_id: str
    other_ids: tuple[str, ...]
    at: datetime
    taken_back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger, never changed. `units` are sixteenths of a point, negative where it takes back.

    `turn` counts what was written about the same deed: 1 books it, 2 takes it back, 3 books it again (a kudos that was
    hidden and is shown again), and so on.

    `day` and `week` are those of the person, `season` that of the workspace. `why` says what was out of the ordinary.
    """

    person_id: str
    kind: EntryKind
    source: str
    other_id: str
    turn: int
    units: int
    at: datetime
    day: date
    week: str
    season: str
    rule: str = RULE
    why: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sign(self) -> int:
        return 1 if self.turn % 2 else -1

    @property
    def weight(self) -> float:
        """What the half-life board sums up (see `weighed`)."""
        return weighed(self.units, self.at)


class Caps:
    """What people have earned in the days and weeks at hand, and how much of a deed's worth still fits."""

    def __init__(self, earned: Iterable[tuple[str, EntryKind, date, str, int]] = ()) -> None:
        self._earned: dict[tuple[str, str, object], int] = {}
        for person_id, kind, day, week, units in earned:
            self._count(person_id, kind, day, week, units)

    def take(self, person_id: str, kind: EntryKind, day: date, week: str, units: int) -> int:
        """As much of `units` as fits under all caps; it counts from now on."""
        rule = RULES[kind]
        left = [
            units,
            A_WEEK * UNIT - self._earned.get((person_id, "", week), 0),
            rule.a_week * UNIT - self._earned.get((person_id, kind, week), 0),
        ]
        if rule.a_day is not None:
            left.append(rule.a_day * UNIT - self._earned.get((person_id, kind, day), 0))
        fitting = max(0, min(left))
        self._count(person_id, kind, day, week, fitting)
        return fitting

    def _count(self, person_id: str, kind: EntryKind, day: date, week: str, units: int) -> None:
        for key in ((person_id, "", week), (person_id, kind, week), (person_id, kind, day)):
            self._earned[key] = self._earned.get(key, 0) + units


def points(units: float) -> float:
    """Sixteenths as points."""
    return units / UNIT


def as_read(points: float, before: float = 0.0) -> float:
    """Points as one reads them, to a tenth; `before` is what the sum they belong to was without them.

    Rounded are the sums before and after, not what lies between: so the parts one reads add up to the whole one reads.
    """
    return round(round(before + points, 1) - round(before, 1), 1)


def decayed(earned: float, age: timedelta) -> float:
    """What points are still worth on the rolling board after a while."""
    return float(earned * 2 ** (-(age / HALF_LIFE)))


def weighed(units: int, at: datetime) -> float:
    """Points of an instant, grown as much as those of `WEIGHED_FROM` have shrunk by then.

    Their sum, times `present_worth(now)`, is the sum of p · 2^(-age/28): so the age of each need not be known when they
    are summed up, and nothing is written as time goes by. Doubles hold it for some 78 years.
    """
    return float(points(units) * 2 ** ((at - WEIGHED_FROM) / HALF_LIFE))


def present_worth(now: datetime) -> float:
    """What one weighed point is worth now."""
    return float(2 ** (-((now - WEIGHED_FROM) / HALF_LIFE)))


@dataclass(frozen=True, slots=True, order=True)
class Season:
    """A quarter of the calendar, in the workspace's zone. Everybody begins it with nothing."""

    year: int
    quarter: int

    @staticmethod
    def of(day: date) -> "Season":
        return Season(day.year, (day.month - 1) // 3 + 1)

    @staticmethod
    def at(now: datetime, zone: str) -> "Season":
        return Season.of(now.astimezone(ZoneInfo(zone)).date())

    @staticmethod
    def named(name: str) -> "Season":
        """The inverse of `name`."""
        year, _, quarter = name.partition("-Q")
        return Season(int(year), int(quarter))

    @property
    def name(self) -> str:
        return f"{self.year}-Q{self.quarter}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def next(self) -> "Season":
        return Season(self.year + 1, 1) if self.quarter == 4 else Season(self.year, self.quarter + 1)

    @property
    def previous(self) -> "Season":
        return Season(self.year - 1, 4) if self.quarter == 1 else Season(self.year, self.quarter - 1)

    def ends_at(self, zone: str) -> datetime:
        """The instant the next season begins."""
        return instant_of(self.next.first_day, time(), ZoneInfo(zone))

    @property
    def weeks(self) -> tuple[str, str]:
        """The first and the last ISO week that have their Thursday, and so most of their workdays, in it."""
        day = self.first_day
        first = day + timedelta(days=(3 - day.weekday()) % 7)
        last = self.next.first_day - timedelta(days=1)
        return iso_week(first), iso_week(last - timedelta(days=(last.weekday() - 3) % 7))
