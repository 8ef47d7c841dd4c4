"""On PostgreSQL a request waits only for the answers it needs: each wait is a way to the database and back."""

from typing import Any

import pytest
from psycopg import Connection, Pipeline

from tests.doorway import Doorway
from tests.received import receive
from tests.stage import Stage

ANSWER, COMMIT = "an answer", "the commit"
REASON = "for the late deploy on Friday, which went without a hitch"


@pytest.fixture
def waits(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every wait from here on."""
    if stage.sessions.is_sqlite:
        pytest.skip("SQLite answers at once")
    noted: list[str] = []
    sync, commit = Pipeline.sync, Connection.commit

    def noted_sync(pipe: Pipeline) -> None:
        noted.append(ANSWER)
        sync(pipe)

    def noted_commit(connection: Connection[Any]) -> None:
        noted.append(COMMIT)
        commit(connection)

    monkeypatch.setattr(Pipeline, "sync", noted_sync)
    monkeypatch.setattr(Connection, "commit", noted_commit)
    return noted


def test_kudos_wait_for_who_is_named_for_the_allowance_and_for_the_commit(doorway: Doorway, waits: list[str]) -> None:
    doorway.command("UALICE", f"/kudos <@UBOB> {REASON}")  # looks up the workspace, too
    waits.clear()
    doorway.command("UALICE", f"/kudos <@ULINA> {REASON}")
    assert waits == [ANSWER, ANSWER, COMMIT]


def test_a_rating_waits_for_who_and_what_for_whether_it_is_the_first_and_for_the_commit(
    doorway: Doorway, waits: list[str]
) -> None:
    first, second = receive(doorway.stage), receive(doorway.stage)
    doorway.press("ULINA", "rate-level", f"{first.id}:4")
    waits.clear()
    doorway.press("ULINA", "rate-level", f"{second.id}:4")
    assert waits == [ANSWER, ANSWER, ANSWER, COMMIT]
