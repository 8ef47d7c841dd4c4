"""Our few distributions agree with scipy's to 1e-9 on wide grids."""

import math
from itertools import product

import numpy as np
import pytest
from scipy import special, stats

from baton.domain.statistics.distributions import (
    beta_cdf,
    beta_quantile,
    f_quantile,
    noncentral_t_cdf,
    t_cdf,
    t_quantile,
    two_sided_t,
)
from baton.domain.statistics.linear import conjugate_gradients, solve

SHAPES = (0.05, 0.3, 0.5, 1, 1.7, 2.5, 5, 14.5, 60, 333.3, 2_000, 20_000, 100_000)
DFS = (0.6, 1, 1.5, 2, 3, 4.4, 8.8, 10, 29, 30, 174, 999, 4_999, 5_001, 30_000, 400_000)
TAILS = (1e-6, 1e-4, 0.001, 0.005, 0.025, 0.05, 0.1, 0.25, 0.4, 0.499)


def test_the_beta_distribution() -> None:
    grid = [0, 1e-9, 1e-4, *np.linspace(0.003, 0.997, 41), 1 - 1e-6, 1]
    for a, b in product(SHAPES, SHAPES):
        spots = [*grid, *(a / (a + b) * (1 + step) for step in (-0.02, -0.001, 0.0, 0.001, 0.02))]
        for x in (spot for spot in spots if 0 <= spot <= 1):
            assert beta_cdf(x, a, b) == pytest.approx(special.betainc(a, b, x), abs=1e-9), (x, a, b)
    assert beta_cdf(-1, 2, 3) == 0
    assert beta_cdf(2, 2, 3) == 1


def test_the_quantiles_of_beta() -> None:
    for a, b in product(SHAPES, SHAPES):
        for p in (0, *TAILS, 0.5, *(1 - tail for tail in TAILS), 1):
            assert beta_quantile(p, a, b) == pytest.approx(special.betaincinv(a, b, p), abs=1e-9), (p, a, b)


def test_student_s_t() -> None:
    for df in DFS:
        for t in (-40, -6, -2.5, -1, -0.01, 0, 0.3, 1, 1.96, 3.5, 12):
            assert t_cdf(t, df) == pytest.approx(stats.t.cdf(t, df), abs=1e-9), (t, df)
            assert two_sided_t(t, df) == pytest.approx(2 * stats.t.sf(abs(t), df), abs=1e-9), (t, df)
        for p in (*TAILS, 0.5, *(1 - tail for tail in TAILS)):
            assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-9, abs=1e-9), (p, df)


def test_fisher_s_f() -> None:
    for df1, df2 in product((1, 2, 5.5, 29, 400), (2, 6, 29, 174, 5_000)):
        for p in (0.0, 0.001, 0.025, 0.5, 0.975, 0.999):
            assert f_quantile(p, df1, df2) == pytest.approx(stats.f.ppf(p, df1, df2), rel=1e-9), (p, df1, df2)


def test_the_noncentral_t() -> None:
    for df, shift in product((2, 8, 18, 58, 198, 2_000), (-3.0, -0.5, 0.0, 0.7, 2.8, 6.0, 12.0)):
        for t in (-4, -1, 0, 0.5, 2, 5, 14):
            expected = stats.nct.cdf(t, df, shift)
            expected = 0.0 if math.isnan(expected) else expected  # as scipy answers far out on the left
            assert noncentral_t_cdf(t, df, shift) == pytest.approx(expected, abs=1e-9), (t, df, shift)


def test_systems_of_equations() -> None:
    chance = np.random.default_rng(1)
    for _ in range(200):
        n = int(chance.integers(1, 12))
        matrix, right = chance.normal(size=(n, n)), chance.normal(size=n)
        expected = np.linalg.solve(matrix, right)
        assert solve(matrix.tolist(), right.tolist()) == pytest.approx(expected.tolist(), rel=1e-7, abs=1e-9)
        positive = matrix @ matrix.T + n * np.eye(n)

        def multiply(x: object, positive: np.ndarray = positive) -> list[float]:
            return [float(value) for value in positive @ np.asarray(x)]

        found = conjugate_gradients(multiply, np.diag(positive).tolist(), right.tolist())
        assert found == pytest.approx(np.linalg.solve(positive, right).tolist(), rel=1e-9, abs=1e-11)
    with pytest.raises(ValueError):
        solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 1.0])


def test_shapes_outside_their_range_are_refused() -> None:
    for wrong in (
        lambda: beta_cdf(0.5, 0, 1),
        lambda: beta_quantile(0.5, 1, math.inf),
        lambda: beta_quantile(1.5, 1, 1),
        lambda: t_quantile(0, 5),
        lambda: t_quantile(0.5, 0),
        lambda: two_sided_t(1, -1),
    ):
        with pytest.raises(ValueError):
            wrong()
