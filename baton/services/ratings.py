"""Asking the receiver of a handoff how it was."""

from baton.domain.handoffs import Handoff
from baton.domain.people import Person
from baton.services.contexts import Context


def offer(ctx: Context, rater: Person, handoff: Handoff) -> bool:
    """Whether to ask for a rating of this handoff."""
    return True
