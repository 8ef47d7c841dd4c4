"""The few distributions that the standard library does not have: beta, Student's t (also noncentral) and F.

The normal distribution is `statistics.NormalDist`. Why these are written here and not taken from scipy:
docs/decisions/statistics-without-scipy.md. All are tested against scipy to 1e-9 on wide grids.
"""

import math
from statistics import NormalDist

NORMAL = NormalDist()
_TINY = 1e-300
_EPSILON = 1e-16
_CLOSE = 1e-13  # of two steps of Newton's method, whose error is by then the square of that
_MOST_TERMS = 20_000
_LARGE_DF = 5_000.0  # from here on the expansion is exact to rounding, and cheaper


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b) = P(X <= x) for X ~ Beta(a, b).

    `x` is clipped to [0, 1]; a, b in (0, 1e6], else ValueError. Continued fraction of DLMF 8.17.22 (Didonato & Morris
    1992, eq. 8), evaluated by Lentz's method, on whichever side of the mean it converges quickly.
    """
    _check_shape(a, b)
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_tail(1 - x, b, a)
    return _beta_tail(x, a, b)


def _beta_tail(x: float, a: float, b: float) -> float:
    log_front = a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b)
    return min(1.0, math.exp(log_front) / (a * _continued_fraction(x, a, b)))


def _continued_fraction(x: float, a: float, b: float) -> float:
    """1 + d1 / (1 + d2 / (1 + …)) with the coefficients of DLMF 8.17.23, by the modified Lentz method."""
    value, c, d = 1.0, 1.0, 0.0
    for step in range(1, _MOST_TERMS):
        m, odd = divmod(step, 2)
        if odd:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / ((1 + term * d) or _TINY)
        c = (1 + term / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < _EPSILON:
            break
    return value


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x with P(X <= x) = p for X ~ Beta(a, b). `p` in [0, 1]; a, b in (0, 1e6], else ValueError.

    Newton's method inside a bracket that bisection keeps, from where a normal distribution of the same mean and spread
    has it.
    """
    _check_shape(a, b)
    _check_probability(p)
    if p in (0, 1):
        return float(p)
    low, high, x = 0.0, 1.0, _about(p, a, b)
    for _ in range(400):
        error = beta_cdf(x, a, b) - p
        low, high = (low, x) if error > 0 else (x, high)
        density = math.exp((a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - _log_beta(a, b))
        following = x - error / density if density else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= _CLOSE * following or not 0 < following < 1:
            break
        x = following
    return x


def _about(p: float, a: float, b: float) -> float:
    """Roughly the quantile, inside (0, 1)."""
    mean = a / (a + b)
    guess = mean + NORMAL.inv_cdf(p) * math.sqrt(mean * (1 - mean) / (a + b + 1))
    return guess if 0 < guess < 1 else mean


def t_cdf(t: float, df: float) -> float:
    """P(T <= t) for Student's t with `df` > 0 degrees of freedom (up to 1e6). Abramowitz & Stegun 26.7.1."""
    tail = two_sided_t(t, df) / 2
    return tail if t < 0 else 1 - tail


def two_sided_t(t: float, df: float) -> float:
    """P(|T| >= |t|) for Student's t with `df` > 0 degrees of freedom: the two-sided p of a t test."""
    if df <= 0:
        raise ValueError("degrees of freedom are positive")
    return beta_cdf(df / (df + t * t), df / 2, 0.5)


def t_quantile(p: float, df: float) -> float:
    """The t with P(T <= t) = p for Student's t. `p` in (0, 1), `df` > 0, else ValueError.

    From the beta quantile, on the side where nothing cancels; beyond 5,000 degrees of freedom from the expansion around
    the normal quantile (Abramowitz & Stegun 26.7.5).
    """
    _check_probability(p)
    if df <= 0 or p in (0, 1):
        raise ValueError("degrees of freedom are positive, and p lies inside (0, 1)")
    if df > _LARGE_DF:
        return _t_near_normal(NORMAL.inv_cdf(p), df)
    tails = 2 * min(p, 1 - p)
    if tails < 0.5:
        x = beta_quantile(tails, df / 2, 0.5)
        distance = math.sqrt(df * (1 - x) / x)
    else:
        y = beta_quantile(1 - tails, 0.5, df / 2)
        distance = math.sqrt(df * y / (1 - y))
    return math.copysign(distance, p - 0.5)


def _t_near_normal(z: float, df: float) -> float:
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / df + second / df**2 + third / df**3


def f_quantile(p: float, df1: float, df2: float) -> float:
    """The f with P(F <= f) = p for Fisher's F. `p` in [0, 1), degrees of freedom > 0. Abramowitz & Stegun 26.6.2."""
    x = beta_quantile(p, df1 / 2, df2 / 2)
    return df2 * x / (df1 * (1 - x))


def noncentral_t_cdf(t: float, df: float, shift: float) -> float:
    """P(T <= t) for the noncentral t with `df` > 0 and noncentrality `shift`, |shift| <= 35 (Lenth 1989, AS 243)."""
    if t < 0:
        return 1 - noncentral_t_cdf(-t, df, -shift)
    x, half = t * t / (t * t + df), shift * shift / 2
    even, odd = math.exp(-half), shift * math.exp(-half) / (math.sqrt(2) * math.gamma(1.5))
    total, weight, j = 0.0, even, 0
    while j <= half or weight > _EPSILON:
        total += even * beta_cdf(x, j + 0.5, df / 2) + odd * beta_cdf(x, j + 1, df / 2)
        j += 1
        even *= half / j
        odd *= half / (j + 0.5)
        weight = max(even, abs(odd))
    return NORMAL.cdf(-shift) + total / 2


def _check_shape(a: float, b: float) -> None:
    if not (0 < a <= 1e6 and 0 < b <= 1e6):
        raise ValueError("the shapes of a beta distribution lie in (0, 1e6]")


def _check_probability(p: float) -> None:
    if not 0 <= p <= 1:
        raise ValueError("a probability lies in [0, 1]")
