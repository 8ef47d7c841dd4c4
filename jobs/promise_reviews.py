"""Asks the leads whether a promise was kept, on its review day."""

from datetime import datetime

from baton.office import Office
from baton.services import promises
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Ask what is due in every workspace; running it twice or late asks once."""
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        with office.sessions.begin() as session:
            promises.ask_for_reviews(office.context(session, workspace, now=now))
