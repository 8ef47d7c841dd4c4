"""What matters to a team's customers: once a quarter each may split a hundred points over the five dimensions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from baton.domain.lines import Line, Refusal
from baton.domain.ratings import DIMENSIONS

POINTS = 100
ASKED_IN = timedelta(weeks=5)  # from the first day of a quarter on
ANSWERABLE = timedelta(days=14)
EVEN = {dimension: POINTS // len(DIMENSIONS) for dimension in DIMENSIONS}


@dataclass(frozen=True, slots=True)
class Split:
    """How one customer of a team splits the points; the customer is known by a pseudonym only."""

    rater_key: str
    team_id: str
    quarter: str
    points: Mapping[str, int]


def check(points: Mapping[str, int]) -> Iterator[Refusal]:
    """A hundred points, none negative; says how many are missing or too many."""
    if any(value < 0 for value in points.values()):
        yield Refusal(Line("importance-negative"), DIMENSIONS[0])
        return
    total = sum(points.values())
    if total < POINTS:
        yield Refusal(Line("importance-too-few", total=total, missing=POINTS - total), DIMENSIONS[-1])
    elif total > POINTS:
        yield Refusal(Line("importance-too-many", total=total, over=total - POINTS), DIMENSIONS[-1])


def whom_about(received: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Of which one team each person is asked, from (person, team, handoffs received): the one they got most from."""
    best: dict[str, tuple[int, str]] = {}
    for person, team, count in received:
        if person not in best or (count, team) > best[person]:
            best[person] = (count, team)
    return {person: team for person, (_, team) in best.items()}


def is_asking(first_day: date, today: date) -> bool:
    """Whether customers are asked on this day of the quarter that began on `first_day`."""
    return first_day <= today < first_day + ASKED_IN
