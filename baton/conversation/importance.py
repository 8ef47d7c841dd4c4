"""What matters to you? A hundred points over the five dimensions, once a quarter, asked of one team's customers."""

from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, buttons
from baton.conversation.forms import Form, NumberField
from baton.conversation.nouns import Noun
from baton.conversation.points.shown import season_name
from baton.domain.importance import EVEN, POINTS
from baton.domain.lines import Line
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.ratings import DIMENSIONS
from baton.domain.teams import Team
from baton.services import importance as service
from baton.services import teams
from baton.storage import teams as stored_teams


def opened(ask: Ask) -> Answer:
    """*Split 100 points* was pressed."""
    return form(ask, teams.get(ask.ctx, ask.value))


def form(ask: Ask, team: Team) -> Form:
    """Five numbers that add up to a hundred; what was said before in this quarter stands in them."""
    service.check_may(ask.who, team)
    before = service.mine(ask.ctx, ask.who, team) or EVEN
    return Form(
        name="importance",
        title=Line("importance-form"),
        submit=Line("importance-submit"),
        intro=(Line("importance-intro", team=team.name, points=POINTS),),
        fields=tuple(
            NumberField(
                each,
                Line(f"digest-dimension-{each}"),
                hint=Line(f"importance-{each}"),
                least=0,
                most=POINTS,
                value=before.get(each, 0),
            )
            for each in DIMENSIONS
        ),
        footer=(Line("importance-footer", most=SMALLEST_GROUP),),
        state={"team": team.id},
    )


def sent(ask: Ask) -> Answer:
    """The form was sent; a sum that is not a hundred says how far off it is."""
    team = teams.get(ask.ctx, ask.state.get("team", ""))
    points = {each: int(str(ask.answers.get(each) or 0).partition(".")[0]) for each in DIMENSIONS}
    service.split(ask.ctx, ask.who, team, points)
    return Card.saying(Line("importance-thanks", team=team.name), Note(Line("importance-footer", most=SMALLEST_GROUP)))


def asked(notice: Notice) -> Told | None:
    """Asks a customer of a team what matters to them."""
    reader = notice.reader
    team = stored_teams.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if reader is None or team is None or reader.prompts_stopped or reader.team_id == team.id:
        return None
    if notice.delivery.period != service.quarter(notice.ctx).name:
        return None
    first = Line("importance-ask", team=team.name, points=POINTS)
    way = buttons(Button(Line("importance-open"), "importance-open", team.id, style="primary", opens=True))
    why = Note(Line("importance-why", team=team.name, quarter=season_name(notice.delivery.period)))
    return Told(Card(first, (Paragraph(first), way, why)), reader.language, reader.zone)


NOUN = Noun(actions={"importance-open": opened}, forms={"importance": sent}, notices={service.ASK: asked})
