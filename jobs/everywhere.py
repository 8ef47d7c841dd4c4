"""The same deed in every workspace, each in a transaction of its own."""

from collections.abc import Callable
from datetime import datetime

from baton.office import Office
from baton.services.contexts import Context
from baton.storage import workspaces


def in_every_workspace(office: Office, now: datetime, deed: Callable[[Context], object]) -> None:
    """Do something as of `now` in one workspace after the other.

    What goes wrong in one keeps no other waiting, and is raised at the end.
    """
    wrong: list[Exception] = []
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        try:
            with office.sessions.begin() as session:
                deed(office.context(session, workspace, now=now))
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("something went wrong in some workspaces", wrong)
