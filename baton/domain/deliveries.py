"""A delivery is one message Baton owes somebody; it is owed in the same transaction as the deed it tells of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

# How a message may arrive: what a colleague just did goes at once; what nobody asked for minds its manners.
Manner = Literal["asked", "nudge", "prompt"]
# Where it is shown: a message, the person's App Home, or an answer only the person who pressed a button sees.
Surface = Literal["message", "home", "answer"]
State = Literal["owed", "claimed", "sent", "failed", "unknown", "dropped"]

URGENT, ORDINARY, PATIENT = 0, 5, 9


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
    updated in place, and one that is `withdrawn` is taken down.
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
