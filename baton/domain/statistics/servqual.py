"""Scores of internal service: how far from what people needed, what matters most, and what to improve first."""

from collections.abc import Mapping, Sequence

MIDDLE = 3  # the answer "as expected"
LOWEST, HIGHEST = 1, 5
PRIOR_ALLOCATORS = 10
FEWEST_ALLOCATORS = 5
FEWEST_DIMENSIONS = 3
NEEDED = "reliability"  # no index without the dimension that customers weigh most


def score100(mean: float) -> float:
    """A mean of answers from 1 to 5 on the scale from 0 to 100, where 50 is "as expected": 25 (m - 1).

    >>> score100(3), score100(4.2)
    (50, 80.0)
    """
    _check(mean)
    return 25 * (mean - 1)


def gap(mean: float) -> float:
    """How far service was from what was expected, in points from -2 to 2: the answers already compare with it.

    Direct disconfirmation (Brown, Churchill & Peter 1993) in place of SERVQUAL's difference of two answers.
    """
    _check(mean)
    return mean - MIDDLE


def classic_gaps(perceived: Mapping[str, float], expected: Mapping[str, float]) -> dict[str, float]:
    """SERVQUAL's gaps P - E by dimension (Parasuraman, Zeithaml & Berry 1988), for both on the same scale."""
    return {dimension: mean - expected[dimension] for dimension, mean in perceived.items()}


def weighted(scores: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """Σ w s / Σ w over the dimensions that have a score, in their unit. `weights` > 0. None if none has."""
    there = {dimension: score for dimension, score in scores.items() if score is not None}
    total = sum(weights[dimension] for dimension in there)
    return sum(weights[each] * score for each, score in there.items()) / total if there else None


def importance_weights(allocations: Sequence[Mapping[str, float]], dimensions: Sequence[str]) -> dict[str, float]:
    """What a team's customers care about, from how each split 100 points over the dimensions: weights that sum to 1.

    w = (n a + M/D) / (n + M), a the mean share, D the number of dimensions, M = 10 imagined customers who split evenly
    (a Dirichlet prior, Gelman et al. 2013, §3.4). With fewer than five customers all dimensions weigh the same.
    ValueError for an allocation that is negative or does not sum to 100.
    """
    if any(abs(sum(each.values()) - 100) > 1e-9 or min(each.values()) < 0 for each in allocations):
        raise ValueError("each customer splits 100 points")
    n, even = len(allocations), 1 / len(dimensions)
    if n < FEWEST_ALLOCATORS:
        return dict.fromkeys(dimensions, even)
    return {
        dimension: (sum(each.get(dimension, 0) for each in allocations) / 100 + PRIOR_ALLOCATORS * even)
        / (n + PRIOR_ALLOCATORS)
        for dimension in dimensions
    }


def isq_index(scores: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """The internal service quality index, 0 to 100: the weighted mean of the dimensions' published scores.

    `scores`: score100 by dimension, None where nothing may be published. None unless three are published, reliability
    among them.
    """
    there = [dimension for dimension, score in scores.items() if score is not None]
    return weighted(scores, weights) if len(there) >= FEWEST_DIMENSIONS and NEEDED in there else None


def first_to_improve(means: Mapping[str, float], weights: Mapping[str, float]) -> str | None:
    """The published dimension whose shortfall matters most: the largest w max(0, -gap); without any, the lowest.

    Importance–performance analysis (Martilla & James 1977). `means` from 1 to 5. Ties go to the weightier dimension,
    then to the one named first. None without a published dimension.
    """
    if not means:
        return None
    pain = {dimension: weights[dimension] * max(0.0, -gap(mean)) for dimension, mean in means.items()}
    if any(pain.values()):
        return max(means, key=lambda dimension: (pain[dimension], weights[dimension]))
    return min(means, key=lambda dimension: (means[dimension], -weights[dimension]))


def _check(mean: float) -> None:
    if not LOWEST <= mean <= HIGHEST:
        raise ValueError("answers lie from 1 to 5")
