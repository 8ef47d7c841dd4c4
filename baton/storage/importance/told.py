"""The weights of finished quarters, computed once; all that a digest learns of what customers said."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.privacy import SMALLEST_GROUP
from baton.storage.database import Base
from baton.storage.statements import insert_new


class WeightsRow(Base):
    __tablename__ = "importance_weights"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        CheckConstraint(f"raters >= {SMALLEST_GROUP}", name="of_enough_raters"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    quarter: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    raters: Mapped[int]
    weights: Mapped[dict[str, Any]] = mapped_column(JSON)


class QuarterRow(Base):
    """A quarter whose weights have been computed."""

    __tablename__ = "importance_quarters"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    quarter: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def finish(session: Session, workspace_id: str, quarter: str, *, now: datetime) -> bool:
    """Note that a quarter is computed; False when it was before."""
    return insert_new(session, QuarterRow, {"workspace_id": workspace_id, "quarter": quarter, "at": now})


def keep(
    session: Session, workspace_id: str, quarter: str, team_id: str, raters: int, weights: dict[str, float]
) -> None:
    """Keep the weights of one team."""
    key = {"workspace_id": workspace_id, "quarter": quarter, "team_id": team_id}
    insert_new(session, WeightsRow, {**key, "raters": raters, "weights": weights})


def weights(session: Session, workspace_id: str, quarter: str) -> dict[str, dict[str, float]]:
    """The weights of a finished quarter, by team; teams without enough answers have none."""
    query = select(WeightsRow.team_id, WeightsRow.weights).where(
        WeightsRow.workspace_id == workspace_id, WeightsRow.quarter == quarter
    )
    return {row[0]: row[1] for row in session.connection().execute(query)}
