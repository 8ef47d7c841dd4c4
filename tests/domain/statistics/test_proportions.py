"""Shares of few people."""

import pytest

from baton.domain.statistics.proportions import beta_binomial, jeffreys, posterior, shrunk_shares, wilson_interval
from tests.domain.statistics.vectors import case, near, vector


def test_gelman_s_rat_tumours() -> None:
    given = case("05", "bda_rat_tumor_posterior")
    told, expected = given["input"], given["expected"]
    assert (told["alpha"] + told["x"], told["beta"] + told["n"] - told["x"]) == near(
        [expected["alpha"], expected["beta"]]
    )
    found = posterior(told["x"], told["n"], told["alpha"], told["beta"])
    assert (found.mean, found.sd) == near([expected["mean"], expected["sd"]])


def test_delight_rates_of_six_teams() -> None:
    given = case("05", "delight_rate_teams")
    x, n, expected = given["input"]["x"], given["input"]["n"], given["expected"]
    common = beta_binomial(x, n)
    found = (common.mu, common.rho, common.alpha, common.beta)
    assert found == near([expected[name] for name in ("mu", "rho", "alpha", "beta")], given["tol"])
    shares = shrunk_shares(x, n)
    assert tuple(share.mean for share in shares) == near(expected["post_mean"], given["tol"])
    assert [share.interval for share in shares] == near(expected["ci95"], given["tol"])


def test_teams_that_differ_by_chance_alone_have_the_company_s_share() -> None:
    given = case("05", "no_overdispersion")
    x, n = given["input"]["x"], given["input"]["n"]
    common = beta_binomial(x, n)
    assert (common.mu, common.rho) == (given["expected"]["mu"], given["expected"]["rho"])
    shares = shrunk_shares(x, n)
    assert {share.mean for share in shares} == {given["expected"]["mu"]}
    assert shares[0].interval.low < 0.5 < shares[0].interval.high


def test_a_share_on_its_own_has_jeffreys_s_interval() -> None:
    given = case("05", "jeffreys_fallback")
    found = jeffreys(given["input"]["x"], given["input"]["n"])
    assert found.mean == near(given["expected"]["mean"])
    assert found.interval == near(given["expected"]["ci95"])
    assert shrunk_shares([4, 1], [5, 6])[0] == found


def test_shares_of_all_or_nothing_stand_alone() -> None:
    assert beta_binomial([5, 0, 6], [5, 6, 6]).rho == 1
    assert [share.mean > 0.5 for share in shrunk_shares([5, 0, 6], [5, 6, 6])] == [True, False, True]
    assert {share.mean for share in shrunk_shares([0, 0, 0], [5, 6, 7])} == {0}


@pytest.mark.parametrize("each", vector("06")["cases"], ids=lambda each: "{x} of {n}".format(**each["input"]))
def test_wilson_s_interval_as_newcombe_prints_it(each: dict[str, dict[str, int]]) -> None:
    found = wilson_interval(each["input"]["x"], each["input"]["n"])
    assert found == near(each["expected"])
    if "published_rounded" in each:
        assert [round(found.low, 4), round(found.high, 4)] == each["published_rounded"]


def test_shares_that_make_no_sense_are_refused() -> None:
    for wrong in (lambda: wilson_interval(3, 2), lambda: wilson_interval(0, 0), lambda: posterior(3, 2, 1, 1)):
        with pytest.raises(ValueError):
            wrong()
    with pytest.raises(ValueError):
        beta_binomial([1], [5])
