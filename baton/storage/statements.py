"""The few statements that SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart.

Statements are built once: building one costs more than running it, and a request runs a dozen.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from baton.storage import prepared
from baton.storage.database import Base


def insert(session: Session, table: type[Base]) -> Any:
    """An INSERT that knows ON CONFLICT, in the dialect of this session's database."""
    return insert_into(session.get_bind().dialect.name, table)


def insert_ignoring(session: Session, table: type[Base]) -> Any:
    """The same, leaving rows alone whose key is taken."""
    return _insert_ignoring(session.get_bind().dialect.name, table)


def insert_new(session: Session, table: type[Base], values: Mapping[str, Any]) -> bool:
    """Insert one row unless its key is taken; says whether it was inserted."""
    return insert_new_later(session, table, values)()


def insert_new_later(session: Session, table: type[Base], values: Mapping[str, Any]) -> Callable[[], bool]:
    """The same, to be asked whether it was inserted after another statement, whose answer then brings it along."""
    statement = _insert_ignoring(session.get_bind().dialect.name, table)
    inserted = prepared.counted(session, statement, values)
    return lambda: bool(inserted())


def put(session: Session, table: type[Base], *rows: Mapping[str, Any]) -> None:
    """Insert rows. Nobody waits for it: what is wrong is raised by a later statement, at the latest by the commit."""
    prepared.send(session, insert_into(session.get_bind().dialect.name, table), *rows)


def put_new(session: Session, table: type[Base], *rows: Mapping[str, Any]) -> None:
    """The same, leaving rows alone whose key is taken."""
    prepared.send(session, _insert_ignoring(session.get_bind().dialect.name, table), *rows)


@cache
def insert_into(dialect: str, table: type[Base]) -> Any:
    """An INSERT in a dialect ("sqlite" or "postgresql"), for statements that are built once."""
    spoken = sqlite if dialect == "sqlite" else postgresql
    target = table.__table__
    assert isinstance(target, Table)  # noqa: S101  (mapped classes of ours always map one table)
    # Without the option the row count of an INSERT is not kept, and a conflict would look like a success.
    return spoken.insert(target).execution_options(preserve_rowcount=True)


@cache
def _insert_ignoring(dialect: str, table: type[Base]) -> Any:
    return insert_into(dialect, table).on_conflict_do_nothing()
