"""Manners with real calendars and a real outbox."""

import threading
from datetime import date, datetime, time, timedelta

import pytest

from baton.domain.deliveries import Delivery
from baton.office import Office
from baton.services import manners
from baton.services.deliveries import admit
from baton.storage import claims, people
from baton.storage.database import Sessions
from tests.outbox import ACME, NOW, FakeClock, claim, only, open_office, outbox, owe, owed, person


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(sessions: Sessions, clock: FakeClock) -> Office:
    return open_office(sessions, clock)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def when(office: Office, delivery: Delivery, now: datetime) -> datetime:
    with office.sessions.begin() as session:
        ctx = office.context(session, ACME, now=now)
        return manners.when(ctx, delivery, people.find(session, ACME.id, delivery.recipient))


def nudged(office: Office, recipient: str, **more) -> Delivery:
    owe(office, owed(recipient, due_at=at("2026-01-01T00:00Z"), **{"manner": "nudge", **more}))
    return outbox(office)[-1]


def admitted(office: Office) -> list[str]:
    """Let everything that is due out that may go; says who gets something."""
    let_out = []
    while batch := claim(office):
        for delivery in batch:
            with office.sessions.begin() as session:
                if admit(office.context(session, ACME), delivery):
                    claims.settle_sent(session, delivery, channel_id="D1", message_id="1.0", now=office.clock())
                    let_out.append(delivery.recipient)
    return let_out


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-28T22:00+08:00", "2026-11-30T09:00+08:00"),  # Saturday night
        ("2026-10-01T10:00+08:00", "2026-10-08T09:00+08:00"),  # National Day week
        ("2026-10-09T19:00+08:00", "2026-10-10T09:00+08:00"),  # a Saturday worked in exchange
        ("2026-10-10T10:00+08:00", "2026-10-10T10:00+08:00"),
        ("2026-11-24T20:00+08:00", "2026-11-25T09:00+08:00"),
    ],
)
def test_in_china_unasked_messages_wait_for_a_working_hour_as_the_state_council_moves_them(office, now, then):
    assert when(office, nudged(office, "lina"), at(now)) == at(then)


def test_quiet_hours_hold_across_a_change_of_the_clocks(office):
    with office.sessions.begin() as session:
        people.put(session, [person("carol", zone="Europe/Berlin", quiet_from=time(16), quiet_to=time(10, 30))])
    nudge = nudged(office, "carol")
    assert when(office, nudge, at("2026-10-23T17:00+02:00")) == at("2026-10-26T10:30+01:00")
    assert when(office, nudge, at("2026-03-27T16:00+01:00")) == at("2026-03-30T10:30+02:00")
    assert when(office, nudge, at("2026-03-27T15:59+01:00")) == at("2026-03-27T15:59+01:00")


def test_what_was_asked_for_goes_at_once_and_so_do_channels_and_updates(office):
    night = at("2026-11-28T22:00+08:00")
    assert when(office, nudged(office, "lina", kind="a", manner="asked"), night) == night
    assert when(office, nudged(office, "C1", kind="b"), night) == night
    owe(office, owed("bob", manner="nudge"))
    (delivery,) = [each for each in claim(office) if each.recipient == "bob"]
    with office.sessions.begin() as session:
        claims.settle_sent(session, delivery, channel_id="D1", message_id="1.0", now=NOW)
    posted = next(each for each in outbox(office) if each.posted)
    assert when(office, posted, night) == night


def test_countries_come_from_time_zones_and_unknown_ones_rest_at_weekends():
    assert manners.country_of("America/New_York") == "US"
    assert manners.country_of("Asia/Kolkata") == "IN"
    assert manners.country_of("Asia/Calcutta") == "IN"
    assert manners.country_of("Antarctica/Troll") is None
    assert manners.country_of("UTC") is None
    nowhere = manners.workdays(None)
    assert [nowhere(date(2026, 11, 20) + timedelta(days=n)) for n in range(4)] == [True, False, False, True]
    assert not manners.workdays("US")(date(2026, 11, 26))
    assert manners.workdays("IL")(date(2026, 11, 22))  # Sunday
    assert manners.workdays("XX")(date(2026, 11, 24))


def test_a_nudge_out_of_hours_is_owed_for_the_morning(office, clock):
    clock.now = at("2026-11-28T22:00Z")
    owe(office, owed(manner="nudge"))
    assert admitted(office) == []
    assert (only(office).state, only(office).due_at) == ("owed", at("2026-11-30T09:00Z"))
    assert only(office).attempts == 0


def test_a_nudge_that_would_come_too_late_is_dropped(office, clock):
    clock.now = at("2026-11-28T22:00Z")
    owe(office, owed(manner="nudge", expires_at=at("2026-11-29T00:00Z")))
    assert admitted(office) == []
    assert only(office).state == "dropped"
    assert only(office).reason.startswith("expired")


def test_a_person_gets_one_nudge_in_seven_days_over_all_features(office, clock):
    owe(office, owed("alice", kind="plans", manner="nudge"), owed("bob", kind="plans", manner="nudge"))
    assert sorted(admitted(office)) == ["alice", "bob"]
    clock.forward(days=1)
    owe(office, owed("alice", kind="mvp", manner="nudge"))
    assert admitted(office) == []
    assert [each.due_at for each in outbox(office) if each.kind == "mvp"] == [NOW + timedelta(days=7)]
    clock.forward(days=6)
    assert admitted(office) == ["alice"]


def test_prompts_are_counted_apart_and_by_team(office):
    owe(office, owed(kind="nudge", manner="nudge"))
    for team in ("it", "hr", "it", "legal", "sales"):
        owe(office, owed(kind="rate", period=str(len(outbox(office))), manner="prompt", topic=team))
    assert len(admitted(office)) == 4
    assert sorted(each.topic for each in outbox(office) if each.admitted_at) == ["", "hr", "it", "legal"]


def test_a_nudge_that_could_not_be_delivered_gives_the_week_back(office):
    owe(office, owed(kind="plans", manner="nudge"))
    (first,) = claim(office)
    with office.sessions.begin() as session:
        assert admit(office.context(session, ACME), first)
        claims.settle_failed(session, first, reason="user_disabled")
    owe(office, owed(kind="mvp", manner="nudge"))
    assert admitted(office) == ["alice"]


def test_of_two_nudges_to_one_person_at_one_moment_only_one_goes_out(office):
    kinds = [f"n{n}" for n in range(8)]
    owe(office, *[owed(kind=kind, manner="nudge") for kind in kinds])
    claimed = [claim(office, sender=f"s{n}", most=1)[0] for n in range(8)]
    start, let_out = threading.Barrier(8), []

    def decide(delivery: Delivery) -> None:
        start.wait()
        with office.sessions.begin() as session:
            if admit(office.context(session, ACME), delivery):
                let_out.append(delivery.kind)

    threads = [threading.Thread(target=decide, args=(each,)) for each in claimed]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(let_out) == 1
    assert sorted(each.state for each in outbox(office)) == ["claimed"] + ["owed"] * 7
