"""A transaction whose commit fails leaves nothing behind, neither rows nor a transaction that goes on."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from baton.office import Office
from baton.storage.database import Sessions
from baton.storage.points.deeds import DeedRow
from baton.storage.statements import put
from baton.storage.workspaces import RequestRow
from tests.outbox import ACME, NOW, FakeClock, open_office

NOWHERE = {"workspace_id": "nowhere", "source": "k1", "kind": "kudos", "actor_id": "U1", "other_ids": [], "at": NOW}


@pytest.fixture
def office(sessions: Sessions) -> Office:
    return open_office(sessions, FakeClock())


def test_after_a_commit_that_failed_the_connection_serves_the_next(office: Office) -> None:
    def deed() -> None:
        with office.sessions.begin() as session:
            if office.sessions.is_sqlite:
                session.execute(text("PRAGMA defer_foreign_keys=ON"))  # so that it is the commit which finds out
            put(session, RequestRow, {"workspace_id": ACME.id, "key": "one", "at": NOW})
            put(session, DeedRow, NOWHERE)

    with pytest.raises(IntegrityError):
        deed()
    with office.sessions.read() as session:
        assert session.scalars(select(RequestRow.key)).all() == []
    with office.sessions.begin() as session:
        put(session, RequestRow, {"workspace_id": ACME.id, "key": "two", "at": NOW})
    with office.sessions.read() as session:
        assert session.scalars(select(RequestRow.key)).all() == ["two"]


def test_instants_come_in_utc_whatever_the_zone_of_the_database(office: Office) -> None:
    if office.sessions.is_sqlite:
        pytest.skip("SQLite has no zone of its own")
    url = office.sessions.engine.url.update_query_dict({"options": "-c TimeZone=Asia/Shanghai"})
    elsewhere = Sessions(url.render_as_string(hide_password=False))
    with elsewhere.begin() as session:
        put(session, RequestRow, {"workspace_id": ACME.id, "key": "one", "at": NOW})
        (at,) = session.scalars(select(RequestRow.at))
    elsewhere.close()
    assert at == NOW
    assert at.utcoffset() == timedelta(0)


def test_an_hour_that_comes_twice_is_two_instants(office: Office) -> None:
    once = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    both = {"first": once, "second": once.replace(fold=1)}  # which Python takes for equal
    with office.sessions.begin() as session:
        put(session, RequestRow, *({"workspace_id": ACME.id, "key": key, "at": at} for key, at in both.items()))
        kept = dict(tuple(row) for row in session.execute(select(RequestRow.key, RequestRow.at)))
    assert kept == {
        "first": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        "second": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    }
