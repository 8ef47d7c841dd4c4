"""At each weekly cutoff of a team, let out what enough people said, and let the rest go on gathering.

The only service that has ratings of many people read. Whoever shows numbers reads what was released here.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from baton.domain.privacy_settings import PrivacySettings
from baton.domain.ratings import KEEP_ASKED
from baton.domain.releases import FIELDS, LEVEL, OWN_WINDOW, OwnEpoch, Said, level_bars, own_cells
from baton.domain.reports.words import MOST_RELEASED, shuffled
from baton.domain.settings import chosen
from baton.domain.statistics.epochs import Epoch, release
from baton.domain.teams import Team
from baton.domain.weeks import Window, latest_cutoff
from baton.services.contexts import Context
from baton.storage import teams
from baton.storage.releases import closing, published

DAY = timedelta(days=1)


def group_minimum(ctx: Context) -> int:
    """How many distinct raters stand behind every number that is released from now on."""
    return chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum


def due(ctx: Context) -> list[tuple[Team, date]]:
    """The teams whose latest weekly cutoff has not been settled, each with the last day before it.

    Every team has one a week, with or without a digest, paused or not. After an outage the latest is enough: what was
    missed has gathered meanwhile.
    """
    settled = published.latest(ctx.session, ctx.workspace_id)
    lasts = [
        (team, team.today(latest_cutoff(team, ctx.now)) - DAY) for team in teams.every(ctx.session, ctx.workspace_id)
    ]
    return [(team, last) for team, last in lasts if settled.get(team.id, date.min) < last]


def close(ctx: Context, team: Team, last: date) -> bool:
    """Settle a team's cutoff after the day `last`, once; says whether this was the first time."""
    k = group_minimum(ctx)
    starts = closing.hold(ctx.session, team)
    is_first = published.settle(ctx.session, team, last, at=ctx.now, group_minimum=k)
    gathered = closing.gathered(ctx.session, team, starts, last)
    if not is_first():
        return False
    cells = {field: cell for field in FIELDS if (cell := release(gathered.fields.get(field), k))}
    epochs = [closing.Closed(Epoch(team.id, field, last, cell), starts[field]) for field, cell in cells.items()]
    if LEVEL in cells:
        since = starts[LEVEL]
        bars = level_bars(gathered.levels, cells[LEVEL])
        epochs[0] = closing.Closed(
            epochs[0].epoch, since, bars, *_response(ctx, team, (since, last), gathered.answered)
        )
        _release_words(ctx, team, (since, last))
        _tell_providers(ctx, team, (since, last), k)
    closing.close(ctx.session, team, epochs)
    return True


def _response(
    ctx: Context, team: Team, window: tuple[date | None, date], answers: int
) -> tuple[int, int] | tuple[None, None]:
    """How often people were asked, and how often that led to a rating; unknown where it is kept no longer."""
    first, last = window[0] or window[1] - KEEP_ASKED, window[1]
    if last - first > KEEP_ASKED:
        return None, None
    asked = closing.asked(ctx.session, team, Window(first, last))
    return asked, min(answers, asked)


def _release_words(ctx: Context, team: Team, window: tuple[date | None, date]) -> None:
    """At most one sentence of each rater, drawn by chance, under new ids that tell no order."""
    found = closing.with_words(ctx.session, team, window)
    drawn = shuffled(((id, rater) for id, (rater, _) in found.items()), ctx.draw, MOST_RELEASED)
    closing.release_words(ctx.session, team, window[1], [(ctx.new_id(), found[id][1]) for id in drawn])


def _tell_providers(ctx: Context, team: Team, window: tuple[date | None, date], k: int) -> None:
    last = window[1]
    fresh = closing.said_of_providers(ctx.session, team, window)
    said = [*closing.waiting(ctx.session, team, last - OWN_WINDOW), *fresh]
    cells = own_cells(said, closing.told_until(ctx.session, team), k)
    own = [OwnEpoch(provider, team.id, last, cell) for provider, cell in cells.items()]
    closing.tell(ctx.session, team, own)
    closing.let_wait(ctx.session, team, _still_needed(fresh, cells.keys()), last - OWN_WINDOW)


def _still_needed(fresh: Sequence[Said], told: Collection[str]) -> Sequence[Said]:
    """All of an epoch waits while anybody in it does: what was said of the others must be known then as well."""
    return fresh if any(each.provider and each.provider not in told for each in fresh) else ()
