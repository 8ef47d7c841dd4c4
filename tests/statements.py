"""What is said to the database, listened to where it leaves for the driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.stage import Stage


@contextmanager
def listening(stage: Stage) -> Iterator[list[tuple[str, Any]]]:
    """The statements said meanwhile, each with its values; many rows at once are one.

    SQLAlchemy's events do not hear those that were prepared (baton/storage/prepared.py).
    """
    said: list[tuple[str, Any]] = []
    dialect = stage.sessions.engine.dialect

    def noted(do: Any) -> Any:
        def execute(cursor: Any, statement: str, values: Any, context: Any = None) -> None:
            said.append((statement, values))
            do(cursor, statement, values, context)

        return execute

    with pytest.MonkeyPatch.context() as patch:
        for name in ("do_execute", "do_executemany"):
            patch.setattr(dialect, name, noted(getattr(dialect, name)))
        yield said
