"""The outbox: every message owed, in the same transaction as the deed it tells of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, UniqueConstraint, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.deliveries import Manner, Owed, State, Surface
from baton.storage.database import Base
from baton.storage.statements import insert


class DeliveryRow(Base):
    __tablename__ = "deliveries"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id"], ["workspaces.id"]),
        UniqueConstraint("workspace_id", "kind", "recipient", "period"),
        Index(None, "state", "due_at"),
        Index(None, "workspace_id", "reference", "kind"),
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
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON)
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


def owe(session: Session, workspace_id: str, owed: Iterable[tuple[str, Owed]]) -> None:
    """Owe messages, each with its id; one already owed for its kind, recipient and period stays as it is.

    Rows go in in sorted order: two transactions owing the same rows then wait for each other instead of deadlocking.
    """
    rows = [_row(workspace_id, id, each) for id, each in owed]
    if not rows:
        return
    rows.sort(key=lambda row: (row["kind"], row["recipient"], row["period"]))
    session.connection().execute(insert(session, DeliveryRow).on_conflict_do_nothing(), rows)
    session.info["owed"] = True


def owe_again(session: Session, workspace_id: str, kinds: Sequence[str], reference: str, *, now: datetime) -> None:
    """The messages about `reference` no longer tell the truth: owe them again, to be updated in place.

    One that is being sent right now gets a new revision, so that the sender sends it once more.
    """
    _owe_again(session, workspace_id, kinds, DeliveryRow.reference == reference, {"due_at": now})


def owe_home(session: Session, workspace_id: str, person_ids: Iterable[str], *, now: datetime) -> None:
    """Show these people their App Home afresh; those who never opened it have none to refresh."""
    chosen = DeliveryRow.recipient.in_(sorted(set(person_ids)))
    _owe_again(session, workspace_id, ["home"], chosen, {"due_at": now})


def withdraw(session: Session, workspace_id: str, kinds: Sequence[str], reference: str, *, now: datetime) -> None:
    """Take down what was said about `reference`; what was not yet said never will be."""
    _owe_again(session, workspace_id, kinds, DeliveryRow.reference == reference, {"due_at": now, "withdrawn": True})


def _owe_again(
    session: Session, workspace_id: str, kinds: Sequence[str], chosen: Any, values: Mapping[str, Any]
) -> None:
    statement = (
        update(DeliveryRow)
        .where(
            DeliveryRow.workspace_id == workspace_id,
            DeliveryRow.kind.in_(kinds),
            chosen,
            DeliveryRow.state.in_(("owed", "claimed", "sent")),
        )
        .values(state="owed", revision=DeliveryRow.revision + 1, attempts=0, **values)
    )
    if session.connection().execute(statement).rowcount:
        session.info["owed"] = True


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
