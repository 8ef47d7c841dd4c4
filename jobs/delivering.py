"""One owed message on its way: what it says now, whether it may go, carried outside any transaction, then settled."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from baton.conversation.asks import Notice, NotYet, Told
from baton.conversation.couriers import Barred, Courier, GiveUp, Later, Sent, TryAgain, Undelivered, Unknown
from baton.domain.deliveries import MOST_ATTEMPTS, Delivery, State, next_try
from baton.office import Office
from baton.services.contexts import Context
from baton.services.deliveries import admit, reader_of
from baton.storage import claims, workspaces

T = TypeVar("T")
Tell = Callable[[Notice], Told | None]
OnUndelivered = Callable[[Context, Delivery], None]

BARRED = timedelta(minutes=10)  # how long a workspace that refuses us is left alone
SHORT = timedelta(seconds=30)  # a lease with less left than this is renewed before sending
MOMENT = timedelta(seconds=1)  # until one looks again whether the message stands that this one belongs under
SETTLE_EVERY = 0.5  # seconds between two tries to write down what became of a message
MOST_SETTLES = 1200  # of such tries: ten minutes, or a good deal more if each try waits

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the sender needs to know to pace itself; the message itself is settled.

    `asked`: the platform was spoken to. `wait`: it wants to be left alone by this channel until then.
    `barred`: why nothing can be said in the whole workspace until `wait`.
    """

    asked: bool = True
    wait: datetime | None = None
    barred: str = ""


SILENT = Outcome(asked=False)


class _Unreported(Exception):
    """Telling somebody that a message was given up went wrong."""


def deliver(office: Office, courier: Courier, delivery: Delivery, *, tell: Tell, undelivered: OnUndelivered) -> Outcome:
    """Send, update or take down one claimed message and settle it.

    Raises only when the database fails before it is sent, or for long after; it then stays claimed till its lease ends.
    """
    now = office.clock()
    if delivery.lease_until is not None and delivery.lease_until - now < SHORT:
        with office.sessions.begin() as session:
            renewed = claims.renew(session, delivery, now=now)
        if renewed is None:
            return SILENT
        delivery = renewed
    return _Errand(office, courier, delivery, tell, undelivered).run()


