"""Who did not answer, who always answers the same, and who is strict."""

import pytest

from baton.domain.statistics.inflation import Inflation, inflation, straight_lining, wants_shorter_form
from baton.domain.statistics.response import (
    Stratum,
    early_less_late,
    is_low,
    kendall_w,
    manski_bounds,
    post_stratified,
    response_rate,
)
from baton.domain.statistics.severity import severity
from tests.domain.statistics.vectors import case, near, vector


def test_how_far_the_silent_could_move_a_mean() -> None:
    given = case("27", "manski")
    told, expected = given["input"], given["expected"]
    found = manski_bounds(told["mean"], told["n"], told["N"], lowest=told["lo"], highest=told["hi"])
    assert found == near([expected["lower"], expected["upper"]], given["tol"])
    assert response_rate(told["n"], told["N"]) == near(expected["response_rate"], given["tol"])
    assert manski_bounds(4, 20, 20) == (4, 4)


def test_departments_count_by_how_many_were_asked() -> None:
    given = case("27", "poststrat")
    strata = [Stratum(each["N"], each["n"], each["mean"]) for each in given["input"]["strata"]]
    assert post_stratified(strata) == near(given["expected"]["weighted"], given["tol"])
    raw = sum(each.answered * each.mean for each in strata) / sum(each.answered for each in strata)
    assert raw == near(given["expected"]["raw"], given["tol"])


def test_late_answers_tell_of_the_silent() -> None:
    given = case("27", "early_late")
    assert early_less_late(given["input"]["early"], given["input"]["late"]) == near(given["expected"]["diff"])
    assert early_less_late([], [3]) is None


@pytest.mark.parametrize(
    ("answered", "asked", "low"), [(0, 0, True), (9, 9, True), (2, 10, True), (3, 10, False), (30, 101, True)]
)
def test_a_low_response_is_said_so(answered: int, asked: int, low: bool) -> None:
    assert is_low(answered, asked) is low


def test_three_raters_rank_five_things() -> None:
    given = vector("28")
    rankings, expected = given["input"]["ranks_raters_x_items"], given["expected"]
    found = kendall_w(rankings)
    assert found == near(expected["W"], given["tol"])
    assert found * 3**2 * (5**3 - 5) / 12 == near(expected["S"], 1e-9)
    assert kendall_w([[1, 2, 3]] * 4) == 1


def test_strict_raters_are_allowed_for() -> None:
    given = vector("20")
    told, expected = given["input"], given["expected"]
    found = severity([(rater, team, answer) for rater, team, answer in told["obs"]], ratio=told["h"])
    assert found.adjusted == near(expected["team_adjusted"])
    assert found.raters == near(expected["rater_severity"])
    assert found.plain == near(expected["team_raw"])
    assert found.linked == {"A", "B", "C"}


def test_where_everybody_rates_every_team_there_is_nothing_to_adjust() -> None:
    given = vector("20")["balanced_check"]
    found = severity([(rater, team, answer) for rater, team, answer in given["obs"]])
    assert found.adjusted == near(given["expected_team"])
    assert found.plain == near(given["expected_team"])
    assert not found.worth_saying("A")


def test_an_adjusted_mean_is_told_only_where_raters_link_teams_and_it_differs() -> None:
    linked = [("strict", "A", 1), ("strict", "B", 1), ("kind", "B", 5), ("kind", "C", 5), ("third", "C", 4)]
    found = severity([*linked, ("alone", "D", 5)])
    assert found.linked == {"A", "B", "C"}
    assert found.worth_saying("A")
    assert not found.worth_saying("D")
    assert severity([]).adjusted == {}


def test_an_inflated_month_shows() -> None:
    assert inflation({5: 40}) == Inflation(1.0, 0.0, 0.0)
    even = inflation(dict.fromkeys(range(1, 6), 10))
    assert (even.best, even.sd, even.entropy) == near([0.2, 2**0.5, 2.321928094887362])
    assert inflation({}) == Inflation(None, None, None)
    assert straight_lining([[5, 5, 5], [5, 4, 5], [3], [2, 2]]) == near(2 / 3)
    assert straight_lining([[4]]) is None
    assert wants_shorter_form(31, 50)
    assert not wants_shorter_form(30, 50)
    assert not wants_shorter_form(49, 49)


def test_responses_that_make_no_sense_are_refused() -> None:
    for wrong in (
        lambda: response_rate(3, 2),
        lambda: manski_bounds(4, 0, 0),
        lambda: manski_bounds(6, 1, 2),
        lambda: post_stratified([Stratum(3, 0, 4)]),
        lambda: kendall_w([[1, 2]]),
        lambda: kendall_w([[1, 1], [1, 1]]),
        lambda: severity([("r", "t", 4)], ratio=0),
    ):
        with pytest.raises(ValueError):
            wrong()
