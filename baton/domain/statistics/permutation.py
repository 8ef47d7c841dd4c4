"""Could the difference be chance? Deal the same answers out again, in all ways or in many, and see.

Up to 20,000 arrangements are all tried, which is exact; beyond that 9,999 are drawn, with a seed that the caller hands
in and stores, so that a report can be computed again. Differences that are equal but for rounding count as equal.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from random import Random  # noqa: TID251  (chance is still a value: the seed is handed in)

MOST_ARRANGEMENTS = 20_000
DRAWN = 9_999
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Dealt:
    """A difference (of means, or of pairs: the mean) and its two-sided p.

    `as_extreme` of `arrangements` lie as far from 0. `exact`: all arrangements were tried, the observed one among them;
    otherwise p = (1 + as_extreme) / (1 + arrangements) (Davison & Hinkley 1997, eq. 4.11).
    """

    difference: float
    p: float
    as_extreme: int
    arrangements: int
    exact: bool


def permutation_test(
    a: Sequence[float], b: Sequence[float], *, seed: int, most: int = MOST_ARRANGEMENTS, drawn: int = DRAWN
) -> Dealt:
    """Fisher's permutation test (1935, §21) of mean(a) - mean(b) for two independent groups, each with a value.

    With 3 against 3 p cannot fall below .10, with 4 against 4 .029, with 5 against 5 .008.
    """
    if not a or not b:
        raise ValueError("a comparison needs a value on each side")
    values, size = [*a, *b], len(a)
    total = sum(values)

    def difference(sum_of_a: float) -> float:
        return sum_of_a / size - (total - sum_of_a) / len(b)

    def all_of_them() -> Iterator[float]:
        return (difference(sum(chosen)) for chosen in combinations(values, size))

    def one(draw: Callable[[], float]) -> float:
        return difference(sum(_sample(values, size, draw)))

    ways = math.comb(len(values), size)
    return _dealt(difference(sum(a)), ways, all_of_them, one, seed=seed, most=most, drawn=drawn)


def sign_flip_test(
    differences: Sequence[float], *, seed: int, most: int = MOST_ARRANGEMENTS, drawn: int = DRAWN
) -> Dealt:
    """Fisher's randomisation test (1935, §21) of pairs: under no change each difference could have had the other sign.

    For raters who rated in both windows: one difference each, at least one.
    """
    if not differences:
        raise ValueError("a comparison of pairs needs a pair")
    n = len(differences)

    def all_of_them() -> Iterator[float]:
        return (sum(signed) / n for signed in product(*((value, -value) for value in differences)))

    def one(draw: Callable[[], float]) -> float:
        return sum(value if draw() < 0.5 else -value for value in differences) / n

    observed = sum(differences) / n
    return _dealt(observed, 2**n, all_of_them, one, seed=seed, most=most, drawn=drawn)


def _dealt(
    observed: float,
    ways: int,
    all_of_them: Callable[[], Iterable[float]],
    one: Callable[[Callable[[], float]], float],
    *,
    seed: int,
    most: int,
    drawn: int,
) -> Dealt:
    far = abs(observed) - _ROUNDING * max(1.0, abs(observed))
    if ways <= most:
        count = sum(abs(each) >= far for each in all_of_them())
        return Dealt(observed, count / ways, count, ways, exact=True)
    draw = Random(seed).random  # noqa: S311  (nothing is kept secret by it)
    count = sum(abs(one(draw)) >= far for _ in range(drawn))
    return Dealt(observed, (1 + count) / (1 + drawn), count, drawn, exact=False)


def _sample(values: Sequence[float], size: int, draw: Callable[[], float]) -> list[float]:
    """Every subset of `size` equally likely (Fisher & Yates 1938); the same in every version of Python."""
    pool = list(values)
    for place in range(size):
        other = place + int(draw() * (len(pool) - place))
        pool[place], pool[other] = pool[other], pool[place]
    return pool[:size]
