"""Makes weights of the quarter that is over, and asks customers what matters to them in the first weeks of the next."""

from datetime import datetime

from baton.office import Office
from baton.services import importance
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """In every workspace; a second run of a quarter finds nothing left to do."""
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        with office.sessions.begin() as session:
            ctx = office.context(session, workspace, now=now)
            importance.settle(ctx)
            importance.ask(ctx)
