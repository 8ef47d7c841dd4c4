"""From the deed to Slack and back: what Slack refuses for good is told to whoever caused it, and nothing is lost."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from pytest_httpserver import HTTPServer
from sqlalchemy.engine import make_url
from werkzeug import Request, Response

from baton.conversation import desk
from baton.conversation.asks import Told
from baton.conversation.words import Voice
from baton.storage.database import Sessions
from jobs import delivering, weekly_report
from jobs.sender import Sender
from slackapp import sending
from slackapp.blocks import Capabilities, Post, render_card, render_view_body
from slackapp.sending import SlackCourier, web_client
from slackapp.spelling import SlackSpelling
from tests.doorway import TOKEN, words
from tests.stage import Stage

REASON = "stayed late so that the export was right"
Answer = Callable[[], Response]


def says(body: str | bytes, status: int = 200, **headers: str) -> Answer:
    return lambda: Response(body, status, {name.replace("_", "-"): value for name, value in headers.items()})


def refuses(error: str) -> Answer:
    return says(json.dumps({"ok": False, "error": error}))


@dataclass
class Slack:
    """A made-up Slack. `faults` are answered first, channel by channel; then every message is taken."""

    faults: dict[str, list[Answer]] = field(default_factory=dict)
    always: dict[str, Answer] = field(default_factory=dict)
    taken: list[tuple[str, str]] = field(default_factory=list)
    taking: Callable[[str], None] = lambda channel: None
    tries: int = 0

    def post(self, request: Request) -> Response:
        asked = request.get_json()
        channel = asked["channel"]
        self.tries += 1
        if self.faults.get(channel):
            return self.faults[channel].pop(0)()
        if channel in self.always:
            return self.always[channel]()
        self.taken.append((channel, words(asked["blocks"])))
        self.taking(channel)
        return Response(json.dumps({"ok": True, "channel": channel, "ts": f"{len(self.taken)}.0"}))

    def to(self, channel: str) -> list[str]:
        """What a channel or person got to read."""
        return [text for where, text in self.taken if where == channel]


@pytest.fixture
def slack(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Slack:
    monkeypatch.setattr(sending, "TIMEOUT", 0.3)
    slack = Slack()
    httpserver.expect_request("/api/chat.postMessage").respond_with_handler(slack.post)
    return slack


@pytest.fixture
def sender(stage: Stage, httpserver: HTTPServer, slack: Slack) -> Sender:
    """The real sender with the real courier, on the stage's clock."""
    client = web_client(TOKEN, httpserver.url_for("/api/"))

    def voice(told: Told) -> Voice:
        return Voice(told.language, ZoneInfo(told.zone), SlackSpelling())

    def posts(told: Told) -> list[Post]:
        return render_card(told.card, voice(told), Capabilities())

    courier = SlackCourier(
        lambda workspace: client, posts, lambda told: render_view_body(told.card, voice(told), Capabilities())
    )
    return Sender(stage.office, courier, tell=desk.tell, undelivered=desk.undelivered)


def work(stage: Stage, sender: Sender, **span: float) -> None:
    """Let the sender work for so long; nothing is waited for, the clock is set forward."""
    start = stage.now
    stage.forward(**span)
    end, stage.now = stage.now, start
    while stage.now < end:
        sender.wake()
        seconds = sender.step()
        if seconds:
            stage.forward(seconds=min(seconds, (end - stage.now).total_seconds()) + 0.001)


def states(stage: Stage, kind: str) -> list[tuple[str, str | None]]:
    return [(row.state, row.reason) for row in stage.owed(kind)]


# Refused for good


@pytest.mark.parametrize("error", ["channel_not_found", "not_in_channel", "is_archived"])
@pytest.mark.parametrize(
    ("giver", "reads"), [("UALICE", "could not post in that channel"), ("ULINA", "无法在该频道发消息")]
)
def test_kudos_that_cannot_be_posted_are_told_to_their_giver(
    stage: Stage, sender: Sender, slack: Slack, error: str, giver: str, reads: str
) -> None:
    slack.always["C1"] = refuses(error)
    stage.says(giver, f"/kudos <@UBOB> {REASON}")
    work(stage, sender, minutes=1)
    (told,) = slack.to("UBOB")
    assert REASON in told
    (unposted,) = slack.to(giver)
    assert reads in unposted
    assert states(stage, "kudos-post") == [("failed", error)]
    work(stage, sender, hours=2)
    assert slack.to(giver) == [unposted]


def test_a_digest_that_cannot_be_posted_is_told_to_the_leads(stage: Stage, sender: Sender, slack: Slack) -> None:
    slack.always["CPAY"] = refuses("not_in_channel")
    weekly_report.run(stage.office, now=stage.now)
    work(stage, sender, minutes=1)
    (told,) = slack.to("UALICE")
    assert "Baton could not post it in the team’s channel" in told
    assert slack.to("UBOB") == []
    assert len(slack.to("CSALES")) == 1
    assert ("failed", "not_in_channel") in states(stage, "weekly-digest")


