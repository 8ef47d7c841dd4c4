"""/kudos: thank colleagues in the channel where you are, and take it back."""

from collections.abc import Callable, Sequence

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Note, Quote
from baton.conversation.kudos.boards import board
from baton.conversation.kudos.forms import give_form
from baton.conversation.kudos.mine import mine
from baton.conversation.typed import AFTER_A_NAME, Token, glued_subcommand, people_at, subcommand, text, tokens
from baton.domain.kudos import value_named
from baton.domain.lines import Line, Names, Refusal, verbatim
from baton.domain.people import Person
from baton.services import kudos as service
from baton.storage import people


def command(ask: Ask) -> Answer:
    """/kudos @a @b why [#value], undo, board, mine, or nothing for the form."""
    found = tokens(ask.pieces)
    if not found:
        return give_form(ask)
    meant = subcommand(found, DEEDS) or glued_subcommand(found, DEEDS)
    if meant is not None and (meant[0] in LOOKS or not meant[1]):
        deed, rest = meant
        return deed(ask, rest)
    receivers, rest = people_at(ask, found)
    value, words = _value_of(rest)
    return _given(ask, receivers, text(words), value, ask.channel_id)


def _value_of(rest: Sequence[Token]) -> tuple[str | None, Sequence[Token]]:
    """A #value at the end, and the words before it; in Chinese it may be glued to them. Unknown ones stay words."""
    if not rest or rest[-1].mention is not None:
        return None, rest
    *before, last = rest
    words, sign, named = last.text.replace("\uff03", "#").rpartition("#")
    value = value_named(named.rstrip(AFTER_A_NAME)) if sign else None
    if value is None or (words and words.isascii()):
        return None, rest
    return value, (*before, Token(last.text[: len(words)], last.before, None, last.start)) if words else before


def _given(
    ask: Ask,
    receivers: Sequence[Person],
    reason: str,
    value: str | None,
    channel_id: str | None,
    handoff_id: str | None = None,
) -> Card:
    kudos, left = service.give(ask.ctx, service.Wish(ask.who, receivers, reason, value, channel_id, handoff_id))
    named = {person.id: person.mention for person in receivers}
    thanked = Names(tuple(named[id] for id in kudos.receiver_ids))
    return Card.saying(Line("kudos-given", people=thanked, left=left), Note(Line("kudos-undo-hint")))


def sent(ask: Ask) -> Answer:
    """The form was sent."""
    chosen = ask.answers.get("receivers", ())
    ids = chosen if isinstance(chosen, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    if missing := [id for id in ids if id not in known]:
        raise Refusal(Line("name-unknown", name=missing[0]), "receivers")
    value = ask.answers.get("value")
    return _given(
        ask,
        [known[id] for id in ids],
        str(ask.answers.get("reason", "")),
        str(value) if value else None,
        ask.state.get("channel") or None,
        ask.state.get("handoff") or None,
    )


def undone(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """/kudos undo."""
    kudos = service.undo(ask.ctx, ask.who)
    return Card.saying(Line("kudos-undone"), Quote(verbatim(kudos.reason)))


def me_too(ask: Ask) -> Answer:
    """*Me too* was pressed; the post itself shows the new count, so only a repetition needs words."""
    if not service.join(ask.ctx, ask.who, ask.value):
        return Card.saying(Line("kudos-joined-already"))
    return None


LOOKS = (board, mine)  # what may be followed by words
DEEDS: dict[str, Callable[[Ask, Sequence[Token]], Card]] = {
    "undo": undone,
    "撤回": undone,
    "撤销": undone,
    "board": board,
    "榜单": board,
    "排行榜": board,
    "mine": mine,
    "我的": mine,
    "我的点赞": mine,
}
