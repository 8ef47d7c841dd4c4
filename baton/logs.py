"""Logs are for the operator: one line per event, for people or for machines, to stderr."""

import logging
import sys
from typing import Literal

import structlog
from structlog.typing import Processor

# A traceback without the values of variables, among which are tokens and what people wrote.
_traceback_as_data = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


def set_up(style: Literal["human", "json"]) -> None:
    """Configure structlog once per process."""
    timestamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[Processor] = [structlog.contextvars.merge_contextvars, structlog.processors.add_log_level, timestamp]
    last: list[Processor]
    if style == "json":
        last = [_traceback_as_data, structlog.processors.JSONRenderer(ensure_ascii=False)]
    else:
        plain = structlog.dev.plain_traceback
        last = [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
