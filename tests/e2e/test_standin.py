"""The driver against a tiny Bolt app, through a real local-slack."""

from __future__ import annotations

import os
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from werkzeug.serving import make_server

from demo import standin
from demo.child import free_port, wait_for
from demo.local_slack import binary
from demo.picture import CHROMIUM, Camera, Page
from demo.relay import Record
from demo.standin import StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket, pytest.mark.timeout(120)]
LI, MEI, BOB = "U1", "U2", "U3"
GENERAL = "C1"
BOT = "U0BOT"


PEOPLE = [
    {"id": LI, "name": "li", "real_name": "Li Wei", "email": "li@x.test", "is_admin": True},
    {"id": MEI, "name": "mei", "real_name": "芽衣", "email": "mei@x.test"} | {"tz": "Asia/Tokyo", "locale": "ja-JP"},
    {"id": BOB, "name": "bob", "real_name": "Bob Ray", "email": "bob@x.test"},
]


def config(port: int) -> dict[str, Any]:
    return {
        "workspace": {"name": "Tiny", "domain": "tiny", "teamId": "T1"},
        "apps": [
            {
                "appId": "A1",
                "botUserId": BOT,
                "botName": "tinybot",
                "botToken": "xoxb-1",
                "signingSecret": "secret",
                "mode": "events",
                "requestUrl": f"http://127.0.0.1:{port}/slack/events",
            }
        ],
        "users": PEOPLE,
        "channels": [
            {"id": GENERAL, "name": "general", "members": [LI, MEI, BOB, BOT]},
            {"id": "C2", "name": "random", "members": [LI, BOT]},
        ],
    }


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(text: str) -> dict[str, Any]:
    return {"text": plain(text), "value": text.lower()}


def field(name: str, element: dict[str, Any], optional: bool = True) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(name.title()),
        "optional": optional,
        "element": {"action_id": "it", **element},
    }


def button(text: str, action_id: str, value: str = "v") -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, "value": value}


def menu(*labels: str) -> dict[str, Any]:
    return {"type": "overflow", "action_id": "choose", "options": [option(label) for label in labels]}


FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "form",
    "private_metadata": "kept",
    "notify_on_close": True,
    "title": plain("Thanks"),
    "submit": plain("Send"),
    "close": plain("Cancel"),
    "blocks": [
        field("who", {"type": "users_select"}, optional=False),
        field("others", {"type": "multi_users_select"}),
        field("note", {"type": "plain_text_input", "initial_value": "hi", "multiline": True}),
        field("amount", {"type": "number_input", "is_decimal_allowed": False}),
        field("boxes", {"type": "checkboxes", "options": [option("Red"), option("Blue")]}),
        field("radio", {"type": "radio_buttons", "options": [option("One"), option("Two")]}),
        field(
            "pick",
            {
                "type": "static_select",
                "options": [option("Tea"), option("Milk")],
                "initial_option": option("Milk"),
            },
        ),
        field("day", {"type": "datepicker", "initial_date": "2025-01-02"}),
        field("place", {"type": "conversations_select"}),
        {
            "type": "section",
            "block_id": "side",
            "text": plain("a menu beside"),
            "accessory": {"type": "users_select", "action_id": "beside"},
        },
        {"type": "actions", "block_id": "more", "elements": [button("More", "more")]},
    ],
}


