"""The sender: pace, order, waking, stopping, and several of them at once."""

import threading
import time
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from baton.conversation.couriers import Barred, Later
from baton.domain.deliveries import URGENT
from baton.office import Office
from baton.storage.database import Sessions
from jobs.pace import Pace
from jobs.sender import Sender
from tests.outbox import (
    NOW,
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


def sender_of(office: Office, courier: NotingCourier, **more) -> Sender:
    return Sender(office, courier, tell=tell, undelivered=ignore, **more)


def work_off(sender: Sender, clock: FakeClock, *, until: datetime = NOW + timedelta(minutes=5)) -> None:
    """Let one thread's turns pass, moving the clock where it would sleep."""
    while clock() < until:
        clock.forward(seconds=sender.step())


def needs_postgresql(sessions: Sessions) -> None:
    if sessions.is_sqlite:
        pytest.skip("one process sends on SQLite, by design")


def eventually(true, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.005)


BEGAN = time.monotonic()


def real_clock() -> datetime:
    """Time that passes by itself, from NOW on."""
    return NOW + timedelta(seconds=time.monotonic() - BEGAN)


def test_a_channel_gets_one_message_a_second_in_order_while_others_go_on(office, clock):
    courier = NotingCourier(clock)
    owe(office, *[owed("C1", str(n), kind=f"c1-{n}", due_at=NOW - timedelta(seconds=9 - n)) for n in range(4)])
    owe(office, owed("C2", kind="c2"))
    work_off(sender_of(office, courier), clock)
    to_c1 = [((at - NOW).total_seconds(), each.kind) for at, each in courier.sent if each.recipient == "C1"]
    assert [kind for _, kind in to_c1] == ["c1-0", "c1-1", "c1-2", "c1-3"]
    assert all(1 <= later - sooner < 1.1 for (sooner, _), (later, _) in pairwise(to_c1))
    assert courier.kinds.index("c2") == 1


def test_a_workspace_gets_at_most_twenty_messages_a_second(office, clock):
    courier = NotingCourier(clock)
    owe(office, *[owed(f"P{n}") for n in range(61)])
    work_off(sender_of(office, courier), clock)
    assert len(courier.sent) == 61
    assert courier.sent[-1][0] - NOW >= timedelta(seconds=2.9)
    assert courier.sent[-1][0] - NOW < timedelta(seconds=3.5)


def test_urgent_answers_overtake_what_is_in_hand_and_do_not_mind_the_cap(office, clock):
    courier = NotingCourier(clock)
    owe(office, *[owed(f"P{n}") for n in range(30)])
    sender = sender_of(office, courier)
    office.sessions.on_owed = sender.wake
    for _ in range(3):
        clock.forward(seconds=sender.step())
    answers = [owed("alice", str(n), kind="answer", surface="answer", priority=URGENT, payload={}) for n in range(3)]
    owe(office, *answers)
    before = len(courier.sent)
    for _ in range(3):
        assert sender.step() == 0
    assert courier.kinds[before:] == ["answer"] * 3


def test_a_storm_of_urgent_answers_trickles_and_all_arrive(office, clock):
    courier = NotingCourier(clock)
    sender = sender_of(office, courier)
    office.sessions.on_owed = sender.wake
    work_off(sender, clock, until=NOW + timedelta(seconds=1))
    began = clock()
    answers = [owed("alice", str(n), kind="answer", surface="answer", priority=URGENT, payload={}) for n in range(110)]
    owe(office, *answers)
    work_off(sender, clock)
    times = [(at - began).total_seconds() for at, _ in courier.sent]
    assert len(times) == 110
    assert times[9] == 0
    assert 1.9 < times[-1] < 2.5


def test_many_commits_in_a_moment_are_answered_by_few_looks(sessions):
    office = open_office(sessions, real_clock)
    courier = NotingCourier(real_clock)
    sender = sender_of(office, courier, threads=1)  # each thread looks for itself
    looks = []
    look = sender._look
    sender._look = lambda: looks.append(1) or look()
    began = time.monotonic()
    sender.start()
    for n in range(100):
        owe(office, owed(f"P{n}", due_at=real_clock() + timedelta(hours=1)))
    sender.stop()
    assert len(looks) <= 5 + (time.monotonic() - began) / 0.05


def test_a_channel_told_to_wait_waits_and_the_others_go_on(office, clock):
    courier = NotingCourier(clock, [Later(30, "ratelimited")])
    owe(office, owed("C1", "1"), owed("C1", "2", due_at=NOW + timedelta(seconds=1)), owed("C2"))
    work_off(sender_of(office, courier), clock)
    late = sorted(((at - NOW).total_seconds(), each.recipient) for at, each in courier.sent)
    assert [recipient for _, recipient in late] == ["C2", "C1", "C1"]
    assert late[0][0] < 1
    assert late[1][0] >= 30
    assert late[2][0] >= late[1][0] + 1


def test_a_second_channel_told_to_wait_means_the_whole_workspace(office, clock):
    courier = NotingCourier(clock, [Later(30, "ratelimited"), Later(30, "ratelimited")])
    owe(office, *[owed(f"C{n}") for n in range(5)])
    work_off(sender_of(office, courier), clock)
    assert len(courier.sent) == 5
    assert min(at for at, _ in courier.sent) >= NOW + timedelta(seconds=30)
    assert {each.attempts for each in outbox(office)} == {0}


def test_a_workspace_that_refuses_us_is_left_alone_for_ten_minutes(office, clock):
    courier = NotingCourier(clock, [Barred("token_revoked")])
    owe(office, *[owed(f"C{n}") for n in range(5)])
    sender = sender_of(office, courier)
    work_off(sender, clock, until=NOW + timedelta(minutes=9))
    assert courier.sent == []
    work_off(sender, clock, until=NOW + timedelta(minutes=11))
    assert len(courier.sent) == 5
    assert {each.attempts for each in outbox(office)} == {0}


def test_the_sender_sleeps_until_the_next_message_is_due(office, clock):
    sender = sender_of(office, NotingCourier(clock))
    assert sender.step() == 60
    owe(office, owed(due_at=NOW + timedelta(seconds=20)))
    assert sender.step() == 20


def test_an_abandoned_message_is_sent_when_its_lease_has_run_out(office, clock):
    courier = NotingCourier(clock)
    owe(office, owed())
    claim(office, sender="dead")
    work_off(sender_of(office, courier), clock)
    assert [(at - NOW).total_seconds() for at, _ in courier.sent] == [60]
    assert only(office).state == "sent"


def test_at_the_start_on_sqlite_nothing_waits_for_a_dead_sender(office, clock):
    if not office.sessions.is_sqlite:
        pytest.skip("on PostgreSQL the other sender may well be alive")
    courier = NotingCourier(clock)
    owe(office, owed())
    claim(office, sender="dead")
    sender = sender_of(office, courier)
    sender.start()
    eventually(lambda: len(courier.sent) == 1)
    sender.stop()


def test_a_commit_wakes_the_sender_within_a_tenth_of_a_second(sessions):
    office = open_office(sessions, real_clock)
    courier = NotingCourier(real_clock)
    sender = sender_of(office, courier)
    sender.start()
    time.sleep(0.3)
    assert sender.alive()
    began = time.monotonic()
    owe(office, owed(kind="answer", surface="answer", priority=URGENT, payload={"text": "x"}))
    eventually(lambda: courier.sent)
    took = time.monotonic() - began
    sender.stop()
    assert took < 0.1
    assert not sender.alive()


def test_an_idle_sender_leaves_the_database_alone(sessions):
    office = open_office(sessions, real_clock)
    sender = sender_of(office, NotingCourier(real_clock))
    looks = []
    look = sender._look
    sender._look = lambda: looks.append(1) or look()
    sender.start()
    time.sleep(1)
    sender.stop()
    assert len(looks) <= 4


def test_stopping_finishes_the_message_in_hand_and_gives_back_the_others(sessions):
    office = open_office(sessions, real_clock)
    courier = NotingCourier(real_clock)
    begun, finish = threading.Event(), threading.Event()

    def slowly(delivery) -> None:
        begun.set()
        finish.wait(10)

    courier.during = slowly
    owe(office, *[owed(f"P{n}") for n in range(5)])
    sender = sender_of(office, courier, threads=1)
    sender.start()
    assert begun.wait(10)
    threading.Timer(0.2, finish.set).start()
    sender.stop()
    states = [each.state for each in outbox(office)]
    assert sorted(states) == ["owed"] * 4 + ["sent"]
    assert {each.attempts for each in outbox(office)} == {0}


def test_trouble_with_the_database_does_not_end_the_sender(sessions, monkeypatch):
    monkeypatch.setattr("jobs.sender.AFTER_TROUBLE", 0.05)
    office = open_office(sessions, real_clock)
    courier = NotingCourier(real_clock)
    sender = sender_of(office, courier)
    look, troubles = sender._look, [ConnectionError("gone"), ConnectionError("gone")]

    def broken_look():
        if troubles:
            raise troubles.pop()
        return look()

    sender._look = broken_look
    owe(office, owed())
    sender.start()
    eventually(lambda: courier.sent)
    sender.stop()


@pytest.mark.timeout(120)
def test_two_senders_on_postgresql_send_each_of_200_messages_exactly_once(sessions):
    needs_postgresql(sessions)
    office = open_office(sessions, real_clock)
    courier = NotingCourier(real_clock)
    owe(office, *[owed(f"P{n}") for n in range(200)])
    senders = [sender_of(office, courier, longest_sleep=0.2, pace=Pace(per_workspace=timedelta(0))) for _ in range(2)]
    for sender in senders:
        sender.start()
    eventually(lambda: all(each.state == "sent" for each in outbox(office)), 60)
    for sender in senders:
        sender.stop()
    assert len(courier.sent) == 200
    assert len({each.id for _, each in courier.sent}) == 200
    assert len({each.claimed_by for _, each in courier.sent}) == 2


def test_two_senders_on_postgresql_let_one_of_many_nudges_through(sessions):
    needs_postgresql(sessions)
    office = open_office(sessions, lambda: NOW)
    courier = NotingCourier(lambda: NOW)
    owe(office, *[owed(kind=f"n{n}", manner="nudge") for n in range(20)])
    pace = [Pace(per_workspace=timedelta(0), per_channel=timedelta(0)) for _ in range(2)]
    senders = [sender_of(office, courier, longest_sleep=0.05, pace=each) for each in pace]
    for sender in senders:
        sender.start()
    eventually(lambda: all(each.state == "sent" or each.due_at > NOW for each in outbox(office)))
    for sender in senders:
        sender.stop()
    assert len(courier.sent) == 1
