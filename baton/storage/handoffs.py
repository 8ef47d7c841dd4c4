"""Handoffs and every step they took."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    Select,
    String,
    UniqueConstraint,
    bindparam,
    case,
    func,
    select,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from baton.domain.handoffs import OPEN, OWED, Handoff, Kind, Side, State, Step, Taken
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.statements import insert, insert_new


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
    """One step of a handoff: who did what when, and in which words. A question is answered at most once."""

    __tablename__ = "handoff_steps"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "handoff_id"], ["handoffs.workspace_id", "handoffs.id"]),
        UniqueConstraint("workspace_id", "answers_id"),
        Index(None, "workspace_id", "handoff_id", "at"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    handoff_id: Mapped[str]
    step: Mapped[Step] = mapped_column(String(16))
    by_id: Mapped[str]
    at: Mapped[datetime]
    words: Mapped[str]
    link: Mapped[str] = mapped_column(default="")
    round: Mapped[int] = mapped_column(default=0)
    answers_id: Mapped[str | None]


class CounterRow(Base):
    """The last number given out in a workspace: one row, so that two orders never share a number."""

    __tablename__ = "handoff_counters"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


# Built once; the columns stand in the order of the dataclasses' fields.
_HANDOFFS: Select[Any] = select(*(getattr(HandoffRow, name) for name in Handoff.__dataclass_fields__))
_FIND = _HANDOFFS.where(HandoffRow.workspace_id == bindparam("workspace"), HandoffRow.id == bindparam("handoff"))
_TAKEN: Select[Any] = select(*(getattr(StepRow, name) for name in Taken.__dataclass_fields__))
_STEPS = _TAKEN.where(
    StepRow.workspace_id == bindparam("workspace"), StepRow.handoff_id == bindparam("handoff")
).order_by(StepRow.at, StepRow.id)


def next_number(session: Session, workspace_id: str) -> int:
    """A number no other handoff of the workspace has; whoever asks at the same time waits."""
    statement = insert(session, CounterRow).values(workspace_id=workspace_id, last=1)
    statement = statement.on_conflict_do_update(
        index_elements=["workspace_id"], set_={"last": CounterRow.last + 1}
    ).returning(CounterRow.last)
    return int(session.connection().execute(statement).scalar_one())


def add(session: Session, handoff: Handoff) -> None:
    """Remember a new handoff."""
    values = {name: getattr(handoff, name) for name in Handoff.__dataclass_fields__}
    session.connection().execute(insert(session, HandoffRow), values)


def find(session: Session, workspace_id: str, handoff_id: str) -> Handoff | None:
    """One handoff by its id."""
    rows = prepared.rows(session, _FIND, {"workspace": workspace_id, "handoff": handoff_id})
    return next((Handoff(*row) for row in rows), None)


def numbered(session: Session, workspace_id: str, number: int) -> Handoff | None:
    """One handoff by the number people call it by."""
    query = _HANDOFFS.where(HandoffRow.workspace_id == workspace_id, HandoffRow.number == number)
    row = session.connection().execute(query).one_or_none()
    return Handoff(*row) if row else None


def move(
    session: Session, handoff: Handoff, states: Sequence[State], replied_at: datetime | None, **values: Any
) -> bool:
    """Set columns if the handoff still is in one of `states` and was not sent back since it was read.

    Of several at once exactly one succeeds; the others get False and nothing changes. `replied_at` becomes the
    owner's first reply unless there was one.
    """
    if replied_at is not None:
        values["first_reply_at"] = func.coalesce(HandoffRow.first_reply_at, replied_at)
    statement = (
        update(HandoffRow)
        .where(
            HandoffRow.workspace_id == handoff.workspace_id,
            HandoffRow.id == handoff.id,
            HandoffRow.state.in_(states),
            HandoffRow.returns == handoff.returns,
        )
        .values(values or {"state": HandoffRow.state})  # an update of nothing still holds the row
    )
    return bool(session.connection().execute(statement).rowcount)


def add_step(session: Session, taken: Taken) -> bool:
    """Remember a step; False when it answers a question that has been answered."""
    return insert_new(session, StepRow, {name: getattr(taken, name) for name in Taken.__dataclass_fields__})


def steps(session: Session, workspace_id: str, handoff_id: str) -> list[Taken]:
    """Everything that happened to a handoff since it was ordered, oldest first."""
    rows = session.connection().execute(_STEPS, {"workspace": workspace_id, "handoff": handoff_id})
    return [Taken(*row) for row in rows]


def find_step(session: Session, workspace_id: str, step_id: str) -> Taken | None:
    """One step by its id."""
    query = _TAKEN.where(StepRow.workspace_id == workspace_id, StepRow.id == step_id)
    row = session.connection().execute(query).one_or_none()
    return Taken(*row) if row else None


def of_person(session: Session, workspace_id: str, person_id: str, side: Side, most: int) -> tuple[list[Handoff], int]:
    """Somebody's handoffs as owner or receiver, and how many there are: open ones first, those by day, then newest."""
    mine = (HandoffRow.workspace_id == workspace_id, _who(side) == person_id)
    is_open = HandoffRow.state.in_(OPEN)
    day = case((is_open, HandoffRow.due_on), else_=None)
    query = (
        _HANDOFFS.where(*mine)
        .order_by(case((is_open, 0), else_=1), case((day.is_(None), 1), else_=0), day, HandoffRow.number.desc())
        .limit(most)
    )
    count = session.scalar(select(func.count()).select_from(HandoffRow).where(*mine))
    return _facts(session, query), count or 0


def waiting(
    session: Session, workspace_id: str, person_id: str, side: Side, states: Sequence[State], most: int
) -> list[Handoff]:
    """Somebody's handoffs as owner or receiver that are in one of `states`: those with a day first, then oldest."""
    query = (
        _HANDOFFS.where(HandoffRow.workspace_id == workspace_id, _who(side) == person_id, HandoffRow.state.in_(states))
        .order_by(case((HandoffRow.due_on.is_(None), 1), else_=0), HandoffRow.due_on, HandoffRow.number)
        .limit(most)
    )
    return _facts(session, query)


def owed_between(
    session: Session, workspace_id: str, first: date, last: date, owner_id: str | None = None
) -> list[Handoff]:
    """What still has to be delivered and is due in these days (both included), by day; of everybody or one owner."""
    query = _HANDOFFS.where(
        HandoffRow.workspace_id == workspace_id,
        HandoffRow.state.in_(OWED),
        HandoffRow.due_on >= first,
        HandoffRow.due_on <= last,
    )
    if owner_id is not None:
        query = query.where(HandoffRow.owner_id == owner_id)
    return _facts(session, query.order_by(HandoffRow.due_on, HandoffRow.number))


def _who(side: Side) -> InstrumentedAttribute[str]:
    return HandoffRow.owner_id if side == "owner" else HandoffRow.receiver_id


def _facts(session: Session, query: Select[Any]) -> list[Handoff]:
    return [Handoff(*row) for row in session.connection().execute(query)]
