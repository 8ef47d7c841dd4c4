"""People at Halden & Lin work from nine to six where they are, and not on weekends or public holidays."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from baton.services.manners import country_of, workdays

START, END = time(9, 0), time(18, 0)
DAY = timedelta(days=1)


@cache
def is_workday(zone: str, day: date) -> bool:
    """Whether people of a zone work on a day."""
    return workdays(country_of(zone))(day)


def after(at: datetime, zone: str, hours: float) -> datetime:
    """The instant at which somebody in `zone` has worked `hours` more since `at`; in UTC."""
    left = timedelta(hours=hours)
    day = _day(at, zone)
    while True:
        start, end = _span(day, zone)
        start = max(start, at)
        if is_workday(zone, day) and start < end:
            if start + left < end:
                return start + left
            left -= end - start
        day += DAY


def before(at: datetime, zone: str, hours: float) -> datetime:
    """The instant since which somebody in `zone` has worked `hours` until `at`; in UTC."""
    left = timedelta(hours=hours)
    day = _day(at, zone)
    while True:
        start, end = _span(day, zone)
        end = min(end, at)
        if is_workday(zone, day) and start < end:
            if end - left >= start:
                return end - left
            left -= end - start
        day -= DAY


def workday(at: datetime, zone: str, days: int) -> date:
    """The day in `zone` that lies `days` workdays after (or, negative, before) the day of `at`."""
    day, step = _day(at, zone), DAY if days >= 0 else -DAY
    while days:
        day += step
        if is_workday(zone, day):
            days -= 1 if days > 0 else -1
    return day


def is_working(at: datetime, zone: str) -> bool:
    """Whether people of a zone are at work at an instant."""
    local = at.astimezone(ZoneInfo(zone))
    return START <= local.time() < END and is_workday(zone, local.date())


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def _span(day: date, zone: str) -> tuple[datetime, datetime]:
    # In UTC, because differences between two datetimes of one zone are blind to a change of the clocks.
    tz = ZoneInfo(zone)
    return datetime.combine(day, START, tz).astimezone(UTC), datetime.combine(day, END, tz).astimezone(UTC)
