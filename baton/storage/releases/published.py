"""The tables of what has been released, and the only way by which reports, App Home and exports learn of ratings.

Nothing in here knows the ratings themselves; a contract in pyproject.toml keeps it so.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Double,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.releases import LEVEL, Answered, OwnEpoch, ReleasedWords
from baton.domain.statistics.bands import Bar
from baton.domain.statistics.epochs import Band, Cell, Epoch
from baton.domain.teams import Team
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.statements import insert, insert_new_later

_TEAM = ["teams.workspace_id", "teams.id"]


class ReleaseRow(Base):
    """A weekly cutoff of a team that has been settled, whether or not anything was released at it."""

    __tablename__ = "releases"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "team_id"], _TEAM),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    closed_on: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    group_minimum: Mapped[int] = mapped_column(SmallInteger)


class EpochRow(Base):
    """One release of one field of one team. It never changes: not when a rating is edited, nor when one is erased."""

    __tablename__ = "release_epochs"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], _TEAM),
        CheckConstraint(f"raters >= {SMALLEST_GROUP}", name="of_enough_raters"),
        CheckConstraint("total between raters and 5 * raters", name="total_is_on_the_scale"),
        Index(None, "workspace_id", "closed_on"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(String(16), primary_key=True)
    closed_on: Mapped[date] = mapped_column(primary_key=True)
    opened_on: Mapped[date | None]  # the first day that counts; None: from the beginning
    raters: Mapped[int]
    total: Mapped[float] = mapped_column(Double)
    within: Mapped[float] = mapped_column(Double)
    delighted: Mapped[int]
    failed: Mapped[int]
    band: Mapped[Band | None] = mapped_column(String(4))
    bars: Mapped[list[Any] | None] = mapped_column(JSON)  # of the level, from ten raters on
    asked: Mapped[int | None]  # of the level: how often people were asked, and how often that led to a rating
    answered: Mapped[int | None]


class WordsRow(Base):
    """What raters wrote, released with the level. Lies in the order of random ids, and goes when the rating goes."""

    __tablename__ = "release_words"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], _TEAM),
        ForeignKeyConstraint(["workspace_id", "rating_id"], ["ratings.workspace_id", "ratings.id"], ondelete="CASCADE"),
        Index(None, "workspace_id", "team_id", "closed_on"),
        Index(None, "workspace_id", "rating_id"),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    closed_on: Mapped[date]
    rating_id: Mapped[str]
    point: Mapped[str | None] = mapped_column(String(16))
    words: Mapped[str]
    signed_by: Mapped[str | None]


class OwnEpochRow(Base):
    """What may be told to one provider, and to nobody else, of the ratings of their own handoffs."""

    __tablename__ = "release_own_epochs"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], _TEAM),
        CheckConstraint(f"raters >= {SMALLEST_GROUP}", name="of_enough_raters"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    closed_on: Mapped[date] = mapped_column(primary_key=True)
    raters: Mapped[int]  # counted anew in each of the team's epochs that lie inside
    total: Mapped[float] = mapped_column(Double)
    within: Mapped[float] = mapped_column(Double)
    delighted: Mapped[int]
    failed: Mapped[int]
    band: Mapped[Band | None] = mapped_column(String(4))
    epochs: Mapped[int]


class ChartStartRow(Base):
    """From which day on a team's control chart begins anew: by an admin's decision, never by itself."""

    __tablename__ = "release_chart_starts"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "team_id"], _TEAM),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    from_day: Mapped[date]


_EPOCHS = select(
    EpochRow.team_id,
    EpochRow.field,
    EpochRow.closed_on,
    EpochRow.raters,
    EpochRow.total,
    EpochRow.within,
    EpochRow.delighted,
    EpochRow.failed,
    EpochRow.band,
).where(EpochRow.workspace_id == bindparam("workspace"), EpochRow.closed_on >= bindparam("since"))


def epochs(
    session: Session, workspace_id: str, since: date, *, level_since: date | None = None, team_id: str = ""
) -> list[Epoch]:
    """Every release of all teams (or of one) closed on a day or later, and of their levels from `level_since` on.

    Oldest first.
    """
    query = _EPOCHS.order_by(EpochRow.closed_on, EpochRow.team_id, EpochRow.field)
    if level_since:
        query = query.where(or_(EpochRow.field == LEVEL, EpochRow.closed_on >= since))
    if team_id:
        query = query.where(EpochRow.team_id == team_id)
    first = min(since, level_since or since)
    rows = session.connection().execute(query, {"workspace": workspace_id, "since": first})
    return [Epoch(*row[:3], Cell(*row[3:])) for row in rows.all()]


def answered(session: Session, workspace_id: str, since: date) -> list[Answered]:
    """How many of the questions behind each release of a level were answered, closed on a day or later."""
    query = select(EpochRow.team_id, EpochRow.closed_on, EpochRow.asked, EpochRow.answered).where(
        EpochRow.workspace_id == workspace_id, EpochRow.closed_on >= since, EpochRow.asked.is_not(None)
    )
    rows = session.connection().execute(query).all()
    return [Answered(team, day, asked or 0, answered or 0) for team, day, asked, answered in rows]


def bars(session: Session, workspace_id: str, team_id: str, closed_on: date) -> tuple[Bar, ...] | None:
    """How many people said each level, in one release of a level: as it may be told, or None."""
    query = select(EpochRow.bars).where(
        EpochRow.workspace_id == workspace_id,
        EpochRow.team_id == team_id,
        EpochRow.closed_on == closed_on,
        EpochRow.bars.is_not(None),
    )
    found = session.connection().scalar(query)
    return tuple((low, high, count) for low, high, count in found) if found else None


def words(session: Session, workspace_id: str, ids: Sequence[str]) -> list[ReleasedWords]:
    """These words in the given order; erased ones are left out."""
    query = select(WordsRow.id, WordsRow.point, WordsRow.words, WordsRow.signed_by).where(
        WordsRow.workspace_id == workspace_id, WordsRow.id.in_(list(ids)), WordsRow.words != ""
    )
    found = {row.id: ReleasedWords(*row) for row in session.connection().execute(query)}
    return [found[id] for id in ids if id in found]


_WORDS_OF = select(WordsRow.id).where(
    WordsRow.workspace_id == bindparam("workspace"),
    WordsRow.team_id == bindparam("team"),
    WordsRow.closed_on == bindparam("closed_on"),
    WordsRow.words != "",
)


def words_of(session: Session, workspace_id: str, team_id: str, closed_on: date) -> list[str]:
    """The ids of the words that were released with the level at a cutoff, in the order of these random ids."""
    wanted = {"workspace": workspace_id, "team": team_id, "closed_on": closed_on}
    # Sorted here: asked to sort, the database would read everybody's words in the order of their ids.
    return sorted(id for (id,) in prepared.rows(session, _WORDS_OF, wanted))


def own_epochs(session: Session, workspace_id: str, person_id: str, since: date) -> list[OwnEpoch]:
    """What was released to one provider alone, closed on a day or later."""
    query = select(OwnEpochRow).where(
        OwnEpochRow.workspace_id == workspace_id, OwnEpochRow.person_id == person_id, OwnEpochRow.closed_on >= since
    )
    return [_own(row) for row in session.scalars(query.order_by(OwnEpochRow.closed_on))]


def _own(row: OwnEpochRow) -> OwnEpoch:
    cell = Cell(row.raters, row.total, row.within, row.delighted, row.failed, row.band, row.epochs)
    return OwnEpoch(row.person_id, row.team_id, row.closed_on, cell)


def latest(session: Session, workspace_id: str) -> dict[str, date]:
    """The last cutoff of each team that has been settled."""
    query = select(ReleaseRow.team_id, func.max(ReleaseRow.closed_on)).where(ReleaseRow.workspace_id == workspace_id)
    rows = session.connection().execute(query.group_by(ReleaseRow.team_id))
    return {row[0]: row[1] for row in rows}


def cutoffs(session: Session, workspace_id: str, team_id: str, since: date) -> list[date]:
    """The settled cutoffs of a team from a day on, oldest first."""
    query = select(ReleaseRow.closed_on).where(
        ReleaseRow.workspace_id == workspace_id, ReleaseRow.team_id == team_id, ReleaseRow.closed_on >= since
    )
    return list(session.connection().scalars(query.order_by(ReleaseRow.closed_on)))


def settle(session: Session, team: Team, closed_on: date, *, at: datetime, group_minimum: int) -> Callable[[], bool]:
    """Note that a cutoff is settled. What is returned says whether it was not before; ask after another statement."""
    values = {"closed_on": closed_on, "at": at, "group_minimum": group_minimum}
    return insert_new_later(session, ReleaseRow, {"workspace_id": team.workspace_id, "team_id": team.id, **values})


def reword(
    session: Session, workspace_id: str, rating_id: str, words: str, point: str | None, signed: str | None
) -> None:
    """A rater has other words now: what was released of them follows."""
    mine = (WordsRow.workspace_id == workspace_id, WordsRow.rating_id == rating_id)
    session.connection().execute(
        update(WordsRow).where(*mine).values(words=words, point=point, signed_by=signed if words else None)
    )


def chart_starts(session: Session, workspace_id: str) -> dict[str, date]:
    """From which day on the chart of each team begins, where an admin has decided so."""
    query = select(ChartStartRow.team_id, ChartStartRow.from_day).where(ChartStartRow.workspace_id == workspace_id)
    return {row[0]: row[1] for row in session.connection().execute(query)}


def start_chart(session: Session, team: Team, from_day: date) -> None:
    """Begin a team's chart anew."""
    key = {"workspace_id": team.workspace_id, "team_id": team.id}
    statement = insert(session, ChartStartRow).on_conflict_do_update(
        index_elements=list(key), set_={"from_day": from_day}
    )
    session.connection().execute(statement, {**key, "from_day": from_day})
