"""Slack's requests at the door: what is acknowledged, with which status and which words."""

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from slackapp.app import bolt_app
from slackapp.blocks import Capabilities
from slackapp.door import Door
from slackapp.events import Events
from tests.stage import Stage

SECRET = "a signing secret for tests only"


class Slack:
    """Sends Baton what Slack sends, signed, and keeps the views it was asked to open."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.views: list[dict[str, Any]] = []
        monkeypatch.setattr(WebClient, "api_call", self._call)
        door = Door(stage.office, Capabilities())
        events = Events(stage.office)
        self._app = bolt_app(door, events, signing_secret=SECRET, bot_token="xoxb-1", api_url="http://slack.test/api/")
        self._triggers = 0

    def _call(self, method: str, **asked: Any) -> dict[str, Any]:
        self.views.append(asked["json"]["view"] if "json" in asked else json.loads(asked["params"]["view"]))
        return {"ok": True, "method": method}

    def types(self, who: str, command: str, text: str = "") -> BoltResponse:
        """A slash command in #payroll."""
        self._triggers += 1
        return self._sent(
            {
                "team_id": "T1",
                "channel_id": "CPAY",
                "channel_name": "payroll",
                "user_id": who,
                "command": command,
                "text": text,
                "response_url": "http://slack.test/answer",
                "trigger_id": f"trigger{self._triggers}",
            }
        )

    def uses(self, who: str, shortcut: str, message: dict[str, Any]) -> BoltResponse:
        """A shortcut on a message in #payroll."""
        self._triggers += 1
        payload = {
            "type": "message_action",
            "callback_id": shortcut,
            "trigger_id": f"trigger{self._triggers}",
            "team": {"id": "T1", "domain": "acme"},
            "user": {"id": who, "name": who},
            "channel": {"id": "CPAY", "name": "payroll"},
            "message": {"ts": "1.2", **message},
        }
        return self._sent({"payload": json.dumps(payload)})

    def _sent(self, form: dict[str, str]) -> BoltResponse:
        body, now = urlencode(form), str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)
        headers = {
            "content-type": ["application/x-www-form-urlencoded"],
            "x-slack-request-timestamp": [now],
            "x-slack-signature": [str(signature)],
        }
        return self._app.dispatch(BoltRequest(body=body, headers=headers))


@pytest.fixture
def slack(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Slack:
    return Slack(stage, monkeypatch)


@pytest.mark.parametrize("command", ["/handoff", "/kudos", "/rate-service", "/team"])
def test_a_command_that_opens_its_form_is_acknowledged_in_silence(slack: Slack, command: str) -> None:
    # Slack shows "failed with the error dispatch_failed" for any other status, although the form is open.
    answer = slack.types("UDAN", command)
    assert len(slack.views) == 1
    assert (answer.status, answer.body) == (200, "")


def test_a_command_that_answers_is_acknowledged_with_the_answer(slack: Slack) -> None:
    answer = slack.types("UALICE", "/handoff", "help")
    assert answer.status == 200
    assert "places an order" in answer.body
    assert json.loads(answer.body)["response_type"] == "ephemeral"


def test_people_mentioned_in_a_message_are_called_by_name_in_the_form(slack: Slack) -> None:
    slack.uses("UALICE", "make_handoff", {"user": "UBOB", "text": "Ask <@ULINA> & <@UCHARLIE|chas> for it"})
    assert "Ask @李娜 & @charlie for it" in json.dumps(slack.views[0], ensure_ascii=False)


def test_a_shortcut_that_is_refused_says_why_under_no_misleading_title(slack: Slack) -> None:
    slack.uses("UGUEST", "make_handoff", {"user": "UBOB", "text": "the contract"})
    assert slack.views[0]["title"]["text"] == "Baton"
    assert "Guests and bots cannot place orders here" in json.dumps(slack.views[0])
