"""Means of few answers, and what can be seen with them."""

from statistics import median

import pytest

from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.means import (
    interval_with_known_sd,
    paired,
    pooled_variance,
    sample_mean,
    smallest_detectable,
    welch,
)
from tests.domain.statistics.vectors import case, near, vector


def test_student_s_sleep() -> None:
    given = case("07", "student_sleep_paired")
    found, expected = paired(given["input"]["diff"]), given["expected"]
    assert (found.value, found.t, found.p) == near([expected["mean"], expected["t"], expected["p"]])
    assert found.interval == near(expected["ci95"])


def test_a_week_of_a_team() -> None:
    given = case("07", "team_week")
    ratings, expected = given["input"]["ratings"], given["expected"]
    found = sample_mean(ratings)
    assert (found.value, found.sd, found.se) == near([expected["mean"], expected["sd"], expected["se"]])
    assert found.interval == near(expected["ci95"])
    assert median(ratings) == expected["median"]


def test_answers_of_most_of_a_known_roster_are_surer() -> None:
    given = case("07", "team_week_fpc_N12")
    found = sample_mean(given["input"]["ratings"], population=given["input"]["population"])
    assert found.se == near(given["expected"]["se"])
    assert found.interval == near(given["expected"]["ci95"])
    everybody = sample_mean([4, 5, 3], population=3)
    assert everybody.interval == Interval(4, 4)


def test_the_spread_of_all_teams_serves_a_small_one() -> None:
    given = case("07", "pooled_sd_ci_n5")
    told = given["input"]
    found = interval_with_known_sd(told["mean"], told["n"], sd=told["pooled_sd"], df=told["df_pooled"])
    assert found == near(given["expected"]["ci95"])


def test_welch_s_comparison_of_two_weeks() -> None:
    given = case("07", "welch")
    found, expected = welch(given["input"]["a"], given["input"]["b"]), given["expected"]
    assert (found.t, found.p, found.df) == near([expected["t"], expected["p"], expected["df"]])


def test_one_answer_says_nothing_of_others() -> None:
    given = case("07", "n1")
    found = sample_mean(given["input"]["ratings"])
    expected = given["expected"]
    assert (found.value, found.se, found.interval) == (expected["mean"], expected["se"], expected["ci95"])


def test_the_smallest_change_that_can_be_seen() -> None:
    given = vector("21")
    for n, expected in given["expected"].items():
        d = smallest_detectable(int(n))
        assert (d, 0.9 * d) == near([expected["d"], expected["points"]], given["tol"])


def test_the_spread_is_a_convention_until_thirty_raters_have_shown_it() -> None:
    assert pooled_variance([4.0, 10.0], [10, 19]) == (0.81, 30)
    assert pooled_variance([4.0, 11.0], [10, 20]) == (0.5, 30)
    assert pooled_variance([0.0], [40]) == (0.81, 30)
    assert pooled_variance([], []) == (0.81, 30)


def test_means_that_make_no_sense_are_refused() -> None:
    for wrong in (
        lambda: sample_mean([]),
        lambda: sample_mean([1, 2, 3], population=2),
        lambda: welch([1], [2, 3]),
        lambda: welch([1, 1], [2, 2]),
        lambda: paired([1, 1]),
        lambda: interval_with_known_sd(4, 0, sd=0.9, df=30),
        lambda: smallest_detectable(1),
        lambda: pooled_variance([1.0], [-1]),
    ):
        with pytest.raises(ValueError):
            wrong()


def test_an_interval_stays_on_the_scale() -> None:
    assert Interval(0.2, 5.9).within(1, 5) == Interval(1, 5)
    assert Interval(5.2, 5.9).within(1, 5) == Interval(5, 5)
