"""Sums up each month of ratings, and posts the company's week to its admins on Monday morning."""

from datetime import datetime

from baton.office import Office
from baton.services import company, health
from baton.services.contexts import Context
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Each month and each week once."""
    in_every_workspace(office, now, _report)


def _report(ctx: Context) -> None:
    health.sum_up(ctx)
    company.post_weekly(ctx)
