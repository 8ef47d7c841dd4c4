"""When rounds are held: every date follows from the rule and the calendar, never from when the last job ran."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from baton.domain.weeks import instant_of

AT = time(9)  # each phase begins and ends at this hour where the company is
REMINDS_AT = time(14)
FURTHEST = 14  # days by which a phase may be extended at once
BY_DAY, LAST = 0, -1
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MvpSettings:
    """What admins choose about MVP rounds; kept under the noun "mvp" (see domain.settings).

    A round opens every month: on the `nth` `weekday` (Monday = 0; nth -1: the last), or, when `nth` is 0, on a `day` of
    the month, which in a shorter month is its last one. A new company is not sprung a contest on: `enabled` is off.
    """

    enabled: bool = False
    nth: int = 1
    weekday: int = 1
    day: int = 1
    nomination_days: int = 3
    ballot_days: int = 3
    channel_id: str = ""
    propose_top: bool = False
    half_own: bool = False


@dataclass(frozen=True, slots=True)
class Phases:
    """A round on the calendar: nomination from `opens_at`, ballot from `ballot_at`, over at `closes_at`."""

    day: date
    opens_at: datetime
    ballot_at: datetime
    closes_at: datetime


def phases(settings: MvpSettings, day: date, zone: ZoneInfo) -> Phases:
    """The round that opens on a day. Days are counted on the calendar: a change of the clocks moves no hour."""
    ballot = day + timedelta(days=settings.nomination_days)
    closes = ballot + timedelta(days=settings.ballot_days)
    opens_at, ballot_at, closes_at = (instant_of(each, AT, zone) for each in (day, ballot, closes))
    return Phases(day, opens_at, ballot_at, closes_at)


def next_openings(settings: MvpSettings, zone: ZoneInfo, after: datetime, count: int = 1) -> list[Phases]:
    """The next rounds by the rule that open after an instant."""
    found = (phases(settings, day, zone) for day in _opening_days(settings, after.astimezone(zone).date()))
    return list(islice((each for each in found if each.opens_at > after), count))


def _opening_days(settings: MvpSettings, start: date) -> Iterator[date]:
    """The opening day of each month, from the month of `start` on."""
    month = start.year * 12 + start.month - 1
    while True:
        yield _opening_day(settings, month // 12, month % 12 + 1)
        month += 1


def _opening_day(settings: MvpSettings, year: int, month: int) -> date:
    first_weekday, length = calendar.monthrange(year, month)
    if settings.nth == BY_DAY:
        return date(year, month, min(settings.day, length))
    days = range(1 + (settings.weekday - first_weekday) % 7, length + 1, 7)
    return date(year, month, days[-1] if settings.nth == LAST else days[settings.nth - 1])


def extended(ends_at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The end of a phase so many calendar days later, at the same hour on the clocks of the company."""
    local = ends_at.astimezone(zone)
    return instant_of(local.date() + timedelta(days=days), local.time(), zone)


def reminder_at(
    ballot_at: datetime, closes_at: datetime, zone: ZoneInfo, is_workday: Callable[[date], bool]
) -> datetime:
    """When those who have not voted are reminded: on the afternoon before the ballot closes.

    Should that be no workday, on the last one before it (though not before the ballot opens), when people can still be
    reached.
    """
    first, day = ballot_at.astimezone(zone).date(), closes_at.astimezone(zone).date() - DAY
    while day > first and not is_workday(day):
        day -= DAY
    return max(instant_of(day, REMINDS_AT, zone), ballot_at)
