"""Statements prepared once: SQLAlchemy spells them out, and from then on the driver is given the same words.

For every execution SQLAlchemy looks up anew how a statement is spelled and what its values go through, and makes the
objects of a result. That takes several times as long as SQLite takes to do it, and a request runs about ten.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Float
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from baton.storage.pipeline import UNREAD, changed_rows, is_pipelined

T = TypeVar("T")
Values = Mapping[str, Any]
Passage = Callable[[Any], Any]  # what a value goes through on its way to the driver, or back
ONE = -1  # in place of the length of a list, such as the values of an IN
MOST_KEPT = 500  # an IN of another length is another statement
LONGEST_KEPT = 50  # values of an IN: the words for thousands of people would fill the memory, and hardly come again


def rows(session: Session, statement: Any, values: Values) -> list[tuple[Any, ...]]:
    """What a statement that is kept in a module or a cache returns, row by row, as its columns have it."""
    prepared = _prepared_for(session, statement, values)
    return _found(session, prepared, _done(session, prepared, prepared.bound(values)))


def rows_later(session: Session, statement: Any, values: Values) -> Callable[[], list[tuple[Any, ...]]]:
    """The same, to be asked for after another statement, whose answer then brings it along; at the latest after the
    commit, while the session is open."""
    prepared = _prepared_for(session, statement, values)
    cursor = _done(session, prepared, prepared.bound(values), context=UNREAD)
    if not is_pipelined(cursor.connection):  # SQLite has answered, and will not commit before that is read
        found = _found(session, prepared, cursor)
        return lambda: found
    return lambda: _found(session, prepared, cursor)


def facts(session: Session, statement: Any, values: Values) -> list[dict[str, Any]]:
    """The same, each row by the names of its columns."""
    names = _names(statement)
    return [dict(zip(names, row, strict=True)) for row in rows(session, statement, values)]


def counted(session: Session, statement: Any, values: Values) -> Callable[[], int]:
    """Have such a statement done; what is returned says how many rows it changed, and waits for that if it must.

    Asked after another statement was answered, it need not: the answers came together.
    """
    prepared = _prepared_for(session, statement, values)
    cursor = _done(session, prepared, prepared.bound(values), context=UNREAD)
    return lambda: _asked(session, prepared, lambda: changed_rows(cursor))


def send(session: Session, statement: Any, *rows: Values) -> None:
    """Have such a statement done for each row of values (all of the same names), without waiting for its answer.

    What is wrong is raised by a later statement, at the latest by the commit.
    """
    prepared = _prepared_for(session, statement, rows[0])
    _done(session, prepared, *[prepared.bound(row) for row in rows], context=UNREAD).close()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement in a dialect’s words, how the values are made that go with them, and how its answer is read."""

    words: str
    constants: dict[str, Any]  # those that the statement brings along
    expanded: Mapping[str, Sequence[str]]  # by the name of several values, what each is called in the words
    writers: Sequence[tuple[str, Passage | None]]  # in the order of the words
    readers: Sequence[tuple[int, Passage]]  # of the columns that are not taken as they come
    by_position: bool

    def bound(self, values: Values) -> Any:
        """The values as the driver takes them."""
        known = {**self.constants, **values}
        for name, names in self.expanded.items():
            known.update(zip(names, known[name], strict=True))
        if self.by_position:
            return tuple([known[name] if write is None else write(known[name]) for name, write in self.writers])
        return {name: known[name] if write is None else write(known[name]) for name, write in self.writers}

    def read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row as its columns have it."""
        values = [*row]
        for at, passage in self.readers:
            values[at] = passage(values[at])
        return tuple(values)


def _done(session: Session, prepared: _Prepared, *bound: Any, context: Any = None) -> Any:
    """The driver’s cursor afterwards."""
    connection = session.connection()
    dialect, cursor = connection.dialect, connection.connection.cursor()
    # One row as such: the driver sends a list of one in more steps than that.
    if len(bound) == 1:
        _asked(session, prepared, lambda: dialect.do_execute(cursor, prepared.words, bound[0], context))
    else:
        _asked(session, prepared, lambda: dialect.do_executemany(cursor, prepared.words, [*bound], context))
    return cursor


def _found(session: Session, prepared: _Prepared, cursor: Any) -> list[tuple[Any, ...]]:
    """The rows that a cursor holds."""
    found: list[tuple[Any, ...]] = _asked(session, prepared, cursor.fetchall)
    return [prepared.read(row) for row in found] if prepared.readers else found


def _asked(session: Session, prepared: _Prepared, ask: Callable[[], T]) -> T:
    """What the driver answers. Raises what SQLAlchemy raises when the driver fails."""
    try:
        return ask()
    except Exception as error:
        raise _known(session.connection(), prepared.words, error) from error


def _known(connection: Connection, words: str, error: Exception) -> Exception:
    """The error as SQLAlchemy has it; a connection that is lost is used no more. Values are people’s words: hidden."""
    dialect = connection.dialect
    base = dialect.loaded_dbapi.Error
    if not isinstance(error, base):
        return error
    lost = dialect.is_disconnect(error, connection.connection.driver_connection, None)
    if lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        words, None, error, base, hide_parameters=True, connection_invalidated=lost, dialect=dialect
    )


def _prepared_for(session: Session, statement: Any, values: Values) -> _Prepared:
    lengths = tuple([len(value) if type(value) is list else ONE for value in values.values()])
    prepare = _kept if max(lengths, default=ONE) <= LONGEST_KEPT else _prepared
    return prepare(statement, session.connection().dialect, tuple(values), lengths)


def _prepared(statement: Any, dialect: Dialect, names: tuple[str, ...], lengths: tuple[int, ...]) -> _Prepared:
    """Raises TypeError for a statement of which a value is worked out by a function."""
    compiled = _compiled(statement, dialect, names)
    some = {name: None if length == ONE else [""] * length for name, length in zip(names, lengths, strict=True)}
    state = compiled.construct_expanded_state(some)
    order = list(state.parameters) if state.positiontup is None else state.positiontup
    expanded = {name: each for name, each in state.parameter_expansion.items() if name in names}
    given = {*names, *(each for several in expanded.values() for each in several)}
    constants = {name: state.parameters[name] for name in order if name not in given}
    writers = {**{name: _writer(each.type, dialect) for name, each in compiled.binds.items()}, **state.processors}
    return _Prepared(
        state.statement,
        constants | _defaults(compiled),
        expanded,
        [(name, writers.get(name)) for name in order],
        [(at, read) for at, column in enumerate(_returned(statement)) if (read := _reader(column.type, dialect))],
        state.positiontup is not None,
    )


_kept = lru_cache(MOST_KEPT)(_prepared)


@lru_cache(MOST_KEPT)
def _compiled(statement: Any, dialect: Dialect, names: tuple[str, ...]) -> SQLCompiler:
    compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=names if statement.is_insert else None)
    return compiled


@lru_cache(MOST_KEPT)
def _names(statement: Any) -> tuple[str, ...]:
    return tuple(column.key for column in _returned(statement))


def _returned(statement: Any) -> Sequence[Any]:
    return tuple(statement.selected_columns if statement.is_select else statement.exported_columns)


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Passage | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Passage | None:
    if isinstance(kind, Float):
        return None  # as it comes, from both drivers; SQLAlchemy would first ask what PostgreSQL calls it
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _defaults(compiled: SQLCompiler) -> dict[str, Any]:
    """What columns hold that an INSERT does not name."""
    unnamed = [*compiled.insert_prefetch, *compiled.update_prefetch]
    for column in unnamed:
        if column.default is None or not column.default.is_scalar:
            raise TypeError(f"{column} must be named")
    return {column.key: column.default.arg for column in unnamed}  # type: ignore[union-attr]
