"""`baton serve` and `baton socket`: Baton on the web, or over a socket that Baton opens itself."""

import atexit
import gc
import os
import signal
import socket as sockets
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType

import click
import structlog
from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer, MTServer
from slack_bolt.adapter.socket_mode import SocketModeHandler

from baton import logs
from baton.conversation.couriers import Barred, GiveUp, Undelivered
from baton.conversation.words import LANGUAGES, dictionary
from baton.settings import Settings, load
from cli.parts import ENGINE_INSIDE, Engine, Parts, engine_inside, require_present_revision, wsgi
from cli.problems import NotReady, Problem
from slackapp.faults import asking

log = structlog.get_logger()

THREADS = 8
WATCH_SECONDS = 1.0
ENGINE_NICENESS = 10  # of 19
LOOKS_FOR_WORKERS_EVERY = 0.01  # seconds
LOOKS_EVERY = 0.5  # seconds; no commit in another process wakes the sender in this one


@click.command()
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes; PostgreSQL only.")
def serve(workers: int) -> None:
    """Serve Slack's requests over HTTP, with the clock and the sender inside."""
    settings = load("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    logs.set_up(settings.log)
    if workers > 1 and settings.is_sqlite:
        raise Problem("SQLite serves one process: use --workers 1, or PostgreSQL for more.")
    _require_free(settings.host, settings.port)
    parts = _ready(settings)
    # One worker holds the clock and the sender, where a commit wakes them; several leave them to this process.
    inside = workers == 1
    os.environ[ENGINE_INSIDE] = "1" if inside else "0"
    parts.office.sessions.engine.dispose()
    server = _server(settings, workers)
    engine = nullcontext() if inside else beside(Engine(parts, looks_every=LOOKS_EVERY), lambda: _all_there(server))
    with engine:
        server.serve()


def _require_free(host: str, port: int) -> None:
    """Raises NotReady when nobody can listen there; the server's own words for it fill the screen."""
    try:
        family, kind, protocol, _, address = sockets.getaddrinfo(host, port, type=sockets.SOCK_STREAM)[0]
        with sockets.socket(family, kind, protocol) as probe:
            probe.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise NotReady(
            f"Baton cannot listen on {host}:{port} ({error.strerror}): set BATON_HOST and BATON_PORT."
        ) from None


def _server(settings: Settings, workers: int) -> MPServer | MTServer:
    return Granian(
        "cli.serving:worker",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        factory=True,
        websockets=False,
        log_level=LogLevels.warning,
    )


def _all_there(server: MPServer | MTServer) -> bool:
    return len(server.wrks) == server.workers


@contextmanager
def beside(engine: Engine, workers_are_there: Callable[[], bool]) -> Iterator[None]:
    """Run the engine in this process behind its workers: later than they, and only with what they leave idle.

    Later, because a worker that is forked while a thread of ours holds a lock waits for that lock for ever.
    """
    over, started = threading.Event(), threading.Event()

    def start() -> None:
        while not workers_are_there():
            if over.wait(LOOKS_FOR_WORKERS_EVERY):
                return
        _step_back()
        engine.start()
        started.set()

    starter = threading.Thread(target=start, name="engine-starter")
    starter.start()
    try:
        yield
    finally:
        over.set()
        starter.join()
        if started.is_set():
            engine.stop()


def _step_back() -> None:
    """Let this thread, and those it starts, run when nobody else wants the processor: whoever asks comes first.

    Linux keeps this for each thread. The process stays as it was: workers inherit from it, one that takes the place of
    a dead one as well, and without being root they could not take it back.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), ENGINE_NICENESS)


def worker() -> Flask:
    """The application of one worker process; the server calls this once in each."""
    settings = load("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    logs.set_up(settings.log)
    parts = Parts.of(settings)
    engine = Engine(parts) if engine_inside() else None
    if engine:
        engine.start()
        atexit.register(engine.stop)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    web = wsgi(parts, engine)
    for language in LANGUAGES:
        dictionary(language)
    # What is here now stays: the garbage collector need not look through it again, which takes it 50 ms each time. Nor
    # does it look once before: of 250,000 objects it would free 1,400, and everybody would wait 0.2 s for that.
    gc.freeze()
    return web


def _end_with(parent: int) -> None:
    """A worker whose server was killed must not go on holding the port and the database."""
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(1)


@click.command()
def socket() -> None:
    """Serve over Socket Mode, for those without a public address."""
    settings = load("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
    logs.set_up(settings.log)
    parts = _ready(settings)
    engine = Engine(parts)
    engine.start()
    handler = SocketModeHandler(parts.bolt(), settings.app_token.get_secret_value())
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        with asking(new=False):
            handler.connect()  # type: ignore[no-untyped-call]
        log.info("connected over Socket Mode")
        stopping.wait()
    except (Barred, GiveUp) as refused:
        raise NotReady(f"Slack refuses the app token ({refused.reason}): check SLACK_APP_TOKEN.") from None
    except Undelivered as failure:
        raise NotReady(f"Slack cannot be reached ({failure.reason}): check the network and SLACK_API_URL.") from None
    finally:
        handler.close()  # type: ignore[no-untyped-call]
        engine.stop()


def _ready(settings: Settings) -> Parts:
    """All parts, once the database is of the right revision and Slack has said whose token it is."""
    parts = Parts.of(settings)
    require_present_revision(parts.office)
    parts.found_workspace()
    return parts
