"""How long boards and one's own kudos take over a hundred thousand kudos, in a process that does nothing else."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from baton.conversation.asks import Ask
from baton.conversation.cards import Card
from baton.conversation.kudos import boards, mine
from baton.conversation.typed import tokens
from baton.conversation.words import Voice
from baton.domain.boards import KINDS, PERIODS
from baton.domain.kudos import VALUES
from baton.domain.people import Workspace
from baton.domain.teams import Team
from baton.office import Office
from baton.storage import people, teams, workspaces
from baton.storage.database import Sessions
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.statements import insert
from bench.company import WORKSPACE, ZONE, person_id, person_row, settle
from bench.databases import database
from bench.results import Failed, Limit
from cli.migrating import migrate
from slackapp.blocks import render_card
from slackapp.spelling import SlackSpelling

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
SECRET = b"a secret of the benchmark only.."
PEOPLE, TEAMS, KUDOS = 5_000, 100, 100_000
DAYS = 90  # all of them lie in the quarter, so that its boards count every one
SOME = 10_000
TRIES = 15
MOST = 200  # milliseconds


def measured(kind: str, folder: Path) -> list[Limit]:
    """Everything on one kind of database."""
    with database(kind, folder) as url:
        _child("prepare", url)
        took: Mapping[str, float] = json.loads(_child("measure", url))
    return [Limit(f"{what}, 100,000 kudos, on {kind}", seconds * 1000, MOST, "ms") for what, seconds in took.items()]


def _child(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench.boards", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def prepare(url: str) -> None:
    """Make the company: 5,000 people in a hundred teams, who gave each other 100,000 kudos in ninety days."""
    sessions = Sessions(url)
    migrate(sessions)
    with sessions.begin() as session:
        workspaces.add(session, Workspace(WORKSPACE, "Acme", zone=ZONE), now=NOW)
        for number in range(TEAMS):
            teams.add(session, Team(WORKSPACE, f"team{number}", f"Team {number}", "en", ZONE, f"C{number}"), now=NOW)
        people.put(session, [_person(number) for number in range(PEOPLE)])
        for start in range(0, KUDOS, SOME):
            some = range(start, start + SOME)
            session.connection().execute(insert(session, KudosRow), [_kudos(number) for number in some])
            receivers = [row for number in some for row in _receivers(number)]
            session.connection().execute(insert(session, ReceiverRow), receivers)
    settle(sessions)
    sessions.engine.dispose()


def _person(number: int) -> dict[str, object]:
    return person_row(number, NOW) | {"team_id": f"team{number % TEAMS}", "off_boards": number % 50 == 0}


def _kudos(number: int) -> dict[str, object]:
    values = (*VALUES, None)
    return {
        "workspace_id": WORKSPACE,
        "id": f"{number * 2654435761 % 2**32:08x}{number:016x}",
        "giver_id": person_id(number * 7 % PEOPLE),
        "reason": f"The export for the audit was right the first time, no. {number}",
        "value": values[number % len(values)],
        "channel_id": "C1",
        "given_at": NOW - timedelta(days=DAYS) * ((number + 0.5) / KUDOS),
        "undone_at": NOW if number % 50 == 7 else None,
        "private": number % 20 == 3,
    }


def _receivers(number: int) -> Iterator[dict[str, object]]:
    """Mostly one person, sometimes two or three; some are thanked far more often than others."""
    kudos = _kudos(number)
    same = {name: kudos[name] for name in ("workspace_id", "giver_id", "given_at", "private")}
    for place in range(1 + (number % 5 == 0) + (number % 10 == 0)):
        receiver = (number * (number % 7 + 1) + 1 + place * 1_667) % PEOPLE
        yield {**same, "kudos_id": kudos["id"], "person_id": person_id(receiver)}


def measure(url: str) -> dict[str, float]:
    """The slowest board of each kind, and what one person sees of their own: medians of several times, rendered."""
    sessions = Sessions(url)
    took = {}
    for kind in ("", *KINDS):
        periods = [
            _median(sessions, lambda ask, each=period, of=kind: boards.board(ask, tokens((f"{each} {of}",))))
            for period in PERIODS
        ]
        took[f"/kudos board {kind}".strip()] = max(periods)
    took["/kudos mine"] = _median(sessions, lambda ask: mine.mine(ask))
    took["/kudos mine with a word"] = _median(sessions, lambda ask: mine.mine(ask, tokens(("audit",))))
    return took


def _median(sessions: Sessions, deed: Callable[[Ask], Card]) -> float:
    took = []
    voice = Voice("en", ZoneInfo(ZONE), SlackSpelling())
    for _ in range(TRIES):
        began = time.perf_counter()
        with _asking(sessions) as ask:
            card = deed(ask)
        posts = render_card(card, voice)
        took.append(time.perf_counter() - began)
        if not posts or not card.title:
            raise Failed("there was nothing to see")
    return statistics.median(took)


@contextmanager
def _asking(sessions: Sessions) -> Iterator[Ask]:
    office = Office(sessions, SECRET, clock=lambda: NOW)
    with sessions.begin() as session:
        workspace, who = workspaces.find(session, WORKSPACE), people.find(session, WORKSPACE, person_id(1))
        if workspace is None or who is None:
            raise Failed("the company is missing")
        yield Ask(office.context(session, workspace), who)


def main() -> None:
    """`python -m bench.boards prepare|measure URL`."""
    deed, url = sys.argv[1:]
    if deed == "prepare":
        prepare(url)
    else:
        print(json.dumps(measure(url)))


if __name__ == "__main__":
    main()
