"""How fast we may speak: one message a second in a channel, a steady trickle per workspace, and silence when told."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from baton.domain.deliveries import URGENT, Delivery
from baton.storage.claims import Skip
from jobs.delivering import Outcome

PER_CHANNEL = timedelta(seconds=1)
PER_WORKSPACE = timedelta(seconds=1) / 20  # also leaves the processor to the requests beside us
PER_URGENT = timedelta(seconds=1) / 50  # when hundreds press buttons at once, their presses come before our answers
MOST_URGENT_AT_ONCE = 10

Lane = tuple[str, str]  # workspace and recipient


@dataclass(slots=True)
class Pace:
    """What this process knows of its own haste. Not safe for threads: the sender calls it under its lock.

    Urgent messages mind only a workspace that is held back, and after ten at once a trickle of their own; App Home and
    answers take no place in a channel.
    """

    per_channel: timedelta = PER_CHANNEL
    per_workspace: timedelta = PER_WORKSPACE
    _busy: set[Lane] = field(default_factory=set)
    _cooling: dict[Lane, datetime] = field(default_factory=dict)
    _next: dict[str, datetime] = field(default_factory=dict)
    _urgent: dict[str, datetime] = field(default_factory=dict)  # by when the urgent ones so far would have trickled out
    _held: dict[str, datetime] = field(default_factory=dict)
    _told_to_wait: dict[str, tuple[str, datetime]] = field(default_factory=dict)

    def skip(self, now: datetime, *, patient: bool = False) -> Skip:
        """What is not worth claiming now."""
        self._cooling = {lane: until for lane, until in self._cooling.items() if until > now}
        self._held = {workspace: until for workspace, until in self._held.items() if until > now}
        return Skip({*self._busy, *self._cooling}, set(self._held), patient)

    def take(self, delivery: Delivery) -> None:
        """A message was claimed: nothing else goes to its channel until it is done."""
        if _paced(delivery):
            self._busy.add(_lane(delivery))

    def opens_at(self, delivery: Delivery, now: datetime) -> datetime:
        """When a claimed message may go: `now`, or later."""
        held = self._held.get(delivery.workspace_id, now)
        if delivery.priority <= URGENT:
            turn = self._urgent.get(delivery.workspace_id, now) - (MOST_URGENT_AT_ONCE - 1) * PER_URGENT
        else:
            turn = self._next.get(delivery.workspace_id, now)
        return max(now, held, turn)

    def begin(self, delivery: Delivery, now: datetime) -> None:
        """A message goes out now."""
        workspace = delivery.workspace_id
        if delivery.priority > URGENT:
            self._next[workspace] = now + self.per_workspace
        else:
            self._urgent[workspace] = max(self._urgent.get(workspace, now), now) + PER_URGENT

    def done(self, delivery: Delivery, now: datetime, outcome: Outcome) -> bool:
        """A message is settled; True when that newly holds its whole workspace back."""
        if _paced(delivery):
            self._busy.discard(_lane(delivery))
            if outcome.asked:
                self._cooling[_lane(delivery)] = now + self.per_channel
        if outcome.wait is None:
            return False
        if delivery.surface == "message":
            self._cooling[_lane(delivery)] = outcome.wait
        return self._hold(delivery, now, outcome.wait, bool(outcome.barred))

    def give_back(self, delivery: Delivery) -> None:
        """A claimed message is not sent after all."""
        if _paced(delivery):
            self._busy.discard(_lane(delivery))

    def next_opening(self, now: datetime) -> datetime | None:
        """When something that is skipped now may be claimed, if nothing else happens before."""
        return min((until for until in (*self._cooling.values(), *self._held.values()) if until > now), default=None)

    def _hold(self, delivery: Delivery, now: datetime, until: datetime, barred: bool) -> bool:
        # One channel told to wait is that channel's business. A second one meanwhile means the whole workspace.
        workspace, recipient = _lane(delivery)
        other, waiting = self._told_to_wait.get(workspace, (recipient, now))
        self._told_to_wait[workspace] = (recipient, until)
        if not barred and (other == recipient or waiting <= now):
            return False
        new = self._held.get(workspace, now) <= now
        self._held[workspace] = max(until, self._held.get(workspace, until))
        return new


def _paced(delivery: Delivery) -> bool:
    return delivery.surface == "message" and delivery.priority > URGENT


def _lane(delivery: Delivery) -> Lane:
    return delivery.workspace_id, delivery.recipient
