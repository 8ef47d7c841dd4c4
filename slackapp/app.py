"""Puts the Slack door together: a Bolt app with generic listeners, and the Flask app that serves it."""

import re
from typing import Any

import structlog
from flask import Flask, Response, jsonify, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from baton import logs
from slackapp import limits
from slackapp.door import Door
from slackapp.events import Events

log = structlog.get_logger()

# Bolt finds the token in the environment by itself, and says that it needs none beside a client.
CLIENT_PREFERRED = ("slack_bolt.App", "As you gave `client` as well, `token` will be unused.")
ANYTHING = re.compile(".*")
A_TIME = re.compile("[0-9]{1,18}")


def bolt_app(door: Door, events: Events, *, signing_secret: str, bot_token: str, api_url: str) -> App:
    """A Bolt app that acknowledges after the listener is done, and asks Slack nothing to authorize a request."""

    def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=bot_token)

    logs.leave_out(*CLIENT_PREFERRED)
    app = App(
        signing_secret=signing_secret,
        authorize=authorize,
        client=WebClient(base_url=api_url, timeout=limits.WAIT_FOR_MODAL, retry_handlers=[]),
        process_before_response=True,
        ignoring_self_events_enabled=False,  # needs the bot's own id from a call to Slack; we hear no messages
        attaching_conversation_kwargs_enabled=False,
        attaching_function_token_enabled=False,
    )
    app.command(ANYTHING)(door.command)
    app.action(ANYTHING)(door.action)
    app.view(ANYTHING)(door.form)
    app.shortcut(ANYTHING)(door.shortcut)
    for name in events.NAMES:
        app.event(name)(events.happened)
    app.error(_broke)
    return app


def _broke(error: Exception) -> None:
    """What no listener foresaw; Slack gets a 500, and sends events again. Bolt itself would log what the error says."""
    log.error("incident", exc_info=error)


def flask_app(bolt: App, health: Any) -> Flask:
    """`POST /slack/events` for everything Slack sends, `GET /healthz` for whoever watches over us."""
    flask = Flask("baton")
    handler = SlackRequestHandler(bolt)

    @flask.post("/slack/events")
    def slack_events() -> Response:
        # Bolt stumbles over a time that is no number before it gets to doubt the signature.
        if not A_TIME.fullmatch(request.headers.get("X-Slack-Request-Timestamp", "")):
            return Response("", 401)
        answer: Response = handler.handle(request)
        return answer

    @flask.get("/healthz")
    def healthz() -> tuple[Response, int]:
        problems = health()
        return jsonify({"ok": not problems, "problems": problems}), 503 if problems else 200

    return flask
