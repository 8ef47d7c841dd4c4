"""How long digests take and how much memory, measured in a process that does nothing else."""

import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
from sqlalchemy import func, select

from baton.conversation.reports.card import digest
from baton.conversation.words import Voice
from baton.domain.people import Workspace
from baton.domain.ratings import DIMENSIONS
from baton.domain.teams import Team
from baton.office import Office
from baton.services import reports
from baton.storage import handoffs, people, teams, workspaces
from baton.storage.database import Sessions
from baton.storage.ratings import RatingRow
from baton.storage.reports.kept import ReportRow
from baton.storage.statements import insert
from bench.company import WORKSPACE, ZONE, handoff, person_row, settle
from bench.databases import database
from bench.results import Failed, Limit
from cli.migrating import migrate
from jobs import weekly_report
from slackapp.blocks import render_card
from slackapp.spelling import SlackSpelling

MONDAY = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)  # an hour after the digests of teams in Berlin are due
DAYS = 28  # all ratings lie in the four weeks a digest tells of
SECRET = b"a secret of the benchmark only.."
TRIES = 15


@dataclass(frozen=True, slots=True)
class Size:
    """So many teams, each with so many ratings, raters, people and delivered handoffs."""

    teams: int
    ratings: int
    raters: int
    people: int
    handoffs: int


SIZES = {"one": Size(1, 5_000, 1_000, 50, 5_000), "many": Size(1_000, 1_000, 200, 4, 20)}
DUCK_TIMES = 3  # at most so many times what DuckDB takes to scan and group the same rows


def measured(kind: str, folder: Path) -> list[Limit]:
    """Both sizes on one kind of database, each in its own process."""
    found = []
    for size in SIZES:
        with database(kind, folder) as url:
            _child("prepare", size, url)
            result = json.loads(_child("measure", size, url))
            duck = json.loads(_child("duck", size, url))["seconds"] if size == "many" else 0.0
        where = f"on {kind}"
        if size == "one":
            found.append(Limit(f"Digest of one team with 5,000 ratings, {where}", result["seconds"] * 1000, 50, "ms"))
        else:
            what = f"Releases and digests of 1,000 teams with 1,000,000 ratings, {where}"
            times = result["seconds"] / duck
            found += [
                Limit(what, result["seconds"], 20, "s"),
                Limit(f"{what}: memory", result["megabytes"], 400, "MB"),
                Limit(
                    f"{what}, by what DuckDB takes to scan and group the rows ({duck:.2f} s)",
                    times,
                    DUCK_TIMES,
                    "times",
                ),
            ]
    return found


