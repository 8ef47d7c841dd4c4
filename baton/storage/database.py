"""The database: one declarative base, instants in UTC, and transactions that queue politely."""

import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DisconnectionError
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

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """One function for each value rather than three: a digest reads thousands of instants."""
        read: Any = self.impl_instance.result_processor(dialect, coltype)
        if read is None:  # the driver hands out aware datetimes
            return lambda value: None if value is None else value.astimezone(UTC)
        return lambda text: None if text is None else read(text).replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant()}


BUSY_SECONDS = 5
RESTED_SECONDS = 1.0
_PUT_AWAY = "put away at"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",  # `Turns` brings the log to disk
    "wal_autocheckpoint=8000",  # pages, 32 MB: a page that is written again and again is carried over once
    "cache_size=-16000",  # KiB
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)
OWED = "owed"  # in a session's info: something was owed in it, and whether that is urgent


def note_owed(session: Session, *, urgent: bool) -> None:
    """After the commit somebody is to look into the outbox, at once if what was owed is urgent."""
    session.info[OWED] = urgent or session.info.get(OWED, False)


class Transaction(Session):
    """A session on the one connection of a transaction, which it need not look up anew for every statement."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, expire_on_commit=False)
        self._connection = connection

    def connection(self, bind_arguments: Any = None, execution_options: Any = None) -> Connection:
        """The connection of this transaction."""
        return self._connection


_to_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)  # macOS has only the latter


class Turns:
    """How writers of one SQLite file take turns, and how what they wrote is brought to disk: once for all who wait.

    SQLite lets one writer in at a time; ours wait for each other on a lock, which is fairer and faster than SQLite's
    own busy wait. A commit only writes to the log (`synchronous=NORMAL`), so a turn is short; then each writer waits
    until the log is on disk, and one of them sees to that for everybody who has committed by then.
    """

    def __init__(self, file: str) -> None:
        self._log = f"{file}-wal"
        self._turn, self._syncing = threading.Lock(), threading.Lock()
        self._committed = self._safe = 0

    @contextmanager
    def take(self) -> Iterator[None]:
        """One writer's turn. At the end of it everything committed in it is on disk."""
        with self._turn:
            yield
            self._committed += 1
            mine = self._committed
        with self._syncing:
            if self._safe < mine:
                present = self._committed
                self._sync()
                self._safe = present

    def _sync(self) -> None:
        # Opened each time: SQLite begins another file when the last connection has closed, which may be ours.
        try:
            log = os.open(self._log, os.O_RDONLY)
        except FileNotFoundError:
            return  # nothing was written since it was last emptied into the database
        try:
            _to_disk(log)
        finally:
            os.close(log)


class Sessions:
    """Hands out transactions. On SQLite writers take turns; PostgreSQL needs no queue."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.engine = _engine(url, pool_size)
        self.on_owed: Callable[[bool], None] = lambda urgent: None
        self._turns = Turns(self.engine.url.database or "") if self.engine.dialect.name == "sqlite" else None

    @property
    def is_sqlite(self) -> bool:
        return self._turns is not None

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction that may write. Commits at the end; rolls back on any exception."""
        turn = self._turns.take() if self._turns else nullcontext()
        with self._transaction(_BEGIN_WRITING, turn) as session:
            yield session
        if (urgent := session.info.pop(OWED, None)) is not None:
            self.on_owed(urgent)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only reads: it never waits for a writer."""
        with self._transaction(_BEGIN_READING, nullcontext()) as session:
            yield session

    @contextmanager
    def _transaction(self, begin: str, turn: AbstractContextManager[None]) -> Iterator[Session]:
        with turn, self.engine.connect() as connection, Transaction(connection) as session:
            connection.info[_BEGIN] = begin
            with connection.begin():
                yield session
                session.flush()


def _engine(url: str, pool_size: int) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return _asking_the_rested(create_engine(url, pool_size=pool_size, max_overflow=pool_size, pool_use_lifo=True))
    # Last in, first out: the next writer gets the connection of the last, which still knows what is in the file.
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=pool_size,
        max_overflow=32,
        pool_use_lifo=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    # Not the event "begin": with any listener on the engine, every statement looks for listeners eight times.
    engine.dialect.do_begin = _begin_sqlite  # type: ignore[method-assign, assignment]
    return engine


def _asking_the_rested(engine: Engine) -> Engine:
    """Ask a connection that nobody used for a while whether it still stands, before somebody relies on it.

    The pool's own `pool_pre_ping` asks every time, which is a whole round trip for each request.
    """

    def put_away(connection: Any, record: Any) -> None:
        record.info[_PUT_AWAY] = time.monotonic()

    def taken_out(connection: Any, record: Any, proxy: Any) -> None:
        if time.monotonic() - record.info.get(_PUT_AWAY, math.inf) > RESTED_SECONDS:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise DisconnectionError from error  # the pool then hands out a new one

    event.listen(engine, "checkin", put_away)
    event.listen(engine, "checkout", taken_out)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    # The driver's own guessing about transactions is switched off: we say BEGIN ourselves.
    connection.isolation_level = None
    # SQLite's own lower() knows only ASCII; names have other letters too.
    connection.create_function("lower", 1, lambda text: text.casefold() if text else text, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


# A writer takes its place at BEGIN; taking it later, after a read, can fail with "database is locked" at once.
_BEGIN, _BEGIN_READING, _BEGIN_WRITING = "begin", "BEGIN", "BEGIN IMMEDIATE"


def _begin_sqlite(connection: Any) -> None:
    connection.execute(connection.info.get(_BEGIN, _BEGIN_READING))
