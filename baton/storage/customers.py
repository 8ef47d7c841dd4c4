"""Who depends on whom, as teams have said, and what handoffs tell of it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import JSON, ColumnElement, ForeignKeyConstraint, Index, String, and_, case, delete, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from baton.domain.customers import Class, Customer, Dealings, Kind, Question
from baton.domain.teams import Team
from baton.storage.database import Base
from baton.storage.handoffs import HandoffRow
from baton.storage.people import PersonRow
from baton.storage.statements import insert


class CustomerRow(Base):
    __tablename__ = "team_customers"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        Index(None, "workspace_id", "customer_id"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[Kind] = mapped_column(String(8))
    questions: Mapped[list[str]] = mapped_column(JSON)
    klass: Mapped[Class] = mapped_column(String(8))
    at: Mapped[datetime]


_CUSTOMER = (CustomerRow.team_id, CustomerRow.kind, CustomerRow.customer_id, CustomerRow.questions, CustomerRow.klass)


def of_team(session: Session, team: Team) -> list[Customer]:
    """A team's customers, in the order they were added."""
    query = select(*_CUSTOMER).where(CustomerRow.workspace_id == team.workspace_id, CustomerRow.team_id == team.id)
    rows = session.connection().execute(query.order_by(CustomerRow.at, CustomerRow.customer_id)).all()
    return [Customer(row[0], row[1], row[2], tuple(cast(list[Question], row[3])), row[4]) for row in rows]


def serving(session: Session, workspace_id: str, ids: Collection[str]) -> list[str]:
    """The ids of the teams that say that one of these people or teams is their customer."""
    query = select(CustomerRow.team_id).where(
        CustomerRow.workspace_id == workspace_id, CustomerRow.customer_id.in_(sorted(ids))
    )
    return sorted(set(session.connection().scalars(query)))


def put(session: Session, team: Team, customers: Sequence[Customer], *, now: datetime) -> None:
    """Add customers, or say something else of those there are."""
    for each in customers:
        said = {"kind": each.kind, "questions": list(each.questions), "klass": each.klass}
        key = {"workspace_id": team.workspace_id, "team_id": team.id, "customer_id": each.id}
        statement = insert(session, CustomerRow).on_conflict_do_update(index_elements=list(key), set_=said)
        session.connection().execute(statement, {**key, **said, "at": now})


def remove(session: Session, team: Team, customer_id: str) -> bool:
    """Take a customer off; False when there was none."""
    mine = (
        CustomerRow.workspace_id == team.workspace_id,
        CustomerRow.team_id == team.id,
        CustomerRow.customer_id == customer_id,
    )
    return bool(session.connection().execute(delete(CustomerRow).where(*mine)).rowcount)


def dealings(session: Session, team: Team, since: datetime) -> dict[str, Dealings]:
    """Handoffs of a team with each person outside it since an instant, and with each team, by their ids."""
    given = and_(HandoffRow.owner_team_id == team.id, _outside(HandoffRow.receiver_team_id, team))
    got = and_(HandoffRow.receiver_team_id == team.id, _outside(HandoffRow.owner_team_id, team))
    person = case((given, HandoffRow.receiver_id), else_=HandoffRow.owner_id)
    their_team = case((given, HandoffRow.receiver_team_id), else_=HandoffRow.owner_team_id)
    counts = func.count(case((given, 1))), func.count(case((got, 1)))
    found: dict[str, Dealings] = {}
    for who in (person, their_team):
        query = (
            select(who, *counts)
            .where(HandoffRow.workspace_id == team.workspace_id, HandoffRow.ordered_at >= since, or_(given, got))
            .group_by(who)
        )
        found |= {id: Dealings(out, back) for id, out, back in session.connection().execute(query).all() if id}
    return found


def _outside(team_id: InstrumentedAttribute[str | None], team: Team) -> ColumnElement[bool]:
    return or_(team_id.is_(None), team_id != team.id)


def receivers(session: Session, workspace_id: str, since: datetime) -> list[tuple[str, str, int]]:
    """(person, team, how many handoffs they received from it since an instant), of everybody who takes part.

    Handoffs inside one team are left out.
    """
    query = (
        select(HandoffRow.receiver_id, HandoffRow.owner_team_id, func.count())
        .join(
            PersonRow,
            and_(PersonRow.workspace_id == HandoffRow.workspace_id, PersonRow.id == HandoffRow.receiver_id),
        )
        .where(
            HandoffRow.workspace_id == workspace_id,
            HandoffRow.received_at >= since,
            HandoffRow.owner_team_id.is_not(None),
            PersonRow.standing == "member",
            PersonRow.prompts_stopped.is_(False),
            or_(PersonRow.team_id.is_(None), PersonRow.team_id != HandoffRow.owner_team_id),
        )
        .group_by(HandoffRow.receiver_id, HandoffRow.owner_team_id)
    )
    return [(row[0], row[1] or "", row[2]) for row in session.connection().execute(query)]