def _child(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.digests", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def prepare(size: Size, url: str) -> None:
    """Make the company."""
    sessions = Sessions(url)
    migrate(sessions)
    with sessions.begin() as session:
        workspaces.add(session, Workspace(WORKSPACE, "Acme", zone=ZONE), now=MONDAY)
        for number in range(size.teams):
            team = Team(WORKSPACE, f"team{number}", f"Team {number}", "en", ZONE, f"C{number}")
            teams.add(session, replace(team, digest_since=MONDAY - timedelta(days=90)), now=MONDAY)
        for number in range(size.teams):
            members = range(number * size.people, (number + 1) * size.people)
            people.put(session, [person_row(each, MONDAY) | {"team_id": f"team{number}"} for each in members])
        people.put(session, [person_row(size.teams * size.people, MONDAY) | {"team_id": None}])
        _rate(session, size)
        _deliver(session, size)
    settle(sessions)
    sessions.engine.dispose()


def _rate(session: Any, size: Size) -> None:
    rows = (_rating(team, number, size) for team in range(size.teams) for number in range(size.ratings))
    for some in batches(rows, 10_000):
        session.connection().execute(insert(session, RatingRow), some)


def batches(rows: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    """The same rows, so many at a time."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _rating(team: int, number: int, size: Size) -> dict[str, Any]:
    at = MONDAY - timedelta(days=1 + number % DAYS)
    id = f"{team:08x}{number:016x}"
    detail = number % 3 == 0
    return {
        "workspace_id": WORKSPACE,
        "id": id,
        "rater_key": f"rater{number * 7 % size.raters}",
        "subject_key": f"subject{id}",
        "handoff_key": None,
        "team_id": f"team{team}",
        "provider_id": person_row(team * size.people + number % size.people, MONDAY)["id"],
        "stream": "handoff",
        "level": 1 + number % 5,
        **dict.fromkeys(DIMENSIONS, 1 + (number + at.day) % 5 if detail else None),
        "point": "delight" if number % 10 == 0 else None,
        "words": f"Quick and clear, the {number}th time too" if number % 10 == 0 else "",
        "failure": None,
        "signed_by": None,
        "day": at.date(),
        "rated_at": at,
        "opened_at": None,
        "form_seconds": None,
        "blurred": False,
    }


def _deliver(session: Any, size: Size) -> None:
    outsider = size.teams * size.people
    for team in range(size.teams):
        for number in range(size.handoffs):
            owner = team * size.people + number % size.people
            given = handoff(team * size.handoffs + number, owner, outsider, MONDAY - timedelta(days=1 + number % DAYS))
            handoffs.add(session, replace(given, owner_team_id=f"team{team}", receiver_team_id=None))


def measure_one(url: str) -> dict[str, float]:
    """Compile one team's digest and render it for Slack: the median of several times."""
    sessions = Sessions(url)
    office = Office(sessions, SECRET, clock=lambda: MONDAY)
    weekly_report.run(office, now=MONDAY)
    took = []
    for _ in range(TRIES):
        began = time.perf_counter()
        with sessions.read() as session:
            workspace = workspaces.find(session, WORKSPACE)
            team = teams.find(session, WORKSPACE, "team0")
            if workspace is None or team is None:
                raise Failed("the company is missing")
            ctx = office.context(session, workspace)
            report = reports.draft(ctx, team, team.today(MONDAY))
            card = digest(reports.page(ctx, team, report), frozenset(reports.names_in(ctx, team)))
        posts = render_card(card, Voice("en", ZoneInfo(ZONE), SlackSpelling()))
        took.append(time.perf_counter() - began)
        if not posts or report.numbers.level is None or len(report.word_ids) == 0:
            raise Failed("the digest is empty")
    return {"seconds": statistics.median(took), "megabytes": megabytes()}


def measure_many(url: str) -> dict[str, float]:
    """Run the weekly job when the digests of all teams are due."""
    sessions = Sessions(url)
    office = Office(sessions, SECRET, clock=lambda: MONDAY)
    began = time.perf_counter()
    weekly_report.run(office, now=MONDAY)
    took = time.perf_counter() - began
    with sessions.read() as session:
        posted = session.scalar(select(func.count()).select_from(ReportRow))
    if posted != SIZES["many"].teams:
        raise Failed(f"{posted} digests were posted")
    return {"seconds": took, "megabytes": megabytes()}


# Every field of every team, each rater counting once: what the weekly job has the database do first.
GROUPED = """
    select team_id, {outer} from (
        select team_id, rater_key, {inner} from read_csv('{path}') where stream in ('handoff', 'asked')
        group by team_id, rater_key
    ) group by team_id
"""


def measure_duck(url: str) -> dict[str, float]:
    """How long DuckDB takes to scan a file of the same rows and to group them: the median of several times."""
    fields = ("level", *DIMENSIONS)
    columns = [getattr(RatingRow, name) for name in ("team_id", "rater_key", "stream", *fields)]
    sums = "count({0}), sum({0}), sum({0} * {0}), min({0}), max({0})"
    outer, inner = ", ".join(map(sums.format, fields)), ", ".join(f"avg({name}) as {name}" for name in fields)
    with tempfile.TemporaryDirectory() as folder, Sessions(url).read() as session:
        path = Path(folder, "ratings.csv")
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column.key for column in columns])
            writer.writerows(session.connection().execute(select(*columns)))
        took = []
        for _ in range(TRIES // 3):
            began = time.perf_counter()
            found = duckdb.connect().execute(GROUPED.format(outer=outer, inner=inner, path=path)).fetchall()
            took.append(time.perf_counter() - began)
        if len(found) != SIZES["many"].teams:
            raise Failed(f"DuckDB found {len(found)} teams")
    return {"seconds": statistics.median(took)}


def megabytes() -> float:
    """The most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """`python -m bench.digests prepare|measure|duck one|many URL`."""
    deed, size, url = sys.argv[1:]
    if deed == "prepare":
        prepare(SIZES[size], url)
    elif deed == "duck":
        print(json.dumps(measure_duck(url)))
    else:
        print(json.dumps(measure_one(url) if size == "one" else measure_many(url)))


if __name__ == "__main__":
    main()
