"""Reads what people type: names they mean, the words they wrote, and gives it all back when something is wrong."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from baton.conversation.asks import Ask, Piece
from baton.domain.lines import Line, Mention, Names, Refusal
from baton.domain.people import Person
from baton.storage import people

AND = frozenset({"and", "&", "+", ",", "和", "、", "跟", "与", "及"})
LONGEST_NAME = 4  # words
AT = "@@"
AFTER_A_NAME = ",,、;:"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or one mention, with the spaces typed before it."""

    text: str
    before: str = ""
    mention: Mention | None = None


def tokens(pieces: Sequence[Piece]) -> tuple[Token, ...]:
    """The words and mentions of what was typed; nothing but spaces at the end is lost."""
    found: list[Token] = []
    gap = ""
    for piece in pieces:
        if isinstance(piece, Mention):
            found.append(Token(f"@{piece.name}", gap, piece))
            gap = ""
            continue
        for space, word in re.findall(r"(\s*)(\S*)", piece):
            gap += space
            if word:
                found.append(Token(word, gap))
                gap = ""
    return tuple(found)


def text(found: Sequence[Token]) -> str:
    """What was typed, with mentions spelled as @name, without the spaces around."""
    return "".join(token.before + token.text for token in found).strip()


def typed(pieces: Sequence[Piece]) -> str:
    """The whole of what was typed, as one text."""
    return "".join(f"@{piece.name}" if isinstance(piece, Mention) else piece for piece in pieces).strip()


class Ambiguous(Refusal):
    """Several people go by this name; `choices` are what would have been typed had each been meant."""

    def __init__(self, name: str, candidates: Sequence[Person], choices: Sequence[tuple[Piece, ...]]) -> None:
        super().__init__(Line("name-ambiguous", name=name, people=Names(tuple(p.mention for p in candidates))))
        self.candidates = tuple(candidates)
        self.choices = tuple(choices)


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody named at a place in the text: `taken` tokens meant them, `left` is what was glued to the name."""

    person: Person
    taken: int
    left: str = ""


def person_at(ask: Ask, found: Sequence[Token], at: int = 0) -> Found | None:
    """Who is named by the token `at` (and those after it, for a name of several words).

    None when the token does not look like a name (no mention and no leading @). Refuses unknown names; raises
    Ambiguous when several people share one.
    """
    if at >= len(found):
        return None
    token = found[at]
    if token.mention is not None:
        return Found(_mentioned(ask, token.mention), 1)
    if not token.text.startswith(tuple(AT)) or len(token.text) < 2:
        return None
    return _named(ask, found, at)


def people_at(ask: Ask, found: Sequence[Token]) -> tuple[list[Person], Sequence[Token]]:
    """Everybody named at the beginning, joined by spaces, commas or "and", and the tokens after them."""
    named: list[Person] = []
    at = 0
    while (hit := person_at(ask, found, at)) is not None:
        named.append(hit.person)
        at += hit.taken
        if hit.left:
            found = (*found[: at - 1], Token(hit.left, ""), *found[at:])
            at -= 1
        while at < len(found) and found[at].text in AND and _names_somebody(found, at + 1):
            at += 1
        if hit.left:
            break
    return named, found[at:]


def _names_somebody(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and (found[at].mention is not None or found[at].text.startswith(tuple(AT)))


def _mentioned(ask: Ask, mention: Mention) -> Person:
    person = ask.people.get(mention.id)
    if mention.kind != "person" or person is None:
        raise Refusal(Line("name-unknown", name=mention.name or mention.id))
    return person


def _named(ask: Ask, found: Sequence[Token], at: int) -> Found:
    spans = _spans(found, at)
    hits = people.named(ask.ctx.session, ask.ctx.workspace_id, list(spans))
    if not hits:
        raise Refusal(Line("name-unknown", name=found[at].text.lstrip(AT)))
    longest = max(len(name) for name, _ in hits)
    candidates = {person.id: person for name, person in hits if len(name) == longest}
    name = next(name for name, _ in hits if len(name) == longest)
    taken, left = spans[name]
    if len(candidates) > 1:
        chosen = sorted(candidates.values(), key=lambda person: (person.full_name, person.id))
        raise Ambiguous(name, chosen, [_instead(found, at, taken, left, person) for person in chosen])
    return Found(next(iter(candidates.values())), taken, left)


def _spans(found: Sequence[Token], at: int) -> dict[str, tuple[int, str]]:
    """Every name that may begin at `at`, in lower case: several words, or the front of one word (Chinese is
    written without spaces, so "@李娜谢谢" names 李娜). Maps to the tokens taken and what is left of the last."""
    first = found[at].text.lstrip(AT).rstrip(AFTER_A_NAME)
    spans: dict[str, tuple[int, str]] = {}
    for cut in range(1, len(first)):
        if _is_chinese(first[cut]) or _is_chinese(first[cut - 1]):
            spans[first[:cut].casefold()] = (1, first[cut:])
    words = first
    spans[words.casefold()] = (1, "")
    for more in range(1, min(LONGEST_NAME, len(found) - at)):
        words += " " + found[at + more].text.rstrip(AFTER_A_NAME)
        spans[words.casefold()] = (1 + more, "")
    return spans


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _instead(found: Sequence[Token], at: int, taken: int, left: str, person: Person) -> tuple[Piece, ...]:
    before = "".join(token.before + token.text for token in found[:at])
    after = left + "".join(token.before + token.text for token in found[at + taken :])
    return (before + found[at].before, person.mention, f" {after.lstrip()}")


def pack(command: str, pieces: Sequence[Piece]) -> str:
    """A command with its words, small enough to travel in a button."""
    return json.dumps([command, *(p if isinstance(p, str) else {"id": p.id} for p in pieces)], ensure_ascii=False)


def unpack(packed: str) -> tuple[str, tuple[str | dict[str, str], ...]]:
    """The command and its pieces; mentions come as {"id": …} until the door knows their names."""
    command, *pieces = json.loads(packed)
    return command, tuple(pieces)
