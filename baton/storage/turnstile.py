"""Processes that write to one SQLite file go through a turnstile: one is in, one is next, the others wait."""

import os
import stat
import time
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock

SHORTEST_WAIT, LONGEST_WAIT = 0.0001, 0.002  # seconds between two looks whether it is our turn
PART = 8  # a look comes after an eighth of the time waited so far, so that little of it is waited in vain
NOWHERE = -1
ROOT = 0


class Turnstile:
    """Two locks on files beside the database. SQLite's own wait between processes looks ever more seldom, so that one
    with a transaction after another would keep all others out.

    Whoever has the queue is next: with it they wait for the turn, and leave the queue once they have that. A process
    that has just had its turn thus finds somebody else before it. The kernel frees the locks of a process that dies.
    Only one thread of a process may be in here at a time. Where there is no such database, or such files and locks
    cannot be had, everybody may pass.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._queue = self._turn = NOWHERE
        self._opened_by = 0

    def enter(self, within: float) -> bool:
        """Take the turn; False when it does not come within so many seconds."""
        if not self._open():
            return True
        ends = time.monotonic() + within
        try:
            if not _locked(self._queue, ends):
                return False
            try:
                return _locked(self._turn, ends)
            finally:
                flock(self._queue, LOCK_UN)
        except OSError:
            return True

    def leave(self) -> None:
        """Give the turn to whoever is next."""
        if self._opened_by == os.getpid():
            with suppress(OSError):
                flock(self._turn, LOCK_UN)

    def close(self) -> None:
        """Close the files, which a process should do before it forks; they are opened again when needed."""
        for each in (self._queue, self._turn):
            if each != NOWHERE:
                with suppress(OSError):
                    os.close(each)
        self._queue = self._turn = NOWHERE
        self._opened_by = 0

    def _open(self) -> bool:
        # A lock belongs to the open file, not to the process: with a file of its parent’s, a child would have the
        # parent’s turns, and outlive it with them.
        if self._opened_by == os.getpid():
            return True
        self.close()
        try:
            self._queue = _beside(self._file, "queue")
            self._turn = _beside(self._file, "turn")
        except OSError:
            self.close()
            return False
        self._opened_by = os.getpid()
        return True

    def __del__(self) -> None:
        self.close()


def _beside(database: str, name: str) -> int:
    """A file for whoever may read the database; root leaves it to the database’s owner."""
    known = os.stat(database)
    found = os.open(f"{database}-{name}", os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, stat.S_IMODE(known.st_mode))
    if os.geteuid() == ROOT:
        os.chown(found, known.st_uid, known.st_gid)
    return found


def _locked(file: int, ends: float) -> bool:
    """Lock it before `ends`, or say that it did not come to that."""
    began = 0.0
    while True:
        try:
            flock(file, LOCK_EX | LOCK_NB)
            return True
        except BlockingIOError:
            now = time.monotonic()
        if now >= ends:
            return False
        began = began or now
        time.sleep(min(max((now - began) / PART, SHORTEST_WAIT), LONGEST_WAIT, ends - now))
