"""What a receiver sees about the rating of a handoff."""

from baton.conversation.asks import Notice
from baton.conversation.cards import Part
from baton.domain.handoffs import Handoff


def parts_after(notice: Notice, handoff: Handoff) -> tuple[Part, ...]:
    """What stands under a delivery that was received."""
    return ()
