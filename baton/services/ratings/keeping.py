"""Keeping ratings no longer, and no more exactly, than they are needed."""

from baton.domain.ratings import BLUR_AFTER, KEEP_ASKED, KEEP_RATINGS
from baton.services.contexts import Context
from baton.storage import ratings as store


def tidy(ctx: Context) -> None:
    """Delete ratings after 400 days and whom Baton asked after 90; take the time of day out of what is settled."""
    store.forget_ratings(ctx.session, ctx.workspace_id, ctx.now - KEEP_RATINGS)
    store.forget_asked(ctx.session, ctx.workspace_id, ctx.now - KEEP_ASKED)
    store.blur(ctx.session, ctx.workspace_id, ctx.now - BLUR_AFTER)
