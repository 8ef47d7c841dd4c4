"""Runs migrations on the connection it is handed, or on the database of the settings."""

from typing import Any

from alembic import context
from sqlalchemy import Connection

from baton.settings import load
from baton.storage.database import Instant, Sessions
from baton.storage.schema import METADATA


def render_item(kind: str, item: Any, autogen_context: Any) -> str | bool:
    """Migrations speak SQLAlchemy's own types only, so that they still run when ours have changed."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


def run(connection: Connection) -> None:
    """Migrate in one transaction; SQLite alters tables by copying them."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        compare_server_default=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


handed: Connection | None = context.config.attributes.get("connection")
if handed is not None:
    run(handed)
else:
    with Sessions(load().database_url).begin() as session:
        run(session.connection())
