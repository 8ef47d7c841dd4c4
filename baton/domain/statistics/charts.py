"""Control charts: is this more than the usual ups and downs of this team?

Points are release epochs. The first twelve (or those after an admin's explicit new start) are the baseline; what comes
after is watched by an EWMA and by single points far out. There are no run rules: each would add false alarms.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Literal

from baton.domain.statistics.runs import SMOOTHING, Limits

D2 = 1.128  # mean range of two normal values, in standard deviations
RANGE_LIMIT = 3.267  # D4 for ranges of two
DRAWN_AT = 3.0
FEWEST_TO_DRAW = 8
BASELINE = 12

State = Literal["too-few", "provisional", "watching"]


@dataclass(frozen=True, slots=True)
class Individuals:
    """An XmR chart: centre, mean moving range, limits, moving ranges with their limit, and the points outside."""

    centre: float
    mean_range: float
    low: float
    high: float
    ranges: tuple[float, ...]
    range_limit: float
    outside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One epoch: the mean of `n` >= 1 raters, in points."""

    mean: float
    n: int


@dataclass(frozen=True, slots=True)
class Standardised:
    """Points whose numbers of raters differ, in standard errors from the baseline's centre: Laney's z chart.

    `dispersion` σ_z: how much more (or less) the baseline's points move than their raters' spread explains. `low`,
    `high`: the limits as they are drawn, in points.
    """

    centre: float
    z: tuple[float, ...]
    dispersion: float
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ewma:
    """The smoothed values, the half widths of their limits about the target, and the points outside."""

    values: tuple[float, ...]
    half_widths: tuple[float, ...]
    outside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A team's chart. `signals` are the points at which something is off, `alarms` those at which that began.

    With fewer than 8 points there is nothing to draw (`drawn` is None); with 8 to 11 the limits are provisional, and
    nothing is ever called before twelve.
    """

    state: State
    drawn: Standardised | None = None
    signals: tuple[int, ...] = ()

    @property
    def alarms(self) -> tuple[int, ...]:
        """The first point of every run of signals: what people are told about."""
        return tuple(each for each in self.signals if each - 1 not in self.signals)


def individuals(values: Sequence[float]) -> Individuals:
    """An individuals and moving range chart of at least two values (NIST/SEMATECH e-Handbook 6.3.2.2)."""
    ranges = _moving_ranges(values)
    if not ranges:
        raise ValueError("a moving range needs two values")
    centre, mean_range = fmean(values), fmean(ranges)
    half = 3 * mean_range / D2
    outside = tuple(place for place, value in enumerate(values) if abs(value - centre) > half)
    return Individuals(centre, mean_range, centre - half, centre + half, ranges, RANGE_LIMIT * mean_range, outside)


def standardised(points: Sequence[Point], *, sd: float, baseline: int) -> Standardised:
    """Laney's z chart (2002) for means of varying numbers of raters.

    `sd` > 0: one rater's spread inside a team. The centre is the mean of all raters of the first `baseline` (>= 2)
    points; z = (x - centre) √n / sd; σ_z = mean moving range of the baseline's z / 1.128.
    """
    if sd <= 0 or not 2 <= baseline <= len(points) or any(point.n < 1 for point in points):
        raise ValueError("a baseline has two points, every point a rater, and raters a spread")
    first = points[:baseline]
    centre = sum(point.n * point.mean for point in first) / sum(point.n for point in first)
    z = tuple((point.mean - centre) * math.sqrt(point.n) / sd for point in points)
    dispersion = fmean(_moving_ranges(z[:baseline])) / D2
    half = [DRAWN_AT * dispersion * sd / math.sqrt(point.n) for point in points]
    return Standardised(
        centre, z, dispersion, tuple(centre - each for each in half), tuple(centre + each for each in half)
    )


def ewma(values: Sequence[float], *, target: float, sd: float, smoothing: float = SMOOTHING, width: float) -> Ewma:
    """An exponentially weighted moving average (Roberts 1959) with exact limits (Lucas & Saccucci 1990, eq. 2).

    Starts at `target`; `smoothing` λ in (0, 1]; half width L σ √(λ/(2-λ) (1 - (1-λ)^2j)) at the j-th value.
    """
    if sd <= 0 or not 0 < smoothing <= 1:
        raise ValueError("an EWMA needs a spread, and a λ in (0, 1]")
    smoothed, current = [], target
    for value in values:
        current += smoothing * (value - current)
        smoothed.append(current)
    half = [width * sd * math.sqrt(_ewma_variance(smoothing, j)) for j in range(1, len(values) + 1)]
    outside = (place for place, value in enumerate(smoothed) if abs(value - target) > half[place])
    return Ewma(tuple(smoothed), tuple(half), tuple(outside))


def control_chart(
    points: Sequence[Point], *, sd: float, limits: Limits, dispersion: float = 1.0, smoothing: float = SMOOTHING
) -> Chart:
    """A team's chart, from all points since the start of its baseline, oldest first.

    `sd` > 0: one rater's spread inside a team; `limits` as from `runs.limits_for`. `dispersion` >= 1: σ_z of all charts
    of the company together (`common_dispersion`); a chart's own is taken where it is larger. That the
    centre of twelve points is uncertain is added to the limits; docs/statistics.md says what happens otherwise.
    """
    if len(points) < FEWEST_TO_DRAW:
        return Chart("too-few")
    if len(points) < BASELINE:
        return Chart("provisional", standardised(points, sd=sd, baseline=len(points)))
    drawn = standardised(points, sd=sd, baseline=BASELINE)
    spread = max(1.0, dispersion, drawn.dispersion)
    known = sum(point.n for point in points[:BASELINE])
    signals, smoothed, pull = [], 0.0, 0.0
    for place in range(BASELINE, len(points)):
        z, root = drawn.z[place] / spread, math.sqrt(points[place].n / known)
        smoothed += smoothing * (z - smoothed)
        pull += smoothing * (root - pull)  # how far a wrong centre would have pulled the average by now
        variance = _ewma_variance(smoothing, place - BASELINE + 1) + pull * pull
        if abs(smoothed) > limits.width * math.sqrt(variance) or abs(z) > limits.point * math.hypot(1, root):
            signals.append(place)
    return Chart("watching", drawn, tuple(signals))


def common_dispersion(charts: Sequence[Standardised]) -> float:
    """σ_z of a company: the median of its charts', but at least 1, since raters' own spread never goes away."""
    own = sorted(chart.dispersion for chart in charts)
    return max(1.0, own[len(own) // 2]) if own else 1.0


def _ewma_variance(smoothing: float, j: int) -> float:
    return smoothing / (2 - smoothing) * (1 - (1 - smoothing) ** (2 * j))


def _moving_ranges(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(abs(after - before) for before, after in pairwise(values))
