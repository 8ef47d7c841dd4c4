"""Owing messages, and keeping what was said true."""

from collections.abc import Iterable, Sequence

from baton.domain.deliveries import Owed
from baton.services.contexts import Context
from baton.storage import deliveries


def owe(ctx: Context, *owed: Owed) -> None:
    """Owe these messages in the present transaction; each is owed once per kind, recipient and period."""
    deliveries.owe(ctx.session, ctx.workspace_id, [(ctx.new_id(), each) for each in owed])


def owe_again(ctx: Context, kinds: Sequence[str], reference: str) -> None:
    """Bring the messages of these kinds about `reference` up to date, wherever they stand."""
    deliveries.owe_again(ctx.session, ctx.workspace_id, kinds, reference, now=ctx.now)


def withdraw(ctx: Context, kinds: Sequence[str], reference: str) -> None:
    """Take the messages of these kinds about `reference` down."""
    deliveries.withdraw(ctx.session, ctx.workspace_id, kinds, reference, now=ctx.now)


def refresh_home(ctx: Context, person_ids: Iterable[str]) -> None:
    """Show these people their App Home afresh."""
    deliveries.owe_home(ctx.session, ctx.workspace_id, person_ids, now=ctx.now)
