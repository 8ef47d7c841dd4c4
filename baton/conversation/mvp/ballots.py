"""The ballot: a form to mark any number of names, and the code that travels back in its answer and nowhere else."""

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Note, Part, Quote, buttons
from baton.conversation.forms import ChoiceField, Field, Form, Option, TextField
from baton.conversation.mvp import cards
from baton.domain.lines import Line, Moment, Refusal, verbatim
from baton.domain.mvp import Nominee
from baton.domain.reports import shortened
from baton.services import mvp as service
from baton.services.mvp import Ballot, Scene
from baton.storage import people

IN_A_FIELD = 10  # boxes to tick, as many as stand in one list everywhere
LONGEST_CODE = 200
LONGEST_REASON = 200
MOST_WITH_REASONS = 30


def shown(ask: Ask, scene: Scene) -> tuple[Part, ...]:
    """The open ballot on the card, in the reader’s own order, with what the reader can do."""
    try:
        ballot = service.ballot(ask.ctx, ask.who, scene.round.id)
    except Refusal as refusal:
        return cards.voting(scene, scene.nominees, None, refusal.line)
    known = {each.person_id: each for each in scene.nominees}
    listed = [known[each.person_id] for each in ballot.nominees]
    note = Line("mvp-you-voted") if ballot.voted else None
    return cards.voting(scene, listed, cards.vote_button(scene.round, voted=ballot.voted), note)


def opened(ask: Ask) -> Form:
    """*Vote* was pressed: the value names the round, and after a vote the code of it."""
    round_id, _, code = ask.value.partition(":")
    return _form(ask, round_id, code)


def typed(ask: Ask, code: str) -> Form:
    """/mvp vote, perhaps with a code."""
    scene = service.present(ask.ctx)
    if scene is None:
        raise Refusal(Line("mvp-none-open"))
    return _form(ask, scene.round.id, code)


def _form(ask: Ask, round_id: str, code: str) -> Form:
    """What one marked before is not shown again: the code changes a vote, and proves nothing to anybody."""
    ballot = service.ballot(ask.ctx, ask.who, round_id)
    if code:
        service.check_code(ask.ctx, ask.who, ballot.round, code)
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, [each.person_id for each in ballot.nominees])
    names = {id: person.name for id, person in known.items()}
    with_reasons = ballot.nominees if len(ballot.nominees) <= MOST_WITH_REASONS else ()
    return Form(
        name="mvp-vote",
        title=Line("mvp-ballot-title"),
        submit=Line("mvp-vote"),
        state={"round": ballot.round.id} | ({"code": code} if code else {}),
        intro=(
            Line("mvp-ballot-intro", at=Moment(ballot.round.closes_at)),
            *(line for each in with_reasons if (line := _reason(each, names[each.person_id]))),
        ),
        fields=(*_choices(ballot, names), *(_code_field(ballot) if not code else ())),
        footer=(Line("mvp-ballot-secret"),),
    )


def _reason(nominee: Nominee, name: str) -> Line | None:
    said = next((each.reason for each in nominee.nominations if each.reason), "")
    return Line("mvp-ballot-reason", person=name, reason=shortened(said, LONGEST_REASON)) if said else None


def _choices(ballot: Ballot, names: dict[str, str]) -> list[Field]:
    """The names to mark, so many in a field as fit."""
    options = [Option(each.person_id, verbatim(names[each.person_id])) for each in ballot.nominees]
    starts = range(0, len(options), IN_A_FIELD)
    return [
        ChoiceField(
            f"choices-{start}",
            Line("mvp-ballot-choices") if start == 0 else Line("mvp-ballot-more-choices"),
            tuple(options[start : start + IN_A_FIELD]),
            required=False,
            many=True,
        )
        for start in starts
    ]


def _code_field(ballot: Ballot) -> list[Field]:
    if not ballot.voted:
        return []
    return [TextField("code", Line("mvp-ballot-code"), hint=Line("mvp-ballot-code-hint"), longest=LONGEST_CODE)]


def sent(ask: Ask) -> Answer:
    """The ballot was sent. The code goes back in this answer, which no outbox and no log ever holds."""
    chosen = {
        id
        for key, value in ask.answers.items()
        if key.startswith("choices-") and isinstance(value, tuple)
        for id in value
    }
    code = str(ask.answers.get("code") or ask.state.get("code") or "")
    cast = service.vote(ask.ctx, ask.who, ask.state.get("round", ""), chosen, code)
    change = Button(Line("mvp-vote-again"), "mvp-vote", f"{cast.round.id}:{cast.code}", opens=True)
    return Card.saying(
        Line("mvp-vote-changed" if cast.changed else "mvp-vote-cast"),
        Quote(verbatim(cast.code)),
        Note(Line("mvp-vote-code", at=Moment(cast.round.closes_at))),
        buttons(change),
    )
