"""The Slack door as Slack sees it: signed requests to the real Flask and Bolt app, over a stage's database."""

import io
import itertools
import json
import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
import structlog
from flask.testing import FlaskClient
from pytest_httpserver import HTTPServer
from slack_sdk.signature import SignatureVerifier
from werkzeug.test import TestResponse

from baton import logs
from slackapp.app import bolt_app, flask_app
from slackapp.blocks import Capabilities
from slackapp.door import Door
from slackapp.events import Events
from tests.slackapp.limits_check import assert_within_limits, shown_texts
from tests.stage import ACME, CAST, Stage

SECRET = "the signing secret of these tests"
TOKEN = "xoxb-the-token-of-these-tests"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
NOBODY_THERE = "http://127.0.0.1:9/"  # the port "discard", where nobody listens

Json = dict[str, Any]


@dataclass
class Doorway:
    """Slack's side of the door. `tries` counts what a test chooses to count."""

    stage: Stage
    slack: HTTPServer | None = None
    tries: int = 0
    said: io.StringIO = field(default_factory=io.StringIO)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        api_url = self.slack.url_for("/api/") if self.slack else f"{NOBODY_THERE}api/"
        office = self.stage.office
        bolt = bolt_app(
            Door(office, Capabilities()), Events(office), signing_secret=SECRET, bot_token=TOKEN, api_url=api_url
        )
        self.client = flask_app(bolt, list).test_client()

    def log(self) -> str:
        """Everything logged so far."""
        return self.said.getvalue()

    def fresh(self, kind: str) -> str:
        """An id nobody has seen yet."""
        return f"{kind}{next(self._ids)}"

    def send(self, body: str, content_type: str, **headers: str) -> TestResponse:
        """One signed request; `headers` replace or (empty) remove Slack's own."""
        now = str(int(time.time()))
        signed = {
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body) or "",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        kept = {name: value for name, value in signed.items() if value}
        return self.client.post("/slack/events", data=body, headers=kept, content_type=content_type)

    def command(self, who: str, typed: str, **more: str) -> Any:
        """A slash command ("/kudos <@UBOB> why") and what the person reads at once, after checking Slack's limits."""
        response = self.send(self.command_body(who, typed, **more), FORM)
        assert response.status_code == 200, response.text
        if not response.data:
            return None
        answer = json.loads(response.data)
        assert answer["response_type"] == "ephemeral"
        assert_within_limits(answer["blocks"])
        return answer

    def command_body(self, who: str, typed: str, **more: str) -> str:
        """A slash command as Slack encodes it."""
        name, _, text = typed.partition(" ")
        fields = {
            "team_id": ACME.id,
            "channel_id": "C1",
            "channel_name": "general",
            "user_id": who,
            "user_name": CAST.get(who, (who,))[0],
            "command": name,
            "text": text,
            "response_url": f"{NOBODY_THERE}hooks/1",
            "trigger_id": self.fresh("trigger"),
            **more,
        }
        return urlencode(fields, errors="surrogatepass")

    def payload(self, kind: str, who: str, **more: Any) -> Json:
        """An interactive payload as Slack sends it; `more` replaces what is in it, None takes it out."""
        whole = {
            "type": kind,
            "team": {"id": ACME.id, "domain": "acme"},
            "user": {"id": who, "username": CAST.get(who, (who,))[0], "team_id": ACME.id},
            "api_app_id": "A1",
            "trigger_id": self.fresh("trigger"),
            **more,
        }
        return {name: value for name, value in whole.items() if value is not None}

    def interact(self, payload: Mapping[str, Any]) -> Any:
        """Sends an interactive payload; the body of its acknowledgement, None when it is empty."""
        response = self.send(urlencode({"payload": json.dumps(payload)}), FORM)
        assert response.status_code == 200, response.text
        answer = json.loads(response.data) if response.data else None
        if answer and "view" in answer:
            assert_within_limits(answer["view"])
        return answer

    def press(self, who: str, action: str, value: str = "", **more: Any) -> Any:
        """Presses a button in a message."""
        button = {"type": "button", "action_id": action, "block_id": "b", "value": value, "action_ts": "1.0"}
        where = {"channel": {"id": "C1"}, "response_url": f"{NOBODY_THERE}hooks/2"}
        return self.interact(self.payload("block_actions", who, **{"actions": [button], **where, **more}))

    def submit(self, who: str, name: str, values: Mapping[str, Mapping[str, Any]], **view: Any) -> Any:
        """Submits a form with state values by block id; the first given view id stays the same form."""
        return self.interact(self.payload("view_submission", who, view=self.view(name, values, **view)))

    def view(self, name: str, values: Mapping[str, Mapping[str, Any]], **more: Any) -> Json:
        """A modal as Slack sends it back."""
        blocks = [
            {"type": "input", "block_id": key, "label": {}, "element": {"type": value["type"], "action_id": "value"}}
            for key, value in values.items()
        ]
        state = {"values": {key: {"value": value} for key, value in values.items()}}
        return {
            "id": self.fresh("V"),
            "type": "modal",
            "hash": "1.h",
            "callback_id": name,
            "private_metadata": "{}",
            "blocks": blocks,
            "state": state,
            **more,
        }

    def event(self, event: Json, event_id: str = "", **headers: str) -> TestResponse:
        """An event of the Events API."""
        whole = {
            "type": "event_callback",
            "team_id": ACME.id,
            "api_app_id": "A1",
            "event": event,
            "event_id": event_id or self.fresh("Ev"),
        }
        return self.send(json.dumps(whole), JSON, **headers)

    def asked(self, method: str) -> list[Json]:
        """What Slack was asked, oldest first."""
        assert self.slack is not None
        calls = [request for request, _ in self.slack.log if request.path == f"/api/{method}"]
        return [call.get_json(silent=True) or dict(call.form) for call in calls]


def words(shown: Any) -> str:
    """All texts of an answer, view or message, one after another."""
    return "\n".join(shown_texts(shown))


@pytest.fixture
def doorway(stage: Stage) -> Iterator[Doorway]:
    """The door over the stage, with no Slack behind it and everything it logs kept."""
    yield from open_doorway(stage, None)


@pytest.fixture
def doorway_with_slack(stage: Stage, httpserver: HTTPServer) -> Iterator[Doorway]:
    """The door over the stage, with a made-up Slack behind it."""
    yield from open_doorway(stage, httpserver)


def open_doorway(stage: Stage, slack: HTTPServer | None) -> Iterator[Doorway]:
    """A doorway whose log is what an operator's would be."""
    opened = Doorway(stage, slack)
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    logs.set_up("json", opened.said, cache=False)
    yield opened
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)
