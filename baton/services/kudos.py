"""Thanking colleagues: give, join in, find better words, take back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from baton.domain.deliveries import Delivery, Owed
from baton.domain.kudos import (
    UNDO_WITHIN,
    UNLIMITED,
    Kudos,
    KudosSettings,
    check,
    check_giver,
    check_reason,
    check_settings,
)
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.settings import chosen
from baton.domain.weeks import iso_week
from baton.services import deliveries, points, settings
from baton.services.contexts import Context
from baton.storage import kudos as store
from baton.storage import people, teams

NOUN = "kudos"
POST, LOG, TOLD, UNPOSTED = "kudos-post", "kudos-log", "kudos-told", "kudos-unposted"
LOG_OPENED, UNLOGGED = "kudos-log-opened", "kudos-unlogged"
SAID = (POST, LOG, TOLD)  # every message that tells the kudos themselves


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to thank whom for.

    `channel_id` is where it was said, if anywhere; `handoff_id`, or the `link` of a message and its `thread_id`, is
    what it is about. `receivers` are named one by one; those `in_groups` are thanked because a group they are in was
    named.
    """

    giver: Person
    receivers: Sequence[Person]
    reason: str
    value: str | None = None
    channel_id: str | None = None
    handoff_id: str | None = None
    private: bool = False
    link: str | None = None
    thread_id: str | None = None
    in_groups: Sequence[Person] = ()


def chosen_for(ctx: Context) -> KudosSettings:
    """What the company's admins chose about kudos."""
    return chosen(KudosSettings, ctx.workspace, NOUN)


def give(ctx: Context, wish: Wish) -> tuple[Kudos, int | None]:
    """Thank. Owes the posts, a message to each receiver, and fresh App Homes; says how many are left to give today.

    None are left or used up for those without a limit. Refuses what is no thanks (domain) and what exceeds the day's
    allowance, which holds under any concurrency.
    """
    choice = chosen_for(ctx)
    named = {person.id: person for person in wish.receivers}
    check(wish.giver, list(named.values()), wish.reason, wish.value, choice, wish.in_groups)
    receivers = list(({person.id: person for person in wish.in_groups} | named).values())
    left = _take_allowance(ctx, choice, wish.giver, len(receivers))
    channel_id = choice.posted_in(wish.channel_id, private=wish.private)
    in_thread = choice.mode == "thread" and channel_id == wish.channel_id
    kudos = Kudos(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        giver_id=wish.giver.id,
        receiver_ids=tuple(sorted(person.id for person in receivers)),
        reason=wish.reason.strip(),
        value=wish.value,
        channel_id=channel_id,
        given_at=ctx.now,
        handoff_id=wish.handoff_id,
        private=wish.private,
        link=wish.link,
        thread_id=wish.thread_id if in_thread else None,
    )
    store.add(ctx.session, kudos)
    points.note_kudos(ctx, kudos)
    _owe_telling(ctx, kudos, kudos.id)
    return kudos, left


def editable(ctx: Context, giver: Person) -> Kudos:
    """The last kudos somebody gave, while their words may still be changed."""
    return _latest(ctx, giver, "kudos-nothing-to-edit")


def edit(ctx: Context, giver: Person, reason: str, value: str | None = None, kudos_id: str = "") -> Kudos:
    """Find better words for the last kudos (the one meant, if `kudos_id` says so), within ten minutes.

    What was posted and told is updated in place. The value stays unless another is named.
    """
    kudos = editable(ctx, giver)
    if kudos_id not in ("", kudos.id):
        raise Refusal(Line("kudos-edit-other"))
    refuse([*check_giver(giver), *check_reason(reason)])
    if not store.edit(ctx.session, kudos, reason=reason.strip(), value=value or kudos.value, now=ctx.now):
        raise Refusal(Line("kudos-gone"))
    deliveries.owe_again(ctx, SAID, kudos.id)
    deliveries.refresh_home(ctx, (giver.id, *kudos.receiver_ids))
    return store.find(ctx.session, ctx.workspace_id, kudos.id) or kudos


def undo(ctx: Context, giver: Person) -> Kudos:
    """Take the last kudos back, within ten minutes: the posts come down, the allowance returns.

    Refuses kudos that an admin hides at the same moment: of the two, only one ever happens.
    """
    kudos = _latest(ctx, giver, "kudos-nothing-to-undo")
    if not store.undo(ctx.session, kudos, now=ctx.now):
        raise Refusal(Line("kudos-gone"))  # by another click of theirs, or hidden by an admin at this moment
    day = giver.today(kudos.given_at)
    store.return_allowance(ctx.session, ctx.workspace_id, giver.id, day, len(kudos.receiver_ids))
    take_down(ctx, kudos)
    return kudos


def take_down(ctx: Context, kudos: Kudos) -> None:
    """What was posted and told of these kudos disappears, and so do they from App Homes; so do their points."""
    points.take_back(ctx, kudos.id)
    deliveries.withdraw(ctx, (*SAID, UNPOSTED), kudos.id)
    deliveries.refresh_home(ctx, (kudos.giver_id, *kudos.receiver_ids))


