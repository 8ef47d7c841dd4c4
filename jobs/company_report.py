"""Sums up each month of ratings, and posts the company's week to its admins on Monday morning."""

from datetime import datetime

from baton.office import Office
from baton.services import company, health
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """In every workspace, each month and each week once."""
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        with office.sessions.begin() as session:
            ctx = office.context(session, workspace, now=now)
            health.sum_up(ctx)
            company.post_weekly(ctx)
