"""Boards show who was thanked and who thanked: the best ten and how many took part, never a bottom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

PERIODS = {"week": 7, "month": 30, "quarter": 91}  # in days
KINDS = ("receivers", "givers", "values", "teams")
LENGTH = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """What one person received and gave; thanking three people counts three."""

    person_id: str
    name: str
    team_id: str | None
    received: int
    given: int

    @property
    def took_part(self) -> bool:
        return self.received > 0 or self.given > 0


@dataclass(frozen=True, slots=True)
class Place:
    """One place on a board; who is level with somebody shares their rank. `name` may be the key of a value."""

    rank: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Places:
    """The first ten. `level` is how many more have as many as the last of them."""

    shown: tuple[Place, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Participation:
    """So many of so many people gave or received."""

    joined: int
    people: int


def places(counts: Iterable[tuple[str, int]]) -> Places:
    """The first ten of these (name, count) pairs; who has none is on no board.

    >>> [(place.rank, place.name) for place in places([("bob", 1), ("ana", 2), ("li", 1), ("tom", 0)]).shown]
    [(1, 'ana'), (2, 'bob'), (2, 'li')]
    """
    ranked = sorted((-count, name) for name, count in counts if count > 0)
    each = [-less for less, _ in ranked]
    shown = tuple(Place(each.index(-less) + 1, name, -less) for less, name in ranked[:LENGTH])
    return Places(shown, each[LENGTH:].count(shown[-1].count) if shown else 0)


def of_teams(tallies: Sequence[Tally], names: Mapping[str, str]) -> Places:
    """The teams whose people received most."""
    received = dict.fromkeys(names, 0)
    for tally in tallies:
        if tally.team_id in received:
            received[tally.team_id] += tally.received
    return places((names[team_id], count) for team_id, count in received.items())


def participation(tallies: Sequence[Tally]) -> Participation:
    """How many gave or received, of how many."""
    return Participation(sum(tally.took_part for tally in tallies), len(tallies))
