"""Nominations with their reasons, who seconded, and who then stood on the ballot."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    SmallInteger,
    String,
    UniqueConstraint,
    bindparam,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.mvp import MOST_NOMINEES, Nomination, Nominee, nominees_of
from baton.domain.mvp.rounds import EvidenceKind
from baton.storage.database import Base
from baton.storage.statements import insert, insert_new

_ROUND = ["mvp_rounds.workspace_id", "mvp_rounds.id"]
_PERSON = ["people.workspace_id", "people.id"]


class NominationRow(Base):
    """`slot` numbers a nominator's nominees of a round; there are only so many numbers, whatever arrives at once."""

    __tablename__ = "mvp_nominations"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "round_id"], _ROUND),
        ForeignKeyConstraint(["workspace_id", "nominee_id"], _PERSON),
        ForeignKeyConstraint(["workspace_id", "nominator_id"], _PERSON),
        UniqueConstraint(
            "workspace_id", "round_id", "nominee_id", "nominator_id", name="uq_mvp_nominations_nominee_nominator"
        ),  # by the convention it would be longer than PostgreSQL’s names may be
        UniqueConstraint("workspace_id", "round_id", "nominator_id", "slot"),
        CheckConstraint(f"slot between 1 and {MOST_NOMINEES}", name="slot_is_one_of_a_few"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str]
    nominee_id: Mapped[str]
    nominator_id: Mapped[str | None]
    slot: Mapped[int | None] = mapped_column(SmallInteger)
    reason: Mapped[str]
    evidence_kind: Mapped[EvidenceKind | None] = mapped_column(String(16))
    evidence_id: Mapped[str | None]
    nominated_at: Mapped[datetime]
    hidden_by: Mapped[str | None]
    hidden_reason: Mapped[str | None]


class SecondRow(Base):
    __tablename__ = "mvp_seconds"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "round_id"], _ROUND),
        ForeignKeyConstraint(["workspace_id", "nominee_id"], _PERSON),
        ForeignKeyConstraint(["workspace_id", "person_id"], _PERSON),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(primary_key=True)
    nominee_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)


class NomineeRow(Base):
    """Who stands on a ballot: the number there, the department as of its opening, and afterwards who won.

    How many approved of whom is not kept.
    """

    __tablename__ = "mvp_nominees"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "round_id"], _ROUND),
        ForeignKeyConstraint(["workspace_id", "person_id"], _PERSON),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    department: Mapped[str]
    won: Mapped[bool]


_NAMES = tuple(Nomination.__dataclass_fields__)
_NOMINATIONS = select(*(getattr(NominationRow, name) for name in _NAMES)).order_by(
    NominationRow.nominated_at, NominationRow.id
)

_PLACED = (
    select(NomineeRow.person_id)
    .where(NomineeRow.workspace_id == bindparam("workspace"), NomineeRow.round_id == bindparam("round"))
    .order_by(NomineeRow.place)
)


def add_nomination(session: Session, nomination: Nomination) -> bool | None:
    """Remember a nomination. False when this nominator has nominated this person already, None when they have used up
    their nominees; both hold however many arrive at once."""
    values = {name: getattr(nomination, name) for name in _NAMES}
    if nomination.nominator_id is None:
        return insert_new(session, NominationRow, values | {"slot": None})
    for slot in range(1, MOST_NOMINEES + 1):
        if insert_new(session, NominationRow, values | {"slot": slot}):
            return True
    mine = made_by(session, nomination.workspace_id, nomination.round_id, nomination.nominator_id)
    return False if nomination.nominee_id in {each.nominee_id for each in mine} else None


def made_by(session: Session, workspace_id: str, round_id: str, nominator_id: str) -> list[Nomination]:
    """What somebody has nominated in a round, hidden ones included."""
    query = _NOMINATIONS.where(
        NominationRow.workspace_id == workspace_id,
        NominationRow.round_id == round_id,
        NominationRow.nominator_id == nominator_id,
    )
    return [Nomination(*row) for row in session.connection().execute(query)]


def find_nomination(session: Session, workspace_id: str, nomination_id: str) -> Nomination | None:
    """One nomination."""
    query = _NOMINATIONS.where(NominationRow.workspace_id == workspace_id, NominationRow.id == nomination_id)
    row = session.connection().execute(query).one_or_none()
    return Nomination(*row) if row else None


def hide(session: Session, nomination: Nomination, by_id: str, reason: str) -> bool:
    """Hide a nomination; False when it was hidden already."""
    statement = (
        update(NominationRow)
        .where(
            NominationRow.workspace_id == nomination.workspace_id,
            NominationRow.id == nomination.id,
            NominationRow.hidden_by.is_(None),
        )
        .values(hidden_by=by_id, hidden_reason=reason)
    )
    return bool(session.connection().execute(statement).rowcount)


