"""The database: one declarative base, instants in UTC, and transactions that queue politely."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from baton.storage.pipeline import in_transaction, keep_pipelined
from baton.storage.turns import Turns

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


INSTANTS_KEPT = 256
MICROSECONDS = "microseconds"  # as many digits as SQLAlchemy writes for SQLite, where instants are compared as texts


class Instant(TypeDecorator[datetime]):
    """An aware datetime in, an aware datetime in UTC out, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = _in_utc(value)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """At most one function for each value rather than three; a request writes a dozen instants."""
        if dialect.name != "sqlite":
            return lambda value: None if value is None else _in_utc(value)
        return _written

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """At most one function for each value rather than three: a digest reads thousands of instants."""
        if dialect.name != "sqlite":
            return None  # the driver hands out aware datetimes, in UTC as its connection was told
        read = datetime.fromisoformat
        return lambda text: None if text is None else read(text + "+00:00")


def _written(value: datetime | None) -> str | None:
    """An instant as SQLAlchemy writes it for SQLite."""
    if value is None:
        return None
    return _written_in_utc(value if value.tzinfo is UTC else _in_utc(value))


@lru_cache(INSTANTS_KEPT)
def _written_in_utc(value: datetime) -> str:
    """Kept, as a request writes one instant a dozen times. In UTC no two are equal; elsewhere an hour comes twice."""
    return value.replace(tzinfo=None).isoformat(" ", MICROSECONDS)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant()}


BUSY_SECONDS = 5.0
CONNECT_SECONDS = 5
RESTED_SECONDS = 1.0
_PUT_AWAY = "put away at"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",  # `Turns` brings the log to disk
    "wal_autocheckpoint=8000",  # pages, 32 MB: a page that is written again and again is carried over once
    "cache_size=-16000",  # KiB
    "foreign_keys=ON",
)
OWED = "owed"  # in a session's info: something was owed in it, and whether that is urgent
PERHAPS = "perhaps owed"  # what is to be asked after the commit, to know whether something urgent was owed


def note_owed(session: Session, *, urgent: bool) -> None:
    """After the commit somebody is to look into the outbox, at once if what was owed is urgent."""
    session.info[OWED] = urgent or session.info.get(OWED, False)


def note_owed_if(session: Session, found: Callable[[], Sequence[object]]) -> None:
    """The same, and at once, if anything is found; that is asked after the commit, when its answer has come."""
    session.info.setdefault(PERHAPS, []).append(found)


def _learn(session: Session) -> None:
    if any(found() for found in session.info.pop(PERHAPS, ())):
        note_owed(session, urgent=True)


class Transaction(Session):
    """A session on the one connection of a transaction, which it need not look up anew for every statement."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, expire_on_commit=False)
        self._connection = connection

    def connection(self, bind_arguments: Any = None, execution_options: Any = None) -> Connection:
        """The connection of this transaction."""
        return self._connection


class Sessions:
    """Hands out transactions. On SQLite writers take turns; PostgreSQL needs no queue."""

    def __init__(self, url: str, *, pool_size: int = 10, busy_seconds: float = BUSY_SECONDS) -> None:
        self.engine = _engine(url, pool_size)
        self.on_owed: Callable[[bool], None] = lambda urgent: None
        self._busy_seconds = busy_seconds
        self._turns = Turns(self.engine.url.database or "") if self.engine.dialect.name == "sqlite" else None

    @property
    def is_sqlite(self) -> bool:
        return self._turns is not None

    def close(self) -> None:
        """Close everything that is open and not in use, before this process forks; it is opened again when needed."""
        self.engine.dispose()
        if self._turns:
            self._turns.close()

    @contextmanager
    def begin(self, *, within: float | None = None) -> Iterator[Session]:
        """One transaction that may write. Commits at the end; rolls back on any exception.

        `within`: on SQLite, the seconds it may wait for its turn. Raises Busy when its turn does not come; SQLite
        itself reports those as locked who take no turns, such as its own shell.
        """
        patience = self._busy_seconds if within is None else min(within, self._busy_seconds)
        turn = self._turns.take(within, patience=patience) if self._turns else nullcontext()
        with turn, self._transaction(_BEGIN_WRITING, patience) as session:
            yield session
        if (urgent := session.info.pop(OWED, None)) is not None:
            self.on_owed(urgent)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only reads: it never waits for a writer."""
        with self._transaction(_BEGIN_READING, self._busy_seconds) as session:
            yield session

    @contextmanager
    def _transaction(self, begin: str, patience: float) -> Iterator[Session]:
        with self.engine.connect() as connection, Transaction(connection) as session:
            connection.info.update({_BEGIN: begin, _PATIENCE: patience})
            with connection.begin():
                yield session
                session.flush()
            _learn(session)


def _engine(url: str, pool_size: int) -> Engine:
    # An error may be logged or shown; the values of its statement are people's words: hide_parameters.
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(
            url,
            connect_args={"connect_timeout": CONNECT_SECONDS},
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_use_lifo=True,
            pool_reset_on_return=None,
            hide_parameters=True,
        )
        keep_pipelined(engine)
        _ask_the_rested(engine)
        _end_what_is_open(engine, in_transaction)
        return engine
    # Last in, first out: the next writer gets the connection of the last, which still knows what is in the file.
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=pool_size,
        max_overflow=32,
        pool_use_lifo=True,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    _end_what_is_open(engine, lambda connection: connection.in_transaction)
    # Not the event "begin": with any listener on the engine, every statement looks for listeners eight times.
    engine.dialect.do_begin = _begin_sqlite  # type: ignore[method-assign, assignment]
    return engine


def _end_what_is_open(engine: Engine, is_open: Callable[[Any], bool]) -> None:
    """Roll back what a failed commit left behind, before the connection is put away.

    The pool’s own `pool_reset_on_return` rolls back every time, which is a whole round trip for each request.
    """

    def put_away(connection: Any, record: Any, state: Any) -> None:
        if is_open(connection):
            engine.dialect.do_rollback(connection)

    event.listen(engine, "reset", put_away)


def _ask_the_rested(engine: Engine) -> None:
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


def _prepare_sqlite(connection: Any, record: Any) -> None:
    # The driver's own guessing about transactions is switched off: we say BEGIN ourselves.
    connection.isolation_level = None
    # SQLite's own lower() knows only ASCII; names have other letters too.
    connection.create_function("lower", 1, lambda text: text.casefold() if text else text, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


# A writer takes its place at BEGIN; taking it later, after a read, can fail with "database is locked" at once.
_BEGIN, _BEGIN_READING, _BEGIN_WRITING = "begin", "BEGIN", "BEGIN IMMEDIATE"
_PATIENCE, _PATIENCE_SET = "patience", "patience set"


def _begin_sqlite(connection: Any) -> None:
    patience = connection.info.get(_PATIENCE, BUSY_SECONDS)
    if connection.info.get(_PATIENCE_SET) != patience:
        connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
        connection.info[_PATIENCE_SET] = patience
    connection.execute(connection.info.get(_BEGIN, _BEGIN_READING))
