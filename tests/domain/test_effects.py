"""What may be said of trained teams beside others, and what may not."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.effects import Response, TeamChange, changes, check, effect, periods
from baton.domain.releases import LEVEL, Answered
from baton.domain.statistics.epochs import Cell, Epoch
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate
from tests.domain.statistics.vectors import case, near

ENDS_ON = date(2026, 6, 30)


def moved(*shifts: float, before: float = 3.5, earlier: float | None = 3.5) -> list[TeamChange]:
    """One team for each shift."""
    return [TeamChange(f"t{place}", before, before + shift, earlier=earlier) for place, shift in enumerate(shifts)]


def cell(mean: float, raters: int = 5, within: float = 3.2) -> Cell:
    return Cell(raters, raters * mean, within, 0, 0)


def epoch(team: str, week: int, mean: float, **more: float) -> Epoch:
    """A release of a team's level that closes so many weeks after the course."""
    return Epoch(team, LEVEL, ENDS_ON + timedelta(weeks=week), cell(mean, **more))  # type: ignore[arg-type]


# What may be said


def test_the_vector_of_four_against_five_teams_is_an_indication() -> None:
    told, expected = case("12", "teams")["input"], case("12", "teams")["expected"]
    treated, control = (
        [
            TeamChange(f"{arm}{n}", *pair)
            for n, pair in enumerate(zip(told[f"{arm}_pre"], told[f"{arm}_post"], strict=True))
        ]
        for arm in ("treated", "control")
    )
    found = effect(treated, control, seed=1)
    assert (found.kind, found.verdict) == ("indication", "indication-up")
    assert found.value == near(expected["did"])
    assert found.plain == near(expected["did"])
    assert found.interval == near(expected["ci95"])
    assert (found.p, found.arrangements) == near([expected["perm_p_two"], expected["perm_arrangements"]])


@pytest.mark.parametrize(
    ("treated", "comparison", "kind"),
    [
        (0, 9, "nothing"),
        (9, 0, "no-comparison"),
        (1, 9, "side-by-side"),
        (9, 2, "side-by-side"),
        (3, 3, "indication"),
        (12, 5, "indication"),
        (5, 12, "indication"),
        (6, 6, "full"),
    ],
)
def test_how_much_is_said_depends_on_the_smaller_group(treated: int, comparison: int, kind: str) -> None:
    one = moved(*(1.0 + 0.01 * n for n in range(treated)))
    other = moved(*(0.01 * n for n in range(comparison)))
    found = effect(one, other, seed=1)
    assert found.kind == kind
    assert (found.p is not None) == (found.verdict is not None) == (kind in ("indication", "full"))
    if kind == "side-by-side":
        assert found.interval is None


@pytest.mark.parametrize(
    ("shifts", "verdict"),
    [
        ((0.9, 1.0, 1.1, 1.0, 0.9, 1.1), "clear-up"),
        ((-0.9, -1.0, -1.1, -1.0, -0.9, -1.1), "clear-down"),
        ((0.3, 0.2, 0.15, -0.05, 0.1, 0.05), "likely-up"),
        ((-0.3, -0.2, -0.15, 0.05, -0.1, -0.05), "likely-down"),
        ((0.1, -0.1, 0.2, -0.2, 0.0, 0.1), "no-clear-change"),
    ],
)
def test_six_teams_in_each_group_get_one_of_five_words(shifts: Sequence[float], verdict: str) -> None:
    found = effect(moved(*shifts), moved(0.1, -0.1, 0.05, -0.05, 0.02, -0.02), seed=1)
    assert found.verdict == verdict, found.p


def test_three_teams_can_give_an_indication_and_never_more() -> None:
    still = moved(0.0, 0.01, 0.02)
    assert effect(moved(2.0, 1.9, 1.8), still, seed=1).verdict == "indication-up"
    assert effect(moved(-2.0, -1.9, -1.8), still, seed=1).verdict == "indication-down"
    assert effect(moved(2.0, -1.9, 0.01), still, seed=1).verdict == "no-indication"


