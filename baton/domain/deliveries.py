"""A delivery is one message Baton owes somebody; it is owed in the same transaction as the deed it tells of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

# How a message may arrive: what a colleague just did goes at once; what nobody asked for minds its manners.
Manner = Literal["asked", "nudge", "prompt"]
# Where it is shown: a message, the person's App Home, an answer only the person who pressed a button sees, or a file
# in the person's direct messages.
Surface = Literal["message", "home", "answer", "file"]
State = Literal["owed", "claimed", "sent", "failed", "unknown", "dropped"]

PRIORITIES = URGENT, ORDINARY, PATIENT = 0, 5, 9

# How long to wait after the first, second, … failed attempt; the last step repeats. No jitter: the senders pace
# themselves, so there is no herd to scatter, and a test can name the instant.
BACKOFF = (
    timedelta(seconds=1),
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
)
MOST_ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be sent: card `kind` about `reference`, to a person or channel, once per `period`.

    `payload` holds an already rendered answer (and its way back); everything else is rendered when it is sent, so it
    always tells the present state. `expires_at`: after it the message would no longer make sense and is dropped.
    `topic` is what a cap counts by: for a prompt, the id of the team it asks about.
    """

    kind: str
    recipient: str
    period: str
    due_at: datetime
    reference: str = ""
    surface: Surface = "message"
    manner: Manner = "asked"
    priority: int = ORDINARY
    expires_at: datetime | None = None
    payload: Mapping[str, Any] | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One owed message as it stands in the outbox.

    `channel_id` and `message_id` say where it stands once it has been sent; a delivery that is owed again is then
    updated in place, and one that is `withdrawn` is taken down. `admitted_at` is when an unasked message was allowed
    out, which is what the caps count. `claimed_by` and `lease_until` together are the claim it was handed out under.
    """

    workspace_id: str
    id: str
    kind: str
    recipient: str
    period: str
    reference: str
    surface: Surface
    manner: Manner
    priority: int
    due_at: datetime
    expires_at: datetime | None
    payload: Mapping[str, Any] | None
    state: State
    revision: int
    attempts: int
    reason: str | None
    channel_id: str | None
    message_id: str | None
    withdrawn: bool
    sent_at: datetime | None
    topic: str = ""
    admitted_at: datetime | None = None
    claimed_by: str | None = None
    lease_until: datetime | None = None

    @property
    def posted(self) -> bool:
        """Does something of it stand on the platform already?"""
        return self.message_id is not None

    @property
    def message_ids(self) -> tuple[str, ...]:
        """The posts it stands in, in order: a long card takes several. Of a file, the file."""
        return tuple(self.message_id.split(",")) if self.message_id else ()

    def expired(self, now: datetime) -> bool:
        """Would it no longer make sense to say this for the first time?"""
        return self.expires_at is not None and self.expires_at <= now


def joined(message_ids: Iterable[str]) -> str | None:
    """Several posts' ids as the one `message_id` a delivery keeps; the inverse of `Delivery.message_ids`."""
    return ",".join(message_ids) or None


def next_try(failures: int, now: datetime) -> datetime | None:
    """When to try again after so many failed attempts (at least one); None when it is time to give up."""
    if failures >= MOST_ATTEMPTS:
        return None
    return now + BACKOFF[min(failures, len(BACKOFF)) - 1]
