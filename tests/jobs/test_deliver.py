"""One message on its way: told, carried, settled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baton.conversation.asks import Notice, NotYet
from baton.conversation.couriers import Barred, GiveUp, Later, Sent, TryAgain, Unknown
from baton.domain.deliveries import MOST_ATTEMPTS
from baton.office import Office
from baton.storage import deliveries
from baton.storage.database import Sessions
from jobs.delivering import Outcome, deliver
from tests.outbox import (
    ACME,
    NOW,
    WORDS,
    FakeClock,
    NotingCourier,
    claim,
    ignore,
    only,
    open_office,
    outbox,
    owe,
    owed,
    tell,
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(sessions: Sessions, clock: FakeClock) -> Office:
    return open_office(sessions, clock)


@pytest.fixture
def courier(clock: FakeClock) -> NotingCourier:
    return NotingCourier(clock)


def go(office: Office, courier: NotingCourier, *, tell=tell, undelivered=ignore) -> Outcome:
    (delivery,) = claim(office)
    return deliver(office, courier, delivery, tell=tell, undelivered=undelivered)


def refresh(office: Office, *, withdraw: bool = False) -> None:
    with office.sessions.begin() as session:
        (deliveries.withdraw if withdraw else deliveries.owe_again)(session, ACME.id, ["note"], "r", now=NOW)


def test_a_message_is_told_to_its_reader_and_stands_where_the_courier_put_it(office, courier):
    told: list[Notice] = []
    owe(office, owed())
    go(office, courier, tell=lambda notice: told.append(notice) or WORDS)
    assert [(n.reader.id, n.delivery.kind, n.ctx.workspace_id) for n in told] == [("alice", "note", ACME.id)]
    assert (only(office).state, only(office).channel_id, only(office).message_id) == ("sent", "Dalice", "1.0")


def test_a_channel_has_no_reader(office, courier):
    readers = []
    owe(office, owed("C1"))
    go(office, courier, tell=lambda notice: readers.append(notice.reader) or WORDS)
    assert readers == [None]


def test_a_change_during_sending_leads_to_one_more_update(office, courier):
    owe(office, owed(reference="r"))
    courier.during = lambda delivery: refresh(office) if delivery.revision == 1 else None
    go(office, courier)
    assert only(office).state == "owed"
    go(office, courier)
    assert only(office).state == "sent"
    assert [each.message_id for _, each in courier.sent] == [None, "1.0"]
    assert claim(office) == []


def test_what_is_no_longer_worth_saying_is_dropped_or_left_as_it_stands(office, courier):
    owe(office, owed(reference="r"))
    go(office, courier)
    refresh(office)
    assert not go(office, courier, tell=lambda notice: None).asked
    assert (only(office).state, only(office).message_id) == ("sent", "1.0")
    owe(office, owed("bob"))
    go(office, courier, tell=lambda notice: None)
    assert [each.reason for each in outbox(office) if each.state == "dropped"] == ["no longer worth saying"]


def test_a_withdrawn_message_is_taken_down_and_one_never_said_is_dropped(office, courier):
    owe(office, owed(reference="r"))
    go(office, courier)
    refresh(office, withdraw=True)
    go(office, courier)
    assert [each.message_id for each in courier.down] == ["1.0"]
    assert (only(office).state, only(office).message_id) == ("dropped", None)
    owe(office, owed("bob", reference="r"))
    refresh(office, withdraw=True)
    go(office, courier)
    assert len(courier.down) == 1
    assert {each.state for each in outbox(office)} == {"dropped"}


def test_a_message_withdrawn_while_it_is_being_posted_is_taken_down_next(office, courier):
    owe(office, owed(reference="r"))
    courier.during = lambda delivery: refresh(office, withdraw=True)
    go(office, courier)
    go(office, courier)
    assert [each.message_id for each in courier.down] == ["1.0"]


def test_an_expired_message_is_dropped_but_an_expired_update_is_still_made(office, courier, clock):
    owe(office, owed(reference="r", expires_at=NOW + timedelta(hours=1)))
    go(office, courier)
    clock.forward(hours=2)
    refresh(office)
    go(office, courier)
    assert len(courier.sent) == 2
    owe(office, owed("bob", expires_at=NOW + timedelta(hours=1)))
    go(office, courier)
    assert [each.reason for each in outbox(office) if each.state == "dropped"] == ["expired"]
    assert len(courier.sent) == 2


def test_an_answer_is_sent_as_it_was_rendered_and_nobody_is_asked_what_to_say(office, courier):
    owe(office, owed(surface="answer", payload={"text": "hi", "response_url": "http://x"}))
    go(office, courier, tell=lambda notice: 1 / 0)
    assert courier.sent[0][1].payload["text"] == "hi"
    assert only(office).payload is None


def test_trying_again_backs_off_and_gives_up_with_the_reason(office, clock):
    lost = []
    courier = NotingCourier(clock, [TryAgain("http 500")] * MOST_ATTEMPTS)
    owe(office, owed())
    waits = []
    while only(office).state == "owed":
        before = clock()
        clock.now = max(clock(), only(office).due_at)
        waits.append((clock() - before).total_seconds())
        go(office, courier, undelivered=lambda ctx, delivery: lost.append(delivery.id))
    assert waits == [0, 1, 5, 30, 120, 600, 3600, 3600]
    assert (only(office).state, only(office).reason) == ("failed", "http 500")
    assert lost == [only(office).id]


def test_being_told_to_wait_uses_up_no_attempts(office, clock):
    courier = NotingCourier(clock, [Later(20, "ratelimited"), Barred("token_revoked")])
    owe(office, owed())
    assert go(office, courier).wait == NOW + timedelta(seconds=20)
    assert only(office).due_at == NOW + timedelta(seconds=20)
    clock.forward(seconds=20)
    outcome = go(office, courier)
    assert (outcome.barred, outcome.wait) == ("token_revoked", clock() + timedelta(minutes=10))
    assert (only(office).state, only(office).attempts) == ("owed", 0)


def test_what_may_have_arrived_is_neither_sent_again_nor_reported_as_lost(office, clock):
    lost = []
    owe(office, owed())
    courier = NotingCourier(clock, [Unknown("TimeoutError")])
    go(office, courier, undelivered=lambda ctx, delivery: lost.append(delivery))
    clock.forward(days=1)
    assert (only(office).state, lost, claim(office)) == ("unknown", [], [])


def test_whoever_caused_a_hopeless_message_learns_of_it_in_the_same_transaction(office, clock):
    owe(office, owed())

    def undelivered(ctx, delivery):
        deliveries.owe(ctx.session, ctx.workspace_id, [("sorry", owed("bob", kind="sorry"))])

    go(office, NotingCourier(clock, [GiveUp("channel_not_found")]), undelivered=undelivered)
    assert {each.kind: (each.state, each.reason) for each in outbox(office)} == {
        "note": ("failed", "channel_not_found"),
        "sorry": ("owed", None),
    }


def test_a_bug_in_reporting_does_not_keep_a_message_alive(office, clock):
    owe(office, owed())
    go(office, NotingCourier(clock, [GiveUp("x")]), undelivered=lambda ctx, delivery: 1 / 0)
    assert only(office).state == "failed"


def test_a_failed_update_is_not_reported_since_the_message_stands(office, clock):
    lost = []
    courier = NotingCourier(clock, [None, GiveUp("is_archived")])
    owe(office, owed(reference="r"))
    for _ in range(2):
        go(office, courier, undelivered=lambda ctx, delivery: lost.append(delivery))
        if only(office).state == "sent":
            refresh(office)
    assert (only(office).state, lost) == ("failed", [])


@pytest.mark.parametrize("where", ["telling", "sending"])
def test_a_bug_counts_as_an_attempt_and_leaves_an_incident_id(office, clock, where):
    owe(office, owed())
    courier = NotingCourier(clock, [KeyError("oops")] if where == "sending" else [])
    go(office, courier, tell=tell if where == "sending" else lambda notice: 1 / 0)
    assert (only(office).state, only(office).attempts) == ("owed", 1)
    assert only(office).reason.startswith("incident id")


def test_posts_that_stand_although_the_rest_failed_are_remembered(office, clock):
    courier = NotingCourier(clock, [TryAgain("http 500", Sent("C1", "1.0"))])
    owe(office, owed("C1"))
    go(office, courier)
    assert (only(office).state, only(office).message_ids, only(office).channel_id) == ("owed", ("1.0",), "C1")


def test_a_message_whose_senders_keep_dying_is_given_up(office, courier, clock):
    owe(office, owed())
    for _ in range(MOST_ATTEMPTS):
        claim(office)
        clock.forward(minutes=2)
    go(office, courier)
    assert (only(office).state, courier.sent) == ("failed", [])


def test_a_lease_about_to_end_is_renewed_and_a_lost_claim_is_not_sent(office, courier, clock):
    owe(office, owed())
    (delivery,) = claim(office)
    clock.forward(seconds=40)
    assert not deliver(office, courier, replace(delivery, claimed_by="other"), tell=tell, undelivered=ignore).asked
    assert courier.sent == []
    deliver(office, courier, delivery, tell=tell, undelivered=ignore)
    assert only(office).state == "sent"


def test_a_nudge_on_saturday_night_is_not_sent_and_comes_on_monday(office, courier, clock):
    clock.forward(days=4, hours=12)
    owe(office, owed(manner="nudge"))
    assert not go(office, courier).asked
    assert courier.sent == []
    clock.now = only(office).due_at
    go(office, courier)
    assert [at.isoformat() for at, _ in courier.sent] == ["2026-11-30T09:00:00+00:00"]


def test_what_belongs_under_a_message_that_does_not_stand_yet_is_asked_again_in_a_moment(office, courier, clock):
    def not_yet(notice: Notice) -> None:
        raise NotYet

    owe(office, owed(expires_at=NOW + timedelta(minutes=1)))
    assert not go(office, courier, tell=not_yet).asked
    assert (only(office).state, only(office).attempts, only(office).reason) == ("owed", 0, None)
    assert claim(office) == []
    clock.forward(seconds=1)
    go(office, courier)
    assert only(office).state == "sent"
    owe(office, owed("bob", expires_at=NOW + timedelta(minutes=1)))
    go(office, courier, tell=not_yet)
    clock.forward(minutes=1)
    go(office, courier, tell=not_yet)
    assert [each.reason for each in outbox(office) if each.recipient == "bob"] == ["expired"]
