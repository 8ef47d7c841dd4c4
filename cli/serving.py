"""Baton on the web (`baton serve`), over a socket that it opens itself (`baton socket`), or behind other servers."""

import gc
import multiprocessing
import os
import signal
import socket as sockets
import threading
import time
from contextlib import AbstractContextManager, nullcontext
from functools import partial
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
from cli.beside import NICENESS, NICENESS_WITH_TURNS, beside
from cli.lifeline import Lifeline
from cli.parts import Engine, Parts, require_present_revision, wsgi
from cli.problems import NotReady, Problem
from slackapp.faults import asking

log = structlog.get_logger()

THREADS = 8
# Ours wait for the database, the disk and Slack more than they need the processor.
FEWER_THREADS_ADVISED = ("_granian", f"Configuration allows spawning up to {THREADS} Python threads")
# What the server has to say goes where everything goes, and in the form the operator chose.
LIKE_OURS = {"version": 1, "incremental": True, "handlers": {}, "loggers": {"_granian": {"propagate": True}}}
WATCH_SECONDS = 1.0
ENDING = (signal.SIGINT, signal.SIGTERM)
ENDS_WITHIN = 10  # seconds that a worker has for the requests in hand when it is asked to end
LOOKS_EVERY = 0.5  # seconds; no commit of another program wakes the sender of `baton engine`


@click.command()
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes; PostgreSQL only.")
@click.option("--no-engine", is_flag=True, help="Leave the clock and the sender to baton engine.")
def serve(workers: int, no_engine: bool) -> None:
    """Serve Slack's requests over HTTP, with the clock and the sender beside."""
    settings = load("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    logs.set_up(settings.log)
    if workers > 1 and settings.is_sqlite:
        raise Problem("SQLite serves one process: use --workers 1, or PostgreSQL for more.")
    _require_free(settings.host, settings.port)
    parts = _ready(settings)
    parts.office.sessions.close()
    server = _server(settings, workers)
    lifeline = None if no_engine else Lifeline()
    with _engine_beside(server, parts, lifeline) if lifeline else nullcontext():
        server.serve(target_loader=partial(worker, lifeline), wrap_loader=False)


def _engine_beside(server: MPServer | MTServer, parts: Parts, lifeline: Lifeline) -> AbstractContextManager[None]:
    return beside(
        Engine(parts),
        lifeline,
        niceness=NICENESS_WITH_TURNS if parts.settings.is_sqlite else NICENESS,
        workers_are_there=lambda: _all_there(server),
        give_up=server.signal_handler_interrupt,
    )


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
    # The workers have the lifeline because they are forked, and are told of it in what they run, which no other way of
    # starting a process could hand over.
    multiprocessing.set_start_method("fork", force=True)
    os.register_at_fork(before=_hold_signals, after_in_parent=_take_signals, after_in_child=_end_by_signals)
    logs.leave_out(*FEWER_THREADS_ADVISED)
    server = Granian(
        "cli.serving:worker",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        factory=True,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=LIKE_OURS,
        workers_kill_timeout=ENDS_WITHIN,
    )
    _never_forking_again(server)
    return server


def _never_forking_again(server: MPServer | MTServer) -> None:
    """At a hang-up the server would fork new workers, while threads of the engine may hold locks; ours ends instead, as
    other programs do, or goes on when started with nohup. (One that finds a worker dead ends in any case.)"""
    ignored = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    server.signal_handler_reload = None if ignored else server.signal_handler_interrupt  # type: ignore[method-assign, assignment]


def _all_there(server: MPServer | MTServer) -> bool:
    return len(server.wrks) == server.workers


def _hold_signals() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)


def _take_signals() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _end_by_signals() -> None:
    """A worker is forked with its parent’s handlers, which would end nothing here; what is sent to it before it has
    thrown them away waits until then. The server sets its own later."""
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    _take_signals()


def worker(lifeline: Lifeline | None = None) -> Flask:
    """The application of one worker process; the server calls this once in each.

    Without a lifeline the engine is elsewhere: it looks for what is owed by itself, and its health is not known here.
    """
    settings = load("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    logs.set_up(settings.log)
    parts = Parts.of(settings)
    if lifeline:
        parts.office.sessions.on_owed = lifeline.bell.ring
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    web = wsgi(parts, lifeline.pulse.problems) if lifeline else wsgi(parts)
    _read_dictionaries()
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
    stopping = _asked_to_stop()
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


@click.command("engine")
def engine_alone() -> None:
    """Run the clock and the sender alone, where baton serve --no-engine or another server takes the requests."""
    settings = load("SLACK_BOT_TOKEN")
    logs.set_up(settings.log)
    engine = Engine(_ready(settings), looks_every=LOOKS_EVERY)
    stopping = _asked_to_stop()
    engine.start()
    log.info("clock and sender at work")
    stopping.wait()
    engine.stop()


def _asked_to_stop() -> threading.Event:
    """Is set when this process is asked to end."""
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    for number in ENDING:
        signal.signal(number, stop)
    return stopping


def _ready(settings: Settings) -> Parts:
    """All parts, once the database is of the right revision and Slack has said whose token it is."""
    parts = Parts.of(settings)
    require_present_revision(parts.office)
    parts.found_workspace()
    _read_dictionaries()
    return parts


def _read_dictionaries() -> None:
    """Before anybody waits for a word; before the workers are forked, who then have them from their parent."""
    for language in LANGUAGES:
        dictionary(language)
