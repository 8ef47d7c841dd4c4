"""Who is sending what right now, and how it ended: a message is claimed before it is sent and settled after."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select, tuple_, update
from sqlalchemy.orm import Session

from baton.domain.deliveries import URGENT, Delivery, State
from baton.storage.deliveries import DeliveryRow

LEASE = timedelta(seconds=60)
DEPTH = 8  # how many due rows are looked at for each one claimed, to find different recipients

_FACTS = tuple(getattr(DeliveryRow, each.name) for each in fields(Delivery))


@dataclass(frozen=True, slots=True)
class Skip:
    """What is not to be claimed for the moment.

    `recipients` are (workspace, recipient) whose channel is busy or cooling down: messages to them wait, unless they
    are urgent. `workspaces` are held back altogether. With `patient` nothing but what is urgent is claimed.
    """

    recipients: Collection[tuple[str, str]] = ()
    workspaces: Collection[str] = ()
    patient: bool = False


NOTHING = Skip()


def claim(session: Session, *, now: datetime, sender: str, most: int, skip: Skip = NOTHING) -> list[Delivery]:
    """Hand up to `most` due messages to `sender` for 60 s, the most urgent first, then the longest due.

    Only one ordinary message per recipient at a time, so that their order is kept. A message whose last sender let
    its lease run out is handed out again, and that counts as an attempt.
    """
    query = (
        select(*_FACTS)
        .where(_due(now), *_open(skip))
        .order_by(DeliveryRow.priority, DeliveryRow.due_at, DeliveryRow.id)
        .limit(most * DEPTH)
        .with_for_update(skip_locked=True)
    )
    found = [Delivery(**row._mapping) for row in session.execute(query)]
    chosen = _one_each(found)[:most]
    if not chosen:
        return []
    statement = (
        update(DeliveryRow)
        .where(
            tuple_(DeliveryRow.workspace_id, DeliveryRow.id).in_([(d.workspace_id, d.id) for d in chosen]), _due(now)
        )
        .values(
            state="claimed",
            claimed_by=sender,
            lease_until=now + LEASE,
            attempts=DeliveryRow.attempts + case((DeliveryRow.state == "claimed", 1), else_=0),
        )
        .returning(*_FACTS)
    )
    claimed = [Delivery(**row._mapping) for row in session.connection().execute(statement)]
    return sorted(claimed, key=in_turn)


def in_turn(delivery: Delivery) -> tuple[int, datetime, str]:
    """The order in which messages go out."""
    return delivery.priority, delivery.due_at, delivery.id


def waits_until(session: Session, skip: Skip = NOTHING) -> datetime | None:
    """When the next message is (or was) due, or the next lease runs out; None when nothing waits."""
    earliest = [
        session.scalar(select(func.min(column)).where(DeliveryRow.state == state, *_open(skip)))
        for state, column in (("owed", DeliveryRow.due_at), ("claimed", DeliveryRow.lease_until))
    ]
    return min((at for at in earliest if at is not None), default=None)


def renew(session: Session, delivery: Delivery, *, now: datetime) -> Delivery | None:
    """The same claim for another 60 s; None when it has been lost to another sender."""
    until = now + LEASE
    renewed = (
        session.connection().execute(update(DeliveryRow).where(_held(delivery)).values(lease_until=until)).rowcount
    )
    return replace(delivery, lease_until=until) if renewed else None


def admit(session: Session, delivery: Delivery, *, now: datetime) -> bool:
    """Note that an unasked message is let out now; False when the claim has been lost."""
    statement = update(DeliveryRow).where(_held(delivery)).values(admitted_at=now)
    return bool(session.connection().execute(statement).rowcount)


def settle_sent(
    session: Session, delivery: Delivery, *, channel_id: str | None, message_id: str | None, now: datetime
) -> State | None:
    """It stands on the platform. Owed again at once if it changed while it was being sent.

    This and all settling says the state that came of it, or None when the claim had been lost to another sender.
    """
    place = {"channel_id": channel_id, "message_id": message_id, "sent_at": func.coalesce(DeliveryRow.sent_at, now)}
    return _settle(session, delivery, "sent", reason=None, **place, **_wiped(delivery))


def settle_taken_down(session: Session, delivery: Delivery) -> State | None:
    """A withdrawn message no longer stands anywhere."""
    return _settle(session, delivery, "dropped", reason="withdrawn", channel_id=None, message_id=None)


def settle_later(session: Session, delivery: Delivery, *, due_at: datetime, reason: str | None = None) -> State | None:
    """Owed again for `due_at` through no fault of its own: nothing is counted as an attempt."""
    return _settle(session, delivery, "owed", due_at=due_at, reason=reason, **_place(delivery))


def settle_retry(session: Session, delivery: Delivery, *, due_at: datetime, reason: str) -> State | None:
    """An attempt failed: owed again for `due_at`, or sooner if it changed meanwhile."""
    sooner = case((DeliveryRow.revision == delivery.revision, due_at), else_=DeliveryRow.due_at)
    values = {"due_at": sooner, "attempts": DeliveryRow.attempts + 1, **_place(delivery)}
    return _settle(session, delivery, "owed", reason=reason, **values)


def settle_failed(session: Session, delivery: Delivery, *, reason: str) -> State | None:
    """Given up, with the reason an admin reads. It no longer counts against the week of its reader."""
    return _settle(session, delivery, "failed", reason=reason, **_unsaid(delivery), **_wiped(delivery))


def settle_unknown(session: Session, delivery: Delivery, *, reason: str) -> State | None:
    """It may or may not have arrived; it is not sent again by itself, since saying things twice is worse."""
    return _settle(session, delivery, "unknown", reason=reason, **_place(delivery))


def drop(session: Session, delivery: Delivery, *, reason: str) -> State | None:
    """Not worth saying (any more): never sent, and that is right."""
    return _settle(session, delivery, "dropped", reason=reason, **_unsaid(delivery), **_wiped(delivery))


def drop_unsaid(session: Session, workspace_id: str, *, reason: str) -> int:
    """Drop every message of a workspace that is owed and stands nowhere yet; how many. Homes are still brought up."""
    statement = (
        update(DeliveryRow)
        .where(
            DeliveryRow.workspace_id == workspace_id,
            DeliveryRow.state == "owed",
            DeliveryRow.surface == "message",
            DeliveryRow.message_id.is_(None),
        )
        .values(state="dropped", reason=reason)
    )
    return session.connection().execute(statement).rowcount


def release(session: Session, *, sender_not: str) -> int:
    """Free what other senders hold, not waiting for their leases: right only where they cannot be alive.

    That is at the start on SQLite, which one process serves by design. It counts as an attempt, so that a message
    that brings the process down is not tried for ever.
    """
    statement = (
        update(DeliveryRow)
        .where(DeliveryRow.state == "claimed", DeliveryRow.claimed_by != sender_not)
        .values(state="owed", claimed_by=None, lease_until=None, attempts=DeliveryRow.attempts + 1)
    )
    return session.connection().execute(statement).rowcount


def _settle(session: Session, delivery: Delivery, state: State, **values: Any) -> State | None:
    unchanged = DeliveryRow.revision == delivery.revision
    settled: State | None = session.connection().scalar(
        update(DeliveryRow)
        .where(_held(delivery))
        .values(state=case((unchanged, state), else_="owed"), claimed_by=None, lease_until=None, **values)
        .returning(DeliveryRow.state)
    )
    if settled == "owed":
        session.info["owed"] = True
    return settled


def _due(now: datetime) -> ColumnElement[bool]:
    return or_(
        and_(DeliveryRow.state == "owed", DeliveryRow.due_at <= now),
        and_(DeliveryRow.state == "claimed", DeliveryRow.lease_until <= now),
    )


def _open(skip: Skip) -> list[ColumnElement[bool]]:
    urgent = DeliveryRow.priority <= URGENT
    conditions: list[ColumnElement[bool]] = [urgent] if skip.patient else []
    if skip.workspaces:
        conditions.append(DeliveryRow.workspace_id.not_in(sorted(skip.workspaces)))
    if skip.recipients:
        elsewhere = tuple_(DeliveryRow.workspace_id, DeliveryRow.recipient).not_in(sorted(skip.recipients))
        conditions.append(or_(urgent, DeliveryRow.surface != "message", elsewhere))
    return conditions


def _held(delivery: Delivery) -> ColumnElement[bool]:
    """The row, as long as it is still under the claim that `delivery` was handed out with."""
    return and_(
        DeliveryRow.workspace_id == delivery.workspace_id,
        DeliveryRow.id == delivery.id,
        DeliveryRow.state == "claimed",
        DeliveryRow.claimed_by == delivery.claimed_by,
        DeliveryRow.lease_until == delivery.lease_until,
    )


def _one_each(found: Sequence[Delivery]) -> list[Delivery]:
    """Without a second ordinary message to a recipient who has one before it."""
    chosen, seen = [], set[tuple[str, str]]()
    for delivery in found:
        if delivery.surface == "message" and delivery.priority > URGENT:
            recipient = (delivery.workspace_id, delivery.recipient)
            if recipient in seen:
                continue
            seen.add(recipient)
        chosen.append(delivery)
    return chosen


def _place(delivery: Delivery) -> dict[str, Any]:
    return {"channel_id": delivery.channel_id, "message_id": delivery.message_id}


def _unsaid(delivery: Delivery) -> dict[str, Any]:
    """What never reached its reader gives the reader's week back."""
    return _place(delivery) if delivery.posted else {**_place(delivery), "admitted_at": None}


def _wiped(delivery: Delivery) -> dict[str, Any]:
    return {"payload": null()} if delivery.surface == "answer" else {}
