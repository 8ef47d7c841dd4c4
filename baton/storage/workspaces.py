"""Companies, and the requests of theirs that have had their effect."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.people import Workspace
from baton.storage.database import Base
from baton.storage.statements import insert_new


class WorkspaceRow(Base):
    __tablename__ = "workspaces"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    bot_id: Mapped[str | None]
    added_at: Mapped[datetime]


_EVERY = select(
    WorkspaceRow.id, WorkspaceRow.name, WorkspaceRow.language, WorkspaceRow.zone, WorkspaceRow.bot_id
).order_by(WorkspaceRow.id)
_FIND = _EVERY.where(WorkspaceRow.id == bindparam("workspace_id"))


class RequestRow(Base):
    """A request that has had its effect; its key makes a repetition harmless."""

    __tablename__ = "requests"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


def add(session: Session, workspace: Workspace, *, now: datetime) -> bool:
    """Remember a workspace; False when it was known already (its settings stay as they are)."""
    return insert_new(
        session,
        WorkspaceRow,
        {
            "id": workspace.id,
            "name": workspace.name,
            "language": workspace.language,
            "zone": workspace.zone,
            "bot_id": workspace.bot_id,
            "added_at": now,
        },
    )


def find(session: Session, workspace_id: str) -> Workspace | None:
    """The workspace, if it has been added."""
    row = session.connection().execute(_FIND, {"workspace_id": workspace_id}).one_or_none()
    return Workspace(*row) if row else None


def every(session: Session) -> list[Workspace]:
    """All workspaces, by id."""
    return [Workspace(*row) for row in session.connection().execute(_EVERY)]


def is_first(session: Session, workspace_id: str, key: str, *, now: datetime) -> bool:
    """True once per request key. A second request with the same key waits for the first and then gets False."""
    return insert_new(session, RequestRow, {"workspace_id": workspace_id, "key": key, "at": now})


def forget_requests(session: Session, before: datetime) -> int:
    """Drop keys too old to be repeated."""
    return session.connection().execute(delete(RequestRow).where(RequestRow.at < before)).rowcount
