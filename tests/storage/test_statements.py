"""Rows that nobody waits for: all of a transaction or nothing, on both databases, and fewer waits on PostgreSQL."""

from datetime import timedelta

import pytest
from psycopg import Pipeline
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from baton.domain.lines import Line, Refusal
from baton.office import Office
from baton.storage import database
from baton.storage.database import Sessions
from baton.storage.statements import put, put_new
from baton.storage.workspaces import RequestRow
from tests.doorway import Doorway
from tests.outbox import ACME, NOW, FakeClock, open_office


@pytest.fixture
def office(sessions: Sessions) -> Office:
    return open_office(sessions, FakeClock())


def row(key: str, days: int = 0) -> dict[str, object]:
    return {"workspace_id": ACME.id, "key": key, "at": NOW + timedelta(days=days)}


def kept(office: Office) -> list[str]:
    with office.sessions.read() as session:
        return sorted(session.scalars(select(RequestRow.key)))


def test_what_nobody_waited_for_is_there_after_the_commit(office: Office) -> None:
    with office.sessions.begin() as session:
        put(session, RequestRow, row("one"))
        put(session, RequestRow, row("two"), row("three"))
        assert len(session.scalars(select(RequestRow.key)).all()) == 3
        put_new(session, RequestRow, row("three", days=1), row("four"))
    assert kept(office) == ["four", "one", "three", "two"]


@pytest.mark.parametrize("asks_after", [True, False])
def test_what_goes_wrong_unread_ends_the_transaction_and_nothing_of_it_stays(office: Office, asks_after: bool) -> None:
    with office.sessions.begin() as session:
        put(session, RequestRow, row("taken"))

    def deed() -> None:
        with office.sessions.begin() as session:
            put(session, RequestRow, row("before"))
            put(session, RequestRow, row("taken"))
            if asks_after:
                session.scalars(select(RequestRow.key)).all()

    with pytest.raises(IntegrityError):
        deed()
    with office.sessions.begin() as session:
        put(session, RequestRow, row("next"))
    assert kept(office) == ["next", "taken"]


def test_somebody_refused_reads_why_whatever_else_went_wrong_unread(office: Office) -> None:
    if office.sessions.is_sqlite:
        pytest.skip("SQLite says at once what went wrong")
    with office.sessions.begin() as session:
        put(session, RequestRow, row("taken"))

    def deed() -> None:
        with office.sessions.begin() as session:
            put(session, RequestRow, row("taken"))
            raise Refusal(Line("kudos-needs-reason"))

    with pytest.raises(Refusal):
        deed()
    with office.sessions.begin() as session:
        put(session, RequestRow, row("next"))
    assert kept(office) == ["next", "taken"]


def test_giving_kudos_waits_for_postgresql_no_oftener_than_it_reads_answers(
    doorway: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    if doorway.stage.sessions.is_sqlite:
        pytest.skip("SQLite answers at once")
    doorway.command("UALICE", "/kudos <@UBOB> for the first late deploy")
    waits = 0
    sync = Pipeline.sync

    def counted(pipeline: Pipeline) -> None:
        nonlocal waits
        waits += 1
        sync(pipeline)

    monkeypatch.setattr(Pipeline, "sync", counted)
    doorway.command("UALICE", "/kudos <@UBOB> for the second late deploy")
    # Whether it is new, together with who is asked for; and the day's allowance. The commit waits by itself.
    assert 1 <= waits <= 2


def test_a_connection_that_broke_while_it_rested_is_replaced(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    if office.sessions.is_sqlite:
        pytest.skip("no server that could break off")
    monkeypatch.setattr(database, "RESTED_SECONDS", 0)
    assert kept(office) == []
    other = Sessions(office.sessions.engine.url.render_as_string(hide_password=False))
    ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with other.begin() as session:
        session.execute(text(f"{ends} AND datname = current_database()"))
    other.engine.dispose()
    with office.sessions.begin() as session:
        put(session, RequestRow, row("after"))
    assert kept(office) == ["after"]


def test_a_connection_that_breaks_in_a_transaction_fails_that_one_only(office: Office) -> None:
    if office.sessions.is_sqlite:
        pytest.skip("no server that could break off")

    def deed() -> None:
        with office.sessions.begin() as session:
            put(session, RequestRow, row("lost"))
            session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(OperationalError):
        deed()
    with office.sessions.begin() as session:
        put(session, RequestRow, row("next"))
    assert kept(office) == ["next"]
