"""Baton running against a Slack on this machine: started fresh, stopped without a trace."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from baton.office import Office
from baton.storage.database import Sessions
from demo import ahead
from demo.child import free_port, wait_for
from demo.local_slack import binary
from demo.standin import StandIn

FOLDER = Path(os.environ.get("BATON_DEMO_FOLDER") or Path(__file__).parent.parent / ".cache" / "demo")
BOT_TOKEN, SIGNING_SECRET = "xoxb-stand-in", "a secret of the stand-in only"
BOT_ID = "UBATON"
STARTS_WITHIN = 30.0  # seconds


class DidNotStart(Exception):
    """Baton did not come up; the text holds its last words."""


class Running:
    """A stand-in Slack with Baton beside it. `company` is the stand-in's workspace, users and channels.

    The database file lies in `folder`; `prepare` commands (migrate, seed) run before Baton starts. Baton's clock can be
    moved where it is `movable`.
    """

    def __init__(
        self,
        company: Mapping[str, Any],
        folder: Path = FOLDER,
        *,
        page_port: int = 0,
        port: int = 0,
        database_url: str = "",
        prepare: tuple[tuple[str, ...], ...] = (("migrate",),),
        movable: bool = False,
    ) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.database_url = database_url or f"sqlite:///{folder / 'baton.sqlite3'}"
        self.ahead = folder / "ahead"  # by how much its clock is ahead
        self._prepare = prepare
        self._program = "demo.ahead" if movable else "cli"
        self.slack = StandIn(binary(), slack_config(company, self.port), page_port)
        self._baton: subprocess.Popen[bytes] | None = None
        self._sessions: Sessions | None = None

    def __enter__(self) -> Self:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.slack.start()
        try:
            for arguments in self._prepare:
                self.command(*arguments)
            self.start_baton()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop_baton()
        self.slack.stop()
        if self._sessions is not None:
            self._sessions.engine.dispose()
            self._sessions = None

    @property
    def office(self) -> Office:
        """An office over the same database, with the same clock, for jobs that are to come round now."""
        self._sessions = self._sessions or Sessions(self.database_url)
        return Office(self._sessions, self.environment["BATON_SECRET_KEY"].encode(), ahead.clock_of(self.ahead))

    @property
    def environment(self) -> dict[str, str]:
        """Baton's settings for this stand-in."""
        return {
            **os.environ,
            "BATON_DATABASE_URL": self.database_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": self.slack.api_url,
            "BATON_HOST": "127.0.0.1",
            "BATON_PORT": str(self.port),
            "BATON_SECRET_KEY": "a key for the stand-in’s company only, not secret",
            "BATON_PLAIN_CARDS": "true",
            ahead.FILE: str(self.ahead),
            "NO_PROXY": "127.0.0.1,localhost",
        }

    @property
    def log(self) -> Path:
        """What Baton logs."""
        return self.folder / "baton.log"

    def command(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one `baton` command with the same settings."""
        done = subprocess.run(
            [sys.executable, "-m", "cli", *arguments], env=self.environment, capture_output=True, text=True
        )
        if check and done.returncode:
            raise DidNotStart(f"baton {' '.join(arguments)} failed: {done.stderr.strip()}")
        return done

    def start_baton(self) -> None:
        """Start `baton serve` and wait until it is healthy."""
        with self.log.open("ab") as log:
            # A session of its own, so that stopping reaches the server's worker too.
            self._baton = subprocess.Popen(
                [sys.executable, "-m", self._program, "serve"],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(self._answers, STARTS_WITHIN, "Baton to answer /healthz")

    def kill_baton(self) -> None:
        """kill -9, as a crash would."""
        self._signal(signal.SIGKILL)

    def stop_baton(self) -> None:
        """Stop it politely."""
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        if self._baton is None:
            return
        try:
            os.killpg(self._baton.pid, number)
            self._baton.wait(15)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self._baton.pid, signal.SIGKILL)
            self._baton.wait()
        self._baton = None

    def _answers(self) -> bool:
        if self._baton is not None and self._baton.poll() is not None:
            last = self.log.read_text(errors="replace")[-2000:]
            raise DidNotStart(f"Baton ended with code {self._baton.returncode}:\n{last}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
            return False


def slack_config(company: Mapping[str, Any], port: int) -> dict[str, Any]:
    """The stand-in's configuration: the company's workspace, people, groups and channels, with Baton installed."""
    app = {
        "appId": "ABATON",
        "botUserId": BOT_ID,
        "botName": "Baton",
        "botToken": BOT_TOKEN,
        "signingSecret": SIGNING_SECRET,
        "mode": "events",
        "requestUrl": f"http://127.0.0.1:{port}/slack/events",
    }
    return {"usergroups": [], **company, "apps": [app]}
