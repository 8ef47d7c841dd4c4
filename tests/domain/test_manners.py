"""When somebody may be spoken to unasked, as arithmetic."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.manners import (
    WEEK,
    Admission,
    free_from,
    next_working,
    training_start,
    uncapped_from,
    working_spans,
)

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_SIX = [(time(9), time(18))]


def weekday(day: date) -> bool:
    return day.weekday() < 5


def days_ago(*days: float) -> list[datetime]:
    return [NOW - timedelta(days=each) for each in days]


@pytest.mark.parametrize(
    ("quiet", "spans"),
    [
        ((None, None), NINE_TO_SIX),
        ((time(18), time(9)), NINE_TO_SIX),
        ((time(17), time(10)), [(time(10), time(17))]),
        ((time(12), time(13)), [(time(9), time(12)), (time(13), time(18))]),
        ((time(0), time(11)), [(time(11), time(18))]),
        ((time(8), time(8)), NINE_TO_SIX),
        ((time(8), time(20)), [(time(0), time(8)), (time(20), None)]),  # works at night
        ((time(20), time(19)), [(time(19), time(20))]),
    ],
)
def test_working_hours_are_nine_to_six_without_the_quiet_hours(quiet, spans):
    assert working_spans(*quiet) == spans


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("2026-11-24T10:00+01:00", "2026-11-24T10:00+01:00"),
        ("2026-11-24T08:59+01:00", "2026-11-24T09:00+01:00"),
        ("2026-11-24T18:00+01:00", "2026-11-25T09:00+01:00"),
        ("2026-11-28T23:00+01:00", "2026-11-30T09:00+01:00"),  # Saturday night
        ("2026-03-28T23:00+01:00", "2026-03-30T09:00+02:00"),  # … before the clocks go forward
        ("2026-10-24T23:00+02:00", "2026-10-26T09:00+01:00"),  # … before they go back
    ],
)
def test_outside_working_hours_the_next_working_hour_is_meant_by_the_wall_clock(at, then):
    got = next_working(datetime.fromisoformat(at), BERLIN, NINE_TO_SIX, weekday)
    assert got == datetime.fromisoformat(then)
    assert got.tzinfo is UTC


def test_where_there_is_no_workday_the_question_is_put_again_later():
    assert next_working(NOW, BERLIN, NINE_TO_SIX, lambda day: False) > NOW + timedelta(days=50)


def test_a_week_has_room_again_seven_days_after_the_message_that_filled_it():
    assert free_from([], 1, NOW) == NOW
    assert free_from(days_ago(7), 1, NOW) == NOW
    assert free_from(days_ago(6), 1, NOW) == NOW + timedelta(days=1)
    assert free_from(days_ago(1, 6, 3), 3, NOW) == NOW + timedelta(days=1)
    assert free_from(days_ago(1, 6, 3), 2, NOW) == NOW + timedelta(days=4)


def test_one_nudge_a_week_over_all_topics_and_two_when_a_training_begins():
    past = [Admission(NOW - timedelta(days=2), "plans")]
    assert uncapped_from("nudge", "mvp", past, NOW) == NOW + timedelta(days=5)
    assert uncapped_from("nudge", training_start(NOW + timedelta(days=1)), past, NOW) == NOW


def test_a_nudge_that_waited_until_a_training_s_first_week_was_over_is_one_like_all_others():
    past = [Admission(NOW - timedelta(days=2), "plans")]
    assert uncapped_from("nudge", training_start(NOW), past, NOW) == NOW + timedelta(days=5)
    two = [*past, Admission(NOW - timedelta(days=1), "")]
    assert uncapped_from("nudge", training_start(NOW + timedelta(days=6)), two, NOW) == NOW + timedelta(days=5)
    assert uncapped_from("nudge", training_start(NOW + timedelta(days=5)), two, NOW) == NOW + timedelta(days=6)


def test_three_prompts_a_week_and_one_about_each_team():
    past = [Admission(NOW - timedelta(days=days), team) for days, team in ((1, "payroll"), (2, "it"))]
    assert uncapped_from("prompt", "legal", past, NOW) == NOW
    assert uncapped_from("prompt", "it", past, NOW) == NOW + timedelta(days=5)
    past.append(Admission(NOW - timedelta(days=3), "legal"))
    assert uncapped_from("prompt", "hr", past, NOW) == NOW + timedelta(days=4)
    assert uncapped_from("prompt", "payroll", past, NOW) == NOW + timedelta(days=6)


def test_what_was_asked_for_is_not_counted():
    assert uncapped_from("asked", "", [Admission(NOW, "")] * 9, NOW) == NOW


@given(
    at=st.timedeltas(timedelta(days=-900), timedelta(days=900)).map(lambda span: NOW + span),
    zone=st.sampled_from(["UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]),
    quiet=st.tuples(st.times(), st.times()) | st.just((None, None)),
)
def test_the_moment_found_is_never_before_and_always_loud_and_on_a_workday(at, zone, quiet):
    then = next_working(at, ZoneInfo(zone), working_spans(*quiet), weekday)
    local = then.astimezone(ZoneInfo(zone))
    assert then >= at
    assert weekday(local.date())
    if None not in quiet and quiet[0] != quiet[1]:
        start, end, wall = *quiet, local.time()
        inside = start <= wall < end if start < end else wall >= start or wall < end
        assert not inside
    assert next_working(then, ZoneInfo(zone), working_spans(*quiet), weekday) == then


@given(st.lists(st.floats(0, 30).map(lambda days: NOW - timedelta(days=days)), max_size=8), st.integers(1, 4))
def test_no_seven_days_ever_hold_more_than_the_cap(past, most):
    times = [at for at in past if at <= NOW]
    free = free_from(times, most, NOW)
    assert len([at for at in times if free - WEEK < at]) < most
