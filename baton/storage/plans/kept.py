"""Plans of people, what they said on check days, and the numbers plans are called by."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    and_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.plans import OPEN, Check, Closed, Kind, Outcome, Plan, State
from baton.storage.database import Base
from baton.storage.people import PersonRow
from baton.storage.statements import insert, insert_new

_SOURCED = text("source <> ''")


class PlanRow(Base):
    """One plan. Its setter is no foreign key: two who set each other something at once would wait crosswise."""

    __tablename__ = "plans"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "owner_id"], ["people.workspace_id", "people.id"]),
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "owner_id", "state"),
        Index(None, "workspace_id", "setter_id", "state"),
        Index(None, "workspace_id", "state", "due_on"),
        Index(None, "workspace_id", "next_check"),
        Index(
            "ix_plans_source",
            "workspace_id",
            "owner_id",
            "source",
            unique=True,
            sqlite_where=_SOURCED,
            postgresql_where=_SOURCED,
        ),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    kind: Mapped[Kind] = mapped_column(String(16))
    owner_id: Mapped[str]
    setter_id: Mapped[str]
    cue: Mapped[str]
    action: Mapped[str]
    what: Mapped[str]
    due_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[State] = mapped_column(String(16))
    made_at: Mapped[datetime]
    check_days: Mapped[list[str]] = mapped_column(JSON)
    next_check: Mapped[date | None] = mapped_column(Date)
    asked_on: Mapped[date | None] = mapped_column(Date)
    accepted_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[str | None]
    reason: Mapped[str]
    source: Mapped[str]


class CheckRow(Base):
    """What was said on a check day; the last answer of a day counts."""

    __tablename__ = "plan_checks"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "plan_id"], ["plans.workspace_id", "plans.id"]),
        Index(None, "workspace_id", "plan_id", "at"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(primary_key=True)
    due_on: Mapped[date] = mapped_column(Date, primary_key=True)
    outcome: Mapped[Outcome] = mapped_column(String(16))
    at: Mapped[datetime]
    words: Mapped[str]


class PlanCounterRow(Base):
    """The last number given out in a workspace: one row, so that two plans never share a number."""

    __tablename__ = "plan_counters"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


PLANS = select(*(getattr(PlanRow, name) for name in Plan.__dataclass_fields__))
IS_OPEN = PlanRow.state.in_(OPEN)
BY_DAY = (PlanRow.due_on.is_(None), PlanRow.due_on, PlanRow.number)


def hold(session: Session, workspace_id: str, person_id: str) -> None:
    """Hold somebody's row until the transaction ends, so that their plans are counted and answered in turns.

    Not a full FOR UPDATE: others may refer to this person meanwhile.
    """
    mine = (PersonRow.workspace_id == workspace_id, PersonRow.id == person_id)
    session.execute(select(PersonRow.id).where(*mine).with_for_update(key_share=True))


def next_number(session: Session, workspace_id: str) -> int:
    """A number no other plan of the workspace has; whoever asks at the same time waits."""
    statement = insert(session, PlanCounterRow).values(workspace_id=workspace_id, last=1)
    statement = statement.on_conflict_do_update(
        index_elements=["workspace_id"], set_={"last": PlanCounterRow.last + 1}
    ).returning(PlanCounterRow.last)
    return int(session.connection().execute(statement).scalar_one())


def add(session: Session, plan: Plan) -> bool:
    """Remember a plan; False when its owner has one of the same source."""
    values = {name: getattr(plan, name) for name in Plan.__dataclass_fields__}
    return insert_new(session, PlanRow, values | {"check_days": _written(plan.check_days)})


def find(session: Session, workspace_id: str, plan_id: str) -> Plan | None:
    """One plan by its id."""
    return _one(session, PlanRow.workspace_id == workspace_id, PlanRow.id == plan_id)


def numbered(session: Session, workspace_id: str, number: int) -> Plan | None:
    """One plan by the number people call it by."""
    return _one(session, PlanRow.workspace_id == workspace_id, PlanRow.number == number)


def of_source(session: Session, workspace_id: str, owner_id: str, source: str) -> Plan | None:
    """The plan somebody has of a source."""
    return _one(session, PlanRow.workspace_id == workspace_id, PlanRow.owner_id == owner_id, PlanRow.source == source)


def open_of(session: Session, workspace_id: str, owner_id: str) -> list[Plan]:
    """What somebody has open, proposals included: results by day, then if–then plans in their order."""
    return _several(session, PlanRow.workspace_id == workspace_id, PlanRow.owner_id == owner_id, IS_OPEN)


def set_by(session: Session, workspace_id: str, setter_id: str) -> list[Plan]:
    """The open results that somebody set for others, by day."""
    others = PlanRow.owner_id != setter_id
    return _several(session, PlanRow.workspace_id == workspace_id, PlanRow.setter_id == setter_id, IS_OPEN, others)


def closed_of(session: Session, workspace_id: str, owner_id: str, since: datetime, most: int) -> list[Plan]:
    """What somebody has done or dropped since an instant, newest first."""
    query = PLANS.where(
        PlanRow.workspace_id == workspace_id,
        PlanRow.owner_id == owner_id,
        PlanRow.state.not_in(OPEN),
        PlanRow.closed_at >= since,
    )
    rows = session.execute(query.order_by(PlanRow.closed_at.desc(), PlanRow.number.desc()).limit(most))
    return [plan_of(row) for row in rows]


def accept(session: Session, plan: Plan, next_check: date | None, *, now: datetime) -> bool:
    """The owner takes a proposed result on; False when it is no longer proposed."""
    return _move(session, plan, PlanRow.state == "proposed", state="open", accepted_at=now, next_check=next_check)


def close(session: Session, plan: Plan, state: Closed, by_id: str, reason: str, *, now: datetime) -> bool:
    """A plan is done or dropped; False when it was closed before. Nobody is asked about it any more."""
    settled = {"next_check": None, "asked_on": None}
    return _move(session, plan, IS_OPEN, state=state, closed_at=now, closed_by_id=by_id, reason=reason, **settled)


def reword(session: Session, plan: Plan) -> bool:
    """What a plan says, and its days, become those of `plan`; False when it is no longer open."""
    values = {name: getattr(plan, name) for name in ("cue", "action", "what", "due_on", "next_check")}
    return _move(session, plan, IS_OPEN, **values, check_days=_written(plan.check_days))


def to_check(session: Session, workspace_id: str, until: date) -> list[Plan]:
    """The open plans whose next check day is on or before a day."""
    query = PLANS.where(PlanRow.workspace_id == workspace_id, PlanRow.next_check <= until, PlanRow.state == "open")
    return [plan_of(row) for row in session.execute(query.order_by(PlanRow.next_check, PlanRow.number))]


def put_off(session: Session, plan: Plan, following: date | None, asked_on: date) -> bool:
    """The question of a day is asked now, and the next one later; False when somebody was faster."""
    due = and_(PlanRow.next_check == plan.next_check, PlanRow.state == "open")
    return _move(session, plan, due, next_check=following, asked_on=asked_on)


def answer(session: Session, workspace_id: str, said: Check) -> None:
    """Keep what was said of a check day; its question no longer waits."""
    values = {name: getattr(said, name) for name in Check.__dataclass_fields__}
    statement = insert(session, CheckRow)
    changed = {name: statement.excluded[name] for name in ("outcome", "at", "words")}
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["workspace_id", "plan_id", "due_on"], set_=changed),
        {"workspace_id": workspace_id, **values},
    )
    mine = (PlanRow.workspace_id == workspace_id, PlanRow.id == said.plan_id, PlanRow.asked_on <= said.due_on)
    session.connection().execute(update(PlanRow).where(*mine).values(asked_on=None))


def answered(session: Session, workspace_id: str, plan_id: str, due_on: date) -> Check | None:
    """What was said of a check day, if anything."""
    row = session.get(CheckRow, (workspace_id, plan_id, due_on), populate_existing=True)
    return Check(**{name: getattr(row, name) for name in Check.__dataclass_fields__}) if row else None


def _move(session: Session, plan: Plan, condition: Any, **values: Any) -> bool:
    statement = update(PlanRow).where(PlanRow.workspace_id == plan.workspace_id, PlanRow.id == plan.id, condition)
    return bool(session.connection().execute(statement.values(**values)).rowcount)


def _one(session: Session, *conditions: Any) -> Plan | None:
    row = session.execute(PLANS.where(*conditions)).one_or_none()
    return plan_of(row) if row else None


def _several(session: Session, *conditions: Any) -> list[Plan]:
    return [plan_of(row) for row in session.execute(PLANS.where(*conditions).order_by(*BY_DAY))]


def plan_of(row: Any) -> Plan:
    values = dict(row._mapping)
    return Plan(**values | {"check_days": tuple(map(date.fromisoformat, values["check_days"]))})


def _written(days: Collection[date]) -> list[str]:
    return [day.isoformat() for day in sorted(set(days))]
