"""The sender works off the outbox: woken by a commit or by the clock, asleep when nothing is due."""

import math
import threading
import time
from datetime import UTC, datetime, timedelta

import structlog

from baton.conversation.couriers import Courier
from baton.domain.deliveries import URGENT, Delivery
from baton.office import Office
from baton.storage import claims
from baton.storage.claims import in_turn
from jobs.delivering import OnUndelivered, Outcome, Tell, deliver
from jobs.pace import Pace

MOST_IN_HAND = 10
ENOUGH_IN_HAND = 5  # with fewer in hand it is time to look for more
LONGEST_SLEEP = 60.0  # seconds; bounds how late we notice what another process owes
BETWEEN_LOOKS = timedelta(milliseconds=50)  # commits may come by the hundred; one look finds what all of them owe
AFTER_TROUBLE = 5.0  # seconds to wait when the database failed us
CONTENDED = timedelta(seconds=1)  # another sender was just looking at the same messages
STRANDED = 5.0  # seconds: what must wait longer than this goes back into the outbox

NEVER = datetime.min.replace(tzinfo=UTC)

log = structlog.get_logger()


class Sender:
    """A few threads of this process that send what is owed.

    `step` is one turn of one thread and may also be called by hand: a test with its own clock needs no threads.
    """

    def __init__(
        self,
        office: Office,
        courier: Courier,
        *,
        tell: Tell,
        undelivered: OnUndelivered,
        threads: int = 2,
        longest_sleep: float = LONGEST_SLEEP,
        pace: Pace | None = None,
    ) -> None:
        self.name = office.mint()
        self._office, self._courier, self._tell, self._undelivered = office, courier, tell, undelivered
        self._longest_sleep = longest_sleep
        self._pace = pace or Pace()
        self._hand: list[Delivery] = []  # claimed and not yet begun, in turn
        self._looked = NEVER
        self._called: datetime | None = NEVER  # from when on to look for what was owed since we last looked
        self._more = False  # the last look left some behind
        self._stopping = False
        self._state = threading.Condition()  # guards the six above; never held while the database works
        self._claiming = threading.Lock()
        self._threads = [threading.Thread(target=self._work, name=f"sender-{n}", daemon=True) for n in range(threads)]

    def start(self) -> None:
        """Begin to send. On SQLite everything that is still claimed is freed: its sender cannot be alive."""
        if self._office.sessions.is_sqlite:
            with self._office.sessions.begin() as session:
                claims.release(session, sender_not=self.name)
        self._office.sessions.on_owed = self.wake
        for thread in self._threads:
            thread.start()

    def wake(self, urgent: bool = True) -> None:
        """Something was owed: look soon, for something urgent at once. Cheap and safe to call from any thread."""
        with self._state:
            if not urgent and len(self._hand) >= ENOUGH_IN_HAND:
                return
            at = NEVER if urgent and not self._urgent_in_hand() else self._looked + BETWEEN_LOOKS
            if self._called is None or at < self._called:
                self._called = at
                self._state.notify()

    def stop(self, seconds: float = 15.0) -> None:
        """Finish the message in hand, give back the others, and end; waits at most `seconds`."""
        with self._state:
            self._stopping = True
            self._state.notify_all()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(seconds / len(self._threads))
        with self._office.sessions.begin() as session:
            for delivery in self._hand:
                claims.settle_later(session, delivery, due_at=delivery.due_at, reason=delivery.reason)

    def alive(self) -> bool:
        """Are all its threads at work?"""
        return all(thread.is_alive() for thread in self._threads)

    def step(self) -> float:
        """Send the next message that may go and return 0, or return for how many seconds there is nothing to do."""
        delivery = self._next_in_hand()
        if delivery is None:
            due = self._look() if self._worth_a_look() else None
            delivery = self._next_in_hand()
            if delivery is None:
                return self._idle(due)
        outcome = Outcome()
        try:
            outcome = deliver(self._office, self._courier, delivery, tell=self._tell, undelivered=self._undelivered)
        finally:
            self._done(delivery, outcome)
        return 0.0

    def _work(self) -> None:
        while not self._stopping:
            try:
                seconds = self.step()
            except Exception:
                log.exception("sender_trouble", incident=self._office.mint())
                seconds = AFTER_TROUBLE
            if seconds:
                self._rest(seconds)

    def _rest(self, seconds: float) -> None:
        """Sleep for so long, or until it is time to look for what was owed meanwhile."""
        ends = time.monotonic() + seconds
        with self._state:
            while not self._stopping and (left := min(ends - time.monotonic(), self._seconds_until_called())) > 0:
                self._state.wait(left)

    def _seconds_until_called(self) -> float:
        return math.inf if self._called is None else (self._called - self._office.clock()).total_seconds()

    def _next_in_hand(self) -> Delivery | None:
        """The first message in hand that may go now; None also when it is time to look for something urgent."""
        now = self._office.clock()
        with self._state:
            if self._stopping:
                return None
            for delivery in self._hand:
                # What is urgent in hand is no less so than what else may have been owed meanwhile.
                if delivery.priority > URGENT and self._seconds_until_called() <= 0:
                    return None
                if self._pace.opens_at(delivery, now) <= now:
                    self._hand.remove(delivery)
                    self._pace.begin(delivery, now)
                    return delivery
        return None

    def _worth_a_look(self) -> bool:
        """Could a look find something to send? Not while enough is in hand and nobody called."""
        now = self._office.clock()
        with self._state:
            stale = (now - self._looked).total_seconds() >= self._longest_sleep
            return stale or self._seconds_until_called() <= 0 or len(self._hand) < ENOUGH_IN_HAND

    def _look(self) -> datetime | None:
        """Claim what is due and may be claimed; says when the next message is due."""
        with self._claiming:
            now = self._office.clock()
            with self._state:
                if self._stopping:
                    return None
                self._called, self._looked = None, now
                room = MOST_IN_HAND - len(self._hand)
                if patient := room <= 0:
                    room = MOST_IN_HAND - self._urgent_in_hand()
                skip = self._pace.skip(now, patient=patient)
            if room <= 0:
                return None
            if not self._more:
                with self._office.sessions.read() as session:
                    due = claims.waits_until(session, skip)
                if due is None or due > now:
                    return due
            with self._office.sessions.begin() as session:
                batch = claims.claim(session, now=now, sender=self.name, most=room, skip=skip)
            with self._state:
                for delivery in batch:
                    self._pace.take(delivery)
                self._hand = sorted([*self._hand, *batch], key=in_turn)
                self._more = len(batch) == room
                if self._more and batch[-1].priority <= URGENT:
                    self._called = NEVER  # more of the kind may wait
                if len(batch) > 1:
                    self._state.notify()
            return now if batch else now + CONTENDED

    def _urgent_in_hand(self) -> int:
        return sum(delivery.priority <= URGENT for delivery in self._hand)

    def _idle(self, due: datetime | None) -> float:
        """Seconds until something may be done, as far as we know."""
        now = self._office.clock()
        with self._state:
            moments = [self._pace.opens_at(delivery, now) for delivery in self._hand]
            called = self._seconds_until_called()
            opening = self._pace.next_opening(now) if len(self._hand) < ENOUGH_IN_HAND else None
        if due is not None and due > now:
            moments.append(due)
        if opening is not None:
            moments.append(opening)
        soonest = min(((moment - now).total_seconds() for moment in moments), default=self._longest_sleep)
        return min(max(min(soonest, called), 0.001), self._longest_sleep)

    def _done(self, delivery: Delivery, outcome: Outcome) -> None:
        now = self._office.clock()
        with self._state:
            held = self._pace.done(delivery, now, outcome)
            stranded = [d for d in self._hand if (self._pace.opens_at(d, now) - now).total_seconds() > STRANDED]
            self._hand = [d for d in self._hand if d not in stranded]
            for each in stranded:
                self._pace.give_back(each)
        if held:
            say = log.error if outcome.barred else log.warning
            say("workspace_held_back", workspace=delivery.workspace_id, reason=outcome.barred, until=str(outcome.wait))
        if stranded:
            with self._office.sessions.begin() as session:
                for each in stranded:
                    claims.settle_later(session, each, due_at=each.due_at, reason=each.reason)
