"""Cohorts, and who is in them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.training import Cohort, Participant, Role, Standing
from baton.storage.database import Base
from baton.storage.statements import insert_ignoring
from baton.storage.workspaces import WorkspaceRow


class CohortRow(Base):
    __tablename__ = "cohorts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "facilitator_id"], ["people.workspace_id", "people.id"]),
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "ends_on"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    course_id: Mapped[str]
    name: Mapped[str]
    ends_on: Mapped[date]
    facilitator_id: Mapped[str]
    made_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    seed: Mapped[int | None]
    follows_id: Mapped[str | None]
    reported: Mapped[int] = mapped_column(SmallInteger)


class ParticipantRow(Base):
    __tablename__ = "participants"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "cohort_id"], ["cohorts.workspace_id", "cohorts.id"]),
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
        Index(None, "workspace_id", "person_id"),
        Index(None, "workspace_id", "standing", "asked_on"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    cohort_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(String(16))
    team_id: Mapped[str | None]
    starts_on: Mapped[date]
    place: Mapped[int]
    standing: Mapped[Standing] = mapped_column(String(16))
    ignored: Mapped[int] = mapped_column(SmallInteger)
    stretched: Mapped[bool]
    asked_on: Mapped[date | None]
    stopped_at: Mapped[str]


_COHORTS = select(*(getattr(CohortRow, name) for name in Cohort.__dataclass_fields__))
_NAMES = tuple(Participant.__dataclass_fields__)
_PROMOTE = (
    update(ParticipantRow)
    .where(
        ParticipantRow.workspace_id == bindparam("workspace"),
        ParticipantRow.cohort_id == bindparam("cohort"),
        ParticipantRow.person_id == bindparam("person"),
        ParticipantRow.role == "manager",
    )
    .values(role="participant", starts_on=bindparam("day"), standing="on")
)
_PARTICIPANTS = select(*(getattr(ParticipantRow, name) for name in _NAMES))
_KEY = ("workspace_id", "cohort_id", "person_id")
_KEEP = (
    update(ParticipantRow)
    .where(*(getattr(ParticipantRow, name) == bindparam(f"of_{name}") for name in _KEY))
    .values({name: bindparam(name) for name in _NAMES if name not in _KEY})
)


def next_number(session: Session, workspace_id: str) -> int:
    """A number no other cohort of the workspace has; whoever asks at the same time waits."""
    session.execute(select(WorkspaceRow.id).where(WorkspaceRow.id == workspace_id).with_for_update(key_share=True))
    query = select(func.max(CohortRow.number)).where(CohortRow.workspace_id == workspace_id)
    return (session.scalar(query) or 0) + 1


def add(session: Session, cohort: Cohort) -> None:
    """Remember a new cohort."""
    session.connection().execute(insert_ignoring(session, CohortRow), asdict(cohort))


def find(session: Session, workspace_id: str, cohort_id: str) -> Cohort | None:
    """One cohort by its id."""
    return _one(session, CohortRow.workspace_id == workspace_id, CohortRow.id == cohort_id)


def numbered(session: Session, workspace_id: str, number: int) -> Cohort | None:
    """One cohort by the number people call it by."""
    return _one(session, CohortRow.workspace_id == workspace_id, CohortRow.number == number)


def _one(session: Session, *where: Any) -> Cohort | None:
    row = session.execute(_COHORTS.where(*where)).one_or_none()
    return Cohort(*row) if row else None


def lock(session: Session, workspace_id: str, cohort_id: str) -> Cohort | None:
    """The same, held until the transaction ends: for changes to who is in it."""
    query = _COHORTS.where(CohortRow.workspace_id == workspace_id, CohortRow.id == cohort_id)
    row = session.execute(query.with_for_update()).one_or_none()
    return Cohort(*row) if row else None


def every(session: Session, workspace_id: str) -> list[Cohort]:
    """All cohorts, the latest end first."""
    query = _COHORTS.where(CohortRow.workspace_id == workspace_id)
    return [Cohort(*row) for row in session.execute(query.order_by(CohortRow.ends_on.desc(), CohortRow.number.desc()))]


def change(session: Session, cohort: Cohort, **values: Any) -> None:
    """Change facts of a cohort."""
    mine = (CohortRow.workspace_id == cohort.workspace_id, CohortRow.id == cohort.id)
    session.connection().execute(update(CohortRow).where(*mine).values(**values))


def cancel(session: Session, cohort: Cohort, *, now: datetime) -> bool:
    """End a cohort early; False when it was over already."""
    statement = update(CohortRow).where(
        CohortRow.workspace_id == cohort.workspace_id, CohortRow.id == cohort.id, CohortRow.cancelled_at.is_(None)
    )
    return bool(session.connection().execute(statement.values(cancelled_at=now)).rowcount)


def report(session: Session, cohort: Cohort, day: int) -> bool:
    """Note that the report of this day is made; False when it was before, or a later one."""
    statement = update(CohortRow).where(
        CohortRow.workspace_id == cohort.workspace_id, CohortRow.id == cohort.id, CohortRow.reported < day
    )
    return bool(session.connection().execute(statement.values(reported=day)).rowcount)


def put(session: Session, participants: Iterable[Participant]) -> None:
    """Add people to a cohort; who is in it already stays as they are."""
    rows = sorted(map(_row, participants), key=lambda row: row["person_id"])
    if rows:
        session.connection().execute(insert_ignoring(session, ParticipantRow), rows)


def keep(session: Session, participants: Sequence[Participant]) -> None:
    """Write down how these participants stand now."""
    rows = [
        {f"of_{name}" if name in _KEY else name: value for name, value in _row(each).items()} for each in participants
    ]
    if rows:
        session.connection().execute(_KEEP, rows)


def of_cohort(session: Session, workspace_id: str, cohort_id: str) -> list[Participant]:
    """Everybody who is or was in a cohort, in the order in which they came."""
    query = _PARTICIPANTS.where(ParticipantRow.workspace_id == workspace_id, ParticipantRow.cohort_id == cohort_id)
    rows = session.execute(query.order_by(ParticipantRow.place, ParticipantRow.person_id))
    return [Participant(*row) for row in rows]


def held(session: Session, workspace_id: str, cohort_id: str, person_ids: Collection[str]) -> dict[str, Participant]:
    """These participants, held until the transaction ends, in one order for all who hold several."""
    query = _PARTICIPANTS.where(
        ParticipantRow.workspace_id == workspace_id,
        ParticipantRow.cohort_id == cohort_id,
        ParticipantRow.person_id.in_(sorted(person_ids)),
    )
    rows = session.execute(query.order_by(ParticipantRow.person_id).with_for_update())
    return {each.person_id: each for each in (Participant(*row) for row in rows)}


def held_all(session: Session, workspace_id: str, cohort_id: str) -> list[Participant]:
    """Everybody who is or was in a cohort, held until the transaction ends."""
    query = _PARTICIPANTS.where(ParticipantRow.workspace_id == workspace_id, ParticipantRow.cohort_id == cohort_id)
    return [Participant(*row) for row in session.execute(query.order_by(ParticipantRow.person_id).with_for_update())]


def promote(session: Session, participants: Sequence[Participant]) -> None:
    """Those among these who only heard of their cohort as leads take part in it."""
    rows = [
        {"workspace": each.workspace_id, "cohort": each.cohort_id, "person": each.person_id, "day": each.starts_on}
        for each in participants
    ]
    if rows:
        session.connection().execute(_PROMOTE, rows)


def of_person(session: Session, workspace_id: str, person_id: str) -> list[Participant]:
    """Every cohort somebody is or was in."""
    query = _PARTICIPANTS.where(ParticipantRow.workspace_id == workspace_id, ParticipantRow.person_id == person_id)
    return [Participant(*row) for row in session.execute(query.order_by(ParticipantRow.starts_on.desc()))]


def asked_before(session: Session, workspace_id: str, day: date) -> list[tuple[str, str]]:
    """(cohort, person) of those who were asked on or before `day` whether to go on, and have not answered."""
    query = select(ParticipantRow.cohort_id, ParticipantRow.person_id).where(
        ParticipantRow.workspace_id == workspace_id, ParticipantRow.standing == "asked", ParticipantRow.asked_on <= day
    )
    return [(cohort, person) for cohort, person in session.execute(query)]


def _row(each: Participant) -> dict[str, Any]:
    return {name: getattr(each, name) for name in _NAMES}
