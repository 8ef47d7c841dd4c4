"""The engine runs in the parent of the workers: woken by their bell, its pulse felt by them, and never in their way."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, cast

import pytest

from cli import beside
from cli.lifeline import MOST_AT_ONCE, Bell, Lifeline, Pulse
from cli.parts import Engine

FORK = get_context("fork")
NICENESS = 7


@pytest.fixture
def bell() -> Iterator[Bell]:
    bell = Bell()
    yield bell
    bell.close()


@pytest.fixture
def lifeline(bell: Bell) -> Lifeline:
    return Lifeline(bell, Pulse(silence=0.3, starting=0.3))


def in_a_worker(deed: Callable[..., Any], *given: Any) -> None:
    """Do something in a forked process, and wait until it is done."""
    worker = FORK.Process(target=deed, args=given)
    worker.start()
    worker.join(10)
    assert worker.exitcode == 0


@dataclass
class Part:
    """A clock or a sender that lives while it is told to, and notes how it was woken."""

    living: bool = True
    woken: list[bool] = field(default_factory=list)
    called: threading.Event = field(default_factory=threading.Event)

    def alive(self) -> bool:
        return self.living

    def wake(self, urgent: bool) -> None:
        self.woken.append(urgent)
        self.called.set()


class FakeEngine:
    """An engine that only notes how willing its thread is to wait, and what was asked of it."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.clock, self.sender = Part(), Part()
        self.failure = failure
        self.niceness: list[int] = []
        self.ran, self.stopped = threading.Event(), False

    def start(self) -> None:
        if self.failure:
            raise self.failure
        threading.Thread(target=self._run).start()

    def _run(self) -> None:
        self.niceness.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        self.ran.set()

    def stop(self) -> None:
        self.stopped = True


def running(
    engine: FakeEngine,
    lifeline: Lifeline,
    workers_are_there: Callable[[], bool] = lambda: True,
    give_up: Callable[[], None] = lambda: None,
) -> Any:
    """The engine beside workers."""
    return beside.beside(
        cast(Engine, engine), lifeline, niceness=NICENESS, workers_are_there=workers_are_there, give_up=give_up
    )


# When it runs


def test_the_engine_starts_after_the_workers_and_leaves_them_the_processor(lifeline: Lifeline) -> None:
    engine, workers = FakeEngine(), threading.Event()
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    with running(engine, lifeline, workers.is_set):
        assert not engine.ran.wait(0.1)
        workers.set()
        assert engine.ran.wait(10)
        assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == mine  # and so do workers forked from here
    assert engine.stopped
    if sys.platform == "linux":
        assert engine.niceness == [NICENESS]


def test_an_engine_whose_workers_never_come_is_neither_started_nor_stopped(lifeline: Lifeline) -> None:
    engine = FakeEngine()
    with running(engine, lifeline, lambda: False):
        pass
    assert not engine.ran.is_set()
    assert not engine.stopped


def test_an_engine_that_cannot_start_ends_its_workers_and_says_why(lifeline: Lifeline) -> None:
    ended = threading.Event()
    with (
        pytest.raises(OSError, match="no such disk"),
        running(FakeEngine(OSError("no such disk")), lifeline, give_up=ended.set),
    ):
        assert ended.wait(10)


def test_stopping_waits_for_no_bell(lifeline: Lifeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "BEATS_EVERY", 30.0)
    engine = FakeEngine()
    with running(engine, lifeline):
        assert engine.ran.wait(10)
        began = time.monotonic()
    assert time.monotonic() - began < 5


# The bell


@pytest.mark.parametrize("urgent", [True, False])
def test_what_a_worker_owes_wakes_the_sender_in_the_other_process_at_once(
    lifeline: Lifeline, urgent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "BEATS_EVERY", 30.0)
    engine = FakeEngine()
    with running(engine, lifeline):
        in_a_worker(lifeline.bell.ring, urgent)
        assert engine.sender.called.wait(5)
        assert engine.sender.woken == [urgent]


def test_one_urgent_ring_among_many_is_heard_as_urgent(bell: Bell) -> None:
    for urgent in (False, True, False):
        bell.ring(urgent)
    assert bell.hear(0) is True
    assert bell.hear(0) is None


def test_a_bell_that_nobody_hears_keeps_no_worker_waiting(bell: Bell) -> None:
    for _ in range(100_000):
        bell.ring(urgent=False)
    heard = 0
    while bell.hear(0) is not None:
        heard += MOST_AT_ONCE
    assert MOST_AT_ONCE < heard < 100_000  # the pipe was full long before


def test_a_worker_whose_parent_is_gone_rings_in_vain_and_works_on() -> None:
    bell = Bell()
    bell.close()
    bell.ring(urgent=True)


# The pulse


def test_a_pulse_is_felt_in_the_workers(lifeline: Lifeline) -> None:
    def feel(expected: list[str]) -> None:
        assert lifeline.pulse.problems() == expected

    in_a_worker(feel, [])
    time.sleep(0.4)
    in_a_worker(feel, ["the clock has stopped", "the sender has stopped"])
    in_a_worker(lambda: lifeline.pulse.beat(clock=True, sender=False))
    assert lifeline.pulse.problems() == ["the sender has stopped"]


def test_before_the_engine_has_started_nobody_is_alarmed_but_not_for_ever() -> None:
    pulse = Pulse(silence=0.1, starting=0.3)
    time.sleep(0.2)
    assert pulse.problems() == []
    time.sleep(0.2)
    assert pulse.problems() == ["the clock has stopped", "the sender has stopped"]


def test_while_the_engine_runs_its_pulse_goes_on_and_tells_which_part_has_stopped(
    lifeline: Lifeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "BEATS_EVERY", 0.05)
    engine = FakeEngine()
    with running(engine, lifeline):
        time.sleep(0.8)
        assert lifeline.pulse.problems() == []
        engine.clock.living = False
        time.sleep(0.8)
        assert lifeline.pulse.problems() == ["the clock has stopped"]
        engine.clock.living = True
        time.sleep(0.4)
        assert lifeline.pulse.problems() == []
    time.sleep(0.4)
    assert lifeline.pulse.problems() == ["the clock has stopped", "the sender has stopped"]
