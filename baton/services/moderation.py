"""Keeping thanks decent: admins hide what should not stand there and keep somebody from giving, always with a reason.

Everything done here is in the audit log, and whom it concerns is told privately.
"""

from collections.abc import Sequence

from baton.domain.deliveries import Owed
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.moderation import LONGEST_REASON, check_reason
from baton.domain.people import Person
from baton.services import audit, deliveries
from baton.services import kudos as kudos_service
from baton.services.contexts import Context
from baton.storage import kudos as store
from baton.storage import people

MOST_SHOWN = 20
HIDDEN, SHOWN_AGAIN = "kudos-hidden", "kudos-shown-again"
LOCKED, UNLOCKED = "giving-locked", "giving-unlocked"


def check_admin(actor: Person) -> None:
    """Refuse who may not decide what others read."""
    if not (actor.is_admin and actor.takes_part):
        raise Refusal(Line("moderation-admins-only"))


def latest_kudos(ctx: Context, admin: Person) -> list[Kudos]:
    """The latest kudos an admin can act on, newest first: those that are shown and those that are hidden.

    Private kudos are never among them.
    """
    check_admin(admin)
    return store.latest_public(ctx.session, ctx.workspace_id, MOST_SHOWN)


def kudos_found(ctx: Context, kudos_id: str) -> Kudos:
    """Kudos an admin can act on; refuses those their giver took back, and private ones."""
    kudos = store.find(ctx.session, ctx.workspace_id, kudos_id)
    if kudos is None or (kudos.undone_at is not None and kudos.hidden_by is None):
        raise Refusal(Line("kudos-gone"))
    if kudos.private:
        raise Refusal(Line("moderation-private"))
    return kudos


def hide_kudos(ctx: Context, admin: Person, kudos_id: str, reason: str) -> bool:
    """Take kudos down and tell their giver why; False when an admin already had.

    Refuses kudos that their giver took back: of the two, only one ever happens. The day's allowance stays used.
    """
    check_admin(admin)
    reason = _checked(reason)
    kudos = kudos_found(ctx, kudos_id)
    if not store.hide(ctx.session, kudos, admin.id, reason, now=ctx.now):
        return _hidden_by_another(ctx, kudos_id)
    entry = _recorded(ctx, admin, HIDDEN, kudos, reason=reason)
    kudos_service.take_down(ctx, kudos)
    if kudos.giver_id != admin.id:
        deliveries.owe(ctx, Owed(HIDDEN, kudos.giver_id, entry, ctx.now, reference=entry))
    return True


def _hidden_by_another(ctx: Context, kudos_id: str) -> bool:
    kudos_found(ctx, kudos_id)
    return False


def show_kudos(ctx: Context, admin: Person, kudos_id: str) -> bool:
    """Put hidden kudos up again and tell their giver; False when they are not hidden."""
    check_admin(admin)
    kudos = kudos_found(ctx, kudos_id)
    if not store.show_again(ctx.session, kudos):
        return False
    entry = _recorded(ctx, admin, SHOWN_AGAIN, kudos)
    kudos_service.put_up_again(ctx, kudos, entry)
    if kudos.giver_id != admin.id:
        deliveries.owe(ctx, Owed(SHOWN_AGAIN, kudos.giver_id, entry, ctx.now, reference=entry))
    return True


def _recorded(ctx: Context, admin: Person, act: str, kudos: Kudos, **more: str) -> str:
    return audit.record(ctx, admin, act, kudos.giver_id, kudos=kudos.id, receivers=kudos.receiver_ids, **more)


def lock(ctx: Context, admin: Person, chosen: Sequence[Person], reason: str) -> list[Person]:
    """Keep people from giving until an admin unlocks them, and tell them why; returns those who were not locked yet.

    They can still be thanked. Nobody locks themselves.
    """
    check_admin(admin)
    refuse([*_cannot_be_locked(admin, chosen)])
    reason = _checked(reason)
    return [person for person in chosen if _settled(ctx, admin, person, LOCKED, locked=True, reason=reason)]


def unlock(ctx: Context, admin: Person, chosen: Sequence[Person], reason: str = "") -> list[Person]:
    """Let people give again, and tell them; returns those who were locked. Nobody unlocks themselves."""
    check_admin(admin)
    if any(person.id == admin.id for person in chosen):
        raise Refusal(Line("moderation-not-oneself"))
    reason = reason.strip()[:LONGEST_REASON]
    return [person for person in chosen if _settled(ctx, admin, person, UNLOCKED, locked=False, reason=reason)]


def kept_from_giving(ctx: Context, admin: Person) -> list[Person]:
    """Who is kept from giving at present."""
    check_admin(admin)
    return people.giving_locked(ctx.session, ctx.workspace_id)


def _cannot_be_locked(admin: Person, chosen: Sequence[Person]) -> Sequence[Refusal]:
    wrong = [Refusal(Line("moderation-not-oneself"))] if any(person.id == admin.id for person in chosen) else []
    wrong += [Refusal(Line("lock-members-only", person=each.mention)) for each in chosen if not each.takes_part]
    return wrong


def _settled(ctx: Context, admin: Person, person: Person, act: str, *, locked: bool, reason: str) -> bool:
    if not people.lock_giving(ctx.session, ctx.workspace_id, person.id, locked):
        return False
    explained = "yes" if reason else "no"
    entry = audit.record(ctx, admin, act, person.id, reason=reason, explained=explained)
    deliveries.owe(ctx, Owed(act, person.id, entry, ctx.now, reference=entry))
    deliveries.refresh_home(ctx, [person.id])
    return True


def _checked(reason: str) -> str:
    reason = reason.strip()
    check_reason(reason)
    return reason
