"""`baton serve` as a whole: it answers, what is owed leaves at once, it says how it is, and it ends in order."""

import http.client
import json
import os
import signal
import socket as sockets
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest
from pytest_httpserver import HTTPServer
from slack_sdk.signature import SignatureVerifier

from cli import serving
from cli.lifeline import SILENCE, STARTING
from jobs.schedule import JOBS
from tests.terminal import READY, Terminal, slack_knows, slack_says, sql

REASON = "stayed late so that the export was right"
AT_START = sum(job.at_start for job in JOBS.values()) + 1  # the directory, too, is read at once
UNSENT = "SELECT count(*) FROM deliveries WHERE state IN ('owed', 'claimed')"


@contextmanager
def serving_at(
    terminal: Terminal, port: int, log: Path, *arguments: str, command: str = "serve"
) -> Iterator[subprocess.Popen[bytes]]:
    settings = {**os.environ, **terminal.environment, "BATON_PORT": str(port), "NO_PROXY": "127.0.0.1"}
    typed = [sys.executable, "-m", "cli", command, *arguments]
    with log.open("ab") as out:
        root = str(Path(serving.__file__).parent.parent)
        process = subprocess.Popen(typed, env=settings | {"PYTHONPATH": root}, stdout=out, stderr=out)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def asked(port: int) -> tuple[int, list[str]]:
    """The status and the problems of /healthz, once somebody answers."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return int(answer.status), json.loads(answer.read())["problems"]
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())["problems"]
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("nobody answers")


def gives_kudos(port: int, giver: str, receiver: str) -> str:
    """Somebody thanks somebody in a direct message to Baton; what Baton answers."""
    fields = {
        "team_id": "T1",
        "user_id": giver,
        "command": "/kudos",
        "text": f"<@{receiver}> {REASON}",
        "trigger_id": f"trigger-{giver}",
        "channel_id": "D1",
        "channel_name": "directmessage",
        "response_url": "http://127.0.0.1:9/nobody",
    }
    body = urlencode(fields)
    signed = SignatureVerifier(READY["SLACK_SIGNING_SECRET"]).generate_signature(
        timestamp=(now := str(int(time.time()))), body=body
    )
    form = "application/x-www-form-urlencoded"
    headers = {"Content-Type": form, "X-Slack-Request-Timestamp": now, "X-Slack-Signature": str(signed)}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
        line.request("POST", "/slack/events", body, headers)
        return line.getresponse().read().decode()


def until(true: Callable[[], object], seconds: float) -> bool:
    """Whether it came true within so many seconds."""
    deadline = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return bool(found)


@pytest.fixture
def port() -> int:
    with closing(sockets.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def log(ready: Terminal) -> Path:
    path = ready.folder / "log"
    path.touch()
    return path


@pytest.fixture
def slack(httpserver: HTTPServer) -> HTTPServer:
    """A Slack with two colleagues that takes every message."""
    slack_says(httpserver)
    names = {"UALICE": "alice", "UBOB": "bob"}
    members = [{"id": id, "name": name, "real_name": name.title()} for id, name in names.items()]
    slack_knows(httpserver, *members)
    httpserver.expect_request("/api/conversations.open").respond_with_json({"ok": True, "channel": {"id": "D2"}})
    httpserver.expect_request("/api/chat.postMessage").respond_with_json({"ok": True, "channel": "D2", "ts": "1.1"})
    httpserver.expect_request("/api/views.publish").respond_with_json({"ok": True})
    return httpserver


def told(slack: HTTPServer) -> bool:
    """Whether Slack was given the thanks to pass on."""
    return any(each.path == "/api/chat.postMessage" and REASON in str(each.get_data()) for each, _ in slack.log)


def everybody_is_known(terminal: Terminal) -> bool:
    return sql(terminal, "SELECT count(*) FROM people") == [(2,)]


def test_serve_answers_and_ends_when_asked_to(ready: Terminal, slack: HTTPServer, port: int, log: Path) -> None:
    with serving_at(ready, port, log) as process:
        assert asked(port) == (200, [])
        assert until(lambda: "job_done" in log.read_text(), 20)
    assert process.returncode == 0, log.read_text()
    assert "Traceback" not in log.read_text()


def test_whatever_is_logged_is_in_the_form_that_was_chosen_and_a_start_has_nothing_to_complain_about(
    ready: Terminal, slack: HTTPServer, port: int, log: Path
) -> None:
    ready.environment["BATON_LOG"] = "json"
    with serving_at(ready, port, log):
        assert asked(port) == (200, [])
        assert until(lambda: "job_done" in log.read_text(), 20)
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {line["level"] for line in lines} == {"info"}


def test_what_is_owed_leaves_at_once_although_others_send_it(
    ready: Terminal, slack: HTTPServer, port: int, log: Path
) -> None:
    with serving_at(ready, port, log):
        assert asked(port) == (200, [])
        assert until(lambda: everybody_is_known(ready), 20)
        assert until(lambda: log.read_text().count("job_done") >= AT_START, 20), log.read_text()
        assert "Your thanks went to" in gives_kudos(port, "UALICE", "UBOB")
        assert until(lambda: told(slack), 3)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_a_server_whose_engine_does_not_stir_says_so_and_is_well_again_after(
    ready: Terminal, slack: HTTPServer, port: int, log: Path
) -> None:
    with serving_at(ready, port, log) as process:
        assert asked(port) == (200, [])
        assert until(lambda: "job_done" in log.read_text(), 20)
        process.send_signal(signal.SIGSTOP)
        try:
            assert until(lambda: asked(port)[0] == 503, STARTING + SILENCE)
            assert asked(port) == (503, ["the clock has stopped", "the sender has stopped"])
        finally:
            process.send_signal(signal.SIGCONT)
        assert until(lambda: asked(port) == (200, []), 10)


def test_a_worker_ends_with_its_killed_parent(ready: Terminal, slack: HTTPServer, port: int, log: Path) -> None:
    with serving_at(ready, port, log) as process:
        assert asked(port) == (200, [])
        process.kill()
        process.wait(10)
        assert until(lambda: free(port), 10)


def free(port: int) -> bool:
    with closing(sockets.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_server_that_is_asked_to_end_while_it_starts_ends(
    ready: Terminal, slack: HTTPServer, port: int, log: Path, number: signal.Signals
) -> None:
    with serving_at(ready, port, log) as process:
        assert until(psutil.Process(process.pid).children, 20)  # the worker has yet to load everything
        process.send_signal(number)
        began = time.monotonic()
        process.wait(20)
        assert time.monotonic() - began < serving.ENDS_WITHIN
    assert "Traceback" not in log.read_text()


def test_an_engine_that_cannot_start_is_one_sentence_and_nothing_is_left_running(
    ready: Terminal, slack: HTTPServer, port: int, log: Path
) -> None:
    with (
        closing(sqlite3.connect(ready.database, isolation_level=None)) as other,
        serving_at(ready, port, log) as server,
    ):
        assert until(lambda: sql(ready, "SELECT count(*) FROM workspaces") == [(1,)], 20)
        other.execute("BEGIN IMMEDIATE")
        assert server.wait(30) == 75
        other.execute("ROLLBACK")
    assert "The database does not answer as it should (database is locked)." in log.read_text().splitlines()[-1]
    assert free(port)


# The engine elsewhere


def test_a_server_without_an_engine_sends_nothing_and_an_engine_alone_does(
    ready: Terminal, slack: HTTPServer, port: int, log: Path
) -> None:
    engine_log = ready.folder / "engine-log"
    with serving_at(ready, port, log, "--no-engine") as server:
        assert asked(port) == (200, [])
        with serving_at(ready, port, engine_log, command="engine") as engine:
            assert until(lambda: everybody_is_known(ready), 20)
        assert engine.returncode == 0, engine_log.read_text()
        assert "Your thanks went to" in gives_kudos(port, "UALICE", "UBOB")
        assert not until(lambda: told(slack), 1)
        with serving_at(ready, port, engine_log, command="engine"):
            assert until(lambda: told(slack), 20)
            assert "Your thanks went to" in gives_kudos(port, "UBOB", "UALICE")
            assert until(lambda: sql(ready, UNSENT) == [(0,)], 5)
    assert server.returncode == 0, log.read_text()
    assert "job_done" not in log.read_text()
    assert "Traceback" not in log.read_text() + engine_log.read_text()
