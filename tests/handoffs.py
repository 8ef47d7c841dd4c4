"""Ordering and stepping through handoffs on the stage."""

from typing import Any

from sqlalchemy import update

from baton.conversation.cards import Card, Link
from baton.conversation.forms import Form
from baton.domain.handoffs import Handoff
from baton.storage import handoffs as store
from baton.storage.deliveries import DeliveryRow
from tests.stage import ACME, Stage


def order(stage: Stage, what: str = "payroll export by fri", who: str = "UALICE", owner: str = "UBOB") -> str:
    """Places an order and returns its id."""
    stage.says(who, f"/handoff <@{owner}> {what}")
    return stage.owed("handoff-owner")[-1].reference


def handoff(stage: Stage, id: str) -> Handoff:
    """How a handoff stands."""
    with stage.sessions.read() as session:
        found = store.find(session, ACME.id, id)
    assert found is not None
    return found


def card(stage: Stage, kind: str) -> Card:
    """What the latest message of this kind says now."""
    told = stage.told(stage.owed(kind)[-1])
    assert told is not None
    return told.card


def fills(stage: Stage, who: str, kind: str, label: str, **answers: Any) -> str:
    """Presses a button that opens a form, sends it, and reads the answer."""
    form = stage.presses_in(who, card(stage, kind), label)
    assert isinstance(form, Form)
    return stage.read(stage.sends(who, form, **answers))


def deliver(stage: Stage, id: str, **answers: Any) -> None:
    """Bob delivers."""
    form = stage.presses("UBOB", "handoff-deliver", id)
    assert isinstance(form, Form)
    stage.sends("UBOB", form, **answers)


def labels(card: Card) -> str:
    """The buttons of a card, in English."""
    return " ".join(
        part.label.id.removeprefix("handoff-button-")
        for row in card.parts
        for part in getattr(row, "items", ())
        if not isinstance(part, Link)
    )


def mark_sent(stage: Stage) -> None:
    """Everything owed so far has been sent."""
    with stage.sessions.begin() as session:
        session.execute(update(DeliveryRow).values(state="sent", message_id="1.1", channel_id="D1"))


def rings(stage: Stage) -> list[tuple[str, str]]:
    """New messages that would go out now: (recipient, kind)."""
    new = [row for row in stage.owed() if row.state == "owed" and row.message_id is None]
    return sorted((row.recipient, row.kind) for row in new if stage.told(row) is not None)
