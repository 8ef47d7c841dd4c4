"""The yardstick: a stock Bolt app under Flask whose listeners do nothing but acknowledge."""

import os
import re

from flask import Flask, Response, request
from slack_bolt import Ack, App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult

app = App(
    signing_secret=os.environ.get("SLACK_SIGNING_SECRET", "unset"),
    authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_user_id="UBOT"),
)


@app.command("/kudos")
def kudos(ack: Ack) -> None:
    """Acknowledge."""
    ack()


@app.action(re.compile("rate-level.*"))
def rate(ack: Ack) -> None:
    """Acknowledge."""
    ack()


web = Flask("stock")
handler = SlackRequestHandler(app)


@web.post("/slack/events")
def slack_events() -> Response:
    """Everything Slack sends."""
    answer: Response = handler.handle(request)
    return answer
