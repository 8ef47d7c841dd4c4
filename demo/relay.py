"""A relay between an app and local-slack, making up for what the latter lacks.

Both directions pass through it: local-slack's requests to the app
(``/events``), and the app's calls to the Web API (``/api/``) and to response
addresses (``/_hooks/``).  It keeps a record of all of them and mends the known
differences from Slack; every one is listed in docs/local-slack.md.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

from demo import shapes
from demo.shapes import Json
from demo.wire import FORM, Call, Exchange, decode, encode, fetch, kind_of, parsed

#: a made-up command that never reaches the app: it only mints a trigger_id
MINT = "/standin-mint"
#: fields of a configured user that local-slack drops and the relay adds again
EXTRAS = ("locale", "is_admin", "is_owner", "deleted", "tz_offset", "is_restricted", "updated")


@dataclass
class Record:
    """What passed through the relay since the last reset."""

    exchanges: list[Exchange] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    triggers: dict[str, Json] = field(default_factory=dict)
    views: dict[str, Json] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    drawn: dict[str, list[Json]] = field(default_factory=dict)
    last_opened: str = ""
    arrivals: int = 0  # requests of local-slack's that reached the relay, whether or not the app has answered yet

    def redrawn(self, message: Json) -> Json:
        """A message as local-slack is to draw it; `restored` knows what it was."""
        if not message.get("blocks"):
            return message
        drawn = shapes.legible(message["blocks"])
        self.drawn[_print(drawn)] = message["blocks"]
        return {**message, "blocks": drawn}

    def restored(self, message: Json) -> Json:
        """A message of local-slack's with the blocks the app gave."""
        given = self.drawn.get(_print(message.get("blocks")))
        return {**message, "blocks": given} if given else message


def _print(blocks: Any) -> str:
    """What two equal lists of blocks have in common."""
    return json.dumps(blocks, sort_keys=True)


