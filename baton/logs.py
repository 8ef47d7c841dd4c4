"""Logs are for the operator: one line per event, for people or for machines, to stderr. They hold nobody's words.

What an exception says may be what somebody typed, a row of the database or a token, and so may the values around it.
Of an exception the log therefore keeps what kind it was, the database's own code for it, and where it happened.
"""

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

Style = Literal["human", "json"]


def set_up(style: Style, out: TextIO | None = None, *, cache: bool = True) -> None:
    """Configure structlog, and the standard library's logging that our libraries use, once per process."""
    stream = out or sys.stderr
    structlog.configure(
        processors=[*_shared(), _last(style, stream)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=cache,
    )
    _lead_in_libraries(style, stream)


def leave_out(logger: str, beginning: str) -> None:
    """Leave out a remark of a library’s that is about a choice of ours, which whoever runs Baton neither made nor can
    change. Saying so again does nothing."""
    named = logging.getLogger(logger)
    if not any(isinstance(each, _LeftOut) and each.beginning == beginning for each in named.filters):
        named.addFilter(_LeftOut(beginning))


class _LeftOut(logging.Filter):
    def __init__(self, beginning: str) -> None:
        super().__init__()
        self.beginning = beginning

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(self.beginning)


def _shared() -> list[Processor]:
    timestamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    return [structlog.contextvars.merge_contextvars, structlog.processors.add_log_level, timestamp, _told_without_words]


def _last(style: Style, stream: TextIO) -> Processor:
    if style == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)


def _lead_in_libraries(style: Style, stream: TextIO) -> None:
    """What libraries have to complain about goes the same way, in the same form."""
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_shared(), processors=[remove, _last(style, stream)])
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)


def _told_without_words(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """Replaces an exception by its kinds and its places."""
    found = event.pop("exc_info", None)
    error = _exception(found)
    if error is not None:
        event["exception"] = "\n".join(_told(error))
    return event


def _exception(found: Any) -> BaseException | None:
    if isinstance(found, BaseException):
        return found
    if isinstance(found, tuple):
        return found[1] if isinstance(found[1], BaseException) else None
    return sys.exc_info()[1] if found else None


def _told(error: BaseException) -> Iterator[str]:
    """The outermost exception first, then what led to it."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        why = "because of " if each is not error else ""
        yield f"{why}{type(each).__module__}.{type(each).__qualname__}{_code(each)}"
        for frame in traceback.extract_tb(each.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _code(error: BaseException) -> str:
    """PostgreSQL's or SQLite's name for what is wrong; it tells much and quotes nothing."""
    code = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
    return f" {code}" if code else ""
