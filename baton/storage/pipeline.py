"""PostgreSQL without waiting for answers nobody reads: each travels with the next that somebody does read.

A request writes half a dozen rows and reads no answer to that. Sent one by one, each costs a round trip and wakes both
processes; in the driver's pipeline mode they are on their way while the next statement is worked out, and the commit
waits for all. What fails is raised by the next statement that waits, at the latest by the commit.
"""

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

_UNREAD = "unread"
UNREAD = {_UNREAD: True, "preserve_rowcount": False}  # execution options of a statement whose answer nobody reads


@dataclass(frozen=True, slots=True)
class Reading:
    """What the driver is told of a statement that SQLAlchemy does not execute itself: does somebody read its answer?"""

    reading: bool

    @property
    def execution_options(self) -> dict[str, bool]:
        """As SQLAlchemy has them."""
        return {_UNREAD: not self.reading}


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
    if pipe is not None and (context is None or not context.execution_options.get(_UNREAD)):
        pipe.sync()


def _ping(connection: Any) -> bool:
    connection.pipe.sync()
    return True
