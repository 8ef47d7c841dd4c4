"""Kudos given, who received and joined them, and the allowance that holds whatever arrives at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, bindparam, func, or_, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.kudos import Kudos
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.people import MOST_AT_ONCE
from baton.storage.statements import insert_into, insert_new, put

UNDONE = text("undone_at IS NOT NULL")


class KudosRow(Base):
    __tablename__ = "kudos"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "giver_id"], ["people.workspace_id", "people.id"]),
        Index(None, "workspace_id", "given_at"),
        Index(None, "workspace_id", "giver_id", "given_at"),
        # Boards count in these two and in those of the receivers, and never look at a row.
        Index("ix_kudos_value", "workspace_id", "value", "given_at", "private", "undone_at"),
        Index(
            "ix_kudos_undone",
            *("workspace_id", "given_at", "private", "id", "giver_id"),
            sqlite_where=UNDONE,
            postgresql_where=UNDONE,
        ),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    giver_id: Mapped[str]
    reason: Mapped[str]
    value: Mapped[str | None]
    channel_id: Mapped[str | None]
    handoff_id: Mapped[str | None]
    given_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    private: Mapped[bool] = mapped_column(default=False)
    edited_at: Mapped[datetime | None]
    hidden_by: Mapped[str | None]
    hidden_reason: Mapped[str | None]
    link: Mapped[str | None]
    thread_id: Mapped[str | None]


class ReceiverRow(Base):
    """One person thanked by a kudos.

    `giver_id`, `given_at` and `private` are the kudos' own and never change: repeated here, they let boards count in
    an index what would otherwise be a look at every kudos there is.
    """

    __tablename__ = "kudos_receivers"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "kudos_id"], ["kudos.workspace_id", "kudos.id"]),
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
        Index("ix_kudos_receivers_person", "workspace_id", "person_id", "given_at", "private", "kudos_id"),
        Index("ix_kudos_receivers_giver", "workspace_id", "giver_id", "given_at", "private"),
        Index("ix_kudos_receivers_time", "workspace_id", "given_at", "private", "person_id", "giver_id"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    kudos_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    giver_id: Mapped[str]
    given_at: Mapped[datetime]
    private: Mapped[bool]


class JoinRow(Base):
    __tablename__ = "kudos_joins"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "kudos_id"], ["kudos.workspace_id", "kudos.id"]),
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    kudos_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    joined_at: Mapped[datetime]


_JOINED = (
    select(func.count())
    .where(JoinRow.workspace_id == KudosRow.workspace_id, JoinRow.kudos_id == KudosRow.id)
    .scalar_subquery()
)
_KUDOS = select(
    KudosRow.workspace_id,
    KudosRow.id,
    KudosRow.giver_id,
    KudosRow.reason,
    KudosRow.value,
    KudosRow.channel_id,
    KudosRow.handoff_id,
    KudosRow.given_at,
    KudosRow.undone_at,
    KudosRow.private,
    KudosRow.edited_at,
    KudosRow.hidden_by,
    KudosRow.hidden_reason,
    KudosRow.link,
    KudosRow.thread_id,
    _JOINED.label("joined"),
)
_FIND = _KUDOS.where(KudosRow.workspace_id == bindparam("workspace"), KudosRow.id == bindparam("kudos"))
_SEVERAL = _KUDOS.where(
    KudosRow.workspace_id == bindparam("workspace"), KudosRow.id.in_(bindparam("kudos", expanding=True))
)
_RECEIVERS = (
    select(ReceiverRow.kudos_id, ReceiverRow.person_id)
    .where(
        ReceiverRow.workspace_id == bindparam("workspace"),
        ReceiverRow.kudos_id.in_(bindparam("kudos", expanding=True)),
    )
    .order_by(ReceiverRow.person_id)
)


class AllowanceRow(Base):
    """What a giver has used of one day's allowance: one row, so that givers cannot overtake themselves."""

    __tablename__ = "kudos_allowances"
    __table_args__ = (CheckConstraint("used >= 0", name="used_is_not_negative"),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    giver_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    used: Mapped[int]


def take_allowance(
    session: Session, workspace_id: str, giver_id: str, day: date, count: int, allowance: int
) -> int | None:
    """Use `count` of the day's allowance and return what is now used; None, using nothing, when less is left."""
    if count > allowance:
        return None
    values = {"workspace_id": workspace_id, "giver_id": giver_id, "day": day, "used": count, "allowance": allowance}
    statement = _take_allowance(session.get_bind().dialect.name)
    return next((used for (used,) in prepared.rows(session, statement, values)), None)


@cache
def _take_allowance(dialect: str) -> Any:
    """One statement that counts and checks, so that no two gifts can both take the last place."""
    statement = insert_into(dialect, AllowanceRow)
    total = AllowanceRow.used + statement.excluded.used
    return statement.on_conflict_do_update(
        index_elements=["workspace_id", "giver_id", "day"],
        set_={"used": total},
        where=total <= bindparam("allowance", type_=Integer),
    ).returning(AllowanceRow.used)


def used_allowance(session: Session, workspace_id: str, giver_id: str, day: date) -> int:
    """How much of the day's allowance is used."""
    row = session.get(AllowanceRow, (workspace_id, giver_id, day), populate_existing=True)
    return row.used if row else 0


def return_allowance(session: Session, workspace_id: str, giver_id: str, day: date, count: int) -> None:
    """Give `count` of the day's allowance back."""
    mine = (AllowanceRow.workspace_id == workspace_id, AllowanceRow.giver_id == giver_id, AllowanceRow.day == day)
    session.connection().execute(update(AllowanceRow).where(*mine).values(used=AllowanceRow.used - count))


def add(session: Session, kudos: Kudos) -> None:
    """Remember kudos with their receivers."""
    put(
        session,
        KudosRow,
        {
            "workspace_id": kudos.workspace_id,
            "id": kudos.id,
            "giver_id": kudos.giver_id,
            "reason": kudos.reason,
            "value": kudos.value,
            "channel_id": kudos.channel_id,
            "handoff_id": kudos.handoff_id,
            "given_at": kudos.given_at,
            "private": kudos.private,
            "link": kudos.link,
            "thread_id": kudos.thread_id,
        },
    )
    same = {
        "workspace_id": kudos.workspace_id,
        "kudos_id": kudos.id,
        "giver_id": kudos.giver_id,
        "given_at": kudos.given_at,
        "private": kudos.private,
    }
    put(session, ReceiverRow, *({**same, "person_id": id} for id in kudos.receiver_ids))


def find(session: Session, workspace_id: str, kudos_id: str) -> Kudos | None:
    """One kudos, undone ones included."""
    found = prepared.facts(session, _FIND, {"workspace": workspace_id, "kudos": kudos_id})
    return next(iter(_with_receivers(session, workspace_id, found)), None)


def several(session: Session, workspace_id: str, kudos_ids: Sequence[str]) -> list[Kudos]:
    """These kudos in the given order, undone ones included; those that are not there are left out."""
    found: dict[str, Kudos] = {}
    for start in range(0, len(kudos_ids), MOST_AT_ONCE):
        wanted = {"workspace": workspace_id, "kudos": kudos_ids[start : start + MOST_AT_ONCE]}
        facts = session.connection().execute(_SEVERAL, wanted).mappings()
        found |= {each.id: each for each in _with_receivers(session, workspace_id, facts)}
    return [found[id] for id in kudos_ids if id in found]


def latest_by(session: Session, workspace_id: str, giver_id: str) -> Kudos | None:
    """The last kudos this person gave and has not undone."""
    return next(iter(given_by(session, workspace_id, giver_id, 1)), None)


def given_by(session: Session, workspace_id: str, giver_id: str, most: int) -> list[Kudos]:
    """The latest kudos this person gave and has not undone, newest first."""
    query = (
        _KUDOS.where(KudosRow.workspace_id == workspace_id, KudosRow.giver_id == giver_id, KudosRow.undone_at.is_(None))
        .order_by(KudosRow.given_at.desc(), KudosRow.id)
        .limit(most)
    )
    return _with_receivers(session, workspace_id, session.connection().execute(query).mappings())


def undo(session: Session, kudos: Kudos, *, now: datetime) -> bool:
    """Mark as undone; False when it already was."""
    statement = (
        update(KudosRow)
        .where(KudosRow.workspace_id == kudos.workspace_id, KudosRow.id == kudos.id, KudosRow.undone_at.is_(None))
        .values(undone_at=now)
    )
    return bool(session.connection().execute(statement).rowcount)


def edit(session: Session, kudos: Kudos, *, reason: str, value: str | None, now: datetime) -> bool:
    """Change the words; False when the kudos have been taken down meanwhile."""
    statement = (
        update(KudosRow)
        .where(KudosRow.workspace_id == kudos.workspace_id, KudosRow.id == kudos.id, KudosRow.undone_at.is_(None))
        .values(reason=reason, value=value, edited_at=now)
    )
    return bool(session.connection().execute(statement).rowcount)


def join(session: Session, kudos: Kudos, person_id: str, *, now: datetime) -> bool:
    """Remember that somebody joined in; False when they already had."""
    values = {"workspace_id": kudos.workspace_id, "kudos_id": kudos.id, "person_id": person_id, "joined_at": now}
    return insert_new(session, JoinRow, values)


def received_by(
    session: Session, workspace_id: str, person_ids: Sequence[str], since: datetime, most: int
) -> list[Kudos]:
    """The latest kudos that any of these people received since an instant, newest first."""
    mine = (
        select(ReceiverRow.kudos_id)
        .where(ReceiverRow.workspace_id == workspace_id, ReceiverRow.person_id.in_(person_ids))
        .scalar_subquery()
    )
    query = (
        _KUDOS.where(
            KudosRow.workspace_id == workspace_id,
            KudosRow.id.in_(mine),
            KudosRow.given_at >= since,
            KudosRow.undone_at.is_(None),
        )
        .order_by(KudosRow.given_at.desc(), KudosRow.id)
        .limit(most)
    )
    return _with_receivers(session, workspace_id, session.connection().execute(query).mappings())


def hide(session: Session, kudos: Kudos, admin_id: str, reason: str, *, now: datetime) -> bool:
    """Mark as hidden by an admin; False when they were taken down already, by their giver or by an admin."""
    statement = (
        update(KudosRow)
        .where(KudosRow.workspace_id == kudos.workspace_id, KudosRow.id == kudos.id, KudosRow.undone_at.is_(None))
        .values(undone_at=now, hidden_by=admin_id, hidden_reason=reason)
    )
    return bool(session.connection().execute(statement).rowcount)


def show_again(session: Session, kudos: Kudos) -> bool:
    """What was hidden is shown again; False when it was not hidden (any more)."""
    statement = (
        update(KudosRow)
        .where(KudosRow.workspace_id == kudos.workspace_id, KudosRow.id == kudos.id, KudosRow.hidden_by.is_not(None))
        .values(undone_at=None, hidden_by=None, hidden_reason=None)
    )
    return bool(session.connection().execute(statement).rowcount)


def latest_public(session: Session, workspace_id: str, most: int) -> list[Kudos]:
    """The latest kudos that everybody may read or could read until an admin hid them, newest first."""
    shown_or_hidden = or_(KudosRow.undone_at.is_(None), KudosRow.hidden_by.is_not(None))
    query = (
        _KUDOS.where(KudosRow.workspace_id == workspace_id, KudosRow.private.is_(False), shown_or_hidden)
        .order_by(KudosRow.given_at.desc(), KudosRow.id)
        .limit(most)
    )
    return _with_receivers(session, workspace_id, session.connection().execute(query).mappings())


def _with_receivers(session: Session, workspace_id: str, facts: Iterable[Mapping[Any, Any]]) -> list[Kudos]:
    """What `_KUDOS` finds as kudos with their receivers, in the same order."""
    found = {each["id"]: each for each in facts}
    receivers: dict[str, list[str]] = {id: [] for id in found}
    wanted = {"workspace": workspace_id, "kudos": list(found)}
    for kudos_id, person_id in prepared.rows(session, _RECEIVERS, wanted) if found else ():
        receivers[kudos_id].append(person_id)
    return [Kudos(**each, receiver_ids=tuple(receivers[id])) for id, each in found.items()]
