"""How long boards of points take over a large ledger, measured in a process that does nothing else."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from baton.domain.people import Workspace
from baton.domain.points import UNIT, Entry, EntryKind, Season
from baton.domain.teams import Team
from baton.domain.weeks import iso_week
from baton.office import Office
from baton.services import points
from baton.services.contexts import Context
from baton.storage import people, teams, workspaces
from baton.storage.database import Sessions
from baton.storage.points import ledger
from bench.company import WORKSPACE, ZONE, person_row, settle
from bench.databases import database
from bench.results import Failed, Limit
from cli.migrating import migrate

NOW = datetime(2026, 12, 28, 10, tzinfo=UTC)  # the last week of a season
SECRET = b"a secret of the benchmark only.."
PEOPLE, TEAMS = 5_000, 250
KUDOS, RECEIVERS = 100_000, 3  # with 1 to 3 receivers, 2 on average: 200,000 thanks, two entries each
DAYS = 180  # half of them lie in the present season
TRIES = 9
BAR = 200.0  # ms


def measured(kind: str, folder: Path) -> list[Limit]:
    """Every sum people wait for, on one kind of database."""
    with database(kind, folder) as url:
        _child("prepare", url)
        took = json.loads(_child("measure", url))
    what = f"over 100,000 kudos (400,000 entries) and 5,000 people, on {kind}"
    return [Limit(f"{name} {what}", seconds * 1000, BAR, "ms") for name, seconds in took.items()]


def _child(deed: str, url: str) -> str:
    command = [sys.executable, "-m", "bench.points", deed, url]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def prepare(url: str) -> None:
    """A company whose ledger has grown for half a year."""
    sessions = Sessions(url)
    migrate(sessions)
    with sessions.begin() as session:
        workspaces.add(session, Workspace(WORKSPACE, "Acme", zone=ZONE), now=NOW)
        for number in range(TEAMS):
            teams.add(session, Team(WORKSPACE, f"team{number}", f"Team {number}", "en", ZONE, None), now=NOW)
        people.put(
            session, [person_row(number, NOW) | {"team_id": f"team{number % TEAMS}"} for number in range(PEOPLE)]
        )
    for some in _batches(_entries(), 20_000):
        with sessions.begin() as session:
            ledger.add(session, WORKSPACE, some, now=NOW)
    settle(sessions)
    sessions.engine.dispose()


def _entries() -> Iterator[Entry]:
    """Kudos spread over the days as they come in, so that a person's entries lie scattered over the whole table."""
    for number in range(KUDOS):
        at = NOW - timedelta(days=DAYS) * (1 - number / KUDOS)
        giver = number * 7919 % PEOPLE
        for other in range(1 + number % RECEIVERS):
            receiver = (giver + 1 + (number + other) * 104_729) % PEOPLE
            yield _entry(number, "kudos-received", receiver, giver, 5 * UNIT >> other, at)
            yield _entry(number, "kudos-given", giver, receiver, UNIT >> other, at)


def _entry(number: int, kind: EntryKind, person: int, other: int, units: int, at: datetime) -> Entry:
    ids = person_row(person, at)["id"], person_row(other, at)["id"]
    season = Season.at(at, ZONE).name
    return Entry(ids[0], kind, f"{number:024x}", ids[1], 1, units, at, at.date(), iso_week(at.date()), season)


def _batches(entries: Iterator[Entry], size: int) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def measure(url: str) -> dict[str, float]:
    """The median seconds of several times, by what was asked."""
    sessions = Sessions(url)
    office = Office(sessions, SECRET, clock=lambda: NOW)
    with sessions.read() as session:
        somebody = people.every(session, WORKSPACE)[0]
    asked: dict[str, Callable[[Context], Any]] = {
        "Rolling board of points": lambda ctx: ledger.rolling_board(ctx.session, WORKSPACE, NOW),
        "Top of the season": lambda ctx: points.top_of_season(ctx, 10),
        "Contest of teams": points.contest,
        "One's own points": lambda ctx: points.own(ctx, somebody),
    }
    return {name: statistics.median(_took(office, sessions, ask) for _ in range(TRIES)) for name, ask in asked.items()}


def _took(office: Office, sessions: Sessions, ask: Callable[[Context], Any]) -> float:
    with sessions.read() as session:
        workspace = workspaces.find(session, WORKSPACE)
        if workspace is None:
            raise Failed("the company is missing")
        ctx = office.context(session, workspace)
        began = time.perf_counter()
        if not ask(ctx):
            raise Failed("a board is empty")
        return time.perf_counter() - began


def main() -> None:
    """`python -m bench.points prepare|measure URL`."""
    deed, url = sys.argv[1:]
    if deed == "prepare":
        prepare(url)
    else:
        print(json.dumps(measure(url)))


if __name__ == "__main__":
    main()
