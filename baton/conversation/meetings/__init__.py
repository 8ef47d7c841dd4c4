"""Discussion meetings as people meet them: the form that starts one, its thread, the answers and the minutes."""

from baton.conversation.meetings import command, shown
from baton.conversation.meetings.command import form
from baton.conversation.nouns import Noun
from baton.services import meetings as service
from baton.services.meetings import MINUTES, OPENING, QUESTION, UNPOSTED

__all__ = ["NOUN", "form"]

NOUN = Noun(
    actions={"meeting-answer": command.answering, "meeting-minutes": command.closing},
    forms={
        "meeting-start": command.started,
        "meeting-answer": command.answered,
        "meeting-minutes": command.closed,
    },
    notices={
        OPENING: shown.opening,
        QUESTION: shown.question,
        MINUTES: shown.minutes,
        UNPOSTED: shown.unposted,
    },
    undelivered={OPENING: service.not_opened},
)
