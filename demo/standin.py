"""A driver for local-slack, the stand-in Slack that runs on this machine.

``StandIn`` starts local-slack as a child process with a relay in front of it
(see relay.py) and then acts for the people of the workspace: they give
commands, press buttons, fill in modals and open the app's Home.

The app under test must use ``StandIn.api_url`` as its Web API address and
listen at the ``requestUrl`` of the configuration's first app:

    with StandIn(binary, config) as slack:
        start_app(base_url=slack.api_url)
        slack.command("U1", "C1", "/kudos", "@mei thanks!")
        slack.submit("U1", {"note": "well done"})
"""

from __future__ import annotations

import atexit
import copy
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from demo import shapes
from demo.child import LocalSlack, completed, wait_for
from demo.relay import MINT, Relay
from demo.shapes import Json
from demo.wire import Call, Exchange

Reply = Exchange
T = TypeVar("T")
LOST_AFTER = 10.0  # seconds
MINT_TRIES = 3


class StandIn:
    """A running local-slack, and hands to use it with."""

    def __init__(
        self,
        binary: str | Path,
        config: Mapping[str, Any],
        port: int = 0,
        relay_port: int = 0,
    ) -> None:
        self._child = LocalSlack(binary, port)
        self.url = self._child.url
        self.config = completed(config)
        self.app = self.config["apps"][0]
        self.relay = Relay(self.config, self.url, relay_port)
        self.api_url = f"{self.relay.url}/api/"

    # -- life --------------------------------------------------------------

    def start(self) -> Self:
        """Start local-slack and wait until it answers.

        Call this in a thread that lives on: the child ends with its thread.
        """
        atexit.register(self.stop)
        config = copy.deepcopy(self.config)
        config.pop("usergroups", None)  # local-slack knows none: the relay answers for them
        config["apps"][0]["requestUrl"] = f"{self.relay.url}/events"
        try:
            self.relay.start()
            self._child.start(config)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop everything; harmless when repeated."""
        atexit.unregister(self.stop)
        self._child.stop()
        self.relay.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def reset(self) -> None:
        """Forget all messages, views and records; people and channels stay."""
        self._child.control("reset", {})
        self.relay.forget()

    # -- what people do ----------------------------------------------------

    def command(self, user: str, channel: str, command: str, text: str = "", escape: bool = True) -> Reply:
        """Give a slash command; ``@name`` becomes a mention unless escape is False."""
        typed = self.mentioned(text) if escape else text
        body = {"user": user, "channel": channel, "command": command, "text": typed}
        return self._watched("command", lambda: self._child.control("command", body))

    def say(self, user: str, channel: str, text: str, thread_ts: str = "") -> Json:
        """Post a message as a person (the app gets a message event)."""
        body = {"user": user, "channel": channel, "text": self.mentioned(text)}
        if thread_ts:
            body["thread_ts"] = thread_ts
        return dict(self._child.control("message", body)["message"])

    def click(self, user: str, channel: str, message_ts: str, what: str, value: Any = None) -> Reply:
        """Use an element of a message: its action id, its button's text, or the text of an option behind "⋯".

        For a select, value is what to choose (an id, or an option's value or text).
        """
        message = self.message(channel, message_ts)
        body = {"user": user, "channel": channel, "messageTs": message_ts}
        action = {"action": shapes.action(message, what, value)}
        return self._watched("block_actions", lambda: self._child.control("interact", body | action))

    def click_home(self, user: str, what: str, value: Any = None) -> Reply:
        """Use an element of the Home the app published for this person."""
        home = self.home(user)
        if home is None:
            raise LookupError(f"no Home published for {user}")
        return self._view_action(user, home, what, value, {})

    def click_view(self, user: str, what: str, value: Any = None, values: Mapping[str, Any] | None = None) -> Reply:
        """Use an element inside the open modal; values are what is filled in so far."""
        view = self.open_view(user)
        return self._view_action(user, view, what, value, shapes.filled(view, values or {}))

    def submit(self, user: str, values: Mapping[str, Any] | None = None) -> dict[str, str]:
        """Fill in and submit the open modal; return the app's errors by block id.

        Values are plain ones by block id (or action id); see shapes.state().
        Elements not mentioned keep what they start with.
        """
        view = self.open_view(user)
        state = shapes.filled(view, values or {})
        lacking = shapes.missing(view, state)
        if lacking:
            raise ValueError(f"Slack would not send this: {lacking} must be filled in")
        self.relay.record.values[user] = state
        packet = {"t": "view_submit", "user": user, "values": state}
        reply = self._watched("view_submission", lambda: self._child.packet(packet))
        body = reply.body if isinstance(reply.body, dict) else {}
        if reply.status != 200:
            raise RuntimeError(f"the app answered {reply.status}: {reply.body}")
        if body.get("response_action") == "errors":
            return dict(body.get("errors") or {})
        # local-slack acts on the answer a moment after it has come; every other answer takes the view's place.
        wait_for(lambda: self._top() != view["id"], what="the modal to change")
        return {}

    def close_view(self, user: str) -> None:
        """Close the open modal, with all those under it."""
        view = self.open_view(user)
        packet = {"t": "view_close", "user": user}
        if view.get("notify_on_close"):
            self._watched("view_closed", lambda: self._child.packet(packet))
        else:
            self._child.packet(packet)
        wait_for(lambda: not self._stack(), what="the modal to close")

    def shortcut(self, user: str, callback_id: str) -> Reply:
        """Use a global shortcut (local-slack has none: the relay sends it)."""
        minted = self._mint(user, self.config["channels"][0]["id"])
        return self.relay.deliver(self._base("shortcut", user, minted) | {"callback_id": callback_id})

    def message_shortcut(self, user: str, channel: str, message_ts: str, callback_id: str) -> Reply:
        """Use a message shortcut (local-slack has none: the relay sends it)."""
        minted = self._mint(user, channel)
        payload = self._base("message_action", user, minted) | {
            "callback_id": callback_id,
            "channel": {"id": channel, "name": self._channel_name(channel)},
            "message_ts": message_ts,
            "message": self.message(channel, message_ts),
            "response_url": minted["response_url"].replace(self.url, self.relay.url),
        }
        return self.relay.deliver(payload)

    def event(self, event: Mapping[str, Any]) -> Reply:
        """Send the app an event local-slack never makes (team_join, user_change...)."""
        now = time.time()
        return self.relay.deliver(
            {
                "type": "event_callback",
                "team_id": self.relay.team,
                "api_app_id": self.app["appId"],
                "event": {"event_ts": f"{now:.6f}", **event},
                "event_id": f"Ev{int(now * 1e6)}",
                "event_time": int(now),
                "authorizations": [
                    {
                        "enterprise_id": None,
                        "team_id": self.relay.team,
                        "user_id": self.app["botUserId"],
                        "is_bot": True,
                        "is_enterprise_install": False,
                    }
                ],
            }
        )

    def open_home(self, user: str, seconds: float = 5.0) -> Json:
        """Open the app's Home as a person; return what is published there."""
        self._watched("event", lambda: self._child.control("open-home", {"user": user}))
        return wait_for(lambda: self.home(user), seconds, f"a Home for {user}") or {}

    # -- what people see ---------------------------------------------------

    def view(self, user: str) -> Json | None:
        """Return the modal this person has open, if any."""
        stack = self._stack()
        owner = self.relay.record.last_opened
        if not stack or owner not in ("", user):
            return None
        return self.relay.original(stack[-1])

    def open_view(self, user: str, callback_id: str = "", seconds: float = 5.0) -> Json:
        """Wait for a modal (with that callback id, if given) and return it."""

        def look() -> Json | None:
            view = self.view(user)
            fits = view and (not callback_id or view.get("callback_id") == callback_id)
            return view if fits else None

        return wait_for(look, seconds, f"a modal {callback_id} open for {user}") or {}

    def home(self, user: str) -> Json | None:
        """Return the Home view last published for this person, if any."""
        homes = self._child.snapshot()["homeViews"].get(user, {})
        view = homes.get(self.app["appId"])
        return self.relay.record.homes.get(user, view) if view else None

    def messages(self, channel: str, user: str = "") -> list[Json]:
        """Return a channel's messages, oldest first.

        With a person, leave out ephemeral messages meant for somebody else.
        """
        found = map(self.relay.record.restored, self._child.read(f"messages/{channel}")["messages"])
        return [one for one in found if not user or one.get("ephemeral_to") in (None, user)]

    def message(self, channel: str, ts: str) -> Json:
        """Return one message."""
        for one in self.messages(channel):
            if one["ts"] == ts:
                return one
        raise LookupError(f"no message {ts} in {channel}")

    def dm_channel(self, user: str) -> str | None:
        """Return the id of the conversation between this person and the app, if any."""
        both = {user, self.app["botUserId"]}
        for channel in self._child.read("state")["channels"]:
            if channel["is_im"] and set(channel["members"]) == both:
                return str(channel["id"])
        return None

    def dm(self, user: str) -> list[Json]:
        """Return the messages between this person and the app, oldest first."""
        channel = self.dm_channel(user)
        return self.messages(channel) if channel else []

    def wait_for(self, predicate: Callable[[], T | None], seconds: float = 5.0, what: str = "it") -> T:
        """Ask again and again until the answer is true; return it."""
        return wait_for(predicate, seconds, what)

    def log(self, method: str = "") -> list[Call]:
        """Return the calls the app made ("response_url" among them), oldest first."""
        return [call for call in self.relay.record.calls if method in ("", call.method)]

    def replies(self, kind: str = "") -> list[Reply]:
        """Return all that was delivered to the app, with its answers, oldest first."""
        return [one for one in self.relay.record.exchanges if kind in ("", one.kind)]

    # -- inside ------------------------------------------------------------

    def _stack(self) -> list[Json]:
        return list(self._child.snapshot()["modalStack"])

    def _top(self) -> str:
        """The id of the modal on top, if there is one."""
        return next((str(view["id"]) for view in reversed(self._stack())), "")

    def mentioned(self, text: str) -> str:
        """Turn each @name of a known person or user group into a mention, as typing it does."""
        mentions = {user["name"].lower(): f"<@{user['id']}>" for user in self.config["users"]}
        mentions[self.app["botName"].lower()] = f"<@{self.app['botUserId']}>"
        for group in self.config.get("usergroups", ()):
            mentions[group["handle"]] = f"<!subteam^{group['id']}|@{group['handle']}>"

        def mention(match: re.Match[str]) -> str:
            return mentions.get(match[1].lower(), match[0])

        return re.sub(r"(?<!\S)@([a-zA-Z0-9._'-]+)", mention, text)

    def _view_action(self, user: str, view: Json, what: str, value: Any, values: Mapping[str, Json]) -> Reply:
        minted = self._mint(user, self.config["channels"][0]["id"])
        action = {"action_ts": f"{time.time():.6f}", **shapes.action(view, what, value)}
        chosen = action.get("selected_option")
        name = shapes.FIELDS.get(action["type"], "")
        if name not in ("", "selected_option") and chosen:
            action[name] = action.pop("selected_option")["value"]
        payload = self._base("block_actions", user, minted) | {
            "container": {"type": "view", "view_id": view["id"]},
            "view": {**view, "state": {"values": dict(values)}},
            "actions": [action],
        }
        return self.relay.deliver(payload)

    def _base(self, kind: str, user: str, minted: Json) -> Json:
        person = self.relay.people[user]
        domain = self.config["workspace"]["domain"]
        return {
            "type": kind,
            "token": "verification-token",
            "action_ts": f"{time.time():.6f}",
            "team": {"id": self.relay.team, "domain": domain},
            "user": {
                "id": user,
                "username": person["name"],
                "name": person["name"],
                "team_id": self.relay.team,
            },
            "api_app_id": self.app["appId"],
            "is_enterprise_install": False,
            "enterprise": None,
            "trigger_id": minted["trigger_id"],
        }

    def _mint(self, user: str, channel: str) -> Json:
        """Have local-slack make a trigger id and a response address; it now and then loses the request (`_watched`)."""
        before = set(self.relay.record.triggers)
        for _ in range(MINT_TRIES):
            self._child.control("command", {"user": user, "channel": channel, "command": MINT})
            new = [key for key in self.relay.record.triggers if key not in before]
            if new:
                return self.relay.record.triggers[new[-1]]
        raise RuntimeError("local-slack made no trigger id")

    def _channel_name(self, channel: str) -> str:
        known = {one["id"]: one["name"] for one in self._child.read("state")["channels"]}
        return "directmessage" if channel.startswith("D") else str(known.get(channel, channel))

    def _watched(self, kind: str, act: Callable[[], object], seconds: float = 60.0) -> Reply:
        """Do something that reaches the app; return the exchange it led to.

        On a busy machine local-slack has been seen to say that it sent a request which then never arrived anywhere.
        What has not even reached the relay after a while is done once more; what has is waited for.
        """
        start, arrived = len(self.relay.record.exchanges), self.relay.record.arrivals
        act()

        def seen() -> Reply | None:
            new = self.relay.record.exchanges[start:]
            return next((one for one in new if one.kind == kind), None)

        with suppress(TimeoutError):
            return wait_for(seen, LOST_AFTER, f"a {kind} to reach the app")
        if self.relay.record.arrivals == arrived:
            act()
        return wait_for(seen, seconds, f"a {kind} to reach the app")
