"""What waits for somebody to be rated."""

from baton.domain.handoffs import Handoff
from baton.domain.people import Person
from baton.services.contexts import Context


def waiting_for(ctx: Context, person: Person) -> tuple[Handoff, ...]:
    """Handoffs this person was asked to rate and has not."""
    return ()
