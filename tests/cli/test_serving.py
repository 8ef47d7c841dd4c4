"""Serving starts only when it can work, says in one sentence why not, and shows how it is at /healthz."""

import json
import signal
import socket as sockets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from baton.settings import load
from cli.lifeline import Pulse
from cli.parts import Engine, Parts, database_problems, wsgi
from cli.problems import NotReady
from tests.terminal import KEY, Terminal, slack_knows, slack_says


@pytest.fixture
def parts(ready: Terminal) -> Iterator[Parts]:
    for name, value in ready.environment.items():
        ready.monkeypatch.setenv(name, value)
    parts = Parts.of(load())
    yield parts
    parts.office.sessions.engine.dispose()


# Refusing to start


def test_sqlite_serves_one_process_only(ready: Terminal) -> None:
    done = ready.run("serve", "--workers", "2")
    assert done.code == 1
    assert done.err == "SQLite serves one process: use --workers 1, or PostgreSQL for more.\n"


@pytest.mark.parametrize("command", ["serve", "socket", "engine"])
def test_a_refused_token_is_one_sentence(ready: Terminal, httpserver: HTTPServer, command: str) -> None:
    slack_says(httpserver, ok=False, error="invalid_auth")
    done = ready.run(command)
    assert done.code == 75
    assert done.err == "Slack refuses the token (invalid_auth): check SLACK_BOT_TOKEN.\n"


@pytest.mark.parametrize("command", ["serve", "socket", "engine"])
def test_a_first_start_without_slack_is_one_sentence(ready: Terminal, command: str) -> None:
    done = ready.run(command, SLACK_API_URL="http://127.0.0.1:9/api/")
    assert done.code == 75
    assert done.err.startswith("Slack cannot be reached (not reached: ConnectionRefusedError), and Baton knows no")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_slack_in_trouble_does_not_keep_a_known_workspace_from_being_served(
    parts: Parts, httpserver: HTTPServer, status: int
) -> None:
    with pytest.raises(NotReady, match="knows no workspace yet"):
        _found(parts, httpserver, status)
    httpserver.clear()
    slack_says(httpserver)
    assert parts.found_workspace().id == "T1"
    httpserver.clear()
    assert _found(parts, httpserver, status) == "T1"


def _found(parts: Parts, server: HTTPServer, status: int) -> str:
    server.expect_request("/api/auth.test").respond_with_data("{}", status)
    return parts.found_workspace().id


def test_a_refused_app_token_is_one_sentence_and_leaves_nothing_running(
    ready: Terminal, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack_says(httpserver)
    opened = httpserver.expect_request("/api/apps.connections.open")
    opened.respond_with_json({"ok": False, "error": "invalid_auth"})
    slack_knows(httpserver)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    done = ready.run("socket")
    assert done.code == 75
    assert done.err.splitlines()[-1] == "Slack refuses the app token (invalid_auth): check SLACK_APP_TOKEN."


def test_a_port_in_use_is_one_sentence(ready: Terminal, httpserver: HTTPServer) -> None:
    slack_says(httpserver)
    with closing(sockets.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = ready.run("serve", BATON_PORT=port)
    assert done.code == 75
    place = f"127.0.0.1:{port} (Address already in use)"
    assert done.err == f"Baton cannot listen on {place}: set BATON_HOST and BATON_PORT.\n"
    nowhere = ready.run("serve", BATON_HOST="no.such.host.invalid")
    assert (nowhere.code, nowhere.err.count("\n")) == (75, 1)


# /healthz


def health(parts: Parts, *engine_problems: Callable[[], list[str]]) -> tuple[int, Any]:
    answer = wsgi(parts, *engine_problems).test_client().get("/healthz")
    return answer.status_code, json.loads(answer.data)


@pytest.fixture
def engine(parts: Parts, httpserver: HTTPServer) -> Iterator[Engine]:
    slack_knows(httpserver)
    engine = Engine(parts)
    engine.start()
    yield engine
    engine.stop()


def test_a_healthy_baton_says_so(parts: Parts) -> None:
    assert health(parts) == (200, {"ok": True, "problems": []})
    assert health(parts, Pulse().problems) == (200, {"ok": True, "problems": []})


def test_a_stopped_clock_and_sender_are_told_with_503(parts: Parts) -> None:
    pulse = Pulse(silence=0, starting=0)
    stopped = ["the clock has stopped", "the sender has stopped"]
    assert health(parts, pulse.problems) == (503, {"ok": False, "problems": stopped})


def test_an_engine_knows_which_of_its_parts_live(engine: Engine) -> None:
    assert (engine.clock.alive(), engine.sender.alive()) == (True, True)
    engine.clock.stop()
    assert (engine.clock.alive(), engine.sender.alive()) == (False, True)
    engine.sender.stop()
    assert not engine.sender.alive()


def test_a_clock_that_hangs_counts_as_stopped(engine: Engine) -> None:
    engine.clock._beat = None
    assert not engine.clock.alive()


def test_a_database_without_tables_is_told_with_503(parts: Parts, ready: Terminal) -> None:
    with closing(sqlite3.connect(ready.database)) as database, database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("ALTER TABLE workspaces RENAME TO gone")
    assert health(parts) == (
        503,
        {"ok": False, "problems": ["the database does not answer (OperationalError)"]},
    )


def test_a_postgresql_that_went_away_is_told_with_503(ready: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**ready.environment, "BATON_SECRET_KEY": KEY}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BATON_DATABASE_URL", "postgresql://baton@127.0.0.1:9/baton")
    parts = Parts.of(load())
    assert database_problems(parts.office) == ["the database does not answer (OperationalError)"]
    assert health(parts)[0] == 503


def test_a_locked_database_still_answers_who_asks_for_its_health(parts: Parts, ready: Terminal) -> None:
    with closing(sqlite3.connect(ready.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert health(parts)[0] == 200
        other.execute("ROLLBACK")
