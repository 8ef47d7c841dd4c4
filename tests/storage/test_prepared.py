"""A statement that is prepared once does what SQLAlchemy would have done with it, on both databases."""

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    Double,
    MetaData,
    String,
    Table,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from baton.office import Office
from baton.storage import prepared
from baton.storage.database import Sessions
from baton.storage.kudos import AllowanceRow
from baton.storage.points.deeds import DeedRow
from baton.storage.workspaces import RequestRow, WorkspaceRow
from tests.outbox import ACME, NOW, FakeClock, open_office

ASKED = (
    RequestRow.workspace_id == bindparam("workspace"),
    RequestRow.key.in_(bindparam("keys", expanding=True)),
    RequestRow.key.not_in(("never", "ever")),
)
KEYS = select(RequestRow.key, RequestRow.at).where(*ASKED).order_by(RequestRow.key)
LATER = update(RequestRow).where(*ASKED).values(at=bindparam("later"))
GONE = delete(RequestRow).where(*ASKED).returning(RequestRow.key)
SETTINGS = select(WorkspaceRow.settings).where(WorkspaceRow.id == bindparam("id"))
DAYS = select(AllowanceRow.day)
WORKED_OUT = Table("worked_out", MetaData(), Column("id", String), Column("made", String, default=lambda: "now"))


@pytest.fixture
def office(sessions: Sessions) -> Office:
    return open_office(sessions, FakeClock())


def row(key: str, at: datetime = NOW) -> dict[str, Any]:
    return {"workspace_id": ACME.id, "key": key, "at": at}


def among(*keys: str, **values: Any) -> dict[str, Any]:
    return {"workspace": ACME.id, "keys": list(keys), **values}


def keep(session: Session, *keys: str) -> None:
    prepared.send(session, insert(RequestRow), *map(row, keys))


@pytest.mark.parametrize("keys", [(), ("one",), ("one", "three"), ("one", "two", "three", "four")])
def test_it_finds_what_sqlalchemy_finds_among_any_number_of_values(office: Office, keys: tuple[str, ...]) -> None:
    with office.sessions.begin() as session:
        keep(session, "one", "two", "three", "never")
        asked = among(*keys, "never")
        assert prepared.rows(session, KEYS, asked) == [tuple(each) for each in session.execute(KEYS, asked)]
        assert [key for key, _ in prepared.rows(session, KEYS, asked)] == sorted({*keys} - {"four"})


def test_facts_are_the_rows_by_the_names_of_their_columns(office: Office) -> None:
    named = select(RequestRow.at, RequestRow.key.label("called")).where(RequestRow.key == bindparam("one"))
    with office.sessions.begin() as session:
        keep(session, "one", "two")
        assert prepared.facts(session, named, {"one": "two"}) == [{"at": NOW, "called": "two"}]
        assert prepared.facts(session, named, {"one": "three"}) == []


def test_what_is_read_later_is_as_it_was_when_it_was_asked(office: Office) -> None:
    with office.sessions.begin() as session:
        keep(session, "one")
        before = prepared.rows_later(session, KEYS, among("one", "two"))
        keep(session, "two")
        after = prepared.rows_later(session, KEYS, among("one", "two"))
        assert after() == [("one", NOW), ("two", NOW)]
        assert before() == [("one", NOW)]


def test_numbers_with_a_fraction_come_as_sqlalchemy_brings_them(office: Office) -> None:
    half = cast(func.avg(AllowanceRow.used), Double)
    query = select(half.label("half"), func.count(), func.sum(AllowanceRow.used))
    with office.sessions.begin() as session:
        for used, who in enumerate(("U1", "U2")):
            allowance = {"workspace_id": ACME.id, "giver_id": who, "day": date(2026, 11, 26), "used": used}
            prepared.send(session, insert(AllowanceRow), allowance)
        (found,) = prepared.rows(session, query, {})
        assert found == (0.5, 2, 1)
        assert type(found[0]) is float
        assert [found] == [tuple(row) for row in session.execute(query)]


def test_long_lists_are_found_and_do_not_fill_the_memory(office: Office) -> None:
    with office.sessions.begin() as session:
        keep(session, *(f"{number:04}" for number in range(300)))
        before = prepared._kept.cache_info().currsize
        for length in range(100, 300, 50):
            asked = among(*(f"{number:04}" for number in range(length)))
            assert len(prepared.rows(session, KEYS, asked)) == length
        assert prepared._kept.cache_info().currsize == before


