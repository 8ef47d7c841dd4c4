"""What ties the workers of `baton serve` to the engine in their parent: a bell they ring, and a pulse they feel.

Both are made before the workers are forked, and everybody has them from then on. They lie here because a worker is the
door to Slack and the engine that to the clock, and only `cli/` knows both.
"""

import mmap
import os
import select
import time
from contextlib import suppress
from dataclasses import dataclass, field

OWED, URGENT = b".", b"!"
MOST_AT_ONCE = 4096  # bytes of the bell’s pipe: whoever listens answers all of them together
SILENCE = 5.0  # seconds without a beat until the clock or the sender counts as stopped
STARTING = 15.0  # seconds in which the first beat must come
CLOCK, SENDER = 0, 1


class Bell:
    """A pipe. A byte in it says that something was owed, and which byte, whether that is urgent."""

    def __init__(self) -> None:
        self._heard, self._rung = os.pipe()
        os.set_blocking(self._rung, False)
        self._listener = select.poll()
        self._listener.register(self._heard, select.POLLIN)

    def ring(self, urgent: bool) -> None:
        """Say that something is owed. Never waits and never fails: what is owed is found without it too, but later."""
        with suppress(OSError):  # a full pipe is as loud as it gets
            os.write(self._rung, URGENT if urgent else OWED)

    def hear(self, within: float) -> bool | None:
        """Listen for so many seconds: None when nobody rang, else whether something urgent was owed."""
        if not self._listener.poll(within * 1000):
            return None
        return URGENT in os.read(self._heard, MOST_AT_ONCE)

    def close(self) -> None:
        """Take it down in this process."""
        os.close(self._heard)
        os.close(self._rung)


class Pulse:
    """Two instants in memory that all processes share: when the clock and the sender last showed that they live.

    Until the first beat is overdue they count as living, since the engine starts after the workers.
    """

    def __init__(self, *, silence: float = SILENCE, starting: float = STARTING) -> None:
        self._silence = silence
        self._beats = memoryview(mmap.mmap(-1, 2 * 8)).cast("d")
        self._beats[CLOCK] = self._beats[SENDER] = time.monotonic() + starting - silence

    def beat(self, *, clock: bool, sender: bool) -> None:
        """Show which of the two live."""
        now = time.monotonic()
        for each, lives in ((CLOCK, clock), (SENDER, sender)):
            if lives:
                self._beats[each] = now

    def problems(self) -> list[str]:
        """Which of the two have stopped, for whoever asks for Baton’s health."""
        since = time.monotonic() - self._silence
        names = (CLOCK, "the clock"), (SENDER, "the sender")
        return [f"{name} has stopped" for each, name in names if self._beats[each] < since]


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The bell and the pulse of one `baton serve`."""

    bell: Bell = field(default_factory=Bell)
    pulse: Pulse = field(default_factory=Pulse)
