"""You said, we did: a lead says what was changed, and those who rated read it."""

from baton.conversation.answers import command, shown
from baton.conversation.nouns import Noun
from baton.services.answers import TOLD

NOUN = Noun(
    actions={
        "answer-open": command.opened,
        "answer-change": command.changing,
        "answer-withdraw": command.withdrawn,
    },
    forms={"answer": command.sent},
    notices={TOLD: shown.told},
)
