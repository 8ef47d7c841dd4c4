"""/kudos board: who was thanked, who thanked, for what, and in which teams; names that ring nobody."""

from collections.abc import Iterator, Sequence

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, buttons, facts
from baton.conversation.kudos.values import value_name
from baton.conversation.typed import AFTER_A_NAME, Token
from baton.domain.boards import KINDS, PERIODS, Places
from baton.domain.lines import Line, Refusal, verbatim
from baton.services import boards as service
from baton.services.boards import Board

ALL = "all"
VALUES = "values"
DEFAULT_PERIOD = "month"
PERIOD_WORDS = {
    "week": frozenset({"week", "weekly", "周", "本周", "一周"}),
    "month": frozenset({"month", "monthly", "月", "本月", "一个月"}),
    "quarter": frozenset({"quarter", "quarterly", "季度", "本季度"}),
}
KIND_WORDS = {
    "receivers": frozenset({"receivers", "received", "收到", "获赞"}),
    "givers": frozenset({"givers", "given", "送出", "点赞人"}),
    "values": frozenset({"values", "value", "价值"}),
    "teams": frozenset({"teams", "team", "团队"}),
    ALL: frozenset({"all", "全部"}),
}
ACTION = "kudos-board"


def board(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """/kudos board [week|month|quarter] [receivers|givers|values|teams], in any order."""
    chosen = {"period": DEFAULT_PERIOD, "kind": ALL}
    for token in rest:
        chosen |= _meant(token.text.strip(AFTER_A_NAME).casefold())
    return _shown(ask, chosen["period"], chosen["kind"])


def _meant(word: str) -> dict[str, str]:
    for name, words in (("period", PERIOD_WORDS), ("kind", KIND_WORDS)):
        for meant, spelled in words.items():
            if word in spelled:
                return {name: meant}
    raise Refusal(Line("kudos-board-which"))


def pressed(ask: Ask) -> Answer:
    """Another period, or the board opened from elsewhere; the button says which as period:kind."""
    period, _, kind = ask.value.partition(":")
    return _shown(ask, period if period in PERIODS else DEFAULT_PERIOD, kind if kind in KIND_WORDS else ALL)


def _shown(ask: Ask, period: str, kind: str) -> Card:
    if not ask.who.takes_part:
        raise Refusal(Line("kudos-board-members-only"))
    found = service.board(ask.ctx, period, KINDS if kind == ALL else (kind,))
    title = Line("kudos-board-title", days=found.days)
    others = buttons(
        *(Button(Line(f"kudos-board-{each}"), ACTION, f"{each}:{kind}") for each in PERIODS if each != period)
    )
    if found.is_empty:
        empty = Line("kudos-board-empty", days=found.days)
        return Card(empty, (Paragraph(empty), others), turns_page=True)
    return Card(title, (*_sections(found), others), title, turns_page=True)


def _sections(found: Board) -> Iterator[Part]:
    """People and teams side by side, then the values, then how many took part: there is no bottom."""
    shown = {kind: places for kind, places in found.places.items() if places.shown}
    values = shown.pop(VALUES, None)
    if shown:
        yield facts(*((Line(f"kudos-board-{kind}"), _ranked(places)) for kind, places in shown.items()))
    for kind, places in shown.items():
        yield from _level(kind, places)
    if values:
        yield Heading(Line("kudos-board-values"))
        yield facts(*((value_name(place.name), verbatim(str(place.count))) for place in values.shown))
        yield from _level(VALUES, values)
    took_part = found.participation
    yield Note(Line("kudos-board-joined", count=took_part.joined, people=str(took_part.people)))
    yield Note(Line("kudos-board-note"))


def _level(kind: str, places: Places) -> Iterator[Part]:
    """How many more are level with the last one shown, said right under the list they would stand in."""
    if places.level:
        yield Note(Line(f"kudos-board-level-{kind}", count=places.level, each=places.shown[-1].count))


def _ranked(places: Places) -> Line:
    """One line a place; who is level with somebody shares their rank."""
    return verbatim("\n".join(f"{place.rank}. {place.name} · {place.count}" for place in places.shown))
