"""The audit log: rows are only ever added."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.audit import Entry
from baton.storage.database import Base
from baton.storage.statements import insert


class EntryRow(Base):
    __tablename__ = "audit_entries"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        Index(None, "workspace_id", "at"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[str | None]
    act: Mapped[str]
    subject: Mapped[str]
    details: Mapped[Mapping[str, Any]] = mapped_column(JSON)


def add(session: Session, entry: Entry) -> None:
    """Remember an act."""
    session.connection().execute(
        insert(session, EntryRow),
        {
            "workspace_id": entry.workspace_id,
            "id": entry.id,
            "at": entry.at,
            "actor_id": entry.actor_id,
            "act": entry.act,
            "subject": entry.subject,
            "details": dict(entry.details),
        },
    )


def find(session: Session, workspace_id: str, entry_id: str) -> Entry | None:
    """One act."""
    row = session.get(EntryRow, (workspace_id, entry_id))
    return _fact(row) if row else None


def latest(session: Session, workspace_id: str, most: int) -> list[Entry]:
    """The last acts, newest first."""
    query = (
        select(EntryRow)
        .where(EntryRow.workspace_id == workspace_id)
        .order_by(EntryRow.at.desc(), EntryRow.id.desc())
        .limit(most)
    )
    return [_fact(row) for row in session.scalars(query)]


def _fact(row: EntryRow) -> Entry:
    return Entry(row.workspace_id, row.id, row.at, row.actor_id, row.act, row.subject, row.details)