@pytest.mark.parametrize("error", ["user_not_found", "channel_not_found", "cannot_dm_bot"])
def test_an_order_that_does_not_reach_its_owner_is_told_to_its_receiver(
    stage: Stage, sender: Sender, slack: Slack, error: str
) -> None:
    slack.always["UBOB"] = refuses(error)
    stage.says("ULINA", "/handoff <@UBOB> payroll export by fri")
    work(stage, sender, minutes=1)
    assert any("bob" in text.casefold() or "UBOB" in text for text in slack.to("ULINA"))
    assert ("sent", None) in states(stage, "handoff-unreached")


# Refused for a while


@pytest.mark.parametrize(
    "fault",
    [
        says("{}", 429, Retry_After="30"),
        refuses("ratelimited"),
        says("oops", 500),
        says("{}", 503),
        refuses("internal_error"),
        says("<html>down for maintenance</html>"),
    ],
    ids=["429", "ratelimited", "500", "503", "internal_error", "page"],
)
def test_a_slack_in_trouble_gets_the_post_later_and_once(
    stage: Stage, sender: Sender, slack: Slack, fault: Answer
) -> None:
    slack.faults["C1"] = [fault, fault]
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    work(stage, sender, minutes=5)
    assert len(slack.to("C1")) == 1
    assert len(slack.to("UBOB")) == 1
    assert slack.to("UALICE") == []
    assert states(stage, "kudos-post") == [("sent", None)]


def test_slacks_advice_how_long_to_wait_is_taken(stage: Stage, sender: Sender, slack: Slack) -> None:
    slack.faults["C1"] = [says("{}", 429, Retry_After="90")]
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    work(stage, sender, seconds=85)
    assert (slack.to("C1"), len(slack.to("UBOB"))) == ([], 1)
    work(stage, sender, seconds=10)
    assert len(slack.to("C1")) == 1


def test_a_slack_that_never_recovers_is_given_up_and_told(stage: Stage, sender: Sender, slack: Slack) -> None:
    slack.always["C1"] = says("oops", 500)
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    work(stage, sender, hours=6)
    assert states(stage, "kudos-post")[0][0] == "failed"
    assert len(slack.to("UALICE")) == 1


@pytest.mark.parametrize("kind", ["late", "half", "garbage"])
def test_a_post_nobody_confirmed_is_not_repeated_and_left_to_an_admin(
    stage: Stage, sender: Sender, slack: Slack, kind: str
) -> None:
    over = threading.Event()
    answers: dict[str, Answer] = {
        "late": lambda: Response(str(over.wait(5))),
        "half": says('{"ok": true, "chan'),
        "garbage": says(b"\xff\xfe"),
    }
    slack.faults["C1"] = [answers[kind]]
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    work(stage, sender, seconds=2)
    over.set()
    work(stage, sender, hours=6)
    assert states(stage, "kudos-post")[0][0] == "unknown"
    assert slack.to("C1") == []
    assert len(slack.to("UBOB")) == 1


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "invalid_auth"])
def test_a_workspace_that_shuts_us_out_loses_nothing(stage: Stage, sender: Sender, slack: Slack, error: str) -> None:
    slack.always = dict.fromkeys(("C1", "UBOB", "UALICE"), refuses(error))
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    work(stage, sender, hours=2)
    assert slack.taken == []
    assert slack.tries < 60, "it is left alone for ten minutes each time"
    slack.always = {}
    work(stage, sender, hours=1)
    assert (len(slack.to("C1")), len(slack.to("UBOB")), len(slack.to("UALICE"))) == (1, 1, 0)


# A database that is away just when Slack has answered


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_message_slack_took_while_the_database_was_locked_is_not_sent_again(
    stage: Stage, sender: Sender, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "SETTLE_EVERY", 0.05)
    monkeypatch.setattr(stage.sessions, "_busy_seconds", 0.05)
    blocker = Blocker(stage.sessions)
    slack.taking = lambda channel: blocker.lock_for(0.5)
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}", channel=None)
    work(stage, sender, hours=1)
    blocker.thread.join(5)
    assert len(slack.to("UBOB")) == 1
    assert states(stage, "kudos-told") == [("sent", None)]
    assert blocker.times == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_refusal_while_the_database_was_locked_is_still_told_to_the_giver(
    stage: Stage, sender: Sender, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "SETTLE_EVERY", 0.05)
    monkeypatch.setattr(stage.sessions, "_busy_seconds", 0.05)
    blocker = Blocker(stage.sessions)

    def refuse_and_lock() -> Response:
        blocker.lock_for(0.5)
        return refuses("not_in_channel")()

    slack.always["C1"] = refuse_and_lock
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    work(stage, sender, hours=1)
    blocker.thread.join(5)
    assert len(slack.to("UALICE")) == 1


class Blocker:
    """Another process that writes for a while."""

    def __init__(self, sessions: Sessions) -> None:
        self.path = make_url(str(sessions.engine.url)).database or ""
        self.times = 0
        self.thread = threading.Thread()

    def lock_for(self, seconds: float) -> None:
        """Returns once the database is locked."""
        self.times += 1
        locked = threading.Event()
        self.thread = threading.Thread(target=self._hold, args=(seconds, locked))
        self.thread.start()
        assert locked.wait(5)

    def _hold(self, seconds: float, locked: threading.Event) -> None:
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=5)) as other:
            other.execute("BEGIN IMMEDIATE")
            locked.set()
            time.sleep(seconds)
            other.execute("ROLLBACK")
