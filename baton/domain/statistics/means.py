"""How far the mean of a few answers can be trusted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean, stdev, variance

from baton.domain.statistics.distributions import noncentral_t_cdf, t_quantile, two_sided_t
from baton.domain.statistics.intervals import Interval, about

CONFIDENCE = 0.95
PRIOR_VARIANCE = 0.81  # of one rater's answer about a team (points squared): sd .9, until enough is known
LEAST_DF = 30


@dataclass(frozen=True, slots=True)
class Mean:
    """A sample mean with its standard deviation, standard error and interval, in the unit of the values.

    `sd`, `se` and `interval` are None for a single value, which says nothing about how others would differ.
    """

    value: float
    n: int
    sd: float | None
    se: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of means tested by t: itself, its standard error, t, degrees of freedom, two-sided p, interval."""

    value: float
    se: float
    t: float
    df: float
    p: float
    interval: Interval


def sample_mean(values: Sequence[float], *, population: int | None = None, confidence: float = CONFIDENCE) -> Mean:
    """The mean of at least one value, with Student's t interval (Student 1908).

    `population`: the size of a known roster of which `values` are the answers (a pulse survey). The standard error then
    carries the finite population correction sqrt((N - n)/(N - 1)) (Cochran 1977, eq. 2.22). Not for ratings of
    handoffs, which are not drawn from a roster. ValueError if nobody answered, or more people than there are.
    """
    n = len(values)
    if n == 0 or (population is not None and population < n):
        raise ValueError("a mean needs a value, and no more values than people")
    value = fmean(values)
    if n == 1:
        return Mean(value, 1, None, None, None)
    sd = stdev(values)
    correction = math.sqrt((population - n) / (population - 1)) if population else 1.0
    se = sd / math.sqrt(n) * correction
    return Mean(value, n, sd, se, about(value, _t_width(confidence, n - 1) * se))


def interval_with_known_sd(mean: float, n: int, *, sd: float, df: float, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a mean of `n` >= 1 answers whose spread is known from elsewhere: `sd` > 0 with `df` degrees of
    freedom.

    A small group's own sd is too uncertain (and says too much about its few raters); the pooled one of all groups is
    neither. mean ± t(df) sd/sqrt(n), as after an analysis of variance (Snedecor & Cochran 1989, §12.7).
    """
    if n < 1 or sd <= 0:
        raise ValueError("an interval needs an answer, and a spread")
    return about(mean, _t_width(confidence, df) * sd / math.sqrt(n))


def welch(a: Sequence[float], b: Sequence[float], *, confidence: float = CONFIDENCE) -> Difference:
    """mean(a) - mean(b) of two independent groups with spreads of their own (Welch 1947; df after Satterthwaite 1946).

    Each group needs two values, and one of them a spread, else ValueError.
    """
    if min(len(a), len(b)) < 2:
        raise ValueError("a comparison of means needs two values on each side")
    of_a, of_b = variance(a) / len(a), variance(b) / len(b)
    if of_a + of_b == 0:
        raise ValueError("values without any spread cannot be compared by t")
    df = (of_a + of_b) ** 2 / (of_a**2 / (len(a) - 1) + of_b**2 / (len(b) - 1))
    return _tested(fmean(a) - fmean(b), math.sqrt(of_a + of_b), df, confidence)


def paired(differences: Sequence[float], *, confidence: float = CONFIDENCE) -> Difference:
    """The mean of at least two differences within pairs, tested against 0 (Student 1908). ValueError without spread."""
    mean = sample_mean(differences, confidence=confidence)
    if not mean.se:
        raise ValueError("a paired comparison needs two differences that differ")
    return _tested(mean.value, mean.se, mean.n - 1, confidence)


def _tested(value: float, se: float, df: float, confidence: float) -> Difference:
    t = value / se
    return Difference(value, se, t, df, two_sided_t(t, df), about(value, _t_width(confidence, df) * se))


def _t_width(confidence: float, df: float) -> float:
    return t_quantile((1 + confidence) / 2, df)


def pooled_variance(sums_of_squares: Sequence[float], freedoms: Sequence[int]) -> tuple[float, float]:
    """The variance of raters within their groups, and its degrees of freedom.

    For each group the sum of squared distances from its own mean (points squared), and how many of them are free
    (raters - 1, >= 0): Σ SS / Σ df, as in an analysis of variance. With fewer than 30 degrees of freedom the prior .81
    is returned, with 30: what is known by convention is taken for no more than that.
    """
    if len(sums_of_squares) != len(freedoms) or any(df < 0 for df in freedoms):
        raise ValueError("each group has a sum of squares and its degrees of freedom")
    df, total = sum(freedoms), sum(sums_of_squares)
    return (total / df, df) if df >= LEAST_DF and total > 0 else (PRIOR_VARIANCE, LEAST_DF)


def power_of_t(effect: float, n: int, *, alpha: float = 0.05) -> float:
    """The chance that a two-sided, two-sample t test finds a difference of `effect` standard deviations.

    `n` >= 2 raters in each of two windows. From the noncentral t distribution (Cohen 1988, §2).
    """
    df, shift = 2 * n - 2, effect * math.sqrt(n / 2)
    critical = t_quantile(1 - alpha / 2, df)
    return 1 - noncentral_t_cdf(critical, df, shift) + noncentral_t_cdf(-critical, df, shift)


@lru_cache(maxsize=512)
def smallest_detectable(n: int, *, alpha: float = 0.05, power: float = 0.8) -> float:
    """The difference, in standard deviations of one rater, that is found with probability `power` with `n` >= 2 raters
    in each of two windows. ValueError for fewer.

    >>> round(0.9 * smallest_detectable(5), 2)
    1.82
    """
    if n < 2:
        raise ValueError("a difference needs two raters in each window")
    low, high = 0.0, 12.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if power_of_t(middle, n, alpha=alpha) < power else (low, middle)
    return (low + high) / 2
