"""The day’s allowance holds across processes: two servers on one database are one giver’s day."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import datetime
from itertools import count
from multiprocessing import get_context

from sqlalchemy import func, select

from baton.domain.lines import Refusal
from baton.storage.database import Sessions
from baton.storage.kudos import KudosRow, ReceiverRow
from tests.stage import TUESDAY, Stage

REASON = "stayed late so that the export was right"
SERVERS, EACH = 2, 6


def give_at_once(url: str, now: datetime, first_id: int) -> list[str]:
    """In a process of its own: one person gives kudos six times at the same moment; how each ended."""
    stage = Stage(Sessions(url), now, _ids=count(first_id))

    def outcome(_: int) -> str:
        try:
            stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
        except Refusal as refusal:
            return refusal.line.id
        return "done"

    with ThreadPoolExecutor(EACH) as pool:
        return list(pool.map(outcome, range(EACH)))


def test_twelve_kudos_at_once_from_two_processes_store_exactly_five(stage: Stage, database_url: str) -> None:
    with ProcessPoolExecutor(SERVERS, mp_context=get_context("spawn")) as servers:
        begun = [servers.submit(give_at_once, database_url, TUESDAY, number * 1000) for number in range(1, SERVERS + 1)]
        outcomes = [each for server in begun for each in server.result(timeout=60)]

    assert sorted(outcomes) == ["done"] * 5 + ["kudos-allowance-used"] * 7
    with stage.sessions.read() as session:
        for table in (KudosRow, ReceiverRow):
            assert session.scalar(select(func.count()).select_from(table)) == 5
    assert len(stage.owed("kudos-told")) == 5
