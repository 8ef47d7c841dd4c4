"""Small circles that thank mostly each other, and thanks that reach only a few: what admins should look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

RING_DAYS = 28
REFLAGGED_AFTER = timedelta(days=28)
CONCENTRATED, ABOVE_CHANCE = 0.6, 0.15
FEWEST_PEOPLE, FEWEST_THANKS = 10, 30

RingState = Literal["open", "fine", "kept"]


@dataclass(frozen=True, slots=True)
class RingFlag:
    """A ring that was found and shown to the admins, and what they decided. Paused: thanks inside it give no points."""

    id: str
    members: tuple[str, ...]
    inside: int
    closure: float
    found_at: datetime
    found_on: date
    state: RingState = "open"
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None

    def covers(self, members: Iterable[str], inside: int, now: datetime) -> bool:
        """Whether this flag has said already what a ring found `now` would say.

        An open one has as long as nobody new belongs to it; a reviewed one for 28 days, unless there is somebody new or
        as much again as makes a ring has been given inside it since.
        """
        if not set(members) <= set(self.members):
            return False
        if self.state == "open" or self.reviewed_at is None:
            return True
        return now - self.reviewed_at < REFLAGGED_AFTER and inside < self.inside + RING_GROWTH


RING_GROWTH = 6


def is_concentrated(uneven: float, by_chance: float) -> bool:
    """Whether so few people get most of the thanks that admins should know: a Gini over .6, and .15 over what chance
    alone makes of so few thanks."""
    return uneven > CONCENTRATED and uneven > by_chance + ABOVE_CHANCE
