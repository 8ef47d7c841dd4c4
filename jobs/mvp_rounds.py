"""Moves MVP rounds on: opens them on their day, opens and closes the ballot, reminds once of a vote not cast."""

from datetime import datetime

from baton.office import Office
from baton.services import mvp
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Take every step that has come due, each company in a transaction of its own. Late or twice does no harm.

    Run by hand for a later instant it speaks at once, so that one sees what it does. What goes wrong in one company
    keeps no other waiting, and is raised at the end.
    """
    wrong: list[Exception] = []
    with office.sessions.read() as session:
        companies = workspaces.every(session)
    for company in companies:
        try:
            with office.sessions.begin() as session:
                mvp.advance(office.context(session, company, now=now), due=min(now, office.clock()))
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("some MVP rounds could not be moved on", wrong)
