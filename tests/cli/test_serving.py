"""Serving starts only when it can work, says in one sentence why not, and shows how it is at /healthz."""

import json
import os
import signal
import socket as sockets
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from baton.settings import load
from cli import serving
from cli.parts import Engine, Parts, database_problems, wsgi
from cli.problems import NotReady
from tests.terminal import KEY, Terminal

ME = {"ok": True, "team_id": "T1", "team": "Acme", "user_id": "UBATON", "user": "baton"}
READY = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_APP_TOKEN": "xapp-1"}


@pytest.fixture
def ready(terminal: Terminal, httpserver: HTTPServer) -> Terminal:
    """A migrated database and settings that point at a made-up Slack."""
    terminal.environment |= {**READY, "SLACK_API_URL": httpserver.url_for("/api/")}
    assert terminal.run("migrate").code == 0
    return terminal


@pytest.fixture
def parts(ready: Terminal) -> Iterator[Parts]:
    for name, value in ready.environment.items():
        ready.monkeypatch.setenv(name, value)
    parts = Parts.of(load())
    yield parts
    parts.office.sessions.engine.dispose()


def slack_says(server: HTTPServer, **answer: Any) -> None:
    server.expect_request("/api/auth.test").respond_with_json(ME | answer)


# Refusing to start


def test_sqlite_serves_one_process_only(ready: Terminal) -> None:
    done = ready.run("serve", "--workers", "2")
    assert done.code == 1
    assert done.err == "SQLite serves one process: use --workers 1, or PostgreSQL for more.\n"


@pytest.mark.parametrize("command", ["serve", "socket"])
def test_a_refused_token_is_one_sentence(ready: Terminal, httpserver: HTTPServer, command: str) -> None:
    slack_says(httpserver, ok=False, error="invalid_auth")
    done = ready.run(command)
    assert done.code == 75
    assert done.err == "Slack refuses the token (invalid_auth): check SLACK_BOT_TOKEN.\n"


@pytest.mark.parametrize("command", ["serve", "socket"])
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
    httpserver.expect_request("/api/users.list").respond_with_json({"ok": True, "members": []})
    httpserver.expect_request("/api/usergroups.list").respond_with_json({"ok": True, "usergroups": []})
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


# Several workers


class Threads:
    """An engine that only notes how willing its thread is to wait, and what was asked of it."""

    def __init__(self) -> None:
        self.niceness: list[int] = []
        self.ran, self.stopped = threading.Event(), False

    def start(self) -> None:
        threading.Thread(target=self._run).start()

    def _run(self) -> None:
        self.niceness.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        self.ran.set()

    def stop(self) -> None:
        self.stopped = True


def test_the_engine_beside_workers_starts_after_them_and_leaves_them_the_processor() -> None:
    engine, workers = Threads(), threading.Event()
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    with serving.beside(engine, workers.is_set):  # type: ignore[arg-type]
        assert not engine.ran.wait(0.1)
        workers.set()
        assert engine.ran.wait(10)
        assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == mine  # and so do workers forked from here
    assert engine.stopped
    if sys.platform == "linux":
        assert engine.niceness == [serving.ENGINE_NICENESS]


def test_an_engine_whose_workers_never_come_is_neither_started_nor_stopped() -> None:
    engine = Threads()
    with serving.beside(engine, lambda: False):  # type: ignore[arg-type]
        pass
    assert not engine.ran.is_set()
    assert not engine.stopped


# /healthz


def health(parts: Parts, engine: Engine | None) -> tuple[int, Any]:
    answer = wsgi(parts, engine).test_client().get("/healthz")
    return answer.status_code, json.loads(answer.data)


@pytest.fixture
def engine(parts: Parts, httpserver: HTTPServer) -> Iterator[Engine]:
    httpserver.expect_request("/api/users.list").respond_with_json({"ok": True, "members": []})
    httpserver.expect_request("/api/usergroups.list").respond_with_json({"ok": True, "usergroups": []})
    engine = Engine(parts)
    engine.start()
    yield engine
    engine.stop()


def test_a_healthy_baton_says_so(parts: Parts, engine: Engine) -> None:
    assert health(parts, engine) == (200, {"ok": True, "problems": []})
    assert health(parts, None) == (200, {"ok": True, "problems": []})


def test_a_stopped_clock_and_sender_are_told_with_503(parts: Parts, engine: Engine) -> None:
    engine.clock.stop()
    assert health(parts, engine) == (503, {"ok": False, "problems": ["the clock has stopped"]})
    engine.sender.stop()
    assert health(parts, engine)[1]["problems"] == ["the clock has stopped", "the sender has stopped"]


def test_a_clock_that_hangs_counts_as_stopped(parts: Parts, engine: Engine) -> None:
    engine.clock._beat = None
    assert health(parts, engine)[0] == 503


def test_a_database_without_tables_is_told_with_503(parts: Parts, ready: Terminal) -> None:
    with closing(sqlite3.connect(ready.database)) as database, database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("ALTER TABLE workspaces RENAME TO gone")
    assert health(parts, None) == (
        503,
        {"ok": False, "problems": ["the database does not answer (OperationalError)"]},
    )


def test_a_postgresql_that_went_away_is_told_with_503(ready: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**ready.environment, "BATON_SECRET_KEY": KEY}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BATON_DATABASE_URL", "postgresql://baton@127.0.0.1:9/baton")
    parts = Parts.of(load())
    assert database_problems(parts.office) == ["the database does not answer (OperationalError)"]
    assert health(parts, None)[0] == 503


def test_a_locked_database_still_answers_who_asks_for_its_health(parts: Parts, ready: Terminal) -> None:
    with closing(sqlite3.connect(ready.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert health(parts, None)[0] == 200
        other.execute("ROLLBACK")


# The whole process


@contextmanager
def serving_at(terminal: Terminal, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    settings = {**os.environ, **terminal.environment, "BATON_PORT": str(port), "NO_PROXY": "127.0.0.1"}
    command = [sys.executable, "-m", "cli", "serve"]
    with log.open("wb") as out:
        root = str(Path(serving.__file__).parent.parent)
        process = subprocess.Popen(command, env=settings | {"PYTHONPATH": root}, stdout=out, stderr=out)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def asked(port: int) -> int:
    """The status of /healthz, once somebody answers."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("nobody answers")


def test_serve_answers_and_ends_when_asked_to(ready: Terminal, httpserver: HTTPServer) -> None:
    slack_says(httpserver)
    httpserver.expect_request("/api/users.list").respond_with_json({"ok": True, "members": []})
    httpserver.expect_request("/api/usergroups.list").respond_with_json({"ok": True, "usergroups": []})
    with closing(sockets.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = ready.folder / "log"
    with serving_at(ready, port, log) as process:
        assert asked(port) == 200
    assert process.returncode == 0, log.read_text()
    said = log.read_text()
    assert "Traceback" not in said
    assert "job_done" in said
