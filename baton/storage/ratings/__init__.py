"""Ratings under pseudonyms, and whom Baton asked for one."""

from baton.storage.ratings.asked import (
    AskedRow,
    PromptRow,
    add_prompt,
    add_requests,
    asked_about,
    asked_between,
    asked_by,
    asked_lately,
    circumstances,
    forget_asked,
    lock_people,
    prompt,
    received_from,
    request,
)
from baton.storage.ratings.rated import RatingRow, add, blur, change_level, find, forget_ratings, rated, replace

__all__ = [
    "AskedRow",
    "PromptRow",
    "RatingRow",
    "add",
    "add_prompt",
    "add_requests",
    "asked_about",
    "asked_between",
    "asked_by",
    "asked_lately",
    "blur",
    "change_level",
    "circumstances",
    "find",
    "forget_asked",
    "forget_ratings",
    "lock_people",
    "prompt",
    "rated",
    "received_from",
    "replace",
    "request",
]
