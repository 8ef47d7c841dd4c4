"""Sums up each finished month of a company's ratings, once: may they be trusted, and do people still choose?"""

from datetime import UTC, date, datetime, time, timedelta

from baton.domain.company import Health, health
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.settings import chosen
from baton.services.contexts import Context
from baton.storage.company import closing, kept

DAY = timedelta(days=1)
SETTLED_ON = 3  # of the next month: by then no rating of the last one can be changed any more


def sum_up(ctx: Context) -> bool:
    """Sum up the month before this one, if that has not been done; of too few raters nothing but that is told."""
    today = ctx.now.astimezone(ctx.zone).date()
    if today.day < SETTLED_ON:
        return False
    last = today.replace(day=1) - DAY
    name = f"{last:%Y-%m}"
    if kept.has_health(ctx.session, ctx.workspace_id, name):
        return False
    first = last.replace(day=1)
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
