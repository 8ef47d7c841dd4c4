"""Once, a day after Baton asked how a handoff was, whoever has not answered is reminded."""

from datetime import datetime

from baton.office import Office
from baton.services import ratings
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Owe the reminders due at `now`; each question has at most one, however often this runs."""
    in_every_workspace(office, now, ratings.remind)
