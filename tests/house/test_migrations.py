"""The database that the migrations make is the one the code describes, up and down, on both kinds."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from baton.storage.database import Base, Sessions
from baton.storage.schema import METADATA
from cli.migrating import migrate, revisions


def test_migrations_make_the_tables_of_the_code_and_take_them_away_again(sessions: Sessions) -> None:
    Base.metadata.drop_all(sessions.engine)
    assert revisions(sessions)[0] is None

    migrate(sessions)
    present, needed = revisions(sessions)
    assert present == needed
    with sessions.read() as session:
        options = {"compare_type": True, "compare_server_default": True}
        differences = compare_metadata(MigrationContext.configure(session.connection(), opts=options), METADATA)
    assert differences == []

    migrate(sessions, "base")
    assert set(inspect(sessions.engine).get_table_names()) <= {"alembic_version"}
    with sessions.begin() as session:
        session.connection().exec_driver_sql("DROP TABLE alembic_version")
    Base.metadata.create_all(sessions.engine)