class Tiny:
    """A small app that keeps all it is given."""

    def __init__(self, api_url: str) -> None:
        client = WebClient(token="xoxb-1", base_url=api_url)
        self.client = client
        self.got: dict[str, Any] = {}
        self.bolt = App(client=client, signing_secret="secret", process_before_response=True)
        self.routes()
        self.web = Flask("tiny")
        handler = SlackRequestHandler(self.bolt)
        self.web.add_url_rule("/slack/events", "events", lambda: handler.handle(request), methods=["POST"])

    def routes(self) -> None:
        app = self.bolt
        app.command("/t")(self.command)
        app.view("form")(self.submitted)
        app.view_closed("form")(lambda ack, body: (ack(), self.got.update(closed=body)))
        app.shortcut("everywhere")(self.shortcut)
        app.shortcut("about")(self.shortcut)
        app.event("app_home_opened")(self.home)
        app.event("team_join")(lambda event: self.got.update(joined=event))
        app.event("message")(lambda event: self.got.update(said=event))
        for name in ("more", "hello", "at_home", "choose"):
            app.action(name)(self.action)

    def command(self, ack: Any, body: Any, client: Any, respond: Any) -> None:
        self.got["command"] = body
        text = body["text"]
        if text == "open":
            client.views_open(trigger_id=body["trigger_id"], view=FORM)
            ack()
        elif text == "later":
            ack()
            respond("a later word")
        elif text == "button":
            ack()
            blocks = [{"type": "actions", "block_id": "x", "elements": [button("Hi", "hello")]}]
            respond(text="with a button", blocks=blocks)
        elif text == "menu":
            ack()
            blocks = [{"type": "actions", "elements": [button("Hi", "hello"), menu("Sooner", "Later")]}]
            respond(text="with a menu", blocks=blocks)
        elif text == "public":
            ack(text="for all", response_type="in_channel")
        else:
            ack(f"you said {text}")

    def submitted(self, ack: Any, body: Any) -> None:
        self.got["view"] = body["view"]
        note = body["view"]["state"]["values"].get("note", {}).get("it", {}).get("value")
        if note == "bad":
            ack(response_action="errors", errors={"note": "too short"})
        elif note == "again":
            ack(response_action="update", view={**FORM, "title": plain("Updated")})
        elif note == "push":
            ack(response_action="push", view={**FORM, "title": plain("Pushed")})
        elif note == "clear":
            ack(response_action="clear")
        else:
            ack()

    def shortcut(self, ack: Any, body: Any, client: Any) -> None:
        ack()
        self.got["shortcut"] = body
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    def home(self, event: Any, client: Any) -> None:
        self.got["home"] = event
        select = {"type": "users_select", "action_id": "choose"}
        blocks = [{"type": "actions", "elements": [button("Go", "at_home"), select]}]
        blocks += [{"type": "actions", "elements": [menu("Sooner", "Later") | {"action_id": "hello"}]}]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    def action(self, ack: Any, body: Any, client: Any, respond: Any) -> None:
        ack()
        self.got["action"] = body
        name = body["actions"][0]["action_id"]
        if name == "hello":
            respond(text="pressed", replace_original=True)
        if name == "more":
            view = {**FORM, "title": plain("Changed")}
            client.views_update(view_id=body["view"]["id"], view=view)


