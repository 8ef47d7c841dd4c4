"""The form to give kudos, from a command, a shortcut on a message, or a button that names whom to thank."""

from baton.conversation.asks import Ask
from baton.conversation.forms import ChoiceField, Form, Option, PeopleField, TextField
from baton.conversation.kudos.values import value_name
from baton.domain.kudos import LONGEST_REASON, MOST_RECEIVERS, VALUES
from baton.domain.lines import Line, Refusal, verbatim
from baton.domain.reports import shortened
from baton.storage import handoffs


def give_form(ask: Ask) -> Form:
    """The form, with the receivers already known (from a message, a handoff) filled in."""
    if not ask.who.takes_part:
        raise Refusal(Line("kudos-guests-cannot-give"))
    if ask.value:
        return _form_about(ask)
    to = (ask.message.author_id,) if ask.message and ask.message.author_id != ask.who.id else ()
    state = {"channel": (ask.message.channel_id if ask.message else ask.channel_id) or ""}
    words = ask.message.text.strip() if ask.message else ""
    intro = (Line("kudos-form-about"), verbatim(shortened(words))) if words else ()
    return kudos_form(receivers=to, state=state, intro=intro)


def _form_about(ask: Ask) -> Form:
    """The form to thank the person, or the other side of the handoff, that a button names (person:ID, handoff:ID).

    It posts in no channel: the button stands in a message nobody else sees.
    """
    kind, _, id = ask.value.partition(":")
    if kind != "handoff":
        return kudos_form(receivers=(id,), state={"channel": ""})
    handoff = handoffs.find(ask.ctx.session, ask.ctx.workspace_id, id)
    if handoff is None or ask.who.id not in (handoff.owner_id, handoff.receiver_id):
        return kudos_form(receivers=(), state={"channel": ""})
    other = handoff.owner_id if ask.who.id == handoff.receiver_id else handoff.receiver_id
    return kudos_form(receivers=(other,), state={"channel": "", "handoff": handoff.id})


def kudos_form(receivers: tuple[str, ...], state: dict[str, str], intro: tuple[Line, ...] = ()) -> Form:
    """Whom, why, and for which value."""
    return Form(
        name="kudos-give",
        title=Line("kudos-form-title"),
        submit=Line("kudos-form-submit"),
        state=state,
        intro=intro,
        fields=(
            PeopleField("receivers", Line("kudos-form-receivers"), most=MOST_RECEIVERS, value=receivers),
            TextField(
                "reason",
                Line("kudos-form-reason"),
                hint=Line("kudos-form-reason-hint"),
                placeholder=Line("kudos-form-reason-example"),
                multiline=True,
                longest=LONGEST_REASON,
            ),
            ChoiceField(
                "value",
                Line("kudos-form-value"),
                tuple(Option(value, value_name(value)) for value in VALUES),
                required=False,
            ),
        ),
    )
