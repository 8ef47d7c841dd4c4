"""Companies, and the requests of theirs that have had their effect."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.people import Workspace
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.statements import insert_new, insert_new_later


class WorkspaceRow(Base):
    __tablename__ = "workspaces"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    bot_id: Mapped[str | None]
    added_at: Mapped[datetime]
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)


_EVERY = select(
    WorkspaceRow.id,
    WorkspaceRow.name,
    WorkspaceRow.language,
    WorkspaceRow.zone,
    WorkspaceRow.bot_id,
    WorkspaceRow.settings,
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
            "settings": dict(workspace.settings),
        },
    )


def find(session: Session, workspace_id: str) -> Workspace | None:
    """The workspace, if it has been added."""
    rows = prepared.rows(session, _FIND, {"workspace_id": workspace_id})
    return Workspace(*rows[0]) if rows else None


def hold(session: Session, workspace_id: str) -> Workspace | None:
    """The workspace as it stands now; its settings stay so until the transaction ends."""
    held = _FIND.with_for_update(key_share=True)
    row = session.connection().execute(held, {"workspace_id": workspace_id}).one_or_none()
    return Workspace(*row) if row else None


def every(session: Session) -> list[Workspace]:
    """All workspaces, by id."""
    return [Workspace(*row) for row in session.connection().execute(_EVERY)]


CHANGED = "workspace changed"  # in a session's info: whoever keeps workspaces in memory reads this one anew


def change_settings(session: Session, workspace_id: str, noun: str, values: Mapping[str, Any]) -> None:
    """Keep a noun's settings (as JSON); those of other nouns stay. Two admins at once wait for each other."""
    mine = WorkspaceRow.id == workspace_id
    kept = session.connection().scalar(select(WorkspaceRow.settings).where(mine).with_for_update(key_share=True)) or {}
    session.connection().execute(update(WorkspaceRow).where(mine).values(settings={**kept, noun: dict(values)}))
    session.info[CHANGED] = True


def is_first(session: Session, workspace_id: str, key: str, *, now: datetime) -> bool:
    """True once per request key. A second request with the same key waits for the first and then gets False."""
    return claim(session, workspace_id, key, now=now)()


def claim(session: Session, workspace_id: str, key: str, *, now: datetime) -> Callable[[], bool]:
    """The same, to be asked after another statement, whose answer then brings it along."""
    return insert_new_later(session, RequestRow, {"workspace_id": workspace_id, "key": key, "at": now})


def forget_requests(session: Session, before: datetime) -> int:
    """Drop keys too old to be repeated."""
    return session.connection().execute(delete(RequestRow).where(RequestRow.at < before)).rowcount
