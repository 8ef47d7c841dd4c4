"""What travels between Slack and an app: how payloads are packed, sent and written down."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from demo.shapes import Json

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Exchange:
    """One request delivered to the app, and what it answered."""

    kind: str  # "event", "command" or the type of an interactive payload
    payload: Json
    status: int
    body: Any  # parsed when JSON, else text; None when empty
    seconds: float


@dataclass(frozen=True)
class Call:
    """One Web API call of the app."""

    method: str
    args: Json
    answer: Json
    seconds: float


def parsed(text: str) -> Any:
    """Parse JSON; give anything else back as text, and nothing as None."""
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def fetch(url: str, data: bytes | None, headers: Mapping[str, str]) -> tuple[int, str, str]:
    """Send a request; return status, content type and text, whatever the status."""
    request = urllib.request.Request(url, data=data, headers=dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            kind = answer.headers.get("Content-Type", "")
            return answer.status, kind, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Content-Type", ""), error.read().decode()
    except urllib.error.URLError as error:
        return 503, "text/plain", f"not reachable: {error.reason}"


def kind_of(payload: Mapping[str, Any]) -> str:
    """What a payload is: "event", "command" or the type of an interactive payload."""
    if "command" in payload:
        return "command"
    return "event" if "event" in payload else str(payload.get("type"))


def encode(kind: str, payload: Json) -> tuple[bytes, str]:
    """The body of a request with this payload, and its content type."""
    if kind == "event":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "command" else {"payload": json.dumps(payload)}
    return urllib.parse.urlencode(fields).encode(), FORM


def decode(raw: str, content_type: str) -> Json:
    """The payload or arguments in a request's body."""
    if "json" in content_type:
        result: Json = json.loads(raw or "{}")
        return result
    fields: Json = dict(urllib.parse.parse_qsl(raw, keep_blank_values=True))
    if "payload" in fields:
        payload: Json = json.loads(fields["payload"])
        return payload
    for key in ("view", "blocks", "attachments", "metadata"):
        if isinstance(fields.get(key), str):
            fields[key] = parsed(fields[key])
    return fields
