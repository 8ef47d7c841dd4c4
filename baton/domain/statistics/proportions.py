"""What share of a few people said so, and how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from baton.domain.statistics.distributions import NORMAL, beta_quantile
from baton.domain.statistics.intervals import Interval

CONFIDENCE = 0.95
JEFFREYS = 0.5


@dataclass(frozen=True, slots=True)
class BetaBinomial:
    """What all teams' shares have in common: mean μ in [0, 1] and intraclass correlation ρ in [0, 1]; α + β = 1/ρ - 1.

    With ρ = 0 (or 1) there is no beta distribution between the teams: all are one share (or each is all or nothing),
    and `alpha` and `beta` are None.
    """

    mu: float
    rho: float
    alpha: float | None
    beta: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """A team's share of people in [0, 1], its posterior standard deviation and interval."""

    mean: float
    sd: float
    interval: Interval


def wilson_interval(x: float, n: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval (1927) for `x` of `n` >= 1, without continuity correction (Newcombe 1998, method 3)."""
    if n < 1 or not 0 <= x <= n:
        raise ValueError("a share needs people, and no more of them than there are")
    z = NORMAL.inv_cdf((1 + confidence) / 2)
    share, below = x / n, 1 + z * z / n
    middle = (share + z * z / (2 * n)) / below
    half = z / below * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Interval(0.0 if x == 0 else middle - half, 1.0 if x == n else middle + half)


def beta_binomial(counts: Sequence[float], sizes: Sequence[int]) -> BetaBinomial:
    """Fitted to `counts` of `sizes` (>= 1) in at least two teams, by moments (Kleinman 1973, weights n).

    ρ = (S - μ(1-μ)(T-1)) / (μ(1-μ)(N - Σn²/N - (T-1))), S = Σn(p-μ)², clipped to [0, 1]. Published cells only.
    """
    if len(counts) != len(sizes) or len(sizes) < 2 or any(n < 1 for n in sizes):
        raise ValueError("shares are pooled over two teams with people in them")
    n_all, teams = sum(sizes), len(sizes)
    mu = sum(counts) / n_all
    spread = mu * (1 - mu)
    apart = sum(n * (x / n - mu) ** 2 for x, n in zip(counts, sizes, strict=True))
    below = spread * (n_all - sum(n * n for n in sizes) / n_all - (teams - 1))
    rho = min(1.0, max(0.0, (apart - spread * (teams - 1)) / below)) if below > 0 else 0.0
    if rho in (0, 1):
        return BetaBinomial(mu, rho, None, None)
    strength = 1 / rho - 1
    return BetaBinomial(mu, rho, mu * strength, (1 - mu) * strength)


def posterior(x: float, n: int, alpha: float, beta: float, *, confidence: float = CONFIDENCE) -> Share:
    """Beta(α + x, β + n - x): its mean, sd and equal-tailed interval (Gelman et al. 2013, §2.4). α, β > 0."""
    if not 0 <= x <= n:
        raise ValueError("no more people than there are")
    a, b = alpha + x, beta + n - x
    mean, outside = a / (a + b), (1 - confidence) / 2
    sd = math.sqrt(a * b / (a + b + 1)) / (a + b)
    return Share(mean, sd, Interval(beta_quantile(outside, a, b), beta_quantile(1 - outside, a, b)))


def jeffreys(x: float, n: int, *, confidence: float = CONFIDENCE) -> Share:
    """A share on its own, with Jeffreys's prior Beta(½, ½): where there are too few teams to learn from."""
    return posterior(x, n, JEFFREYS, JEFFREYS, confidence=confidence)


def shrunk_shares(
    counts: Sequence[float], sizes: Sequence[int], *, confidence: float = CONFIDENCE
) -> tuple[Share, ...]:
    """Every team's share from published counts, shrunk towards the company's.

    With fewer than three teams each stands alone (Jeffreys). When teams differ no more than chance makes them (ρ = 0),
    all have the company's share, with Jeffreys's interval for it.
    """
    if len(sizes) < 3:
        return tuple(jeffreys(x, n, confidence=confidence) for x, n in zip(counts, sizes, strict=True))
    common = beta_binomial(counts, sizes)
    if common.rho == 1:
        return tuple(jeffreys(x, n, confidence=confidence) for x, n in zip(counts, sizes, strict=True))
    if common.alpha is None or common.beta is None:
        of_all = jeffreys(sum(counts), sum(sizes), confidence=confidence)
        return (Share(common.mu, of_all.sd, of_all.interval),) * len(sizes)
    return tuple(
        posterior(x, n, common.alpha, common.beta, confidence=confidence) for x, n in zip(counts, sizes, strict=True)
    )
