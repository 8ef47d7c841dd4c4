"""Makes weights of the quarter that is over, and asks customers what matters to them in the first weeks of the next."""

from datetime import datetime

from baton.office import Office
from baton.services import importance
from baton.services.contexts import Context
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """A second run of a quarter finds nothing left to do."""
    in_every_workspace(office, now, _quarter)


def _quarter(ctx: Context) -> None:
    importance.settle(ctx)
    importance.ask(ctx)
