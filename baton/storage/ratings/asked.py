"""Whom Baton asked for a rating, and whom a colleague asked; never whether one came."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, Select, bindparam, delete, func, or_, select, union_all
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.handoffs import Handoff
from baton.domain.ratings import Prompt, RatingRequest
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.handoffs import HandoffRow
from baton.storage.people import PersonRow
from baton.storage.statements import insert, insert_new
from baton.storage.teams import TeamRow


class PromptRow(Base):
    """A handoff after which Baton asked for a rating, or chose not to; the probability makes the sample known."""

    __tablename__ = "rating_prompts"
    __table_args__ = (Index(None, "workspace_id", "rater_id", "at"), Index(None, "workspace_id", "at"))

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    handoff_id: Mapped[str] = mapped_column(primary_key=True)
    rater_id: Mapped[str]
    team_id: Mapped[str | None]
    at: Mapped[datetime]
    probability: Mapped[float]
    draw: Mapped[float | None]
    asked: Mapped[bool]


class AskedRow(Base):
    """Somebody asked an internal customer for a rating. Says nothing about whether one came."""

    __tablename__ = "rating_requests"
    __table_args__ = (Index(None, "workspace_id", "rater_id", "at"), Index(None, "workspace_id", "at"))

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    requester_id: Mapped[str]
    rater_id: Mapped[str]
    team_id: Mapped[str | None]
    at: Mapped[datetime]


_HANDOFF = [getattr(HandoffRow, name) for name in Handoff.__dataclass_fields__]
# What the caps count by: the provider's team, or the provider where there is no team.
_PROMPTED_ABOUT = func.coalesce(PromptRow.team_id, HandoffRow.owner_id, "")
_SAME_HANDOFF = (HandoffRow.workspace_id == PromptRow.workspace_id) & (HandoffRow.id == PromptRow.handoff_id)
_PROMPTS = select(
    PromptRow.workspace_id,
    PromptRow.handoff_id,
    PromptRow.rater_id,
    PromptRow.team_id,
    PromptRow.at,
    PromptRow.probability,
    PromptRow.draw,
    PromptRow.asked,
    _PROMPTED_ABOUT.label("topic"),
).outerjoin(HandoffRow, _SAME_HANDOFF)

_PROMPT = _PROMPTS.where(PromptRow.workspace_id == bindparam("workspace"), PromptRow.handoff_id == bindparam("handoff"))
_ASKED = select(PromptRow.asked).where(
    PromptRow.workspace_id == bindparam("workspace"), PromptRow.handoff_id == bindparam("handoff")
)
_OWNERS_TEAM = select(HandoffRow.owner_team_id).where(
    HandoffRow.workspace_id == bindparam("workspace"), HandoffRow.id == bindparam("handoff")
)
# No join: PostgreSQL would read all teams for it.
_OWNERS_ZONE = select(TeamRow.zone).where(
    TeamRow.workspace_id == bindparam("workspace"), TeamRow.id == _OWNERS_TEAM.scalar_subquery()
)
_CIRCUMSTANCES = select(_ASKED.scalar_subquery(), _OWNERS_ZONE.scalar_subquery())


def circumstances(session: Session, workspace_id: str, handoff_id: str) -> Callable[[], tuple[bool, str | None]]:
    """Whether Baton asked about a handoff, and the zone of its owner's team (None without a team).

    To be asked for after another statement, whose answer then brings it along.
    """
    later = prepared.rows_later(session, _CIRCUMSTANCES, {"workspace": workspace_id, "handoff": handoff_id})

    def known() -> tuple[bool, str | None]:
        ((asked, zone),) = later()
        return bool(asked), zone

    return known


def received_from(
    session: Session, workspace_id: str, receiver_id: str, *, provider: str, since: datetime
) -> list[Handoff]:
    """Handoffs this person received since an instant from a colleague or a team (`provider`), newest first."""
    query = select(*_HANDOFF).where(
        HandoffRow.workspace_id == workspace_id,
        HandoffRow.receiver_id == receiver_id,
        HandoffRow.owner_id != receiver_id,
        or_(HandoffRow.owner_id == provider, HandoffRow.owner_team_id == provider),
        HandoffRow.state == "received",
        HandoffRow.received_at >= since,
    )
    return _handoffs(session, query.order_by(HandoffRow.received_at.desc(), HandoffRow.id))


def lock_people(session: Session, workspace_id: str, ids: Iterable[str]) -> None:
    """Hold these people's rows until the transaction ends, so that what they are asked can be counted safely.

    Always in the order of their ids; rows that only refer to a person do not wait (NO KEY UPDATE).
    """
    query = select(PersonRow.id).where(PersonRow.workspace_id == workspace_id, PersonRow.id.in_(sorted(set(ids))))
    session.execute(query.order_by(PersonRow.id).with_for_update(key_share=True)).all()


def add_prompt(session: Session, prompt: Prompt) -> bool:
    """Remember whether Baton asks about a handoff; False when that was decided before."""
    values = {name: getattr(prompt, name) for name in Prompt.__dataclass_fields__ if name != "topic"}
    return insert_new(session, PromptRow, values)


def prompt(session: Session, workspace_id: str, handoff_id: str) -> Prompt | None:
    """What was decided about asking after a handoff."""
    row = session.connection().execute(_PROMPT, {"workspace": workspace_id, "handoff": handoff_id}).one_or_none()
    return Prompt(**row._mapping) if row else None


def asked_between(session: Session, workspace_id: str, after: datetime, until: datetime) -> list[Prompt]:
    """The handoffs Baton asked about after one instant and until another, oldest first."""
    query = _PROMPTS.where(
        PromptRow.workspace_id == workspace_id, PromptRow.asked, PromptRow.at > after, PromptRow.at <= until
    )
    rows = session.execute(query.order_by(PromptRow.at, PromptRow.handoff_id))
    return [Prompt(**row._mapping) for row in rows]


def asked_about(session: Session, workspace_id: str, rater_id: str, since: datetime) -> list[Handoff]:
    """The handoffs Baton asked this person about after an instant, newest first."""
    query = (
        select(*_HANDOFF)
        .join(PromptRow, _SAME_HANDOFF)
        .where(
            PromptRow.workspace_id == workspace_id,
            PromptRow.rater_id == rater_id,
            PromptRow.asked,
            PromptRow.at > since,
        )
    )
    return _handoffs(session, query.order_by(PromptRow.at.desc(), PromptRow.handoff_id))


def asked_lately(
    session: Session, workspace_id: str, rater_ids: Iterable[str], since: datetime
) -> dict[str, list[tuple[str, datetime]]]:
    """What each of these people was asked after an instant, by Baton or by a colleague: (topic, when)."""
    wanted = sorted(set(rater_ids))
    prompts = (
        select(PromptRow.rater_id, _PROMPTED_ABOUT, PromptRow.at)
        .outerjoin(HandoffRow, _SAME_HANDOFF)
        .where(
            PromptRow.workspace_id == workspace_id,
            PromptRow.rater_id.in_(wanted),
            PromptRow.asked,
            PromptRow.at > since,
        )
    )
    requests = select(AskedRow.rater_id, func.coalesce(AskedRow.team_id, AskedRow.requester_id), AskedRow.at).where(
        AskedRow.workspace_id == workspace_id, AskedRow.rater_id.in_(wanted), AskedRow.at > since
    )
    lately: dict[str, list[tuple[str, datetime]]] = {id: [] for id in wanted}
    for rater_id, topic, at in session.execute(union_all(prompts, requests)):
        lately[rater_id].append((topic, at))
    return lately


def add_requests(session: Session, requests: Sequence[RatingRequest]) -> None:
    """Remember whom somebody asked."""
    names = RatingRequest.__dataclass_fields__
    rows = [{name: getattr(request, name) for name in names} for request in requests]
    session.connection().execute(insert(session, AskedRow), rows)


def request(session: Session, workspace_id: str, request_id: str) -> RatingRequest | None:
    """One request."""
    row = session.get(AskedRow, (workspace_id, request_id), populate_existing=True)
    return RatingRequest(**{n: getattr(row, n) for n in RatingRequest.__dataclass_fields__}) if row else None


def asked_by(session: Session, workspace_id: str, requester_id: str, since: datetime) -> set[str]:
    """The people whom somebody asked after an instant."""
    query = select(AskedRow.rater_id).where(
        AskedRow.workspace_id == workspace_id, AskedRow.requester_id == requester_id, AskedRow.at > since
    )
    return set(session.scalars(query))


def requests_made(
    session: Session, workspace_id: str, requester_ids: Collection[str], since: datetime
) -> dict[str, int]:
    """How many colleagues each of these people asked after an instant; who asked nobody is missing."""
    if not requester_ids:
        return {}
    query = select(AskedRow.requester_id, func.count()).where(
        AskedRow.workspace_id == workspace_id, AskedRow.requester_id.in_(sorted(requester_ids)), AskedRow.at > since
    )
    found = session.execute(query.group_by(AskedRow.requester_id))
    return {requester_id: int(count) for requester_id, count in found}


def forget_asked(session: Session, workspace_id: str, before: datetime) -> int:
    """Delete who was asked before an instant, by Baton or by a colleague."""
    return sum(
        session.connection().execute(delete(row).where(row.workspace_id == workspace_id, row.at < before)).rowcount
        for row in (PromptRow, AskedRow)
    )


def _handoffs(session: Session, query: Select[Any]) -> list[Handoff]:
    return [Handoff(**row._mapping) for row in session.execute(query)]
