"""Whether a team's number has changed, in five words of which one is "no clear change"."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from baton.domain.statistics.distributions import NORMAL
from baton.domain.statistics.multiplicity import benjamini_hochberg

Verdict = Literal["clear-up", "likely-up", "no-clear-change", "likely-down", "clear-down"]

PRIOR_CHANGE = 0.25  # sd of true changes between two windows of four weeks, in points, until it is estimated
LIKELY = 0.90
CLEAR = 0.975
FALSE_SHARE = 0.10  # of the changes called clear


@dataclass(frozen=True, slots=True)
class Change:
    """The change of a mean between two windows, in points, before and after shrinkage towards no change.

    `weight` B in [0, 1]; `sd` the posterior's; `up` = P(the true change is upwards); `z` and two-sided `p` unshrunk.
    """

    raw: float
    variance: float
    weight: float
    shrunk: float
    sd: float
    up: float
    z: float
    p: float


def change(before: tuple[float, int], after: tuple[float, int], *, sd: float, prior: float = PRIOR_CHANGE) -> Change:
    """The empirical Bayes change between two (mean, number of raters >= 1) of windows that do not overlap.

    `sd` > 0 of one rater, `prior` > 0 the sd of true changes. Normal–normal posterior (Gelman et al. 2013, §2.5):
    v = σ²(1/n₁ + 1/n₂), B = τ²/(τ²+v), P(up) = Φ(BΔ/√(Bv)). Raters who are in both windows make it cautious.
    """
    (first, n_first), (second, n_second) = before, after
    if min(n_first, n_second) < 1 or sd <= 0 or prior <= 0:
        raise ValueError("a change needs raters in both windows, a spread and a prior")
    raw, variance = second - first, sd * sd * (1 / n_first + 1 / n_second)
    weight = prior**2 / (prior**2 + variance)
    posterior_sd, z = math.sqrt(weight * variance), raw / math.sqrt(variance)
    up = NORMAL.cdf(weight * raw / posterior_sd)
    return Change(raw, variance, weight, weight * raw, posterior_sd, up, z, 2 * NORMAL.cdf(-abs(z)))


def verdicts(changes: Sequence[Change]) -> tuple[Verdict, ...]:
    """What may be said of each of all the changes that are shown at once, in the same order.

    Likely from P >= .90; clear from P >= .975, and only if Benjamini and Hochberg's p, over everything shown, is at
    most .10. Hand in every team and dimension that is shown, not only the interesting ones.
    """
    adjusted = benjamini_hochberg([each.p for each in changes])
    return tuple(_verdict(each, p) for each, p in zip(changes, adjusted, strict=True))


def _verdict(one: Change, adjusted_p: float) -> Verdict:
    certain = max(one.up, 1 - one.up)
    if certain < LIKELY:
        return "no-clear-change"
    if certain >= CLEAR and adjusted_p <= FALSE_SHARE:
        return "clear-up" if one.up > 0.5 else "clear-down"
    return "likely-up" if one.up > 0.5 else "likely-down"
