"""Who is sending what right now, and how it ended: a message is claimed before it is sent and settled after."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import String, Update, and_, bindparam, case, func, null, or_, select, tuple_, update
from sqlalchemy.orm import Session

from baton.domain.deliveries import PATIENT, PRIORITIES, URGENT, Delivery, State
from baton.storage import prepared
from baton.storage.database import Instant, note_owed
from baton.storage.deliveries import CLAIMED, FACTS, OWED, DeliveryRow

LEASE = timedelta(seconds=60)
DEPTH = 8  # how many due rows are looked at for each one claimed, to find different recipients


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
    wanted = {"now": now, "most": most * DEPTH, **_open_values(skip)}
    rows = [row for query in (_OWED_DUE, _LAPSED) for row in session.connection().execute(query, wanted)]
    found = sorted((_Due(*row) for row in rows), key=in_turn)
    chosen = _one_each(found)[:most]
    if not chosen:
        return []
    workspaces, ids = {due.workspace_id for due in chosen}, [due.id for due in chosen]
    values = {"of": sorted(workspaces), "ids": ids, "now": now, "sender": sender, "until": now + LEASE}
    claimed = [Delivery(*row) for row in prepared.rows(session, _CLAIM, values)]
    return sorted(claimed, key=in_turn)


def in_turn(delivery: "Delivery | _Due") -> tuple[int, datetime, str]:
    """The order in which messages go out."""
    return delivery.priority, delivery.due_at, delivery.id


def waits_until(session: Session, skip: Skip = NOTHING) -> datetime | None:
    """When a message is (or was) due or a lease runs out, so that nothing can be claimed before; None: nothing waits.

    Where several priorities wait, the earliest of their firsts.
    """
    row = session.connection().execute(_WAITS_UNTIL, _open_values(skip)).one()
    return min((at for at in row if at is not None), default=None)


def renew(session: Session, delivery: Delivery, *, now: datetime) -> Delivery | None:
    """The same claim for another 60 s; None when it has been lost to another sender."""
    until = now + LEASE
    renewed = prepared.counted(session, _RENEW, {**_held_by(delivery), "until": until})()
    return replace(delivery, lease_until=until) if renewed else None


def admit(session: Session, delivery: Delivery, *, now: datetime) -> bool:
    """Note that an unasked message is let out now; False when the claim has been lost."""
    return bool(prepared.counted(session, _ADMIT, {**_held_by(delivery), "at": now})())


def settle_sent(
    session: Session, delivery: Delivery, *, channel_id: str | None, message_id: str | None, now: datetime
) -> State | None:
    """It stands on the platform. Owed again at once if it changed while it was being sent.

    This and all settling says the state that came of it, or None when the claim had been lost to another sender.
    """
    return _settle(session, replace(delivery, channel_id=channel_id, message_id=message_id), _SENT, at=now)


def settle_taken_down(session: Session, delivery: Delivery) -> State | None:
    """A withdrawn message no longer stands anywhere."""
    return _settle(session, replace(delivery, channel_id=None, message_id=None), _TAKEN_DOWN, why="withdrawn")


def settle_later(session: Session, delivery: Delivery, *, due_at: datetime, reason: str | None = None) -> State | None:
    """Owed again for `due_at` through no fault of its own: nothing is counted as an attempt."""
    return _settle(session, delivery, _PUT_OFF, at=due_at, why=reason)


def settle_retry(session: Session, delivery: Delivery, *, due_at: datetime, reason: str) -> State | None:
    """An attempt failed: owed again for `due_at`, or sooner if it changed meanwhile."""
    return _settle(session, delivery, _TRIED, at=due_at, why=reason)


def settle_failed(session: Session, delivery: Delivery, *, reason: str) -> State | None:
    """Given up, with the reason an admin reads. It no longer counts against the week of its reader."""
    return _settle(session, delivery, _FAILED, why=reason)


def settle_unknown(session: Session, delivery: Delivery, *, reason: str) -> State | None:
    """It may or may not have arrived; it is not sent again by itself, since saying things twice is worse."""
    return _settle(session, delivery, _UNKNOWN, why=reason)


def drop(session: Session, delivery: Delivery, *, reason: str) -> State | None:
    """Not worth saying (any more): never sent, and that is right."""
    return _settle(session, delivery, _DROPPED, why=reason)


def drop_unsaid(session: Session, workspace_id: str, *, reason: str) -> int:
    """Drop every message of a workspace that is owed and stands nowhere yet; how many. Homes are still brought up."""
    statement = (
        update(DeliveryRow)
        .where(
            DeliveryRow.workspace_id == workspace_id,
            DeliveryRow.state == "owed",
            DeliveryRow.surface.in_(("message", "file")),
            DeliveryRow.message_id.is_(None),
        )
        .values(state="dropped", reason=reason)
    )
    return session.connection().execute(statement).rowcount


def settle_as_said(session: Session, workspace_id: str, kind: str, *, now: datetime) -> int:
    """Count what is owed of a kind as sent and read, though it stands nowhere: where a past is made up; how many."""
    statement = (
        update(DeliveryRow)
        .where(DeliveryRow.workspace_id == workspace_id, DeliveryRow.kind == kind, DeliveryRow.state == "owed")
        .values(state="sent", sent_at=now, admitted_at=now)
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


def _settle(session: Session, delivery: Delivery, statement: Update, **values: Any) -> State | None:
    place = {"channel": delivery.channel_id, "message": delivery.message_id}
    wanted = {**_held_by(delivery), **place, "of_revision": delivery.revision, **values}
    settled: State | None = next((state for (state,) in prepared.rows(session, statement, wanted)), None)
    if settled == "owed":
        note_owed(session, urgent=True)
    return settled


def _held_by(delivery: Delivery) -> dict[str, Any]:
    """What `_HELD` is to be run with."""
    return {
        "of_workspace": delivery.workspace_id,
        "of_id": delivery.id,
        "of_sender": delivery.claimed_by,
        "of_lease": delivery.lease_until,
    }


def _one_each(found: "Sequence[_Due]") -> "list[_Due]":
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


class _Due(NamedTuple):
    """As much of a due message as it takes to choose."""

    workspace_id: str
    id: str
    recipient: str
    surface: str
    priority: int
    due_at: datetime


def _open_values(skip: Skip) -> dict[str, Any]:
    """What `_OPEN` is to be run with."""
    return {
        "held": sorted(skip.workspaces),
        "busy": sorted(skip.recipients),
        "least_urgent": URGENT if skip.patient else PATIENT,
    }


# The statements are built once, since building them costs more than running them. The states are spelled out, since
# the indexes on what is owed and what is claimed hold those rows only, however long the list of what was sent.
_OPEN = and_(
    DeliveryRow.priority <= bindparam("least_urgent"),
    DeliveryRow.workspace_id.not_in(bindparam("held", expanding=True)),
    or_(
        DeliveryRow.priority <= URGENT,
        DeliveryRow.surface != "message",
        tuple_(DeliveryRow.workspace_id, DeliveryRow.recipient).not_in(bindparam("busy", expanding=True)),
    ),
)
_OWED_NOW = and_(OWED, DeliveryRow.due_at <= bindparam("now"))
_LEASE_OVER = and_(CLAIMED, DeliveryRow.lease_until <= bindparam("now"))
_CANDIDATES = select(*(getattr(DeliveryRow, name) for name in _Due._fields)).where(_OPEN)
_IN_TURN = (DeliveryRow.priority, DeliveryRow.due_at, DeliveryRow.id)
_OWED_DUE = _CANDIDATES.where(_OWED_NOW).order_by(*_IN_TURN).limit(bindparam("most")).with_for_update(skip_locked=True)
_LAPSED = _CANDIDATES.where(_LEASE_OVER).limit(bindparam("most")).with_for_update(skip_locked=True)
_CLAIM = (
    update(DeliveryRow)
    .where(
        # Not as pairs, for which SQLite would search the whole table.
        DeliveryRow.workspace_id.in_(bindparam("of", expanding=True)),
        DeliveryRow.id.in_(bindparam("ids", expanding=True)),
        or_(_OWED_NOW, _LEASE_OVER),
    )
    .values(
        state="claimed",
        claimed_by=bindparam("sender"),
        lease_until=bindparam("until"),
        attempts=DeliveryRow.attempts + case((DeliveryRow.state == "claimed", 1), else_=0),
    )
    .returning(*FACTS)
)
_FIRST_OF_EACH_PRIORITY = (
    select(DeliveryRow.due_at)
    .where(OWED, DeliveryRow.priority == priority, _OPEN)
    .order_by(DeliveryRow.due_at)
    .limit(1)
    .scalar_subquery()
    for priority in PRIORITIES
)
_FIRST_LEASE = select(DeliveryRow.lease_until).where(CLAIMED, _OPEN).order_by(DeliveryRow.lease_until).limit(1)
_WAITS_UNTIL = select(*_FIRST_OF_EACH_PRIORITY, _FIRST_LEASE.scalar_subquery())

# The row, as long as it is still under the claim that a delivery was handed out with.
_HELD = and_(
    DeliveryRow.workspace_id == bindparam("of_workspace"),
    DeliveryRow.id == bindparam("of_id"),
    CLAIMED,
    DeliveryRow.claimed_by == bindparam("of_sender"),
    DeliveryRow.lease_until == bindparam("of_lease"),
)
_RENEW = update(DeliveryRow).where(_HELD).values(lease_until=bindparam("until"))
_ADMIT = update(DeliveryRow).where(_HELD).values(admitted_at=bindparam("at"))


def _settling(state: State, **changes: Any) -> Update:
    """The statement that ends a claim with this state, unless the message has changed meanwhile: then it is owed."""
    unchanged = DeliveryRow.revision == bindparam("of_revision")
    place = {"channel_id": bindparam("channel"), "message_id": _MESSAGE}
    ended = {"state": case((unchanged, state), else_="owed"), "claimed_by": None, "lease_until": None, **place}
    return update(DeliveryRow).where(_HELD).values({**ended, "reason": None, **changes}).returning(DeliveryRow.state)


_MESSAGE, _AT, _WHY = bindparam("message", type_=String), bindparam("at", type_=Instant), bindparam("why", type_=String)
_AT_OR_SOONER = case((DeliveryRow.revision == bindparam("of_revision"), _AT), else_=DeliveryRow.due_at)
# An answer that is over and done with is wiped; what never reached its reader gives the reader's week back.
_WIPED = case((DeliveryRow.surface == "answer", null()), else_=DeliveryRow.payload)
_UNSAID = {"admitted_at": case((_MESSAGE.is_(None), null()), else_=DeliveryRow.admitted_at)}

_SENT = _settling("sent", sent_at=func.coalesce(DeliveryRow.sent_at, _AT), payload=_WIPED)
_TAKEN_DOWN = _settling("dropped", reason=_WHY)
_PUT_OFF = _settling("owed", reason=_WHY, due_at=_AT)
_TRIED = _settling("owed", reason=_WHY, due_at=_AT_OR_SOONER, attempts=DeliveryRow.attempts + 1)
_FAILED = _settling("failed", reason=_WHY, payload=_WIPED, **_UNSAID)
_UNKNOWN = _settling("unknown", reason=_WHY)
_DROPPED = _settling("dropped", reason=_WHY, payload=_WIPED, **_UNSAID)
