"""For admins: hide what should not stand there, and keep somebody from giving for a while."""

from baton.conversation.moderation import listing, locks, thanks
from baton.conversation.moderation.listing import moderate
from baton.conversation.moderation.locks import lock, unlock
from baton.conversation.nouns import Noun
from baton.services import moderation as service

__all__ = ["NOUN", "lock", "moderate", "unlock"]

NOUN = Noun(
    actions={"moderate-hide": listing.hide_form, "moderate-show": listing.show},
    forms={"moderate-hide": listing.hidden},
    shortcuts={"hide_kudos": listing.hide_here},
    notices={
        service.HIDDEN: thanks.hidden,
        service.SHOWN_AGAIN: thanks.shown_again,
        service.LOCKED: locks.locked,
        service.UNLOCKED: locks.unlocked,
    },
)
