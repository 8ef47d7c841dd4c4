"""Deeds that earn points, noted in the transaction they happen in and settled by the bookkeeper a little later."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, bindparam, false, func, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.points import Deed, DeedKind
from baton.storage.database import Base
from baton.storage.statements import insert_new, put

# Nearly all deeds are settled: the bookkeeper's index holds no others.
_WAITING = text("NOT settled")


class DeedRow(Base):
    """One deed. `settled`: what it says now (done, or taken back) stands in the ledger.

    It names no person as a foreign key: it is written while somebody waits, and the deed itself has been checked.
    """

    __tablename__ = "point_deeds"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        Index(
            "ix_point_deeds_waiting",
            "workspace_id",
            "at",
            "source",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        {"sqlite_with_rowid": False},  # one tree to write to instead of two
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[DeedKind] = mapped_column(String(16), primary_key=True)
    actor_id: Mapped[str]
    other_ids: Mapped[list[str]] = mapped_column(JSON)
    at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    settled: Mapped[bool] = mapped_column(default=False)


class BookRow(Base):
    """One row a workspace, held by whoever books or looks for rings, so that two of them never do it at once."""

    __tablename__ = "point_books"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)


_TAKE_BACK = (
    update(DeedRow)
    .where(
        DeedRow.workspace_id == bindparam("workspace"),
        DeedRow.source == bindparam("of"),
        DeedRow.kind == bindparam("what"),
        DeedRow.taken_back_at.is_(None),
    )
    .values(taken_back_at=bindparam("now"), settled=False)
)
_GIVE_BACK = (
    update(DeedRow)
    .where(
        DeedRow.workspace_id == bindparam("workspace"),
        DeedRow.source == bindparam("of"),
        DeedRow.kind == bindparam("what"),
        DeedRow.taken_back_at.is_not(None),
    )
    .values(taken_back_at=None, settled=False)
)
# In the order of their instants; those held by a transaction that takes them back are waited for.
_NEXT = (
    select(DeedRow.kind, DeedRow.source, DeedRow.actor_id, DeedRow.other_ids, DeedRow.at, DeedRow.taken_back_at)
    .where(DeedRow.workspace_id == bindparam("workspace"), DeedRow.settled == false(), DeedRow.at < bindparam("until"))
    .order_by(DeedRow.at, DeedRow.source)
    .limit(bindparam("most"))
    .with_for_update()
)
_ARE_WAITING = (
    select(func.count())
    .select_from(DeedRow)
    .where(DeedRow.workspace_id == bindparam("workspace"), DeedRow.settled == false(), DeedRow.at < bindparam("until"))
)
_SETTLE = (
    update(DeedRow)
    .where(
        DeedRow.workspace_id == bindparam("workspace"),
        DeedRow.source == bindparam("of"),
        DeedRow.kind == bindparam("what"),
    )
    .values(settled=True)
)


def note(session: Session, workspace_id: str, deed: Deed) -> None:
    """Note a deed for the bookkeeper: the one statement that a deed pays for its points."""
    put(session, DeedRow, _row(workspace_id, deed))


def note_once(session: Session, workspace_id: str, deed: Deed) -> bool:
    """The same for a deed that may be noted again; False when it was noted before."""
    return insert_new(session, DeedRow, _row(workspace_id, deed))


def _row(workspace_id: str, deed: Deed) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "source": deed.source,
        "kind": deed.kind,
        "actor_id": deed.actor_id,
        "other_ids": list(deed.other_ids),
        "at": deed.at,
        "settled": False,
    }


def take_back(session: Session, workspace_id: str, kind: DeedKind, source: str, *, now: datetime) -> None:
    """Say that a deed was taken back; nothing happens where none was noted, or it was taken back before."""
    session.connection().execute(_TAKE_BACK, {"workspace": workspace_id, "of": source, "what": kind, "now": now})


def give_back(session: Session, workspace_id: str, kind: DeedKind, source: str) -> None:
    """Say that a deed that was taken back holds again."""
    session.connection().execute(_GIVE_BACK, {"workspace": workspace_id, "of": source, "what": kind})


def lock(session: Session, workspace_id: str) -> None:
    """Hold the workspace's books until the transaction ends."""
    insert_new(session, BookRow, {"workspace_id": workspace_id})
    session.execute(select(BookRow.workspace_id).where(BookRow.workspace_id == workspace_id).with_for_update())


def waiting(session: Session, workspace_id: str, *, until: datetime) -> int:
    """How many deeds done before an instant wait to be settled."""
    return session.connection().scalar(_ARE_WAITING, {"workspace": workspace_id, "until": until}) or 0


def unsettled(session: Session, workspace_id: str, *, until: datetime, most: int) -> list[Deed]:
    """The first deeds done before an instant that are to be settled, held until the transaction ends."""
    rows = session.connection().execute(_NEXT, {"workspace": workspace_id, "until": until, "most": most})
    return [Deed(kind, source, actor, tuple(others), at, back) for kind, source, actor, others, at, back in rows]


def settle(session: Session, workspace_id: str, deeds: list[Deed]) -> None:
    """What these deeds say now stands in the ledger."""
    rows = [{"workspace": workspace_id, "of": deed.source, "what": deed.kind} for deed in deeds]
    if rows:
        session.connection().execute(_SETTLE, rows)
