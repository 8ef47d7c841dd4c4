"""Whether several questions measure one thing, and whether several raters see the same."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import correlation, fmean, variance

from baton.domain.statistics.distributions import f_quantile
from baton.domain.statistics.intervals import Interval

FEWEST_FORMS = 50  # complete forms of a workspace before any of this is told
ONE_NUMBER_ABOVE = 0.95  # α beyond this: the rows of the form are one number (halo)
WEAK_BELOW = 0.60

_LOWEST_UNIQUENESS = 0.005  # as in R's factanal: no item is perfectly explained


@dataclass(frozen=True, slots=True)
class Factor:
    """One common factor: the loading of each item and what is its own (variances of standardised items, 0 to 1)."""

    loadings: tuple[float, ...]
    uniquenesses: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The mean squares of an analysis of variance of targets × judges, and the six intraclass correlations.

    `icc1`, `icc2`, `icc3`: reliability of one judge (each target its own judges; judges drawn at random; these judges
    only). `icc1k` …: of the mean of all k judges.
    """

    between: float
    within: float
    judges: float
    residual: float
    icc1: float
    icc2: float
    icc3: float
    icc1k: float
    icc2k: float
    icc3k: float


def cronbach_alpha(forms: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's α (1951, eq. 2): k/(k-1) (1 - Σ item variances / variance of the sum).

    `forms`: one row per complete form, one value per item. None with a single item, fewer than two forms, or no
    variance.
    """
    items = _columns(forms)
    if len(items) < 2 or len(forms) < 2:
        return None
    total = variance(sum(form) for form in forms)
    k = len(items)
    return k / (k - 1) * (1 - sum(map(variance, items)) / total) if total else None


def average_correlation(forms: Sequence[Sequence[float]]) -> float | None:
    """The mean correlation between items. None with a single item, or where an item does not vary."""
    items = _columns(forms)
    if len(items) < 2 or len(forms) < 2 or not all(map(variance, items)):
        return None
    return fmean(correlation(one, other) for one, other in combinations(items, 2))


def standardised_alpha(forms: Sequence[Sequence[float]]) -> float | None:
    """α as if all items had the same variance: k r̄ / (1 + (k-1) r̄). None as for `average_correlation`."""
    average = average_correlation(forms)
    return None if average is None else spearman_brown(average, len(forms[0]))


def spearman_brown(reliability: float, times: float) -> float:
    """The reliability of a measure made `times` as long (Spearman 1910, Brown 1910).

    ValueError where that has no meaning (times r = r - 1, or times <= 0).
    """
    below = 1 + (times - 1) * reliability
    if times <= 0 or below == 0:
        raise ValueError("no such prolongation")
    return times * reliability / below


def feldt_interval(alpha: float, forms: int, items: int, *, confidence: float = 0.95) -> Interval:
    """Feldt's interval (1965) for α: (1 - α̂)/(1 - α) ~ F(n-1, (n-1)(k-1)). Two forms and two items at least."""
    if forms < 2 or items < 2:
        raise ValueError("an interval for α needs two forms and two items")
    df1, df2, outside = forms - 1, (forms - 1) * (items - 1), (1 - confidence) / 2
    return Interval(
        1 - (1 - alpha) * f_quantile(1 - outside, df1, df2), 1 - (1 - alpha) * f_quantile(outside, df1, df2)
    )


def mcdonald_omega(factor: Factor) -> float:
    """McDonald's ω (1999, eq. 6.20b): (Σλ)² / ((Σλ)² + Σθ), how much of the sum's variance the factor explains."""
    common = sum(factor.loadings) ** 2
    return common / (common + sum(factor.uniquenesses))


def one_factor(forms: Sequence[Sequence[float]], *, precision: float = 1e-10) -> Factor | None:
    """The one-factor model of the items' correlations, by maximum likelihood (EM of Rubin & Thayer 1982).

    `forms` as for α, with at least three items (with fewer, loadings are not identified: ValueError). None where an
    item does not vary. `precision`: when no parameter moves by more any longer.
    """
    items = _columns(forms)
    if len(items) < 3:
        raise ValueError("a factor needs three items")
    if len(forms) < 2 or not all(map(variance, items)):
        return None
    correlations = [[correlation(one, other) for other in items] for one in items]
    loadings, unique = [math.sqrt(0.5)] * len(items), [0.5] * len(items)
    for _ in range(50_000):
        new_loadings, new_unique = _em_step(correlations, loadings, unique)
        moved = max(abs(a - b) for a, b in zip(new_loadings + new_unique, loadings + unique, strict=True))
        loadings, unique = new_loadings, new_unique
        if moved < precision:
            break
    return Factor(tuple(loadings), tuple(unique))


def _em_step(
    correlations: Sequence[Sequence[float]], loadings: Sequence[float], unique: Sequence[float]
) -> tuple[list[float], list[float]]:
    """β = λ'Σ⁻¹ by Sherman and Morrison, then the regression of the items on the expected factor."""
    scaled = [loading / own for loading, own in zip(loadings, unique, strict=True)]
    inside = 1 + sum(loading * each for loading, each in zip(loadings, scaled, strict=True))
    beta = [each / inside for each in scaled]
    with_factor = [sum(r * b for r, b in zip(row, beta, strict=True)) for row in correlations]
    second_moment = 1 / inside + sum(b * c for b, c in zip(beta, with_factor, strict=True))
    new = [each / second_moment for each in with_factor]
    own = [max(_LOWEST_UNIQUENESS, 1 - loading * c) for loading, c in zip(new, with_factor, strict=True)]
    return new, own


def intraclass_correlations(ratings: Sequence[Sequence[float]]) -> Agreement:
    """The six intraclass correlations of Shrout & Fleiss (1979) for targets (rows) × judges, complete.

    At least two targets and two judges, and some variance, else ValueError.
    """
    judges, n, k = _columns(ratings), len(ratings), len(ratings[0]) if ratings else 0
    if n < 2 or k < 2:
        raise ValueError("agreement needs two targets and two judges")
    grand = fmean(value for row in ratings for value in row)
    rows = k * sum((fmean(row) - grand) ** 2 for row in ratings)
    columns = n * sum((fmean(judge) - grand) ** 2 for judge in judges)
    total = sum((value - grand) ** 2 for row in ratings for value in row)
    between, within = rows / (n - 1), (total - rows) / (n * (k - 1))
    of_judges, residual = columns / (k - 1), (total - rows - columns) / ((n - 1) * (k - 1))
    if between == 0:
        raise ValueError("targets that do not differ have no reliability")
    apart = between - residual
    return Agreement(
        between,
        within,
        of_judges,
        residual,
        icc1=(between - within) / (between + (k - 1) * within),
        icc2=apart / (between + (k - 1) * residual + k * (of_judges - residual) / n),
        icc3=apart / (between + (k - 1) * residual),
        icc1k=(between - within) / between,
        icc2k=apart / (between + (of_judges - residual) / n),
        icc3k=apart / between,
    )


def _columns(rows: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    return list(zip(*rows, strict=True))
