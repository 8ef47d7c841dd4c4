"""The courier to Slack: posts, updates, views and answers, and what each of Slack's refusals means to us."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from baton.conversation.asks import File, Told
from baton.conversation.couriers import Barred, GiveUp, Sent, Undelivered, Unknown
from baton.domain.deliveries import Delivery, joined
from slackapp.faults import asking, check_answer
from slackapp.uploading import upload

TIMEOUT = 10  # seconds for one request
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
GONE_FILES = frozenset({"file_not_found", "file_deleted"})
ANSWER_KEYS = ("text", "blocks", "response_type", "replace_original", "delete_original")

Block = dict[str, Any]


class Post(Protocol):
    """One Slack message of a card: its notification text and its blocks."""

    @property
    def text(self) -> str: ...

    @property
    def blocks(self) -> Sequence[Block]: ...


class Api(Protocol):
    """The part of slack_sdk's WebClient that we use."""

    def api_call(
        self, api_method: str, *, json: dict[str, Any] | None = None, params: dict[str, Any] | None = None
    ) -> Any: ...


def web_client(token: str, base_url: str) -> WebClient:
    """A client that neither waits long nor tries again by itself: both belong to the outbox."""
    return WebClient(token, base_url=base_url, timeout=TIMEOUT, retry_handlers=[])


@dataclass(frozen=True, slots=True)
class SlackCourier:
    """Carries messages to the workspaces that `client_of` knows (None: Baton is not installed there any more).

    `posts` and `home` render what is told as messages and as the body of App Home.
    """

    client_of: Callable[[str], Api | None]
    posts: Callable[[Told], Sequence[Post]]
    home: Callable[[Told], list[Block]]

    def send(self, delivery: Delivery, told: Told | None) -> Sent:
        """Post, update, publish or answer. Raises `Undelivered`."""
        if delivery.surface == "answer":
            return self._answer(delivery)
        if told is None:
            raise GiveUp("nothing to say")
        if delivery.surface == "home":
            view = {"type": "home", "blocks": self.home(told)}
            self.call(delivery, "views.publish", user_id=delivery.recipient, view=view)
            return Sent()
        if delivery.surface == "file":
            return self._file(delivery, told)
        return _Posting(self, delivery, told.thread_id).bring(list(self.posts(told)))

    def take_down(self, delivery: Delivery) -> None:
        """Delete every post of it; one that is gone already is no error. Raises `Undelivered`."""
        for message_id in delivery.message_ids:
            if delivery.surface == "file":
                self._delete_file(delivery, message_id)
            else:
                self.delete(delivery, delivery.channel_id, message_id)

    def delete(self, delivery: Delivery, channel_id: str | None, message_id: str) -> None:
        """Delete one post."""
        try:
            self.call(delivery, "chat.delete", channel=channel_id, ts=message_id)
        except GiveUp as refusal:
            if refusal.reason != "message_not_found":
                raise

    def _answer(self, delivery: Delivery) -> Sent:
        payload = delivery.payload
        if not payload:
            raise GiveUp("the answer was wiped")
        said = {key: payload[key] for key in ANSWER_KEYS if key in payload}
        if url := payload.get("response_url"):
            hook = WebhookClient(url, timeout=TIMEOUT, retry_handlers=[])
            with asking(new=False):
                answer = hook.send_dict({"response_type": "ephemeral", "replace_original": False, **said})
            check_answer(answer.status_code, answer.body, answer.headers)
            return Sent()
        words = {key: said[key] for key in ("text", "blocks") if key in said}
        if channel := payload.get("channel"):
            user = payload.get("user", delivery.recipient)
            self.call(delivery, "chat.postEphemeral", channel=channel, user=user, **words)
        else:  # it was asked from a place that shows no answers: a direct message
            self.call(delivery, "chat.postMessage", new=True, channel=delivery.recipient, **words)
        return Sent()

    def _file(self, delivery: Delivery, told: Told) -> Sent:
        """Bring a file to a person. One that stands already is left as it is: it was asked for at its moment."""
        if told.file is None:
            raise GiveUp("no file")
        if delivery.posted:
            return Sent(delivery.channel_id, delivery.message_id)
        opened = self.call(delivery, "conversations.open", users=delivery.recipient)
        channel_id, file_id = str(opened["channel"]["id"]), self._uploaded(delivery, told.file)
        # Nobody sees anything of a file before this is taken, so that everything before can be done again.
        self.call_with_form(
            delivery,
            "files.completeUploadExternal",
            new=True,
            files=json.dumps([{"id": file_id, "title": told.file.title}]),
            channel_id=channel_id,
            initial_comment=self.posts(told)[0].text,
        )
        return Sent(channel_id, file_id)

    def _uploaded(self, delivery: Delivery, file: File) -> str:
        """The id of the file, whose bytes Slack now has."""
        length = str(len(file.content))
        place = self.call_with_form(delivery, "files.getUploadURLExternal", filename=file.name, length=length)
        upload(str(place["upload_url"]), file.content, TIMEOUT)
        return str(place["file_id"])

    def _delete_file(self, delivery: Delivery, file_id: str) -> None:
        try:
            self.call_with_form(delivery, "files.delete", file=file_id)
        except GiveUp as refusal:
            if refusal.reason not in GONE_FILES:
                raise

    def call(self, delivery: Delivery, method: str, *, new: bool = False, **arguments: Any) -> Any:
        """Ask Slack; `new` says that asking twice would show twice. Raises `Undelivered`."""
        with asking(new=new):
            return self._client(delivery).api_call(method, json=arguments)

    def call_with_form(self, delivery: Delivery, method: str, *, new: bool = False, **arguments: str) -> Any:
        """The same for the methods that take no JSON: those of files."""
        with asking(new=new):
            return self._client(delivery).api_call(method, params=arguments)

    def _client(self, delivery: Delivery) -> Api:
        client = self.client_of(delivery.workspace_id)
        if client is None:
            raise Barred("not installed")
        return client


