"""The ledger of points: rows are added and never changed, and every sum is made of them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    and_,
    bindparam,
    case,
    event,
    false,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.points import (
    BOARD_LENGTH,
    TEAM_CAP,
    UNIT,
    WORTHLESS_AFTER,
    Entry,
    EntryKind,
    Place,
    Roster,
    points,
    present_worth,
)
from baton.storage.database import Base
from baton.storage.people import PersonRow
from baton.storage.statements import insert
from baton.storage.teams import TeamRow


class EntryRow(Base):
    """One line of the ledger. The key makes booking the same deed twice impossible, and taking it back twice too."""

    __tablename__ = "point_entries"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
        CheckConstraint("sign in (-1, 1)", name="sign_is_plus_or_minus"),
        CheckConstraint("sign * units >= 0", name="units_have_the_sign"),
        # Each of the three holds all columns its questions need, so that the rows themselves are not looked up.
        Index(None, "workspace_id", "season", "person_id", "units"),
        Index("ix_point_entries_rolling", "workspace_id", "person_id", "day", "weight"),
        Index("ix_point_entries_caps", "workspace_id", "person_id", "week", "kind", "day", "units"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[EntryKind] = mapped_column(String(16), primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    other_id: Mapped[str] = mapped_column(primary_key=True)  # whom it was done for, or by; empty where there is nobody
    turn: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    sign: Mapped[int] = mapped_column(SmallInteger)
    units: Mapped[int]  # sixteenths of a point
    weight: Mapped[float]
    at: Mapped[datetime]
    day: Mapped[date]
    week: Mapped[str]
    season: Mapped[str]
    rule: Mapped[str]
    why: Mapped[dict[str, Any]] = mapped_column(JSON)
    booked_at: Mapped[datetime]


# Nobody changes the ledger, not even we by mistake. Migration 0007 makes the same triggers.
_CHANGED = "the ledger of points is never changed"
_GUARDS = {
    "sqlite": tuple(
        f"CREATE TRIGGER point_entries_no_{deed.lower()} BEFORE {deed} ON point_entries "
        f"BEGIN SELECT RAISE(ABORT, '{_CHANGED}'); END"
        for deed in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION point_entries_stay() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_CHANGED}'; END $$",
        "CREATE TRIGGER point_entries_stay BEFORE UPDATE OR DELETE ON point_entries "
        "FOR EACH ROW EXECUTE FUNCTION point_entries_stay()",
    ),
}


@event.listens_for(EntryRow.__table__, "after_create")
def _guard(table: object, connection: Connection, **_: object) -> None:
    for statement in _GUARDS[connection.dialect.name]:
        connection.execute(text(statement))


@event.listens_for(EntryRow.__table__, "after_drop")
def _unguard(table: object, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "postgresql":  # triggers go with their table, the function stays
        connection.execute(text("DROP FUNCTION IF EXISTS point_entries_stay()"))


def add(session: Session, workspace_id: str, entries: Iterable[Entry], *, now: datetime) -> None:
    """Write entries. Raises IntegrityError for one that stands there already: then nothing is written."""
    rows = [
        {
            "workspace_id": workspace_id,
            "source": each.source,
            "kind": each.kind,
            "person_id": each.person_id,
            "other_id": each.other_id,
            "turn": each.turn,
            "sign": each.sign,
            "units": each.units,
            "weight": each.weight,
            "at": each.at,
            "day": each.day,
            "week": each.week,
            "season": each.season,
            "rule": each.rule,
            "why": dict(each.why),
            "booked_at": now,
        }
        for each in entries
    ]
    if rows:
        session.connection().execute(insert(session, EntryRow), rows)


_ENTRIES = select(
    EntryRow.person_id,
    EntryRow.kind,
    EntryRow.source,
    EntryRow.other_id,
    EntryRow.turn,
    EntryRow.units,
    EntryRow.at,
    EntryRow.day,
    EntryRow.week,
    EntryRow.season,
    EntryRow.rule,
    EntryRow.why,
)


def of_sources(session: Session, workspace_id: str, sources: Collection[str]) -> list[Entry]:
    """Everything booked for these deeds, what was taken back included."""
    query = _ENTRIES.where(EntryRow.workspace_id == workspace_id, EntryRow.source.in_(sorted(sources)))
    rows = session.connection().execute(query.order_by(EntryRow.source, EntryRow.kind, EntryRow.turn))
    return [Entry(*row) for row in rows] if sources else []


def of_person(session: Session, workspace_id: str, person_id: str) -> list[Entry]:
    """Somebody's whole ledger, oldest first."""
    query = _ENTRIES.where(EntryRow.workspace_id == workspace_id, EntryRow.person_id == person_id)
    rows = session.connection().execute(query.order_by(EntryRow.at, EntryRow.source, EntryRow.kind, EntryRow.turn))
    return [Entry(*row) for row in rows]


