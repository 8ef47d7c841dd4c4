"""/team customers: who depends on a team, found by the three questions."""

from baton.conversation.customers import command
from baton.conversation.nouns import Noun

NOUN = Noun(
    actions={
        "customers": command.listed,
        "customers-add": command.adding,
        "customers-remove": command.removed,
    },
    forms={"customers": command.sent},
)
