"""What happens when somebody presses a button of a handoff or sends one of its forms."""

from dataclasses import dataclass
from datetime import date

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card
from baton.conversation.handoffs import forms, views
from baton.domain.handoffs import KINDS, LADDER, Order, Step
from baton.domain.lines import Line, Refusal
from baton.services import handoffs as service
from baton.storage import people


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button carried: the handoff, which delivery it spoke of (if it said), and whether to answer aloud."""

    handoff_id: str
    round: int | None
    aloud: bool


def pressed(ask: Ask) -> Pressed:
    """The value of a step's button. A bare id is enough."""
    handoff_id, _, rest = ask.value.partition(":")
    round, _, aloud = rest.partition(":")
    return Pressed(handoff_id, _round(round), aloud == views.ALOUD)


def _round(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _answered(outcome: service.Outcome, step: Step, aloud: bool) -> Answer:
    """The message itself shows the new state; words are needed for a repetition, or where no message changes."""
    return views.said(outcome, step) if aloud or not outcome.first else None


def accept(ask: Ask) -> Answer:
    """*Accept*."""
    press = pressed(ask)
    return _answered(service.accept(ask.ctx, ask.who, press.handoff_id), "accept", press.aloud)


def receive(ask: Ask) -> Answer:
    """*Received*."""
    press = pressed(ask)
    outcome = service.receive(ask.ctx, ask.who, press.handoff_id, press.round)
    return _answered(outcome, "receive", press.aloud)


def cancel(ask: Ask) -> Answer:
    """*Cancel*, once confirmed."""
    press = pressed(ask)
    return _answered(service.cancel(ask.ctx, ask.who, press.handoff_id), "cancel", press.aloud)


def open_ask(ask: Ask) -> Answer:
    """*Ask* opens its form."""
    return _opened(ask, "ask")


def open_decline(ask: Ask) -> Answer:
    """*Decline* opens its form."""
    return _opened(ask, "decline")


def open_deliver(ask: Ask) -> Answer:
    """*Deliver* opens its form."""
    return _opened(ask, "deliver")


def open_return(ask: Ask) -> Answer:
    """*Return* opens its form."""
    return _opened(ask, "return")


def _opened(ask: Ask, step: Step) -> Answer:
    press = pressed(ask)
    outcome = service.may_take(ask.ctx, ask.who, press.handoff_id, step, press.round if step == "return" else None)
    return FORMS_OF[step](outcome.handoff) if outcome.first else views.said(outcome, step)


FORMS_OF = {
    "ask": forms.ask_form,
    "decline": forms.decline_form,
    "deliver": forms.deliver_form,
    "return": forms.return_form,
}


def open_answer(ask: Ask) -> Answer:
    """*Answer* opens its form, with the question above."""
    question = service.question_of(ask.ctx, ask.value)
    handoff = service.may_take(ask.ctx, ask.who, question.handoff_id, "answer").handoff
    return forms.answer_form(handoff, question.id, question.words)


def show(ask: Ask) -> Answer:
    """*Show*: everything about one handoff."""
    handoff = service.seen(ask.ctx, ask.who, pressed(ask).handoff_id)
    return views.everything(ask, handoff)


def ordered(ask: Ask) -> Card:
    """The order form was sent."""
    owner_id = _text(ask, "owner")
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, [owner_id])
    if owner_id and owner_id not in known:
        raise Refusal(Line("name-unknown", name=owner_id), "owner")
    due = ask.answers.get("due")
    kind = _text(ask, "kind")
    order = Order(
        receiver=ask.who,
        owners=tuple(known.values()),
        what=_text(ask, "what"),
        due_on=due if isinstance(due, date) else None,
        done_means=_text(ask, "done"),
        kind=next((each for each in KINDS if each == kind), None),
        ladder={rung: _text(ask, rung) for rung in LADDER},
        source=ask.state.get("source", ""),
    )
    return views.placed(ask, service.place(ask.ctx, order, done_required=True))


def asked(ask: Ask) -> Answer:
    """A question was sent."""
    return views.said(service.ask(ask.ctx, ask.who, _handoff_id(ask), _text(ask, "words")), "ask")


def answered(ask: Ask) -> Answer:
    """An answer was sent."""
    return views.said(service.answer(ask.ctx, ask.who, ask.state.get("question", ""), _text(ask, "words")), "answer")


def declined(ask: Ask) -> Answer:
    """A refusal was sent."""
    return views.said(service.decline(ask.ctx, ask.who, _handoff_id(ask), _text(ask, "words")), "decline")


def delivered(ask: Ask) -> Answer:
    """A delivery was sent."""
    note, link = _text(ask, "words"), _text(ask, "link")
    return views.said(service.deliver(ask.ctx, ask.who, _handoff_id(ask), note, link), "deliver")


def returned(ask: Ask) -> Answer:
    """A return was sent."""
    round = _round(ask.state.get("round", ""))
    return views.said(service.send_back(ask.ctx, ask.who, _handoff_id(ask), _text(ask, "words"), round), "return")


def _handoff_id(ask: Ask) -> str:
    return ask.state.get("handoff", "")


def _text(ask: Ask, key: str) -> str:
    value = ask.answers.get(key, "")
    if isinstance(value, tuple):
        return value[0] if value else ""
    return value if isinstance(value, str) else ""
