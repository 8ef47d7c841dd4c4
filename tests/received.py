"""Handoffs for tests that begin where the receiver has just pressed *Received*."""

from datetime import timedelta
from typing import Any

from baton.conversation import ratings
from baton.conversation.asks import Notice
from baton.conversation.cards import Card, Part
from baton.domain.deliveries import Delivery, Owed
from baton.domain.handoffs import Handoff
from baton.domain.lines import Line
from baton.services import deliveries
from baton.services import ratings as service
from baton.storage import handoffs, people
from baton.storage.deliveries import DeliveryRow
from baton.storage.handoffs import HandoffRow
from baton.storage.ratings import RatingRow
from tests.stage import ACME, CAST, Stage


def receive(
    stage: Stage, *, owner: str = "UALICE", receiver: str = "ULINA", what: str = "payroll export", **columns: Any
) -> Handoff:
    """A handoff that was received just now; Baton has decided whether to ask about it."""
    id = stage.mint()
    with stage.sessions.begin() as session:
        row: dict[str, Any] = {
            "workspace_id": ACME.id,
            "id": id,
            "number": int(id.removeprefix("id")),
            "owner_id": owner,
            "receiver_id": receiver,
            "owner_team_id": CAST[owner][4],
            "receiver_team_id": CAST[receiver][4],
            "what": what,
            "state": "received",
            "ordered_at": stage.now - timedelta(days=2),
            "delivered_at": stage.now - timedelta(hours=1),
            "received_at": stage.now,
            "returns": 0,
        }
        words = ("done_means", "note", "link", "need", "request", "want", "demand", "source")
        session.add(HandoffRow(**row | dict.fromkeys(words, "") | columns))
        session.flush()
        handoff, rater = handoffs.find(session, ACME.id, id), people.find(session, ACME.id, receiver)
        assert handoff is not None
        assert rater is not None
        ctx = stage.context(session)
        deliveries.owe(ctx, Owed(service.DELIVERED, receiver, id, stage.now, reference=id))
        if handoff.state == "received":
            service.offer(ctx, rater, handoff)
    return handoff


def card_of(stage: Stage, handoff: Handoff, reader: str | None = None) -> Card:
    """What the receiver's message about the handoff shows below the delivery."""
    with stage.sessions.read() as session:
        row = session.query(DeliveryRow).filter_by(kind=service.DELIVERED, reference=handoff.id).one()
        delivery = Delivery(**{name: getattr(row, name) for name in Delivery.__dataclass_fields__})
        person = people.find(session, ACME.id, reader or handoff.receiver_id)
        parts: tuple[Part, ...] = ratings.parts_after(Notice(stage.context(session), delivery, person), handoff)
    return Card(Line("rating-rate-it"), parts)


def stored(stage: Stage) -> list[RatingRow]:
    """Every rating in the database, in no order that tells anything."""
    with stage.sessions.read() as session:
        return list(session.query(RatingRow).order_by(RatingRow.id))


def the_one(stage: Stage) -> RatingRow:
    """The only rating in the database."""
    (row,) = stored(stage)
    return row
