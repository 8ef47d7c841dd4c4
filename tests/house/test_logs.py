"""The log says what went wrong and where, and nothing that anybody typed."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from baton import logs
from baton.logs import Style
from baton.storage.database import Sessions

SECRET = "xoxb-zebra"
STYLES: list[Style] = ["human", "json"]


@contextmanager
def logging_to(style: Style) -> Iterator[io.StringIO]:
    """Everything logged meanwhile."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    written = io.StringIO()
    logs.set_up(style, written, cache=False)
    yield written
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)


@pytest.fixture(params=STYLES)
def out(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """The log, in each style."""
    with logging_to(request.param) as written:
        yield written


def fail(token: str) -> None:
    try:
        int(token)
    except ValueError as error:
        raise RuntimeError(f"cannot use {token}") from error


def test_an_exception_is_logged_by_its_kinds_and_places_only(out: io.StringIO) -> None:
    local_secret = SECRET
    try:
        fail(local_secret)
    except RuntimeError:
        structlog.get_logger().exception("incident", incident="abc")
    log = out.getvalue()
    assert "builtins.RuntimeError" in log
    assert "because of builtins.ValueError" in log
    assert "test_logs.py" in log
    assert "in fail" in log
    assert "zebra" not in log


def test_what_a_library_complains_about_is_logged_the_same_way(out: io.StringIO) -> None:
    try:
        fail(SECRET)
    except RuntimeError:
        logging.getLogger("apscheduler").exception("a job failed")
    logging.getLogger("slack_sdk").info("not worth saying")
    log = out.getvalue()
    assert "a job failed" in log
    assert "builtins.RuntimeError" in log
    assert "zebra" not in log
    assert "not worth saying" not in log


def test_an_exception_handed_over_as_such_is_logged_too(out: io.StringIO) -> None:
    structlog.get_logger().error("incident", exc_info=RuntimeError(SECRET))
    assert "builtins.RuntimeError" in out.getvalue()
    assert "zebra" not in out.getvalue()


def test_a_database_error_is_logged_with_the_databases_own_code(out: io.StringIO, sessions: Sessions) -> None:
    query = "INSERT INTO requests (workspace_id, key, at) VALUES (:secret, NULL, NULL)"
    try:
        with sessions.begin() as session:
            session.execute(text(query), {"secret": SECRET})
    except SQLAlchemyError:
        structlog.get_logger().exception("incident")
    assert ("SQLITE_CONSTRAINT" if sessions.is_sqlite else "23502") in out.getvalue()
    assert "zebra" not in out.getvalue()


def test_a_database_error_does_not_quote_the_values_of_its_statement(sqlite_url: str) -> None:
    sessions = Sessions(sqlite_url)
    query = text("INSERT INTO requests (workspace_id, key, at) VALUES (:secret, NULL, NULL)")
    with pytest.raises(SQLAlchemyError) as error, sessions.begin() as session:
        session.execute(query, {"secret": SECRET})
    sessions.engine.dispose()
    assert "zebra" not in str(error.value)


def test_json_logs_are_one_object_in_each_line() -> None:
    with logging_to("json") as written:
        structlog.get_logger().info("request", name="kudos", ms=1.5)
        try:
            fail(SECRET)
        except RuntimeError:
            structlog.get_logger().exception("incident")
    first, second = map(json.loads, written.getvalue().splitlines())
    assert (first["name"], first["ms"], first["level"]) == ("kudos", 1.5, "info")
    assert second["level"] == "error"
