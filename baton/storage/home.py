"""The few counts of one person that their App Home shows."""

from datetime import datetime

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from baton.domain.handoffs import State
from baton.domain.mine import Counted
from baton.storage.handoffs import HandoffRow
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.ratings import RatingRow

OPEN: tuple[State, ...] = ("ordered", "accepted", "delivered", "returned")


def open_orders(session: Session, workspace_id: str, person_id: str) -> int:
    """How many orders this person placed that have not come to an end."""
    query = select(func.count()).where(
        HandoffRow.workspace_id == workspace_id, HandoffRow.receiver_id == person_id, HandoffRow.state.in_(OPEN)
    )
    return session.scalar(query) or 0


def kudos_received(session: Session, workspace_id: str, person_id: str, since: datetime) -> Counted:
    """How many kudos this person received since an instant."""
    return Counted(*session.execute(_told(workspace_id, since).where(ReceiverRow.person_id == person_id)).one())


def kudos_given(session: Session, workspace_id: str, person_id: str, since: datetime) -> Counted:
    """How many people this person thanked since an instant; the same one twice counts twice."""
    return Counted(*session.execute(_told(workspace_id, since).where(KudosRow.giver_id == person_id)).one())


def has_begun(session: Session, workspace_id: str, person_id: str, rater_key: str) -> bool:
    """Whether this person has ordered, answered an order, thanked or rated even once."""
    answered = and_(HandoffRow.owner_id == person_id, HandoffRow.first_reply_at.is_not(None))
    mine = or_(HandoffRow.receiver_id == person_id, answered)
    deeds = (
        exists().where(KudosRow.workspace_id == workspace_id, KudosRow.giver_id == person_id),
        exists().where(HandoffRow.workspace_id == workspace_id, mine),
        exists().where(RatingRow.workspace_id == workspace_id, RatingRow.rater_key == rater_key),
    )
    return any(session.scalar(select(deed)) for deed in deeds)


def _told(workspace_id: str, since: datetime) -> Select[int, int]:
    """Counts kudos, one for each person thanked: all of them, and the private ones."""
    return (
        select(func.count(), func.count().filter(KudosRow.private.is_(True)))
        .select_from(KudosRow)
        .join(ReceiverRow, and_(ReceiverRow.workspace_id == KudosRow.workspace_id, ReceiverRow.kudos_id == KudosRow.id))
        .where(KudosRow.workspace_id == workspace_id, KudosRow.given_at >= since, KudosRow.undone_at.is_(None))
    )
