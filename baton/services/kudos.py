"""Thanking colleagues: give, join in, take back, and see who is thanked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from baton.domain.deliveries import Owed
from baton.domain.kudos import ALLOWANCE, BOARD_DAYS, UNDO_WITHIN, Kudos, Standing, check
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services import deliveries, points
from baton.services.contexts import Context
from baton.storage import kudos as store

POST, TOLD, UNPOSTED = "kudos-post", "kudos-told", "kudos-unposted"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to thank whom for; `channel_id` is where the post goes, if anywhere."""

    giver: Person
    receivers: Sequence[Person]
    reason: str
    value: str | None = None
    channel_id: str | None = None
    handoff_id: str | None = None


def give(ctx: Context, wish: Wish) -> tuple[Kudos, int]:
    """Thank. Owes the post, a message to each receiver, and fresh App Homes; says how many are left to give today.

    Refuses what is no thanks (domain) and what exceeds the day's allowance, which holds under any concurrency.
    """
    receivers = list({person.id: person for person in wish.receivers}.values())
    check(wish.giver, receivers, wish.reason)
    left = _take_allowance(ctx, wish.giver, len(receivers))
    kudos = Kudos(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        giver_id=wish.giver.id,
        receiver_ids=tuple(sorted(person.id for person in receivers)),
        reason=wish.reason.strip(),
        value=wish.value,
        channel_id=wish.channel_id,
        given_at=ctx.now,
        handoff_id=wish.handoff_id,
    )
    store.add(ctx.session, kudos)
    points.note_kudos(ctx, kudos)
    _owe_telling(ctx, kudos)
    return kudos, left


def undo(ctx: Context, giver: Person) -> Kudos:
    """Take the last kudos back, within ten minutes: the posts come down, the allowance returns."""
    kudos = store.latest_by(ctx.session, ctx.workspace_id, giver.id)
    if kudos is None or ctx.now - kudos.given_at > UNDO_WITHIN:
        raise Refusal(Line("kudos-nothing-to-undo", minutes=int(UNDO_WITHIN / timedelta(minutes=1))))
    if store.undo(ctx.session, kudos, now=ctx.now):
        points.take_back(ctx, kudos.id)
        day = giver.today(kudos.given_at)
        store.return_allowance(ctx.session, ctx.workspace_id, giver.id, day, len(kudos.receiver_ids))
        deliveries.withdraw(ctx, (POST, TOLD, UNPOSTED), kudos.id)
        deliveries.refresh_home(ctx, (giver.id, *kudos.receiver_ids))
    return kudos


def join(ctx: Context, person: Person, kudos_id: str) -> bool:
    """Join in somebody else's thanks, once per person; says whether this was the first time."""
    kudos = store.find(ctx.session, ctx.workspace_id, kudos_id)
    if kudos is None or kudos.undone_at is not None:
        raise Refusal(Line("kudos-gone"))
    if not person.takes_part:
        raise Refusal(Line("kudos-guests-cannot-give"))
    if person.id == kudos.giver_id or person.id in kudos.receiver_ids:
        raise Refusal(Line("kudos-already-yours"))
    first = store.join(ctx.session, kudos, person.id, now=ctx.now)
    if first:
        deliveries.owe_again(ctx, (POST, TOLD), kudos.id)
    return first


def board(ctx: Context, days: int = BOARD_DAYS) -> tuple[list[Standing], list[Standing]]:
    """The top ten receivers and givers of the last days."""
    since = ctx.now - timedelta(days=days)
    return (
        store.top_receivers(ctx.session, ctx.workspace_id, since),
        store.top_givers(ctx.session, ctx.workspace_id, since),
    )


def _take_allowance(ctx: Context, giver: Person, count: int) -> int:
    """Take from the day's allowance; returns how much is left."""
    day = giver.today(ctx.now)
    used = store.take_allowance(ctx.session, ctx.workspace_id, giver.id, day, count, ALLOWANCE)
    if used is None:
        left = ALLOWANCE - store.used_allowance(ctx.session, ctx.workspace_id, giver.id, day)
        raise Refusal(Line("kudos-allowance-used", allowance=ALLOWANCE, left=left, wanted=count))
    return ALLOWANCE - used


def _owe_telling(ctx: Context, kudos: Kudos) -> None:
    told = [Owed(TOLD, id, kudos.id, ctx.now, reference=kudos.id) for id in kudos.receiver_ids]
    if kudos.channel_id:
        told.append(Owed(POST, kudos.channel_id, kudos.id, ctx.now, reference=kudos.id))
    deliveries.owe(ctx, *told)
    deliveries.refresh_home(ctx, (kudos.giver_id, *kudos.receiver_ids))


def owe_unposted(ctx: Context, kudos_id: str) -> None:
    """The post could not be made: tell the giver, whose words have reached the receiver all the same."""
    kudos = store.find(ctx.session, ctx.workspace_id, kudos_id)
    if kudos is not None and kudos.undone_at is None:
        deliveries.owe(ctx, Owed(UNPOSTED, kudos.giver_id, kudos.id, ctx.now, reference=kudos.id))
