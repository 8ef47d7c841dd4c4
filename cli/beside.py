"""Runs the clock and the sender in the parent of the workers, whom they then take neither Python’s lock nor time."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cli.lifeline import Lifeline
from cli.parts import Engine

# Of 19, on Linux: from 10 on, a tenth of what another gets who wants the processor too; at 5 a third. On SQLite all who
# write wait for whoever has the turn, the engine too, and it must not be kept from ending it.
NICENESS, NICENESS_WITH_TURNS = 10, 5
LOOKS_FOR_WORKERS_EVERY = 0.01  # seconds
BEATS_EVERY = 1.0  # seconds, or more often


@contextmanager
def beside(
    engine: Engine,
    lifeline: Lifeline,
    *,
    niceness: int,
    workers_are_there: Callable[[], bool],
    give_up: Callable[[], None],
) -> Iterator[None]:
    """Run the engine in this process behind its workers: later than they, and mostly with what they leave idle.

    Later, because a worker that is forked while a thread of ours holds a lock waits for that lock for ever. When the
    engine cannot start, `give_up` is to end the workers, and what was wrong is raised at the end.
    """
    over, started = threading.Event(), threading.Event()
    failures: list[Exception] = []

    def keep() -> None:
        while not workers_are_there():
            if over.wait(LOOKS_FOR_WORKERS_EVERY):
                return
        _step_back(niceness)
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


def _step_back(niceness: int) -> None:
    """Let this thread, and those it starts, come after all others who want the processor: whoever asks comes first.

    Linux keeps this for each thread. The process stays as it was, and so do the workers.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)
