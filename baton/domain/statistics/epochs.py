"""What may be told of ratings, and when: in whole release epochs, so that no difference tells what one person said.

The answers about a team gather field by field (the level, and each dimension, since dimensions may be left blank). At
each weekly cutoff those gathered since the last release become an epoch, if they come from enough people; else they
wait. An epoch never changes again: not when an answer is edited, not when a person is erased. Everything told later
(four weeks, a chart, a company) is made by adding whole epochs. The difference of any two such numbers is again made of
whole epochs, and behind each stand at least k people. A mean over the ratings of four weeks has no such property,
however many people it is of: tests/domain/statistics/test_attack.py shows how it gives single people away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from baton.domain.privacy import SMALLEST_GROUP

LARGEST_GROUP = 10  # a workspace may ask for more than five people, up to this
WINDOW = timedelta(days=28)
DELIGHTED_FROM = 3.5  # a rater's mean level in the epoch
FAILED_UP_TO = 1.5

Band = Literal["high", "low"]
# Where all raters say the same, only this is told: 4 or 5, or 1 or 2. Everything is computed as if they had said this.
COARSE: dict[Band, float] = {"high": 4.5, "low": 1.5}


@dataclass(frozen=True, slots=True)
class Gathered:
    """One field of one team since its last release: counts and sums over raters, each of whom counts once, by their
    mean.

    `total` Σx and `squares` Σx² over the raters' means x, in points; `lowest` and `highest` of them; `delighted`: how
    many have x >= 3.5, `failed`: x <= 1.5. For the database to compute; `gather` does the same.
    """

    raters: int
    total: float
    squares: float
    lowest: float
    highest: float
    delighted: int
    failed: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What was released: one or several whole epochs added up. Safe to tell, with `bands.size_band` for the raters.

    `total`: sum of the raters' means, in points; `within`: sum of their squared distances from their own epoch's mean,
    only ever for pooling over teams. `band`: all of these raters said the same, and only this may be told of it. A
    rater of two epochs counts twice.
    """

    raters: int
    total: float
    within: float
    delighted: int
    failed: int
    band: Band | None = None
    epochs: int = 1

    @property
    def mean(self) -> float:
        """In points, from 1 to 5."""
        return self.total / self.raters

    @property
    def df(self) -> int:
        """The degrees of freedom of `within`."""
        return self.raters - self.epochs


@dataclass(frozen=True, slots=True)
class Epoch:
    """One release of one field of one team, at the cutoff on this day."""

    team_id: str
    field: str
    closed_on: date
    cell: Cell


def gather(answers: Iterable[tuple[str, float]]) -> Gathered | None:
    """(rater, answer) pairs of one field, raters first: a rater's answers are averaged, so that who rates often counts
    once. None without answers."""
    of_rater: dict[str, list[float]] = {}
    for rater, answer in answers:
        of_rater.setdefault(rater, []).append(answer)
    means = [sum(given) / len(given) for given in of_rater.values()]
    if not means:
        return None
    return Gathered(
        raters=len(means),
        total=sum(means),
        squares=sum(mean * mean for mean in means),
        lowest=min(means),
        highest=max(means),
        delighted=sum(mean >= DELIGHTED_FROM for mean in means),
        failed=sum(mean <= FAILED_UP_TO for mean in means),
    )


def release(gathered: Gathered | None, k: int = SMALLEST_GROUP) -> Cell | None:
    """The epoch that closes at a cutoff with what has gathered, or None: it stays open and goes on gathering.

    `k` distinct raters are needed, 5 to 10 (ValueError otherwise). If all say the same, a reader would know what each
    of them said: of 4 or 5, and of 1 or 2, only that is released; an unanimous 3 waits for somebody who sees it
    otherwise.
    """
    check_group(k)
    if gathered is None or gathered.raters < k:
        return None
    if gathered.lowest == gathered.highest:
        return _coarse(gathered.raters, gathered.lowest)
    within = gathered.squares - gathered.total * gathered.total / gathered.raters
    return Cell(gathered.raters, gathered.total, max(0.0, within), gathered.delighted, gathered.failed)


def _coarse(raters: int, said: float) -> Cell | None:
    if not (said >= 4 or said <= 2):
        return None
    band: Band = "high" if said >= 4 else "low"
    value = COARSE[band]
    return Cell(raters, raters * value, 0.0, raters * (value >= DELIGHTED_FROM), raters * (value <= FAILED_UP_TO), band)


def union(cells: Iterable[Cell]) -> Cell | None:
    """Whole epochs added up, the only way in which numbers are ever combined: Σ n_e m_e / Σ n_e. None without any.

    Raters are deliberately not counted once over all epochs: the mean over distinct raters would differ from the parts
    only in the answers of those who are in two of them, and so give them away.
    """
    all_of_them = list(cells)
    if not all_of_them:
        return None
    bands = {cell.band for cell in all_of_them}
    return Cell(
        raters=sum(cell.raters for cell in all_of_them),
        total=sum(cell.total for cell in all_of_them),
        within=sum(cell.within for cell in all_of_them),
        delighted=sum(cell.delighted for cell in all_of_them),
        failed=sum(cell.failed for cell in all_of_them),
        band=bands.pop() if len(bands) == 1 else None,
        epochs=sum(cell.epochs for cell in all_of_them),
    )


def in_window(epochs: Iterable[Epoch], last: date, window: timedelta = WINDOW) -> tuple[Epoch, ...]:
    """The epochs that closed in the `window` that ends with the day `last`: whole ones, wherever they began."""
    return tuple(epoch for epoch in epochs if last - window < epoch.closed_on <= last)


def of_company(epochs: Sequence[Epoch], field: str, last: date) -> Cell | None:
    """A field of the whole company: the published epochs of all its teams, and nothing of what still gathers."""
    return union(epoch.cell for epoch in in_window(epochs, last) if epoch.field == field)


def check_group(k: int) -> None:
    """The group minimum can be raised to ten, never lowered below five."""
    if not SMALLEST_GROUP <= k <= LARGEST_GROUP:
        raise ValueError("the group minimum is 5 to 10 people")
