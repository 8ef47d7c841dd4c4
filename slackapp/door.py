"""The door's generic listeners: one for commands, one for buttons, one for forms, one for shortcuts.

Each opens one transaction, asks the desk, commits, and only then acknowledges; what Slack was told succeeded is on
disk. No listener knows a feature by name, and none calls Slack except to open a modal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.errors import SlackClientError

from baton.conversation import desk
from baton.conversation.asks import Answer, Ask, Message, Piece
from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.conversation.typed import typed
from baton.conversation.words import Voice
from baton.domain.deliveries import URGENT, Owed
from baton.domain.lines import Line, Mention, Refusal
from baton.domain.people import Person, Workspace
from baton.office import Office
from baton.services import deliveries
from baton.services import people as people_service
from baton.storage import people, workspaces
from slackapp.blocks import Capabilities, Post, render_card, render_form, render_result_view
from slackapp.journal import journal
from slackapp.reading import read_action, read_answers, read_state, read_text, refusal_errors
from slackapp.spelling import SlackSpelling

log = structlog.get_logger()

Payload = Mapping[str, Any]
Ack = Callable[..., Any]
FEWEST_SECONDS_BETWEEN_LOOKS = 60


class NotInstalled(Exception):
    """A request from a workspace that Baton has not been set up for."""


@dataclass(slots=True)
class Request:
    """One request of Slack's, read: who asks from where, and the key that makes a repetition harmless.

    `asker` is filled in as soon as the person is known, so that even a refusal is in their language.
    """

    workspace_id: str
    user_id: str
    user_name: str
    key: str
    trigger_id: str = ""
    channel_id: str | None = None
    response_url: str = ""
    pieces: tuple[Piece, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)
    asker: Person | None = None

    @property
    def mentioned(self) -> list[str]:
        """The ids of everybody mentioned in the typed text."""
        return [piece.id for piece in self.pieces if isinstance(piece, Mention)]

    def name_mentions(self, known: Mapping[str, Person]) -> None:
        """Call people by the names we know; Slack does not always send one."""
        self.pieces = tuple(
            known[piece.id].mention if isinstance(piece, Mention) and piece.id in known else piece
            for piece in self.pieces
        )


class Door:
    """Brings Slack's requests to the desk and the desk's answers back."""

    def __init__(self, office: Office, can: Capabilities) -> None:
        self._office = office
        self._can = can
        self._workspaces: dict[str, tuple[float, Workspace]] = {}

    # Listeners

    def command(self, ack: Ack, body: Payload, client: Any) -> None:
        """A slash command; the answer travels in the acknowledgement itself."""
        name = body["command"].lstrip("/")
        request = Request(
            workspace_id=body["team_id"],
            user_id=body["user_id"],
            user_name=body.get("user_name", ""),
            key=f"command:{body['trigger_id']}",
            trigger_id=body["trigger_id"],
            channel_id=_postable(body),
            response_url=body.get("response_url", ""),
            pieces=read_text(body.get("text") or ""),
        )
        with journal("command", name) as entry:
            answer = self._asked(request, lambda ask: desk.command(name, ask), entry, name)
            if isinstance(answer, Form):
                said = self._opened(request, answer, client, name=name)
            else:
                said = self._said(request, answer)
            ack(said or "")  # Bolt takes silence as no words, not as nothing

    def action(self, ack: Ack, body: Payload, client: Any) -> None:
        """A pressed button; its answer is owed ahead of everything else, or opens as a modal."""
        pressed = body["actions"][0]
        if pressed.get("url"):
            ack()
            return
        name = read_action(pressed["action_id"])
        request = _pressed(body, pressed)
        with journal("action", name) as entry:
            answer = self._asked(request, lambda ask: desk.button(name, ask), entry, owes_answer=True)
            if isinstance(answer, Form):
                self._opened(request, answer, client, pushes=bool(body.get("view", {}).get("type") == "modal"))
            elif isinstance(answer, Card) and not request.response_url:
                self._show(request, render_result_view(answer, self._voice(request), self._can), client)
            ack()

    def form(self, ack: Ack, body: Payload) -> None:
        """A sent form; its answer, or the words under its fields, travel in the acknowledgement."""
        view = body["view"]
        name = view["callback_id"]
        request = Request(
            workspace_id=body["team"]["id"],
            user_id=body["user"]["id"],
            user_name=body["user"].get("name", ""),
            key=f"form:{view['id']}:{view.get('hash', '')}",
            asked={"answers": read_answers(view), "state": read_state(view)},
        )
        with journal("form", name) as entry:
            try:
                answer = self._tried(request, lambda ask: desk.form(name, ask), entry)
            except Refusal as refusal:
                entry.outcome = refusal.line.id
                ack(**self._refused_form(request, refusal, view))
                return
            ack(**self._after_form(request, answer))

    def shortcut(self, ack: Ack, body: Payload, client: Any) -> None:
        """A global or message shortcut; it opens a form, or a modal that says why not."""
        name = body["callback_id"]
        request = Request(
            workspace_id=body["team"]["id"],
            user_id=body["user"]["id"],
            user_name=body["user"].get("username") or body["user"].get("name", ""),
            key=f"shortcut:{body['trigger_id']}",
            trigger_id=body["trigger_id"],
            channel_id=(body.get("channel") or {}).get("id"),
            pieces=read_text((body.get("message") or {}).get("text", "")),
            asked={"message": _message(body)},
        )
        with journal("shortcut", name) as entry:
            answer = self._asked(request, lambda ask: desk.shortcut(name, _with_words(ask)), entry)
            if isinstance(answer, Form):
                self._opened(request, answer, client)
            elif isinstance(answer, Card):
                self._show(request, render_result_view(answer, self._voice(request), self._can), client)
            ack()

    # One deed, one transaction

    def _asked(
        self,
        request: Request,
        deed: Callable[[Ask], Answer],
        entry: Any,
        name: str | None = None,
        owes_answer: bool = False,
    ) -> Answer:
        """The deed's answer; a refusal comes back as a card that returns the typed text."""
        try:
            return self._tried(request, deed, entry, owes_answer)
        except Refusal as refusal:
            entry.outcome = refusal.line.id
            card = desk.refused(refusal, name, request.pieces)
            if owes_answer and request.response_url:
                self._owe_alone(request, card)
            return card

    def _tried(self, request: Request, deed: Callable[[Ask], Answer], entry: Any, owes_answer: bool = False) -> Answer:
        """Do the deed once in one transaction. Raises Refusal; anything else becomes an incident with a number."""
        try:
            return self._done(request, deed, entry, owes_answer)
        except Refusal:
            raise
        except NotInstalled:
            raise Refusal(Line("not-installed")) from None
        except Exception:
            incident = self._office.mint()[:8]
            entry.outcome = "incident"
            log.exception("incident", incident=incident)
            raise Refusal(Line("something-went-wrong", incident=incident)) from None

    def _done(self, request: Request, deed: Callable[[Ask], Answer], entry: Any, owes_answer: bool) -> Answer:
        now = self._office.clock()
        with self._office.sessions.begin() as session:
            workspace = self._workspace(session, request.workspace_id)
            known = people.known(session, workspace.id, (request.user_id, *request.mentioned))
            who = known.get(request.user_id) or people_service.recognise(
                session, workspace, request.user_id, request.user_name, now=now
            )
            request.asker = who
            if not workspaces.is_first(session, workspace.id, request.key, now=now):
                entry.outcome = "repeated"
                return Card.saying(Line("already-done"))
            ctx = self._office.context(session, workspace, now=now)
            request.name_mentions(known)
            ask = Ask(ctx, who, pieces=request.pieces, people=known, channel_id=request.channel_id)
            answer = deed(replace(ask, **request.asked))
            if owes_answer and isinstance(answer, Card) and request.response_url:
                deliveries.owe(ctx, *self._owed_answer(request, answer, now))
            return answer

    def _workspace(self, session: Any, workspace_id: str) -> Workspace:
        """The workspace, looked up at most once a minute."""
        now = self._office.clock().timestamp()
        looked, workspace = self._workspaces.get(workspace_id, (0.0, None))
        if workspace is None or now - looked > FEWEST_SECONDS_BETWEEN_LOOKS:
            workspace = workspaces.find(session, workspace_id)
            if workspace is None:
                raise NotInstalled(workspace_id)
            self._workspaces[workspace_id] = (now, workspace)
        return workspace

    # The way back

    def _voice(self, request: Request) -> Voice:
        if request.asker is not None:
            return Voice(request.asker.language, ZoneInfo(request.asker.zone), SlackSpelling())
        _, workspace = self._workspaces.get(request.workspace_id, (0.0, None))
        language, zone = (workspace.language, workspace.zone) if workspace else ("en", "UTC")
        return Voice(language, ZoneInfo(zone), SlackSpelling())

    def _said(self, request: Request, answer: Answer) -> dict[str, Any] | None:
        """The body of a command's acknowledgement; what does not fit in one message is owed after it."""
        if not isinstance(answer, Card):
            return None
        first, *more = render_card(answer, self._voice(request), self._can)
        if more and request.response_url:
            self._owe_posts(request, more)
        return {"response_type": "ephemeral", "text": first.text, "blocks": list(first.blocks)}

    def _opened(
        self,
        request: Request,
        form: Form,
        client: Any,
        *,
        pushes: bool = False,
        name: str | None = None,
    ) -> dict[str, Any] | None:
        """Open the form. When Slack will not, the person reads so and has their words back."""
        if self._show(request, render_form(form, self._voice(request)), client, pushes=pushes):
            return None
        sorry = desk.refused(Refusal(Line("form-did-not-open")), name, request.pieces)
        if name is None and request.response_url:
            self._owe_alone(request, sorry)
        return self._said(request, sorry)

    def _show(self, request: Request, view: dict[str, Any], client: Any, *, pushes: bool = False) -> bool:
        try:
            (client.views_push if pushes else client.views_open)(trigger_id=request.trigger_id, view=view)
        except (SlackClientError, OSError) as error:
            log.warning("modal did not open", error=type(error).__name__)
            return False
        return True

    def _refused_form(self, request: Request, refusal: Refusal, view: Payload) -> dict[str, Any]:
        voice = self._voice(request)
        errors = refusal_errors(refusal, view, voice)
        if errors:
            return {"response_action": "errors", "errors": errors}
        card = desk.refused(refusal)
        return {"response_action": "update", "view": render_result_view(card, voice, self._can)}

    def _after_form(self, request: Request, answer: Answer) -> dict[str, Any]:
        voice = self._voice(request)
        match answer:
            case Card():
                return {"response_action": "update", "view": render_result_view(answer, voice, self._can)}
            case Form():
                return {"response_action": "update", "view": render_form(answer, voice)}
            case None:
                return {"response_action": "clear"}

    def _owed_answer(self, request: Request, card: Card, now: Any) -> list[Owed]:
        posts = render_card(card, self._voice(request), self._can)
        return [_answer(request, post, place, now) for place, post in enumerate(posts)]

    def _owe_alone(self, request: Request, card: Card) -> None:
        """Owe an answer in a transaction of its own: the deed's was rolled back."""
        self._owe_posts(request, render_card(card, self._voice(request), self._can))

    def _owe_posts(self, request: Request, posts: list[Post]) -> None:
        now = self._office.clock()
        with self._office.sessions.begin() as session:
            workspace = workspaces.find(session, request.workspace_id)
            if workspace is not None:
                ctx = self._office.context(session, workspace, now=now)
                deliveries.owe(ctx, *(_answer(request, post, place, now) for place, post in enumerate(posts, 100)))


