"""Looking for people who mostly thank each other, and for thanks that reach only a few; admins judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from baton.domain.deliveries import Owed
from baton.domain.lines import Line, Refusal
from baton.domain.network import Ring, gini, gini_by_chance, rings
from baton.domain.people import Person
from baton.domain.points import (
    FEWEST_PEOPLE,
    FEWEST_THANKS,
    REFLAGGED_AFTER,
    RING_DAYS,
    RingFlag,
    RingState,
    is_concentrated,
)
from baton.services import audit, deliveries
from baton.services.contexts import Context
from baton.services.points.standing import settings_of
from baton.services.settings import check_admin
from baton.storage import people
from baton.storage.points import deeds
from baton.storage.points import rings as store

RINGS, TOLD, CONCENTRATION = "points-rings", "points-ring-told", "points-concentration"


def look_for_rings(ctx: Context) -> list[RingFlag]:
    """Flag the rings of the last 28 days that no flag has named, and tell admins and the people themselves.

    Meant for once a day; the books are held, so that two looks at once flag nothing twice.
    """
    settings = settings_of(ctx)
    if not (settings.on and settings.rings):
        return []
    deeds.lock(ctx.session, ctx.workspace_id)
    resumed = store.resume(ctx.session, ctx.workspace_id, kept_before=ctx.now - REFLAGGED_AFTER)
    for flag_id in resumed:
        deliveries.owe_again(ctx, (TOLD,), flag_id)
    known = store.every(ctx.session, ctx.workspace_id)
    thanks = store.thanks(ctx.session, ctx.workspace_id, ctx.now - timedelta(days=RING_DAYS))
    fresh = [
        _flag(ctx, ring)
        for ring in rings(thanks)
        if not any(flag.covers(ring.members, ring.inside, ctx.now) for flag in known)
    ]
    store.add(ctx.session, ctx.workspace_id, fresh)
    _owe_telling(ctx, fresh)
    _warn_of_concentration(ctx)
    return fresh


def _flag(ctx: Context, ring: Ring) -> RingFlag:
    today = ctx.now.astimezone(ZoneInfo(ctx.workspace.zone)).date()
    return RingFlag(ctx.new_id(), ring.members, ring.inside, ring.closure, ctx.now, today)


def _owe_telling(ctx: Context, fresh: Sequence[RingFlag]) -> None:
    """One message to each admin about all of them, and one to each person in them."""
    if not fresh:
        return
    day = fresh[0].found_on.isoformat()
    owed = [Owed(RINGS, admin.id, day, ctx.now, reference=day, manner="nudge") for admin in admins(ctx)]
    for flag in fresh:
        owed += [Owed(TOLD, id, flag.id, ctx.now, reference=flag.id, manner="nudge") for id in flag.members]
    deliveries.owe(ctx, *owed)


@dataclass(frozen=True, slots=True)
class Concentration:
    """How unevenly the thanks of four weeks are shared: so many `members`, of whom `half` people got half of them."""

    members: int
    unthanked: int
    half: int


def concentration(ctx: Context) -> Concentration | None:
    """How few people get most of the thanks; None when that is no more than chance makes of them."""
    received = store.received(ctx.session, ctx.workspace_id, ctx.now - timedelta(days=RING_DAYS))
    total = sum(received)
    if len(received) < FEWEST_PEOPLE or total < FEWEST_THANKS:
        return None
    uneven = gini(received, corrected=True)
    if uneven is None or not is_concentrated(uneven, gini_by_chance(total / len(received))):
        return None
    sums = accumulate(reversed(received))
    half = next(people for people, got in enumerate(sums, 1) if 2 * got >= total)
    return Concentration(len(received), received.count(0), half)


def _warn_of_concentration(ctx: Context) -> None:
    """Owe admins a warning, once a month at most, when few people get most of the thanks."""
    if concentration(ctx) is not None:
        month = f"{ctx.now.astimezone(ZoneInfo(ctx.workspace.zone)):%Y-%m}"
        owed = (Owed(CONCENTRATION, each.id, month, ctx.now, reference=month, manner="nudge") for each in admins(ctx))
        deliveries.owe(ctx, *owed)


def admins(ctx: Context) -> list[Person]:
    """Everybody who may decide about rings."""
    holders = people.role_holders(ctx.session, ctx.workspace_id)
    return [each.person for each in holders if "admin" in each.roles]


def review(ctx: Context, admin: Person, flag_id: str, state: RingState) -> bool:
    """Decide about a ring: *fine* lets thanks inside it count again, *kept* pauses them for 28 days more.

    False when somebody has decided already. Nobody decides about a ring of their own.
    """
    check_admin(admin)
    flag = store.find(ctx.session, ctx.workspace_id, flag_id)
    if flag is None:
        raise Refusal(Line("button-gone"))
    if admin.id in flag.members:
        raise Refusal(Line("points-ring-yours"))
    if not store.review(ctx.session, ctx.workspace_id, flag.id, state, admin.id, now=ctx.now):
        return False
    audit.record(ctx, admin, f"points-ring-{state}", flag.id, people=flag.members)
    deliveries.owe_again(ctx, (RINGS,), flag.found_on.isoformat())
    deliveries.owe_again(ctx, (TOLD,), flag.id)
    return True