def test_changes_that_are_all_the_same_have_no_interval_and_still_a_p() -> None:
    found = effect(moved(0.3, 0.3, 0.3), moved(0.0, 0.0, 0.0), seed=1)
    assert found.interval is None
    assert found.p == pytest.approx(0.1)


def test_without_a_comparison_the_change_is_told_with_its_range_and_nothing_else() -> None:
    found = effect(moved(0.5, 0.6, 0.7), [], seed=1)
    assert found.treated is not None
    assert found.treated.change == pytest.approx(0.6)
    assert found.treated.interval == pytest.approx((0.6 - 4.302653 * 0.057735, 0.6 + 4.302653 * 0.057735), abs=1e-5)
    assert (found.value, found.p, found.verdict) == (None, None, None)
    alone = effect(moved(0.5, 0.6), [], seed=1).treated
    assert alone is not None
    assert alone.interval is None


# Before the course


def test_groups_that_were_moving_apart_before_get_no_verdict() -> None:
    up = [*(0.9, 1.0, 1.1, 1.0, 0.9, 1.1)]
    rising = [TeamChange(f"t{n}", 3.5, 3.5 + shift, earlier=3.0 + n / 100) for n, shift in enumerate(up)]
    found = effect(rising, moved(0.1, -0.1, 0.05, -0.05, 0.02, -0.02), seed=1)
    assert found.pretrend is not None
    assert (found.kind, found.verdict, found.apart_before) == ("full", None, True)
    assert found.pretrend.value == pytest.approx(0.475)
    assert found.pretrend.p is not None
    assert found.pretrend.p <= 0.1
    assert found.p is not None, "the numbers stay, for who wants to see them"


@pytest.mark.parametrize(("earlier", "apart"), [(3.5, False), (3.31, False), (3.29, True), (3.71, True)])
def test_with_too_few_teams_for_a_test_a_fifth_of_a_point_is_apart(earlier: float, apart: bool) -> None:
    found = effect(moved(0.5, earlier=earlier), moved(0.0), seed=1).pretrend
    assert found is not None
    assert (found.p, found.apart) == (None, apart)


def test_what_was_not_released_before_cannot_be_checked() -> None:
    assert effect(moved(0.5, earlier=None), moved(0.0), seed=1).pretrend is None


# From releases to changes


def test_the_weeks_before_and_the_fifth_to_twelfth_after_count_in_whole_releases() -> None:
    released = [
        epoch("a", -8, 1.0), epoch("a", -7, 3.0), epoch("a", 0, 4.0, raters=15),
        epoch("a", 1, 1.0), epoch("a", 4, 1.0), epoch("a", 5, 4.0), epoch("a", 12, 5.0), epoch("a", 13, 1.0),
    ]  # fmt: skip
    found = changes(released, [], ENDS_ON)["a"]
    assert (found.before, found.people_before) == (3.75, 20)
    assert (found.after, found.people_after) == (4.5, 10)
    assert found.earlier == 1.0
    assert found.plain == 0.75


def test_the_windows_are_eight_weeks_each_and_four_are_skipped() -> None:
    found = periods(ENDS_ON)
    assert (found.before.first, found.before.last) == (date(2026, 5, 6), ENDS_ON)
    assert (found.after.first, found.after.last) == (date(2026, 7, 29), date(2026, 9, 22))
    assert found.earlier.last == found.before.first - timedelta(days=1)


def test_a_team_without_a_release_before_or_after_has_no_number() -> None:
    released = [epoch("early", -1, 3.0), epoch("late", 6, 4.0), epoch("both", -1, 3.0), epoch("both", 6, 4.0)]
    assert set(changes(released, [], ENDS_ON)) == {"both"}


