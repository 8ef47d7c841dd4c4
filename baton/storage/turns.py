"""Writers of one SQLite file take turns, and bring what they wrote to disk together."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from baton.storage.turnstile import Turnstile

_to_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)  # macOS has only the latter

PATIENCE = 5.0  # seconds


class Busy(OperationalError):
    """Other transactions kept this one waiting for longer than it had time; for whoever called, a locked database."""

    def __init__(self) -> None:
        super().__init__(None, None, TimeoutError("other transactions take too long"))


class Turns:
    """SQLite lets one writer in at a time; ours wait for each other on a lock, and the one at its head goes through the
    turnstile with those of other processes, which is fairer and faster than SQLite's own busy wait.

    A commit only writes to the log (`synchronous=NORMAL`), so a turn is short; then each writer waits until the log is
    on disk, and one of them sees to that for everybody who has committed by then.
    """

    def __init__(self, file: str) -> None:
        file = os.path.realpath(file) if file else file  # SQLite, too, puts its log beside what a link leads to
        self._log = f"{file}-wal"
        self._turn, self._syncing = threading.Lock(), threading.Lock()
        self._others = Turnstile(file)
        self._committed = self._safe = 0

    @contextmanager
    def take(self, within: float | None = None, *, patience: float = PATIENCE) -> Iterator[None]:
        """One writer's turn; at the end of it everything committed in it is on disk.

        `within`: the seconds to wait for it at most. Without it one waits for this process as long as it takes, and
        `patience` seconds for others, which may never end. Raises Busy when the turn does not come.
        """
        ends = None if within is None else time.monotonic() + within
        if not self._turn.acquire(timeout=-1 if within is None else within):
            raise Busy
        try:
            if not self._others.enter(patience if ends is None else ends - time.monotonic()):
                raise Busy
            try:
                yield
                self._committed += 1
                mine = self._committed
            finally:
                self._others.leave()
        finally:
            self._turn.release()
        self._bring_to_disk(mine)

    def close(self) -> None:
        """Let go of the turnstile's files, before this process forks."""
        with self._turn:
            self._others.close()

    def _bring_to_disk(self, mine: int) -> None:
        with self._syncing:
            if self._safe < mine:
                present = self._committed
                self._sync()
                self._safe = present

    def _sync(self) -> None:
        # Opened each time: SQLite begins another file when the last connection has closed, which may be ours.
        try:
            log = os.open(self._log, os.O_RDONLY)
        except FileNotFoundError:
            return  # nothing was written since it was last emptied into the database
        try:
            _to_disk(log)
        finally:
            os.close(log)
