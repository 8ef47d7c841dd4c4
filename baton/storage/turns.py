"""Writers of one SQLite file take turns, and bring what they wrote to disk together."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_to_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)  # macOS has only the latter


class Busy(Exception):
    """Other transactions kept this one waiting for longer than it had time."""


class Turns:
    """SQLite lets one writer in at a time; ours wait for each other on a lock, which is fairer and faster than
    SQLite's own busy wait.

    A commit only writes to the log (`synchronous=NORMAL`), so a turn is short; then each writer waits until the log is
    on disk, and one of them sees to that for everybody who has committed by then.
    """

    def __init__(self, file: str) -> None:
        self._log = f"{file}-wal"
        self._turn, self._syncing = threading.Lock(), threading.Lock()
        self._committed = self._safe = 0

    @contextmanager
    def take(self, within: float | None = None) -> Iterator[None]:
        """One writer's turn; at the end of it everything committed in it is on disk.

        `within`: the seconds to wait for it at most. Raises Busy when it does not come.
        """
        if not self._turn.acquire(timeout=-1 if within is None else within):
            raise Busy("other transactions of this process take too long")
        try:
            yield
            self._committed += 1
            mine = self._committed
        finally:
            self._turn.release()
        self._bring_to_disk(mine)

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
