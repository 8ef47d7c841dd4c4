"""Showing digests: by week, by button, with what their ids stand for now, and what is for one person alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from baton.domain.answers import Answered
from baton.domain.deliveries import Owed
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Refusal, Week
from baton.domain.people import Person
from baton.domain.releases import OWN_WINDOW, ReleasedWords, own_score
from baton.domain.reports import (
    Report,
)
from baton.domain.statistics.bands import Bar
from baton.domain.statistics.epochs import Cell
from baton.domain.teams import Team
from baton.services import answers, deliveries
from baton.services.contexts import Context
from baton.services.reports.compiling import UNPOSTED, preview
from baton.storage import people, teams
from baton.storage.releases import published
from baton.storage.reports import kept, sums

NOW = "now:"  # before a team's id: what its digest would say now


@dataclass(frozen=True, slots=True)
class Page:
    """A report with what its ids stand for at present. `names` are those of everybody it tells of, by id.

    `reference` is how a button finds it again: its id, or for a preview its team.
    """

    report: Report
    team: Team
    words: Sequence[ReleasedWords]
    stories: Sequence[Kudos]
    answers: Sequence[Answered]
    names: dict[str, str]
    reference: str


def bars(ctx: Context, report: Report) -> tuple[Bar, ...] | None:
    """How many people said each level in the newest release that a report tells of, where it may be told."""
    level = report.numbers.level
    return published.bars(ctx.session, ctx.workspace_id, report.team_id, level.closed_on) if level else None


def words_of(ctx: Context, report: Report) -> Sequence[ReleasedWords]:
    """All words that were released with the level in a report's week, not only those it could tell."""
    ids = published.words_of(ctx.session, ctx.workspace_id, report.team_id, report.window.last)
    return published.words(ctx.session, ctx.workspace_id, ids)


def own(ctx: Context, who: Person) -> Cell | None:
    """What somebody may be told of the ratings of their own handoffs in 90 days: for their eyes only."""
    today = who.today(ctx.now)
    return own_score(published.own_epochs(ctx.session, ctx.workspace_id, who.id, today - OWN_WINDOW), today)


def of_week(ctx: Context, team: Team, week: str) -> Report:
    """The digest of a week as it was posted. Refuses a week that has none."""
    report = kept.of_week(ctx.session, ctx.workspace_id, team.id, week)
    if report is None:
        latest = kept.latest(ctx.session, ctx.workspace_id, team.id)
        known = Line("digest-week-known", week=Week(latest.week)) if latest else Line("digest-none-yet")
        raise Refusal(Line("digest-no-such-week", team=team.name, week=Week(week), known=known))
    return report


def of_id(ctx: Context, who: Person, report_id: str) -> tuple[Report, Team]:
    """A digest by its id, with its team, for people of its team, its leads and admins."""
    found = with_team(ctx, report_id)
    if found is None:
        raise Refusal(Line("digest-gone"))
    _check_reader(ctx, who, found[1])
    return found


def _check_reader(ctx: Context, who: Person, team: Team) -> None:
    leads = teams.leads_of(ctx.session, ctx.workspace_id, team.id)
    if who.team_id != team.id and who.id not in leads and not who.is_admin:
        raise Refusal(Line("digest-of-others"))


def referred_to(ctx: Context, who: Person, reference: str) -> Page:
    """The page a button belongs to, posted or a preview, for people of its team, its leads and admins."""
    if not reference.startswith(NOW):
        report, owner = of_id(ctx, who, reference)
        return page(ctx, owner, report)
    team = teams.find(ctx.session, ctx.workspace_id, reference.removeprefix(NOW))
    if team is None:
        raise Refusal(Line("digest-gone"))
    _check_reader(ctx, who, team)
    return page(ctx, team, preview(ctx, team), reference)


def with_team(ctx: Context, report_id: str) -> tuple[Report, Team] | None:
    """A digest and its team, if both are still there."""
    report = kept.find(ctx.session, ctx.workspace_id, report_id)
    team = teams.find(ctx.session, ctx.workspace_id, report.team_id) if report else None
    return (report, team) if report and team else None


def page(ctx: Context, team: Team, report: Report, reference: str = "") -> Page:
    """A report with its words, stories and names as they stand now."""
    words = published.words(ctx.session, ctx.workspace_id, report.word_ids)
    stories = sums.kudos_told(ctx.session, ctx.workspace_id, report.kudos_ids)
    wanted = {each.signed_by for each in words if each.signed_by}
    wanted |= set(report.mvp.winner_ids if report.mvp else ())
    wanted |= {id for each in stories for id in (each.giver_id, *each.receiver_ids)}
    wanted |= {each.owner_id for each in report.dues.shown}
    known = people.known(ctx.session, ctx.workspace_id, wanted)
    return Page(
        report,
        team,
        words,
        stories,
        answers.several(ctx, report.answer_ids),
        {id: person.name for id, person in known.items()},
        reference or report.id,
    )


def names_in(ctx: Context, team: Team) -> set[str]:
    """The names people of a team go by, to be taken out of what was written about it."""
    members = people.members_of(ctx.session, ctx.workspace_id, team.id)
    return {name for member in members for name in (member.name, member.full_name)}


def owe_unposted(ctx: Context, report_id: str) -> None:
    """The digest could not be posted: tell the leads, who can invite Baton."""
    report = kept.find(ctx.session, ctx.workspace_id, report_id)
    if report is not None:
        leads = teams.leads_of(ctx.session, ctx.workspace_id, report.team_id)
        deliveries.owe(ctx, *(Owed(UNPOSTED, lead, report.id, ctx.now, reference=report.id) for lead in leads))
