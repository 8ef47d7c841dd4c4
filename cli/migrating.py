"""Brings a database to the present revision, or says how far it is from it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import migrations
from baton.storage.database import Sessions


def config() -> Config:
    """Alembic's configuration, wherever the package is installed."""
    found = Config()
    found.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return found


def migrate(sessions: Sessions, revision: str = "head") -> None:
    """Run all missing migrations (or, for an older `revision`, their downgrades) in one transaction."""
    with sessions.begin() as session:
        how = config()
        how.attributes["connection"] = session.connection()
        if revision == "base" or revision.startswith("-"):
            command.downgrade(how, revision)
        else:
            command.upgrade(how, revision)


def revisions(sessions: Sessions) -> tuple[str | None, str | None]:
    """The database's revision and the one this version of Baton needs."""
    with sessions.read() as session:
        present = MigrationContext.configure(session.connection()).get_current_revision()
    return present, ScriptDirectory.from_config(config()).get_current_head()
