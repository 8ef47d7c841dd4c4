"""Text on its way to Slack: said in the reader's language, never empty, never longer than Slack takes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from baton.conversation.words import Voice
from baton.domain.lines import Line
from slackapp import limits
from slackapp.spelling import SlackSpelling, escape

Block = dict[str, Any]

EMPTY = "–"
CUT = "…"
# A token such as <@U1> or &amp; means something only as a whole; a break may fall between atoms, never inside one.
ATOM = re.compile(r"<[^<>]*>|&(?:amp|lt|gt);|\s|[^\s<&]+|.", re.DOTALL)
JOINERS = "\u200d\ufe0e\ufe0f"
SKIN_TONES = range(0x1F3FB, 0x1F400)


class Unrenderable(ValueError):
    """A card or form that Slack would refuse and that no reader should see shortened: a bug of ours."""


def visible(text: str) -> bool:
    """Whether a reader would see anything at all."""
    return any(not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf") for char in text)


def said(text: str) -> str:
    """`text`, or a dash where there is nothing to see: Slack refuses empty texts."""
    return text if visible(text) else EMPTY


def one_line(text: str) -> str:
    """`text` with every run of white space, line breaks too, as one space."""
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """`text` in at most `limit` characters; what is missing is shown by an ellipsis."""
    return text if len(text) <= limit else text[: _clean_cut(text, limit - 1)].rstrip() + CUT


def shorten_escaped(text: str, limit: int) -> str:
    """Plain `text` as escaped text of at most `limit` characters."""
    whole = escape(text)
    return whole if len(whole) <= limit else said(next(_cut_up(whole, limit - 1))) + CUT


def pieces(text: str, limit: int) -> list[str]:
    """mrkdwn `text` in pieces of at most `limit` characters, broken at lines, words or characters, in this order."""
    if len(text) <= limit:
        return [said(text)]
    return [piece for piece in _cut_up(text, limit) if visible(piece)] or [EMPTY]


def require_fit(text: str, limit: int, what: str) -> str:
    """`text` as it is; raises Unrenderable when it is longer than `limit` and must not be shortened."""
    if len(text) > limit:
        raise Unrenderable(f"{what} has {len(text)} characters, Slack takes {limit}: {text[:80]!r}")
    return text


def plain_text(text: str, limit: int) -> Block:
    """A plain text object of one line, shortened to `limit`."""
    return {"type": "plain_text", "text": shorten(said(one_line(text)), limit)}


def mrkdwn(text: str) -> Block:
    """A mrkdwn text object. Verbatim: Slack may not make a mention or a link of what merely looks like one."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> Block:
    """A section with a text that is known to fit."""
    return {"type": "section", "text": mrkdwn(text)}


def sections(text: str) -> list[Block]:
    """As many sections as `text` needs."""
    return [section(piece) for piece in pieces(text, limits.SECTION_TEXT)]


def bold_sections(text: str) -> list[Block]:
    """Sections in bold; Slack's bold ends with its line, so there is only one."""
    return [section(f"*{piece}*") for piece in pieces(one_line(text), limits.SECTION_TEXT - 2)]


def contexts(text: str) -> list[Block]:
    """As many context blocks as `text` needs."""
    return [{"type": "context", "elements": [mrkdwn(piece)]} for piece in pieces(text, limits.CONTEXT_TEXT)]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One reader's ear at Slack: the same line as mrkdwn, as plain text, or escaped without any mention."""

    voice: Voice

    @staticmethod
    def of(voice: Voice) -> "Speaker":
        """A speaker that always escapes: a voice without Slack's spelling is given it."""
        slack = isinstance(voice.spelling, SlackSpelling)
        return Speaker(voice if slack else replace(voice, spelling=SlackSpelling()))

    def mrkdwn(self, line: Line) -> str:
        """For sections and contexts: escaped, mentions ring if the voice's spelling says so."""
        return self.voice.say(line)

    def plain(self, line: Line) -> str:
        """For plain text objects, table cells and chart labels: as it stands, mentions by name."""
        return self.voice.plain().say(line)

    def escaped(self, line: Line) -> str:
        """Plain text for a place that reads mrkdwn: escaped, mentions by name."""
        return escape(self.plain(line))


def _cut_up(text: str, limit: int) -> Iterator[str]:
    piece: list[str] = []
    size = 0
    for atom in (bite for whole in ATOM.findall(text) for bite in _bites(whole, limit)):
        while size + len(atom) > limit:
            kept = _best_break(piece, size)
            yield "".join(piece[:kept]).strip("\n").rstrip()
            piece = piece[kept + 1 :]  # the white space at the break is what the gap between two blocks now says
            size = sum(map(len, piece))
        piece.append(atom)
        size += len(atom)
    yield "".join(piece).strip("\n").rstrip()


def _best_break(piece: list[str], size: int) -> int:
    """Where to end `piece`: its last line break in the later half, else its last space, else its very end."""
    space = len(piece)
    before = size
    for at in range(len(piece) - 1, -1, -1):
        before -= len(piece[at])
        if piece[at] == "\n" and before > size // 2:
            return at
        if piece[at].isspace() and space == len(piece):
            space = at
    return space


def _bites(atom: str, limit: int) -> Iterator[str]:
    while len(atom) > limit:
        cut = _clean_cut(atom, limit)
        yield atom[:cut]
        atom = atom[cut:]
    yield atom


def _clean_cut(text: str, limit: int) -> int:
    """The last place at or before `limit` that does not tear an accent or a joined emoji from its letter."""
    for cut in range(limit, max(limit - 20, 0), -1):
        if not _clings(text[cut]) and text[cut - 1] != "\u200d":
            return cut
    return limit


def _clings(char: str) -> bool:
    return char in JOINERS or unicodedata.combining(char) > 0 or ord(char) in SKIN_TONES
