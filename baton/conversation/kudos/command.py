"""/kudos: thank colleagues in the channel where you are, find better words, and take it back."""

from collections.abc import Callable, Sequence

from baton.conversation import mvp
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Note, Quote
from baton.conversation.kudos.boards import board
from baton.conversation.kudos.forms import edit_form, give_form
from baton.conversation.kudos.mine import mine
from baton.conversation.kudos.values import value_missed, value_typed
from baton.conversation.points import command as points
from baton.conversation.typed import (
    Token,
    glued_subcommand,
    people_and_groups_at,
    subcommand,
    text,
    tokens,
)
from baton.domain.lines import Line, Names, Refusal, verbatim
from baton.services import groups
from baton.services import kudos as service
from baton.storage import people


def command(ask: Ask) -> Answer:
    """/kudos @a @b why [#value], a subcommand, or nothing for the form."""
    found = tokens(ask.pieces)
    if not found:
        return give_form(ask)
    meant = subcommand(found, DEEDS) or glued_subcommand(found, GLUED)
    if meant is not None and (meant[0] is not undone or not meant[1]):
        deed, rest = meant
        return deed(ask, rest)
    return _typed(ask, found)


def _typed(ask: Ask, found: Sequence[Token], *, private: bool = False) -> Card:
    receivers, named_groups, rest = people_and_groups_at(ask, found)
    in_groups = groups.others_in(ask.ctx, named_groups, ask.who)
    settings = service.chosen_for(ask.ctx)
    value, words = value_typed(rest, settings)
    wish = service.Wish(ask.who, receivers, text(words), value, ask.channel_id, private=private, in_groups=in_groups)
    return _given(ask, wish, value_missed(words, settings))


def _given(ask: Ask, wish: service.Wish, hint: Line | None = None) -> Card:
    kudos, left = service.give(ask.ctx, wish)
    named = {person.id: person.mention for person in (*wish.receivers, *wish.in_groups)}
    line = "kudos-given-privately" if kudos.private else "kudos-given"
    said = Line(line, people=Names(tuple(named[id] for id in kudos.receiver_ids)))
    notes = [Line("kudos-undo-hint")] if left is None else [Line("kudos-left", left=left), Line("kudos-undo-hint")]
    return Card.saying(said, *map(Note, [hint, *notes] if hint else notes))


def privately(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/kudos private @a why: only those thanked read it."""
    return _typed(ask, rest, private=True) if rest else give_form(ask, private=True)


def sent(ask: Ask) -> Answer:
    """The form was sent."""
    chosen = ask.answers.get("receivers", ())
    ids = chosen if isinstance(chosen, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    if missing := [id for id in ids if id not in known]:
        raise Refusal(Line("name-unknown", name=missing[0]), "receivers")
    value = ask.answers.get("value")
    wish = service.Wish(
        giver=ask.who,
        receivers=[known[id] for id in ids],
        reason=str(ask.answers.get("reason", "")),
        value=str(value) if value else None,
        channel_id=ask.state.get("channel") or None,
        handoff_id=ask.state.get("handoff") or None,
        private=bool(ask.answers.get("private")),
        link=ask.state.get("link") or None,
        thread_id=ask.state.get("thread") or None,
    )
    return _given(ask, wish)


def edited(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/kudos edit better words; without words it opens the form with the present ones."""
    if not rest:
        return edit_form(service.editable(ask.ctx, ask.who), service.chosen_for(ask.ctx))
    settings = service.chosen_for(ask.ctx)
    value, words = value_typed(rest, settings)
    return _edited(ask, text(words), value, hint=value_missed(words, settings))


def edit_sent(ask: Ask) -> Answer:
    """The form with the better words was sent."""
    value = str(ask.answers.get("value") or "") or None
    return _edited(ask, str(ask.answers.get("reason", "")), value, ask.state.get("kudos", ""))


def _edited(ask: Ask, reason: str, value: str | None, kudos_id: str = "", hint: Line | None = None) -> Card:
    kudos = service.edit(ask.ctx, ask.who, reason, value, kudos_id)
    return Card.saying(Line("kudos-edited"), Quote(verbatim(kudos.reason)), *([Note(hint)] if hint else []))


def undone(ask: Ask, rest: Sequence[Token] = ()) -> Card:
    """/kudos undo."""
    kudos = service.undo(ask.ctx, ask.who)
    return Card.saying(Line("kudos-undone"), Quote(verbatim(kudos.reason)))


def me_too(ask: Ask) -> Answer:
    """*Me too* was pressed; the post itself shows the new count, so only a repetition needs words."""
    if not service.join(ask.ctx, ask.who, ask.value):
        return Card.saying(Line("kudos-joined-already"))
    return None


Deed = Callable[[Ask, Sequence[Token]], Answer]
DEEDS: dict[str, Deed] = {
    "undo": undone,
    "撤回": undone,
    "撤销": undone,
    "edit": edited,
    "修改": edited,
    "private": privately,
    "私下": privately,
    "mvp": mvp.nominate,
    "提名": mvp.nominate,
    "board": board,
    "榜单": board,
    "排行榜": board,
    "mine": mine,
    "我的": mine,
    "我的点赞": mine,
    "points": points,
    "积分": points,
}
# Chinese puts no space between these and what follows them.
GLUED: dict[str, Deed] = {"修改": edited, "私下": privately, "榜单": board, "我的": mine, "提名": mvp.nominate}