def show_again(session: Session, nomination: Nomination) -> bool:
    """Show a hidden nomination again; False when it is not hidden."""
    statement = (
        update(NominationRow)
        .where(
            NominationRow.workspace_id == nomination.workspace_id,
            NominationRow.id == nomination.id,
            NominationRow.hidden_by.is_not(None),
        )
        .values(hidden_by=None, hidden_reason=None)
    )
    return bool(session.connection().execute(statement).rowcount)


def latest_nominations(session: Session, workspace_id: str, most: int) -> list[Nomination]:
    """What people nominated last, newest first, hidden ones included."""
    query = (
        _NOMINATIONS.where(NominationRow.workspace_id == workspace_id, NominationRow.nominator_id.is_not(None))
        .order_by(None)
        .order_by(NominationRow.nominated_at.desc(), NominationRow.id)
        .limit(most)
    )
    return [Nomination(*row) for row in session.connection().execute(query)]


def add_second(session: Session, workspace_id: str, round_id: str, nominee_id: str, person_id: str) -> bool:
    """Remember who seconded; False when they had."""
    key = {"workspace_id": workspace_id, "round_id": round_id, "nominee_id": nominee_id, "person_id": person_id}
    return insert_new(session, SecondRow, key)


def nominated(session: Session, workspace_id: str, round_id: str) -> list[Nominee]:
    """Everybody nominated in a round, with what was said for them, in the order of their first nomination."""
    mine = (NominationRow.workspace_id == workspace_id, NominationRow.round_id == round_id)
    rows = [Nomination(*row) for row in session.connection().execute(_NOMINATIONS.where(*mine))]
    query = select(SecondRow.nominee_id, SecondRow.person_id).where(
        SecondRow.workspace_id == workspace_id, SecondRow.round_id == round_id
    )
    seconds: dict[str, set[str]] = {}
    for nominee_id, person_id in session.connection().execute(query):
        seconds.setdefault(nominee_id, set()).add(person_id)
    return nominees_of(rows, {id: frozenset(each) for id, each in seconds.items()})


def place(session: Session, workspace_id: str, round_id: str, departments: Mapping[str, str]) -> None:
    """Put people on the ballot, by id, with their departments; their numbers follow the order of their ids."""
    key = {"workspace_id": workspace_id, "round_id": round_id, "won": False}
    rows = [
        {**key, "person_id": id, "place": number, "department": departments[id]}
        for number, id in enumerate(sorted(departments))
    ]
    session.connection().execute(insert(session, NomineeRow), rows)


def placed(session: Session, workspace_id: str, round_id: str) -> list[str]:
    """The ids of those who stand on a ballot, by number."""
    return list(session.connection().scalars(_PLACED, {"workspace": workspace_id, "round": round_id}))


def on_ballot(session: Session, workspace_id: str, round_id: str) -> list[Nominee]:
    """Who stands on a ballot, by number, with everything said for them."""
    said = {each.person_id: each for each in nominated(session, workspace_id, round_id)}
    query = (
        select(NomineeRow.person_id, NomineeRow.place, NomineeRow.department, NomineeRow.won)
        .where(NomineeRow.workspace_id == workspace_id, NomineeRow.round_id == round_id)
        .order_by(NomineeRow.place)
    )
    nothing = Nominee("")
    return [
        Nominee(id, said.get(id, nothing).nominations, said.get(id, nothing).seconds, number, department, won)
        for id, number, department, won in session.connection().execute(query)
    ]


def mark_winners(session: Session, workspace_id: str, round_id: str, person_ids: Collection[str]) -> None:
    """Remember who won."""
    statement = (
        update(NomineeRow)
        .where(
            NomineeRow.workspace_id == workspace_id,
            NomineeRow.round_id == round_id,
            NomineeRow.person_id.in_(sorted(person_ids)),
        )
        .values(won=True)
    )
    session.connection().execute(statement)


def winners_of(session: Session, workspace_id: str, round_ids: Iterable[str]) -> dict[str, list[str]]:
    """The winners of these rounds, by round."""
    query = (
        select(NomineeRow.round_id, NomineeRow.person_id)
        .where(
            NomineeRow.workspace_id == workspace_id,
            NomineeRow.round_id.in_(sorted(set(round_ids))),
            NomineeRow.won.is_(True),
        )
        .order_by(NomineeRow.person_id)
    )
    found: dict[str, list[str]] = {}
    for round_id, person_id in session.connection().execute(query):
        found.setdefault(round_id, []).append(person_id)
    return found
