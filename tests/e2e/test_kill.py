"""kill -9 at random moments under load: what was acknowledged is there, and what is owed is sent once.

A message may be sent twice only if Baton died between Slack's answer and its own commit. Requests that were cut off
are repeated after the restart with the same trigger, as a person or Slack might, and must not count twice.
"""

import hashlib
import hmac
import http.client
import os
import random  # noqa: TID251  (chosen afresh for every run, printed, and repeatable with KILL_SEED)
import re
import sqlite3
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from demo.running import SIGNING_SECRET, Running
from demo.standin import wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket, pytest.mark.timeout(300)]

KILLS = 30
GIVERS, RECEIVERS, CHANNELS = 120, 80, 30
CLIENTS = 5
PER_GIVER = 5  # the day's allowance
LONGEST_LIFE = 0.8  # seconds under load before the kill
LONGEST_PAUSE = 0.3  # seconds between two requests of one client
TOKEN = re.compile(r"token-[0-9]{5}")
IN_FLIGHT = 6  # calls around a kill among which the two senders' unfinished ones must be


def company() -> dict[str, Any]:
    """Enough people for everybody to stay within the day's allowance, enough channels for one post a second in each."""
    people = [f"UGIVER{n:03}" for n in range(GIVERS)] + [f"URECEIVER{n:03}" for n in range(RECEIVERS)]
    users = [{"id": id, "name": id.lower(), "real_name": id.title(), "email": f"{id}@x.test"} for id in people]
    rooms = [{"id": f"CROOM{n:02}", "name": f"room-{n}", "members": [*people, "UBATON"]} for n in range(CHANNELS)]
    return {"workspace": {"name": "Many", "domain": "many", "teamId": "TMANY"}, "users": users, "channels": rooms}


@dataclass
class Deed:
    """One kudos to give: its token, its request, where it is posted, and what became of it."""

    token: str
    fields: dict[str, str]
    post: bool
    acknowledged: int = 0
    cut_off: int = 0


def deeds(chance: random.Random) -> Iterator[Deed]:
    """Kudos for as long as there are givers; a third of them is posted in a channel."""
    for number in range(GIVERS * PER_GIVER):
        token = f"token-{number:05}"
        receiver, room = f"URECEIVER{chance.randrange(RECEIVERS):03}", f"CROOM{chance.randrange(CHANNELS):02}"
        post = number % 3 == 0
        where = {"channel_id": room, "channel_name": "room"}
        direct = {"channel_id": "DGIVER", "channel_name": "directmessage"}
        fields = {
            "team_id": "TMANY",
            "user_id": f"UGIVER{number % GIVERS:03}",
            "user_name": "giver",
            "command": "/kudos",
            "text": f"<@{receiver}> {token} kept the line running all night",
            "trigger_id": f"trigger-{number}",
            "response_url": "http://127.0.0.1:9/nobody",
            **(where if post else direct),
        }
        yield Deed(token, fields, post)


