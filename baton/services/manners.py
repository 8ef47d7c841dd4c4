"""When somebody may be spoken to unasked: decided here and nowhere else, just before a message would be sent."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache

import holidays
from babel.core import get_global

from baton.domain.deliveries import Delivery
from baton.domain.manners import WEEK, next_working, uncapped_from, working_spans
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.storage import deliveries, people

SATURDAY = 5
NOWHERE = "ZZ"  # what the tables call the country of a zone that belongs to none


def when(ctx: Context, delivery: Delivery, reader: Person | None) -> datetime:
    """The instant from which `delivery` may be sent: `ctx.now` for now, otherwise later.

    What was asked for, what changes a message that stands already, and what goes to no person goes now. For the rest
    the reader's row is held until the transaction ends, so that two senders never both find the week still empty; the
    caller marks the message as admitted in the same transaction.
    """
    if delivery.manner == "asked" or delivery.posted or reader is None:
        return ctx.now
    people.lock(ctx.session, ctx.workspace_id, reader.id)
    past = deliveries.admissions(ctx.session, delivery, since=ctx.now - WEEK)
    free = uncapped_from(delivery.manner, delivery.topic, past, ctx.now)
    spans = working_spans(reader.quiet_from, reader.quiet_to)
    return next_working(free, reader.tzinfo, spans, workdays(country_for(ctx, reader.zone, reader.country)))


def country_for(ctx: Context, zone: str, chosen: str | None = None) -> str | None:
    """Whose holidays hold for somebody: those they chose, of the country of their zone, or of the company's zone."""
    return chosen or country_of(zone) or country_of(ctx.workspace.zone)


def workdays(country: str | None) -> Callable[[date], bool]:
    """Says whether a day is a workday in a country (ISO code): weekends and public holidays are not, moved days are.

    Where the country or its holidays are unknown, Monday to Friday are.
    """

    def is_workday(day: date) -> bool:
        calendar = _calendar(country, day.year) if country else None
        return day.weekday() < SATURDAY if calendar is None else calendar.is_working_day(day)

    return is_workday


def country_of(zone: str) -> str | None:
    """The country most people of a time zone live in.

    >>> country_of("Asia/Shanghai"), country_of("Asia/Kolkata"), country_of("UTC")
    ('CN', 'IN', None)
    """
    return _countries().get(zone)


@cache
def _countries() -> dict[str, str]:
    # The territories are listed under the oldest name of each zone, the aliases lead from old names to present ones.
    known: dict[str, str] = {zone: country for zone, country in get_global("zone_territories").items() if country}
    known = {zone: country for zone, country in known.items() if country.isalpha() and country != NOWHERE}
    for old, present in get_global("zone_aliases").items():
        if country := known.get(old) or known.get(present):
            known.setdefault(old, country)
            known.setdefault(present, country)
    return known


@cache
def _calendar(country: str, year: int) -> holidays.HolidayBase | None:
    # One object for each year that never grows, since threads share it.
    try:
        return holidays.country_holidays(country, years=year, expand=False)
    except NotImplementedError:
        return None
