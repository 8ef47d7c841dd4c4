"""Looks for those who rated a team that has said what it changed, and has them told."""

from datetime import datetime

from baton.office import Office
from baton.services import ratings
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Tell what is due in every workspace, each answer once, however often this runs."""
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        with office.sessions.begin() as session:
            ratings.tell_raters(office.context(session, workspace, now=now))
