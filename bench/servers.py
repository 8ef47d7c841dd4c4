"""The two that are compared, each started for its turn and stopped after it: Baton, and the stock app."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.asked import SECRET

GUNICORN_THREADS = 8
STARTS_WITHIN = 30.0  # seconds
LOOKS_EVERY = 0.005
# Kept from the servers: with it every start compiles all of Python's files anew, which it does on no user's machine.
NOT_THEIRS = "PYTHONDONTWRITEBYTECODE"


class DidNotStart(Exception):
    """A server did not come up."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens, and its first process."""

    port: int
    process: subprocess.Popen[bytes]
    started_in: float  # seconds from the first process until it answered

    def cpu_seconds(self) -> float:
        """Processor time of all its processes so far."""
        first = psutil.Process(self.process.pid)
        times = [each.cpu_times() for each in (first, *first.children(recursive=True))]
        return float(sum(each.user + each.system for each in times))


@contextmanager
def baton(database_url: str, api_port: int, workers: int, folder: Path) -> Iterator[Server]:
    """`baton serve` as it is recommended, with the sender and the clock at work."""
    port = free_port()
    environment = {
        "BATON_DATABASE_URL": database_url,
        "BATON_SECRET_KEY": "a key of the benchmark only, of no use to anybody",
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{api_port}/api/",
        "BATON_HOST": "127.0.0.1",
        "BATON_PORT": str(port),
    }
    command = (sys.executable, "-m", "cli", "serve", "--workers", str(workers))
    with _running(command, environment, port, "/healthz", folder / "baton.log") as server:
        yield server


@contextmanager
def stock(workers: int, folder: Path) -> Iterator[Server]:
    """The stock app under gunicorn with threads."""
    port = free_port()
    command = (
        *(sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", str(GUNICORN_THREADS)),
        *("--workers", str(workers), "--bind", f"127.0.0.1:{port}", "--log-level", "warning", "bench.stock:web"),
    )
    with _running(command, {"SLACK_SIGNING_SECRET": SECRET}, port, "/", folder / "stock.log") as server:
        yield server


@contextmanager
def stub_slack(folder: Path) -> Iterator[int]:
    """The Slack API that says ok to everything; yields its port."""
    port = free_port()
    with _running((sys.executable, "-m", "bench.stub", str(port)), {}, port, "/", folder / "stub.log"):
        yield port


@contextmanager
def _running(
    command: tuple[str, ...], environment: Mapping[str, str], port: int, path: str, log: Path
) -> Iterator[Server]:
    ours = {name: value for name, value in os.environ.items() if name != NOT_THEIRS}
    started = time.perf_counter()
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            env={**ours, "NO_PROXY": "127.0.0.1", **environment},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        while not _answers(port, path):
            if process.poll() is not None or time.perf_counter() - started > STARTS_WITHIN:
                raise DidNotStart(f"{' '.join(command)}\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(LOOKS_EVERY)
        yield Server(port, process, time.perf_counter() - started)
    finally:
        _stop(process)


def _answers(port: int, path: str) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2).close()
    except urllib.error.HTTPError as answer:
        return answer.code == 404
    except OSError:
        return False
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                continue
        return


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
