"""An operator at a terminal: types `baton …` in an empty folder and reads what it says."""

import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from baton import logs
from baton.storage.database import Sessions
from cli.main import main

KEY = "a key for tests only, as long as it must be"


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


def sql(terminal: Terminal, statement: str) -> list[tuple[Any, ...]]:
    """What the database beside the terminal answers."""
    with closing(sqlite3.connect(terminal.database)) as database, database:
        return database.execute(statement).fetchall()
