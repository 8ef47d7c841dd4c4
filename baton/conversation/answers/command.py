"""What we changed: the form, what was typed, and taking it back."""

from baton.conversation.answers.shown import confirmation
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card
from baton.conversation.forms import ChoiceField, Form, Option, TextField
from baton.domain.answers import LONGEST, Answered
from baton.domain.lines import Line, Refusal, Week
from baton.domain.ratings import DIMENSIONS
from baton.domain.reports import Report
from baton.domain.teams import Team
from baton.services import answers as service
from baton.services import reports, teams


def opened(ask: Ask) -> Form:
    """*What we changed* was pressed on a digest, or on a preview: then it is about the latest posted one."""
    if ask.value.startswith(reports.NOW):
        team = teams.get(ask.ctx, ask.value.removeprefix(reports.NOW))
        report = reports.latest(ask.ctx, team)
        if report is None:
            raise Refusal(Line("answer-no-digest", team=team.name))
    else:
        report, team = reports.of_id(ask.ctx, ask.who, ask.value)
    teams.check_may_lead(ask.ctx, ask.who, team)
    return form(team, report)


def form(team: Team, report: Report, answer: Answered | None = None) -> Form:
    """What was changed, and which dimension it should move."""
    dimensions = tuple(Option(each, Line(f"digest-dimension-{each}")) for each in DIMENSIONS)
    chosen = (answer.dimension,) if answer and answer.dimension else ()
    return Form(
        name="answer",
        title=Line("answer-form"),
        submit=Line("answer-submit"),
        intro=(Line("answer-form-intro", team=team.name, week=Week(report.week)),),
        fields=(
            TextField(
                "words",
                Line("answer-words"),
                hint=Line("answer-words-hint"),
                multiline=True,
                longest=LONGEST,
                value=answer.words if answer else "",
            ),
            ChoiceField("dimension", Line("answer-dimension"), dimensions, required=False, value=chosen),
        ),
        footer=(Line("answer-footer"),),
        state={"report": report.id, "answer": answer.id if answer else ""},
    )


def sent(ask: Ask) -> Answer:
    """The form was sent."""
    words, dimension = str(ask.answers.get("words", "")), ask.answers.get("dimension")
    chosen = str(dimension) if dimension else None
    if known := ask.state.get("answer"):
        return confirmation(service.reword(ask.ctx, ask.who, known, words, chosen))
    report, team = reports.of_id(ask.ctx, ask.who, ask.state.get("report", ""))
    return given(ask, team, report, words, chosen)


def given(ask: Ask, team: Team, report: Report, words: str, dimension: str | None = None) -> Card:
    """An answer was typed or sent. Whether anybody will read it, and who, is said to nobody."""
    return confirmation(service.give(ask.ctx, ask.who, team, report, words, dimension))


def changing(ask: Ask) -> Form:
    """*Change* was pressed."""
    answer = service.get(ask.ctx, ask.who, ask.value)
    if not answer.may_change(ask.ctx.now):
        raise Refusal(Line("answer-too-late"))
    team = teams.get(ask.ctx, answer.team_id)
    return form(team, reports.of_week(ask.ctx, team, answer.week), answer)


def withdrawn(ask: Ask) -> Card:
    """*Take back* was pressed."""
    service.withdraw(ask.ctx, ask.who, ask.value)
    return Card.saying(Line("answer-withdrawn"))
