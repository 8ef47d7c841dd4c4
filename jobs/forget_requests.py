"""Once a day the keys of requests that nobody can repeat any more are forgotten."""

from datetime import datetime, timedelta

from baton.office import Office
from baton.storage import workspaces

KEPT = timedelta(days=7)  # Slack repeats a request for minutes, never for days


def run(office: Office, *, now: datetime) -> None:
    """Drop the request keys that are older than a week."""
    with office.sessions.begin() as session:
        workspaces.forget_requests(session, now - KEPT)
