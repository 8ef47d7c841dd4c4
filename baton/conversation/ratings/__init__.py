"""Ratings as the desk sees them: one tap after a handoff, one line, or a form."""

from baton.conversation.nouns import Command, Noun
from baton.conversation.ratings import command, forms, shown
from baton.conversation.ratings.shown import parts_after, rate_button
from baton.domain.lines import Line
from baton.services import ratings as service

__all__ = ["NOUN", "parts_after", "rate_button"]

NOUN = Noun(
    commands={
        "rate-service": Command(
            command.command,
            Line("rating-about"),
            (Line("rating-grammar"), Line("rating-grammar-levels"), Line("rating-grammar-more")),
            (Line("rating-example-one"), Line("rating-example-two")),
        )
    },
    actions={
        "rate-level": command.level_pressed,
        "rate-asked": command.asked_pressed,
        "rate-open": forms.opened,
        "rate-change": forms.change_opened,
    },
    forms={
        "rating-give": forms.sent,
        "rating-change": forms.changed,
        "rating-request": command.request_sent,
    },
    shortcuts={"rate_a_service": forms.opened},
    notices={service.REMINDER: shown.reminder, service.REQUEST: shown.asked},
)