class _Posting:
    """One delivery's posts being brought to what the card says now, remembering how far it got."""

    def __init__(self, courier: SlackCourier, delivery: Delivery, thread_id: str | None) -> None:
        self._courier, self._delivery = courier, delivery
        self._thread = {"thread_ts": thread_id} if thread_id else {}
        self._channel = delivery.channel_id
        self._standing = list(delivery.message_ids)

    def bring(self, posts: list[Post]) -> Sent:
        """Update what stands, post what is missing, delete what is left over."""
        try:
            for index, post in enumerate(posts):
                if index < len(self._standing):
                    self._update(index, post)
                else:
                    self._standing.append(self._post(post))
            while len(self._standing) > len(posts):
                self._courier.delete(self._delivery, self._channel, self._standing[-1])
                self._standing.pop()
        except Undelivered as failure:
            if self._standing:
                failure.so_far = self._sent()
            raise
        return self._sent()

    def _update(self, index: int, post: Post) -> None:
        message_id, content = self._standing[index], _content(post)
        try:
            self._courier.call(self._delivery, "chat.update", channel=self._channel, ts=message_id, **content)
        except GiveUp as refusal:
            # In a direct message a new post is as good; in a channel it would be noise about something old.
            if refusal.reason not in GONE or not (self._channel or "").startswith("D"):
                raise
            self._standing[index] = self._post(post)

    def _post(self, post: Post) -> str:
        # A person's id does for a channel: Slack answers with the id of the direct message.
        answer = self._courier.call(
            self._delivery,
            "chat.postMessage",
            new=True,
            channel=self._channel or self._delivery.recipient,
            unfurl_links=False,
            unfurl_media=False,
            **self._thread,
            **_content(post),
        )
        ts, channel = answer.get("ts"), answer.get("channel")
        if not ts or not channel:
            raise Unknown("an answer that names no message")
        self._channel = str(channel)
        return str(ts)

    def _sent(self) -> Sent:
        return Sent(self._channel, joined(self._standing))


def _content(post: Post) -> dict[str, Any]:
    return {"text": post.text, "blocks": list(post.blocks)}
