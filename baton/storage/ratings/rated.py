"""Ratings under pseudonyms: given once, changed for a day, blurred, and forgotten."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Index,
    Row,
    SmallInteger,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.ratings import DIMENSIONS, FAILED_UP_TO, Failure, PointKind, Rating, Stream
from baton.domain.releases import COUNTED
from baton.storage.database import Base
from baton.storage.statements import insert_new

_POINTS = "{0} is null or {0} between 1 and 5"


class RatingRow(Base):
    """No column names the rater, nor does the order of the rows: on SQLite they lie in the order of random ids."""

    __tablename__ = "ratings"
    __table_args__ = (
        CheckConstraint("level between 1 and 5", name="level_is_1_to_5"),
        CheckConstraint(_POINTS.format("reliability"), name="reliability_is_1_to_5"),
        CheckConstraint(_POINTS.format("responsiveness"), name="responsiveness_is_1_to_5"),
        CheckConstraint(_POINTS.format("assurance"), name="assurance_is_1_to_5"),
        CheckConstraint(_POINTS.format("empathy"), name="empathy_is_1_to_5"),
        CheckConstraint(_POINTS.format("tangibles"), name="tangibles_is_1_to_5"),
        UniqueConstraint("workspace_id", "rater_key", "subject_key"),
        Index(None, "workspace_id", "team_id", "day"),
        Index(None, "workspace_id", "subject_key"),
        Index(None, "workspace_id", "rated_at"),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    rater_key: Mapped[str]
    handoff_key: Mapped[str | None]
    team_id: Mapped[str | None]
    provider_id: Mapped[str | None]
    stream: Mapped[Stream] = mapped_column(String(16))
    level: Mapped[int] = mapped_column(SmallInteger)
    reliability: Mapped[int | None] = mapped_column(SmallInteger)
    responsiveness: Mapped[int | None] = mapped_column(SmallInteger)
    assurance: Mapped[int | None] = mapped_column(SmallInteger)
    empathy: Mapped[int | None] = mapped_column(SmallInteger)
    tangibles: Mapped[int | None] = mapped_column(SmallInteger)
    point: Mapped[PointKind | None] = mapped_column(String(16))
    words: Mapped[str]
    failure: Mapped[Failure | None] = mapped_column(String(16))
    signed_by: Mapped[str | None]
    day: Mapped[date]
    rated_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    form_seconds: Mapped[int | None]
    subject_key: Mapped[str | None]  # of whatever one rater rates only once: a handoff, a request, a target on one day
    blurred: Mapped[bool] = mapped_column(default=False)  # the time of day has been removed


_FIND = select(
    *(getattr(RatingRow, name) for name in Rating.__dataclass_fields__ if name != "dimensions"),
    *(getattr(RatingRow, name) for name in DIMENSIONS),
).where(
    RatingRow.workspace_id == bindparam("workspace"),
    RatingRow.rater_key == bindparam("rater"),
    RatingRow.subject_key == bindparam("subject"),
)


def add(session: Session, rating: Rating) -> bool:
    """Remember a rating; False when this rater has rated the same subject before."""
    values = {
        "workspace_id": rating.workspace_id,
        "id": rating.id,
        "rater_key": rating.rater_key,
        "handoff_key": rating.handoff_key,
        "subject_key": rating.subject_key,
        "team_id": rating.team_id,
        "provider_id": rating.provider_id,
        "stream": rating.stream,
        "day": rating.day,
        "rated_at": rating.rated_at,
    }
    return insert_new(session, RatingRow, values | _said(rating))


def change_level(session: Session, rating: Rating, *, since: datetime) -> bool:
    """Another level for a rating given after `since`; a failure goes with the low level it explained.

    False, changing nothing, when there is no such rating or it has this level already.
    """
    values: dict[str, Any] = {"level": rating.level}
    if rating.level > FAILED_UP_TO:
        values["failure"] = None
    return _update(session, rating, values, RatingRow.rated_at >= since, RatingRow.level != rating.level)


def replace(session: Session, rating: Rating, *, since: datetime | None) -> bool:
    """Everything the rater said, said anew. False when there is no rating of the subject given after `since`."""
    return _update(session, rating, _said(rating), *([RatingRow.rated_at >= since] if since else []))


def _update(session: Session, rating: Rating, values: Mapping[str, Any], *where: Any) -> bool:
    mine = (
        RatingRow.workspace_id == rating.workspace_id,
        RatingRow.rater_key == rating.rater_key,
        RatingRow.subject_key == rating.subject_key,
    )
    return bool(session.connection().execute(update(RatingRow).where(*mine, *where).values(**values)).rowcount)


def _said(rating: Rating) -> dict[str, Any]:
    return {
        "level": rating.level,
        **{dimension: rating.dimensions.get(dimension) for dimension in DIMENSIONS},
        "point": rating.point,
        "words": rating.words,
        "failure": rating.failure,
        "signed_by": rating.signed_by,
        "opened_at": rating.opened_at,
        "form_seconds": rating.form_seconds,
    }


def raters_of(session: Session, workspace_id: str, team_id: str, days: tuple[date, date]) -> set[str]:
    """The pseudonyms of those whose ratings of a team on these days count."""
    query = select(RatingRow.rater_key).where(
        RatingRow.workspace_id == workspace_id,
        RatingRow.team_id == team_id,
        RatingRow.day.between(*days),
        RatingRow.stream.in_(COUNTED),
    )
    return set(session.connection().scalars(query))


def find(session: Session, workspace_id: str, rater_key: str, subject_key: str) -> Rating | None:
    """What one rater said about one subject."""
    about = {"workspace": workspace_id, "rater": rater_key, "subject": subject_key}
    row = session.connection().execute(_FIND, about).one_or_none()
    return _fact(row) if row else None


def rated(session: Session, workspace_id: str, subject_keys: Iterable[str]) -> set[str]:
    """Which of these subjects have been rated by anybody."""
    wanted = sorted(set(subject_keys))
    query = select(RatingRow.subject_key).where(
        RatingRow.workspace_id == workspace_id, RatingRow.subject_key.in_(wanted)
    )
    return {key for key in session.scalars(query) if key} if wanted else set()


def blur(session: Session, workspace_id: str, before: datetime) -> int:
    """Take the time of day out of the ratings given before an instant, so that it matches nothing else we keep.

    What is left is the day itself. On PostgreSQL rewriting the rows also takes away the order they were written in.
    """
    old = (RatingRow.workspace_id == workspace_id, RatingRow.rated_at < before, RatingRow.blurred.is_(False))
    days = sorted(session.scalars(select(RatingRow.day).where(*old).distinct()))
    return sum(
        session.connection()
        .execute(
            update(RatingRow)
            .where(*old, RatingRow.day == day)
            .values(rated_at=datetime.combine(day, time(), UTC), opened_at=None, blurred=True)
        )
        .rowcount
        for day in days
    )


def forget_ratings(session: Session, workspace_id: str, before: datetime) -> int:
    """Delete the ratings given before an instant."""
    statement = delete(RatingRow).where(RatingRow.workspace_id == workspace_id, RatingRow.rated_at < before)
    return session.connection().execute(statement).rowcount


def _fact(row: Row[Any]) -> Rating:
    facts = dict(row._mapping)
    given = {name: facts.pop(name) for name in DIMENSIONS}
    return Rating(**facts, dimensions={name: level for name, level in given.items() if level is not None})
