"""An office with one company in it, a clock to turn by hand, and a courier that only takes notes."""

import itertools
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Card
from baton.conversation.couriers import Sent, Undelivered
from baton.domain.deliveries import Delivery, Owed
from baton.domain.lines import verbatim
from baton.domain.people import Workspace
from baton.office import Office
from baton.services.contexts import Context
from baton.storage import claims, deliveries, people, workspaces
from baton.storage.database import Sessions

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # a Tuesday
ACME = Workspace("T1", "Acme")
WORDS = Told(Card.saying(verbatim("hello")), "en", "UTC")


class FakeClock:
    """Time stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def mint() -> Callable[[], str]:
    """Ids that count, the same on every run."""
    numbers = itertools.count(1)
    return lambda: f"id{next(numbers):06d}"


def open_office(sessions: Sessions, clock: Callable[[], datetime] | None = None) -> Office:
    """Acme's office, with alice, bob and 李娜 in it."""
    office = Office(sessions, b"secret", clock or FakeClock(), mint(), lambda: 0.5)
    with sessions.begin() as session:
        workspaces.add(session, ACME, now=NOW)
        people.put(session, [person("alice"), person("bob"), person("lina", zone="Asia/Shanghai")])
    return office


def person(id: str, *, zone: str = "UTC", **more: Any) -> dict[str, Any]:
    """A row of the people table."""
    return {
        "workspace_id": ACME.id,
        "id": id,
        "name": id,
        "full_name": id,
        "handle": id,
        "standing": "member",
        "language": "en",
        "zone": zone,
        "updated_at": NOW,
        "is_admin": False,
        "admin_granted": False,
        "is_facilitator": False,
        "language_chosen": False,
        "zone_chosen": False,
        **more,
    }


def owed(recipient: str = "alice", period: str = "1", **more: Any) -> Owed:
    """Something owed, due at NOW."""
    return Owed(**{"kind": "note", "recipient": recipient, "period": period, "due_at": NOW, **more})


def owe(office: Office, *messages: Owed) -> None:
    """Owe them in a transaction of their own."""
    with office.sessions.begin() as session:
        deliveries.owe(session, ACME.id, [(office.mint(), each) for each in messages])


def claim(office: Office, *, sender: str = "me", most: int = 10, **more: Any) -> list[Delivery]:
    """Claim in a transaction of its own."""
    with office.sessions.begin() as session:
        return claims.claim(session, now=office.clock(), sender=sender, most=most, **more)


def only(office: Office) -> Delivery:
    """The one message in the outbox."""
    (delivery,) = outbox(office)
    return delivery


def outbox(office: Office) -> list[Delivery]:
    """Everything in the outbox, in the order in which it was owed."""
    with office.sessions.read() as session:
        return sorted(deliveries.listing(session, most=10_000), key=lambda each: each.id)


def payload_is_null(office: Office) -> bool:
    """Is nothing at all left of the payloads?"""
    with office.sessions.read() as session:
        return (
            session.scalars(
                select(deliveries.DeliveryRow.id).where(deliveries.DeliveryRow.payload.is_not(None))
            ).first()
            is None
        )


def tell(notice: Notice) -> Told | None:
    """Always the same words."""
    return WORDS


def ignore(ctx: Context, delivery: Delivery) -> None:
    """Nobody is told that a message was given up."""


class NotingCourier:
    """Takes notes of what it was given and when. `faults` are raised first, one for each call."""

    def __init__(self, clock: Callable[[], datetime], faults: Iterable[Exception | None] = ()) -> None:
        self.clock = clock
        self.faults = iter(faults)
        self.sent: list[tuple[datetime, Delivery]] = []
        self.down: list[Delivery] = []
        self.during: Callable[[Delivery], None] = lambda delivery: None
        self._lock = threading.Lock()

    def send(self, delivery: Delivery, told: Told | None) -> Sent:
        self.during(delivery)
        with self._lock:
            if fault := next(self.faults, None):
                raise fault
            self.sent.append((self.clock(), delivery))
            return Sent(f"D{delivery.recipient}", delivery.message_id or f"{len(self.sent)}.0")

    def take_down(self, delivery: Delivery) -> None:
        if fault := next(self.faults, None):
            raise fault
        self.down.append(delivery)

    @property
    def kinds(self) -> list[str]:
        return [delivery.kind for _, delivery in self.sent]


def failing(reason: str = "broken") -> Undelivered:
    """A fault that says no more than that."""
    return Undelivered(reason)