class Relay:
    """The relay's server (a thread) and its record."""

    def __init__(self, config: Mapping[str, Any], slack_url: str, port: int = 0) -> None:
        app = config["apps"][0]
        self.app_url: str = app["requestUrl"]
        self.secret: str = app["signingSecret"]
        self.app_id: str = app["appId"]
        self.slack_url = slack_url
        self.groups = [shapes.usergroup(each) for each in config["usergroups"]] if "usergroups" in config else None
        self.team = str(config["workspace"]["teamId"])
        self.people = {user["id"]: user for user in config["users"]}
        self.workspace = shapes.Workspace(
            {key: user.get("real_name") or user["name"] for key, user in self.people.items()},
            {room["id"]: f"#{room['name']}" for room in config["channels"]},
        )
        self.record = Record()
        self._server = _Server(self, port)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join(5)
        self._server.server_close()

    def forget(self) -> None:
        """Start an empty record."""
        self.record = Record()

    # -- towards the app ---------------------------------------------------

    def deliver(self, payload: Json) -> Exchange:
        """Sign and send a payload to the app, as Slack would; keep the answer."""
        kind = kind_of(payload)
        body, content_type = encode(kind, payload)
        if payload.get("trigger_id"):
            self.record.triggers[payload["trigger_id"]] = payload
        began = time.monotonic()
        status, _, text = fetch(self.app_url, body, self._signed(body, content_type))
        seconds = time.monotonic() - began
        exchange = Exchange(kind, payload, status, parsed(text), seconds)
        self.record.exchanges.append(exchange)
        return exchange

    def from_slack(self, raw: str, content_type: str) -> tuple[int, Any]:
        """Pass one of local-slack's requests on; return the answer it is to see."""
        payload = decode(raw, content_type)
        if payload.get("command") == MINT:
            self.record.triggers[payload["trigger_id"]] = payload
            return 200, None
        self.record.arrivals += 1
        self._mend(payload)
        exchange = self.deliver(payload)
        return exchange.status, self._acknowledged(exchange)

    def _signed(self, body: bytes, content_type: str) -> dict[str, str]:
        now = str(int(time.time()))
        base = b"v0:" + now.encode() + b":" + body
        digest = hmac.new(self.secret.encode(), base, hashlib.sha256).hexdigest()
        return {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": f"v0={digest}",
        }

    def _mend(self, payload: Json) -> None:
        if payload.get("response_url"):
            payload["response_url"] = payload["response_url"].replace(
                re.match(r"https?://[^/]+", payload["response_url"])[0],  # type: ignore[index]
                self.url,
            )
        kind = kind_of(payload)
        if kind == "command":
            payload["text"] = self.escaped(payload.get("text", ""))
            if payload["channel_id"].startswith("D"):
                payload["channel_name"] = "directmessage"
        elif kind == "block_actions":
            self._mend_action(payload)
        elif kind in ("view_submission", "view_closed"):
            self._mend_view(payload)
        elif kind == "event" and payload["event"]["type"] == "app_home_opened":
            home = self.record.homes.get(payload["event"]["user"])
            if home:
                payload["event"]["view"] = home

    def escaped(self, text: str) -> str:
        """Escape a command's text as Slack does: <@U1|name>, &amp;, &lt;, &gt;."""
        text = re.sub(r"&(?!(amp|lt|gt);)", "&amp;", text)
        token = r"<(?:[@#!][^<>]+|https?://[^<>]+|mailto:[^<>]+)>"
        parts = re.split(f"({token})", text)
        parts[0::2] = [part.replace("<", "&lt;").replace(">", "&gt;") for part in parts[0::2]]
        return "".join(re.sub(r"<@(\w+)>", self._mention, part) for part in parts)

    def _mention(self, match: re.Match[str]) -> str:
        user = self.people.get(match[1])
        return f"<@{match[1]}|{user['name']}>" if user else match[0]

    def _mend_action(self, payload: Json) -> None:
        for action in payload["actions"]:
            name = shapes.FIELDS.get(action["type"], "")
            if name not in ("", "selected_option") and "selected_option" in action:
                action[name] = action.pop("selected_option")["value"]
        if not payload.get("channel", {}).get("id"):
            home = self.record.homes.get(payload["user"]["id"], {})
            for key in ("channel", "message", "response_url", "state"):
                payload.pop(key, None)
            payload["container"] = {"type": "view", "view_id": home.get("id")}
            payload["view"] = home
        elif payload.get("message", {}).get("subtype") == "ephemeral":
            payload["container"]["is_ephemeral"] = True
            payload.pop("message")
        elif "message" in payload:
            payload["message"] = self.record.restored(payload["message"])

    def _mend_view(self, payload: Json) -> None:
        view = self.original(payload["view"])
        given = self.record.values.pop(payload["user"]["id"], None)
        values = view.get("state", {}).get("values", {})
        view["state"] = {"values": given or shapes.restored(view, values)}
        payload["view"] = view

    def _acknowledged(self, exchange: Exchange) -> Any:
        """Return the answer local-slack gets: default to ephemeral, redraw views."""
        body = exchange.body
        if exchange.kind == "command":
            if exchange.status != 200 or not body:
                return None
            body = body if isinstance(body, dict) else {"text": str(body)}
            return {"response_type": "ephemeral", **self.record.redrawn(body)}
        if isinstance(body, dict) and isinstance(body.get("view"), dict):
            return {**body, "view": self._remember(body["view"], exchange.payload)}
        return body

    def _remember(self, view: Json, payload: Json) -> Json:
        """Redraw a view of an acknowledgement; original() learns its id later."""
        view = shapes.identified(view)
        self.record.last_opened = payload["user"]["id"]
        drawn = shapes.drawable(view, self.workspace)
        return {**drawn, "standin": {"blocks": view["blocks"]}}

    def original(self, view: Json) -> Json:
        """Return a view of local-slack's with the blocks the app gave."""
        kept = self.record.views.get(view["id"])
        inline = view.pop("standin", None)
        if kept is None and inline:
            kept = {**view, "blocks": inline["blocks"]}
            self.record.views[view["id"]] = kept
        return {**view, "blocks": kept["blocks"]} if kept else view

    # -- towards local-slack -----------------------------------------------

    def api(self, path: str, raw: bytes, headers: Mapping[str, str]) -> Json:
        """Pass a Web API call on to local-slack; return its (mended) answer."""
        method, _, query = path.partition("?")
        if method == "usergroups.list" and self.groups is not None:  # local-slack knows none
            listed: Json = {"ok": True, "usergroups": self.groups}
            self.record.calls.append(Call(method, {}, listed, 0.0))
            return listed
        content_type = headers.get("Content-Type", FORM)
        sent = {"Content-Type": content_type, "Authorization": headers.get("Authorization", "")}
        args = decode(query, FORM)
        if "multipart" not in content_type:
            args |= decode(raw.decode(), content_type)
        original = shapes.identified(args["view"]) if args.get("view") else None
        if original:
            drawn = shapes.drawable(original, self.workspace)
            raw = json.dumps({**args, "view": drawn}).encode()
            sent["Content-Type"] = "application/json"
        elif args.get("blocks"):
            raw = json.dumps(self.record.redrawn(args)).encode()
            sent["Content-Type"] = "application/json"
        began = time.monotonic()
        _, _, text = fetch(f"{self.slack_url}/api/{path}", raw, sent)
        answer: Json = json.loads(text)
        self._mend_answer(method, args, answer, original)
        self.record.calls.append(Call(method, args, answer, time.monotonic() - began))
        return answer

    def _mend_answer(self, method: str, args: Json, answer: Json, original: Json | None) -> None:
        if "message" in answer:
            answer["message"] = self.record.restored(answer["message"])
        for user in [*answer.get("members", []), answer.get("user")]:
            if isinstance(user, dict):
                self._mend_user(user)
        if not original or not answer.get("ok"):
            return
        view = answer["view"] = {**answer["view"], "blocks": original["blocks"]}
        if method == "views.publish":
            self.record.homes[args["user_id"]] = view
            return
        self.record.views[view["id"]] = view
        if method in ("views.open", "views.push"):
            minted = self.record.triggers.get(args.get("trigger_id", ""), {})
            user = minted.get("user_id") or minted.get("user", {}).get("id", "")
            self.record.last_opened = user

    def _mend_user(self, user: Json) -> None:
        offset = datetime.now(ZoneInfo(user["tz"])).utcoffset() if user.get("tz") else None
        if offset is not None:
            user["tz_offset"] = int(offset.total_seconds())
        known = self.people.get(user.get("id", ""), {})
        user.update({key: known[key] for key in EXTRAS if key in known})
        if "display_name" in known:
            user.setdefault("profile", {})["display_name"] = known["display_name"]

    def hook(self, path: str, raw: bytes) -> tuple[int, str]:
        """Pass on what the app sent to a response address; ephemeral by default."""
        body = json.loads(raw or b"{}")
        if not body.get("replace_original") and not body.get("delete_original"):
            body.setdefault("response_type", "ephemeral")
        target = f"{self.slack_url}{path}"
        headers = {"Content-Type": "application/json"}
        status, _, text = fetch(target, json.dumps(self.record.redrawn(body)).encode(), headers)
        self.record.calls.append(Call("response_url", body, {"ok": status == 200}, 0.0))
        return status, text or "ok"


