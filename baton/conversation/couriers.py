"""A courier carries what Baton has to say to one platform, and reports in our terms what became of it."""

from dataclasses import dataclass
from typing import Protocol

from baton.conversation.asks import Told
from baton.domain.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message stands. `message_id` names all its posts (see `deliveries.joined`); nothing for home views."""

    channel_id: str | None = None
    message_id: str | None = None


class Undelivered(Exception):
    """A message did not go out. `so_far` says which of its posts nevertheless stand by now."""

    def __init__(self, reason: str, so_far: Sent | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.so_far = so_far


class Later(Undelivered):
    """The platform asks us to wait so many seconds; nothing is wrong with the message."""

    def __init__(self, seconds: float, reason: str, so_far: Sent | None = None) -> None:
        super().__init__(reason, so_far)
        self.seconds = seconds


class Barred(Undelivered):
    """Nothing can be said in the whole workspace at present (its token no longer works, say)."""


class TryAgain(Undelivered):
    """Something broke before the message was taken; trying again does no harm."""


class Unknown(Undelivered):
    """A new message was handed over, but whether it was taken nobody said: it may stand there."""


class GiveUp(Undelivered):
    """The platform will never take this message."""


class Courier(Protocol):
    """One platform. Both methods raise `Undelivered`; they are called from several threads at once."""

    def send(self, delivery: Delivery, told: Told | None) -> Sent:
        """Post `told`, or bring what `delivery` posted before up to date.

        `told` is None for an answer, whose rendered words are in `delivery.payload`.
        """
        ...

    def take_down(self, delivery: Delivery) -> None:
        """Remove everything that `delivery` posted; what is gone already is no error."""
        ...
