"""The ballot box: who may vote and has voted on one side, one sealed sum on the other, and nothing between them.

docs/decisions/secret-ballot.md says what each column is for and what somebody who reads the database can find out.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ForeignKeyConstraint, LargeBinary, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.storage.database import Base


class VoterRow(Base):
    """Who may vote, and for which department, as of the opening of the ballot; `receipt` once they have voted.

    The receipt is a keyed hash of chance. No time, and on SQLite no hidden number that grows with every row.
    """

    __tablename__ = "mvp_voters"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "round_id"], ["mvp_rounds.workspace_id", "mvp_rounds.id"]),
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    department: Mapped[str]
    receipt: Mapped[str | None]


class TallyRow(Base):
    """The sum of all votes of a ballot: one row, sealed, as long after the first vote as after the last."""

    __tablename__ = "mvp_tallies"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "round_id"], ["mvp_rounds.workspace_id", "mvp_rounds.id"]),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


_WORKSPACE: Any = bindparam("workspace")
_ROUND: Any = bindparam("round")
_BOX = (TallyRow.workspace_id == _WORKSPACE, TallyRow.round_id == _ROUND)
_ALL = (VoterRow.workspace_id == _WORKSPACE, VoterRow.round_id == _ROUND)
_ONE = (*_ALL, VoterRow.person_id == bindparam("person"))
_TAKE = select(TallyRow.sealed).where(*_BOX).with_for_update()
_KEEP = update(TallyRow).where(*_BOX).values(sealed=bindparam("new"))
_VOTER = select(VoterRow.department, VoterRow.receipt).where(*_ONE)
_FIRST_VOTE = update(VoterRow).where(*_ONE, VoterRow.receipt.is_(None)).values(receipt=bindparam("new"))
_NEXT_VOTE = update(VoterRow).where(*_ONE, VoterRow.receipt == bindparam("old")).values(receipt=bindparam("new"))
_NOT_VOTED = select(VoterRow.person_id).where(*_ALL, VoterRow.receipt.is_(None)).order_by(VoterRow.person_id)
_COUNT = select(func.count()).where(*_ALL, VoterRow.receipt.is_not(None))


def begin(session: Session, workspace_id: str, round_id: str, departments: Mapping[str, str], sealed: bytes) -> None:
    """Open the box: everybody who may vote, by id, with their department, and the sum of no votes."""
    key = {"workspace_id": workspace_id, "round_id": round_id}
    rows = [{**key, "person_id": id, "department": departments[id]} for id in sorted(departments)]
    if rows:
        session.connection().execute(insert(VoterRow), rows)
    session.connection().execute(insert(TallyRow), {**key, "sealed": sealed})


def take_tally(session: Session, workspace_id: str, round_id: str) -> bytes | None:
    """The sealed sum; whoever wants it at the same time waits till the transaction ends. None: the box is gone."""
    sealed: bytes | None = session.connection().scalar(_TAKE, {"workspace": workspace_id, "round": round_id})
    return sealed


def keep_tally(session: Session, workspace_id: str, round_id: str, sealed: bytes) -> None:
    """Put another sealed sum in the place of the last."""
    session.connection().execute(_KEEP, {"workspace": workspace_id, "round": round_id, "new": sealed})


def voter(session: Session, workspace_id: str, round_id: str, person_id: str) -> tuple[str, bool] | None:
    """A voter's department and whether they have voted; None for those who may not."""
    wanted = {"workspace": workspace_id, "round": round_id, "person": person_id}
    row = session.connection().execute(_VOTER, wanted).one_or_none()
    return (row.department, row.receipt is not None) if row else None


def mark_voted(
    session: Session, workspace_id: str, round_id: str, person_id: str, new: str, old: str | None = None
) -> bool:
    """Put down that somebody voted, for the first time or in place of the vote with the `old` receipt.

    False when they had voted, or that receipt is not the last: of several at once exactly one succeeds.
    """
    values: dict[str, Any] = {"workspace": workspace_id, "round": round_id, "person": person_id, "new": new}
    statement = _FIRST_VOTE if old is None else _NEXT_VOTE
    return bool(session.connection().execute(statement, values if old is None else values | {"old": old}).rowcount)


def not_voted(session: Session, workspace_id: str, round_id: str) -> list[str]:
    """The ids of those who may vote and have not."""
    return list(session.connection().scalars(_NOT_VOTED, {"workspace": workspace_id, "round": round_id}))


def count_voted(session: Session, workspace_id: str, round_id: str) -> int:
    """How many have voted."""
    return session.connection().scalar(_COUNT, {"workspace": workspace_id, "round": round_id}) or 0


def forget(session: Session, workspace_id: str, round_id: str) -> None:
    """Empty the box when all is counted: who voted and the sum are kept no longer than they are needed."""
    key = {"workspace": workspace_id, "round": round_id}
    session.connection().execute(delete(TallyRow).where(*_BOX), key)
    session.connection().execute(delete(VoterRow).where(*_ALL), key)
