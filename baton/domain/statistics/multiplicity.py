"""Who looks at many numbers finds some that stand out by chance; these corrections allow for it.

Each takes p-values in [0, 1] in any order and returns adjusted ones in the same order: what is at most α is called at
α.
"""

from collections.abc import Sequence


def bonferroni(p_values: Sequence[float]) -> tuple[float, ...]:
    """min(1, m p): the chance of even one false call is at most α (Dunn 1961)."""
    return tuple(min(1.0, p * len(p_values)) for p in _checked(p_values))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Holm's step-down procedure (1979): as safe as Bonferroni's and never weaker."""
    m, worst = len(p_values), 0.0
    adjusted = [0.0] * m
    for rank, place in enumerate(_ascending(p_values)):
        worst = max(worst, min(1.0, (m - rank) * p_values[place]))
        adjusted[place] = worst
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Benjamini and Hochberg's step-up procedure (1995): of the calls made at α, at most α are false on average."""
    m, best = len(p_values), 1.0
    adjusted = [0.0] * m
    for rank, place in reversed(list(enumerate(_ascending(p_values), start=1))):
        best = min(best, m / rank * p_values[place])
        adjusted[place] = best
    return tuple(adjusted)


def _ascending(p_values: Sequence[float]) -> list[int]:
    return sorted(range(len(p_values)), key=_checked(p_values).__getitem__)


def _checked(p_values: Sequence[float]) -> Sequence[float]:
    if not all(0 <= p <= 1 for p in p_values):
        raise ValueError("a p-value lies in [0, 1]")
    return p_values