def exchanged(
    session: Session, workspace_id: str, person_ids: Collection[str], since: datetime
) -> list[tuple[str, str, datetime]]:
    """Who thanked whom when, among these people since an instant, as it was booked and not taken back."""
    ids = sorted(person_ids)
    query = (
        select(EntryRow.other_id, EntryRow.person_id, EntryRow.at)
        .where(
            EntryRow.workspace_id == workspace_id,
            EntryRow.person_id.in_(ids),
            EntryRow.day >= since.date() - timedelta(days=1),  # what the index knows; wherever the person lives
            EntryRow.at > since,
            EntryRow.kind == "kudos-received",
            EntryRow.other_id.in_(ids),
        )
        .group_by(EntryRow.other_id, EntryRow.person_id, EntryRow.at, EntryRow.source)
        .having(func.sum(EntryRow.sign) > 0)
    )
    return [(giver, receiver, at) for giver, receiver, at in session.connection().execute(query)]


def earned(
    session: Session, workspace_id: str, person_ids: Collection[str], weeks: Collection[str]
) -> list[tuple[str, EntryKind, date, str, int]]:
    """What these people earned in these weeks, as (person, kind, day, week, sixteenths)."""
    query = (
        select(EntryRow.person_id, EntryRow.kind, EntryRow.day, EntryRow.week, func.sum(EntryRow.units))
        .where(
            EntryRow.workspace_id == workspace_id,
            EntryRow.person_id.in_(sorted(person_ids)),
            EntryRow.week.in_(sorted(weeks)),
        )
        .group_by(EntryRow.person_id, EntryRow.kind, EntryRow.day, EntryRow.week)
    )
    return [(person, kind, day, week, int(units)) for person, kind, day, week, units in session.execute(query)]


def of_season(session: Session, workspace_id: str, person_id: str, season: str) -> int:
    """What somebody has earned in a season, in sixteenths."""
    query = select(func.sum(EntryRow.units)).where(
        EntryRow.workspace_id == workspace_id, EntryRow.season == season, EntryRow.person_id == person_id
    )
    return int(session.scalar(query) or 0)


def rolling_board(session: Session, workspace_id: str, now: datetime) -> list[Place]:
    """The ten with most points on the rolling board, by half-life; who left the boards is not on it."""
    sums = (
        select(EntryRow.person_id, func.sum(EntryRow.weight).label("earned"))
        .where(EntryRow.workspace_id == workspace_id, EntryRow.day > (now - WORTHLESS_AFTER).date())
        .group_by(EntryRow.person_id)
        .subquery()
    )
    worth = present_worth(now)
    rows = session.connection().execute(_ranked(sums, workspace_id, BOARD_LENGTH, least=_LEAST_SHOWN / worth))
    return [Place(person, name, round(earned * worth, 1)) for person, name, earned in rows]


def season_board(session: Session, workspace_id: str, season: str, most: int) -> list[Place]:
    """Those with most points of a season; who left the boards is not among them."""
    sums = (
        select(EntryRow.person_id, func.sum(EntryRow.units).label("earned"))
        .where(EntryRow.workspace_id == workspace_id, EntryRow.season == season)
        .group_by(EntryRow.person_id)
        .subquery()
    )
    rows = session.connection().execute(_ranked(sums, workspace_id, most, least=0))
    return [Place(person, name, round(points(int(earned)), 1)) for person, name, earned in rows]


_LEAST_SHOWN = 0.05  # less reads as nothing, as does what adding up doubles may leave of points taken back


def _ranked(sums: Any, workspace_id: str, most: int, *, least: float) -> Any:
    return (
        select(PersonRow.id, PersonRow.name, sums.c.earned)
        .join(sums, sums.c.person_id == PersonRow.id)
        .where(
            PersonRow.workspace_id == workspace_id,
            PersonRow.standing == "member",
            PersonRow.off_boards == false(),
            sums.c.earned > least,
        )
        .order_by(sums.c.earned.desc(), PersonRow.name, PersonRow.id)
        .limit(most)
    )


def rosters(session: Session, workspace_id: str, season: str) -> list[Roster]:
    """Every team with its members, zeros included, and the sum of their points of a season, each capped."""
    rows = session.connection().execute(_rosters(), {"workspace": workspace_id, "of": season})
    return [Roster(team, name, members, points(int(units))) for team, name, members, units in rows]


@cache
def _rosters() -> Any:
    of_person = (
        select(EntryRow.person_id, func.sum(EntryRow.units).label("units"))
        .where(EntryRow.workspace_id == bindparam("workspace"), EntryRow.season == bindparam("of"))
        .group_by(EntryRow.person_id)
        .subquery()
    )
    units = func.coalesce(of_person.c.units, 0)
    counted = case((units > TEAM_CAP * UNIT, TEAM_CAP * UNIT), else_=units)
    return (
        select(TeamRow.id, TeamRow.name, func.count(), func.sum(counted))
        .select_from(PersonRow)
        .join(TeamRow, and_(TeamRow.workspace_id == PersonRow.workspace_id, TeamRow.id == PersonRow.team_id))
        .outerjoin(of_person, of_person.c.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == bindparam("workspace"), PersonRow.standing == "member")
        .group_by(TeamRow.id, TeamRow.name)
        .order_by(TeamRow.name, TeamRow.id)
    )
