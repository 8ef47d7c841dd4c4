"""Looks for those who rated a team that has said what it changed, and has them told."""

from datetime import datetime

from baton.office import Office
from baton.services import ratings
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Tell what is due, each answer once, however often this runs."""
    in_every_workspace(office, now, ratings.tell_raters)
