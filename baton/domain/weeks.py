"""When a team's digest is due: once a week at its own local weekday and time, whatever its clocks do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from baton.domain.teams import Team

WINDOW_DAYS = 28  # what a digest looks back on: four weeks, because one week of one team cannot show a change
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Window:
    """Whole local days, from `first` to `last` inclusive."""

    first: date
    last: date

    def starts_at(self, zone: ZoneInfo) -> datetime:
        """The instant the first day begins."""
        return instant_of(self.first, time(), zone)

    def ends_at(self, zone: ZoneInfo) -> datetime:
        """The instant the day after the last one begins."""
        return instant_of(self.last + timedelta(days=1), time(), zone)


def days_before(day: date, count: int = WINDOW_DAYS) -> Window:
    """The `count` days before `day`, which itself is not over yet."""
    return Window(day - timedelta(days=count), day - timedelta(days=1))


def latest_moment(team: Team, now: datetime) -> datetime | None:
    """The latest instant up to `now` at which a digest of this team was due.

    None when it is paused, was never begun, or no moment has come since `team.digest_since`.
    """
    if team.digest_paused or team.digest_since is None:
        return None
    latest = latest_cutoff(team, now)
    return latest if latest > team.digest_since else None


def latest_cutoff(team: Team, now: datetime) -> datetime:
    """The latest instant up to `now` at the team's local weekday and time, whether or not a digest was due."""
    return max(at for at in _moments_around(team, now) if at <= now)


def next_moment(team: Team, now: datetime) -> datetime:
    """The first instant after `now` at the team's local weekday and time."""
    return min(at for at in _moments_around(team, now) if at > now)


def reported_week(team: Team, moment: datetime) -> str:
    """The ISO week a digest of this moment is about: that of the local day before, so a Monday reports last week."""
    return iso_week(team.today(moment) - timedelta(days=1))


def iso_week(day: date) -> str:
    """The ISO week of a day.

    >>> iso_week(date(2026, 11, 22)), iso_week(date(2027, 1, 3))
    ('2026-W47', '2026-W53')
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) a local clock shows this day and time.

    Shown twice in autumn: the first. Never shown in spring: the first instant after the gap.
    """
    wall = datetime.combine(day, at, zone)
    instant = wall.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return instant
    # In a gap, the two folds read the wall time with the offsets before and after it, and so lie around it.
    before, after = wall.replace(fold=1).astimezone(UTC), instant
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta.resolution:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after


def _moments_around(team: Team, now: datetime) -> Iterator[datetime]:
    today = team.today(now)
    day = today - timedelta(days=(today.weekday() - team.digest_weekday) % 7)
    # One week more on either side than it seems to need: clocks put back at midnight repeat a whole day's end.
    for weeks in range(-1, 3):
        yield instant_of(day + weeks * WEEK, team.digest_time, team.tzinfo)
