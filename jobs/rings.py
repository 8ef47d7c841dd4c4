"""Once a day, looks for people who mostly thank each other, and for thanks that reach only a few."""

from datetime import datetime

from baton.office import Office
from baton.services import points
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Flag what is new at `now` in every workspace; running it again flags nothing twice."""
    with office.sessions.read() as session:
        companies = workspaces.every(session)
    for workspace in companies:
        with office.sessions.begin() as session:
            points.look_for_rings(office.context(session, workspace, now=now))
