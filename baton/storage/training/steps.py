"""The steps of participants: planned for a day, asked, and answered or not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    and_,
    bindparam,
    func,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.courses import Kind
from baton.domain.training import Assigned, StepState, Why
from baton.domain.training.followed import Followed
from baton.storage.database import Base
from baton.storage.deliveries import DeliveryRow
from baton.storage.people import PersonRow
from baton.storage.statements import insert_ignoring
from baton.storage.training.cohorts import ParticipantRow

_PLANNED = text("state = 'planned'")
STEP = "training-step"  # the kind of the messages that ask a step
AT_ONCE = 400  # values in one statement, which every database takes


class StepRow(Base):
    __tablename__ = "training_steps"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "cohort_id", "person_id"],
            ["participants.workspace_id", "participants.cohort_id", "participants.person_id"],
        ),
        # Most steps are over or far away: the index of the daily run holds those that are planned.
        Index(
            "ix_training_steps_planned",
            "workspace_id",
            "due_on",
            sqlite_where=_PLANNED,
            postgresql_where=_PLANNED,
        ),
        Index(None, "workspace_id", "person_id"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    cohort_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[Kind] = mapped_column(String(16))
    day: Mapped[int] = mapped_column(SmallInteger)
    due_on: Mapped[date]
    picked: Mapped[str]
    state: Mapped[StepState] = mapped_column(String(16))
    why: Mapped[Why] = mapped_column(String(16))
    asked_on: Mapped[date | None]
    answered_at: Mapped[datetime | None]
    snoozes: Mapped[int] = mapped_column(SmallInteger)
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)


NAMES = tuple(each.name for each in fields(Assigned) if each.name != "said")
_STEPS = select(*(getattr(StepRow, name) for name in NAMES))
_KEY = ("workspace_id", "cohort_id", "person_id", "key")
_KEEP = (
    update(StepRow)
    .where(*(getattr(StepRow, name) == bindparam(f"of_{name}") for name in _KEY))
    .values({name: bindparam(name) for name in NAMES if name not in _KEY})
)


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who may have a step today, with the zone they live in."""

    cohort_id: str
    person_id: str
    zone: str
    country: str | None
    due_on: date


@dataclass(frozen=True, slots=True)
class Count:
    """How many participants have a step in a state; `snoozes` adds up how often these put it off."""

    key: str
    state: StepState
    why: Why
    people: int
    snoozes: int


def put(session: Session, steps: Iterable[Assigned]) -> None:
    """Plan steps; those that are there already stay as they are."""
    rows = [_row(each) for each in steps]
    if rows:
        session.connection().execute(insert_ignoring(session, StepRow), rows)


def keep(session: Session, steps: Iterable[Assigned]) -> None:
    """Write down how these steps stand now."""
    rows = [{(f"of_{name}" if name in _KEY else name): value for name, value in _row(each).items()} for each in steps]
    if rows:
        session.connection().execute(_KEEP, rows)


def due(session: Session, workspace_id: str, day: date) -> list[Due]:
    """Who has a planned step due on or before `day` and still takes part, each once per cohort, at its earliest day."""
    query = (
        select(StepRow.cohort_id, StepRow.person_id, PersonRow.zone, PersonRow.country, func.min(StepRow.due_on))
        .join(PersonRow, (PersonRow.workspace_id == StepRow.workspace_id) & (PersonRow.id == StepRow.person_id))
        .join(
            ParticipantRow,
            (ParticipantRow.workspace_id == StepRow.workspace_id)
            & (ParticipantRow.cohort_id == StepRow.cohort_id)
            & (ParticipantRow.person_id == StepRow.person_id),
        )
        .where(
            StepRow.workspace_id == workspace_id,
            _PLANNED_STEP,
            StepRow.due_on <= day,
            PersonRow.standing == "member",
            ParticipantRow.standing == "on",
        )
        .group_by(StepRow.cohort_id, StepRow.person_id, PersonRow.zone, PersonRow.country)
    )
    return [Due(*row) for row in session.connection().execute(query)]


def of_people(session: Session, workspace_id: str, cohort_id: str, person_ids: Collection[str]) -> list[Assigned]:
    """All steps of these people in a cohort, by day; what was asked knows whether it was said."""
    found: list[Assigned] = []
    for ids in _chunks(sorted(person_ids)):
        query = _STEPS.where(
            StepRow.workspace_id == workspace_id, StepRow.cohort_id == cohort_id, StepRow.person_id.in_(ids)
        )
        found += [Assigned(*row) for row in session.connection().execute(query)]
    said = said_at(session, workspace_id, STEP, [each.reference for each in found if each.state == "asked"])
    told = [replace(each, said=True) if each.state == "asked" and each.reference in said else each for each in found]
    return sorted(told, key=lambda each: (each.person_id, each.day, each.key))


