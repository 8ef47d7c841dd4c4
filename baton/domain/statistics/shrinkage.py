"""A team with few raters is judged partly by what is known of all teams."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from baton.domain.statistics.distributions import NORMAL, t_quantile
from baton.domain.statistics.intervals import Interval, about

FEWEST_TEAMS = 3  # with fewer there is no company to shrink towards
FEWEST_FOR_NORMAL = 10  # with fewer, the interval is widened, since τ² itself is hardly known
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Pool:
    """What all teams have in common: the fixed-effect mean, Cochran's Q, the variance between teams τ² (points
    squared), the random-effects mean μ and its standard error."""

    fixed: float
    q: float
    tau2: float
    mu: float
    se: float
    teams: int


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A team's mean after shrinkage: `weight` B in [0, 1] is the share of its own answers in it, `sd` its posterior
    standard deviation."""

    mean: float
    weight: float
    sd: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Gain:
    """What shrinkage gains for a group size: variance of the raw mean, B, root mean squared error raw and shrunk."""

    variance: float
    weight: float
    rmse_raw: float
    rmse_shrunk: float


def james_stein(values: Sequence[float], variance: float) -> tuple[float, tuple[float, ...]]:
    """Efron and Morris's (1975, eq. 1.4) estimator towards the grand mean, for equal known variances.

    At least four values, `variance` > 0. Returns c = 1 - (k-3) σ²/S, not below 0 (the positive part), and the shrunk
    values. With values that do not differ at all, c is 0.
    """
    k, grand = len(values), fmean(values)
    if k < 4 or variance <= 0:
        raise ValueError("James–Stein needs four values and their variance")
    spread = sum((value - grand) ** 2 for value in values)
    c = max(0.0, 1 - (k - 3) * variance / spread) if spread else 0.0
    return c, tuple(grand + c * (value - grand) for value in values)


def pool(means: Sequence[float], variances: Sequence[float]) -> Pool:
    """The random-effects summary of DerSimonian & Laird (1986, eq. 8): τ² = max(0, (Q - (T-1)) / C).

    `means` of at least two teams, and the variance of each (σ²/n, > 0). Only published means may come in: the prior
    would tell of hidden teams otherwise. ValueError for other shapes.
    """
    if len(means) < 2 or len(means) != len(variances) or min(variances) <= 0:
        raise ValueError("pooling needs two means, each with its variance")
    precisions = [1 / variance for variance in variances]
    fixed = _weighted(means, precisions)
    q = sum(w * (mean - fixed) ** 2 for w, mean in zip(precisions, means, strict=True))
    c = sum(precisions) - sum(w * w for w in precisions) / sum(precisions)
    tau2 = max(0.0, (q - (len(means) - 1)) / c)
    weights = [1 / (variance + tau2) for variance in variances]
    return Pool(fixed, q, tau2, _weighted(means, weights), math.sqrt(1 / sum(weights)), len(means))


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * value for w, value in zip(weights, values, strict=True)) / sum(weights)


def shrunk(mean: float, variance: float, common: Pool, *, confidence: float = CONFIDENCE) -> Shrunk:
    """One team's empirical Bayes estimate (Morris 1983): B m + (1-B) μ with B = τ²/(τ²+v).

    Its variance B v + (1-B)² se(μ)² ignores that τ² is estimated, so below ten teams the interval uses t with T-1
    degrees of freedom, which is wide enough.
    """
    if variance <= 0:
        raise ValueError("a mean has a variance")
    weight = common.tau2 / (common.tau2 + variance)
    sd = math.sqrt(weight * variance + (1 - weight) ** 2 * common.se**2)
    middle = weight * mean + (1 - weight) * common.mu
    p = (1 + confidence) / 2
    width = NORMAL.inv_cdf(p) if common.teams >= FEWEST_FOR_NORMAL else t_quantile(p, common.teams - 1)
    return Shrunk(middle, weight, sd, about(middle, width * sd))


def shrink(
    means: Sequence[float], counts: Sequence[int], *, variance: float, df: float, confidence: float = CONFIDENCE
) -> tuple[Shrunk, ...]:
    """Every team's estimate, from published means, their numbers of raters (>= 1), and the variance of one rater.

    `variance` with its degrees of freedom `df` as from `means.pooled_variance`. With fewer than three teams nothing is
    shrunk: each keeps its mean, with a t interval from the pooled variance.
    """
    if len(means) != len(counts) or any(n < 1 for n in counts) or variance <= 0:
        raise ValueError("each mean has at least one rater, and raters a variance")
    variances = [variance / n for n in counts]
    if len(means) >= FEWEST_TEAMS:
        common = pool(means, variances)
        return tuple(shrunk(m, v, common, confidence=confidence) for m, v in zip(means, variances, strict=True))
    width = t_quantile((1 + confidence) / 2, df)
    return tuple(
        Shrunk(m, 1.0, math.sqrt(v), about(m, width * math.sqrt(v))) for m, v in zip(means, variances, strict=True)
    )


def gain(n: int, *, sd: float, tau: float) -> Gain:
    """What shrinkage does for a group of `n` >= 1 when one rater's sd and the teams' sd τ > 0 are known (Morris 1983).

    >>> round(gain(5, sd=0.9, tau=0.3).rmse_shrunk, 2)
    0.24
    """
    variance = sd * sd / n
    weight = tau * tau / (tau * tau + variance)
    return Gain(variance, weight, math.sqrt(variance), math.sqrt(weight * variance))
