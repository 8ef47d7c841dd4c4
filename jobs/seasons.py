"""Ends each season once, on the morning of the first workday after it."""

from datetime import datetime

from baton.office import Office
from baton.services import points
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Write down how the last season ended, in every workspace where that is due and has not been done."""
    with office.sessions.read() as session:
        companies = workspaces.every(session)
        due = [each for each in companies if points.season_is_due(office.context(session, each, now=now))]
    for workspace in due:
        with office.sessions.begin() as session:
            points.close_season(office.context(session, workspace, now=now))
