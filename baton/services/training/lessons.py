"""What a team is to be reminded of: the dimension its last digest said to improve first."""

from collections.abc import Collection

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
