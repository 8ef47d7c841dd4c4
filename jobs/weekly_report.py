"""Posts each team's weekly digest at its own local day and hour, once per team and week."""

from datetime import datetime

from baton.domain.people import Workspace
from baton.domain.teams import Team
from baton.office import Office
from baton.services import reports
from baton.storage import workspaces


def run(office: Office, *, now: datetime) -> None:
    """Post the latest digest of every team that has not had it; meant to run every minute or so.

    Compiling only reads, and waits for nobody; each team is then settled in a short transaction of its own. What goes
    wrong with one team keeps no other from its digest, and is raised at the end.
    """
    wrong: list[Exception] = []
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        with office.sessions.read() as session:
            ctx = office.context(session, workspace, now=now)
            due = reports.due(ctx)
            news = reports.news(ctx) if due else reports.News()
        for team, moment in due:
            try:
                _post(office, workspace, team, moment, news, now)
            except Exception as error:
                wrong.append(error)
    if wrong:
        raise ExceptionGroup("some digests could not be compiled", wrong)


def _post(
    office: Office, workspace: Workspace, team: Team, moment: datetime, news: reports.News, now: datetime
) -> None:
    with office.sessions.read() as session:
        drafted = reports.draft(office.context(session, workspace, now=now), team, team.today(moment), news)
    with office.sessions.begin() as session:
        reports.post(office.context(session, workspace, now=now), team, drafted)
