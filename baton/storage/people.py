"""People as the directory knows them, with the few things they told Baton themselves."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String, bindparam, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.people import Person, Standing
from baton.storage.database import Base
from baton.storage.statements import insert


class PersonRow(Base):
    __tablename__ = "people"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"], use_alter=True),
        Index(None, "workspace_id", "team_id"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    full_name: Mapped[str]
    handle: Mapped[str]
    standing: Mapped[Standing] = mapped_column(String(16))
    language: Mapped[str]
    zone: Mapped[str]
    team_id: Mapped[str | None]
    is_admin: Mapped[bool] = mapped_column(default=False)  # known to the platform as admin or owner
    admin_granted: Mapped[bool] = mapped_column(default=False)
    is_facilitator: Mapped[bool] = mapped_column(default=False)
    language_chosen: Mapped[bool] = mapped_column(default=False)  # by the person: the directory no longer changes it
    zone_chosen: Mapped[bool] = mapped_column(default=False)
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    privacy_seen_at: Mapped[datetime | None]
    welcomed_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]
    prompts_stopped: Mapped[bool] = mapped_column(default=False)


_COLUMNS = (
    PersonRow.workspace_id,
    PersonRow.id,
    PersonRow.name,
    PersonRow.full_name,
    PersonRow.standing,
    PersonRow.language,
    PersonRow.zone,
    PersonRow.team_id,
    or_(PersonRow.is_admin, PersonRow.admin_granted),
    PersonRow.is_facilitator,
    PersonRow.quiet_from,
    PersonRow.quiet_to,
    PersonRow.privacy_seen_at.is_not(None),
    PersonRow.prompts_stopped,
)
_PEOPLE = select(*_COLUMNS)
_KNOWN = _PEOPLE.where(
    PersonRow.workspace_id == bindparam("workspace_id"), PersonRow.id.in_(bindparam("ids", expanding=True))
)


def known(session: Session, workspace_id: str, ids: Iterable[str]) -> dict[str, Person]:
    """The people among `ids` that we know, by id, in one query."""
    rows = session.connection().execute(_KNOWN, {"workspace_id": workspace_id, "ids": sorted(set(ids))})
    return {row[1]: Person(*row) for row in rows}


def find(session: Session, workspace_id: str, person_id: str) -> Person | None:
    """One person."""
    return known(session, workspace_id, [person_id]).get(person_id)


def named(session: Session, workspace_id: str, names: Iterable[str]) -> list[tuple[str, Person]]:
    """Who goes by one of these names (handle, display name or full name; given in lower case), with that name."""
    wanted = sorted(set(names))
    found: list[tuple[str, Person]] = []
    for column in (PersonRow.handle, PersonRow.name, PersonRow.full_name):
        key = func.lower(column)
        query = select(key, *_COLUMNS).where(PersonRow.workspace_id == workspace_id, key.in_(wanted))
        found += [(row[0], Person(*row[1:])) for row in session.execute(query)]
    return found


def members_of(session: Session, workspace_id: str, team_id: str) -> list[Person]:
    """The people whose home team this is and who take part, by name."""
    rows = session.execute(
        _PEOPLE.where(
            PersonRow.workspace_id == workspace_id, PersonRow.team_id == team_id, PersonRow.standing == "member"
        ).order_by(PersonRow.name)
    )
    return [Person(*row) for row in rows]


def every(session: Session, workspace_id: str) -> list[Person]:
    """Everybody in the workspace, by id."""
    rows = session.execute(_PEOPLE.where(PersonRow.workspace_id == workspace_id).order_by(PersonRow.id))
    return [Person(*row) for row in rows]


def put(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert or overwrite columns of people. Each row names workspace_id, id and the columns to set."""
    if not rows:
        return
    statement = insert(session, PersonRow)
    changed = {key: statement.excluded[key] for key in rows[0] if key not in ("workspace_id", "id")}
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["workspace_id", "id"], set_=changed),
        [dict(row) for row in rows],
    )


def change(session: Session, person: Person, **values: Any) -> None:
    """Set columns of one person."""
    session.execute(
        update(PersonRow)
        .where(PersonRow.workspace_id == person.workspace_id, PersonRow.id == person.id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def lock(session: Session, workspace_id: str, person_id: str) -> None:
    """Hold one person's row until the transaction ends, so that rules about them can be counted safely."""
    session.execute(
        select(PersonRow.id).where(PersonRow.workspace_id == workspace_id, PersonRow.id == person_id).with_for_update()
    )
