"""Runs the clock and the sender in the parent of the workers, whom they then take neither Python’s lock nor time."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cli.lifeline import Lifeline
from cli.parts import Engine

NICENESS = 10  # of 19
LOOKS_FOR_WORKERS_EVERY = 0.01  # seconds
BEATS_EVERY = 1.0  # seconds, or more often


@contextmanager
def beside(
    engine: Engine, lifeline: Lifeline, *, workers_are_there: Callable[[], bool], give_up: Callable[[], None]
) -> Iterator[None]:
    """Run the engine in this process behind its workers: later than they, and only with what they leave idle.

    Later, because a worker that is forked while a thread of ours holds a lock waits for that lock for ever. When the
    engine cannot start, `give_up` is to end the workers, and what was wrong is raised at the end.
    """
    over, started = threading.Event(), threading.Event()
    failures: list[Exception] = []

    def keep() -> None:
        while not workers_are_there():
            if over.wait(LOOKS_FOR_WORKERS_EVERY):
                return
        _step_back()
        try:
            engine.start()
        except Exception as failure:
            failures.append(failure)
            give_up()
            return
        started.set()
        _listen(engine, lifeline, over)

    keeper = threading.Thread(target=keep, name="engine-keeper")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        lifeline.bell.ring(urgent=False)  # so that the keeper need not first hear nothing for a while
        keeper.join()
        if started.is_set():
            engine.stop()
    if failures:
        raise failures[0]


def _listen(engine: Engine, lifeline: Lifeline, over: threading.Event) -> None:
    """Pass on the bell to the sender, and show the workers that the engine lives."""
    while not over.is_set():
        lifeline.pulse.beat(clock=engine.clock.alive(), sender=engine.sender.alive())
        urgent = lifeline.bell.hear(BEATS_EVERY)
        if urgent is not None:
            engine.sender.wake(urgent)


def _step_back() -> None:
    """Let this thread, and those it starts, run when nobody else wants the processor: whoever asks comes first.

    On SQLite somebody may wait for a turn that the engine has. They sleep meanwhile and so leave it their processor;
    should others take that, it still gets a tenth of it, enough for a turn of a millisecond or two.

    Linux keeps this for each thread. The process stays as it was: workers inherit from it, and without being root they
    could not take it back.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
