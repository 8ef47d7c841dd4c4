"""The forms to give kudos (from a command, a shortcut on a message, a button that names whom) and to reword them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from baton.conversation.asks import Ask, Message
from baton.conversation.forms import ChoiceField, Form, Option, PeopleField, TextField, TickField
from baton.conversation.kudos.values import value_name
from baton.domain.handoffs import LONGEST_LINK, is_web_address
from baton.domain.kudos import LONGEST_REASON, MOST_RECEIVERS, Kudos, KudosSettings, check_giver
from baton.domain.lines import Line, refuse, verbatim
from baton.domain.reports import shortened
from baton.services import kudos as service
from baton.storage import handoffs


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the form is filled in; `state` travels with it."""

    receivers: tuple[str, ...] = ()
    state: Mapping[str, str] = field(default_factory=dict)
    intro: tuple[Line, ...] = ()
    private: bool = False


def give_form(ask: Ask, *, private: bool = False) -> Form:
    """The form, with the receivers already known (from a message, a handoff) filled in."""
    refuse([*check_giver(ask.who)])
    settings = service.chosen_for(ask.ctx)
    if ask.value:
        return kudos_form(_about_button(ask), settings)
    if ask.message:
        return kudos_form(_about_message(ask, ask.message), settings)
    return kudos_form(Known(state={"channel": ask.channel_id or ""}, private=private), settings)


def _about_message(ask: Ask, message: Message) -> Known:
    """The author of the message, its words to look at, and the way back to it."""
    words = message.text.strip()
    state = {"channel": message.channel_id, "thread": message.thread_id}
    if is_web_address(message.link) and len(message.link) <= LONGEST_LINK:
        state["link"] = message.link
    return Known(
        receivers=() if message.author_id == ask.who.id else (message.author_id,),
        state=state,
        intro=(Line("kudos-form-about"), verbatim(shortened(words))) if words else (),
    )


def _about_button(ask: Ask) -> Known:
    """The person, or the other side of the handoff, that a button names (person:ID, handoff:ID).

    It posts in no channel but the log: the button stands in a message nobody else sees.
    """
    kind, _, id = ask.value.partition(":")
    if kind != "handoff":
        return Known(receivers=(id,), state={"channel": ""})
    handoff = handoffs.find(ask.ctx.session, ask.ctx.workspace_id, id)
    if handoff is None or ask.who.id not in (handoff.owner_id, handoff.receiver_id):
        return Known(state={"channel": ""})
    other = handoff.owner_id if ask.who.id == handoff.receiver_id else handoff.receiver_id
    return Known(receivers=(other,), state={"channel": "", "handoff": handoff.id})


def kudos_form(known: Known, settings: KudosSettings) -> Form:
    """Whom, why, for which value, and whether only they shall read it."""
    return Form(
        name="kudos-give",
        title=Line("kudos-form-title"),
        submit=Line("kudos-form-submit"),
        state=known.state,
        intro=known.intro,
        fields=(
            PeopleField(
                "receivers",
                Line("kudos-form-receivers"),
                hint=Line("kudos-form-receivers-hint", most=MOST_RECEIVERS),
                most=MOST_RECEIVERS,
                value=known.receivers,
            ),
            _reason(),
            *_value(settings),
            TickField(
                "private",
                Line("kudos-form-private"),
                Line("kudos-form-private-tick"),
                hint=Line("kudos-form-private-hint"),
                value=known.private,
            ),
        ),
    )


def _reason(words: str = "") -> TextField:
    return TextField(
        "reason",
        Line("kudos-form-reason"),
        hint=Line("kudos-form-reason-hint"),
        placeholder=Line("kudos-form-reason-example"),
        multiline=True,
        longest=LONGEST_REASON,
        value=words,
    )


def _value(settings: KudosSettings) -> tuple[ChoiceField, ...]:
    return _choice(settings, required=settings.value_required)


def _choice(settings: KudosSettings, *, required: bool, present: tuple[str, ...] = ()) -> tuple[ChoiceField, ...]:
    options = tuple(Option(value.key, value_name(value.key)) for value in settings.values)
    if not options:
        return ()
    return (ChoiceField("value", Line("kudos-form-value"), options, required=required, value=present),)


def edit_form(kudos: Kudos, settings: KudosSettings) -> Form:
    """The present words of kudos, to be made better, and what they stand for: that stays unless another is chosen."""
    present = tuple(value.key for value in settings.values if value.key == kudos.value)
    return Form(
        name="kudos-edit",
        title=Line("kudos-edit-title"),
        submit=Line("kudos-edit-submit"),
        state={"kudos": kudos.id},
        fields=(_reason(kudos.reason), *_choice(settings, required=False, present=present)),
    )
