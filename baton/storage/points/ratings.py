"""How many handoffs somebody rated in a week, under a pseudonym: docs/decisions/points-are-booked.md says why."""

from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.storage.database import Base
from baton.storage.prepared import send
from baton.storage.statements import insert_into


class RatedRow(Base):
    """No column names the person, the handoff or the time; on SQLite the rows lie in the order of the pseudonyms."""

    __tablename__ = "point_ratings"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        CheckConstraint("times > 0", name="times_is_positive"),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    account_key: Mapped[str] = mapped_column(primary_key=True)
    week: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]


def count(session: Session, workspace_id: str, account_key: str, week: str, *, most: int) -> None:
    """One more handoff rated in a week; from `most` on nothing is counted, nor can be told from the row."""
    values = {"workspace_id": workspace_id, "account_key": account_key, "week": week, "times": 1, "most": most}
    send(session, _count(session.get_bind().dialect.name), values)


@cache
def _count(dialect: str) -> Any:
    """One statement that counts and checks, so that two ratings at once are both counted, and never too many."""
    return insert_into(dialect, RatedRow).on_conflict_do_update(
        index_elements=["workspace_id", "account_key", "week"],
        set_={"times": RatedRow.times + 1},
        where=RatedRow.times < bindparam("most", type_=RatedRow.times.type),
    )


def counted(session: Session, workspace_id: str, account_key: str, first: str, last: str) -> dict[str, int]:
    """How many were counted in each week from `first` to `last`."""
    query = (
        select(RatedRow.week, func.sum(RatedRow.times))
        .where(
            RatedRow.workspace_id == workspace_id,
            RatedRow.account_key == account_key,
            RatedRow.week.between(first, last),
        )
        .group_by(RatedRow.week)
    )
    return {week: int(times) for week, times in session.execute(query)}
