"""Promises of teams, each as it held for a time, and what leads said of them on their review days."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Date, ForeignKeyConstraint, Index, SmallInteger, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.promises import Measure, Promise, Review, Verdict
from baton.storage.database import Base
from baton.storage.statements import insert_new


class PromiseRow(Base):
    __tablename__ = "promises"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        Index(None, "workspace_id", "team_id", "ended_at"),
        Index(None, "workspace_id", "next_review"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    words: Mapped[str]
    measure: Mapped[Measure] = mapped_column(String(16))
    hours: Mapped[int | None]
    target: Mapped[int | None] = mapped_column(SmallInteger)
    review_weeks: Mapped[int] = mapped_column(SmallInteger)
    next_review: Mapped[date] = mapped_column(Date)
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ReviewRow(Base):
    """One answer per review day, whichever lead gives it."""

    __tablename__ = "promise_reviews"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "promise_id"], ["promises.workspace_id", "promises.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    promise_id: Mapped[str] = mapped_column(primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    verdict: Mapped[Verdict] = mapped_column(String(16))
    remark: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[str]


def add(session: Session, promise: Promise) -> None:
    """Remember a promise."""
    session.add(PromiseRow(**{name: getattr(promise, name) for name in Promise.__dataclass_fields__}))
    session.flush()


def find(session: Session, workspace_id: str, promise_id: str) -> Promise | None:
    """One promise, open or ended."""
    row = session.get(PromiseRow, (workspace_id, promise_id), populate_existing=True)
    return _promise(row) if row else None


def open_of(session: Session, workspace_id: str, team_id: str) -> list[Promise]:
    """The promises of a team that hold now, oldest first."""
    query = select(PromiseRow).where(
        PromiseRow.workspace_id == workspace_id, PromiseRow.team_id == team_id, PromiseRow.ended_at.is_(None)
    )
    return [_promise(row) for row in session.scalars(query.order_by(PromiseRow.since, PromiseRow.id))]


def open_of_all(session: Session, workspace_id: str) -> dict[str, list[Promise]]:
    """The promises that hold now, by team, oldest first."""
    query = select(PromiseRow).where(PromiseRow.workspace_id == workspace_id, PromiseRow.ended_at.is_(None))
    found: dict[str, list[Promise]] = {}
    for row in session.scalars(query.order_by(PromiseRow.since, PromiseRow.id)):
        found.setdefault(row.team_id, []).append(_promise(row))
    return found


def end(session: Session, workspace_id: str, promise_id: str, *, now: datetime) -> bool:
    """A promise holds no longer; False when it was ended before."""
    open_ = (PromiseRow.workspace_id == workspace_id, PromiseRow.id == promise_id, PromiseRow.ended_at.is_(None))
    return bool(session.connection().execute(update(PromiseRow).where(*open_).values(ended_at=now)).rowcount)


def to_review(session: Session, workspace_id: str, until: date) -> list[Promise]:
    """The open promises whose review day is on or before a day."""
    query = select(PromiseRow).where(
        PromiseRow.workspace_id == workspace_id, PromiseRow.ended_at.is_(None), PromiseRow.next_review <= until
    )
    return [_promise(row) for row in session.scalars(query.order_by(PromiseRow.next_review, PromiseRow.id))]


def put_off(session: Session, promise: Promise, until: date) -> bool:
    """The next review day moves on; False when somebody was faster."""
    due = (
        PromiseRow.workspace_id == promise.workspace_id,
        PromiseRow.id == promise.id,
        PromiseRow.next_review == promise.next_review,
    )
    return bool(session.connection().execute(update(PromiseRow).where(*due).values(next_review=until)).rowcount)


def answer(session: Session, workspace_id: str, review: Review, by_id: str) -> bool:
    """Keep what a lead said on a review day; False when one has said it before."""
    values = {name: getattr(review, name) for name in Review.__dataclass_fields__}
    return insert_new(session, ReviewRow, {"workspace_id": workspace_id, "by_id": by_id, **values})


def reviews(session: Session, workspace_id: str, promise_ids: Sequence[str]) -> dict[str, Review]:
    """The latest review of each of these promises that has one."""
    if not promise_ids:
        return {}
    query = select(ReviewRow).where(ReviewRow.workspace_id == workspace_id, ReviewRow.promise_id.in_(list(promise_ids)))
    return {row.promise_id: _review(row) for row in session.scalars(query.order_by(ReviewRow.due_on))}


def review(session: Session, workspace_id: str, promise_id: str, due_on: date) -> Review | None:
    """What was said on one review day."""
    row = session.get(ReviewRow, (workspace_id, promise_id, due_on), populate_existing=True)
    return _review(row) if row else None


def _promise(row: PromiseRow) -> Promise:
    return Promise(**{name: getattr(row, name) for name in Promise.__dataclass_fields__})


def _review(row: ReviewRow) -> Review:
    return Review(**{name: getattr(row, name) for name in Review.__dataclass_fields__})
