"""People as the directory knows them, with the few things they told Baton themselves."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, time
from functools import cache
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, Select, String, Update, bindparam, case, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.people import Kept, Person, Role, RoleHolder, Standing
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.statements import insert, insert_new

MOST_AT_ONCE = 5000  # ids in one statement: databases take only so many


class PersonRow(Base):
    __tablename__ = "people"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
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
    reminders_stopped: Mapped[bool] = mapped_column(default=False)
    kudos_silent: Mapped[bool] = mapped_column(default=False)
    off_boards: Mapped[bool] = mapped_column(default=False)
    off_digests: Mapped[bool] = mapped_column(default=False)
    off_answers: Mapped[bool] = mapped_column(default=False)
    giving_locked: Mapped[bool] = mapped_column(default=False)
    country: Mapped[str | None] = mapped_column(String(2))


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
    PersonRow.reminders_stopped,
    PersonRow.kudos_silent,
    PersonRow.off_boards,
    PersonRow.off_digests,
    PersonRow.off_answers,
    PersonRow.giving_locked,
    PersonRow.handle,
    PersonRow.country,
)
_PEOPLE = select(*_COLUMNS)
_KNOWN = _PEOPLE.where(
    PersonRow.workspace_id == bindparam("workspace_id"), PersonRow.id.in_(bindparam("ids", expanding=True))
)
_TAKING_PART = _PEOPLE.where(PersonRow.workspace_id == bindparam("workspace"), PersonRow.standing == "member")


def known(session: Session, workspace_id: str, ids: Iterable[str]) -> dict[str, Person]:
    """The people among `ids` that we know, by id, in one query."""
    rows = prepared.rows(session, _KNOWN, {"workspace_id": workspace_id, "ids": sorted(set(ids))})
    return {row[1]: Person(*row) for row in rows}


def find(session: Session, workspace_id: str, person_id: str) -> Person | None:
    """One person."""
    return known(session, workspace_id, [person_id]).get(person_id)


def named(session: Session, workspace_id: str, names: Iterable[str]) -> list[tuple[str, Person]]:
    """Who goes by one of these names (handle, display name or full name; given in lower case), with that name.

    Give names both lower-cased and case-folded: PostgreSQL compares the first, SQLite the second ("Weiß").
    """
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


def taking_part(session: Session, workspace_id: str, ids: Select[str], **values: Any) -> list[Person]:
    """Those who take part among the people whose ids a query (with its values) finds, by name."""
    query = _TAKING_PART.where(PersonRow.id.in_(ids)).order_by(PersonRow.name, PersonRow.id)
    rows = session.connection().execute(query, {"workspace": workspace_id, **values})
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


def add(session: Session, person: Person, *, now: datetime) -> bool:
    """Remember somebody new; False when they are known already (and stay as they are)."""
    return insert_new(
        session,
        PersonRow,
        {
            "workspace_id": person.workspace_id,
            "id": person.id,
            "name": person.name,
            "full_name": person.full_name,
            "handle": person.handle,
            "standing": person.standing,
            "language": person.language,
            "zone": person.zone,
            **_NOTHING_SAID,
            "updated_at": now,
        },
    )


# What nobody has said or granted yet.
_NOTHING_SAID = {
    "is_admin": False,
    "admin_granted": False,
    "is_facilitator": False,
    "language_chosen": False,
    "zone_chosen": False,
}
_OWN_CHOICE = {"language": PersonRow.language_chosen, "zone": PersonRow.zone_chosen}


def merge(session: Session, rows: Sequence[Mapping[str, Any]], columns: Collection[str]) -> None:
    """Insert people; of those we know, overwrite only `columns`, and never a language or zone they chose themselves.

    Each row names workspace_id, id, name, full_name, handle, standing, language, zone, updated_at and `columns`.
    Rows go in in the order of their ids, so that two of these at once wait instead of deadlocking.
    """
    if not rows:
        return
    statement = insert(session, PersonRow)
    changed = {
        name: case((_OWN_CHOICE[name], getattr(PersonRow, name)), else_=statement.excluded[name])
        if name in _OWN_CHOICE
        else statement.excluded[name]
        for name in sorted({*columns, "updated_at"})
    }
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["workspace_id", "id"], set_=changed),
        [_NOTHING_SAID | dict(row) for row in sorted(rows, key=lambda row: str(row["id"]))],
    )


def kept(session: Session, workspace_id: str, ids: Collection[str] | None = None) -> dict[str, Kept]:
    """Everybody in the workspace (or the few among `ids`) by id, with what the directory must leave alone.

    Their rows are held until the transaction ends, so that a directory and an import wait for each other. Others may
    still refer to these people meanwhile (which is why it is not a full FOR UPDATE).
    """
    own = (PersonRow.is_admin, PersonRow.language_chosen, PersonRow.zone_chosen)
    query = select(*_COLUMNS, *own).where(PersonRow.workspace_id == workspace_id).order_by(PersonRow.id)
    if ids is not None:
        query = query.where(PersonRow.id.in_(ids))
    rows = [tuple(row) for row in session.execute(query.with_for_update(key_share=True))]
    return {row[1]: Kept(Person(*row[:-3]), *row[-3:]) for row in rows}


def deactivate(session: Session, workspace_id: str, ids: Iterable[str], *, now: datetime) -> int:
    """Mark people as gone unless something newer than `now` is known of them; says how many."""
    every = sorted(set(ids))
    gone = 0
    for start in range(0, len(every), MOST_AT_ONCE):
        statement = (
            update(PersonRow)
            .where(
                PersonRow.workspace_id == workspace_id,
                PersonRow.id.in_(every[start : start + MOST_AT_ONCE]),
                PersonRow.standing != "deactivated",
                PersonRow.updated_at <= now,
            )
            .values(standing="deactivated", updated_at=now)
        )
        gone += session.connection().execute(statement).rowcount
    return gone


def set_role(session: Session, workspace_id: str, person_id: str, role: Role, granted: bool) -> bool:
    """Grant or take away a role; False when nothing changed by it."""
    column = PersonRow.admin_granted if role == "admin" else PersonRow.is_facilitator
    statement = (
        update(PersonRow)
        .where(PersonRow.workspace_id == workspace_id, PersonRow.id == person_id, column.is_not(granted))
        .values({column: granted})
    )
    return bool(session.connection().execute(statement).rowcount)


def lock_giving(session: Session, workspace_id: str, person_id: str, locked: bool) -> bool:
    """Keep somebody from giving, or let them again; False when nothing changed by it."""
    statement = (
        update(PersonRow)
        .where(
            PersonRow.workspace_id == workspace_id, PersonRow.id == person_id, PersonRow.giving_locked.is_not(locked)
        )
        .values(giving_locked=locked)
    )
    return bool(session.connection().execute(statement).rowcount)


def giving_locked(session: Session, workspace_id: str) -> list[Person]:
    """Everybody who is kept from giving, by name."""
    query = _PEOPLE.where(PersonRow.workspace_id == workspace_id, PersonRow.giving_locked).order_by(PersonRow.name)
    return [Person(*row) for row in session.execute(query)]


def role_holders(session: Session, workspace_id: str) -> list[RoleHolder]:
    """Everybody who takes part and is admin or facilitator, by name."""
    query = (
        select(*_COLUMNS, PersonRow.is_admin)
        .where(
            PersonRow.workspace_id == workspace_id,
            PersonRow.standing == "member",
            or_(PersonRow.is_admin, PersonRow.admin_granted, PersonRow.is_facilitator),
        )
        .order_by(PersonRow.name, PersonRow.id)
    )
    return [_holder(bool(row[-1]), Person(*tuple(row)[:-1])) for row in session.execute(query)]


def _holder(by_platform: bool, person: Person) -> RoleHolder:
    held: dict[Role, bool] = {"admin": person.is_admin, "facilitator": person.is_facilitator}
    return RoleHolder(person, tuple(role for role, holds in held.items() if holds), by_platform)


def sizes(session: Session, workspace_id: str) -> dict[str, int]:
    """How many people who take part call each team home, by team id; teams without any are absent."""
    query = (
        select(PersonRow.team_id, func.count())
        .where(PersonRow.workspace_id == workspace_id, PersonRow.team_id.is_not(None), PersonRow.standing == "member")
        .group_by(PersonRow.team_id)
    )
    return {str(team_id): count for team_id, count in session.execute(query)}


def change(session: Session, person: Person, **values: Any) -> None:
    """Set columns of one person."""
    changed = {f"new_{name}": value for name, value in values.items()}
    prepared.send(session, _change(tuple(values)), {"workspace": person.workspace_id, "person": person.id, **changed})


@cache
def _change(names: tuple[str, ...]) -> Update:
    mine = (PersonRow.workspace_id == bindparam("workspace"), PersonRow.id == bindparam("person"))
    return update(PersonRow).where(*mine).values({name: bindparam(f"new_{name}") for name in names})


def lock(session: Session, workspace_id: str, person_id: str) -> None:
    """Hold one person's row until the transaction ends, so that rules about them can be counted safely."""
    session.execute(
        select(PersonRow.id).where(PersonRow.workspace_id == workspace_id, PersonRow.id == person_id).with_for_update()
    )
