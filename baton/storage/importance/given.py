"""How each customer split the points, under the pseudonym of their ratings. Read by the one who gave it, and when a
quarter is over by the function that makes weights of it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.importance import Split
from baton.storage.database import Base
from baton.storage.statements import insert


class SplitRow(Base):
    """Lies in the order of its key, which tells no time."""

    __tablename__ = "importance_splits"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        Index(None, "workspace_id", "quarter"),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    rater_key: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    quarter: Mapped[str] = mapped_column(primary_key=True)
    points: Mapped[dict[str, Any]] = mapped_column(JSON)


def put(session: Session, workspace_id: str, split: Split) -> None:
    """Keep a split; an earlier one of the same quarter is replaced."""
    key = {
        "workspace_id": workspace_id,
        "rater_key": split.rater_key,
        "team_id": split.team_id,
        "quarter": split.quarter,
    }
    points = dict(split.points)
    statement = insert(session, SplitRow).on_conflict_do_update(index_elements=list(key), set_={"points": points})
    session.connection().execute(statement, {**key, "points": points})


def mine(session: Session, workspace_id: str, rater_key: str, team_id: str, quarter: str) -> Mapping[str, int] | None:
    """What somebody said before in this quarter."""
    row = session.get(SplitRow, (workspace_id, rater_key, team_id, quarter), populate_existing=True)
    return row.points if row else None


def of_quarter(session: Session, workspace_id: str, quarter: str) -> dict[str, list[Mapping[str, float]]]:
    """All splits of a quarter, by team: for the making of weights only."""
    query = select(SplitRow.team_id, SplitRow.points).where(
        SplitRow.workspace_id == workspace_id, SplitRow.quarter == quarter
    )
    found: dict[str, list[Mapping[str, float]]] = defaultdict(list)
    for team_id, points in session.connection().execute(query):
        found[team_id].append(points)
    return found
