"""What a weekly cutoff lets out of the ratings, and what of it a provider alone is told.

The rules of a release are those of `statistics.epochs`. A provider's own score needs more care: they know it beside
their team's, and the difference is what was said of their colleagues.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from baton.domain.ratings import DIMENSIONS, Stream
from baton.domain.statistics.bands import Bar, told_bars
from baton.domain.statistics.epochs import Cell, Gathered, gather, release, union

LEVEL = "level"
FIELDS = (LEVEL, *DIMENSIONS)
# Only answers to a prompt, or to the provider's own request, make a team's numbers: volunteers choose themselves.
COUNTED: tuple[Stream, ...] = ("handoff", "asked")
OWN_WINDOW = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Answered:
    """Behind one release of a level: how often people were asked for a rating, and how often that led to one."""

    team_id: str
    closed_on: date
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class ReleasedWords:
    """What a rater wrote. `signed_by` only when the rater ticked that the name may be shown."""

    id: str
    point: str | None
    words: str
    signed_by: str | None


@dataclass(frozen=True, slots=True)
class OwnEpoch:
    """What one provider alone may know of the ratings of their own handoffs for a team, released at a cutoff."""

    person_id: str
    team_id: str
    closed_on: date
    cell: Cell


@dataclass(frozen=True, slots=True)
class Said:
    """One rater's mean level for one provider inside one released epoch of their team, closed on `epoch`.

    `provider` is None where a whole team was rated.
    """

    epoch: date
    provider: str | None
    rater: str
    level: float


def level_bars(counts: Sequence[int], cell: Cell) -> tuple[Bar, ...] | None:
    """How many raters said each level in one release, as it may be told; None for a release told as a band only."""
    return None if cell.band else told_bars(counts)


def own_cells(said: Sequence[Said], told_until: Mapping[str, date], k: int) -> dict[str, Cell]:
    """The providers of a team who may be told something now, from all that was said in their team's released epochs.

    `told_until`: up to which of these epochs each provider has been told before; what came later is gathered. Only
    whole epochs are added, raters count in each of them, as they do in the team's, and nothing is told from which,
    beside the team's numbers, what fewer than k people said could be worked out (`_gives_away`).
    """
    providers = {each.provider for each in said if each.provider}
    return {
        provider: cell
        for provider in sorted(providers)
        if (cell := _own_cell([e for e in said if _is_new(e, told_until.get(provider))], provider, k))
    }


def _is_new(said: Said, told_until: date | None) -> bool:
    return told_until is None or said.epoch > told_until


def _own_cell(said: Iterable[Said], provider: str, k: int) -> Cell | None:
    mine: dict[date, dict[str, float]] = defaultdict(dict)
    others: dict[date, set[str]] = defaultdict(set)
    for each in said:
        if each.provider == provider:
            mine[each.epoch][each.rater] = each.level
        else:
            others[each.epoch].add(each.rater)
    if _gives_away([(frozenset(mine[epoch]), frozenset(others[epoch])) for epoch in sorted(mine)], k):
        return None
    gathered = gather((f"{epoch} {rater}", level) for epoch in mine for rater, level in mine[epoch].items())
    return _over_epochs(gathered, mine, k)


def _gives_away(epochs: Iterable[tuple[frozenset[str], frozenset[str]]], k: int) -> bool:
    """Whether a provider's sum over some epochs, beside the team's sum of each, tells of 1 to k - 1 people.

    Each epoch: who rated the provider, and who rated anybody else. The provider may take the team's sum of an epoch
    from their own or leave it; taken, what others were given remains of it, left, what they were given themselves. So
    one of the two stands in every difference, whichever epochs are taken, and the people in them together must be k or
    nobody.
    """
    few: set[frozenset[str]] = {frozenset()}
    for mine, others in epochs:
        few = {together for known in few for part in (mine, others) if len(together := known | part) < k}
    return any(few)


def _over_epochs(gathered: Gathered | None, epochs: Collection[date], k: int) -> Cell | None:
    cell = release(gathered, k)
    if cell is None:
        return None
    return Cell(cell.raters, cell.total, cell.within, cell.delighted, cell.failed, cell.band, len(epochs))


def own_score(epochs: Iterable[OwnEpoch], last: date) -> Cell | None:
    """What a provider may be told of the 90 days that end with `last`: all that was released to them, added up."""
    return union(each.cell for each in epochs if last - OWN_WINDOW < each.closed_on <= last)
