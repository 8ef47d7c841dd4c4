"""Figures of a company by month, as they were taken over last."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Double, ForeignKeyConstraint, String, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.metrics import LONGEST_NAME, LONGEST_SOURCE, LONGEST_UNIT, Figure
from baton.storage.database import Base
from baton.storage.statements import insert

EVERYBODY = "*"  # of the whole company: a key cannot be null, and no team is called so


class FigureRow(Base):
    """One value of one metric in one month. `scope` is the team’s id again, or EVERYBODY."""

    __tablename__ = "metrics"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str | None]
    value: Mapped[float] = mapped_column(Double)
    unit: Mapped[str] = mapped_column(String(LONGEST_UNIT))
    source: Mapped[str] = mapped_column(String(LONGEST_SOURCE))
    at: Mapped[datetime]


def put(session: Session, workspace_id: str, figures: Sequence[Figure], *, now: datetime) -> None:
    """Keep figures; what was kept of the same metric, month and team goes."""
    if not figures:
        return
    rows = [
        {
            "workspace_id": workspace_id,
            "month": each.month,
            "name": each.name,
            "scope": each.team_id or EVERYBODY,
            "team_id": each.team_id,
            "value": each.value,
            "unit": each.unit,
            "source": each.source,
            "at": now,
        }
        for each in figures
    ]
    # In the order of their keys, so that two imports at once wait for each other instead of deadlocking.
    rows.sort(key=lambda row: (row["month"], row["name"], row["scope"]))
    statement = insert(session, FigureRow)
    replaced = {name: statement.excluded[name] for name in ("value", "unit", "source", "at")}
    key = ["workspace_id", "month", "name", "scope"]
    session.connection().execute(statement.on_conflict_do_update(index_elements=key, set_=replaced), rows)


def between(
    session: Session, workspace_id: str, team_ids: Collection[str] | None, first: str, last: str
) -> list[Figure]:
    """The figures of these teams and of the whole company (None: of everybody) in these months, both included."""
    query = select(
        FigureRow.name, FigureRow.team_id, FigureRow.month, FigureRow.value, FigureRow.unit, FigureRow.source
    ).where(FigureRow.workspace_id == workspace_id, FigureRow.month >= first, FigureRow.month <= last)
    if team_ids is not None:
        query = query.where(or_(FigureRow.team_id.is_(None), FigureRow.team_id.in_(sorted(team_ids))))
    rows = session.connection().execute(query.order_by(FigureRow.name, FigureRow.month, FigureRow.scope))
    return [Figure(*row) for row in rows]


def names(session: Session, workspace_id: str) -> list[str]:
    """The names of all metrics there are figures of."""
    query = select(FigureRow.name).where(FigureRow.workspace_id == workspace_id).distinct()
    return sorted(session.connection().scalars(query))
