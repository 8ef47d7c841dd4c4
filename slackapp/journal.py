"""What a request leaves in the log: an id, what it was, how long it took, how it ended. Never texts or tokens."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
from structlog.contextvars import bound_contextvars

log = structlog.get_logger()
_numbers = iter(range(1, 1 << 62))


@dataclass(slots=True)
class Entry:
    """How the request ended; a refusal's line id says why."""

    outcome: str = "done"


@contextmanager
def journal(kind: str, name: str) -> Iterator[Entry]:
    """Log one request when it is over."""
    entry = Entry()
    started = time.perf_counter()
    with bound_contextvars(request=next(_numbers)):
        try:
            yield entry
        except Exception:
            entry.outcome = "failed"
            raise
        finally:
            took = round((time.perf_counter() - started) * 1000, 1)
            log.info("request", kind=kind, name=name, ms=took, outcome=entry.outcome)
