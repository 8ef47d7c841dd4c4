"""Service promises as people meet them: under /team promise, on review days, and in the digest."""

from baton.conversation.nouns import Noun
from baton.conversation.promises import command, shown
from baton.services.promises import REVIEW

NOUN = Noun(
    actions={
        "promises": command.listed,
        "promise-new": command.new,
        "promise-change": command.changing,
        "promise-end": command.ended,
        "promise-review": command.reviewed,
        "promise-remark": command.remarking,
    },
    forms={"promise": command.sent, "promise-remark": command.remarked},
    notices={REVIEW: shown.review},
)
