"""Months of ratings summed up, weekly summaries that were posted, and the ties between people."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, ForeignKeyConstraint, and_, func, select, union_all
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.company import MOST_PER_PAIR, Health
from baton.domain.network import Edge
from baton.storage.database import Base
from baton.storage.handoffs import HandoffRow
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.people import PersonRow
from baton.storage.statements import insert_new

_HEALTH = TypeAdapter(Health)


class HealthRow(Base):
    """A finished month; never computed anew."""

    __tablename__ = "company_health"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)


class SummaryRow(Base):
    """A weekly summary as it was compiled."""

    __tablename__ = "company_summaries"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    week: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)


def keep_health(session: Session, workspace_id: str, health: Health) -> bool:
    """Keep a month; False when it has been summed up before."""
    facts = _HEALTH.dump_python(health, mode="json")
    return insert_new(session, HealthRow, {"workspace_id": workspace_id, "month": health.month, "facts": facts})


def health(session: Session, workspace_id: str) -> Health | None:
    """The last month that was summed up."""
    query = select(HealthRow.facts).where(HealthRow.workspace_id == workspace_id)
    facts = session.connection().scalar(query.order_by(HealthRow.month.desc()).limit(1))
    return _HEALTH.validate_python(facts) if facts else None


def has_health(session: Session, workspace_id: str, month: str) -> bool:
    """Whether a month has been summed up."""
    return session.get(HealthRow, (workspace_id, month)) is not None


def keep_summary(session: Session, workspace_id: str, week: str, facts: Mapping[str, Any], *, now: datetime) -> bool:
    """Keep a week's summary; False when there is one already."""
    return insert_new(
        session, SummaryRow, {"workspace_id": workspace_id, "week": week, "at": now, "facts": dict(facts)}
    )


def summary(session: Session, workspace_id: str, week: str) -> dict[str, Any] | None:
    """A summary as it was posted."""
    row = session.get(SummaryRow, (workspace_id, week))
    return row.facts if row else None


def ties(session: Session, workspace_id: str, since: datetime) -> list[Edge[str]]:
    """Who dealt with whom since an instant: from receivers to owners of handoffs, and from givers to receivers of kudos
    that were not private. A pair counts at most three times in each direction."""
    orders = select(HandoffRow.receiver_id.label("a"), HandoffRow.owner_id.label("b")).where(
        HandoffRow.workspace_id == workspace_id, HandoffRow.ordered_at >= since
    )
    thanks = (
        select(KudosRow.giver_id.label("a"), ReceiverRow.person_id.label("b"))
        .join(
            KudosRow,
            and_(KudosRow.workspace_id == ReceiverRow.workspace_id, KudosRow.id == ReceiverRow.kudos_id),
        )
        .where(
            KudosRow.workspace_id == workspace_id,
            KudosRow.given_at >= since,
            KudosRow.undone_at.is_(None),
            KudosRow.private.is_(False),
        )
    )
    every = union_all(orders, thanks).subquery()
    query = select(every.c.a, every.c.b, func.count()).where(every.c.a != every.c.b).group_by(every.c.a, every.c.b)
    rows = session.connection().execute(query.order_by(every.c.a, every.c.b)).all()
    return [(a, b) for a, b, count in rows for _ in range(min(count, MOST_PER_PAIR))]


def thanked(session: Session, workspace_id: str, since: datetime) -> list[int]:
    """How many kudos each member of the roster received since an instant; zeros too, in no order that tells who."""
    counts = (
        select(ReceiverRow.person_id, func.count().label("count"))
        .join(
            KudosRow,
            and_(KudosRow.workspace_id == ReceiverRow.workspace_id, KudosRow.id == ReceiverRow.kudos_id),
        )
        .where(
            ReceiverRow.workspace_id == workspace_id,
            ReceiverRow.given_at >= since,
            KudosRow.undone_at.is_(None),
            KudosRow.private.is_(False),
        )
        .group_by(ReceiverRow.person_id)
        .subquery()
    )
    query = (
        select(func.coalesce(counts.c.count, 0))
        .select_from(PersonRow)
        .outerjoin(counts, counts.c.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == workspace_id, PersonRow.standing == "member")
    )
    return sorted(session.connection().scalars(query))