def find(session: Session, workspace_id: str, reference: str) -> Assigned | None:
    """The step of this reference."""
    cohort_id, _, rest = reference.partition("/")
    person_id, _, key = rest.partition("/")
    query = _STEPS.where(
        StepRow.workspace_id == workspace_id,
        StepRow.cohort_id == cohort_id,
        StepRow.person_id == person_id,
        StepRow.key == key,
    )
    row = session.execute(query).one_or_none()
    return Assigned(*row) if row else None


def of_person(session: Session, workspace_id: str, person_id: str) -> list[Assigned]:
    """All steps of one person in all cohorts, by day."""
    query = _STEPS.where(StepRow.workspace_id == workspace_id, StepRow.person_id == person_id)
    return [Assigned(*row) for row in session.execute(query.order_by(StepRow.due_on, StepRow.day, StepRow.key))]


def counts(session: Session, workspace_id: str, cohort_id: str) -> list[Count]:
    """How the steps of a cohort stand, of everybody who has them."""
    query = (
        select(StepRow.key, StepRow.state, StepRow.why, func.count(), func.sum(StepRow.snoozes))
        .where(StepRow.workspace_id == workspace_id, StepRow.cohort_id == cohort_id)
        .group_by(StepRow.key, StepRow.state, StepRow.why)
    )
    return [Count(*row) for row in session.execute(query)]


def said_of_cohort(session: Session, workspace_id: str, cohort_id: str) -> dict[str, int]:
    """How many people the message of each step reached, by the step's key."""
    query = (
        select(DeliveryRow.reference)
        .where(
            DeliveryRow.workspace_id == workspace_id,
            DeliveryRow.reference.between(f"{cohort_id}/", f"{cohort_id}0"),  # "0" follows "/"
            DeliveryRow.kind == STEP,
            DeliveryRow.sent_at.is_not(None),
        )
        .distinct()
    )
    found: dict[str, int] = {}
    for reference in session.scalars(query):
        key = reference.rpartition("/")[2]
        found[key] = found.get(key, 0) + 1
    return found


def answers(session: Session, workspace_id: str, cohort_id: str) -> list[Assigned]:
    """The answered steps of a cohort, in the order in which they were answered."""
    query = _STEPS.where(
        StepRow.workspace_id == workspace_id, StepRow.cohort_id == cohort_id, StepRow.state == "answered"
    )
    return [Assigned(*row) for row in session.execute(query.order_by(StepRow.answered_at, StepRow.person_id))]


def followed(session: Session, workspace_id: str, since: date) -> dict[str, Followed]:
    """By team: the participants asked something on or after a day, how many steps, and how many they answered."""
    of_participant = and_(
        ParticipantRow.workspace_id == StepRow.workspace_id,
        ParticipantRow.cohort_id == StepRow.cohort_id,
        ParticipantRow.person_id == StepRow.person_id,
    )
    answered = func.count().filter(StepRow.state == "answered")
    query = (
        select(ParticipantRow.team_id, func.count(StepRow.person_id.distinct()), func.count(), answered)
        .join(ParticipantRow, of_participant)
        .where(
            StepRow.workspace_id == workspace_id,
            StepRow.asked_on >= since,
            StepRow.state.in_(("asked", "ignored", "answered")),
            ParticipantRow.role == "participant",
            ParticipantRow.team_id.is_not(None),
        )
        .group_by(ParticipantRow.team_id)
    )
    return {team: Followed(people, asked, done) for team, people, asked, done in session.execute(query) if team}


def said_at(session: Session, workspace_id: str, kind: str, references: Sequence[str]) -> dict[str, datetime]:
    """When the messages of a kind about these references were last sent; what was never sent is missing."""
    found: dict[str, datetime] = {}
    for some in _chunks(references):
        query = select(DeliveryRow.reference, func.max(DeliveryRow.sent_at)).where(
            DeliveryRow.workspace_id == workspace_id,
            DeliveryRow.reference.in_(some),
            DeliveryRow.kind == kind,
            DeliveryRow.sent_at.is_not(None),
        )
        found |= {reference: at for reference, at in session.execute(query.group_by(DeliveryRow.reference)) if at}
    return found


_PLANNED_STEP = text("training_steps.state = 'planned'")


def _row(step: Assigned) -> dict[str, Any]:
    return {name: getattr(step, name) for name in NAMES}


def _chunks(values: Sequence[str]) -> Iterable[list[str]]:
    waiting = iter(values)
    while some := list(islice(waiting, AT_ONCE)):
        yield some
