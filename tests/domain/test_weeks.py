"""When digests are due, over zones, years and clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.teams import Team
from baton.domain.weeks import days_before, instant_of, latest_moment, next_moment, reported_week

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Africa/Casablanca",
    "America/Santiago",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "Asia/Beirut",
)
EVER = datetime(2000, 1, 1, tzinfo=UTC)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def team(zone: str = "Europe/Berlin", weekday: int = 0, at: time = time(9), **more: object) -> Team:
    values = {"digest_weekday": weekday, "digest_time": at, "digest_since": EVER} | more
    return Team("T1", "payroll", "Payroll", "en", zone, "C1", **values)  # type: ignore[arg-type]


teams = st.builds(team, st.sampled_from(ZONES), st.integers(0, 6), st.times().map(lambda at: at.replace(microsecond=0)))
instants = st.integers(0, 20 * 365 * 86400).map(lambda seconds: utc(2020, 1, 1) + timedelta(seconds=seconds))


@given(teams, instants)
def test_the_latest_moment_is_the_last_one_up_to_now(some: Team, now: datetime) -> None:
    latest, following = latest_moment(some, now), next_moment(some, now)
    assert latest is not None
    assert latest <= now < following
    assert next_moment(some, latest) == following
    assert latest_moment(some, following) == following


@given(teams, instants)
def test_a_moment_shows_the_teams_weekday_and_time_unless_the_clocks_skip_it(some: Team, now: datetime) -> None:
    latest = latest_moment(some, now)
    assert latest is not None
    local = latest.astimezone(some.tzinfo)
    wall = datetime.combine(local.date(), some.digest_time)
    is_skipped = wall.replace(tzinfo=some.tzinfo).astimezone(UTC).astimezone(some.tzinfo).replace(tzinfo=None) != wall
    if is_skipped or local.time() != some.digest_time:
        # The first instant after a gap: a moment earlier, the clocks stood at least as far before.
        before = (latest - timedelta(microseconds=1)).astimezone(some.tzinfo)
        assert before.utcoffset() != local.utcoffset()
        assert before.replace(tzinfo=None) < local.replace(tzinfo=None) - timedelta(microseconds=1)
    else:
        assert (local.weekday(), local.time()) == (some.digest_weekday, some.digest_time)
        assert local.fold == 0


@given(teams, st.integers(2020, 2039))
def test_every_local_week_has_exactly_one_moment(some: Team, year: int) -> None:
    at = datetime(year, 1, 1, tzinfo=UTC)
    weeks = []
    while at.year == year:
        at = next_moment(some, at)
        weeks.append(at.astimezone(some.tzinfo).isocalendar()[:2])
    assert len(set(weeks)) == len(weeks)
    assert len(weeks) in (52, 53, 54)


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), utc(2026, 10, 25, 0, 30)),  # shown twice: the first
        ("Europe/Berlin", date(2026, 10, 25), time(9), utc(2026, 10, 25, 8)),
        ("Europe/Berlin", date(2027, 3, 28), time(2, 30), utc(2027, 3, 28, 1)),  # skipped: 03:00, when it is over
        ("Europe/Berlin", date(2027, 3, 28), time(9), utc(2027, 3, 28, 7)),
        ("Europe/Berlin", date(2027, 3, 27), time(9), utc(2027, 3, 27, 8)),
        ("America/New_York", date(2026, 11, 1), time(1, 30), utc(2026, 11, 1, 5, 30)),
        ("America/New_York", date(2027, 3, 14), time(2), utc(2027, 3, 14, 7)),
        ("Asia/Shanghai", date(2026, 10, 25), time(9), utc(2026, 10, 25, 1)),
        ("Pacific/Apia", date(2011, 12, 30), time(9), utc(2011, 12, 30, 10)),  # a day that never was
    ],
)
def test_local_times_that_clock_changes_repeat_or_skip(zone: str, day: date, at: time, instant: datetime) -> None:
    assert instant_of(day, at, ZoneInfo(zone)) == instant


@pytest.mark.parametrize(
    ("now", "moment", "week"),
    [
        (utc(2026, 11, 23, 8), utc(2026, 11, 23, 8), "2026-W47"),  # Monday 09:00 in Berlin
        (utc(2026, 11, 23, 7, 59), utc(2026, 11, 16, 8), "2026-W46"),
        (utc(2026, 10, 26, 8), utc(2026, 10, 26, 8), "2026-W43"),  # an hour later than the week before
        (utc(2026, 10, 19, 7), utc(2026, 10, 19, 7), "2026-W42"),
        (utc(2027, 1, 4, 12), utc(2027, 1, 4, 8), "2026-W53"),
    ],
)
def test_a_monday_reports_the_week_before(now: datetime, moment: datetime, week: str) -> None:
    latest = latest_moment(team(), now)
    assert latest == moment
    assert reported_week(team(), latest) == week


def test_only_moments_after_the_digest_was_begun_count() -> None:
    monday = utc(2026, 11, 23, 8)
    later = monday + timedelta(days=2)
    assert latest_moment(team(digest_since=monday - timedelta(seconds=1)), later) == monday
    assert latest_moment(team(digest_since=monday), later) is None
    assert latest_moment(team(digest_since=None), later) is None
    assert latest_moment(team(digest_paused=True), later) is None


def test_four_weeks_are_28_whole_days_in_the_teams_zone() -> None:
    window = days_before(date(2026, 11, 23))
    assert (window.first, window.last) == (date(2026, 10, 26), date(2026, 11, 22))
    berlin = ZoneInfo("Europe/Berlin")
    assert days_before(date(2026, 11, 2)).starts_at(berlin) == utc(2026, 10, 4, 22)
    assert days_before(date(2026, 11, 2)).ends_at(berlin) == utc(2026, 11, 1, 23)
