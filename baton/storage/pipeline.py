"""PostgreSQL without waiting for answers nobody reads: each travels with the next that somebody does read.

A request writes half a dozen rows and reads no answer to that. Sent one by one, each costs a round trip and wakes both
processes; in the driver's pipeline mode they are on their way while the next statement is worked out, and the commit
waits for all. What fails is raised by the next statement that waits, at the latest by the commit.
"""

from contextlib import ExitStack, suppress
from typing import Any

from sqlalchemy import Engine, event

UNREAD = object()  # the context of a statement whose answer nobody reads


def keep_pipelined(engine: Engine) -> None:
    """Have all connections of an engine to PostgreSQL (psycopg, over libpq 14 or newer) work in pipeline mode."""
    dialect: Any = engine.dialect
    event.listen(engine, "connect", _enter)
    event.listen(engine, "close", _leave)
    dialect.do_begin = _begin
    dialect.do_rollback = _rollback
    dialect.do_execute = _execute
    dialect.do_executemany = _execute_many
    dialect.do_ping = _ping


def _enter(connection: Any, record: Any) -> None:
    # The driver's own BEGIN waits to be answered. Ours need not: it is switched off with this, and said by `_begin`.
    connection.autocommit = True
    connection.execute("SET TIME ZONE 'UTC'")  # in which it hands out all instants
    connection.stack = ExitStack()
    connection.pipe = connection.stack.enter_context(connection.pipeline())


def _leave(connection: Any, record: Any) -> None:
    with suppress(Exception):  # one that is broken cannot be left in order
        connection.stack.close()


def _begin(connection: Any) -> None:
    connection.execute("BEGIN")


def _rollback(connection: Any) -> None:
    try:
        connection.rollback()
    except connection.Error:  # something unread had failed, which is being undone
        connection.rollback()


def _execute(cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
    cursor.execute(statement, parameters)
    _await_answer(cursor, context)


def _execute_many(cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
    cursor.executemany(statement, parameters)
    _await_answer(cursor, context)


def _await_answer(cursor: Any, context: Any) -> None:
    # SQLAlchemy asks a new engine's first connection a few things before it is ours to prepare.
    pipe = getattr(cursor.connection, "pipe", None)
    if pipe is not None and context is not UNREAD:
        pipe.sync()


def is_pipelined(connection: Any) -> bool:
    """Do answers of this connection of a driver come later than asked for?"""
    return getattr(connection, "pipe", None) is not None


def in_transaction(connection: Any) -> bool:
    """Is one open or failed on it? Known without asking PostgreSQL."""
    return bool(connection.info.transaction_status.name != "IDLE")


def changed_rows(cursor: Any) -> int:
    """How many rows a statement changed whose answer was not waited for; waits for it now unless it is there."""
    if cursor.rowcount < 0 and (pipe := getattr(cursor.connection, "pipe", None)):
        pipe.sync()
    changed: int = cursor.rowcount
    return changed


def _ping(connection: Any) -> bool:
    connection.pipe.sync()
    return True
