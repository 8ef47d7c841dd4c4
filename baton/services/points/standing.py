"""Who stands where: one's own points, the boards, and the contest of teams. Everything is summed up from the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from baton.domain.people import Person
from baton.domain.points import (
    A_WEEK,
    BOARD_LENGTH,
    FIRST_PLACES,
    RULES,
    UNIT,
    EntryKind,
    Place,
    PointsSettings,
    Season,
    TeamScore,
    TeamStanding,
    most_improved,
    points,
)
from baton.domain.points import contest as compete
from baton.domain.settings import chosen
from baton.domain.teams import Team
from baton.domain.weeks import iso_week
from baton.services.contexts import Context
from baton.services.points.noting import RATED, account_of
from baton.storage.points import ledger, ratings, seasons


@dataclass(frozen=True, slots=True)
class Own:
    """What one person sees of their own points: this week's (at most 60), the season's, and how much of each is theirs
    alone because it is for ratings. `full`: the kinds that give no more this week."""

    season: str
    week: float
    total: float
    for_ratings: float
    full: tuple[EntryKind, ...]

    @property
    def week_is_full(self) -> bool:
        return self.week >= A_WEEK


def settings_of(ctx: Context) -> PointsSettings:
    """What the admins chose about points."""
    return chosen(PointsSettings, ctx.workspace, "points")


def own(ctx: Context, person: Person) -> Own | None:
    """One's own standing; None where the workspace has no points.

    Points for ratings are added last and take what the week has left, so that no entry of the ledger depends on them.
    """
    if not settings_of(ctx).on:
        return None
    season, week = Season.at(ctx.now, ctx.workspace.zone), iso_week(person.today(ctx.now))
    earned: dict[EntryKind, int] = {}
    for _, kind, _, _, units in ledger.earned(ctx.session, ctx.workspace_id, [person.id], [week]):
        earned[kind] = earned.get(kind, 0) + units
    rated = _rated(ctx, person, season)
    if rated.get(week):
        earned["rated"] = rated[week]
    booked = ledger.of_season(ctx.session, ctx.workspace_id, person.id, season.name)
    full = tuple(kind for kind, units in earned.items() if units >= RULES[kind].a_week * UNIT)
    private = sum(rated.values())
    return Own(season.name, points(sum(earned.values())), points(booked + private), points(private), full)


def _rated(ctx: Context, person: Person, season: Season) -> dict[str, int]:
    """The points for ratings by week of a season, in sixteenths, as far as each week has room for them."""
    account = account_of(ctx, person.id)
    times = ratings.counted(ctx.session, ctx.workspace_id, account, *season.weeks)
    booked: dict[str, int] = {}
    for _, _, _, week, units in ledger.earned(ctx.session, ctx.workspace_id, [person.id], times):
        booked[week] = booked.get(week, 0) + units
    return {
        week: max(0, min(count * RATED.base * UNIT, A_WEEK * UNIT - booked.get(week, 0)))
        for week, count in times.items()
    }


def boards(ctx: Context) -> tuple[list[Place], list[TeamScore]]:
    """The rolling board of people and the teams of this season; both empty where boards are switched off."""
    settings = settings_of(ctx)
    if not (settings.on and settings.boards):
        return [], []
    return ledger.rolling_board(ctx.session, ctx.workspace_id, ctx.now), contest(ctx)[:BOARD_LENGTH]


def contest(ctx: Context, season: Season | None = None) -> list[TeamScore]:
    """The teams of a season (the present one), best first, each beside its own season before."""
    season = season or Season.at(ctx.now, ctx.workspace.zone)
    before = seasons.ended(ctx.session, ctx.workspace_id, season.previous.name)
    return compete(
        ledger.rosters(ctx.session, ctx.workspace_id, season.name),
        smallest=settings_of(ctx).smallest_team,
        absent=seasons.absent(ctx.session, ctx.workspace_id),
        before={each.team_id: each.score for each in before.teams} if before else {},
    )


def team_standing(ctx: Context, team: Team, known: Sequence[TeamScore]) -> TeamStanding | None:
    """What a team's digest tells of the contest `known`; None where it takes no part, or nobody has points yet."""
    mine = next((each for each in known if each.team_id == team.id), None)
    if mine is None or round(known[0].score, 1) <= 0:
        return None
    best = most_improved(known)
    place = 1 + sum(round(each.score, 1) > round(mine.score, 1) for each in known)
    return TeamStanding(
        season=Season.at(ctx.now, ctx.workspace.zone).name,
        score=round(mine.score, 1),
        place=place if place <= FIRST_PLACES and len(known) > 1 else None,
        improved=None if mine.improved is None else round(mine.improved, 1),
        is_most_improved=best is not None and best.team_id == team.id,
    )


def top_of_season(ctx: Context, most: int) -> list[str]:
    """The ids of the members with most points this season, best first, without those who left the boards."""
    if not settings_of(ctx).on:
        return []
    season = Season.at(ctx.now, ctx.workspace.zone)
    return [place.person_id for place in ledger.season_board(ctx.session, ctx.workspace_id, season.name, most)]
