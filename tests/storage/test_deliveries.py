"""The outbox table: owing, claiming, settling."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from baton.domain.deliveries import URGENT
from baton.office import Office
from baton.storage import claims, deliveries, people
from baton.storage.claims import LEASE, Skip
from baton.storage.database import Sessions
from tests.outbox import ACME, NOW, FakeClock, claim, only, open_office, outbox, owe, owed, payload_is_null, person


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(sessions: Sessions, clock: FakeClock) -> Office:
    return open_office(sessions, clock)


def settle(office: Office, how, delivery, **values):
    with office.sessions.begin() as session:
        return how(session, delivery, **values)


def sent(office: Office, delivery, message_id="1.0"):
    return settle(office, claims.settle_sent, delivery, channel_id="D1", message_id=message_id, now=office.clock())


def again(office: Office, *, withdraw: bool = False) -> None:
    with office.sessions.begin() as session:
        (deliveries.withdraw if withdraw else deliveries.owe_again)(session, ACME.id, ["note"], "r", now=office.clock())


def test_urgent_messages_are_claimed_first_and_then_the_longest_due(office):
    owe(
        office,
        owed("alice", kind="late"),
        owed("bob", kind="early", due_at=NOW - timedelta(minutes=1)),
        owed("lina", kind="urgent", priority=URGENT),
        owed("carol", kind="future", due_at=NOW + timedelta(seconds=1)),
    )
    assert [each.kind for each in claim(office)] == ["urgent", "early", "late"]


def test_what_is_claimed_is_not_handed_out_again_before_its_lease_is_over(office, clock):
    owe(office, owed())
    (first,) = claim(office, sender="one")
    assert first.state == "claimed"
    assert claim(office, sender="two") == []
    clock.forward(seconds=LEASE.total_seconds())
    (second,) = claim(office, sender="two")
    assert second.attempts == 1
    assert sent(office, first) is None  # the first sender comes back from the dead and changes nothing
    assert only(office).state == "claimed"
    assert sent(office, second) == "sent"


def test_a_renewed_lease_lasts_from_then_and_a_lost_one_is_not_renewed(office, clock):
    owe(office, owed())
    (first,) = claim(office)
    clock.forward(seconds=50)
    renewed = settle(office, claims.renew, first, now=clock())
    clock.forward(seconds=50)
    assert claim(office, sender="two") == []
    assert settle(office, claims.renew, first, now=clock()) is None
    assert sent(office, renewed) == "sent"


def test_only_one_ordinary_message_to_a_channel_is_claimed_at_a_time(office):
    owe(office, *[owed("C1", str(n)) for n in range(30)], owed("C2"), owed("C1", "u", priority=URGENT))
    assert sorted(each.recipient for each in claim(office)) == ["C1", "C1", "C2"]


def test_a_busy_channel_is_passed_over_but_not_by_what_is_urgent_or_no_message(office):
    owe(office, owed("C1"), owed("C1", "u", kind="urgent", priority=URGENT), owed("C1", kind="home", surface="home"))
    owe(office, owed("C2", kind="other"))
    claimed = claim(office, skip=Skip(recipients={(ACME.id, "C1"), (ACME.id, "C9")}))
    assert sorted(each.kind for each in claimed) == ["home", "other", "urgent"]


def test_a_workspace_that_is_held_back_is_passed_over_altogether(office):
    owe(office, owed(), owed("bob", priority=URGENT))
    assert claim(office, skip=Skip(workspaces={ACME.id})) == []
    assert [each.recipient for each in claim(office, skip=Skip(patient=True))] == ["bob"]


def test_a_sent_message_says_where_it_stands(office, clock):
    owe(office, owed())
    (delivery,) = claim(office)
    assert sent(office, delivery, "1.0,2.0") == "sent"
    stands = only(office)
    assert (stands.state, stands.channel_id, stands.message_ids, stands.sent_at) == ("sent", "D1", ("1.0", "2.0"), NOW)
    clock.forward(hours=1)
    assert claim(office) == []


def test_what_changes_while_it_is_sent_is_owed_once_more_and_nobody_else_gets_it_meanwhile(office):
    owe(office, owed(reference="r"))
    (delivery,) = claim(office)
    again(office)
    assert claim(office, sender="two") == []
    assert sent(office, delivery) == "owed"
    (update,) = claim(office)
    assert (update.message_id, update.revision) == ("1.0", 2)
    assert sent(office, update) == "sent"


@pytest.mark.parametrize("how", ["retry", "failed", "unknown", "dropped"])
def test_however_sending_ends_a_change_meanwhile_is_not_lost(office, how):
    owe(office, owed(reference="r"))
    (delivery,) = claim(office)
    again(office)
    hows = {
        "retry": lambda s, d: claims.settle_retry(s, d, due_at=NOW + timedelta(hours=1), reason="x"),
        "failed": lambda s, d: claims.settle_failed(s, d, reason="x"),
        "unknown": lambda s, d: claims.settle_unknown(s, d, reason="x"),
        "dropped": lambda s, d: claims.drop(s, d, reason="x"),
    }
    assert settle(office, hows[how], delivery) == "owed"
    assert len(claim(office)) == 1


def test_a_message_withdrawn_before_its_lease_ends_is_owed_for_taking_down(office):
    owe(office, owed(reference="r"))
    (delivery,) = claim(office)
    again(office, withdraw=True)
    assert sent(office, delivery) == "owed"
    (down,) = claim(office)
    assert down.withdrawn
    assert settle(office, claims.settle_taken_down, down) == "dropped"
    again(office)
    assert (only(office).state, only(office).message_id) == ("dropped", None)


def test_a_failed_attempt_is_counted_and_a_postponement_is_not(office, clock):
    owe(office, owed())
    (delivery,) = claim(office)
    settle(office, claims.settle_retry, delivery, due_at=NOW + timedelta(seconds=5), reason="http 500")
    assert claim(office) == []
    clock.forward(seconds=5)
    (delivery,) = claim(office)
    assert (delivery.attempts, delivery.reason) == (1, "http 500")
    settle(office, claims.settle_later, delivery, due_at=NOW + timedelta(hours=1))
    assert only(office).attempts == 1


def test_nothing_is_left_of_an_answer_once_it_was_given(office):
    owe(office, owed(surface="answer", payload={"text": "secret", "response_url": "http://x"}))
    (delivery,) = claim(office)
    assert delivery.payload == {"text": "secret", "response_url": "http://x"}
    sent(office, delivery, None)
    assert only(office).payload is None
    assert payload_is_null(office)


def test_a_failed_update_is_tried_again_at_the_next_change_and_a_failed_first_post_is_not(office):
    owe(office, owed("alice", reference="r"), owed("bob", reference="r"))
    first, second = claim(office)
    sent(office, first)
    settle(office, claims.settle_failed, second, reason="channel_not_found")
    again(office)
    (update,) = claim(office)
    settle(office, claims.settle_failed, update, reason="is_archived")
    again(office)
    assert [each.recipient for each in claim(office)] == [first.recipient]


def test_a_home_that_failed_is_shown_afresh_at_the_next_occasion(office):
    owe(office, owed(kind="home", surface="home"))
    (delivery,) = claim(office)
    settle(office, claims.settle_failed, delivery, reason="broken")
    with office.sessions.begin() as session:
        deliveries.owe_home(session, ACME.id, ["alice", "bob"], now=NOW)
    assert [each.recipient for each in claim(office)] == ["alice"]


def test_an_admin_lists_what_failed_and_retries_it(office):
    owe(office, owed("alice"), owed("bob"), owed("lina", surface="answer", payload={"text": "x"}))
    for delivery in claim(office):
        if delivery.recipient != "bob":
            settle(office, claims.settle_failed, delivery, reason="broken")
    with office.sessions.begin() as session:
        failed = {each.recipient: each for each in deliveries.listing(session, failed_only=True)}
        assert failed.keys() == {"alice", "lina"}
        assert deliveries.retry(session, failed["alice"].id, NOW)
        assert not deliveries.retry(session, failed["alice"].id, NOW)
        assert not deliveries.retry(session, failed["lina"].id, NOW)
    assert [(each.recipient, each.attempts) for each in claim(office)] == [("alice", 0)]


def test_release_frees_what_other_senders_hold(office):
    owe(office, owed("alice"), owed("bob"))
    claim(office, sender="dead", most=1)
    claim(office, sender="alive", most=1)
    with office.sessions.begin() as session:
        assert claims.release(session, sender_not="alive") == 1
    assert [each.attempts for each in claim(office)] == [1]


def test_the_sender_learns_when_the_next_message_is_due(office, clock):
    def waits(skip=claims.NOTHING):
        with office.sessions.read() as session:
            return claims.waits_until(session, skip)

    assert waits() is None
    owe(office, owed("alice", due_at=NOW + timedelta(hours=2)))
    assert waits() == NOW + timedelta(hours=2)
    owe(office, owed("bob", due_at=NOW))
    claim(office)
    assert waits() == NOW + LEASE
    owe(office, owed("lina", due_at=NOW))
    assert waits() == NOW
    assert waits(Skip(recipients={(ACME.id, "lina")})) == NOW + LEASE


def test_owing_wakes_the_sender_after_the_commit_and_so_does_a_change(office):
    woken = []
    office.sessions.on_owed = lambda urgent: woken.append(only(office).revision)
    owe(office, owed(reference="r"))
    again(office)
    assert woken == [1, 2]


def test_a_change_of_what_was_never_said_wakes_nobody(office):
    woken = []
    office.sessions.on_owed = lambda urgent: woken.append(urgent)
    again(office)
    with office.sessions.begin() as session:
        deliveries.owe_home(session, ACME.id, ["alice", "bob"], now=NOW)
    assert woken == []


def test_a_change_that_is_taken_back_wakes_nobody(office):
    woken = []
    owe(office, owed(reference="r"))
    office.sessions.on_owed = lambda urgent: woken.append(urgent)

    def deed():
        with office.sessions.begin() as session:
            deliveries.owe_again(session, ACME.id, ["note"], "r", now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deed()
    assert woken == []


def test_only_what_is_urgent_or_stands_already_wakes_the_sender_urgently(office):
    woken = []
    office.sessions.on_owed = lambda urgent: woken.append(urgent)
    owe(office, owed(reference="r"))
    owe(office, owed("bob", priority=URGENT))
    again(office)
    assert woken == [False, True, True]


def test_what_is_owed_twice_for_one_period_is_one_message(office):
    owe(office, owed(), owed())
    owe(office, owed())
    assert len(outbox(office)) == 1


def test_many_claiming_at_once_never_get_the_same_message(office):
    """Four senders, 120 messages: on PostgreSQL they skip each other's rows, on SQLite they queue."""
    owe(office, *[owed(f"P{n}") for n in range(120)])
    taken: list[str] = []
    start = threading.Barrier(4)

    def work(name: str) -> None:
        start.wait()
        while batch := claim(office, sender=name, most=5):
            taken.extend(each.id for each in batch)

    threads = [threading.Thread(target=work, args=(f"s{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # On PostgreSQL a sender may find every row locked by others for a moment and leave; what it left is still there.
    while batch := claim(office, sender="last"):
        taken.extend(each.id for each in batch)
    assert len(taken) == 120
    assert len(set(taken)) == 120


def test_changes_to_the_same_messages_in_any_order_do_not_deadlock(office):
    with office.sessions.begin() as session:
        people.put(session, [person(f"P{n:02d}") for n in range(40)])
    owe(office, *[owed(f"P{n:02d}", kind=kind, reference="r") for n in range(40) for kind in ("home", "note")])
    troubles: list[OperationalError] = []

    def refresh(names: list[str]) -> None:
        try:
            for _ in range(10):
                with office.sessions.begin() as session:
                    deliveries.owe_home(session, ACME.id, names, now=NOW)
                    deliveries.owe_again(session, ACME.id, ["note"], "r", now=NOW)
        except OperationalError as trouble:
            troubles.append(trouble)

    names = [f"P{n:02d}" for n in range(40)]
    threads = [threading.Thread(target=refresh, args=(order,)) for order in (names, names[::-1], names[10:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []


def test_on_a_database_that_was_young_nobodys_home_costs_no_look_at_the_messages_of_others(postgresql_sessions):
    office = open_office(postgresql_sessions)
    with office.sessions.begin() as session:  # young indeed: emptied tables of other tests keep pages and statistics
        session.execute(text("TRUNCATE deliveries"))
        session.execute(text("ALTER TABLE deliveries SET (autovacuum_enabled = false)"))

    def looked_at() -> int:
        with office.sessions.begin() as session:
            deliveries.owe_home(session, ACME.id, ["bob"], now=NOW)
            return session.scalar(
                text("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'deliveries'")
            )

    for _ in range(12):  # from the tenth run on the plan is kept, made when there was hardly a message
        looked_at()
    owe(office, *(owed(period=str(number)) for number in range(300)))
    assert looked_at() == 0
