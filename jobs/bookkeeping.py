"""Turns deeds into points a few seconds after they were done, batch after batch until none waits."""

from datetime import datetime

from baton.domain.people import Workspace
from baton.office import Office
from baton.services import points
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> int:
    """Book what is to be booked in every workspace; how many deeds were settled.

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
            while batch := _batch(office, workspace, now):
                settled += batch
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("some points could not be booked", wrong)
    return settled


def _batch(office: Office, workspace: Workspace, now: datetime) -> int:
    with office.sessions.begin() as session:
        return points.book(office.context(session, workspace, now=now))
