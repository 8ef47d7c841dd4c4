"""What a training is worth beside what it cost, from values that people entered and from nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from baton.domain.statistics.intervals import Interval

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Estimate:
    """What somebody believes, each as a range: the benefit and the cost of a year in money (>= 0), which share of the
    benefit the training brought about, and how sure they are of that share (both in [0, 1])."""

    benefit: Interval
    cost: Interval
    share: Interval
    confidence: Interval


@dataclass(frozen=True, slots=True)
class Return:
    """Ranges from the most cautious reading of an estimate to the most hopeful one.

    `benefit`: what is put down to the training, in money; `ratio`: benefit over cost; `percent`: the return on
    investment; `payback`: after how many months the cost is earned, the longest last. None where it cannot be said.
    """

    benefit: Interval
    ratio: Interval | None
    percent: Interval | None
    payback: Interval | None


def isolated(benefit: float, share: float, confidence: float) -> float:
    """What of a benefit is put down to the training: benefit × share attributed × confidence (Phillips 2003, ch. 4).

    `benefit` >= 0 in money, `share` and `confidence` in [0, 1], else ValueError.

    >>> isolated(100_000, 0.4, 0.7)
    28000.0
    """
    if benefit < 0 or not (0 <= share <= 1 and 0 <= confidence <= 1):
        raise ValueError("a benefit is not negative, and shares lie between 0 and 1")
    return benefit * share * confidence


def benefit_cost_ratio(benefit: float, cost: float) -> float | None:
    """Benefit over cost, both >= 0 in the same money (Phillips 2003, ch. 8); None where nothing was spent."""
    _check(benefit, cost)
    return benefit / cost if cost else None


def roi_percent(benefit: float, cost: float) -> float | None:
    """The return on investment, (benefit - cost) / cost × 100 (Phillips 2003, ch. 8); None where nothing was spent.

    >>> roi_percent(240_000, 80_000), roi_percent(1, 0)
    (200.0, None)
    """
    _check(benefit, cost)
    return (benefit - cost) / cost * 100 if cost else None


def payback_months(benefit: float, cost: float, *, months: int = MONTHS) -> float | None:
    """After how many months the cost is earned, if the benefit of `months` comes in evenly; None without a benefit."""
    _check(benefit, cost)
    return cost / benefit * months if benefit else None


def returned(estimate: Estimate) -> Return:
    """The return as a range: the least benefit beside the highest cost, and the other way round.

    ValueError where a range is upside down.
    """
    ranges = (estimate.benefit, estimate.cost, estimate.share, estimate.confidence)
    if any(each.low > each.high for each in ranges):
        raise ValueError("a range begins with its lower end")
    least = isolated(estimate.benefit.low, estimate.share.low, estimate.confidence.low)
    most = isolated(estimate.benefit.high, estimate.share.high, estimate.confidence.high)

    def from_to(formula: Callable[[float, float], float | None]) -> Interval | None:
        cautious, hopeful = formula(least, estimate.cost.high), formula(most, estimate.cost.low)
        if cautious is None or hopeful is None:
            return None
        return Interval(min(cautious, hopeful), max(cautious, hopeful))

    return Return(Interval(least, most), from_to(benefit_cost_ratio), from_to(roi_percent), from_to(payback_months))


def _check(benefit: float, cost: float) -> None:
    if benefit < 0 or cost < 0:
        raise ValueError("money is entered as what it is, never below nothing")
