"""Approval voting, counted by the written rule: most approvals, then the wider support, then shared.

Nobody draws lots, and the order in which votes came in cannot matter: all there is to count is a sum.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from baton.domain.privacy import SMALLEST_GROUP

FEWEST_VOTERS = 5
QUORUM = Fraction(1, 5)  # of those who may vote
POOL = ""  # the department of those without one, or with too small a one
UNEVEN = 2  # departments that differ by more than this factor may have their own votes halved
OWN_HALVED = Fraction(1, 2)

# Approvals by nominee and the department of the voter.
Tally = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Score:
    """What decides about one nominee, in this order: approvals (own department's perhaps halved), how many departments
    they came from, and how many from outside the nominee's own."""

    weight: Fraction
    departments: int
    outside: int

    @property
    def rank(self) -> tuple[Fraction, int, int]:
        return (self.weight, self.departments, self.outside)


@dataclass(frozen=True, slots=True)
class Box:
    """The sum of all votes, nominee after nominee, a number for each department; so laid out that a vote is quick."""

    nominees: tuple[str, ...]
    departments: tuple[str, ...]
    counts: "array[int]"

    @staticmethod
    def empty(nominees: Iterable[str], departments: Iterable[str]) -> "Box":
        """The box before the first vote."""
        named, wide = tuple(nominees), tuple(departments)
        return Box(named, wide, array("I", bytes(4 * len(named) * len(wide))))

    def put(self, department: str, choices: Collection[str], by: int = 1) -> None:
        """Add the vote of somebody of a department; with `by` -1 take it out again."""
        column = self.departments.index(department)
        for place, nominee in enumerate(self.nominees):
            if nominee in choices:
                self.counts[place * len(self.departments) + column] += by

    def tally(self) -> Tally:
        """All that can be counted: approvals by nominee and department, where there are any."""
        width = len(self.departments)
        rows = (self.counts[start : start + width] for start in range(0, len(self.counts), width))
        return {
            nominee: {department: count for department, count in zip(self.departments, row, strict=True) if count}
            for nominee, row in zip(self.nominees, rows, strict=True)
        }


def without_oneself(voter_id: str, choices: Collection[str]) -> frozenset[str]:
    """Nobody votes for themselves."""
    return frozenset(choices) - {voter_id}


def scores(tally: Tally, department_of: Mapping[str, str], *, halved: bool = False) -> dict[str, Score]:
    """The score of every nominee. `department_of` are the nominees' own departments."""
    return {nominee: _score(cells, department_of[nominee], halved) for nominee, cells in tally.items()}


def _score(cells: Mapping[str, int], own: str, halved: bool) -> Score:
    inside, approvals = cells.get(own, 0), sum(cells.values())
    weight = approvals - inside + inside * (OWN_HALVED if halved else 1)
    return Score(Fraction(weight), sum(count > 0 for count in cells.values()), approvals - inside)


def winners(found: Mapping[str, Score]) -> tuple[str, ...]:
    """Who won, by id: several when the tie-breaks leave them level, nobody when nobody was approved of."""
    best = max((score.rank for score in found.values()), default=None)
    if best is None or not best[0]:
        return ()
    return tuple(sorted(nominee for nominee, score in found.items() if score.rank == best))


def quorum(eligible: int) -> int:
    """How many must have voted for a round to have a winner: five, or a fifth of those who may vote if that is more.

    >>> quorum(3), quorum(25), quorum(26), quorum(5000)
    (5, 5, 6, 1000)
    """
    return max(FEWEST_VOTERS, -(-eligible // QUORUM.denominator))


def departments(team_of: Mapping[str, str | None]) -> dict[str, str]:
    """The department each voter counts for: their team, or the pool when it has fewer than five voters.

    In a department of one, the department would be the voter. The pool counts as one department, and takes in further
    small teams until it is none of those itself.
    """
    sizes = Counter(team for team in team_of.values() if team)
    pooled = {team for team, size in sizes.items() if size < SMALLEST_GROUP}
    in_pool = sum(not team or team in pooled for team in team_of.values())
    for team, size in sorted(sizes.items(), key=lambda item: (item[1], item[0])):
        if in_pool >= SMALLEST_GROUP or not in_pool:
            break
        if team not in pooled:
            pooled.add(team)
            in_pool += size
    return {person: POOL if not team or team in pooled else team for person, team in team_of.items()}


def differ(team_of: Mapping[str, str | None]) -> bool:
    """Whether the largest team has more than twice the voters of the smallest."""
    sizes = Counter(team for team in team_of.values() if team).values()
    return bool(sizes) and max(sizes) > UNEVEN * min(sizes)
