"""Every night what is old is forgotten, and what is settled loses its time of day."""

from datetime import datetime

from baton.office import Office
from baton.services import ratings
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Tidy ratings as of `now`; a second run finds nothing left to do."""
    in_every_workspace(office, now, ratings.tidy)
