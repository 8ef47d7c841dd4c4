"""Groups as the platform last told of them, and who is in them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ForeignKeyConstraint, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.groups import Group, Listing
from baton.domain.people import Person
from baton.storage import people
from baton.storage.database import Base
from baton.storage.statements import insert_ignoring, insert_into


class GroupRow(Base):
    __tablename__ = "groups"
    __table_args__ = (ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    handle: Mapped[str]
    name: Mapped[str]
    disabled: Mapped[bool]
    changed_at: Mapped[datetime]  # on the platform


class MemberRow(Base):
    """Somebody in a group, whether or not we know them yet."""

    __tablename__ = "group_members"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "group_id"], ["groups.workspace_id", "groups.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)


_GROUPS = select(GroupRow.workspace_id, GroupRow.id, GroupRow.handle, GroupRow.name, GroupRow.disabled)
_KNOWN = _GROUPS.where(
    GroupRow.workspace_id == bindparam("workspace"), GroupRow.id.in_(bindparam("groups", expanding=True))
)
_MEMBERS = select(MemberRow.person_id).where(
    MemberRow.workspace_id == bindparam("workspace"), MemberRow.group_id == bindparam("in_group")
)


def known(session: Session, workspace_id: str, ids: Collection[str]) -> dict[str, Group]:
    """The groups among `ids` that we know, by id."""
    rows = session.connection().execute(_KNOWN, {"workspace": workspace_id, "groups": sorted(ids)})
    return {row[1]: Group(*row) for row in rows}


def named(session: Session, workspace_id: str, names: Iterable[str]) -> list[tuple[str, Group]]:
    """The groups that go by one of these names (handle or name; given in lower case), each with that name."""
    wanted = sorted(set(names))
    handle, name = func.lower(GroupRow.handle), func.lower(GroupRow.name)
    query = _GROUPS.add_columns(handle, name).where(
        GroupRow.workspace_id == workspace_id, or_(handle.in_(wanted), name.in_(wanted))
    )
    found = []
    for *facts, low_handle, low_name in session.execute(query):
        found += [(each, Group(*facts)) for each in {low_handle, low_name} & set(wanted)]
    return found


def members(session: Session, group: Group) -> list[Person]:
    """Everybody in a group who takes part, by name."""
    return people.taking_part(session, group.workspace_id, _MEMBERS, in_group=group.id)


def member_ids(session: Session, workspace_id: str, group_id: str) -> set[str]:
    """Everybody in a group, whether or not they take part."""
    return set(session.connection().scalars(_MEMBERS, {"workspace": workspace_id, "in_group": group_id}))


def put(session: Session, workspace_id: str, listing: Listing) -> bool:
    """Take over a group's facts, unless something newer is known; says whether they were taken.

    The group's row is held until the transaction ends, so that two who tell of one group wait for each other.
    """
    values = {
        "workspace_id": workspace_id,
        "id": listing.id,
        "handle": listing.handle,
        "name": listing.name,
        "disabled": listing.disabled,
        "changed_at": listing.changed_at,
    }
    statement = _put(session.get_bind().dialect.name)
    return session.connection().execute(statement, values).scalar_one_or_none() is not None


@cache
def _put(dialect: str) -> Any:
    statement = insert_into(dialect, GroupRow)
    told = {name: statement.excluded[name] for name in ("handle", "name", "disabled", "changed_at")}
    return statement.on_conflict_do_update(
        index_elements=["workspace_id", "id"],
        set_=told,
        where=GroupRow.changed_at <= statement.excluded.changed_at,
    ).returning(GroupRow.id)


def touch(session: Session, workspace_id: str, group_id: str, changed_at: datetime) -> bool:
    """Hold a group's row and note a change of its members; False when it is unknown or something newer is known."""
    statement = (
        update(GroupRow)
        .where(GroupRow.workspace_id == workspace_id, GroupRow.id == group_id, GroupRow.changed_at <= changed_at)
        .values(changed_at=changed_at)
    )
    return bool(session.connection().execute(statement).rowcount)


def add_members(session: Session, workspace_id: str, group_id: str, ids: Collection[str]) -> None:
    """These people are in the group from now on; who is in it already stays."""
    rows = [{"workspace_id": workspace_id, "group_id": group_id, "person_id": id} for id in sorted(ids)]
    if rows:
        session.connection().execute(insert_ignoring(session, MemberRow), rows)


def remove_members(session: Session, workspace_id: str, group_id: str, ids: Collection[str]) -> None:
    """These people are no longer in the group."""
    mine = (MemberRow.workspace_id == workspace_id, MemberRow.group_id == group_id)
    for some in _some_at_a_time(sorted(ids)):
        session.connection().execute(delete(MemberRow).where(*mine, MemberRow.person_id.in_(some)))


def disable_others(session: Session, workspace_id: str, listed: Collection[str], *, now: datetime) -> int:
    """Disable the groups that are no longer listed, but for what turned up after `now`; says how many."""
    known = set(session.scalars(select(GroupRow.id).where(GroupRow.workspace_id == workspace_id, ~GroupRow.disabled)))
    gone = 0
    for some in _some_at_a_time(sorted(known - set(listed))):
        mine = (GroupRow.workspace_id == workspace_id, GroupRow.id.in_(some), GroupRow.changed_at <= now)
        gone += session.connection().execute(update(GroupRow).where(*mine).values(disabled=True)).rowcount
    return gone


def _some_at_a_time(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + people.MOST_AT_ONCE] for start in range(0, len(ids), people.MOST_AT_ONCE))
