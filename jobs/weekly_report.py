"""At each team's weekly cutoff, releases what enough people said, and posts its digest, once per team and week."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from baton.domain.people import Workspace
from baton.domain.teams import Team
from baton.office import Office
from baton.services import releases, reports
from baton.storage import workspaces

DAY = timedelta(days=1)
AT_ONCE = 5  # teams in one transaction: short enough to wait for, and a fifth of the trips to disk

Due = Sequence[tuple[Team, date]]


def run(office: Office, *, now: datetime) -> None:
    """Settle every team whose cutoff has come, then post the digests that are due; meant to run every minute or so.

    All are released before the first digest is compiled, since each team is judged beside the others. Compiling only
    reads, and waits for nobody; what is kept is kept in short transactions. What goes wrong with one team keeps no
    other from its digest, and is raised at the end.
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

    def close(some: Due) -> None:
        with office.sessions.begin() as session:
            ctx = office.context(session, workspace, now=now)
            for team, last in some:
                releases.close(ctx, team, last)

    return _a_few_at_once(due, close)


def _report(office: Office, workspace: Workspace, now: datetime) -> list[Exception]:
    with office.sessions.read() as session:
        ctx = office.context(session, workspace, now=now)
        due = [(team, team.today(moment)) for team, moment in reports.due(ctx)]
        news = reports.news(ctx, [day - DAY for _, day in due]) if due else reports.News()

    def post(some: Due) -> None:
        with office.sessions.read() as session:
            ctx = office.context(session, workspace, now=now)
            drafted = [(team, reports.draft(ctx, team, day, news)) for team, day in some]
        with office.sessions.begin() as session:
            ctx = office.context(session, workspace, now=now)
            for team, report in drafted:
                reports.post(ctx, team, report)

    return _a_few_at_once(due, post)


def _a_few_at_once(due: Due, deed: Callable[[Due], None]) -> list[Exception]:
    """Do something for all that is due; where one team spoils it for the few beside it, each is done by itself."""
    wrong: list[Exception] = []
    for start in range(0, len(due), AT_ONCE):
        some = due[start : start + AT_ONCE]
        try:
            deed(some)
        except Exception:
            wrong += [error for each in some if (error := _failure(deed, each))]
    return wrong


def _failure(deed: Callable[[Due], None], one: tuple[Team, date]) -> Exception | None:
    try:
        deed([one])
    except Exception as error:
        return error
    return None
