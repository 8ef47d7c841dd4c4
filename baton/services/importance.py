"""Customers say what matters to them; a finished quarter becomes weights, once."""

from collections.abc import Mapping
from datetime import UTC, datetime, time

from baton.domain.deliveries import Owed
from baton.domain.importance import ANSWERABLE, Split, check, is_asking, whom_about
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.points import Season
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.ratings import DIMENSIONS
from baton.domain.settings import chosen
from baton.domain.statistics.servqual import importance_weights
from baton.domain.teams import Team
from baton.services import deliveries
from baton.services.contexts import Context
from baton.services.ratings.giving import rater_key_of
from baton.storage import customers, teams
from baton.storage import deliveries as stored_deliveries
from baton.storage.importance import given, told

ASK = "importance-ask"


def quarter(ctx: Context) -> Season:
    """The quarter in which what is said now counts."""
    return Season.at(ctx.now, ctx.workspace.zone)


def split(ctx: Context, who: Person, team: Team, points: Mapping[str, int]) -> None:
    """Somebody says what matters to them as a customer of a team; until the quarter ends they may say otherwise."""
    check_may(who, team)
    refuse([*check(points)])
    said = Split(rater_key_of(ctx, who.id), team.id, quarter(ctx).name, {name: points[name] for name in DIMENSIONS})
    given.put(ctx.session, ctx.workspace_id, said)
    deliveries.refresh_home(ctx, (who.id,))


def check_may(who: Person, team: Team) -> None:
    """Refuse guests, and people of the team itself."""
    if not who.takes_part:
        raise Refusal(Line("rating-guests-cannot-rate"))
    if who.team_id == team.id:
        raise Refusal(Line("importance-own-team", team=team.name))


def mine(ctx: Context, who: Person, team: Team) -> Mapping[str, int] | None:
    """What this person said of a team in this quarter."""
    return given.mine(ctx.session, ctx.workspace_id, rater_key_of(ctx, who.id), team.id, quarter(ctx).name)


def ask(ctx: Context) -> None:
    """In the first weeks of a quarter ask everybody who receives handoffs of other teams, about one team, once."""
    present = quarter(ctx)
    if not is_asking(present.first_day, ctx.now.astimezone(ctx.zone).date()):
        return
    since = datetime.combine(present.previous.first_day, time(), ctx.zone).astimezone(UTC)
    about = whom_about(customers.receivers(ctx.session, ctx.workspace_id, since))
    expires = ctx.now + ANSWERABLE
    owed = (
        Owed(ASK, person, present.name, ctx.now, reference=team, manner="nudge", expires_at=expires)
        for person, team in sorted(about.items())
    )
    deliveries.owe(ctx, *owed)


def waiting_for(ctx: Context, who: Person) -> Team | None:
    """The team somebody was asked about in this quarter and has said nothing of, if any."""
    told = stored_deliveries.said_to(ctx.session, ctx.workspace_id, who.id, ASK, ctx.now - ANSWERABLE)
    team = teams.find(ctx.session, ctx.workspace_id, told[0]) if told and not who.prompts_stopped else None
    if team is None or team.id == who.team_id or mine(ctx, who, team) is not None:
        return None
    return team


def settle(ctx: Context) -> None:
    """Make weights of the quarter before this one, once; of fewer answers than the group minimum nothing is made."""
    over = quarter(ctx).previous.name
    if not told.finish(ctx.session, ctx.workspace_id, over, now=ctx.now):
        return
    k = chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum
    for team_id, splits in given.of_quarter(ctx.session, ctx.workspace_id, over).items():
        if len(splits) >= k:
            weights = importance_weights(splits, DIMENSIONS)
            told.keep(ctx.session, ctx.workspace_id, over, team_id, len(splits), weights)
