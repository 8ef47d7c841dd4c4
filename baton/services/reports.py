"""The weekly digest: compile it, post it once, show it, and say where and when it goes.

Its numbers are made of what `services.releases` let out; nothing in here can read a rating.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from baton.domain.answers import Answered
from baton.domain.deliveries import Owed
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Names, Refusal, Week
from baton.domain.people import Person
from baton.domain.points import Season, SeasonNews
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.promises import Promise
from baton.domain.releases import OWN_WINDOW, ReleasedWords, own_score
from baton.domain.reports import (
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
from baton.domain.reports.numbers import CHART_WEEKS
from baton.domain.settings import chosen
from baton.domain.statistics.bands import Bar
from baton.domain.statistics.epochs import WINDOW, Cell
from baton.domain.teams import Team
from baton.domain.weeks import days_before, iso_week, latest_moment, next_moment, reported_week
from baton.services import answers, audit, deliveries, mvp, points, promises
from baton.services.contexts import Context
from baton.services.settings import check_admin
from baton.storage import people, teams
from baton.storage.importance import told
from baton.storage.releases import published
from baton.storage.reports import kept, sums

DIGEST, UNPOSTED = "weekly-digest", "digest-unposted"
WEEK_DAYS = 7
SHORTEST_REASON = 8
NOW = "now:"  # before a team's id: what its digest would say now


@dataclass(frozen=True, slots=True)
class News:
    """What the digests of all teams have in common, or is asked for once for all of them.

    The season, how MVP rounds stood, and the numbers of all teams, each judged beside the others, by the last day they
    tell of; what teams promise, and which of them have answered a digest lately.
    """

    season: SeasonNews = field(default_factory=SeasonNews)
    mvp: MvpStanding | None = None
    numbers: Mapping[date, tuple[Basis, Mapping[str, Numbers]]] = field(default_factory=dict)
    promises: Mapping[str, Sequence[Promise]] = field(default_factory=dict)
    answering: Collection[str] = ()


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
    return News(points.news(ctx), mvp.standing(ctx), of_days, promises.of_everybody(ctx), answers.answering(ctx, since))


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


def latest(ctx: Context, team: Team) -> Report | None:
    """A team's latest posted digest."""
    return kept.latest(ctx.session, ctx.workspace_id, team.id)


def page(ctx: Context, team: Team, report: Report, reference: str = "") -> Page:
    """A report with its words, stories and names as they stand now."""
    words = published.words(ctx.session, ctx.workspace_id, report.word_ids)
    stories = sums.kudos_told(ctx.session, ctx.workspace_id, report.kudos_ids)
    wanted = {each.signed_by for each in words if each.signed_by}
    wanted |= set(report.mvp.winner_ids if report.mvp else ())
    wanted |= {id for each in stories for id in (each.giver_id, *each.receiver_ids)}
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


def owe_unposted(ctx: Context, report_id: str) -> None:
    """The digest could not be posted: tell the leads, who can invite Baton."""
    report = kept.find(ctx.session, ctx.workspace_id, report_id)
    if report is not None:
        leads = teams.leads_of(ctx.session, ctx.workspace_id, report.team_id)
        deliveries.owe(ctx, *(Owed(UNPOSTED, lead, report.id, ctx.now, reference=report.id) for lead in leads))


def _changed(ctx: Context, team: Team) -> tuple[Team, datetime]:
    present = teams.find(ctx.session, ctx.workspace_id, team.id) or team
    return present, next_digest(ctx, present)
