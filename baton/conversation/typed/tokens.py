"""The words and mentions of what was typed, in their places, so that nothing of it is lost."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from baton.conversation.asks import Piece
from baton.domain.lines import Mention

AFTER_A_NAME = ",\uff0c、;\uff1b:\uff1a.。!\uff01?\uff1f"
SHORTEST_GLUED = 2  # characters: the one-letter words 周 and 关 begin too many others
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or one mention, with the spaces typed before it; `start` is its place in the whole of what was typed."""

    text: str
    before: str = ""
    mention: Mention | None = None
    start: int = 0


def tokens(pieces: Sequence[Piece]) -> tuple[Token, ...]:
    """The words and mentions of what was typed; nothing but spaces at the end is lost."""
    found: list[Token] = []
    gap = ""
    start = 0
    for piece in pieces:
        if isinstance(piece, Mention):
            found.append(Token(spelled(piece), gap, piece, start))
            gap = ""
            start += len(spelled(piece))
            continue
        for space, word in re.findall(r"(\s*)(\S*)", piece):
            gap += space
            start += len(space)
            if word:
                found.append(Token(word, gap, None, start))
                gap = ""
                start += len(word)
    return tuple(found)


def text(found: Sequence[Token]) -> str:
    """What was typed, with mentions spelled as @name, without the spaces around."""
    return "".join(token.before + token.text for token in found).strip()


def typed(pieces: Sequence[Piece]) -> str:
    """The whole of what was typed, as one text."""
    return "".join(spelled(piece) for piece in pieces).strip()


def spelled(piece: Piece) -> str:
    """A piece as people type it: a mention by its name."""
    if isinstance(piece, str):
        return piece
    return f"#{piece.name}" if piece.kind == "channel" else f"@{piece.name}"


def subcommand(found: Sequence[Token], deeds: Mapping[str, T]) -> tuple[T, Sequence[Token]] | None:
    """The deed whose word stands at the beginning, and what follows it; None when no such word does."""
    if not found or found[0].mention is not None:
        return None
    word = found[0].text.casefold()
    deed = deeds.get(word) or deeds.get(word.rstrip(AFTER_A_NAME))
    return (deed, found[1:]) if deed is not None else None


def glued_subcommand(found: Sequence[Token], deeds: Mapping[str, T]) -> tuple[T, Sequence[Token]] | None:
    """The same for Chinese words with something glued to them: Chinese needs no space between 语言 and 中文."""
    if not found or found[0].mention is not None:
        return None
    first = found[0]
    for word in sorted(deeds, key=len, reverse=True):
        if len(word) >= SHORTEST_GLUED and all(map(is_chinese, word)) and first.text.startswith(word):
            left = first.text[len(word) :].lstrip(AFTER_A_NAME)
            start = first.start + len(first.text) - len(left)
            return deeds[word], (Token(left, "", None, start), *found[1:]) if left else found[1:]
    return None


def is_chinese(character: str) -> bool:
    """Is it a Chinese character?"""
    return "\u4e00" <= character <= "\u9fff"
