"""The company's page for its admins, made of what was released and of what everybody may see."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pydantic import TypeAdapter

from baton.domain.company import (
    WINDOW_DAYS,
    CompanySettings,
    CompanyTies,
    Health,
    Ties,
    brokers,
    company_ties,
    response,
    spread_of_levels,
    team_ties,
)
from baton.domain.deliveries import Owed
from baton.domain.handoff_facts import HandoffFacts, handoff_facts
from baton.domain.lines import Line, Refusal
from baton.domain.network import Edge
from baton.domain.people import Person
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.releases import LEVEL
from baton.domain.settings import chosen
from baton.domain.statistics.bands import told_mean
from baton.domain.statistics.epochs import of_company
from baton.domain.teams import MONDAY, NINE
from baton.domain.weeks import days_before, iso_week
from baton.services import deliveries, reports
from baton.services import settings as service_settings
from baton.services.contexts import Context
from baton.services.points import Concentration, concentration
from baton.storage import people, teams, workspaces
from baton.storage.company import kept
from baton.storage.releases import published
from baton.storage.reports import sums

SUMMARY = "company-summary"


@dataclass(frozen=True, slots=True)
class Summary:
    """One week of the company.

    `level`: of all released ratings together, None without any; `levels`: how many teams lie at which level;
    `with_results` of `teams` have released ones. `response`: answers and questions behind them; `between`: names of
    teams that connect others; `concentration`: only when few people get most of the thanks.
    """

    week: str
    teams: int
    with_results: int
    level: float | None = None
    levels: dict[int, int] = field(default_factory=dict)
    handoffs: HandoffFacts = field(default_factory=HandoffFacts)
    ties: CompanyTies | None = None
    health: Health | None = None
    response: tuple[int, int] | None = None
    between: tuple[str, ...] = ()
    concentration: Concentration | None = None


_SUMMARY = TypeAdapter(Summary)


def settings_of(ctx: Context) -> tuple[PrivacySettings, CompanySettings]:
    """What admins chose: how careful Baton is, and what it posts where."""
    return (
        chosen(PrivacySettings, ctx.workspace, "privacy"),
        chosen(CompanySettings, ctx.workspace, "company"),
    )


def configure(ctx: Context, actor: Person, privacy: PrivacySettings, company: CompanySettings) -> bool:
    """Keep what an admin chose. The group minimum can be raised, never lowered."""
    service_settings.check_admin(actor)
    # Held, since the context's workspace may be a few seconds old and another admin may be raising it at this moment.
    present = workspaces.hold(ctx.session, ctx.workspace_id) or ctx.workspace
    minimum = chosen(PrivacySettings, present, "privacy").group_minimum
    if privacy.group_minimum < minimum:
        raise Refusal(Line("company-minimum-lowered", present=minimum), "minimum")
    changed = service_settings.change(ctx, actor, "privacy", privacy)
    return service_settings.change(ctx, actor, "company", company) or changed


def compile_summary(ctx: Context, day: date | None = None) -> Summary:
    """The company in the four weeks before a day, today where none is named. Reads only."""
    day = day or ctx.now.astimezone(ctx.zone).date()
    window = days_before(day)
    every = teams.every(ctx.session, ctx.workspace_id)
    _, numbers = reports.numbers(ctx, window.last)
    released = published.epochs(ctx.session, ctx.workspace_id, window.first)
    level = of_company(released, LEVEL, window.last)
    delivered = [each for team in every for each in sums.delivered(ctx.session, team, window)]
    since = _since(ctx, day)
    edges, team_of = _edges(ctx, since)
    names = {team.id: team.name for team in every}
    return Summary(
        week=iso_week(window.last),
        teams=len(every),
        with_results=sum(each.level is not None for each in numbers.values()),
        level=told_mean(level.mean) if level and not level.band else None,
        levels=spread_of_levels(numbers),
        handoffs=handoff_facts(delivered),
        ties=company_ties(edges, team_of, kept.thanked(ctx.session, ctx.workspace_id, since)),
        health=kept.health(ctx.session, ctx.workspace_id),
        response=response(numbers),
        between=tuple(names[id] for id in brokers(edges, team_of) if id in names),
        concentration=concentration(ctx),
    )


def ties_of(ctx: Context, team_id: str) -> Ties | None:
    """How people of a team deal with others, over four weeks."""
    today = ctx.now.astimezone(ctx.zone).date()
    return team_ties(team_id, *_edges(ctx, _since(ctx, today)))


def _since(ctx: Context, day: date) -> datetime:
    first = days_before(day, WINDOW_DAYS).first
    return datetime.combine(first, time(), ctx.zone).astimezone(UTC)


def _edges(ctx: Context, since: datetime) -> tuple[list[Edge[str]], dict[str, str]]:
    """Ties between people who have a team, and the team of each of these people."""
    everybody = people.every(ctx.session, ctx.workspace_id)
    team_of = {each.id: each.team_id for each in everybody if each.takes_part and each.team_id}
    found = kept.ties(ctx.session, ctx.workspace_id, since)
    return [(a, b) for a, b in found if a in team_of and b in team_of], team_of


def for_admin(ctx: Context, who: Person) -> Summary:
    """The same, asked for by an admin."""
    service_settings.check_admin(who)
    return compile_summary(ctx)


def post_weekly(ctx: Context) -> bool:
    """On Monday morning keep the summary and owe it to the admins' channel, once a week."""
    _, settings = settings_of(ctx)
    local = ctx.now.astimezone(ctx.zone)
    begun = local.weekday() > MONDAY or local.time() >= NINE
    if not settings.channel_id or not begun:
        return False
    monday = local.date() - timedelta(days=local.weekday())  # of a channel chosen later in the week, still last week
    week = iso_week(monday - timedelta(days=1))
    if kept.summary(ctx.session, ctx.workspace_id, week) is not None:
        return False
    facts: dict[str, Any] = _SUMMARY.dump_python(compile_summary(ctx, monday), mode="json")
    if not kept.keep_summary(ctx.session, ctx.workspace_id, week, facts, now=ctx.now):
        return False
    deliveries.owe(ctx, Owed(SUMMARY, settings.channel_id, week, ctx.now, reference=week))
    return True


def posted(ctx: Context, week: str) -> Summary | None:
    """A summary as it was posted."""
    facts = kept.summary(ctx.session, ctx.workspace_id, week)
    return _SUMMARY.validate_python(facts) if facts else None
