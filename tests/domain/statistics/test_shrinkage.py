"""Small teams borrow from what is known of all."""

import math

import pytest

from baton.domain.statistics.shrinkage import gain, james_stein, pool, shrink, shrunk
from tests.domain.statistics.vectors import case, near, vector


def test_efron_and_morris_s_batting_averages() -> None:
    given = vector("03")
    hits, n, expected = given["input"]["hits"], given["input"]["n"], given["expected"]
    averages = [each / n for each in hits]
    grand = sum(averages) / len(averages)
    variance = grand * (1 - grand) / n
    assert (grand, variance) == near([expected["grand_mean"], expected["sigma2"]])
    assert sum((each - grand) ** 2 for each in averages) == near(expected["sum_sq_dev"])
    c, values = james_stein(averages, variance)
    assert c == near(expected["c"])
    assert values == near(expected["js"])
    rest = given["input"]["rest_of_season"]
    missed = [sum((a - b) ** 2 for a, b in zip(of, rest, strict=True)) for of in (averages, values)]
    assert missed == [near(expected["sse_observed"]), near(expected["sse_js"])]
    printed = given["published_rounded"]
    assert (round(grand, 3), round(c, 3)) == (printed["grand_mean"], printed["c"])
    assert [round(values[0], 3), round(values[-1], 3)] == printed["js_first_last"]
    assert round(missed[0] / missed[1], 1) == printed["sse_ratio"]


def test_the_bcg_trials_of_dersimonian_and_laird() -> None:
    given = case("04", "bcg_dl")
    told, expected = given["input"], given["expected"]
    table = list(zip(told["tpos"], told["tneg"], told["cpos"], told["cneg"], strict=True))
    effects = [math.log((a / (a + b)) / (c / (c + d))) for a, b, c, d in table]
    variances = [1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) for a, b, c, d in table]
    assert tuple(effects) == near(expected["yi"])
    assert tuple(variances) == near(expected["vi"])
    common = pool(effects, variances)
    assert (common.fixed, common.q, common.tau2) == near([expected["mu_fixed"], expected["Q"], expected["tau2"]])
    assert (common.mu, common.se) == near([expected["mu"], expected["se_mu"]])
    each = [shrunk(effect, variance, common) for effect, variance in zip(effects, variances, strict=True)]
    assert tuple(one.weight for one in each) == near(expected["weight_B"])
    assert tuple(one.mean for one in each) == near(expected["post_mean"])
    assert tuple(one.sd for one in each) == near(expected["post_sd"])


def test_eight_schools_do_not_differ_at_all() -> None:
    given = case("04", "eight_schools_tau0")
    variances, expected = [sigma**2 for sigma in given["input"]["sigma"]], given["expected"]
    common = pool(given["input"]["y"], variances)
    assert (common.fixed, common.q, common.tau2) == near([expected["mu_fixed"], expected["Q"], 0])
    assert (common.mu, common.se) == near([expected["mu"], expected["se_mu"]])
    each = [shrunk(y, v, common) for y, v in zip(given["input"]["y"], variances, strict=True)]
    assert tuple(one.mean for one in each) == near(expected["post_mean"])
    assert tuple(one.sd for one in each) == near(expected["post_sd"])
    assert tuple(one.weight for one in each) == near(expected["weight_B"])


def test_a_week_of_six_teams() -> None:
    given = case("04", "teams_weekly")
    told, expected = given["input"], given["expected"]
    each = shrink(told["team_mean"], told["n_raters"], variance=told["sigma2_within"], df=100)
    assert tuple(one.weight for one in each) == near(expected["weight_B"])
    assert tuple(one.mean for one in each) == near(expected["post_mean"])
    assert tuple(one.sd for one in each) == near(expected["post_sd"])
    common = pool(told["team_mean"], [told["sigma2_within"] / n for n in told["n_raters"]])
    found = (common.fixed, common.q, common.tau2, common.mu, common.se)
    assert found == near([expected[name] for name in ("mu_fixed", "Q", "tau2", "mu", "se_mu")])


def test_two_teams_are_no_company_to_shrink_towards() -> None:
    given = case("04", "single_team")
    told, expected = given["input"], given["expected"]
    (alone,) = shrink(told["team_mean"], told["n_raters"], variance=told["sigma2_within"], df=200)
    assert (alone.mean, alone.sd, alone.weight) == near([expected["mean"], expected["se"], 1])
    assert alone.interval == near([4.2 - 0.3 * 1.9718962, 4.2 + 0.3 * 1.9718962], 1e-7)
    assert [one.mean for one in shrink([4.2, 2.0], [9, 5], variance=0.81, df=200)] == [4.2, 2.0]


def test_few_teams_make_wide_intervals_and_many_narrow_ones() -> None:
    few = shrink([4.2, 3.6, 4.6], [10, 10, 10], variance=0.81, df=100)[0]
    many = shrink([4.2, 3.6, 4.6] * 5, [10] * 15, variance=0.81, df=100)[0]
    assert (few.interval.high - few.mean) / few.sd == near(4.3026527, 1e-6)  # t with 2 degrees of freedom
    assert (many.interval.high - many.mean) / many.sd == near(1.9599640, 1e-6)


def test_the_gain_by_group_size() -> None:
    for n, expected in vector("30")["expected"].items():
        found = gain(int(n), sd=0.9, tau=0.3)
        assert found.variance == near(expected["var_raw"])
        assert found.weight == near(expected["B"])
        assert (found.rmse_raw, found.rmse_shrunk) == near([expected["rmse_raw"], expected["rmse_eb"]])


def test_shapes_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError):
        james_stein([1, 2, 3], 0.1)
    with pytest.raises(ValueError):
        pool([4.0], [0.1])
    with pytest.raises(ValueError):
        pool([4.0, 3.0], [0.1, 0.0])
    with pytest.raises(ValueError):
        shrink([4.0], [0], variance=0.81, df=30)
    with pytest.raises(ValueError):
        shrunk(4.0, 0.0, pool([4.0, 3.0], [0.1, 0.1]))
    assert james_stein([2.0, 2.0, 2.0, 2.0], 0.1) == (0.0, (2.0, 2.0, 2.0, 2.0))
