"""/kudos board: who was thanked, and who thanked."""

from collections.abc import Sequence

from baton.conversation.asks import Ask
from baton.conversation.cards import Card, Note, facts
from baton.conversation.typed import Token, text
from baton.domain.kudos import PERIODS, Standing
from baton.domain.lines import Line, Refusal, verbatim
from baton.services import kudos as service

PERIOD_WORDS = {
    "week": frozenset({"week", "周", "本周", "一周"}),
    "month": frozenset({"", "month", "月", "本月", "一个月"}),
    "quarter": frozenset({"quarter", "季度", "本季度"}),
}


def board(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """/kudos board [week|month|quarter]: receivers and givers, names that do not ring; 30 days if nothing is said."""
    period = text(rest).lower()
    days = next((PERIODS[key] for key, words in PERIOD_WORDS.items() if period in words), None)
    if days is None:
        raise Refusal(Line("kudos-board-which"))
    receivers, givers = service.board(ask.ctx, days)
    title = Line("kudos-board-title", days=days)
    if not receivers:
        return Card.saying(Line("kudos-board-empty", days=days))
    places = facts((Line("kudos-board-receivers"), _ranked(receivers)), (Line("kudos-board-givers"), _ranked(givers)))
    return Card(title, (places, Note(Line("kudos-board-note"))), title)


def _ranked(places: Sequence[Standing]) -> Line:
    """One line a place; who is level with somebody shares their rank."""
    counts = [place.count for place in places]
    return verbatim("\n".join(f"{counts.index(place.count) + 1}. {place.name} · {place.count}" for place in places))
