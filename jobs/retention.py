"""Every night what is old is forgotten, and what is settled loses its time of day."""

from datetime import datetime

from baton.office import Office
from baton.services import ratings
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Tidy every workspace's ratings as of `now`; a second run finds nothing left to do."""
    with office.sessions.read() as session:
        companies = workspaces.every(session)
    for workspace in companies:
        with office.sessions.begin() as session:
            ratings.tidy(office.context(session, workspace, now=now))
