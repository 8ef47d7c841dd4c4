"""Rounds: planned one ahead, moved from phase to phase by a compare-and-set, and kept when they are over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.mvp import OPEN, Outcome, Round, State
from baton.storage.database import Base
from baton.storage.statements import insert_new


class RoundRow(Base):
    __tablename__ = "mvp_rounds"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        UniqueConstraint("workspace_id", "day"),
        Index(None, "workspace_id", "state", "opens_at"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date]
    state: Mapped[State] = mapped_column(String(16))
    opens_at: Mapped[datetime]
    ballot_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    channel_id: Mapped[str]
    half_own: Mapped[bool]
    halved: Mapped[bool]
    reminded: Mapped[bool]
    eligible: Mapped[int]
    voted: Mapped[int]
    outcome: Mapped[Outcome | None] = mapped_column(String(16))
    ended_at: Mapped[datetime | None]


_NAMES = tuple(Round.__dataclass_fields__)
_ROUNDS = select(*(getattr(RoundRow, name) for name in _NAMES))
_FIND = _ROUNDS.where(RoundRow.workspace_id == bindparam("workspace"), RoundRow.id == bindparam("round"))
_HOLD = _FIND.with_for_update(read=True)
_IN_STATES = _ROUNDS.where(
    RoundRow.workspace_id == bindparam("workspace"), RoundRow.state.in_(bindparam("states", expanding=True))
)
_NEWEST = _IN_STATES.order_by(RoundRow.opens_at.desc()).limit(bindparam("most"))


def plan(session: Session, planned: Round) -> bool:
    """Put a round on the calendar; False when one of that day is there already."""
    return insert_new(session, RoundRow, {name: getattr(planned, name) for name in _NAMES})


def unplan(session: Session, workspace_id: str) -> None:
    """Take the round that has not yet opened off the calendar."""
    mine = (RoundRow.workspace_id == workspace_id, RoundRow.state == "planned")
    session.connection().execute(delete(RoundRow).where(*mine))


def planned(session: Session, workspace_id: str) -> Round | None:
    """The round that opens next."""
    return next(iter(_newest(session, workspace_id, ("planned",), 1)), None)


def open_round(session: Session, workspace_id: str) -> Round | None:
    """The round in which one can nominate or vote at present."""
    return next(iter(_newest(session, workspace_id, OPEN, 1)), None)


def latest(session: Session, workspace_id: str) -> Round | None:
    """The last round that was held to its end."""
    return next(iter(past(session, workspace_id, 1)), None)


def past(session: Session, workspace_id: str, most: int) -> list[Round]:
    """The last rounds that were held to their end, newest first."""
    return _newest(session, workspace_id, ("closed",), most)


def _newest(session: Session, workspace_id: str, states: Sequence[State], most: int) -> list[Round]:
    wanted = {"workspace": workspace_id, "states": list(states), "most": most}
    return [Round(*row) for row in session.connection().execute(_NEWEST, wanted)]


def find(session: Session, workspace_id: str, round_id: str) -> Round | None:
    """One round by its id."""
    row = session.connection().execute(_FIND, {"workspace": workspace_id, "round": round_id}).one_or_none()
    return Round(*row) if row else None


def hold(session: Session, workspace_id: str, round_id: str) -> Round | None:
    """The same, and it stays in its phase until the transaction ends. Many may hold it at once."""
    row = session.connection().execute(_HOLD, {"workspace": workspace_id, "round": round_id}).one_or_none()
    return Round(*row) if row else None


def move(session: Session, found: Round, **values: Any) -> bool:
    """Set columns unless the round has moved on since it was read; of several at once exactly one succeeds."""
    statement = (
        update(RoundRow)
        .where(
            RoundRow.workspace_id == found.workspace_id,
            RoundRow.id == found.id,
            RoundRow.state == found.state,
            RoundRow.reminded.is_(found.reminded),
            RoundRow.ballot_at == found.ballot_at,
            RoundRow.closes_at == found.closes_at,
        )
        .values(**values)
    )
    return bool(session.connection().execute(statement).rowcount)
