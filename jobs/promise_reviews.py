"""Asks the leads whether a promise was kept, on its review day."""

from datetime import datetime

from baton.office import Office
from baton.services import promises
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Ask what is due; running it twice or late asks once."""
    in_every_workspace(office, now, promises.ask_for_reviews)
