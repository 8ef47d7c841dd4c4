"""Baton against the stock app in turns, A B A B: the same requests, one server at a time, several rounds."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from baton.storage.database import Sessions
from bench import asked, company
from bench.databases import database
from bench.load import Measured, written
from bench.results import Failed, Ratio
from bench.servers import Server, baton, stock, stub_slack
from cli.migrating import migrate

CONNECTIONS = 32
RATE = 100.0  # requests a second of the steady load
WARMING = (1.0, 200.0)  # seconds, requests a second
KUDOS_GIVEN = ("/kudos undo", json.dumps("/kudos 撤回")[1:-1])  # only who has given is told how to take it back
FASTEST = 4500  # requests a second: more than any server here can answer


@dataclass(frozen=True, slots=True)
class Effort:
    """How often and how long is measured; `handoffs` is how many ratings can be given in all rounds."""

    rounds: int
    steady: float  # seconds
    saturated: float  # seconds
    handoffs: int


FULL, QUICK = Effort(3, 10, 5, 32_000), Effort(2, 4, 3, 14_000)


@dataclass(frozen=True, slots=True)
class Contest:
    """What is asked of both, what Baton's answer must hold one of, on which database, and the bar at saturation."""

    deed: str
    ask: Callable[[int], bytes]
    expect: tuple[str, ...]
    database: str
    workers: int
    least: float

    @property
    def name(self) -> str:
        """How it is called on the command line."""
        return f"{self.deed}-{self.database}"


CONTESTS = tuple(
    Contest(deed, ask, expect, database, workers, least)
    for deed, ask, expect in (("kudos", asked.kudos, KUDOS_GIVEN), ("rating", asked.rating, ()))
    for database, workers, least in (("sqlite", 1, 0.5), ("postgresql", 2, 0.35))
)


@dataclass(slots=True)
class Side:
    """What one side reached, one entry for each round. Latencies in ms; `cpu` is ms of processor per request."""

    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, steady: Measured, saturated: Measured, cpu: float) -> None:
        """One more round."""
        self.p50.append(steady.p50)
        self.p99.append(steady.p99)
        self.per_second.append(saturated.per_second)
        self.cpu.append(cpu)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one contest."""

    contest: Contest
    ratios: tuple[Ratio, ...]
    starts: tuple[float, ...]  # seconds until /healthz answered, one per round
    acknowledged: int


class Duel:
    """One contest. The requests are numbered through all rounds, so none is ever sent to Baton twice."""

    def __init__(self, contest: Contest, effort: Effort, folder: Path, database_url: str) -> None:
        self._contest, self._effort, self._folder, self._url = contest, effort, folder, database_url
        self._next = 0
        self._most = effort.handoffs if contest.deed == "rating" else asked.MOST_KUDOS

    def fought(self) -> Outcome:
        """All rounds. Raises Failed when anything was answered wrongly or got lost."""
        ours, theirs, starts = Side(), Side(), []
        contest, folder = self._contest, self._folder
        with stub_slack(folder) as slack:
            with baton(self._url, slack, contest.workers, folder):
                pass  # the first start after a change compiles what has changed, once; those that are measured do not
            for number in range(1, self._effort.rounds + 1):
                with baton(self._url, slack, contest.workers, folder) as server:
                    starts.append(server.started_in)
                    self._next = self._turn(server, ours, self._next, contest.expect)
                self._check()
                with stock(contest.workers, folder) as server:
                    self._turn(server, theirs, 0, ())
                _tell(number, ours, theirs)
        return Outcome(contest, _ratios(contest, ours, theirs), tuple(starts), self._next)

    def _turn(self, server: Server, side: Side, first: int, expect: Sequence[str]) -> int:
        warm = self._load(server, first, expect, *WARMING)
        steady = self._load(server, first + warm.sent, expect, self._effort.steady, RATE)
        before = server.cpu_seconds()
        saturated = self._load(server, first + warm.sent + steady.sent, expect, self._effort.saturated)
        side.add(steady, saturated, 1000 * (server.cpu_seconds() - before) / saturated.sent)
        return first + warm.sent + steady.sent + saturated.sent

    def _load(self, server: Server, first: int, expect: Sequence[str], seconds: float, rate: float = 0.0) -> Measured:
        last = min(first + int(seconds * (rate * 1.5 or FASTEST)), self._most)
        path = self._folder / "requests"
        written([self._contest.ask(number) for number in range(first, last)], path)
        command = [sys.executable, "-m", "bench.load", str(server.port), str(path), str(CONNECTIONS), str(seconds)]
        command += ["--rate", str(rate)]
        command += [f"--expect={each}" for each in expect]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        measured = Measured(**json.loads(done.stdout))
        if measured.failed:
            raise Failed(f"{measured.failed} of {measured.sent} answers were wrong, such as: {measured.wrong}")
        return measured

    def _check(self) -> None:
        sessions = Sessions(self._url)
        kept = company.counted(sessions)[self._contest.deed]
        sessions.engine.dispose()
        if kept != self._next:
            raise Failed(f"{self._next} were acknowledged, and {kept} are in the database")


def fight(contest: Contest, effort: Effort, folder: Path) -> Outcome:
    """One contest, from an empty database on."""
    with database(contest.database, folder) as url:
        sessions = Sessions(url)
        migrate(sessions)
        now = company.present()
        company.found(sessions, now)
        if contest.deed == "rating":
            company.deliver(sessions, effort.handoffs, now)
        company.settle(sessions)
        sessions.engine.dispose()
        return Duel(contest, effort, folder, url).fought()


def _ratios(contest: Contest, ours: Side, theirs: Side) -> tuple[Ratio, ...]:
    return (
        Ratio("p50 at 100 requests/s, ms", ours.p50, theirs.p50, most=1.0),
        Ratio("p99 at 100 requests/s, ms", ours.p99, theirs.p99, most=1.0),
        Ratio("requests/s at saturation", ours.per_second, theirs.per_second, least=contest.least),
        Ratio("processor time per request, ms", ours.cpu, theirs.cpu),
    )


def _tell(number: int, ours: Side, theirs: Side) -> None:
    said = " | ".join(
        f"{what} {getattr(ours, name)[-1]:.2f} : {getattr(theirs, name)[-1]:.2f}"
        for what, name in (("p50", "p50"), ("p99", "p99"), ("requests/s", "per_second"), ("cpu ms", "cpu"))
    )
    print(f"    round {number}, Baton : stock   {said}", flush=True)
