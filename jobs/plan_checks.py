"""Asks people how their plans go, on the check days."""

from datetime import datetime

from baton.office import Office
from baton.services import plans
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Ask what is due; running it twice or late asks once, about the latest day."""
    in_every_workspace(office, now, plans.ask_for_checks)
