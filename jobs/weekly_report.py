"""At each team's weekly cutoff, releases what enough people said, and posts its digest, once per team and week."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from baton.domain.people import Workspace
from baton.domain.teams import Team
from baton.office import Office
from baton.services import releases, reports
from baton.storage import workspaces

DAY = timedelta(days=1)


def run(office: Office, *, now: datetime) -> None:
    """Settle every team whose cutoff has come, then post the digests that are due; meant to run every minute or so.

    All are released before the first digest is compiled, since each team is judged beside the others. Compiling only
    reads, and waits for nobody; each team is settled in a short transaction of its own. What goes wrong with one team
    keeps no other from its digest, and is raised at the end.
    """
    wrong: list[Exception] = []
    with office.sessions.read() as session:
        known = workspaces.every(session)
    for workspace in known:
        wrong += _release(office, workspace, now)
        wrong += _report(office, workspace, now)
    if wrong:
        raise ExceptionGroup("some digests could not be compiled", wrong)


def _release(office: Office, workspace: Workspace, now: datetime) -> list[Exception]:
    with office.sessions.read() as session:
        due = releases.due(office.context(session, workspace, now=now))
    wrong: list[Exception] = []
    for team, last in due:
        try:
            with office.sessions.begin() as session:
                releases.close(office.context(session, workspace, now=now), team, last)
        except Exception as error:
            wrong.append(error)
    return wrong


def _report(office: Office, workspace: Workspace, now: datetime) -> list[Exception]:
    with office.sessions.read() as session:
        ctx = office.context(session, workspace, now=now)
        due = [(team, team.today(moment)) for team, moment in reports.due(ctx)]
        news = reports.news(ctx, _last_days(due)) if due else reports.News()
    wrong: list[Exception] = []
    for team, day in due:
        try:
            _post(office, workspace, team, day, news, now)
        except Exception as error:
            wrong.append(error)
    return wrong


def _last_days(due: Sequence[tuple[Team, date]]) -> list[date]:
    return sorted({day - DAY for _, day in due})


def _post(office: Office, workspace: Workspace, team: Team, day: date, news: reports.News, now: datetime) -> None:
    with office.sessions.read() as session:
        report = reports.draft(office.context(session, workspace, now=now), team, day, news)
    with office.sessions.begin() as session:
        reports.post(office.context(session, workspace, now=now), team, report)
