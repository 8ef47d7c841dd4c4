"""The outbox: every message owed, in the same transaction as the deed it tells of."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.dml import ReturningUpdate

from baton.domain.deliveries import URGENT, Delivery, Manner, Owed, State, Surface
from baton.domain.manners import Admission
from baton.storage import prepared
from baton.storage.database import OWED as NOTED
from baton.storage.database import Base, note_owed, note_owed_if
from baton.storage.statements import put_new

# Most rows have been sent for good, and few were unasked: the indexes of the sender and the caps hold no others.
MOST_AT_ONCE = 400  # references in one statement, which every database takes
_ADMITTED = text("admitted_at IS NOT NULL")
OWED, CLAIMED, HOME = text("state = 'owed'"), text("state = 'claimed'"), text("kind = 'home'")


class DeliveryRow(Base):
    __tablename__ = "deliveries"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        # Recipient before kind: led by the kind, it would look fit for finding a reference, but a kind has thousands.
        UniqueConstraint("workspace_id", "recipient", "kind", "period"),
        Index("ix_deliveries_owed", "priority", "due_at", "id", sqlite_where=OWED, postgresql_where=OWED),
        Index("ix_deliveries_home", "workspace_id", "recipient", sqlite_where=HOME, postgresql_where=HOME),
        Index("ix_deliveries_claimed", "lease_until", sqlite_where=CLAIMED, postgresql_where=CLAIMED),
        Index(None, "workspace_id", "reference", "kind"),
        Index(
            "ix_deliveries_admitted",
            "workspace_id",
            "recipient",
            "admitted_at",
            sqlite_where=_ADMITTED,
            postgresql_where=_ADMITTED,
        ),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    recipient: Mapped[str]
    period: Mapped[str]
    reference: Mapped[str]
    surface: Mapped[Surface] = mapped_column(String(16))
    manner: Mapped[Manner] = mapped_column(String(16))
    priority: Mapped[int]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[State] = mapped_column(String(16))
    revision: Mapped[int]
    attempts: Mapped[int]
    reason: Mapped[str | None]
    claimed_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    channel_id: Mapped[str | None]
    message_id: Mapped[str | None]
    withdrawn: Mapped[bool]
    sent_at: Mapped[datetime | None]
    topic: Mapped[str]
    admitted_at: Mapped[datetime | None]


def owe(session: Session, workspace_id: str, owed: Iterable[tuple[str, Owed]]) -> None:
    """Owe messages, each with its id; one already owed for its kind, recipient and period stays as it is.

    Rows go in in sorted order: two transactions owing the same rows then wait for each other instead of deadlocking.
    """
    rows = [_row(workspace_id, id, each) for id, each in owed]
    if not rows:
        return
    rows.sort(key=lambda row: (row["kind"], row["recipient"], row["period"]))
    put_new(session, DeliveryRow, *rows)
    note_owed(session, urgent=any(row["priority"] <= URGENT for row in rows))


def owe_again(session: Session, workspace_id: str, kinds: Sequence[str], reference: str, *, now: datetime) -> None:
    """The messages about `reference` no longer tell the truth: owe them again, to be updated in place.

    One that is being sent right now gets a new revision, so that the sender sends it once more.
    """
    _owe_again(session, _AGAIN, workspace=workspace_id, kinds=list(kinds), about=reference, at=now)


def owe_all_again(
    session: Session, workspace_id: str, kinds: Sequence[str], references: Iterable[str], *, now: datetime
) -> None:
    """The same for the messages about many references."""
    waiting = iter(sorted(set(references)))
    while some := list(islice(waiting, MOST_AT_ONCE)):
        _owe_again(session, _ALL_AGAIN, workspace=workspace_id, kinds=list(kinds), about=some, at=now)


def owe_home(session: Session, workspace_id: str, person_ids: Iterable[str], *, now: datetime) -> None:
    """Show these people their App Home afresh; those who never opened it have none to refresh.

    However the last showing ended: a home that once failed must not stay out of date for good.
    """
    _owe_again(session, _HOME_AGAIN, workspace=workspace_id, people=sorted(set(person_ids)), at=now)


def withdraw(session: Session, workspace_id: str, kinds: Sequence[str], reference: str, *, now: datetime) -> None:
    """Take down what was said about `reference`; what was not yet said never will be."""
    _owe_again(session, _WITHDRAW, workspace=workspace_id, kinds=list(kinds), about=reference, at=now)


def admissions(session: Session, delivery: Delivery, *, since: datetime) -> list[Admission]:
    """The other unasked messages of the same manner that were allowed out to the same person after `since`."""
    rows = session.execute(
        select(DeliveryRow.admitted_at, DeliveryRow.topic).where(
            DeliveryRow.workspace_id == delivery.workspace_id,
            DeliveryRow.recipient == delivery.recipient,
            DeliveryRow.admitted_at > since,
            DeliveryRow.manner == delivery.manner,
            DeliveryRow.id != delivery.id,
        )
    )
    return [Admission(at, topic) for at, topic in rows if at is not None]


def listing(session: Session, *, failed_only: bool = False, most: int = 200) -> list[Delivery]:
    """What is in the outbox, of all workspaces, latest due first: everything, or what an admin may want to retry."""
    query = select(*FACTS).order_by(DeliveryRow.due_at.desc(), DeliveryRow.id).limit(most)
    if failed_only:
        query = query.where(DeliveryRow.state.in_(_RETRIABLE))
    return [Delivery(**row._mapping) for row in session.execute(query)]


def about(session: Session, workspace_id: str, kind: str, reference: str) -> list[Delivery]:
    """The messages of one kind about `reference`, whatever became of them."""
    query = select(*FACTS).where(
        DeliveryRow.workspace_id == workspace_id, DeliveryRow.reference == reference, DeliveryRow.kind == kind
    )
    return [Delivery(**row._mapping) for row in session.execute(query.order_by(DeliveryRow.id))]


def said_to(session: Session, workspace_id: str, recipient: str, kind: str, since: datetime) -> list[str]:
    """What somebody was told of by messages of one kind after an instant, by reference, newest first."""
    query = select(DeliveryRow.reference).where(
        DeliveryRow.workspace_id == workspace_id,
        DeliveryRow.recipient == recipient,
        DeliveryRow.kind == kind,
        DeliveryRow.sent_at > since,
        DeliveryRow.withdrawn.is_(False),
    )
    return list(session.scalars(query.order_by(DeliveryRow.sent_at.desc(), DeliveryRow.id)))


def standing_at(
    session: Session, workspace_id: str, recipients: Collection[str], channel_id: str, message_id: str
) -> Delivery | None:
    """What stands in a channel as the message of this id; `recipients` are those it can have been sent to."""
    query = select(*FACTS).where(
        DeliveryRow.workspace_id == workspace_id,
        DeliveryRow.recipient.in_(recipients),  # which an index finds
        DeliveryRow.channel_id == channel_id,
        DeliveryRow.message_id.contains(message_id, autoescape=True),
    )
    found = (Delivery(**row._mapping) for row in session.execute(query))
    return next((each for each in found if message_id in each.message_ids), None)


def retry(session: Session, id: str, now: datetime) -> bool:
    """Owe a failed message (or one whose fate is unknown) once more, at once; False when there is none by that id.

    Answers cannot be retried: what they said was wiped and their way back is closed.
    """
    statement = (
        update(DeliveryRow)
        .where(DeliveryRow.id == id, DeliveryRow.state.in_(_RETRIABLE), DeliveryRow.surface != "answer")
        .values(state="owed", due_at=now, attempts=0, reason=None, revision=DeliveryRow.revision + 1)
    )
    if found := session.connection().execute(statement).rowcount:
        note_owed(session, urgent=True)
    return bool(found)


FACTS = tuple(getattr(DeliveryRow, each.name) for each in fields(Delivery))
_RETRIABLE = ("failed", "unknown")


def _owe_again(session: Session, statement: ReturningUpdate[tuple[str]], **values: Any) -> None:
    noted = session.info.get(NOTED)
    if noted or (noted is not None and statement is _HOME_AGAIN):
        prepared.send(session, statement, values)  # the outbox is looked into anyway, soon enough for these
    else:
        # What it returns is looked at, as SQLite's driver knows no row count of a statement that begins with WITH.
        note_owed_if(session, prepared.rows_later(session, statement, values))


def _owing_again(chosen: ColumnElement[bool], **changes: Any) -> ReturningUpdate[tuple[str]]:
    """The statement that owes the chosen messages once more; built once, as building it costs more than running it."""
    # Rows are locked in the order in which `owe` inserts them, so that two deeds never wait for each other crosswise.
    # In a WITH, because PostgreSQL runs that once; a subquery it may run once for every row of the table. Ordered by
    # expressions, lest a whole index is walked for its order: the rows are a handful, and another index finds them.
    mine = DeliveryRow.workspace_id == bindparam("workspace")
    order = (column.concat("") for column in (DeliveryRow.kind, DeliveryRow.recipient, DeliveryRow.period))
    locked = select(DeliveryRow.id).where(mine, chosen).order_by(*order).with_for_update().cte("locked")
    # What is in a sender's hands stays there: settling it, the sender finds the new revision and owes it once more.
    state = case((DeliveryRow.state == "claimed", "claimed"), else_="owed")
    again = {"state": state, "revision": DeliveryRow.revision + 1, "attempts": 0, "due_at": bindparam("at")}
    # Asked separately whether there are any: where there are none, PostgreSQL then looks at no other row. In a young
    # database it plans to look through all of them, and keeps to that plan while they become thousands.
    found = select(locked.c.id)
    owing = update(DeliveryRow).where(mine, found.exists(), DeliveryRow.id.in_(found)).values(**again, **changes)
    return owing.returning(DeliveryRow.id)


# Messages about a reference that are still to be sent or stand somewhere, even if their last update failed.
_STILL_TOLD = and_(
    DeliveryRow.kind.in_(bindparam("kinds", expanding=True)),
    or_(
        DeliveryRow.state.in_(("owed", "claimed", "sent")),
        and_(DeliveryRow.state.in_(_RETRIABLE), DeliveryRow.message_id.is_not(None)),
    ),
)
_TOLD = and_(DeliveryRow.reference == bindparam("about"), _STILL_TOLD)
_ALL_TOLD = and_(DeliveryRow.reference.in_(bindparam("about", expanding=True)), _STILL_TOLD)
_HOMES = and_(HOME, DeliveryRow.recipient.in_(bindparam("people", expanding=True)))
# An update of what already stands is somebody's answer to a click; it waits for no post to the same channel.
_AT_ONCE = case((DeliveryRow.message_id.is_not(None), URGENT), else_=DeliveryRow.priority)
_AGAIN = _owing_again(_TOLD, priority=_AT_ONCE)
_ALL_AGAIN = _owing_again(_ALL_TOLD, priority=_AT_ONCE)
_WITHDRAW = _owing_again(_TOLD, priority=_AT_ONCE, withdrawn=True)
_HOME_AGAIN = _owing_again(_HOMES)


def _row(workspace_id: str, id: str, owed: Owed) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "id": id,
        "kind": owed.kind,
        "recipient": owed.recipient,
        "period": owed.period,
        "reference": owed.reference,
        "surface": owed.surface,
        "manner": owed.manner,
        "priority": owed.priority,
        "due_at": owed.due_at,
        "expires_at": owed.expires_at,
        "payload": owed.payload,
        "state": "owed",
        "revision": 1,
        "attempts": 0,
        "withdrawn": False,
        "topic": owed.topic,
    }
