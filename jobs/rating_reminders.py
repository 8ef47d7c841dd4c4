"""Once, a day after Baton asked how a handoff was, whoever has not answered is reminded."""

from datetime import datetime

from baton.office import Office
from baton.services import ratings
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Owe the reminders due at `now` in every workspace; each question has at most one, however often this runs."""
    with office.sessions.read() as session:
        companies = workspaces.every(session)
    for workspace in companies:
        with office.sessions.begin() as session:
            ratings.remind(office.context(session, workspace, now=now))
