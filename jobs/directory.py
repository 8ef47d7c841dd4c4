"""Once a day Baton reads the platform's directory, so that names, zones, roles and groups are right without asking."""

from collections.abc import Callable
from datetime import datetime

from baton.domain.people import Workspace
from baton.office import Office
from baton.services import groups, people
from baton.services.people import Directory, SyncResult
from baton.storage import workspaces


def run(office: Office, *, now: datetime, directory: Callable[[Workspace], Directory]) -> dict[str, SyncResult]:
    """Take over every workspace's directory; says by workspace id what changed.

    The directory is read before the transaction opens: it may be slow, and nobody should wait for it. A workspace
    whose directory cannot be read does not keep the others from being read, nor groups the people from being taken
    over; what went wrong is raised at the end.
    """
    with office.sessions.read() as session:
        every = workspaces.every(session)
    results: dict[str, SyncResult] = {}
    failures: list[Exception] = []
    for workspace in every:
        try:
            found = directory(workspace)
            accounts = list(found.accounts())
            with office.sessions.begin() as session:
                results[workspace.id] = people.sync(office.context(session, workspace, now=now), accounts)
            listings = list(found.groups())
            with office.sessions.begin() as session:
                groups.sync(office.context(session, workspace, now=now), listings)
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise ExceptionGroup("directories that could not be taken over", failures)
    return results
