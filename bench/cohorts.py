"""How long the daily run of trainings takes, and how much memory, with a hundred cohorts of a hundred people."""

import json
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from baton.domain.deliveries import Owed
from baton.domain.people import Workspace
from baton.domain.teams import Team
from baton.office import Office
from baton.services.training import cohorts
from baton.services.training.cohorts import MOST_PEOPLE, Plan
from baton.storage import deliveries, people, teams, workspaces
from baton.storage.database import Sessions
from baton.storage.deliveries import DeliveryRow
from baton.storage.training.steps import STEP, StepRow
from bench.company import WORKSPACE, ZONE, person_id, person_row, settle
from bench.databases import database
from bench.digests import SECRET, megabytes
from bench.results import Failed, Limit
from cli.migrating import migrate
from jobs import training

COHORTS, EACH = 100, 100
TEAM = 10  # people
COURSE = "internal-service"
LAST_DAY = date(2026, 3, 6)  # a Friday
SPREAD = 170  # days over which the courses of an ordinary year lie behind one another
RUNS = ("start", "ordinary")
SECONDS, MEGABYTES, MAKING = 20, 300, 1


def measured(kind: str, folder: Path) -> list[Limit]:
    """The day on which everybody is asked at once, an ordinary one, and the making of a cohort, each by itself."""
    found = []
    for run in RUNS:
        with database(kind, folder) as url:
            _child("prepare", run, url)
            result = json.loads(_child("measure", run, url))
        asked = "all asked at once" if run == "start" else f"{result['asked']:,.0f} asked on an ordinary day"
        what = f"Daily run of trainings, 100 cohorts with 10,000 participants, {asked}, on {kind}"
        found += [
            Limit(what, result["seconds"], SECONDS, "s"),
            Limit(f"{what}: memory", result["megabytes"], MEGABYTES, "MB"),
        ]
        if run == "start":
            found.append(Limit(f"Making a cohort of {MOST_PEOPLE} people, on {kind}", result["making"], MAKING, "s"))
    return found


def _child(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.cohorts", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def at(day: date) -> datetime:
    """Shortly after ten in Berlin, in winter and in summer."""
    return datetime(day.year, day.month, day.day, 9, 0, 20, tzinfo=UTC)


def office_of(sessions: Sessions, now: datetime) -> Office:
    """The office at an instant."""
    return Office(sessions, SECRET, clock=lambda: now)


def prepare(run: str, url: str) -> None:
    """A company of ten thousand people in teams of ten, everybody in one cohort, and with App Home open."""
    sessions = Sessions(url)
    migrate(sessions)
    long_ago = at(LAST_DAY) - timedelta(days=400)
    with sessions.begin() as session:
        workspaces.add(session, Workspace(WORKSPACE, "Acme", zone=ZONE), now=long_ago)
        for number in range(COHORTS * EACH // TEAM):
            teams.add(session, Team(WORKSPACE, f"team{number}", f"Team {number}", "en", ZONE), now=long_ago)
        everybody = [person_row(each, long_ago) | {"team_id": f"team{each // TEAM}"} for each in range(COHORTS * EACH)]
        people.put(session, [row | {"is_facilitator": row["id"] == person_id(0)} for row in everybody])
        homes = [Owed("home", person_id(each), "", long_ago, surface="home") for each in range(COHORTS * EACH)]
        deliveries.owe(session, WORKSPACE, [(f"home{at}", each) for at, each in enumerate(homes)])
    for number in range(COHORTS):
        ends_on = LAST_DAY - timedelta(days=SPREAD * number // COHORTS if run == "ordinary" else 0)
        _make(sessions, ends_on, range(number * EACH, (number + 1) * EACH))
    if run == "start":
        # Everybody was asked before the course, and nobody answered: the day the run has most to do.
        training.run(office_of(sessions, at(LAST_DAY - timedelta(days=7))), now=at(LAST_DAY - timedelta(days=7)))
    else:
        _answer_before(sessions, LAST_DAY)
    _send(sessions)
    settle(sessions)
    sessions.engine.dispose()


def _make(sessions: Sessions, ends_on: date, numbers: range) -> None:
    now = at(ends_on - timedelta(days=10))
    with sessions.begin() as session:
        ctx = office_of(sessions, now).context(session, Workspace(WORKSPACE, "Acme", zone=ZONE))
        known = people.known(session, WORKSPACE, [person_id(0), *map(person_id, numbers)])
        members = [known[person_id(each)] for each in numbers]
        cohorts.make(ctx, known[person_id(0)], Plan(COURSE, f"Course {numbers.start}", ends_on), members)


def _answer_before(sessions: Sessions, day: date) -> None:
    """Every step before a day was asked on its day, and answered."""
    with sessions.begin() as session:
        past = StepRow.due_on < day
        facts = (StepRow.cohort_id, StepRow.person_id, StepRow.key, StepRow.due_on)
        rows = session.connection().execute(select(*facts).where(past)).all()
        answered: dict[str, Any] = {"state": "answered", "asked_on": StepRow.due_on, "answered_at": at(day)}
        session.connection().execute(update(StepRow).where(past).values(**answered))
        owed = [
            Owed(STEP, person, f"{cohort}/{person}/{key}/0", at(due_on), f"{cohort}/{person}/{key}", manner="nudge")
            for cohort, person, key, due_on in rows
        ]
        deliveries.owe(session, WORKSPACE, [(f"step{at}", each) for at, each in enumerate(owed)])


def _send(sessions: Sessions) -> None:
    with sessions.begin() as session:
        sent = {"state": "sent", "channel_id": "D1", "message_id": "1.1", "sent_at": DeliveryRow.due_at}
        session.connection().execute(update(DeliveryRow).values(**sent))


def measure(run: str, url: str) -> dict[str, float]:
    """The run at ten in the morning; and then, on the day all are asked, one more cohort."""
    sessions = Sessions(url)
    now = at(LAST_DAY)
    began = time.perf_counter()
    training.run(office_of(sessions, now), now=now)
    took = time.perf_counter() - began
    result = {"seconds": took, "megabytes": megabytes(), "asked": float(_asked(sessions))}
    if run == "start" and result["asked"] != COHORTS * EACH:
        raise Failed(f"{result['asked']:.0f} of {COHORTS * EACH} people were asked")
    if not result["asked"]:
        raise Failed("nobody was asked")
    if run == "start":
        began = time.perf_counter()
        _make(sessions, LAST_DAY + timedelta(days=20), range(MOST_PEOPLE))
        result["making"] = time.perf_counter() - began
    return result


def _asked(sessions: Sessions) -> int:
    with sessions.read() as session:
        query = select(func.count()).select_from(StepRow).where(StepRow.asked_on == LAST_DAY, StepRow.state == "asked")
        asked = session.scalar(query) or 0
        owed = select(func.count()).select_from(DeliveryRow)
        told = session.scalar(owed.where(DeliveryRow.kind == STEP, DeliveryRow.state == "owed")) or 0
    if asked != told:
        raise Failed(f"{asked} people were asked, and {told} messages are owed")
    return asked


def main() -> None:
    """`python -m bench.cohorts prepare|measure start|ordinary URL`."""
    deed, run, url = sys.argv[1:]
    if deed == "prepare":
        prepare(run, url)
    else:
        print(json.dumps(measure(run, url)))


if __name__ == "__main__":
    main()
