"""Brings a database to the present revision, or says how far it is from it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

import migrations
from baton.storage.database import Sessions
from cli.problems import NotReady


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
    """The database's revision and the one this version of Baton needs.

    Raises NotReady when the database cannot be reached, or is of a revision that only a newer Baton knows.
    """
    try:
        with sessions.read() as session:
            present = MigrationContext.configure(session.connection()).get_current_revision()
    except (SQLAlchemyError, OSError) as error:
        raise NotReady(f"The database cannot be reached ({type(error).__name__}): check BATON_DATABASE_URL.") from None
    scripts = ScriptDirectory.from_config(config())
    if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
        raise NotReady(f"The database is of revision {present}, which this Baton does not know: use a newer Baton.")
    return present, scripts.get_current_head()
