"""/team promise: what a team promises, and for its leads: to promise, change, end and review."""

from collections.abc import Sequence
from typing import cast

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Note, Paragraph
from baton.conversation.forms import ChoiceField, Form, NumberField, Option, TextField
from baton.conversation.promises.shown import listing
from baton.conversation.typed import Token, text
from baton.domain.lines import Day, Line, Refusal
from baton.domain.promises import (
    LONGEST,
    LONGEST_REMARK,
    LONGEST_REPLY,
    MEASURES,
    REVIEW_WEEKS,
    VERDICTS,
    Measure,
    Promise,
    Terms,
)
from baton.domain.teams import Team
from baton.services import promises as service
from baton.services import teams
from baton.storage import teams as stored_teams

NEW = ("new", "add", "新建", "新增", "添加")


def command(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team promise, new, a team's name, or the words of a promise, which then stand in the form."""
    typed = text(rest)
    if not typed:
        return listing(ask, _mine(ask))
    known = stored_teams.named(ask.ctx.session, ask.ctx.workspace_id, typed)
    if known:
        return listing(ask, known)
    return form(teams.led_by(ask.ctx, ask.who), words="" if typed.casefold() in NEW else typed)


def _mine(ask: Ask) -> Team:
    return teams.home_of(ask.ctx, ask.who) or teams.led_by(ask.ctx, ask.who)


def listed(ask: Ask) -> Answer:
    """The promises of a team were asked for by a button."""
    return listing(ask, teams.get(ask.ctx, ask.value))


def new(ask: Ask) -> Answer:
    """*New promise* was pressed."""
    team = teams.get(ask.ctx, ask.value)
    teams.check_may_lead(ask.ctx, ask.who, team)
    return form(team)


def changing(ask: Ask) -> Answer:
    """*Change* was pressed."""
    promise = service.get(ask.ctx, ask.value)
    team = teams.get(ask.ctx, promise.team_id)
    teams.check_may_lead(ask.ctx, ask.who, team)
    return form(team, promise)


def ended(ask: Ask) -> Answer:
    """*End* was pressed, and confirmed."""
    return listing(ask, service.end(ask.ctx, ask.who, ask.value), Line("promise-ended"))


def form(team: Team, promise: Promise | None = None, words: str = "") -> Form:
    """What is promised, how to tell, and when to look at it again."""
    measures = tuple(Option(each, Line(f"promise-measure-{each}")) for each in MEASURES)
    weeks = tuple(Option(str(each), Line("promise-weeks", weeks=each)) for each in REVIEW_WEEKS)
    return Form(
        name="promise",
        title=Line("promise-form"),
        submit=Line("promise-submit"),
        intro=(Line("promise-form-intro", team=team.name),),
        fields=(
            TextField(
                "words",
                Line("promise-words"),
                hint=Line("promise-words-hint"),
                longest=LONGEST,
                value=promise.words if promise else words[:LONGEST],
            ),
            ChoiceField(
                "measure", Line("promise-measure"), measures, value=(promise.measure if promise else MEASURES[0],)
            ),
            NumberField(
                "hours",
                Line("promise-hours-label"),
                required=False,
                hint=Line("promise-hours-hint"),
                least=1,
                most=LONGEST_REPLY,
                value=promise.hours if promise else None,
            ),
            NumberField(
                "target",
                Line("promise-target-label"),
                required=False,
                hint=Line("promise-target-hint"),
                least=1,
                most=100,
                value=promise.target if promise else None,
            ),
            ChoiceField(
                "weeks", Line("promise-review-label"), weeks, value=(str(promise.review_weeks if promise else 4),)
            ),
        ),
        state={"team": team.id, "promise": promise.id if promise else ""},
    )


def sent(ask: Ask) -> Answer:
    """The form was sent."""
    terms = Terms(
        words=str(ask.answers.get("words", "")),
        measure=cast(Measure, str(ask.answers.get("measure", MEASURES[0]))),
        hours=_number(ask, "hours"),
        target=_number(ask, "target"),
        review_weeks=int(str(ask.answers.get("weeks", REVIEW_WEEKS[0]))),
    )
    if known := ask.state.get("promise"):
        promise = service.change(ask.ctx, ask.who, known, terms)
    else:
        promise = service.make(ask.ctx, ask.who, ask.state.get("team", ""), terms)
    team = teams.get(ask.ctx, promise.team_id)
    return listing(ask, team, Line("promise-made", day=Day(promise.next_review)))


def _number(ask: Ask, key: str) -> int | None:
    value = ask.answers.get(key)
    return int(value) if isinstance(value, int | float) else None


def reviewed(ask: Ask) -> Answer:
    """Kept, partly or not kept was pressed: `verdict/reference`."""
    verdict, _, reference = ask.value.partition("/")
    if verdict not in VERDICTS:
        raise Refusal(Line("button-gone"))
    service.review(ask.ctx, ask.who, reference, verdict)
    return Card.saying(Line("promise-thanks"), Note(Line("promise-thanks-note")))


def remarking(ask: Ask) -> Answer:
    """*Add a few words* was pressed: the verdict and the words together."""
    promise, _ = service.asked_about(ask.ctx, ask.value)
    teams.check_may_lead(ask.ctx, ask.who, teams.get(ask.ctx, promise.team_id))
    verdicts = tuple(Option(each, Line(f"promise-{each}")) for each in VERDICTS)
    return Form(
        name="promise-remark",
        title=Line("promise-review-title"),
        submit=Line("promise-review-submit"),
        intro=(Line("promise-quoted", words=promise.words),),
        fields=(
            ChoiceField("verdict", Line("promise-was-it-kept"), verdicts),
            TextField("remark", Line("promise-remark-label"), required=False, multiline=True, longest=LONGEST_REMARK),
        ),
        state={"reference": ask.value},
    )


def remarked(ask: Ask) -> Answer:
    """The review form was sent."""
    verdict = str(ask.answers.get("verdict", ""))
    if verdict not in VERDICTS:
        raise Refusal(Line("button-gone"))
    remark = str(ask.answers.get("remark", ""))
    service.review(ask.ctx, ask.who, ask.state.get("reference", ""), verdict, remark)
    return Card(Line("promise-thanks"), (Paragraph(Line("promise-thanks")), Note(Line("promise-thanks-note"))))
