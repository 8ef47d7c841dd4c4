"""Leads answer a digest. To whom it goes is settled by services.ratings, which leads and digests have no way to."""

from collections.abc import Sequence
from datetime import datetime

from baton.domain.answers import Answered, check
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.reports import Report
from baton.domain.teams import Team
from baton.domain.weeks import Window
from baton.services import deliveries, teams
from baton.services.contexts import Context
from baton.storage import answers as store
from baton.storage import teams as stored_teams

TOLD = "answer-told"


def give(ctx: Context, who: Person, team: Team, report: Report, words: str, dimension: str | None = None) -> Answered:
    """What was changed after a digest. The same said twice is said once."""
    teams.check_may_lead(ctx, who, team)
    words = " ".join(words.split())
    refuse([*check(words, dimension)])
    window = report.window
    answer = Answered(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        team_id=team.id,
        week=report.week,
        first=window.first,
        last=window.last,
        words=words,
        dimension=dimension,
        by_id=who.id,
        at=ctx.now,
    )
    store.add(ctx.session, answer)
    return answer


def reword(ctx: Context, who: Person, answer_id: str, words: str, dimension: str | None) -> Answered:
    """Other words, within a day; a message that was sent already follows."""
    answer = get(ctx, who, answer_id)
    if not answer.may_change(ctx.now):
        raise Refusal(Line("answer-too-late"))
    words = " ".join(words.split())
    refuse([*check(words, dimension)])
    store.change(ctx.session, answer, words=words, dimension=dimension)
    deliveries.owe_again(ctx, (TOLD,), answer.id)
    return get(ctx, who, answer_id)


def withdraw(ctx: Context, who: Person, answer_id: str) -> Answered:
    """Take an answer back: no digest tells it any more, and no further message goes out."""
    answer = get(ctx, who, answer_id)
    store.change(ctx.session, answer, withdrawn_at=ctx.now)
    return answer


def get(ctx: Context, who: Person, answer_id: str) -> Answered:
    """An answer that stands, for those who lead its team."""
    answer = store.find(ctx.session, ctx.workspace_id, answer_id)
    team = stored_teams.find(ctx.session, ctx.workspace_id, answer.team_id) if answer else None
    if answer is None or team is None or answer.withdrawn_at is not None:
        raise Refusal(Line("answer-gone"))
    teams.check_may_lead(ctx, who, team)
    return answer


def of_week(ctx: Context, team: Team, week: Window) -> tuple[str, ...]:
    """The ids of the answers a team gave in the days of a week."""
    zone = team.tzinfo
    since, until = week.starts_at(zone), week.ends_at(zone)
    return tuple(each.id for each in store.given(ctx.session, ctx.workspace_id, team.id, since, until))


def answering(ctx: Context, since: datetime) -> set[str]:
    """The ids of the teams that have answered anything since an instant."""
    return store.teams_since(ctx.session, ctx.workspace_id, since)


def several(ctx: Context, ids: Sequence[str]) -> list[Answered]:
    """Answers as they stand now, without those taken back."""
    return store.several(ctx.session, ctx.workspace_id, ids)
