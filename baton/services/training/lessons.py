"""What a team's digests told of it: what to improve first, and how its customers saw it when."""

from collections.abc import Collection
from datetime import date

from baton.domain.reports import Report
from baton.domain.statistics.bands import told_mean
from baton.services.contexts import Context
from baton.storage.reports import kept


def weakest_of_teams(ctx: Context, team_ids: Collection[str]) -> dict[str, str]:
    """By team, the published dimension that most needs work; teams that were told of none are missing."""
    found: dict[str, str] = {}
    for team_id in sorted(team_ids):
        report = kept.latest(ctx.session, ctx.workspace_id, team_id)
        if report and report.numbers.improve:
            found[team_id] = report.numbers.improve
    return found


def team_levels(ctx: Context, team_id: str | None, ended: date) -> tuple[float, float] | None:
    """The level of a team in its last digest up to the day a course ended, and in its last one; None without both."""
    if team_id is None:
        return None
    before = _told(kept.latest(ctx.session, ctx.workspace_id, team_id, until=ended))
    now = _told(kept.latest(ctx.session, ctx.workspace_id, team_id))
    return (before, now) if before is not None and now is not None else None


def _told(report: Report | None) -> float | None:
    """A level as it was told: none where all said the same, which is told in other words."""
    level = report.numbers.level if report else None
    return told_mean(level.value) if level and not level.band else None
