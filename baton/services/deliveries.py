"""Owing messages, and keeping what was said true."""

from collections.abc import Iterable, Sequence

from baton.domain.deliveries import Delivery, Owed
from baton.domain.people import Person
from baton.services import manners
from baton.services.contexts import Context
from baton.storage import claims, deliveries, people


def owe(ctx: Context, *owed: Owed) -> None:
    """Owe these messages in the present transaction; each is owed once per kind, recipient and period."""
    deliveries.owe(ctx.session, ctx.workspace_id, [(ctx.new_id(), each) for each in owed])


def owe_again(ctx: Context, kinds: Sequence[str], reference: str) -> None:
    """Bring the messages of these kinds about `reference` up to date, wherever they stand."""
    deliveries.owe_again(ctx.session, ctx.workspace_id, kinds, reference, now=ctx.now)


def owe_all_again(ctx: Context, kinds: Sequence[str], references: Iterable[str]) -> None:
    """The same for the messages about many references, in a few statements."""
    deliveries.owe_all_again(ctx.session, ctx.workspace_id, kinds, references, now=ctx.now)


def withdraw(ctx: Context, kinds: Sequence[str], reference: str) -> None:
    """Take the messages of these kinds about `reference` down."""
    deliveries.withdraw(ctx.session, ctx.workspace_id, kinds, reference, now=ctx.now)


def refresh_home(ctx: Context, person_ids: Iterable[str]) -> None:
    """Show these people their App Home afresh."""
    deliveries.owe_home(ctx.session, ctx.workspace_id, person_ids, now=ctx.now)


def reader_of(ctx: Context, delivery: Delivery) -> Person | None:
    """The person who will read it, or nobody for a channel."""
    return people.find(ctx.session, ctx.workspace_id, delivery.recipient)


def admit(ctx: Context, delivery: Delivery) -> bool:
    """May a claimed message go out right now, as manners have it? If not, it is put off to its time or dropped.

    Decided and noted in one transaction: of two messages to one person at one moment the second sees the first.
    """
    at = manners.when(ctx, delivery, reader_of(ctx, delivery))
    if at <= ctx.now:
        return claims.admit(ctx.session, delivery, now=ctx.now)
    if delivery.expired(at):
        claims.drop(ctx.session, delivery, reason=f"expired before its reader could be spoken to ({at.isoformat()})")
    else:
        claims.settle_later(ctx.session, delivery, due_at=at)
    return False
