"""When each step of a follow-up is due: some days after the course, on a workday, at ten where the person is."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from baton.domain.courses import Kind

IsWorkday = Callable[[date], bool]

ASKED_AT = time(10, 0)
FIRST_WEEK = 7  # days from the end of the course in which two messages may come
LONGEST_HOLIDAY = 60  # days; longer than any, and bounds the search for a workday
SNOOZES = (1, 3, 7)  # days
STRETCH = 2  # what the gaps that remain are multiplied by once two messages in a row were ignored

# How many days late a step may still come; later it is dropped. What others build on waits longest.
PATIENCE: dict[Kind, int] = {
    "diagnosis": 6,
    "commitment": 14,
    "recall": 6,
    "practice": 6,
    "check": 10,
    "review": 14,
    "booster": 14,
    "evaluation": 21,
    "refresh": 21,
    "manager": 10,
}


def next_workday(day: date, is_workday: IsWorkday) -> date:
    """The first workday not before `day`; `day` itself where there is none for two months."""
    later = (day + timedelta(days=more) for more in range(LONGEST_HOLIDAY))
    return next((each for each in later if is_workday(each)), day)


def due_days(starts_on: date, offsets: Sequence[int], is_workday: IsWorkday) -> list[date]:
    """The day of each step: so many days after the course, moved to the next workday, no two on one day.

    `offsets` are in days, in ascending order.
    """
    days: list[date] = []
    for offset in offsets:
        wanted = starts_on + timedelta(days=offset)
        free = max(wanted, days[-1] + timedelta(days=1)) if days else wanted
        days.append(next_workday(free, is_workday))
    return days


def stretched(since: date, day: int, offsets: Sequence[int], is_workday: IsWorkday) -> list[date]:
    """The days of the steps that remain, once their gaps are doubled from the step `day`, which came on `since`."""
    return due_days(since, [STRETCH * (each - day) for each in offsets], is_workday)


def is_time(now: datetime, zone: ZoneInfo, due_on: date, is_workday: IsWorkday) -> bool:
    """Is it ten o'clock or later where the person is, on a workday not before `due_on`?"""
    there = now.astimezone(zone)
    return there.date() >= due_on and there.time() >= ASKED_AT and is_workday(there.date())


def is_stale(kind: Kind, due_on: date, today: date) -> bool:
    """Is a step so late that it would no longer fit?"""
    return (today - due_on).days > PATIENCE[kind]
