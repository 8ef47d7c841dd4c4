"""The clock and the schedule."""

import threading
import time
from datetime import timedelta

import pytest
from apscheduler.triggers.cron import CronTrigger

from baton.office import Office
from baton.storage import workspaces
from baton.storage.database import Sessions
from jobs.clock import Clock
from jobs.schedule import JOBS, Job
from tests.outbox import ACME, NOW, FakeClock, open_office


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(sessions: Sessions, clock: FakeClock) -> Office:
    return open_office(sessions, clock)


EVERY_SECOND = {"second": "*"}


def test_every_job_of_the_schedule_has_a_time_that_the_clock_understands(office):
    for job in JOBS.values():
        assert CronTrigger(timezone="UTC", **job.at).get_next_fire_time(None, NOW) is not None
    Clock(office)


def test_a_job_that_fails_stops_neither_the_clock_nor_the_others(office):
    ran, both = [], threading.Event()

    def good(office: Office, *, now) -> None:
        ran.append(now)
        if len(ran) == 2:
            both.set()

    def bad(office: Office, *, now) -> None:
        raise RuntimeError("oops")

    clock = Clock(office, {"good": Job(good, EVERY_SECOND), "bad": Job(bad, EVERY_SECOND)})
    clock.start()
    assert both.wait(10)
    assert clock.alive()
    clock.stop()
    assert not clock.alive()
    assert ran[0] == NOW


def test_a_clock_that_no_longer_ticks_is_not_alive(office, clock):
    running = Clock(office, {})
    assert not running.alive()
    running.start()
    assert running.alive()
    clock.forward(minutes=2)
    assert not running.alive()
    running.stop()


def test_a_clock_goes_on_ticking_by_itself(office, clock):
    running = Clock(office, {}, beat_seconds=1)
    running.start()
    clock.forward(minutes=2)
    deadline = time.monotonic() + 10
    while not running.alive():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    running.stop()


def test_requests_are_forgotten_after_seven_days_however_often_the_job_runs(office):
    with office.sessions.begin() as session:
        workspaces.is_first(session, ACME.id, "old", now=NOW - timedelta(days=8))
        workspaces.is_first(session, ACME.id, "recent", now=NOW - timedelta(days=6))
    for _ in range(2):
        JOBS["forget_requests"].run(office, now=NOW)
    with office.sessions.begin() as session:
        assert workspaces.is_first(session, ACME.id, "old", now=NOW)
        assert not workspaces.is_first(session, ACME.id, "recent", now=NOW)
