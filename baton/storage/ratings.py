"""Ratings under pseudonyms, and whom Baton asked for one."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from baton.domain.ratings import Failure, PointKind, Stream
from baton.storage.database import Base

_POINTS = "{0} is null or {0} between 1 and 5"


class RatingRow(Base):
    __tablename__ = "ratings"
    __table_args__ = (
        CheckConstraint("level between 1 and 5", name="level_is_1_to_5"),
        CheckConstraint(_POINTS.format("reliability"), name="reliability_is_1_to_5"),
        CheckConstraint(_POINTS.format("responsiveness"), name="responsiveness_is_1_to_5"),
        CheckConstraint(_POINTS.format("assurance"), name="assurance_is_1_to_5"),
        CheckConstraint(_POINTS.format("empathy"), name="empathy_is_1_to_5"),
        CheckConstraint(_POINTS.format("tangibles"), name="tangibles_is_1_to_5"),
        UniqueConstraint("workspace_id", "rater_key", "handoff_key"),
        Index(None, "workspace_id", "team_id", "day"),
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


class PromptRow(Base):
    """A handoff after which Baton asked for a rating, or chose not to; the probability makes the sample known."""

    __tablename__ = "rating_prompts"
    __table_args__ = (Index(None, "workspace_id", "rater_id", "at"),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    handoff_id: Mapped[str] = mapped_column(primary_key=True)
    rater_id: Mapped[str]
    team_id: Mapped[str | None]
    at: Mapped[datetime]
    probability: Mapped[float]
    asked: Mapped[bool]