@dataclass
class Load:
    """A few clients that give kudos while `up` is set, and try again what was cut off."""

    port: int
    waiting: Iterator[Deed]
    chance: random.Random
    up: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    again: deque[Deed] = field(default_factory=deque)
    tried: list[Deed] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def client(self, pauses: random.Random) -> None:
        """One client's work."""
        while not self.over.is_set():
            if not self.up.wait(0.05):
                continue
            deed = self.next()
            if deed is None:
                return
            self.give(deed)
            time.sleep(pauses.uniform(0, LONGEST_PAUSE))

    def next(self) -> Deed | None:
        """What was cut off comes first."""
        with self.lock:
            if self.again:
                return self.again.popleft()
            deed = next(self.waiting, None)
            if deed is not None:
                self.tried.append(deed)
            return deed

    def give(self, deed: Deed) -> None:
        """Send one request; note how it was acknowledged, or that it was cut off."""
        try:
            said = self.post(urlencode(deed.fields))
        except (OSError, http.client.HTTPException):
            deed.cut_off += 1
            with self.lock:
                self.again.append(deed)
            return
        if "Your thanks went to" in said or (deed.cut_off and "Already done" in said):
            deed.acknowledged += 1
        else:
            self.wrong.append(said)

    def post(self, body: str) -> str:
        """One signed request; the answer's text."""
        now = str(int(time.time()))
        digest = hmac.new(SIGNING_SECRET.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": f"v0={digest}",
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
            line.request("POST", "/slack/events", body, headers)
            answer = line.getresponse()
            return f"{answer.status} {answer.read().decode()}"


@dataclass
class Ledger:
    """What is in Baton's database."""

    path: Path

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path, timeout=10)) as database:
            return database.execute(query).fetchall()

    def count(self, query: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {query}")[0][0])  # noqa: S608  (queries of this file only)


def sendings(running: Running) -> list[tuple[str, str]]:
    """(token, recipient) of every new message the stand-in took, in order; anything else keeps its place as ''."""
    found = []
    for call in list(running.slack.relay.record.calls):
        token = TOKEN.search(str(call.args.get("blocks"))) if call.method == "chat.postMessage" else None
        found.append((token[0], str(call.args["channel"])) if token and call.answer.get("ok") else ("", ""))
    return found


def test_thirty_kills_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    seed = int(os.environ.get("KILL_SEED") or random.SystemRandom().randrange(10**6))
    chance = random.Random(seed)
    print(f"KILL_SEED={seed}")  # noqa: T201  (pytest shows it when the test fails)
    with Running(company(), tmp_path / "baton") as running:
        ledger = Ledger(tmp_path / "baton" / "baton.sqlite3")
        wait_for(lambda: ledger.count("people") >= GIVERS + RECEIVERS, 20, "the directory")
        load = Load(running.port, deeds(chance), chance)
        kills = kill_again_and_again(running, load, chance)
        finish(load, ledger)
        sent = sendings(running)
        check_deeds(load, ledger)
        check_messages(load, sent, kills)
        assert "incident" not in running.log.read_text()


def kill_again_and_again(running: Running, load: Load, chance: random.Random) -> list[int]:
    """Kill Baton thirty times under load; returns how many calls the stand-in had taken at each kill."""
    clients = [threading.Thread(target=load.client, args=(random.Random(n),), daemon=True) for n in range(CLIENTS)]
    for client in clients:
        client.start()
    kills = []
    for _ in range(KILLS):
        load.up.set()
        time.sleep(chance.uniform(0.02, LONGEST_LIFE))
        running.kill_baton()
        kills.append(len(running.slack.relay.record.calls))
        load.up.clear()
        running.start_baton()
    load.over.set()
    for client in clients:
        client.join(15)
    return kills


def finish(load: Load, ledger: Ledger) -> None:
    """Repeat what is still cut off, and wait until nothing is owed."""
    while load.again:
        load.give(load.again.popleft())
    owed = "deliveries WHERE state IN ('owed', 'claimed')"
    wait_for(lambda: ledger.count(owed) == 0, 90, "the outbox to be empty")


def check_deeds(load: Load, ledger: Ledger) -> None:
    """What was acknowledged is there, once; nothing is there that nobody asked for."""
    assert load.wrong == []
    assert len(load.tried) > KILLS, "hardly any load"
    assert sum(deed.cut_off for deed in load.tried) > 0, "no request was ever cut off"
    assert all(deed.acknowledged == 1 for deed in load.tried)
    stored = Counter(TOKEN.findall(" ".join(reason for (reason,) in ledger.rows("SELECT reason FROM kudos"))))
    assert stored == Counter({deed.token: 1 for deed in load.tried})
    assert ledger.count("deliveries WHERE state IN ('failed', 'unknown')") == 0


def check_messages(load: Load, sent: list[tuple[str, str]], kills: list[int]) -> None:
    """Every owed message was taken by the stand-in, and again only where Baton was killed while it was in hand."""
    owed = set()
    for deed in load.tried:
        receiver = deed.fields["text"][2:].partition(">")[0]
        owed |= {(deed.token, receiver)} | ({(deed.token, deed.fields["channel_id"])} if deed.post else set())
    times = Counter(each for each in sent if each[0])
    assert times.keys() == owed
    again = [each for each, count in times.items() if count > 1]
    for each in again:
        *interrupted, _ = [place for place, taken in enumerate(sent) if taken == each]
        near = [{kill for kill in kills if abs(place - kill) <= IN_FLIGHT} for place in interrupted]
        assert all(near), f"{each} was repeated without a reason"
        assert len(set().union(*near)) >= len(interrupted), f"{each} was repeated oftener than Baton was killed"
    assert sum(times.values()) - len(times) <= 2 * KILLS, "more than the two senders can have had in hand"
