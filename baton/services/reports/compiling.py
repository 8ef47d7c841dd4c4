"""Compiling digests: the numbers of all teams, one team's report, posting it once, and what it would say now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from baton.domain.deliveries import Owed
from baton.domain.plans import Due, dues
from baton.domain.points import Season, SeasonNews
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.promises import Promise
from baton.domain.reports import (
    CHART_WEEKS,
    MOST_WORDS,
    STORY_DAYS,
    Basis,
    MvpStanding,
    Numbers,
    Report,
    Weights,
    handoff_facts,
    measure,
)
from baton.domain.settings import chosen
from baton.domain.statistics.epochs import WINDOW
from baton.domain.teams import Team
from baton.domain.training.followed import Followed
from baton.domain.training.followed import told as told_of_training
from baton.domain.weeks import days_before, iso_week, latest_moment, reported_week
from baton.services import answers, deliveries, mvp, plans, points, promises
from baton.services.contexts import Context
from baton.storage import people, teams
from baton.storage.importance import told
from baton.storage.releases import published
from baton.storage.reports import kept, sums
from baton.storage.training import steps

DIGEST, UNPOSTED = "weekly-digest", "digest-unposted"
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class News:
    """What the digests of all teams have in common, or is asked for once for all of them.

    The season, how MVP rounds stood, and the numbers of all teams, each judged beside the others, by the last day they
    tell of; what teams promise, which of them have answered a digest lately, their results that are due, and how they
    follow their trainings through.
    """

    season: SeasonNews = field(default_factory=SeasonNews)
    mvp: MvpStanding | None = None
    numbers: Mapping[date, tuple[Basis, Mapping[str, Numbers]]] = field(default_factory=dict)
    promises: Mapping[str, Sequence[Promise]] = field(default_factory=dict)
    answering: Collection[str] = ()
    dues: Mapping[str, Sequence[Due]] = field(default_factory=dict)
    training: Mapping[str, Followed] = field(default_factory=dict)


def due(ctx: Context) -> list[tuple[Team, datetime]]:
    """The teams whose latest digest has not been posted, with the moment it was due. Only the latest is made up for."""
    moments = [(team, latest_moment(team, ctx.now)) for team in teams.every(ctx.session, ctx.workspace_id)]
    wanted = [(team, at, reported_week(team, at)) for team, at in moments if at and team.channel_id]
    done = kept.reported(ctx.session, ctx.workspace_id, {week for _, _, week in wanted})
    return [(team, at) for team, at, week in wanted if (team.id, week) not in done]


def news(ctx: Context, last_days: Sequence[date] = ()) -> News:
    """What the digests of all teams have in common, with the numbers of windows that end on these days. Reads only;
    sums over everybody, worth asking for once."""
    return _news(ctx, {last: numbers(ctx, last) for last in set(last_days)})


def _news(ctx: Context, of_days: Mapping[date, tuple[Basis, Mapping[str, Numbers]]]) -> News:
    since = ctx.now - timedelta(days=3 * WEEK_DAYS)  # enough for the week of any digest that is due
    return News(
        points.news(ctx),
        mvp.standing(ctx),
        of_days,
        promises.of_everybody(ctx),
        answers.answering(ctx, since),
        plans.due_of_all(ctx),
        _followed(ctx),
    )


def _followed(ctx: Context) -> dict[str, Followed]:
    """How teams follow their trainings through, where it may be told."""
    k = chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum
    since = days_before(ctx.now.astimezone(ctx.zone).date()).first
    return told_of_training(steps.followed(ctx.session, ctx.workspace_id, since), k)


def numbers(ctx: Context, last: date) -> tuple[Basis, Mapping[str, Numbers]]:
    """The numbers of all teams over the four weeks that end with `last`, and what they rest on."""
    since = last - 2 * WINDOW  # these four weeks and the four before; only charts look back further
    k = chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum
    return measure(
        published.epochs(ctx.session, ctx.workspace_id, since, level_since=last - timedelta(weeks=CHART_WEEKS)),
        last,
        group_minimum=k,
        answered=published.answered(ctx.session, ctx.workspace_id, since),
        weights=_weights(ctx, last),
        chart_from=published.chart_starts(ctx.session, ctx.workspace_id),
    )


def _weights(ctx: Context, last: date) -> dict[str, Weights]:
    """What each team's customers said in the quarter before the one of `last`."""
    quarter = Season.of(last).previous.name
    said = told.weights(ctx.session, ctx.workspace_id, quarter)
    return {team: Weights(values, quarter) for team, values in said.items()}


