"""The end of a season: written down once, and told once where admins want it told."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from baton.domain.deliveries import Owed
from baton.domain.manners import next_working
from baton.domain.points import FIRST_PLACES, Results, Season, SeasonNews
from baton.services import deliveries, manners
from baton.services.contexts import Context
from baton.services.points.standing import contest, settings_of
from baton.storage import people
from baton.storage.points import deeds, ledger, seasons

SEASON, UNPOSTED = "points-season", "points-unposted"
TOLD_FROM, TOLD_UNTIL = time(10), time(18)
TOLD_FOR = timedelta(days=7)  # how long digests (once, that is) and App Home tell of a season that is over


def season_is_due(ctx: Context) -> bool:
    """Has the last season not been written down, though it is time? Only reads.

    Not before everything done in it is booked.
    """
    season = Season.at(ctx.now, ctx.workspace.zone).previous
    if not settings_of(ctx).on or ctx.now < told_at(ctx, season):
        return False
    if seasons.ended(ctx.session, ctx.workspace_id, season.name) is not None:
        return False
    return deeds.waiting(ctx.session, ctx.workspace_id, until=season.ends_at(ctx.workspace.zone)) == 0


def close_season(ctx: Context) -> bool:
    """Write down how the last season ended and owe its post; says whether this was the first time.

    At ten o'clock of the first workday after it. A season in which nobody had points ends without a word, and so does
    one that Baton comes to late (it was off, or has just been installed): its results are kept for the next one.
    """
    if not season_is_due(ctx):
        return False
    results, settings = _results(ctx, Season.at(ctx.now, ctx.workspace.zone).previous), settings_of(ctx)
    if not seasons.close(ctx.session, ctx.workspace_id, results, now=ctx.now) or results.is_empty:
        return False
    until = told_at(ctx, Season.named(results.season)) + TOLD_FOR
    if settings.tells_in and ctx.now < until:
        period = results.season
        deliveries.owe(ctx, Owed(SEASON, settings.tells_in, period, ctx.now, reference=period, expires_at=until))
    deliveries.refresh_home(ctx, [each.id for each in people.every(ctx.session, ctx.workspace_id)])
    return True


def told_at(ctx: Context, season: Season) -> datetime:
    """When the end of a season is told."""
    zone = ctx.workspace.zone
    workdays = manners.workdays(manners.country_of(zone))
    return next_working(season.ends_at(zone), ZoneInfo(zone), [(TOLD_FROM, TOLD_UNTIL)], workdays)


def _results(ctx: Context, season: Season) -> Results:
    first = ledger.season_board(ctx.session, ctx.workspace_id, season.name, FIRST_PLACES)
    return Results(season.name, tuple((place.person_id, place.points) for place in first), tuple(contest(ctx, season)))


def ended_lately(ctx: Context) -> Results | None:
    """How the last season ended, for a week after it was time to tell."""
    season = Season.at(ctx.now, ctx.workspace.zone).previous
    settings = settings_of(ctx)
    if not (settings.on and settings.boards) or ctx.now - told_at(ctx, season) > TOLD_FOR:
        return None
    found = seasons.ended(ctx.session, ctx.workspace_id, season.name)
    return None if found is None or found.is_empty else found


def news(ctx: Context) -> SeasonNews:
    """What there is to tell of the season; the same for all teams, so for many digests it is asked for once."""
    settings = settings_of(ctx)
    if not (settings.on and settings.boards):
        return SeasonNews()
    ended = ended_lately(ctx)
    return SeasonNews(tuple(contest(ctx)), ended.end if ended else None)


def owe_unposted(ctx: Context, season: str) -> None:
    """The post could not be made: tell the admins, who can invite Baton."""
    holders = people.role_holders(ctx.session, ctx.workspace_id)
    admins = (each.person.id for each in holders if "admin" in each.roles)
    deliveries.owe(ctx, *(Owed(UNPOSTED, admin, season, ctx.now, reference=season) for admin in admins))
