"""Slack's payloads, read: who asks from where for what, in the terms the door works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from baton.conversation.asks import Message, Piece
from baton.domain.groups import Group
from baton.domain.lines import Mention
from baton.domain.people import Person
from slackapp.reading import read_answers, read_pressed, read_state, read_text

Payload = Mapping[str, Any]


@dataclass(slots=True)
class Request:
    """One request of Slack's, read: who asks from where, and the key that makes a repetition harmless.

    `asker` is filled in as soon as the person is known, so that even a refusal is in their language; `done` once what
    they asked for is on disk, and `told` once nobody need tell them any more. `view_id` is the modal in which a button
    was pressed; `is_ephemeral` says that it was in a message nobody else sees.
    """

    workspace_id: str
    user_id: str
    user_name: str
    key: str
    trigger_id: str = ""
    channel_id: str | None = None
    channel_name: str = ""
    response_url: str = ""
    pieces: tuple[Piece, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)
    asker: Person | None = None
    from_modal: bool = False
    view_id: str = ""
    is_ephemeral: bool = False
    done: bool = False
    told: bool = False

    @property
    def mentioned(self) -> list[str]:
        """The ids of everybody mentioned in the typed text."""
        return [piece.id for piece in self.pieces if isinstance(piece, Mention)]

    @property
    def mentioned_groups(self) -> list[str]:
        """The ids of the groups among these."""
        return [piece.id for piece in self.pieces if isinstance(piece, Mention) and piece.kind == "group"]

    def name_mentions(self, known: Mapping[str, Person] | Mapping[str, Group]) -> None:
        """Call people and groups by the names we know; Slack does not always send one."""
        self.pieces = tuple(
            known[piece.id].mention if isinstance(piece, Mention) and piece.id in known else piece
            for piece in self.pieces
        )


def read_command(body: Payload) -> Request:
    """A slash command."""
    return Request(
        workspace_id=body["team_id"],
        user_id=body["user_id"],
        user_name=body.get("user_name", ""),
        key=f"command:{body['trigger_id']}",
        trigger_id=body["trigger_id"],
        channel_id=_postable(body),
        channel_name=body.get("channel_name", ""),
        response_url=body.get("response_url", ""),
        pieces=read_text(body.get("text") or ""),
    )


def read_press(body: Payload) -> Request:
    """A pressed button or a menu's option, in a message, a modal or the App Home."""
    view = body.get("view") or {}
    _, value = read_pressed(body["actions"][0])
    return _interactive(
        body,
        key=f"action:{body['trigger_id']}",
        channel_id=(body.get("channel") or body.get("container") or {}).get("id"),
        from_modal=view.get("type") == "modal",
        view_id=view.get("id", ""),
        is_ephemeral=bool((body.get("container") or {}).get("is_ephemeral")),
        asked={"value": value},
    )


def read_submission(body: Payload) -> Request:
    """A sent form."""
    view = body["view"]
    asked = {"answers": read_answers(view), "state": read_state(view)}
    return _interactive(body, key=f"form:{view['id']}:{view.get('hash', '')}", asked=asked)


def read_shortcut(body: Payload) -> Request:
    """A global shortcut, or one used on a message."""
    return _interactive(
        body,
        key=f"shortcut:{body['trigger_id']}",
        channel_id=(body.get("channel") or {}).get("id"),
        pieces=read_text((body.get("message") or {}).get("text", "")),
        asked={"message": _message(body)},
    )


def _interactive(body: Payload, **more: Any) -> Request:
    """What all interactive payloads say alike."""
    return Request(
        workspace_id=body["team"]["id"],
        user_id=body["user"]["id"],
        user_name=body["user"].get("username") or body["user"].get("name", ""),
        trigger_id=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        **more,
    )


def _postable(body: Payload) -> str | None:
    """The channel a command was typed in, unless it is a direct message, where nothing is posted."""
    return None if body.get("channel_name") == "directmessage" else body["channel_id"]


def _message(body: Payload) -> Message | None:
    """The message a shortcut was used on, still without its words; Slack sends no link, but its form is fixed."""
    message = body.get("message")
    if message is None:
        return None
    channel_id = body["channel"]["id"]
    domain = body["team"].get("domain", "")
    link = f"https://{domain}.slack.com/archives/{channel_id}/p{message['ts'].replace('.', '')}" if domain else ""
    author = message.get("user") or message.get("bot_id") or ""
    # An answer to an answer stands under the message that began the thread.
    thread = message.get("thread_ts") or message["ts"]
    return Message(author, "", channel_id, link, thread, message["ts"])
