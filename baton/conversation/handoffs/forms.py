"""The forms of a handoff: to order, to ask and answer, to decline, deliver and return."""

from datetime import date

from baton.conversation import dates
from baton.conversation.asks import Answer, Ask
from baton.conversation.forms import ChoiceField, DateField, Form, Option, PersonField, TextField
from baton.domain.handoffs import (
    KINDS,
    LADDER,
    LONGEST_LINK,
    LONGEST_WHAT,
    LONGEST_WORDS,
    Handoff,
    is_web_address,
)
from baton.domain.lines import Line, Refusal, verbatim


def open_order(ask: Ask) -> Answer:
    """The order form; from a message its text, author and link are filled in."""
    if not ask.who.takes_part:
        raise Refusal(Line("handoff-guests-cannot-order"))
    message = ask.message
    if message is None:
        return order_form()
    author = message.author_id if message.author_id != ask.who.id else None
    source = message.link if is_web_address(message.link) and len(message.link) <= LONGEST_LINK else ""
    words = message.text.strip()
    due = _due_in(words, ask.who.today(ask.ctx.now))
    return order_form(owner=author, what=shortened(words, LONGEST_WHAT), due=due, source=source)


def _due_in(words: str, today: date) -> date | None:
    """The day a message ends with, if it names one that is still to come."""
    try:
        day = dates.due(words, today).day
    except Refusal:
        return None
    return day if day is not None and day >= today else None


def order_form(owner: str | None = None, what: str = "", due: date | None = None, source: str = "") -> Form:
    """From whom, what, by when, what "done" means; and, for those who want to think it through, the four rungs."""
    return Form(
        name="handoff-order",
        title=Line("handoff-order-title"),
        submit=Line("handoff-order-submit"),
        state={"source": source} if source else {},
        fields=(
            PersonField("owner", Line("handoff-order-owner"), hint=Line("handoff-order-owner-hint"), value=owner),
            TextField(
                "what",
                Line("handoff-order-what"),
                placeholder=Line("handoff-order-what-example"),
                multiline=True,
                longest=LONGEST_WHAT,
                value=what,
            ),
            DateField("due", Line("handoff-order-due"), required=False, value=due),
            TextField(
                "done",
                Line("handoff-order-done"),
                hint=Line("handoff-order-done-hint"),
                placeholder=Line("handoff-order-done-example"),
                multiline=True,
                longest=LONGEST_WORDS,
            ),
            ChoiceField(
                "kind",
                Line("handoff-order-kind"),
                tuple(Option(kind, Line(f"handoff-kind-{kind}")) for kind in KINDS),
                required=False,
            ),
            *(_rung(rung) for rung in LADDER),
        ),
    )


def _rung(rung: str) -> TextField:
    return TextField(
        rung,
        Line(f"handoff-order-{rung}"),
        required=False,
        hint=Line(f"handoff-order-{rung}-hint"),
        longest=LONGEST_WORDS,
    )


def ask_form(handoff: Handoff) -> Form:
    """The owner's question."""
    return _words_form("ask", handoff, _state(handoff))


def answer_form(handoff: Handoff, question_id: str, question: str) -> Form:
    """The receiver's answer, with the question above it."""
    asked = (Line("handoff-fact-question"), verbatim(question))
    return _words_form("answer", handoff, {"question": question_id}, *asked)


def decline_form(handoff: Handoff) -> Form:
    """Why the owner says no."""
    return _words_form("decline", handoff, _state(handoff))


def return_form(handoff: Handoff) -> Form:
    """Why the receiver sends it back."""
    return _words_form("return", handoff, _state(handoff))


def deliver_form(handoff: Handoff) -> Form:
    """What the owner hands over: a note, a link, or just the word that it is done."""
    return Form(
        name="handoff-deliver",
        title=Line("handoff-deliver-title"),
        submit=Line("handoff-deliver-submit"),
        intro=(*_about(handoff), *_done_means(handoff)),
        state=_state(handoff),
        fields=(
            TextField(
                "words",
                Line("handoff-deliver-note"),
                required=False,
                hint=Line("handoff-deliver-note-hint"),
                multiline=True,
                longest=LONGEST_WORDS,
            ),
            TextField(
                "link",
                Line("handoff-deliver-link"),
                required=False,
                placeholder=Line("handoff-deliver-link-example"),
                longest=LONGEST_LINK,
            ),
        ),
    )


def _words_form(step: str, handoff: Handoff, state: dict[str, str], *above: Line) -> Form:
    return Form(
        name=f"handoff-{step}",
        title=Line(f"handoff-{step}-title"),
        submit=Line(f"handoff-{step}-submit"),
        intro=(*_about(handoff), *above),
        state=state,
        fields=(
            TextField(
                "words",
                Line(f"handoff-{step}-words"),
                hint=Line(f"handoff-{step}-words-hint"),
                multiline=True,
                longest=LONGEST_WORDS,
            ),
        ),
    )


def _about(handoff: Handoff) -> tuple[Line, ...]:
    return Line("handoff-about-this", number=str(handoff.number)), verbatim(handoff.what)


def _done_means(handoff: Handoff) -> tuple[Line, ...]:
    return (Line("handoff-fact-done"), verbatim(handoff.done_means)) if handoff.done_means else ()


def _state(handoff: Handoff) -> dict[str, str]:
    return {"handoff": handoff.id, "round": str(handoff.returns)}


def shortened(words: str, most: int) -> str:
    """At most so many characters, with an ellipsis where something is missing."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
