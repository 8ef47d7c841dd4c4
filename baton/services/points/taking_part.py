"""What admins choose about points, and whether a team takes part in the contest."""

from baton.domain.deliveries import Delivery, Owed
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.points import PointsSettings, check_smallest_team
from baton.domain.teams import Team
from baton.services import audit, deliveries, settings
from baton.services.contexts import Context
from baton.services.points.standing import settings_of
from baton.storage import teams
from baton.storage.points import seasons

CHANNEL, CHANNEL_FAILED = "points-channel", "points-channel-failed"


def choose(ctx: Context, admin: Person, wanted: PointsSettings) -> tuple[bool, bool]:
    """Keep what an admin chose; says whether anything changed, and whether a channel is now told that it was chosen.

    A channel is told at once, not at the end of the season: then the admin hears at once if Baton cannot speak there.
    """
    settings.check_admin(admin)
    check_smallest_team(wanted.smallest_team)
    before = settings_of(ctx).tells_in
    changed = settings.change(ctx, admin, "points", wanted)
    is_new = bool(wanted.tells_in) and wanted.tells_in != before
    if is_new:
        deliveries.owe(ctx, Owed(CHANNEL, wanted.tells_in, ctx.new_id(), ctx.now, reference=admin.id))
    return changed, is_new


def owe_channel_failed(ctx: Context, delivery: Delivery) -> None:
    """A new channel could not be told: the admin who chose it hears it at once."""
    about = Owed(CHANNEL_FAILED, delivery.reference, delivery.id, ctx.now, reference=delivery.recipient)
    deliveries.owe(ctx, about)


def leave(ctx: Context, lead: Person) -> tuple[Team, bool]:
    """Keep the team of one of its leads out of the contest; says whether it took part before."""
    team = _team_of(ctx, lead)
    changed = seasons.leave(ctx.session, ctx.workspace_id, team.id, now=ctx.now)
    if changed:
        audit.record(ctx, lead, "points-team-left", team.id)
    return team, changed


def enter(ctx: Context, lead: Person) -> tuple[Team, bool]:
    """Let the team of one of its leads take part again; says whether it did not before."""
    team = _team_of(ctx, lead)
    changed = seasons.rejoin(ctx.session, ctx.workspace_id, team.id)
    if changed:
        audit.record(ctx, lead, "points-team-entered", team.id)
    return team, changed


def takes_part(ctx: Context, team: Team) -> bool:
    """Does this team take part in the contest, if it is large enough?"""
    return team.id not in seasons.absent(ctx.session, ctx.workspace_id)


def _team_of(ctx: Context, lead: Person) -> Team:
    """The home team, if this person leads it; else the first they lead."""
    led = teams.led_by(ctx.session, ctx.workspace_id, lead.id)
    if not led:
        raise Refusal(Line("points-team-leads-only"))
    return next((team for team in led if team.id == lead.team_id), led[0])
