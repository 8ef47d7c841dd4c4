"""Courses a company wrote itself: each change is a new version, so that a cohort keeps the one it took."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.storage.database import Base


class CourseRow(Base):
    __tablename__ = "courses"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        Index(None, "workspace_id", "key"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_by: Mapped[str | None]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a course as it is kept: `content` is that of a course file."""

    id: str
    key: str
    content: Mapping[str, Any]


def add(session: Session, workspace_id: str, kept: Kept, made_by: str | None, *, now: datetime) -> None:
    """Keep a course; versions of the same key that were in force no longer are."""
    end(session, workspace_id, kept.key, now=now)
    row = CourseRow(workspace_id=workspace_id, id=kept.id, key=kept.key, content=dict(kept.content))
    row.made_by, row.made_at, row.ended_at = made_by, now, None
    session.add(row)
    session.flush()


def end(session: Session, workspace_id: str, key: str, *, now: datetime) -> bool:
    """The course of this key is offered no longer; False when none was."""
    statement = update(CourseRow).where(
        CourseRow.workspace_id == workspace_id, CourseRow.key == key, CourseRow.ended_at.is_(None)
    )
    return bool(session.connection().execute(statement.values(ended_at=now)).rowcount)


def find(session: Session, workspace_id: str, course_id: str) -> Kept | None:
    """One version, whether or not it is still in force."""
    row = session.get(CourseRow, (workspace_id, course_id), populate_existing=True)
    return Kept(row.id, row.key, row.content) if row else None


def in_force(session: Session, workspace_id: str) -> list[Kept]:
    """The courses that are offered, in the order of their keys."""
    query = select(CourseRow).where(CourseRow.workspace_id == workspace_id, CourseRow.ended_at.is_(None))
    return [Kept(row.id, row.key, row.content) for row in session.scalars(query.order_by(CourseRow.key))]
