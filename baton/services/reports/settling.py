"""Settling digests: whose it is, where and when it goes, and when a chart begins anew."""

from datetime import date, datetime, time

from baton.domain.lines import Line, Names, Refusal
from baton.domain.people import Person
from baton.domain.teams import Team
from baton.domain.weeks import next_moment, reported_week
from baton.services import audit
from baton.services.contexts import Context
from baton.services.settings import check_admin
from baton.storage import people, teams
from baton.storage.releases import published
from baton.storage.reports import kept

SHORTEST_REASON = 8


def restart_chart(ctx: Context, actor: Person, team: Team, from_day: date, reason: str) -> None:
    """Begin a team's control chart anew on a day, for a reason that stays in the audit log: for admins only.

    What is usual is worked out afresh from twelve releases; a training may be a reason, a bad month is none.
    """
    check_admin(actor)
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise Refusal(Line("digest-restart-why", least=SHORTEST_REASON), "reason")
    if from_day > team.today(ctx.now):
        raise Refusal(Line("digest-restart-future"), "day")
    published.start_chart(ctx.session, team, from_day)
    audit.record(ctx, actor, "chart-restarted", team.id, name=team.name, day=from_day.isoformat(), reason=reason)


def team_of(ctx: Context, who: Person) -> Team:
    """The team whose digest somebody means: their home team, or else the first they lead. Refuses those without."""
    led = kept.led_by(ctx.session, ctx.workspace_id, who.id)
    for team_id in (who.team_id, *led):
        if team_id and (team := teams.find(ctx.session, ctx.workspace_id, team_id)):
            return team
    raise Refusal(Line("digest-no-team" if who.takes_part else "digest-guests"))


def team_managed_by(ctx: Context, who: Person, channel_id: str | None) -> Team:
    """The team whose digest somebody may set here: one they lead (this channel's first), for admins also this channel's
    or their own. Refuses others, naming the leads."""
    led = kept.led_by(ctx.session, ctx.workspace_id, who.id)
    here = teams.of_channel(ctx.session, ctx.workspace_id, channel_id) if channel_id else None
    if here and (here.id in led or who.is_admin):
        return here
    mine = who.team_id if who.team_id in led or (who.is_admin and not led) else next(iter(led), None)
    if mine and (team := teams.find(ctx.session, ctx.workspace_id, mine)):
        return team
    team = team_of(ctx, who)
    leads = people.known(ctx.session, ctx.workspace_id, teams.leads_of(ctx.session, ctx.workspace_id, team.id))
    if not leads:
        raise Refusal(Line("digest-no-leads", team=team.name))
    names = Names(tuple(lead.name for lead in leads.values()), either=True)
    raise Refusal(Line("digest-only-leads", team=team.name, leads=names))


def post_here(ctx: Context, team: Team, channel_id: str, weekday: int, at: time) -> tuple[Team, datetime]:
    """From now on the digest goes to this channel at this local weekday and time; returns the first moment it will."""
    teams.change(
        ctx.session,
        team,
        channel_id=channel_id,
        digest_weekday=weekday,
        digest_time=at,
        digest_paused=False,
        digest_since=ctx.now,
    )
    return _changed(ctx, team)


def pause(ctx: Context, team: Team) -> None:
    """No digest until it is resumed."""
    teams.change(ctx.session, team, digest_paused=True)


def resume(ctx: Context, team: Team) -> tuple[Team, datetime]:
    """Post again, from the next moment on: what was due meanwhile is not made up for."""
    if team.channel_id is None:
        raise Refusal(Line("digest-no-channel"))
    if team.digest_paused or team.digest_since is None:
        teams.change(ctx.session, team, digest_paused=False, digest_since=ctx.now)
    return _changed(ctx, team)


def next_digest(ctx: Context, team: Team) -> datetime:
    """The next moment this team's digest will be posted: a week that has been reported is not reported again."""
    at = next_moment(team, ctx.now)
    while kept.of_week(ctx.session, ctx.workspace_id, team.id, reported_week(team, at)):
        at = next_moment(team, at)
    return at


def _changed(ctx: Context, team: Team) -> tuple[Team, datetime]:
    present = teams.find(ctx.session, ctx.workspace_id, team.id) or team
    return present, next_digest(ctx, present)