@pytest.mark.parametrize("at", [NOW, NOW.replace(microsecond=0), datetime(987, 6, 5, 4, 3, 2, 1, UTC)])
def test_instants_come_back_in_utc_and_are_kept_as_sqlalchemy_keeps_them(office: Office, at: datetime) -> None:
    elsewhere = at.astimezone(timezone(timedelta(hours=5, minutes=45)))
    with office.sessions.begin() as session:
        prepared.send(session, insert(RequestRow), row("prepared", elsewhere))
        session.execute(insert(RequestRow).values(row("ordinary", elsewhere)))
        found = prepared.rows(session, KEYS, among("prepared", "ordinary"))
        assert [at for _, at in found] == [at, at]
        assert all(each.utcoffset() == timedelta(0) for _, each in found)
        same = select(RequestRow.key).where(RequestRow.at == bindparam("at"))
        assert len(prepared.rows(session, same, {"at": at})) == 2


def test_an_instant_without_a_zone_is_refused(office: Office) -> None:
    with office.sessions.begin() as session, pytest.raises(ValueError, match="time zone"):
        prepared.send(session, insert(RequestRow), row("naive", NOW.replace(tzinfo=None)))


def test_dates_json_and_flags_come_back_as_they_went_in(office: Office) -> None:
    allowance = {"workspace_id": ACME.id, "giver_id": "U1", "day": date(2026, 11, 26), "used": 2}
    other = {"id": "T2", "name": "Ω", "language": "en", "zone": "UTC", "bot_id": "B", "added_at": NOW}
    with office.sessions.begin() as session:
        prepared.send(session, insert(WorkspaceRow), {**other, "settings": {"kudos": {"values": ["勇气", 1, None]}}})
        prepared.send(session, insert(AllowanceRow), allowance)
        ((settings,),) = prepared.rows(session, SETTINGS, {"id": "T2"})
        ((day,),) = prepared.rows(session, DAYS, {})
    assert settings == {"kudos": {"values": ["勇气", 1, None]}}
    assert day == date(2026, 11, 26)


def test_what_a_row_does_not_name_has_its_default(office: Office) -> None:
    deed = {"workspace_id": ACME.id, "source": "k1", "kind": "kudos", "actor_id": "U1", "other_ids": ["U2"], "at": NOW}
    with office.sessions.begin() as session:
        prepared.send(session, insert(DeedRow), deed)
        assert prepared.rows(session, select(DeedRow.settled, DeedRow.other_ids), {}) == [(False, ["U2"])]


def test_it_counts_what_it_changed_also_after_another_answer(office: Office) -> None:
    with office.sessions.begin() as session:
        keep(session, "one", "two", "three")
        changed = prepared.counted(session, LATER, among("one", "two", "five", later=NOW + timedelta(days=1)))
        assert len(prepared.rows(session, KEYS, among("one", "two", "three"))) == 3
        assert changed() == 2
        assert changed() == 2  # asked once more, it is not done once more
        assert prepared.counted(session, LATER, among("five", later=NOW))() == 0


def test_what_is_returned_and_not_read_leaves_the_transaction_free_to_end(office: Office) -> None:
    with office.sessions.begin() as session:
        keep(session, "one", "two")
    with office.sessions.begin() as session:
        prepared.send(session, GONE, among("one", "two"))
    with office.sessions.read() as session:
        assert prepared.rows(session, KEYS, among("one", "two")) == []


def test_errors_are_sqlalchemys_and_quote_no_words_of_anybody(office: Office) -> None:
    def deed() -> None:
        with office.sessions.begin() as session:
            keep(session, "a secret", "another")
            prepared.counted(session, insert(RequestRow), row("a secret"))()

    with pytest.raises(IntegrityError) as caught:
        deed()
    assert caught.value.params is None
    assert "INSERT INTO requests" in str(caught.value.statement)
    with office.sessions.read() as session:
        assert prepared.rows(session, KEYS, among("a secret", "another")) == []


def test_a_failure_while_rows_are_read_is_sqlalchemys_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    if not office.sessions.is_sqlite:
        pytest.skip("PostgreSQL answers before rows are read")

    class Failing(sqlite3.Cursor):
        def fetchall(self) -> list[Any]:
            raise sqlite3.OperationalError("disk I/O error")

    with office.sessions.read() as session:
        raw = session.connection().connection.driver_connection
        assert raw is not None
        monkeypatch.setattr(type(session.connection().connection), "cursor", lambda self: raw.cursor(Failing))
        with pytest.raises(OperationalError, match="disk I/O error"):
            prepared.rows(session, KEYS, among("one"))


def test_a_column_whose_default_is_worked_out_must_be_named(office: Office) -> None:
    with office.sessions.begin() as session, pytest.raises(TypeError, match="must be named"):
        prepared.send(session, insert(WORKED_OUT), {"id": "1"})
