"""How long a control chart runs before it cries wolf, and how wide its limits must be for a company."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from baton.domain.statistics.distributions import NORMAL
from baton.domain.statistics.linear import solve

SMOOTHING = 0.2
LEAST_WIDTH = 3.0
LEAST_POINT = 3.5
WATCHED_WEEKS = 26  # over all charts of a company, at most about one false alarm in so many epochs
_NODES = 40


@dataclass(frozen=True, slots=True)
class Limits:
    """How far out is too far: L for the EWMA, and for a single point, both in standard deviations."""

    width: float
    point: float


def shewhart_run_length(limit: float, shift: float = 0.0) -> float:
    """The average number of points until one lies beyond ± `limit` > 0, when the mean is off by `shift`, both in sd."""
    return 1 / (NORMAL.cdf(-limit - shift) + NORMAL.cdf(shift - limit))


def ewma_run_length(width: float, shift: float = 0.0, *, smoothing: float = SMOOTHING) -> float:
    """The average run length of an EWMA chart with steady limits ± L sd √(λ/(2-λ)), started at the target.

    Crowder's integral equation (1987, eq. 2): ARL(u) = 1 + 1/λ ∫ ARL(y) φ((y - (1-λ)u)/λ - δ) dy over the limits, by
    Gauss–Legendre quadrature with 40 nodes: good to five digits for λ >= .1 and L <= 4 (Lucas & Saccucci 1990, table
    3).
    """
    edge = width * math.sqrt(smoothing / (2 - smoothing))
    nodes = [(edge * node, edge * weight) for node, weight in _gauss_legendre(_NODES)]

    def kernel(start: float, end: float) -> float:
        return NORMAL.pdf((end - (1 - smoothing) * start) / smoothing - shift) / smoothing

    matrix = [[(start == end) - weight * kernel(start, end) for end, weight in nodes] for start, _ in nodes]
    lengths = solve(matrix, [1.0] * _NODES)
    return 1 + sum(weight * kernel(0.0, end) * length for (end, weight), length in zip(nodes, lengths, strict=True))


@lru_cache(maxsize=4)
def _gauss_legendre(n: int) -> tuple[tuple[float, float], ...]:
    """Nodes and weights on [-1, 1] (Abramowitz & Stegun 25.4.29): zeros of P_n by Newton's method."""
    found = []
    for place in range(n):
        x = math.cos(math.pi * (place + 0.75) / (n + 0.5))
        for _ in range(100):
            before, value = 1.0, x
            for degree in range(2, n + 1):
                before, value = value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
            slope = n * (x * value - before) / (x * x - 1)
            step = value / slope
            x -= step
            if abs(step) < 1e-15:
                break
        found.append((x, 2 / ((1 - x * x) * slope * slope)))
    return tuple(found)


@lru_cache(maxsize=256)
def limits_for(charts: int, *, every: int = WATCHED_WEEKS) -> Limits:
    """Limits with which `charts` >= 1 charts together cry wolf about once in `every` epochs, or less often.

    Half of that is given to the EWMA and half to single points. Never narrower than L = 3.0 and 3.5 sd, which are
    enough up to 10 charts.

    >>> limits_for(10)
    Limits(width=3.0, point=3.5)
    """
    if charts < 1:
        raise ValueError("limits are for at least one chart")
    wanted = 2.0 * charts * every
    return Limits(_smallest(ewma_run_length, wanted, LEAST_WIDTH), _smallest(shewhart_run_length, wanted, LEAST_POINT))


def _smallest(run_length: Callable[[float], float], wanted: float, least: float) -> float:
    if run_length(least) >= wanted:
        return least
    low, high = least, least + 3
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if run_length(middle) < wanted else (low, middle)
    return high