def put_up_again(ctx: Context, kudos: Kudos, period: str) -> None:
    """What was taken down is posted and told anew, and counts again; `period` names the occasion."""
    points.give_back(ctx, kudos.id)
    _owe_telling(ctx, kudos, period)


def _latest(ctx: Context, giver: Person, otherwise: str) -> Kudos:
    kudos = store.latest_by(ctx.session, ctx.workspace_id, giver.id)
    if kudos is None or ctx.now - kudos.given_at > UNDO_WITHIN:
        raise Refusal(Line(otherwise, minutes=int(UNDO_WITHIN / timedelta(minutes=1))))
    return kudos


def join(ctx: Context, person: Person, kudos_id: str) -> bool:
    """Join in somebody else's thanks, once per person; says whether this was the first time."""
    kudos = store.find(ctx.session, ctx.workspace_id, kudos_id)
    if kudos is None or kudos.undone_at is not None or kudos.private:
        raise Refusal(Line("kudos-gone"))
    refuse([*check_giver(person)])
    if person.id == kudos.giver_id or person.id in kudos.receiver_ids:
        raise Refusal(Line("kudos-already-yours"))
    first = store.join(ctx.session, kudos, person.id, now=ctx.now)
    if first:
        deliveries.owe_again(ctx, SAID, kudos.id)
    return first


def choose(ctx: Context, admin: Person, wanted: KudosSettings) -> bool:
    """Keep what an admin chose about kudos; False when nothing differs.

    A new log channel is told so at once, and the admin hears it if Baton cannot speak there.
    """
    settings.check_admin(admin)
    check_settings(wanted)
    before = chosen_for(ctx).log
    changed = settings.change(ctx, admin, NOUN, wanted)
    if wanted.log and wanted.log != before:
        deliveries.owe(ctx, Owed(LOG_OPENED, wanted.log, ctx.new_id(), ctx.now, reference=admin.id))
    return changed


def _take_allowance(ctx: Context, choice: KudosSettings, giver: Person, count: int) -> int | None:
    """Take from the day's allowance; returns how much is left, None where there is no limit."""
    leads = choice.favours_leads and bool(teams.led_by(ctx.session, ctx.workspace_id, giver.id))
    allowance = choice.allowance(giver, leads=leads)
    day = giver.today(ctx.now)
    used = store.take_allowance(ctx.session, ctx.workspace_id, giver.id, day, count, allowance)
    if used is not None:
        return None if allowance == UNLIMITED else allowance - used
    if count > allowance:
        raise Refusal(Line("kudos-more-than-a-day", allowance=allowance, wanted=count), "receivers")
    # An admin may have lowered the allowance since the morning.
    left = max(allowance - store.used_allowance(ctx.session, ctx.workspace_id, giver.id, day), 0)
    raise Refusal(Line("kudos-allowance-used", allowance=allowance, left=left, wanted=count))


def _owe_telling(ctx: Context, kudos: Kudos, period: str) -> None:
    told = [Owed(TOLD, id, period, ctx.now, reference=kudos.id) for id in kudos.receiver_ids]
    if kudos.channel_id:
        told.append(Owed(POST, kudos.channel_id, period, ctx.now, reference=kudos.id))
    log = chosen_for(ctx).log
    if log and log != kudos.channel_id and not kudos.private:
        told.append(Owed(LOG, log, period, ctx.now, reference=kudos.id))
    deliveries.owe(ctx, *told)
    deliveries.refresh_home(ctx, (kudos.giver_id, *kudos.receiver_ids))


def owe_unposted(ctx: Context, delivery: Delivery) -> None:
    """The post could not be made: tell who can mend it.

    That is the giver, whose words have reached the receiver all the same; for the log channel it is the admins.
    """
    if delivery.recipient == chosen_for(ctx).log:
        _owe_unlogged(ctx, delivery.recipient)
        return
    kudos = store.find(ctx.session, ctx.workspace_id, delivery.reference)
    if kudos is not None and kudos.undone_at is None:
        deliveries.owe(ctx, Owed(UNPOSTED, kudos.giver_id, kudos.id, ctx.now, reference=kudos.id))


def _owe_unlogged(ctx: Context, channel_id: str) -> None:
    """Admins hear once a week, in their working hours, that the log channel cannot be reached."""
    period = f"{channel_id}:{iso_week(ctx.now.date())}"
    holders = people.role_holders(ctx.session, ctx.workspace_id)
    admins = [each.person.id for each in holders if "admin" in each.roles]
    told = (Owed(UNLOGGED, id, period, ctx.now, reference=channel_id, manner="nudge") for id in admins)
    deliveries.owe(ctx, *told)


def owe_not_opened(ctx: Context, delivery: Delivery) -> None:
    """The new log channel could not be told so: the admin who chose it hears it at once."""
    about = Owed(UNLOGGED, delivery.reference, delivery.id, ctx.now, reference=delivery.recipient)
    deliveries.owe(ctx, about)
