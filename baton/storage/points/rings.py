"""Rings shown to admins, what they decided, and the thanks that rings and concentration are told from."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, and_, false, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.points import RingFlag, RingState
from baton.storage.database import Base
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.people import PersonRow
from baton.storage.statements import insert

PAUSED: tuple[RingState, ...] = ("open", "kept")


class RingRow(Base):
    __tablename__ = "point_rings"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        Index(None, "workspace_id", "found_on"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    members: Mapped[list[str]] = mapped_column(JSON)
    inside: Mapped[int]
    closure: Mapped[float]
    found_at: Mapped[datetime]
    found_on: Mapped[date]
    state: Mapped[RingState] = mapped_column(String(16))
    reviewed_by: Mapped[str | None]
    reviewed_at: Mapped[datetime | None]


_FLAGS = select(
    RingRow.id,
    RingRow.members,
    RingRow.inside,
    RingRow.closure,
    RingRow.found_at,
    RingRow.found_on,
    RingRow.state,
    RingRow.reviewed_by,
    RingRow.reviewed_at,
).order_by(RingRow.found_at, RingRow.id)


def add(session: Session, workspace_id: str, flags: Sequence[RingFlag]) -> None:
    """Remember rings that were found."""
    rows = [
        {
            "workspace_id": workspace_id,
            "id": each.id,
            "members": list(each.members),
            "inside": each.inside,
            "closure": each.closure,
            "found_at": each.found_at,
            "found_on": each.found_on,
            "state": each.state,
        }
        for each in flags
    ]
    if rows:
        session.connection().execute(insert(session, RingRow), rows)


def find(session: Session, workspace_id: str, flag_id: str) -> RingFlag | None:
    """One ring."""
    return next(iter(_read(session, _FLAGS.where(RingRow.workspace_id == workspace_id, RingRow.id == flag_id))), None)


def found_on(session: Session, workspace_id: str, day: date) -> list[RingFlag]:
    """The rings that were found on a day."""
    return _read(session, _FLAGS.where(RingRow.workspace_id == workspace_id, RingRow.found_on == day))


def every(session: Session, workspace_id: str) -> list[RingFlag]:
    """All rings there ever were; they are few."""
    return _read(session, _FLAGS.where(RingRow.workspace_id == workspace_id))


def paused(session: Session, workspace_id: str) -> list[RingFlag]:
    """The rings inside which thanks give no points for now."""
    return _read(session, _FLAGS.where(RingRow.workspace_id == workspace_id, RingRow.state.in_(PAUSED)))


def review(
    session: Session, workspace_id: str, flag_id: str, state: RingState, reviewer_id: str, *, now: datetime
) -> bool:
    """Note what an admin decided about an open ring; False when somebody has decided already."""
    statement = (
        update(RingRow)
        .where(RingRow.workspace_id == workspace_id, RingRow.id == flag_id, RingRow.state == "open")
        .values(state=state, reviewed_by=reviewer_id, reviewed_at=now)
    )
    return bool(session.connection().execute(statement).rowcount)


def resume(session: Session, workspace_id: str, *, kept_before: datetime) -> list[str]:
    """Let thanks count again in the rings that were kept paused up to an instant; their ids."""
    statement = (
        update(RingRow)
        .where(RingRow.workspace_id == workspace_id, RingRow.state == "kept", RingRow.reviewed_at <= kept_before)
        .values(state="fine")
        .returning(RingRow.id)
    )
    return list(session.connection().execute(statement).scalars())


def thanks(session: Session, workspace_id: str, since: datetime) -> dict[tuple[str, str], int]:
    """How often who thanked whom (giver, receiver) since an instant, in front of others."""
    query = (
        select(KudosRow.giver_id, ReceiverRow.person_id, func.count())
        .select_from(KudosRow)
        .join(ReceiverRow, _SAME)
        .where(*_standing(workspace_id, since), KudosRow.private == false())
        .group_by(KudosRow.giver_id, ReceiverRow.person_id)
    )
    return {(giver, receiver): count for giver, receiver, count in session.connection().execute(query)}


def received(session: Session, workspace_id: str, since: datetime) -> list[int]:
    """How often each member was thanked since an instant, zeros included, nobody named."""
    counts = (
        select(ReceiverRow.person_id, func.count().label("count"))
        .select_from(KudosRow)
        .join(ReceiverRow, _SAME)
        .where(*_standing(workspace_id, since))
        .group_by(ReceiverRow.person_id)
        .subquery()
    )
    query = (
        select(func.coalesce(counts.c.count, 0))
        .select_from(PersonRow)
        .outerjoin(counts, counts.c.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == workspace_id, PersonRow.standing == "member")
    )
    return sorted(session.connection().execute(query).scalars())


_SAME = and_(ReceiverRow.workspace_id == KudosRow.workspace_id, ReceiverRow.kudos_id == KudosRow.id)


def _standing(workspace_id: str, since: datetime) -> tuple[Any, ...]:
    return (KudosRow.workspace_id == workspace_id, KudosRow.given_at > since, KudosRow.undone_at.is_(None))


def _read(session: Session, query: Any) -> list[RingFlag]:
    return [RingFlag(row[0], tuple(row[1]), *row[2:]) for row in session.connection().execute(query)]
