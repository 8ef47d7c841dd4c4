"""Once a day, looks for people who mostly thank each other, and for thanks that reach only a few."""

from datetime import datetime

from baton.office import Office
from baton.services import points
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Flag what is new at `now`; running it again flags nothing twice."""
    in_every_workspace(office, now, points.look_for_rings)