def _answer(request: Request, post: Post, place: int, now: Any) -> Owed:
    payload = {"response_url": request.response_url, "text": post.text, "blocks": list(post.blocks)}
    return Owed(
        "answer",
        request.user_id,
        f"{request.key}:{place}",
        now,
        surface="answer",
        priority=URGENT,
        payload=payload,
    )


def _pressed(body: Payload, pressed: Payload) -> Request:
    """A block_actions payload, from a message, a modal or the App Home."""
    value = pressed.get("value") or (pressed.get("selected_option") or {}).get("value") or ""
    return Request(
        workspace_id=body["team"]["id"],
        user_id=body["user"]["id"],
        user_name=body["user"].get("username") or body["user"].get("name", ""),
        key=f"action:{body['trigger_id']}",
        trigger_id=body["trigger_id"],
        channel_id=(body.get("channel") or body.get("container") or {}).get("id"),
        response_url=body.get("response_url", ""),
        asked={"value": value},
    )


def _postable(body: Payload) -> str | None:
    """The channel a command was typed in, unless it is a direct message, where nothing is posted."""
    return None if body.get("channel_name") == "directmessage" else body["channel_id"]


def _with_words(ask: Ask) -> Ask:
    """A message's words, with everybody in them called by the names we know."""
    return replace(ask, message=replace(ask.message, text=typed(ask.pieces))) if ask.message else ask


def _message(body: Payload) -> Message | None:
    """The message a shortcut was used on, still without its words; Slack sends no link, but its form is fixed."""
    message = body.get("message")
    if message is None:
        return None
    channel_id = body["channel"]["id"]
    domain = body["team"].get("domain", "")
    link = f"https://{domain}.slack.com/archives/{channel_id}/p{message['ts'].replace('.', '')}" if domain else ""
    author = message.get("user") or message.get("bot_id") or ""
    return Message(author, "", channel_id, link)