def draft(ctx: Context, team: Team, day: date, shared: News | None = None) -> Report:
    """The digest of the four weeks before the local `day`, not kept. Reads only.

    `shared` is what all teams have in common, where it has been asked for several teams at once.
    """
    window = days_before(day)
    shared = news(ctx, [window.last]) if shared is None else shared
    basis, of_teams = shared.numbers[window.last]
    delivered = sums.delivered(ctx.session, team, window)
    return Report(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        team_id=team.id,
        week=iso_week(window.last),
        window=window,
        compiled_at=ctx.now,
        numbers=of_teams.get(team.id, Numbers()),
        basis=basis,
        handoffs=handoff_facts(delivered),
        word_ids=tuple(published.words_of(ctx.session, ctx.workspace_id, team.id, window.last)[:MOST_WORDS]),
        kudos_ids=sums.best_kudos(ctx.session, team, days_before(day, STORY_DAYS)),
        mvp=shared.mvp,
        standing=points.team_standing(ctx, team, shared.season.scores),
        season_end=shared.season.end,
        promises=promises.of_digest(ctx, shared.promises.get(team.id, ()), delivered),
        answer_ids=answers.of_week(ctx, team, days_before(day, WEEK_DAYS)) if team.id in shared.answering else (),
        dues=dues(shared.dues.get(team.id, ()), day),
        training=shared.training.get(team.id),
    )


def post(ctx: Context, team: Team, report: Report) -> bool:
    """Keep a drafted report and owe its message, once per team and week; says whether this was the first time."""
    present = teams.find(ctx.session, ctx.workspace_id, team.id)
    if present is None or present.channel_id is None or present.digest_paused:
        return False
    if not kept.add(ctx.session, report):
        return False
    period = f"{team.id}:{report.week}"
    deliveries.owe(ctx, Owed(DIGEST, present.channel_id, period, ctx.now, reference=report.id))
    members = people.members_of(ctx.session, ctx.workspace_id, team.id)
    deliveries.refresh_home(ctx, [member.id for member in members])
    return True


def preview(ctx: Context, team: Team) -> Report:
    """What a digest would say now. It is not kept; of ratings it shows what has been released, as every reader sees it.

    It tells of ratings up to the last release, and of everything else up to yesterday.
    """
    today = team.today(ctx.now)
    yesterday = today - timedelta(days=1)
    released = published.cutoffs(ctx.session, ctx.workspace_id, team.id, today - timedelta(days=WEEK_DAYS))
    last = released[-1] if released else yesterday
    basis, of_team = _numbers_of(ctx, team, last)
    shared = _news(ctx, {yesterday: (basis, {team.id: of_team})})
    words = published.words_of(ctx.session, ctx.workspace_id, team.id, last)[:MOST_WORDS]
    return replace(draft(ctx, team, today, shared), word_ids=tuple(words))


def _numbers_of(ctx: Context, team: Team, last: date) -> tuple[Basis, Numbers]:
    """What was released of a team at a cutoff: as its digest told it, or worked out where it has none."""
    told = latest(ctx, team)
    if told and told.basis and told.window.last == last:
        return told.basis, told.numbers
    basis, of_teams = numbers(ctx, last)
    return basis, of_teams.get(team.id, Numbers())


def latest(ctx: Context, team: Team) -> Report | None:
    """A team's latest posted digest."""
    return kept.latest(ctx.session, ctx.workspace_id, team.id)