@dataclass(frozen=True, slots=True)
class _Errand:
    office: Office
    courier: Courier
    delivery: Delivery
    tell: Tell
    undelivered: OnUndelivered

    def run(self) -> Outcome:
        delivery = self.delivery
        if delivery.attempts >= MOST_ATTEMPTS:
            return self._give_up(delivery.reason or "its sender died each time", asked=False)
        if delivery.withdrawn:
            return self._take_down()
        if not delivery.posted and not self._may_go():
            return SILENT
        try:
            told = self._told()
        except NotYet:
            return self._wait()
        except Exception:
            return self._bug("telling")
        if told is None and delivery.surface != "answer":
            return self._nothing_to_say()
        return self._carry(lambda: self.courier.send(delivery, told))

    def _may_go(self) -> bool:
        delivery, now = self.delivery, self.office.clock()
        if delivery.expired(now):
            self._drop("expired")
            return False
        if delivery.manner == "asked":
            return True
        with self.office.sessions.begin() as session:
            workspace = workspaces.find(session, delivery.workspace_id)
            return workspace is not None and admit(self.office.context(session, workspace, now=now), delivery)

    def _told(self) -> Told | None:
        if self.delivery.surface == "answer":
            return None
        with self.office.sessions.read() as session:
            workspace = workspaces.find(session, self.delivery.workspace_id)
            if workspace is None:
                return None
            ctx = self.office.context(session, workspace)
            return self.tell(Notice(ctx, self.delivery, reader_of(ctx, self.delivery)))

    def _nothing_to_say(self) -> Outcome:
        delivery = self.delivery
        if delivery.posted:
            self._stands(Sent(delivery.channel_id, delivery.message_id))
        else:
            self._drop("no longer worth saying")
        return SILENT

    def _wait(self) -> Outcome:
        """Ask again in a moment; a message of this kind expires, so that it does not wait for ever."""
        with self.office.sessions.begin() as session:
            claims.settle_later(session, self.delivery, due_at=self.office.clock() + MOMENT)
        return SILENT

    def _take_down(self) -> Outcome:
        if not self.delivery.posted:
            self._drop("withdrawn before it was said")
            return SILENT

        def remove() -> None:
            self.courier.take_down(self.delivery)

        return self._carry(remove)

    def _carry(self, errand: Callable[[], Sent | None]) -> Outcome:
        try:
            sent = errand()
        except Undelivered as failure:
            reason = failure
            return self._surely(lambda: self._failed(reason))
        except Exception:
            return self._bug("sending")
        settled = self._surely(lambda: self._stands(sent) if sent is not None else self._gone())
        log.debug("delivery_sent", **self._named())
        if settled is None:
            log.warning("delivery_claim_lost", **self._named())  # another sender may have said the same again
        return Outcome()

    def _surely(self, settle: Callable[[], T]) -> T:
        """Write down what became of it, however long the database takes: forgotten, it would be said twice."""
        for _ in range(MOST_SETTLES):
            try:
                return settle()
            except Exception:
                log.warning("settling_again", **self._named())
                time.sleep(SETTLE_EVERY)
        return settle()

    def _failed(self, failure: Undelivered) -> Outcome:
        errand = self._with(failure.so_far)
        now = self.office.clock()
        match failure:
            case Later(seconds=seconds, reason=reason):
                return errand._later(Outcome(wait=now + timedelta(seconds=seconds)), reason)
            case Barred(reason=reason):
                return errand._later(Outcome(wait=now + BARRED, barred=reason), reason)
            case Unknown(reason=reason):
                log.warning("delivery_unknown", reason=reason, **self._named())
                with self.office.sessions.begin() as session:
                    claims.settle_unknown(session, errand.delivery, reason=reason)
                return Outcome()
            case GiveUp(reason=reason):
                return errand._give_up(reason)
            case TryAgain(reason=reason) | Undelivered(reason=reason):
                return errand._again(reason)

    def _with(self, so_far: Sent | None) -> "_Errand":
        """The same errand knowing the posts that stand although it failed, so that they are not posted twice."""
        if so_far is None:
            return self
        place = replace(self.delivery, channel_id=so_far.channel_id, message_id=so_far.message_id)
        return replace(self, delivery=place)

    def _later(self, outcome: Outcome, reason: str) -> Outcome:
        assert outcome.wait is not None  # noqa: S101  (both callers say how long)
        with self.office.sessions.begin() as session:
            claims.settle_later(session, self.delivery, due_at=outcome.wait, reason=reason)
        return outcome

    def _again(self, reason: str) -> Outcome:
        due_at = next_try(self.delivery.attempts + 1, self.office.clock())
        if due_at is None:
            return self._give_up(reason)
        log.info("delivery_retry", reason=reason, attempts=self.delivery.attempts + 1, **self._named())
        with self.office.sessions.begin() as session:
            claims.settle_retry(session, self.delivery, due_at=due_at, reason=reason)
        return Outcome()

    def _bug(self, doing: str) -> Outcome:
        incident = self.office.mint()
        log.exception("delivery_bug", incident=incident, doing=doing, **self._named())
        self._again(f"incident {incident}")
        return Outcome()

    def _give_up(self, reason: str, *, asked: bool = True) -> Outcome:
        log.warning("delivery_failed", reason=reason, **self._named())
        try:
            self._fail(reason, report=not self.delivery.posted)
        except _Unreported:
            # Whoever reports it has a bug; the message is given up all the same.
            log.exception("delivery_bug", incident=self.office.mint(), doing="reporting", **self._named())
            self._fail(reason, report=False)
        return Outcome(asked=asked)

    def _fail(self, reason: str, *, report: bool) -> None:
        with self.office.sessions.begin() as session:
            settled = claims.settle_failed(session, self.delivery, reason=reason)
            workspace = workspaces.find(session, self.delivery.workspace_id)
            if settled == "failed" and report and workspace is not None:
                self._report(self.office.context(session, workspace))

    def _report(self, ctx: Context) -> None:
        try:
            self.undelivered(ctx, self.delivery)
        except Exception as bug:
            raise _Unreported from bug

    def _stands(self, sent: Sent) -> State | None:
        place, now = {"channel_id": sent.channel_id, "message_id": sent.message_id}, self.office.clock()
        with self.office.sessions.begin() as session:
            return claims.settle_sent(session, self.delivery, now=now, **place)

    def _gone(self) -> State | None:
        with self.office.sessions.begin() as session:
            return claims.settle_taken_down(session, self.delivery)

    def _drop(self, reason: str) -> None:
        with self.office.sessions.begin() as session:
            claims.drop(session, self.delivery, reason=reason)

    def _named(self) -> dict[str, str]:
        delivery = self.delivery
        return {"workspace": delivery.workspace_id, "delivery": delivery.id, "kind": delivery.kind}
