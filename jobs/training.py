"""Accompanies everybody who took a course: asks what is due where it is ten o'clock, and reports to facilitators."""

from datetime import datetime

from baton.office import Office
from baton.services.contexts import Context
from baton.services.training import following, telling
from baton.storage import workspaces
from jobs.everywhere import in_every_workspace


def run(office: Office, *, now: datetime) -> None:
    """Late, or twice, it asks nobody twice: the rules are in domain/training/turns.py."""
    wrong: list[Exception] = []
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        with office.sessions.read() as session:
            due = following.due(office.context(session, workspace, now=now))
        for cohort_id, person_ids in sorted(due.items()):
            # A transaction for each cohort: none is held up by another, and nobody waits long for the database.
            try:
                with office.sessions.begin() as session:
                    following.follow(office.context(session, workspace, now=now), cohort_id, person_ids)
            except Exception as error:
                wrong.append(error)
    try:
        in_every_workspace(office, now, _reports)
    except ExceptionGroup as errors:
        wrong += errors.exceptions
    if wrong:
        raise ExceptionGroup("something went wrong with some cohorts", wrong)


def _reports(ctx: Context) -> None:
    telling.report(ctx)
