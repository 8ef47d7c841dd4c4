"""What deeds are worth, what fits under the caps, and how teams compare."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.lines import Refusal
from baton.domain.points import (
    A_WEEK,
    RULES,
    UNIT,
    WORTHLESS_AFTER,
    Caps,
    Circumstances,
    RingFlag,
    Roster,
    Season,
    as_read,
    capped,
    check_smallest_team,
    contest,
    decayed,
    is_concentrated,
    mean_points,
    most_improved,
    points,
    present_worth,
    team_score,
    weighed,
    worth,
)
from tests.vectors import case

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
DAY, WEEK = date(2026, 11, 24), "2026-W48"


def test_points_lose_half_their_worth_every_four_weeks() -> None:
    given, expected = case("23_points", "decay")
    events = [(earned, timedelta(days=age)) for _, earned, age in given["events_points_age_days"]]
    total = sum(decayed(earned, age) for earned, age in events)
    assert total == pytest.approx(expected["total"], abs=1e-9)
    # The board sums up what grows forwards, and shrinks the sum once: the same number.
    forward = sum(weighed(earned * UNIT, NOW - age) for earned, age in events) * present_worth(NOW)
    assert forward == pytest.approx(expected["total"], abs=1e-9)


def test_what_the_board_no_longer_adds_up_would_not_be_seen_on_it() -> None:
    weeks = (decayed(A_WEEK, WORTHLESS_AFTER + timedelta(days=7 * week)) for week in range(500))
    assert sum(weeks) < 0.05


def test_the_same_pair_again_counts_half_a_quarter_nothing() -> None:
    given, expected = case("23_points", "pair_diminishing")
    assert RULES["kudos-received"].base == given["base"]
    earned = [points(worth("kudos-received", Circumstances(earlier=n - 1))) for n in given["same_pair_in_28d"]]
    assert earned == expected["points"]
    assert sum(earned) == expected["total"]


def test_thanks_returned_at_once_count_half() -> None:
    _, expected = case("23_points", "reciprocal_discount")
    assert points(worth("kudos-received", Circumstances(returned=True))) == expected["points"]


def test_thanking_another_team_counts_one_and_a_half_times() -> None:
    _, expected = case("23_points", "cross_department")
    assert points(worth("kudos-received", Circumstances(other_team=True))) == expected["points"]


def test_a_ring_nobody_has_reviewed_gives_nothing_whatever_else_holds() -> None:
    assert worth("kudos-received", Circumstances(other_team=True, ring=True)) == 0


def test_every_worth_there_can_be_is_a_whole_number_of_sixteenths() -> None:
    for kind, earlier, returned, other, ring in product(RULES, range(6), *[(False, True)] * 3):
        found = Circumstances(earlier, returned, other, ring)
        assert worth(kind, found) == RULES[kind].base * UNIT * float(found.multiplier)


def test_teams_compare_as_in_the_vector() -> None:
    given, expected = case("23_points", "team_normalised")
    teams = [Roster(name, name, each["N"], sum(map(capped, each["pts"]))) for name, each in given["teams"].items()]
    mean = mean_points(teams)

    assert mean == pytest.approx(expected["mu"], abs=1e-9)
    assert [each.team_id for each in contest(teams)] == expected["rank"]
    for each in teams:
        assert team_score(each, mean) == pytest.approx(expected["score"][each.team_id], abs=1e-9)


def test_small_and_absent_teams_do_not_compete_but_count_for_the_mean() -> None:
    teams = [Roster("a", "A", 4, 80), Roster("b", "B", 2, 120), Roster("c", "C", 5, 10)]
    found = contest(teams, absent=["c"])
    assert [each.team_id for each in found] == ["a"]
    assert found[0].score == pytest.approx((80 + 5 * 210 / 11) / 9)
    assert contest(teams, smallest=1)[0].team_id != "b"  # never below three, whatever was set
    assert contest(teams, smallest=5) == contest([*teams], smallest=5, absent=["a"])


@given(st.lists(st.integers(0, 60 * UNIT), min_size=1, max_size=13))
def test_the_parts_one_reads_add_up_to_the_whole_one_reads(weeks: list[int]) -> None:
    read, before = 0.0, 0
    for units in weeks:
        part = as_read(points(units), points(before))
        assert round(abs(part - points(units)), 9) <= 0.1  # as decimals; binary fractions of tenths are a hair off
        assert 0 <= part <= 60
        read, before = round(read + part, 1), before + units
    assert read == as_read(points(before))


def test_whole_points_are_read_as_they_are_whatever_came_before() -> None:
    assert {as_read(float(week), points(before)) - week for week in range(61) for before in range(200)} == {0.0}


@given(st.floats(0, 60), st.floats(0, 60), st.floats(0, 60))
def test_what_a_team_reads_it_gained_is_the_difference_of_what_it_read(now: float, other: float, then: float) -> None:
    teams = [Roster("a", "A", 3, now), Roster("b", "B", 9, other)]
    mine = next(each for each in contest(teams, before={"a": then}) if each.team_id == "a")
    assert mine.improved == round(round(mine.score, 1) - round(then, 1), 1)


def test_most_improved_is_who_gained_most_on_their_own_last_season() -> None:
    teams = [Roster("a", "A", 5, 200), Roster("b", "B", 5, 100), Roster("c", "C", 5, 90)]
    found = contest(teams, before={"a": 29.0, "b": 10.0})
    best = most_improved(found)
    assert best is not None
    assert best.team_id == "b"
    assert found[-1].improved is None  # took no part last season
    assert most_improved(contest(teams, before={"a": 99.0, "b": 99.0})) is None


def test_caps_hold_by_day_by_week_and_altogether() -> None:
    caps = Caps()
    given = [points(caps.take("alice", "kudos-given", DAY, WEEK, UNIT)) for _ in range(4)]
    assert given == [1, 1, 1, 0]
    later = [points(caps.take("alice", "kudos-given", DAY + timedelta(days=n), WEEK, 9 * UNIT)) for n in (1, 2, 3, 4)]
    assert later == [3, 3, 1, 0]
    assert points(caps.take("alice", "kudos-received", DAY, WEEK, 24 * UNIT)) == 24
    assert points(caps.take("alice", "kudos-received", DAY, WEEK, 5 * UNIT)) == 1
    assert [points(caps.take("alice", kind, DAY, WEEK, 99 * UNIT)) for kind in ("action-closed", "tool-used")] == [
        12,
        9,
    ]
    assert points(caps.take("alice", "comment-useful", DAY, WEEK, 99 * UNIT)) == A_WEEK - 10 - 25 - 12 - 9
    assert points(caps.take("bob", "kudos-given", DAY, WEEK, UNIT)) == 1


def test_what_was_taken_back_makes_room_again() -> None:
    caps = Caps([("alice", "kudos-given", DAY, WEEK, 3 * UNIT), ("alice", "kudos-given", DAY, WEEK, -UNIT)])
    assert points(caps.take("alice", "kudos-given", DAY, WEEK, 5 * UNIT)) == 1


def test_seasons_are_quarters_where_the_workspace_is() -> None:
    late = datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert Season.at(late, "Europe/Berlin").name == "2026-Q4"
    assert Season.at(late, "Asia/Shanghai") == Season.named("2027-Q1") == Season(2026, 4).next
    assert Season(2027, 1).previous.ends_at("Asia/Shanghai") == datetime(2026, 12, 31, 16, tzinfo=UTC)
    assert Season(2026, 4).weeks == ("2026-W40", "2026-W53")
    assert Season(2027, 1).weeks == ("2027-W01", "2027-W12")  # April begins on a Thursday


def test_every_week_belongs_to_exactly_one_season() -> None:
    season, last = Season(2020, 1), ""
    for _ in range(60):
        first, end = season.weeks
        assert last < first <= end
        last, season = end, season.next


@pytest.mark.parametrize("size", [2, 51])
def test_a_team_size_that_tells_single_people_or_leaves_all_out_is_refused(size: int) -> None:
    with pytest.raises(Refusal):
        check_smallest_team(size)


def test_a_reviewed_ring_is_left_alone_for_four_weeks_unless_it_grows() -> None:
    flag = RingFlag("r", ("a", "b"), 8, 0.9, NOW, NOW.date())
    assert flag.covers(("a", "b"), 40, NOW + timedelta(days=90))  # open: it has been said
    assert not flag.covers(("a", "b", "c"), 8, NOW)
    decided = RingFlag("r", ("a", "b"), 8, 0.9, NOW, NOW.date(), "fine", "admin", NOW)
    assert decided.covers(("a", "b"), 13, NOW + timedelta(days=27))
    assert not decided.covers(("a", "b"), 14, NOW + timedelta(days=1))
    assert not decided.covers(("a", "b"), 8, NOW + timedelta(days=28))


def test_thanks_are_concentrated_only_beyond_what_chance_makes_of_few() -> None:
    assert is_concentrated(0.75, 0.4)
    assert not is_concentrated(0.75, 0.67)  # half a kudos a head is always uneven
    assert not is_concentrated(0.58, 0.3)
