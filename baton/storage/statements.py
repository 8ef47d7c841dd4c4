"""The few statements that SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from baton.storage.database import Base


def insert(session: Session, table: type[Base]) -> Any:
    """An INSERT that knows ON CONFLICT, in the dialect of this session's database."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    target = table.__table__
    assert isinstance(target, Table)  # noqa: S101  (mapped classes of ours always map one table)
    # Without the option the row count of an INSERT is not kept, and a conflict would look like a success.
    return dialect.insert(target).execution_options(preserve_rowcount=True)


def insert_new(session: Session, table: type[Base], values: Mapping[str, Any]) -> bool:
    """Insert one row unless its key is taken; says whether it was inserted."""
    statement = insert(session, table).on_conflict_do_nothing()
    return bool(session.connection().execute(statement, dict(values)).rowcount)
