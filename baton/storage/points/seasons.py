"""Seasons that are over, as they ended, and the teams that stay out of the contest."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.points import Results, TeamScore
from baton.storage.database import Base
from baton.storage.statements import insert_new


class SeasonRow(Base):
    """A season that is over; its results never change, whatever is taken back later."""

    __tablename__ = "point_seasons"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    season: Mapped[str] = mapped_column(primary_key=True)
    closed_at: Mapped[datetime]
    results: Mapped[dict[str, Any]] = mapped_column(JSON)


class AbsenceRow(Base):
    """A team that takes no part in the contest of teams."""

    __tablename__ = "point_absences"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


def close(session: Session, workspace_id: str, results: Results, *, now: datetime) -> bool:
    """Keep how a season ended; False when that has been done."""
    kept = {
        "people": [[person_id, points] for person_id, points in results.people],
        "teams": [[each.team_id, each.name, each.members, each.score, each.improved] for each in results.teams],
    }
    values = {"workspace_id": workspace_id, "season": results.season, "closed_at": now, "results": kept}
    return insert_new(session, SeasonRow, values)


def ended(session: Session, workspace_id: str, season: str) -> Results | None:
    """How a season ended; None until that is written down."""
    row = session.get(SeasonRow, (workspace_id, season))
    if row is None:
        return None
    people = tuple((person_id, points) for person_id, points in row.results["people"])
    return Results(season, people, tuple(TeamScore(*each) for each in row.results["teams"]))


def absent(session: Session, workspace_id: str) -> set[str]:
    """The ids of the teams that stay out of the contest."""
    return set(session.scalars(select(AbsenceRow.team_id).where(AbsenceRow.workspace_id == workspace_id)))


def leave(session: Session, workspace_id: str, team_id: str, *, now: datetime) -> bool:
    """Keep a team out of the contest; False when it is out already."""
    return insert_new(session, AbsenceRow, {"workspace_id": workspace_id, "team_id": team_id, "since": now})


def rejoin(session: Session, workspace_id: str, team_id: str) -> bool:
    """Let a team take part again; False when it does already."""
    mine = (AbsenceRow.workspace_id == workspace_id, AbsenceRow.team_id == team_id)
    return bool(session.connection().execute(delete(AbsenceRow).where(*mine)).rowcount)
