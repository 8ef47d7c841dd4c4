"""The database: one declarative base, instants in UTC, and transactions that queue politely."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An aware datetime in, an aware datetime in UTC out, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant()}


BUSY_SECONDS = 5.0
CONNECT_SECONDS = 5


class Busy(Exception):
    """Other transactions kept this one waiting for longer than it had time."""


class Sessions:
    """Hands out transactions.

    SQLite lets one writer in at a time; ours wait for each other on a lock inside the process, which is fairer and
    faster than SQLite's own busy wait. PostgreSQL needs no queue.
    """

    def __init__(self, url: str, *, pool_size: int = 10, busy_seconds: float = BUSY_SECONDS) -> None:
        self.engine = _engine(url, pool_size)
        self._busy_seconds = busy_seconds
        self.on_owed: Callable[[], None] = lambda: None
        self._one_writer = threading.Lock() if self.engine.dialect.name == "sqlite" else None

    @property
    def is_sqlite(self) -> bool:
        return self._one_writer is not None

    @contextmanager
    def begin(self, *, within: float | None = None) -> Iterator[Session]:
        """One transaction that may write. Commits at the end; rolls back on any exception.

        `within`: on SQLite, the seconds it may wait for its turn. Raises Busy when its turn in this process does not
        come; SQLite itself reports other processes as locked.
        """
        if self._one_writer is None:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        else:
            with (
                _turn(self._one_writer, within),
                Session(self.engine, expire_on_commit=False) as session,
                session.begin(),
            ):
                patience = self._busy_seconds if within is None else min(within, self._busy_seconds)
                session.connection(execution_options={"baton_writes": True, "baton_patience": patience})
                yield session
        if session.info.pop("owed", False):
            self.on_owed()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only reads: it never waits for a writer."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session


@contextmanager
def _turn(lock: threading.Lock, within: float | None) -> Iterator[None]:
    if not lock.acquire(timeout=-1 if within is None else within):
        raise Busy("other transactions of this process take too long")
    try:
        yield
    finally:
        lock.release()


def _engine(url: str, pool_size: int) -> Engine:
    # An error may be logged or shown; the values of its statement are people's words.
    if make_url(url).get_backend_name() != "sqlite":
        connect_args: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS}
        return create_engine(
            url,
            connect_args=connect_args,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    connect_args = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(url, connect_args=connect_args, pool_size=pool_size, max_overflow=32, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    # The driver's own guessing about transactions is switched off: we say BEGIN ourselves.
    connection.isolation_level = None
    # SQLite's own lower() knows only ASCII; names have other letters too.
    connection.create_function("lower", 1, lambda text: text.casefold() if text else text, deterministic=True)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    record.info["patience"] = BUSY_SECONDS


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its place at BEGIN; taking it later, after a read, can fail with "database is locked" at once.
    options = connection.get_execution_options()
    writes, patience = options.get("baton_writes", False), options.get("baton_patience", BUSY_SECONDS)
    if writes and connection.info.get("patience") != patience:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
        connection.info["patience"] = patience
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
