"""The door's generic listeners: one for commands, one for buttons, one for forms, one for shortcuts.

Each opens one transaction, asks the desk, commits, and only then acknowledges; what Slack was told succeeded is on
disk. No listener knows a feature by name, and none calls Slack except to open a modal.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from baton.conversation import desk
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card
from baton.conversation.couriers import Undelivered
from baton.conversation.forms import Form
from baton.conversation.typed import typed
from baton.conversation.words import Voice
from baton.domain.deliveries import URGENT, Owed
from baton.domain.lines import Line, Refusal
from baton.domain.people import Workspace
from baton.office import Office
from baton.services import deliveries
from baton.services import people as people_service
from baton.storage import groups, people, workspaces
from slackapp import limits
from slackapp.blocks import Capabilities, Post, render_card, render_form, render_result_view
from slackapp.faults import asking
from slackapp.journal import Entry, journal
from slackapp.reading import read_pressed, refusal_errors
from slackapp.requests import Payload, Request, read_command, read_press, read_shortcut, read_submission
from slackapp.spelling import SlackSpelling

log = structlog.get_logger()

Ack = Callable[..., Any]
Deed = Callable[[Ask], Answer]
FEWEST_SECONDS_BETWEEN_LOOKS = 5  # an admin’s choice holds in other processes after so long


class NotInstalled(Exception):
    """A request from a workspace that Baton has not been set up for."""


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
        request = read_command(body)
        with journal("command", name) as entry:
            answer = self._asked(request, lambda ask: desk.command(name, ask), entry, name)
            try:
                said = self._said(request, self._opened(request, answer, client, name=name))
            except Exception:
                said = self._said(request, desk.refused(self._unsaid(request, entry), name, request.pieces))
            ack(said or "")  # Bolt takes silence as no words, not as nothing

    def action(self, ack: Ack, body: Payload, client: Any) -> None:
        """A pressed button or a menu’s option; its answer is owed ahead of everything else, or opens as a modal."""
        pressed = body["actions"][0]
        if pressed.get("url"):
            ack()
            return
        name, _ = read_pressed(pressed)
        request = read_press(body)
        with journal("action", name) as entry:
            answer = self._asked(request, lambda ask: desk.button(name, ask), entry, owes_answer=True)
            self._tell(request, answer, client, entry)
            ack()

    def form(self, ack: Ack, body: Payload) -> None:
        """A sent form; its answer, or the words under its fields, travel in the acknowledgement."""
        view = body["view"]
        name = view["callback_id"]
        request = read_submission(body)
        with journal("form", name) as entry:
            try:
                after = self._answered_form(request, name, view, entry)
            except Exception:
                after = self._refused_form(request, self._unsaid(request, entry), view)
            ack(**after)

    def shortcut(self, ack: Ack, body: Payload, client: Any) -> None:
        """A global or message shortcut; it opens a form, or a modal that says why not."""
        name = body["callback_id"]
        request = read_shortcut(body)
        with journal("shortcut", name) as entry:
            answer = self._asked(request, lambda ask: desk.shortcut(name, _with_words(ask)), entry)
            self._tell(request, answer, client, entry, modal_first=True)
            ack()

    # One deed, one transaction

    def _asked(
        self,
        request: Request,
        deed: Deed,
        entry: Entry,
        name: str | None = None,
        owes_answer: bool = False,
    ) -> Answer:
        """The deed's answer; a refusal comes back as a card that returns the typed text."""
        try:
            return self._tried(request, deed, entry, owes_answer)
        except Refusal as refusal:
            return desk.refused(refusal, name, request.pieces)

    def _tried(self, request: Request, deed: Deed, entry: Entry, owes_answer: bool = False) -> Answer:
        """Do the deed once in one transaction. Raises Refusal; anything else becomes an incident with a number."""
        try:
            return self._done(request, deed, entry, owes_answer)
        except Refusal as refusal:
            entry.outcome = refusal.line.id
            raise
        except NotInstalled:
            entry.outcome = "not-installed"
            raise Refusal(Line("not-installed")) from None
        except Exception:
            incident = self._unsaid(request, entry)
            self._recall(request)
            raise incident from None

    def _recall(self, request: Request) -> None:
        """Who asks, for the language of what we must say; a database that is locked can still be read."""
        if request.asker is None:
            with suppress(Exception), self._office.sessions.read() as session:
                request.asker = people.find(session, request.workspace_id, request.user_id)

    def _unsaid(self, request: Request, entry: Entry) -> Refusal:
        """Log the exception being handled; what the person reads instead has the number they can quote."""
        incident = self._office.mint()[:8]
        entry.outcome = "incident"
        log.exception("incident", incident=incident)
        return Refusal(Line("done-but-not-shown" if request.done else "something-went-wrong", incident=incident))

    def _done(self, request: Request, deed: Deed, entry: Entry, owes_answer: bool) -> Answer:
        now = self._office.clock()
        with self._office.sessions.begin(within=limits.WAIT_FOR_DATABASE) as session:
            workspace = self._workspace(session, request.workspace_id)
            is_first = workspaces.claim(session, workspace.id, request.key, now=now)
            known = people.known(session, workspace.id, (request.user_id, *request.mentioned))
            who = known.get(request.user_id) or people_service.recognise(
                session, workspace, request.user_id, request.user_name, now=now
            )
            request.asker = who
            if first := is_first():
                ctx = self._office.context(session, workspace, now=now)
                request.name_mentions(known)
                if mentioned := request.mentioned_groups:
                    request.name_mentions(groups.known(session, workspace.id, mentioned))
                ask = Ask(
                    ctx,
                    who,
                    pieces=request.pieces,
                    people=known,
                    channel_id=request.channel_id,
                    channel_name=request.channel_name,
                    **request.asked,
                )
                answer = deed(ask)
                owed = self._owed_answer(request, answer, now) if owes_answer else []
                deliveries.owe(ctx, *owed)
        if session.info.pop(workspaces.CHANGED, False):
            self._workspaces.pop(workspace.id, None)  # not before the commit: another thread would keep the old one
        request.done = True
        if not first:
            entry.outcome = "repeated"
            request.told = True
            return Card.saying(Line("already-done"))
        request.told = bool(owed)
        return answer

    def _workspace(self, session: Any, workspace_id: str) -> Workspace:
        """The workspace, looked up at most every few seconds."""
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

    def _opened(self, request: Request, answer: Answer, client: Any, *, name: str | None = None) -> Card | None:
        """The card to answer with; a form is opened. When Slack will not, that is said, and the words given back."""
        if not isinstance(answer, Form):
            return answer
        if self._show(request, render_form(answer, self._voice(request)), client):
            return None
        return desk.refused(Refusal(Line("form-did-not-open")), name, request.pieces)

    def _tell(self, request: Request, answer: Answer, client: Any, entry: Entry, *, modal_first: bool = False) -> None:
        """Answer what has no acknowledgement to answer in, unless the answer was owed together with the deed."""
        try:
            card = self._opened(request, answer, client)
            if card is not None and not request.told:
                self._reach(request, card, client, modal_first)
        except Exception:
            self._reach(request, desk.refused(self._unsaid(request, entry)), client, modal_first)

    def _reach(self, request: Request, card: Card, client: Any, modal_first: bool) -> None:
        """Owe the card, or show it in a modal at once, or else the other: one way may be closed."""
        shows_first = modal_first or not request.response_url
        reached = (
            (shows_first and self._show_card(request, card, client))
            or self._owe_alone(request, card)
            or self._show_card(request, card, client)
        )
        if not reached:
            log.warning("nobody was told")

    def _show_card(self, request: Request, card: Card, client: Any) -> bool:
        view = render_result_view(card, self._voice(request), self._can)
        if card.turns_page and request.from_modal and _turned(request, view, client):
            return True
        return self._show(request, view, client)

    def _show(self, request: Request, view: dict[str, Any], client: Any) -> bool:
        """Open a modal, or one over it; False when Slack will not. A trigger is good for one try."""
        trigger, request.trigger_id = request.trigger_id, ""
        if not trigger:
            return False
        try:
            with asking(new=False):
                (client.views_push if request.from_modal else client.views_open)(trigger_id=trigger, view=view)
        except Undelivered as failure:
            log.warning("modal did not open", reason=failure.reason)
            return False
        return True

    def _answered_form(self, request: Request, name: str, view: Payload, entry: Entry) -> dict[str, Any]:
        try:
            answer = self._tried(request, lambda ask: desk.form(name, ask), entry)
        except Refusal as refusal:
            return self._refused_form(request, refusal, view)
        return self._after_form(request, answer)

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

    def _owed_answer(self, request: Request, answer: Answer, now: datetime) -> list[Owed]:
        """The messages of a button's answer, where there is a way back for them."""
        if not isinstance(answer, Card) or not request.response_url:
            return []
        posts = render_card(answer, self._voice(request), self._can)
        turns = answer.turns_page and request.is_ephemeral
        return [_answer(request, post, place, now, turns=turns and not place) for place, post in enumerate(posts)]

    def _owe_alone(self, request: Request, card: Card) -> bool:
        """Owe an answer in a transaction of its own: the deed's was rolled back. False when the database will not."""
        try:
            return self._owe_posts(request, render_card(card, self._voice(request), self._can))
        except Exception:
            log.exception("answer not owed")
            return False

    def _owe_posts(self, request: Request, posts: Sequence[Post]) -> bool:
        now = self._office.clock()
        with self._office.sessions.begin(within=limits.WAIT_FOR_DATABASE) as session:
            workspace = workspaces.find(session, request.workspace_id)
            if workspace is None:
                return False
            ctx = self._office.context(session, workspace, now=now)
            deliveries.owe(ctx, *(_answer(request, post, place, now) for place, post in enumerate(posts, 100)))
        return True


def _turned(request: Request, view: dict[str, Any], client: Any) -> bool:
    """Show `view` in the place of the modal whose button was pressed; False when Slack will not."""
    try:
        with asking(new=False):
            client.views_update(view_id=request.view_id, view=view)
    except Undelivered as failure:
        log.warning("page did not turn", reason=failure.reason)
        return False
    return True


def _answer(request: Request, post: Post, place: int, now: datetime, *, turns: bool = False) -> Owed:
    way_back = {"response_url": request.response_url} if request.response_url else {}  # none: a direct message
    page = {"replace_original": True} if turns else {}
    payload = {**way_back, **page, "text": post.text, "blocks": list(post.blocks)}
    return Owed(
        "answer",
        request.user_id,
        f"{request.key}:{place}",
        now,
        surface="answer",
        priority=URGENT,
        payload=payload,
    )


def _with_words(ask: Ask) -> Ask:
    """A message's words, with everybody in them called by the names we know."""
    return replace(ask, message=replace(ask.message, text=typed(ask.pieces))) if ask.message else ask