@pytest.fixture(scope="session")
def pair() -> Iterator[tuple[StandIn, Tiny]]:
    port = free_port()
    with StandIn(binary(), config(port)) as slack:
        tiny = Tiny(slack.api_url)
        server = make_server("127.0.0.1", port, tiny.web, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield slack, tiny
        server.shutdown()


@pytest.fixture
def slack(pair: tuple[StandIn, Tiny]) -> StandIn:
    pair[0].reset()
    return pair[0]


@pytest.fixture
def tiny(pair: tuple[StandIn, Tiny]) -> Tiny:
    pair[1].got.clear()
    return pair[1]


def test_command_answers_and_times(slack: StandIn, tiny: Tiny) -> None:
    reply = slack.command(LI, GENERAL, "/t", "@mei well done & <3 @nobody")
    assert reply.status == 200
    assert reply.body == "you said <@U2|mei> well done &amp; &lt;3 @nobody"
    assert 0 < reply.seconds < 3
    last = slack.messages(GENERAL, LI)[-1]
    assert last["subtype"] == "ephemeral"
    assert last["ephemeral_to"] == LI
    assert slack.messages(GENERAL, MEI) == []
    assert tiny.got["command"]["user_name"] == "li"


def losing_the_first(slack: StandIn, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From now on local-slack says yes to the first request and does nothing; returns what it is asked."""
    given: list[str] = []
    control = slack._child.control

    def losing(name: str, body: dict[str, Any]) -> dict[str, Any]:
        given.append(name)
        return {"ok": True} if len(given) == 1 else control(name, body)

    monkeypatch.setattr(slack._child, "control", losing)
    return given


def test_a_command_that_local_slack_lost_is_given_once_more(
    slack: StandIn, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = losing_the_first(slack, monkeypatch)
    monkeypatch.setattr(standin, "LOST_AFTER", 0.2)
    assert slack.command(LI, GENERAL, "/t", "hello").status == 200
    assert given == ["command", "command"]


def test_a_trigger_that_local_slack_lost_is_made_once_more(
    slack: StandIn, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = losing_the_first(slack, monkeypatch)
    assert slack.shortcut(LI, "everywhere").status == 200
    assert given == ["command", "command"]
    slack.close_view(LI)


def test_command_in_public_and_later(slack: StandIn, tiny: Tiny) -> None:
    slack.command(LI, GENERAL, "/t", "public")
    assert [one["text"] for one in slack.messages(GENERAL, MEI)] == ["for all"]
    slack.command(LI, GENERAL, "/t", "later")
    assert [one["text"] for one in slack.messages(GENERAL, LI)][-1] == "a later word"
    assert len(slack.messages(GENERAL, MEI)) == 1
    assert slack.log("response_url")[0].args["text"] == "a later word"


def test_button_and_replaced_original(slack: StandIn, tiny: Tiny) -> None:
    slack.command(LI, GENERAL, "/t", "button")
    message = slack.messages(GENERAL, LI)[-1]
    slack.click(LI, GENERAL, message["ts"], "Hi")
    body = tiny.got["action"]
    assert body["container"] == {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": GENERAL,
        "is_ephemeral": True,
    }
    assert body["actions"][0]["value"] == "v"
    assert slack.message(GENERAL, message["ts"])["text"] == "pressed"


def test_an_option_of_a_menu_is_pressed_by_what_it_reads(slack: StandIn, tiny: Tiny) -> None:
    slack.command(LI, GENERAL, "/t", "menu")
    message = slack.messages(GENERAL, LI)[-1]
    slack.click(LI, GENERAL, message["ts"], "Later")
    pressed = tiny.got["action"]["actions"][0]
    assert (pressed["type"], pressed["action_id"]) == ("overflow", "choose")
    assert pressed["selected_option"] == option("Later")
    slack.open_home(LI)
    slack.click_home(LI, "Sooner")
    pressed = tiny.got["action"]["actions"][0]
    assert (pressed["action_id"], pressed["selected_option"]) == ("hello", option("Sooner"))


def test_modal_values_have_slacks_shapes(slack: StandIn, tiny: Tiny) -> None:
    slack.command(LI, GENERAL, "/t", "open")
    view = slack.open_view(LI, "form")
    assert view["blocks"][0]["element"]["type"] == "users_select"
    assert slack.view(MEI) is None
    values = {"who": MEI, "others": [MEI, BOB], "amount": 5, "boxes": ["blue"]}
    more = {"radio": "Two", "place": "C2", "beside": BOB, "day": "2025-03-04"}
    assert slack.submit(LI, values | more) == {}
    assert slack.view(LI) is None
    state = tiny.got["view"]["state"]["values"]
    assert state["who"]["it"] == {"type": "users_select", "selected_user": MEI}
    assert state["others"]["it"]["selected_users"] == [MEI, BOB]
    assert state["note"]["it"] == {"type": "plain_text_input", "value": "hi"}
    assert state["amount"]["it"] == {"type": "number_input", "value": "5"}
    assert state["boxes"]["it"]["selected_options"] == [option("Blue")]
    assert state["radio"]["it"]["selected_option"] == option("Two")
    assert state["pick"]["it"]["selected_option"] == option("Milk")
    assert state["day"]["it"]["selected_date"] == "2025-03-04"
    assert state["place"]["it"]["selected_conversation"] == "C2"
    assert state["side"]["beside"]["selected_user"] == BOB
    assert tiny.got["view"]["private_metadata"] == "kept"
    assert tiny.got["view"]["blocks"][1]["element"]["type"] == "multi_users_select"


def test_modal_errors_update_push_and_close(slack: StandIn, tiny: Tiny) -> None:
    slack.command(LI, GENERAL, "/t", "open")
    with pytest.raises(ValueError, match="who"):
        slack.submit(LI, {})
    with pytest.raises(KeyError, match="nothing"):
        slack.submit(LI, {"who": MEI, "nothing": 1})
    assert slack.submit(LI, {"who": MEI, "note": "bad"}) == {"note": "too short"}
    assert slack.open_view(LI)["title"]["text"] == "Thanks"
    slack.submit(LI, {"who": MEI, "note": "again"})
    assert slack.open_view(LI)["title"]["text"] == "Updated"
    slack.submit(LI, {"who": MEI, "note": "push"})
    assert slack.open_view(LI)["title"]["text"] == "Pushed"
    assert slack.open_view(LI)["blocks"][0]["element"]["type"] == "users_select"
    slack.submit(LI, {"who": MEI, "note": "clear"})
    assert slack.view(LI) is None
    slack.command(LI, GENERAL, "/t", "open")
    slack.close_view(LI)
    assert slack.view(LI) is None
    assert tiny.got["closed"]["view"]["callback_id"] == "form"


def test_button_inside_a_modal(slack: StandIn, tiny: Tiny) -> None:
    slack.command(LI, GENERAL, "/t", "open")
    slack.click_view(LI, "more", values={"who": MEI})
    body = tiny.got["action"]
    assert body["container"]["type"] == "view"
    assert body["view"]["state"]["values"]["who"]["it"]["selected_user"] == MEI
    assert slack.open_view(LI)["title"]["text"] == "Changed"
    assert slack.submit(LI, {"who": MEI}) == {}


def test_shortcuts(slack: StandIn, tiny: Tiny) -> None:
    assert slack.shortcut(LI, "everywhere").status == 200
    assert tiny.got["shortcut"]["type"] == "shortcut"
    slack.close_view(LI)
    message = slack.say(MEI, GENERAL, "look, @li")
    assert message["text"] == "look, <@U1>"
    slack.message_shortcut(LI, GENERAL, message["ts"], "about")
    body = tiny.got["shortcut"]
    assert body["type"] == "message_action"
    assert body["message"]["user"] == MEI
    assert body["channel"] == {"id": GENERAL, "name": "general"}
    slack.submit(LI, {"who": MEI})


def test_home(slack: StandIn, tiny: Tiny) -> None:
    assert slack.home(LI) is None
    view = slack.open_home(LI)
    assert view["blocks"][0]["elements"][0]["action_id"] == "at_home"
    assert "view" not in tiny.got["home"]
    slack.open_home(LI)
    assert tiny.got["home"]["view"]["type"] == "home"
    slack.click_home(LI, "Go")
    assert tiny.got["action"]["view"]["type"] == "home"
    assert "channel" not in tiny.got["action"]
    slack.click_home(LI, "choose", MEI)
    assert tiny.got["action"]["actions"][0]["selected_user"] == MEI


def test_direct_messages(slack: StandIn, tiny: Tiny) -> None:
    assert slack.dm(MEI) == []
    opened = tiny.client.conversations_open(users=[MEI])["channel"]["id"]
    sent = tiny.client.chat_postMessage(channel=MEI, text="hello")
    assert sent["channel"] == opened == slack.dm_channel(MEI)
    tiny.client.chat_update(channel=sent["channel"], ts=sent["ts"], text="changed")
    assert [one["text"] for one in slack.dm(MEI)] == ["changed"]
    tiny.client.chat_delete(channel=sent["channel"], ts=sent["ts"])
    assert slack.dm(MEI) == []
    slack.say(MEI, opened, "are you there?")
    wait_for(lambda: tiny.got.get("said"))
    assert tiny.got["said"]["channel_type"] == "im"


def test_people_and_events(slack: StandIn, tiny: Tiny) -> None:
    found = {one["id"]: one for one in tiny.client.users_list()["members"]}
    assert found[MEI]["locale"] == "ja-JP"
    assert found[MEI]["tz"] == "Asia/Tokyo"
    assert found[MEI]["tz_offset"] == 9 * 3600
    assert found[LI]["is_admin"]
    assert found[BOT]["is_bot"]
    assert tiny.client.users_info(user=MEI)["user"]["locale"] == "ja-JP"
    slack.event({"type": "team_join", "user": {"id": "U9"}})
    assert tiny.got["joined"]["user"]["id"] == "U9"
    assert [call.method for call in slack.log()] == ["users.list", "users.info"]
    with pytest.raises(SlackApiError, match="unknown_method"):
        tiny.client.usergroups_list()


def fill_in(page: Page, folder: Path) -> None:
    page.type("/t open")
    page.fill({"Who": "芽衣", "Others": ["Bob Ray"], "Note": "bad", "Amount": "7"})
    page.fill({"Boxes": ["Red", "Blue"], "Radio": "Two", "Place": "#random"})
    page.send()
    page.see("too short")
    page.save(folder / "modal.png", "modal")
    page.save(folder / "errors.png")
    page.fill({"Note": "fine", "Day": "2025-05-06"})
    page.send()


def look_around(page: Page, folder: Path) -> None:
    page.type("/t button")
    page.press("Hi")
    page.see("pressed")
    page.type("/t menu")
    page.tab.locator(".bk-overflow").last.wait_for()
    page.press("Later")
    page.save(folder / "menu.png", "message")
    page.go("dm")
    page.save(folder / "dm.png")
    page.go("home")
    page.save(folder / "home.png", "home")
    page.tab.locator(".home select:not(.bk-overflow)").select_option(label="Bob Ray")


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs Chromium")
def test_pictures(slack: StandIn, tiny: Tiny, tmp_path: Path) -> None:
    folder = Path(os.environ.get("SHOTS", tmp_path))
    slack.command(BOB, GENERAL, "/t", "a secret of Bob's")
    tiny.client.chat_postMessage(channel=BOB, text="only for Bob")
    tiny.client.chat_postMessage(channel=LI, text="*Hello* Li, from <@U2> :tada: 你好")
    with Camera(slack) as camera:
        page = camera.open(LI, GENERAL)
        page.type("/t thanks @mei for & <all>")
        page.see("you said")
        assert slack.replies("command")[-1].payload["text"].startswith("thanks <@U2|mei> for &amp;")
        page.save(folder / "channel.png")
        page.save(folder / "message.png", "message")
        assert page.tab.get_by_text("secret of Bob").is_hidden()
        fill_in(page, folder)
        look_around(page, folder)
        wait_for(lambda: tiny.got.get("action", {}).get("view"))
    assert (folder / "channel.png").read_bytes()[:4] == b"\x89PNG"
    assert tiny.got["action"]["actions"][0]["selected_user"] == BOB
    pressed = slack.replies("block_actions")[-2].payload["actions"][0]
    assert (pressed["type"], pressed["selected_option"]) == ("overflow", option("Later"))
    state = tiny.got["view"]["state"]["values"]
    assert state["who"]["it"] == {"type": "users_select", "selected_user": MEI}
    assert state["others"]["it"] == {"type": "multi_users_select", "selected_users": [BOB]}
    assert state["amount"]["it"] == {"type": "number_input", "value": "7"}
    assert state["pick"]["it"]["selected_option"] == option("Milk")
    assert state["place"]["it"] == {"type": "conversations_select", "selected_conversation": "C2"}


def test_stops_even_after_an_error() -> None:
    other = StandIn(binary(), config(free_port()))
    with pytest.raises(ZeroDivisionError), other:
        raise ZeroDivisionError
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(other.url, timeout=2)  # noqa: S310  (loopback)


def test_wait_for_gives_up() -> None:
    began = time.monotonic()
    with pytest.raises(TimeoutError, match="rain"):
        wait_for(lambda: False, 0.2, "rain")
    assert time.monotonic() - began < 2


def test_a_missing_binary_is_told() -> None:
    with pytest.raises((RuntimeError, FileNotFoundError)):
        StandIn("/nowhere/local-slack", config(1)).start()


def test_what_the_page_would_leave_raw_is_redrawn_and_given_back() -> None:
    text = "&gt; typed &amp; &lt;@U1&gt;\n```\nfull   4.5  ▇▇\n```\n<!date^1795488011^{time}|10:00>"
    message = {"text": "", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]}
    record = Record()
    drawn = record.redrawn(message)
    shown = drawn["blocks"][0]["text"]["text"]
    assert shown == "\u200b> typed & <\u200b@U1>\n`full\u00a0\u00a0\u00a04.5\u00a0\u00a0▇▇`\n10:00"
    assert record.restored(drawn) == message
