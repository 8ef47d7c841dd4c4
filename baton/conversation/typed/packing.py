"""A command with its words, put into a button and taken out again."""

import json
from collections.abc import Sequence

from baton.conversation.asks import Piece
from baton.domain.lines import Line, Mention, Refusal


def pack(command: str, pieces: Sequence[Piece]) -> str:
    """A command with its words, small enough to travel in a button."""
    return json.dumps(
        [command, *(p if isinstance(p, str) else [p.id, p.name, p.kind] for p in pieces)], ensure_ascii=False
    )


def unpack(packed: str) -> tuple[str, tuple[Piece, ...]]:
    """The command and its pieces, with the mentions as they were named when it was packed; refuses what is none."""
    try:
        command, *pieces = json.loads(packed)
        return str(command), tuple(p if isinstance(p, str) else Mention(*p) for p in pieces)
    except (ValueError, TypeError):
        raise Refusal(Line("button-gone")) from None
