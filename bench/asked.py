"""What people ask of Slack in the benchmark, as the signed HTTP requests that Slack would send."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from urllib.parse import urlencode

from bench.company import CHANNELS, PEOPLE, WORKSPACE, colleague_of, handoff_id, person_id

SECRET = "a signing secret of the benchmark only"
MOST_KUDOS = 4 * PEOPLE  # of the five a day that a person may give


def kudos(number: int) -> bytes:
    """`/kudos @somebody why` for the n-th time."""
    giver, receiver = person_id(number), person_id(colleague_of(number))
    return signed(
        {
            "token": "unused",
            "team_id": WORKSPACE,
            "team_domain": "acme",
            "channel_id": CHANNELS[number % len(CHANNELS)],
            "channel_name": "general",
            "user_id": giver,
            "user_name": giver.lower(),
            "command": "/kudos",
            "text": f"<@{receiver}|{receiver.lower()}> the late deploy on Friday, no. {number}, went without a hitch",
            "api_app_id": "A1",
            "is_enterprise_install": "false",
            "response_url": "http://127.0.0.1:9/commands/T1/1/unused",
            "trigger_id": f"{number}.1.kudos",
        }
    )


def rating(number: int) -> bytes:
    """One of the five levels pressed under the n-th received handoff."""
    rater = person_id(number)
    pressed = {
        "type": "block_actions",
        "team": {"id": WORKSPACE, "domain": "acme"},
        "user": {"id": rater, "username": rater.lower(), "name": rater.lower(), "team_id": WORKSPACE},
        "api_app_id": "A1",
        "token": "unused",
        "container": {"type": "message", "message_ts": "1.1", "channel_id": f"D{rater}", "is_ephemeral": False},
        "trigger_id": f"{number}.1.rating",
        "channel": {"id": f"D{rater}", "name": "directmessage"},
        "message": {"type": "message", "ts": "1.1", "text": "Delivered", "blocks": []},
        "response_url": "http://127.0.0.1:9/actions/T1/1/unused",
        "actions": [
            {
                "action_id": f"rate-level#{number % 5}",
                "block_id": "b1",
                "type": "button",
                "text": {"type": "plain_text", "text": "4 · Delighted", "emoji": True},
                "value": f"{handoff_id(number)}:{number % 5 + 1}",
                "action_ts": "1.2",
            }
        ],
    }
    return signed({"payload": json.dumps(pressed)})


def signed(form: Mapping[str, str]) -> bytes:
    """One HTTP/1.1 request as Slack would send it now."""
    body, now = urlencode(form).encode(), int(time.time())
    signature = hmac.new(SECRET.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
    head = (
        f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: application/json,*/*\r\n"
        f"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
