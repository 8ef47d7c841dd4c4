"""What leads answered to their digests."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.answers import Answered
from baton.storage.database import Base
from baton.storage.deliveries import DeliveryRow
from baton.storage.statements import insert_new


class AnswerRow(Base):
    __tablename__ = "answers"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        UniqueConstraint("workspace_id", "team_id", "week", "words"),  # the same said twice is said once
        Index(None, "workspace_id", "told_at"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    week: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    words: Mapped[str]
    dimension: Mapped[str | None] = mapped_column(String(16))
    by_id: Mapped[str]
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


def add(session: Session, answer: Answered) -> bool:
    """Keep an answer; False when the very same was given before."""
    return insert_new(session, AnswerRow, {name: getattr(answer, name) for name in Answered.__dataclass_fields__})


def find(session: Session, workspace_id: str, answer_id: str) -> Answered | None:
    """One answer, withdrawn or not."""
    row = session.get(AnswerRow, (workspace_id, answer_id), populate_existing=True)
    return _answer(row) if row else None


def change(session: Session, answer: Answered, **values: Any) -> None:
    """Other words, or taken back."""
    mine = (AnswerRow.workspace_id == answer.workspace_id, AnswerRow.id == answer.id)
    session.connection().execute(update(AnswerRow).where(*mine).values(**values))


def given(session: Session, workspace_id: str, team_id: str, since: datetime, until: datetime) -> list[Answered]:
    """The answers of a team after one instant and until another that stand, oldest first."""
    query = select(AnswerRow).where(
        AnswerRow.workspace_id == workspace_id,
        AnswerRow.team_id == team_id,
        AnswerRow.at > since,
        AnswerRow.at <= until,
        AnswerRow.withdrawn_at.is_(None),
    )
    return [_answer(row) for row in session.scalars(query.order_by(AnswerRow.at, AnswerRow.id))]


def teams_since(session: Session, workspace_id: str, since: datetime) -> set[str]:
    """The ids of the teams with an answer after an instant."""
    query = select(AnswerRow.team_id).where(AnswerRow.workspace_id == workspace_id, AnswerRow.at > since)
    return set(session.connection().scalars(query))


def several(session: Session, workspace_id: str, ids: Sequence[str]) -> list[Answered]:
    """These answers in the given order, without those taken back."""
    if not ids:
        return []
    query = select(AnswerRow).where(
        AnswerRow.workspace_id == workspace_id, AnswerRow.id.in_(list(ids)), AnswerRow.withdrawn_at.is_(None)
    )
    found = {row.id: _answer(row) for row in session.scalars(query)}
    return [found[id] for id in ids if id in found]


def untold(session: Session, workspace_id: str, until: datetime) -> list[Answered]:
    """The answers given up to an instant that raters were not looked for yet, oldest first."""
    query = select(AnswerRow).where(
        AnswerRow.workspace_id == workspace_id,
        AnswerRow.told_at.is_(None),
        AnswerRow.withdrawn_at.is_(None),
        AnswerRow.at <= until,
    )
    return [_answer(row) for row in session.scalars(query.order_by(AnswerRow.at, AnswerRow.id))]


def last_told(session: Session, workspace_id: str, team_id: str) -> datetime | None:
    """When a team’s raters were last looked for."""
    query = select(func.max(AnswerRow.told_at)).where(
        AnswerRow.workspace_id == workspace_id, AnswerRow.team_id == team_id
    )
    return session.scalar(query)


def claim(session: Session, answer: Answered, *, now: datetime) -> bool:
    """Whoever gets True looks for the raters; all others leave it."""
    open_ = (AnswerRow.workspace_id == answer.workspace_id, AnswerRow.id == answer.id, AnswerRow.told_at.is_(None))
    return bool(session.connection().execute(update(AnswerRow).where(*open_).values(told_at=now)).rowcount)


def forget_recipients(session: Session, workspace_id: str, kind: str, before: datetime) -> None:
    """Delete the messages of a kind that were settled before an instant: they name who rated."""
    settled = ("sent", "failed", "dropped", "unknown")
    session.connection().execute(
        delete(DeliveryRow).where(
            DeliveryRow.workspace_id == workspace_id,
            DeliveryRow.kind == kind,
            DeliveryRow.state.in_(settled),
            DeliveryRow.due_at < before,
        )
    )


def _answer(row: AnswerRow) -> Answered:
    return Answered(**{name: getattr(row, name) for name in Answered.__dataclass_fields__})
