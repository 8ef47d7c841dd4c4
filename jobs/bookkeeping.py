"""Turns deeds into points a few seconds after they were done, in small batches that get in nobody's way."""

import time
from collections.abc import Callable
from datetime import datetime

from baton.domain.people import Workspace
from baton.office import Office
from baton.services import points
from baton.storage import workspaces

MOST = 300  # deeds of a workspace in one run: thirty a second, however many were done in a rush
PAUSE = 0.05  # seconds between two batches, in which whoever waits on SQLite takes their turn


def run(office: Office, *, now: datetime, rest: Callable[[float], None] = time.sleep) -> int:
    """Book what is to be booked in every workspace; how many deeds were settled. What is left over is for the next run.

    Each batch is a transaction of its own, so that nobody who writes waits long. What goes wrong in one workspace keeps
    no other from its points, and is raised at the end.
    """
    with office.sessions.read() as session:
        waiting = [
            each for each in workspaces.every(session) if points.deeds_wait(office.context(session, each, now=now))
        ]
    settled = 0
    wrong: list[Exception] = []
    for workspace in waiting:
        try:
            settled += _booked(office, workspace, now, rest)
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("some points could not be booked", wrong)
    return settled


def _booked(office: Office, workspace: Workspace, now: datetime, rest: Callable[[float], None]) -> int:
    settled = 0
    while settled < MOST and (batch := _batch(office, workspace, now)):
        settled += batch
        rest(PAUSE)
    return settled


def _batch(office: Office, workspace: Workspace, now: datetime) -> int:
    with office.sessions.begin() as session:
        return points.book(office.context(session, workspace, now=now))