def test_other_fields_than_the_level_do_not_count() -> None:
    other = [Epoch("a", "empathy", ENDS_ON + timedelta(weeks=week), cell(5.0)) for week in (-1, 6)]
    assert changes(other, [], ENDS_ON) == {}


def test_the_lowest_team_is_compared_with_where_it_probably_stood() -> None:
    released = [
        epoch(team, week, mean) for week in (-1, 6) for team, mean in (("low", 2.5), ("mid", 3.5), ("top", 4.4))
    ]
    found = changes(released, [], ENDS_ON)
    low, top = found["low"], found["top"]
    assert low.drawn is not None
    assert top.drawn is not None
    assert 2.5 < low.drawn < 3.5 < top.drawn < 4.4
    assert low.plain == 0 > low.change, "what rises by itself is not put down to the course"


def test_two_teams_are_too_few_to_be_drawn_together() -> None:
    released = [epoch(team, week, mean) for week in (-1, 6) for team, mean in (("a", 2.5), ("b", 4.5))]
    found = changes(released, [], ENDS_ON)
    assert [each.drawn for each in found.values()] == [None, None]
    assert effect([found["a"]], [found["b"]], seed=1).threats[0].id == "effects-threat-regression"


def test_the_response_is_that_behind_the_releases_of_each_time() -> None:
    released = [epoch("a", week, 3.0) for week in (-1, 2, 6)]
    asked = [Answered("a", ENDS_ON + timedelta(weeks=week), 10, count) for week, count in ((-1, 6), (2, 1), (6, 3))]
    found = changes(released, [*asked, Answered("b", ENDS_ON, 10, 10)], ENDS_ON)["a"]
    assert (found.response_before, found.response_after) == (Response(6, 10), Response(3, 10))
    assert "effects-threat-who-answered-differs" in [line.id for line in effect([found], [], seed=1).threats]


def test_every_threat_is_always_told() -> None:
    ids = [line.id for line in effect(moved(0.1), moved(0.1), seed=1).threats]
    wanted = ("regression", "response-shift", "novelty", "same-raters", "who-answered", "else")
    assert ids == [f"effects-threat-{each}" for each in wanted]


SHIFTS = st.lists(st.integers(-20, 20).map(lambda tenth: tenth / 10), min_size=1, max_size=5)


@given(SHIFTS, SHIFTS)
def test_swapping_the_groups_turns_the_finding_round(one: list[float], other: list[float]) -> None:
    found, turned = effect(moved(*one), moved(*other), seed=1), effect(moved(*other), moved(*one), seed=1)
    assert found.value == pytest.approx(-(turned.value or 0.0))
    assert found.p == pytest.approx(turned.p)
    assert found.kind == turned.kind


@given(SHIFTS, SHIFTS, st.integers(-10, 10))
def test_what_moves_everybody_is_not_put_down_to_the_course(one: list[float], other: list[float], all_by: int) -> None:
    found = effect(moved(*one), moved(*other), seed=1)
    shifted = effect(moved(*(s + all_by / 10 for s in one)), moved(*(s + all_by / 10 for s in other)), seed=1)
    assert (found.value, found.p) == (pytest.approx(shifted.value), pytest.approx(shifted.p))
    assert found.verdict == shifted.verdict


# What is entered


def test_an_estimate_is_refused_with_every_reason_and_its_field() -> None:
    fine = Estimate(Interval(0, 10), Interval(5, 5), Interval(0, 1), Interval(0.5, 0.5))
    assert list(check(fine)) == []
    wrong = Estimate(Interval(10, 1), Interval(-5, 5), Interval(0.5, 1.2), Interval(-0.1, 0.5))
    found = [(each.field, each.line.id) for each in check(wrong)]
    assert found == [
        ("benefit", "effects-roi-upside-down"),
        ("cost", "effects-roi-money"),
        ("share", "effects-roi-percent"),
        ("confidence", "effects-roi-percent"),
    ]
