"""Rating the service of colleagues, asking for ratings, and keeping them safe."""

from baton.services.ratings.answered import tell_raters
from baton.services.ratings.asking import (
    Question,
    offer,
    question,
    remind,
    request,
    stop_asking,
    waiting_for,
)
from baton.services.ratings.giving import (
    DELIVERED,
    REMINDER,
    REQUEST,
    Given,
    Target,
    give,
    linked,
    mine,
    tap,
    target_of,
)
from baton.services.ratings.keeping import tidy

__all__ = [
    "DELIVERED",
    "REMINDER",
    "REQUEST",
    "Given",
    "Question",
    "Target",
    "give",
    "linked",
    "mine",
    "offer",
    "question",
    "remind",
    "request",
    "stop_asking",
    "tap",
    "target_of",
    "tell_raters",
    "tidy",
    "waiting_for",
]
