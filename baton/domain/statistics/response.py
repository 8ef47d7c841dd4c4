"""Those who answer are not all; how far could the others move the number?"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from baton.domain.statistics.intervals import Interval

LOW_RATE = 0.30
FEWEST_ASKED = 10


@dataclass(frozen=True, slots=True)
class Stratum:
    """One department of raters: how many were asked, how many answered (at least one), their mean in points."""

    asked: int
    answered: int
    mean: float


def response_rate(answered: int, asked: int) -> float | None:
    """Answers per question, in [0, 1]; None if nobody was asked."""
    if not 0 <= answered <= asked:
        raise ValueError("no more answers than questions")
    return answered / asked if asked else None


def is_low(answered: int, asked: int) -> bool:
    """Whether a number is to be labelled as a low response: under 30 %, or fewer than 10 asked."""
    rate = response_rate(answered, asked)
    return rate is None or rate < LOW_RATE or asked < FEWEST_ASKED


def manski_bounds(mean: float, answered: int, asked: int, *, lowest: float = 1, highest: float = 5) -> Interval:
    """The mean of all who were asked if those who kept silent all thought the worst, or the best (Manski 1989, eq. 3).

    `answered` >= 0 of `asked` >= 1; `mean` in [lowest, highest].

    >>> manski_bounds(4.5, 5, 10)
    Interval(low=2.75, high=4.75)
    """
    if not (0 <= answered <= asked and asked and lowest <= mean <= highest):
        raise ValueError("no more answers than questions, and a mean on the scale")
    share = answered / asked
    return Interval(share * mean + (1 - share) * lowest, share * mean + (1 - share) * highest)


def early_less_late(early: Sequence[float], late: Sequence[float]) -> float | None:
    """Mean of early answers less mean of late ones, in points: late ones resemble the silent (Armstrong & Overton
    1977).

    None if either is empty.
    """
    return fmean(early) - fmean(late) if early and late else None


def post_stratified(strata: Sequence[Stratum]) -> float:
    """The mean of the departments' means, each weighted by how many were asked there (Cochran 1977, §5A.9), in points.

    At least one stratum, and in each somebody who answered, else ValueError.
    """
    if not strata or any(not 1 <= each.answered <= each.asked for each in strata):
        raise ValueError("somebody in every stratum has answered")
    return sum(each.asked * each.mean for each in strata) / sum(each.asked for each in strata)


def kendall_w(rankings: Sequence[Sequence[float]]) -> float:
    """Kendall & Babington Smith's concordance W in [0, 1] of m raters (rows) over n items, with correction for ties.

    W = 12 S / (m²(n³-n) - m ΣT), T = Σ(t³-t) over each rater's ties (Kendall 1948, §6.10). Tied items carry mid-ranks.
    At least two raters, two items, and a rater who prefers something, else ValueError.
    """
    m, n = len(rankings), len(rankings[0]) if rankings else 0
    if m < 2 or n < 2:
        raise ValueError("agreement needs two raters and two items")
    sums: list[float] = [sum(column) for column in zip(*rankings, strict=True)]
    middle = fmean(sums)
    ties: int = sum(row.count(rank) ** 3 - row.count(rank) for row in map(list, rankings) for rank in set(row))
    below = m * m * (n**3 - n) - m * ties
    if below == 0:
        raise ValueError("nobody prefers anything")
    return 12 * sum((each - middle) ** 2 for each in sums) / below
