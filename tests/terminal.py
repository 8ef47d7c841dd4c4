"""An operator at a terminal: types `baton …` in an empty folder and reads what it says."""

import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from baton import logs
from baton.storage.database import Sessions
from cli.main import main

KEY = "a key for tests only, as long as it must be"
ME = {"ok": True, "team_id": "T1", "team": "Acme", "user_id": "UBATON", "user": "baton"}
READY = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_APP_TOKEN": "xapp-1"}


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass
class Terminal:
    """`environment` holds the only settings there are; `folder` is where the operator stands."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, **environment: str) -> Done:
        """Run one command in this process, with more settings for this once."""
        self.capsys.readouterr()
        opened: list[Sessions] = []

        def open_sessions(url: str) -> Sessions:
            opened.append(Sessions(url, busy_seconds=0.1))
            return opened[-1]

        with self.monkeypatch.context() as patched:
            for name, value in {**self.environment, **environment}.items():
                patched.setenv(name, value)
            patched.setattr(sys, "argv", ["baton", *arguments])
            patched.setattr("cli.parts.Sessions", open_sessions)
            with pytest.raises(SystemExit) as left:
                main()
        for sessions in opened:  # a command leaves this to the end of its process
            sessions.engine.dispose()
        said = self.capsys.readouterr()
        return Done(left.value.code if isinstance(left.value.code, int) else 0, said.out, said.err)

    @property
    def database(self) -> Path:
        """The database file that is made when no setting names another."""
        return self.folder / "baton.sqlite3"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in an empty folder, without any of Baton's settings."""
    for name in list(os.environ):
        if name.startswith(("BATON_", "SLACK_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    # A test process keeps its own log: what is set up here would outlive the captured stderr.
    monkeypatch.setattr(logs, "set_up", lambda style: None)
    return Terminal(tmp_path, capsys, monkeypatch)


@pytest.fixture
def office(terminal: Terminal) -> Terminal:
    """A terminal beside a migrated database with one empty workspace."""
    assert terminal.run("migrate").code == 0
    sql(terminal, "INSERT INTO workspaces VALUES ('T1', 'Acme', 'en', 'UTC', NULL, '2026-01-01 00:00:00', '{}')")
    return terminal


@pytest.fixture
def ready(terminal: Terminal, httpserver: HTTPServer) -> Terminal:
    """A terminal with a migrated database, and settings that point at a made-up Slack."""
    terminal.environment |= {**READY, "SLACK_API_URL": httpserver.url_for("/api/")}
    assert terminal.run("migrate").code == 0
    return terminal


def slack_says(server: HTTPServer, **answer: Any) -> None:
    """Slack knows our token, but for what else it answers."""
    server.expect_request("/api/auth.test").respond_with_json(ME | answer)


def slack_knows(server: HTTPServer, *members: dict[str, str]) -> None:
    """Slack's directory: these members, and no groups."""
    server.expect_request("/api/users.list").respond_with_json({"ok": True, "members": list(members)})
    server.expect_request("/api/usergroups.list").respond_with_json({"ok": True, "usergroups": []})


def sql(terminal: Terminal, statement: str) -> list[tuple[Any, ...]]:
    """What the database beside the terminal answers."""
    with closing(sqlite3.connect(terminal.database)) as database, database:
        return database.execute(statement).fetchall()
