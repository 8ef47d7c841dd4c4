"""Slack's payloads are read into what the desk works with."""

from typing import Any

import pytest

from baton.conversation.asks import Message
from slackapp.requests import read_shortcut


@pytest.mark.parametrize(
    ("message", "thread"),
    [
        ({"ts": "1700000000.000100", "user": "UBOB"}, "1700000000.000100"),
        ({"ts": "1700000000.000100", "user": "UBOB", "thread_ts": "1600000000.000200"}, "1600000000.000200"),
    ],
    ids=["a message", "an answer in a thread"],
)
def test_an_answer_to_a_message_belongs_under_the_one_that_began_its_thread(
    message: dict[str, Any], thread: str
) -> None:
    request = read_shortcut(
        {
            "type": "message_action",
            "callback_id": "kudos_for_this",
            "team": {"id": "T1", "domain": "acme"},
            "user": {"id": "UALICE", "username": "alice"},
            "channel": {"id": "C1"},
            "trigger_id": "1.1",
            "message": message,
        }
    )
    link = "https://acme.slack.com/archives/C1/p1700000000000100"
    assert request.asked["message"] == Message("UBOB", "", "C1", link, thread, "1700000000.000100")
