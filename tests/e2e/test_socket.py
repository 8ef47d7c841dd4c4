"""Baton over Socket Mode, against local-slack itself: the relay of the demo speaks HTTP only."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from demo.child import free_port, wait_for
from demo.company import stand_in_company
from demo.local_slack import binary
from demo.relay import fetch

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket, pytest.mark.timeout(120)]
COMPANY = stand_in_company()
GIVER, RECEIVER = (user["id"] for user in COMPANY["users"][:2])
CHANNEL = COMPANY["channels"][0]["id"]
REASON = "sent the list a day early, so that the audit could start"


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[str]:
    """The address of a local-slack in which Baton is installed with Socket Mode."""
    app = {"appId": "ABATON", "botUserId": "UBATON", "botName": "Baton", "mode": "socket"}
    tokens = {"botToken": "xoxb-socket", "appToken": "xapp-socket"}
    config, port = tmp_path / "config.json", free_port()
    config.write_text(json.dumps({**COMPANY, "apps": [app | tokens]}))
    command = [str(binary()), "--config", str(config), "--port", str(port), "--base-host", "127.0.0.1"]
    url = f"http://127.0.0.1:{port}"
    with running([*command, "--files-dir", str(tmp_path / "files")], tmp_path / "slack.log", os.environ):
        wait_for(lambda: fetch(f"{url}/_control/state", None, {})[0] == 200, 15, "local-slack to answer")
        yield url


@contextmanager
def running(command: list[str], log: Path, environment: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is asked to end, and ends."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def environment(slack: str, folder: Path) -> dict[str, str]:
    """Baton's settings; there is no signing secret, since nothing comes in over HTTP."""
    kept = {name: value for name, value in os.environ.items() if name != "SLACK_SIGNING_SECRET"}
    return {
        **kept,
        "BATON_DATABASE_URL": f"sqlite:///{folder / 'baton.sqlite3'}",
        "SLACK_BOT_TOKEN": "xoxb-socket",
        "SLACK_APP_TOKEN": "xapp-socket",
        "SLACK_API_URL": f"{slack}/api/",
        "BATON_PLAIN_CARDS": "true",
        "NO_PROXY": "127.0.0.1,localhost",
    }


def messages(slack: str) -> list[str]:
    """The texts in the channel."""
    return [str(each) for each in json.loads(fetch(f"{slack}/_control/messages/{CHANNEL}", None, {})[2])["messages"]]


def types(slack: str, command: str, text: str) -> None:
    """Somebody types a slash command."""
    body = {"user": GIVER, "channel": CHANNEL, "command": command, "text": text}
    fetch(f"{slack}/_control/command", json.dumps(body).encode(), {"Content-Type": "application/json"})


def test_kudos_given_over_socket_mode_are_answered_and_posted(slack: str, tmp_path: Path) -> None:
    settings, log = environment(slack, tmp_path), tmp_path / "baton.log"
    baton = [sys.executable, "-m", "cli"]
    subprocess.run([*baton, "migrate"], env=settings, check=True, capture_output=True)
    with running([*baton, "socket"], log, settings) as process:
        wait_for(lambda: "connected over Socket Mode" in log.read_text(), 30, "Baton to connect")
        types(slack, "/kudos", f"<@{RECEIVER}> {REASON}")
        wait_for(lambda: any("Your thanks went to" in each for each in messages(slack)), 10, "the answer")
        wait_for(lambda: any(REASON in each and "Me too" in each for each in messages(slack)), 10, "the post")
        types(slack, "/kudos", f"<@{RECEIVER}> thanks")
        wait_for(lambda: any("at least 20 characters" in each for each in messages(slack)), 10, "the refusal")
    assert process.returncode == 0, log.read_text()
    assert "incident" not in log.read_text()
