"""The form to nominate somebody: whom, why, and what it can be seen from."""

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Note, Quote
from baton.conversation.forms import Field, Form, PersonField, TextField
from baton.conversation.mvp import evidence
from baton.domain.lines import Line, Refusal, verbatim
from baton.domain.mvp import LONGEST_REASON, Nomination, check_nomination, says_enough
from baton.domain.people import Person
from baton.services import mvp as service
from baton.storage import people


def opened(ask: Ask) -> Form:
    """*Nominate* was pressed; the button may belong to a round that is over."""
    return nominate_form(ask, None, ask.value or None)


def nominate_form(ask: Ask, nominee: Person | None, round_id: str | None = None) -> Form:
    """The form. Refuses at once what could not be sent: no round in which one can nominate, or a nominee who cannot be.

    As soon as the nominee is known it offers what could serve as evidence.
    """
    found = service.nominating(ask.ctx, round_id)
    if not ask.who.takes_part:
        raise Refusal(Line("mvp-members-only"))
    service.check_left(ask.ctx, ask.who, found.id)
    if nominee is not None:
        check_nomination(ask.who, [nominee], "x" * LONGEST_REASON, None)
    return _form(ask, found.id, nominee, "")


def _form(ask: Ask, round_id: str, nominee: Person | None, reason: str) -> Form:
    offered = evidence.field(ask, nominee.id) if nominee else None
    fields: list[Field] = [] if nominee else [PersonField("nominee", Line("mvp-form-nominee"))]
    fields.append(
        TextField(
            "reason",
            Line("mvp-form-reason"),
            required=False,
            hint=Line("mvp-form-reason-hint"),
            placeholder=Line("mvp-form-reason-example"),
            multiline=True,
            longest=LONGEST_REASON,
            value=reason,
        )
    )
    return Form(
        name="mvp-nominate",
        title=Line("mvp-form-title"),
        submit=Line("mvp-nominate"),
        state={"round": round_id} | ({"nominee": nominee.id} if nominee else {}),
        intro=(Line("mvp-form-about", person=nominee.name),) if nominee else (),
        fields=(*fields, *((offered,) if offered else ())),
        footer=(Line("mvp-form-public"),),
    )


def sent(ask: Ask) -> Answer:
    """The form was sent. Who wrote too little, and could point to something instead, is asked for that."""
    nominee = people.find(ask.ctx.session, ask.ctx.workspace_id, ask.state.get("nominee") or _answer(ask, "nominee"))
    if nominee is None:
        raise Refusal(Line("mvp-whom"), "nominee")
    round_id, reason = ask.state.get("round") or None, evidence.without_because(_answer(ask, "reason"))
    found = evidence.chosen(ask, nominee, _answer(ask, "evidence"))
    if found is None:
        found, reason = evidence.typed(ask, nominee, reason)
    if "nominee" not in ask.state and found is None and not says_enough(reason) and nominee.id != ask.who.id:
        asked = _form(ask, round_id or "", nominee, reason)
        if len(asked.fields) > 1:
            return asked
    return done(ask, service.nominate(ask.ctx, ask.who, [nominee], reason, found, round_id))


def _answer(ask: Ask, key: str) -> str:
    return str(ask.answers.get(key) or "")


def done(ask: Ask, nomination: Nomination) -> Card:
    """Says that somebody is nominated, and what is still needed."""
    nominee = people.find(ask.ctx.session, ask.ctx.workspace_id, nomination.nominee_id)
    scene = service.of_id(ask.ctx, nomination.round_id)
    standing = [each for each in scene.nominees if each.person_id == nomination.nominee_id] if scene else []
    seconded = any(each.seconded for each in standing)
    return Card.saying(
        Line("mvp-nominated", person=nominee.mention if nominee else nomination.nominee_id),
        Quote(verbatim(nomination.reason)),
        Note(Line("mvp-nominated-seconded" if seconded else "mvp-nominated-needs-second")),
    )
