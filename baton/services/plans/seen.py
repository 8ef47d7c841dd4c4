"""Finding plans: one's own, one by its number, those of a team, and what a digest tells of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.plans import DIGEST_AHEAD, HISTORY, Due, Kind, Plan
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.statistics.bands import size_band
from baton.domain.teams import Team
from baton.services import teams
from baton.services.contexts import Context
from baton.storage import plans as store

MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class OfTeam:
    """The open results of a team, by day. Its leads also read how many people plan by if–then, if five do: as bands."""

    results: tuple[Plan, ...]
    planners: str = ""
    if_thens: str = ""


def open_of(ctx: Context, person_id: str) -> list[Plan]:
    """What somebody has open, proposals included: results by day, then if–then plans."""
    return store.open_of(ctx.session, ctx.workspace_id, person_id)


def of_source(ctx: Context, person_id: str, source: str) -> Plan | None:
    """The plan somebody has of a source, open or not."""
    return store.of_source(ctx.session, ctx.workspace_id, person_id, source)


def set_for_others(ctx: Context, who: Person) -> list[Plan]:
    """The open results that somebody set for others."""
    return store.set_by(ctx.session, ctx.workspace_id, who.id)


def history(ctx: Context, who: Person) -> Sequence[Plan]:
    """What somebody has done or dropped in the last 90 days, newest first."""
    return store.closed_of(ctx.session, ctx.workspace_id, who.id, ctx.now - HISTORY, MOST_LISTED)


def of_team(ctx: Context, who: Person, team: Team) -> OfTeam:
    """What a team has open, for its people, its leads and admins."""
    leads = teams.may_lead(ctx, who, team)
    if who.team_id != team.id and not leads:
        raise Refusal(Line("plan-team-of-others", team=team.name))
    results = tuple(store.of_team(ctx.session, ctx.workspace_id, team.id))
    people, plans = store.count_if_then(ctx.session, ctx.workspace_id, team.id) if leads else (0, 0)
    if people < SMALLEST_GROUP:
        return OfTeam(results)
    return OfTeam(results, size_band(people), size_band(plans))


def due_of_all(ctx: Context) -> dict[str, list[Due]]:
    """The accepted results that digests of these days may tell of, by team. Reads only; worth asking for once."""
    until = ctx.now.date() + DIGEST_AHEAD + timedelta(days=1)  # wherever it is tomorrow already
    return store.due_of_all(ctx.session, ctx.workspace_id, until)


def numbered(ctx: Context, who: Person, number: int) -> Plan:
    """A plan by its number, if it is somebody's own or they set it. That others have one of that number is not told."""
    plan = store.numbered(ctx.session, ctx.workspace_id, number)
    if plan is None or who.id not in (plan.owner_id, plan.setter_id):
        raise Refusal(Line("plan-not-found", number=str(number)))
    return plan


def of_owner(ctx: Context, who: Person, plan_id: str, kind: Kind | None = None) -> Plan:
    """An open plan for its owner to go on with. Refuses everybody else, and plans that are done or dropped."""
    plan = store.find(ctx.session, ctx.workspace_id, plan_id)
    if plan is None or who.id not in (plan.owner_id, plan.setter_id) or kind not in (None, plan.kind):
        raise Refusal(Line("plan-gone"))
    if who.id != plan.owner_id:
        raise Refusal(Line("plan-only-owner", number=str(plan.number)))
    if not plan.is_open:
        raise Refusal(Line("plan-over", number=str(plan.number)))
    return plan
