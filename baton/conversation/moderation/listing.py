"""/baton moderate: what was said last, each with the button to hide it or to show it again."""

from collections.abc import Sequence

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Confirm, Note, Paragraph, Part, Quote
from baton.conversation.forms import Form, TextField
from baton.conversation.moderation import thanks
from baton.conversation.mvp import moderated
from baton.conversation.nouns import Item, Moderated
from baton.conversation.typed import Token
from baton.domain.lines import Line, Moment, Names, Refusal, verbatim
from baton.domain.moderation import LONGEST_REASON
from baton.domain.people import Person
from baton.domain.reports import shortened
from baton.services import moderation as service
from baton.storage import deliveries

# Everything admins can hide, by the word its buttons carry.
MODERATED: dict[str, Moderated] = {"kudos": thanks.MODERATED, "nomination": moderated.MODERATED}


def moderate(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton moderate: the latest of everything, and who is kept from giving."""
    service.check_admin(ask.who)
    found = [(item, kind) for kind, each in MODERATED.items() for item in each.latest(ask.ctx, ask.who)]
    found.sort(key=lambda pair: pair[0].at, reverse=True)
    locked = tuple(person.name for person in service.kept_from_giving(ask.ctx, ask.who))
    kept = [Paragraph(Line("moderation-locked", people=Names(locked)))] if locked else []
    if not found:
        return Card.saying(Line("moderation-nothing"), *kept)
    title = Line("moderation-title")
    listed = [part for item, kind in found[: service.MOST_SHOWN] for part in _listed(item, kind, ask.who)]
    return Card(title, (*listed, *kept, Note(Line("moderation-note"))), title)


def _listed(item: Item, kind: str, admin: Person) -> tuple[Part, ...]:
    value, at = f"{kind}:{item.id}", Moment(item.at)
    words = Quote(verbatim(shortened(item.words)))
    if item.hidden_reason is None:
        hide = Button(Line("moderation-hide"), "moderate-hide", value, opens=True)
        return Paragraph(Line("moderation-item", at=at, told=item.told), hide), words
    again = Button(Line("moderation-show"), "moderate-show", value, confirm=_surely(item, admin))
    return Paragraph(Line("moderation-item-hidden", at=at, told=item.told, reason=item.hidden_reason), again), words


def _surely(item: Item, admin: Person) -> Confirm:
    sure = Line("moderation-show-sure-own" if item.by_id == admin.id else "moderation-show-sure")
    return Confirm(Line("moderation-show-title"), sure, Line("moderation-show"), Line("moderation-show-no"))


def hide_here(ask: Ask) -> Answer:
    """*Hide these kudos*, used on a message of Baton's."""
    service.check_admin(ask.who)
    message = ask.message
    stands = message and deliveries.standing_at(
        ask.ctx.session, ask.ctx.workspace_id, (message.channel_id, ask.who.id), message.channel_id, message.id
    )
    for kind, each in MODERATED.items():
        if stands and stands.kind in each.told_by:
            return _hide_form(ask, kind, stands.reference)
    raise Refusal(Line("moderation-not-here"))


def hide_form(ask: Ask) -> Answer:
    """*Hide* was pressed in the list."""
    service.check_admin(ask.who)
    kind, _, id = ask.value.partition(":")
    return _hide_form(ask, kind, id)


def _hide_form(ask: Ask, kind: str, id: str) -> Form | Card:
    item = _kind(kind).find(ask.ctx, id)
    if item.hidden_reason is not None:
        return Card.saying(Line("moderation-hidden-already"))
    return Form(
        name="moderate-hide",
        title=Line("moderation-form-title"),
        submit=Line("moderation-form-submit"),
        state={"kind": kind, "id": id},
        intro=(item.told, verbatim(shortened(item.words))),
        fields=(
            TextField(
                "reason",
                Line("moderation-form-reason"),
                hint=Line("moderation-form-hint-own" if item.by_id == ask.who.id else "moderation-form-hint"),
                placeholder=Line("moderation-form-example"),
                multiline=True,
                longest=LONGEST_REASON,
            ),
        ),
    )


def hidden(ask: Ask) -> Answer:
    """The reason was sent."""
    service.check_admin(ask.who)
    kind, id = _kind(ask.state.get("kind", "")), ask.state.get("id", "")
    done = "moderation-hidden-own" if kind.find(ask.ctx, id).by_id == ask.who.id else "moderation-hidden"
    first = kind.hide(ask.ctx, ask.who, id, str(ask.answers.get("reason", "")))
    return Card.saying(Line(done if first else "moderation-hidden-already"))


def show(ask: Ask) -> Answer:
    """*Show again* was pressed."""
    kind, _, id = ask.value.partition(":")
    first = _kind(kind).show(ask.ctx, ask.who, id)
    return Card.saying(Line("moderation-shown" if first else "moderation-shown-already"))


def _kind(name: str) -> Moderated:
    if name not in MODERATED:
        raise Refusal(Line("button-gone"))
    return MODERATED[name]
