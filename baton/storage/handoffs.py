"""Handoffs and every step they took."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.handoffs import Handoff, Kind, State
from baton.storage.database import Base


class HandoffRow(Base):
    __tablename__ = "handoffs"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "owner_id"], ["people.workspace_id", "people.id"]),
        ForeignKeyConstraint(["workspace_id", "receiver_id"], ["people.workspace_id", "people.id"]),
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "owner_id", "state"),
        Index(None, "workspace_id", "receiver_id", "state"),
        Index(None, "workspace_id", "owner_team_id", "delivered_at"),
        Index(None, "workspace_id", "state", "due_on"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    owner_id: Mapped[str]
    receiver_id: Mapped[str]
    owner_team_id: Mapped[str | None]
    receiver_team_id: Mapped[str | None]
    what: Mapped[str]
    done_means: Mapped[str]
    kind: Mapped[Kind | None] = mapped_column(String(16))
    due_on: Mapped[date | None]
    state: Mapped[State] = mapped_column(String(16))
    ordered_at: Mapped[datetime]
    first_reply_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    returns: Mapped[int]
    note: Mapped[str]
    link: Mapped[str]
    need: Mapped[str]
    request: Mapped[str]
    want: Mapped[str]
    demand: Mapped[str]
    source: Mapped[str]


class StepRow(Base):
    """One step of a handoff: who did what when, and in which words."""

    __tablename__ = "handoff_steps"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "handoff_id"], ["handoffs.workspace_id", "handoffs.id"]),
        Index(None, "workspace_id", "handoff_id", "at"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    handoff_id: Mapped[str]
    step: Mapped[str] = mapped_column(String(16))
    by_id: Mapped[str]
    at: Mapped[datetime]
    words: Mapped[str]


def find(session: Session, workspace_id: str, handoff_id: str) -> Handoff | None:
    """One handoff by its id."""
    row = session.get(HandoffRow, (workspace_id, handoff_id), populate_existing=True)
    return _fact(row) if row else None


def _fact(row: HandoffRow) -> Handoff:
    return Handoff(**{name: getattr(row, name) for name in Handoff.__dataclass_fields__})


def open_of(session: Session, workspace_id: str, person_id: str) -> list[Handoff]:
    """Handoffs of this person on either side that have not ended, by number."""
    query = (
        select(HandoffRow)
        .where(
            HandoffRow.workspace_id == workspace_id,
            or_(HandoffRow.owner_id == person_id, HandoffRow.receiver_id == person_id),
            HandoffRow.closed_at.is_(None),
        )
        .order_by(HandoffRow.number)
    )
    return [_fact(row) for row in session.scalars(query)]
