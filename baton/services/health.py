"""Sums up each finished month of a company's ratings, once: may they be trusted, and do people still choose?"""

from datetime import UTC, date, datetime, time, timedelta

from baton.domain.company import Health, health
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.ratings import KEEP_ASKED
from baton.domain.settings import chosen
from baton.services.contexts import Context
from baton.storage.company import closing, kept

DAY = timedelta(days=1)
SETTLED_ON = 3  # of the next month: by then no rating of the last one can be changed any more


def sum_up(ctx: Context) -> bool:
    """Sum up the finished months that have not been, oldest first, as far back as Baton still knows whom it asked.

    Says whether anything was new. Of too few raters nothing but that is told.
    """
    today = ctx.now.astimezone(ctx.zone).date()
    new = [_sum_up(ctx, first) for first in _finished(today)]
    return any(new)


def _finished(today: date) -> list[date]:
    """The first days of the months that are settled and can still be summed up, oldest first."""
    first, found = (today - timedelta(days=SETTLED_ON - 1)).replace(day=1), list[date]()
    while True:
        first = (first - DAY).replace(day=1)
        if first < today - KEEP_ASKED and found:
            return found[::-1]
        found.append(first)


def _sum_up(ctx: Context, first: date) -> bool:
    name = f"{first:%Y-%m}"
    if kept.has_health(ctx.session, ctx.workspace_id, name):
        return False
    last = (first + timedelta(days=31)).replace(day=1) - DAY
    found = closing.month(
        ctx.session, ctx.workspace_id, (first, last), (_instant(ctx, first), _instant(ctx, last + DAY))
    )
    k = chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum
    if found.raters < k:
        return kept.keep_health(ctx.session, ctx.workspace_id, Health(name, 0))
    forms, seconds = (found.forms, found.seconds) if found.form_raters >= k else ([], [])
    summed = health(name, forms, found.levels, seconds, found.asked, found.answered)
    return kept.keep_health(ctx.session, ctx.workspace_id, summed)


def _instant(ctx: Context, day: date) -> datetime:
    return datetime.combine(day, time(), ctx.zone).astimezone(UTC)
