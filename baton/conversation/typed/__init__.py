"""Reads what people type: names they mean, the words they wrote, and gives it all back when something is wrong."""

from baton.conversation.typed.names import (
    AT,
    Ambiguous,
    Found,
    FoundGroup,
    people_and_groups_at,
    people_at,
    person_at,
    person_or_group_at,
    with_names,
)
from baton.conversation.typed.packing import pack, unpack
from baton.conversation.typed.tokens import AFTER_A_NAME, Token, glued_subcommand, subcommand, text, tokens, typed

__all__ = [
    "AFTER_A_NAME",
    "AT",
    "Ambiguous",
    "Found",
    "FoundGroup",
    "Token",
    "glued_subcommand",
    "pack",
    "people_and_groups_at",
    "people_at",
    "person_at",
    "person_or_group_at",
    "subcommand",
    "text",
    "tokens",
    "typed",
    "unpack",
    "with_names",
]