class _Server(ThreadingHTTPServer):
    """A server that knows its relay."""

    daemon_threads = True

    def __init__(self, relay: Relay, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.relay = relay


class _Handler(BaseHTTPRequestHandler):
    """Hand each request to the relay's method for its path."""

    def do_POST(self) -> None:
        assert isinstance(self.server, _Server)
        relay = self.server.relay
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status: int
        body: Any
        if self.path == "/events":
            kind = self.headers.get("Content-Type", "")
            status, body = relay.from_slack(raw.decode(), kind)
        elif self.path.startswith("/api/"):
            headers = {str(key): str(value) for key, value in self.headers.items()}
            status, body = 200, relay.api(self.path.removeprefix("/api/"), raw, headers)
        else:
            status, body = relay.hook(self.path, raw)
        self._answer(status, body)

    def do_GET(self) -> None:
        self.do_POST()

    def _answer(self, status: int, body: Any) -> None:
        text = "" if body is None else body if isinstance(body, str) else json.dumps(body)
        self.send_response(status)
        mime = "application/json" if isinstance(body, dict) else "text/plain"
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(text.encode())))
        self.send_header("Connection", "close")  # said aloud, lest a client sends its next request into a closed one
        with suppress(ConnectionError):  # whoever asked may have been killed meanwhile
            self.end_headers()
            self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the record has it all."""
