"""Teams and who leads them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.teams import Team, name_key
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.statements import insert, insert_new


class TeamRow(Base):
    __tablename__ = "teams"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        UniqueConstraint("workspace_id", "name_key"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    channel_id: Mapped[str | None]
    digest_weekday: Mapped[int]
    digest_time: Mapped[time]
    digest_paused: Mapped[bool]
    digest_since: Mapped[datetime | None]
    created_at: Mapped[datetime]


class LeadRow(Base):
    __tablename__ = "team_leads"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)


_TEAMS = select(
    TeamRow.workspace_id,
    TeamRow.id,
    TeamRow.name,
    TeamRow.language,
    TeamRow.zone,
    TeamRow.channel_id,
    TeamRow.digest_weekday,
    TeamRow.digest_time,
    TeamRow.digest_paused,
    TeamRow.digest_since,
)

_FIND = _TEAMS.where(TeamRow.workspace_id == bindparam("workspace"), TeamRow.id == bindparam("team"))
_OF_CHANNEL = (
    _TEAMS.where(TeamRow.workspace_id == bindparam("workspace"), TeamRow.channel_id == bindparam("channel"))
    .order_by(TeamRow.name_key)
    .limit(1)
)


def add(session: Session, team: Team, *, now: datetime) -> bool:
    """Add a team; False when its name is taken."""
    return insert_new(
        session,
        TeamRow,
        {
            "workspace_id": team.workspace_id,
            "id": team.id,
            "name": team.name,
            "name_key": name_key(team.name),
            "language": team.language,
            "zone": team.zone,
            "channel_id": team.channel_id,
            "digest_weekday": team.digest_weekday,
            "digest_time": team.digest_time,
            "digest_paused": team.digest_paused,
            "digest_since": team.digest_since,
            "created_at": now,
        },
    )


def find(session: Session, workspace_id: str, team_id: str) -> Team | None:
    """One team by its id."""
    found = prepared.facts(session, _FIND, {"workspace": workspace_id, "team": team_id})
    return Team(**found[0]) if found else None


def named(session: Session, workspace_id: str, name: str) -> Team | None:
    """One team by its name; case and spaces do not matter."""
    row = session.execute(
        _TEAMS.where(TeamRow.workspace_id == workspace_id, TeamRow.name_key == name_key(name))
    ).one_or_none()
    return Team(**row._mapping) if row else None


def of_channel(session: Session, workspace_id: str, channel_id: str) -> Team | None:
    """The team that lives in a channel (the first by name, should several share it)."""
    found = prepared.facts(session, _OF_CHANNEL, {"workspace": workspace_id, "channel": channel_id})
    return Team(**found[0]) if found else None


def every(session: Session, workspace_id: str) -> list[Team]:
    """All teams of a workspace, by name."""
    rows = session.execute(_TEAMS.where(TeamRow.workspace_id == workspace_id).order_by(TeamRow.name_key))
    return [Team(**row._mapping) for row in rows]


def change(session: Session, team: Team, **values: Any) -> None:
    """Set columns of one team."""
    session.execute(
        update(TeamRow)
        .where(TeamRow.workspace_id == team.workspace_id, TeamRow.id == team.id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def leads_of(session: Session, workspace_id: str, team_id: str) -> list[str]:
    """The ids of a team's leads."""
    query = select(LeadRow.person_id).where(LeadRow.workspace_id == workspace_id, LeadRow.team_id == team_id)
    return list(session.scalars(query.order_by(LeadRow.person_id)))


def set_leads(session: Session, team: Team, person_ids: Iterable[str]) -> None:
    """Make exactly these people the leads."""
    session.execute(delete(LeadRow).where(LeadRow.workspace_id == team.workspace_id, LeadRow.team_id == team.id))
    for person_id in sorted(set(person_ids)):
        session.add(LeadRow(workspace_id=team.workspace_id, team_id=team.id, person_id=person_id))
    session.flush()


def lock(session: Session, workspace_id: str, team_id: str) -> Team | None:
    """Hold one team until the transaction ends, so that two leads changing it at once go one after the other."""
    session.execute(
        select(TeamRow.id).where(TeamRow.workspace_id == workspace_id, TeamRow.id == team_id).with_for_update()
    )
    return find(session, workspace_id, team_id)


def rename(session: Session, team: Team, name: str) -> bool:
    """Give a team another name; False when it is taken."""
    try:
        with session.begin_nested():
            change(session, team, name=name, name_key=name_key(name))
    except IntegrityError:
        return False
    return True


def led_by(session: Session, workspace_id: str, person_id: str) -> list[Team]:
    """The teams somebody leads, by name."""
    mine = select(LeadRow.team_id).where(LeadRow.workspace_id == workspace_id, LeadRow.person_id == person_id)
    query = _TEAMS.where(TeamRow.workspace_id == workspace_id, TeamRow.id.in_(mine.scalar_subquery()))
    return [Team(**row._mapping) for row in session.execute(query.order_by(TeamRow.name_key))]


def all_leads(session: Session, workspace_id: str) -> dict[str, list[str]]:
    """The ids of every team's leads, by team id; teams without leads are absent."""
    query = select(LeadRow.team_id, LeadRow.person_id).where(LeadRow.workspace_id == workspace_id)
    leads: dict[str, list[str]] = {}
    for team_id, person_id in session.execute(query.order_by(LeadRow.team_id, LeadRow.person_id)):
        leads.setdefault(team_id, []).append(person_id)
    return leads


def change_leads(
    session: Session, workspace_id: str, named: Sequence[tuple[str, str]], unnamed: Sequence[tuple[str, str]]
) -> None:
    """Add and remove leads, each a (team id, person id); who leads already, or does not, stays as they are."""
    if unnamed:
        one = (LeadRow.team_id == bindparam("team"), LeadRow.person_id == bindparam("person"))
        statement = delete(LeadRow).where(LeadRow.workspace_id == workspace_id, *one)
        session.connection().execute(statement, [{"team": team, "person": id} for team, id in sorted(unnamed)])
    if named:
        rows = [{"workspace_id": workspace_id, "team_id": team, "person_id": id} for team, id in sorted(named)]
        session.connection().execute(insert(session, LeadRow).on_conflict_do_nothing(), rows)
