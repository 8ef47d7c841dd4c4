"""Moves MVP rounds on: opens them on their day, opens and closes the ballot, reminds once of a vote not cast."""

from datetime import datetime
from functools import partial

from baton.office import Office
from baton.services import mvp
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Take every step that has come due. Late or twice does no harm.

    Run by hand for a later instant it speaks at once, so that one sees what it does.
    """
    in_every_workspace(office, now, partial(mvp.advance, due=min(now, office.clock())))
