"""The one place where all parts of Baton are put together."""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import structlog
from flask import Flask
from slack_bolt import App
from slack_sdk import WebClient
from sqlalchemy.exc import SQLAlchemyError

from baton.conversation import desk
from baton.conversation.asks import Told
from baton.conversation.couriers import Barred, GiveUp, Undelivered
from baton.conversation.words import Voice
from baton.domain.people import Workspace
from baton.office import Office
from baton.settings import Settings
from baton.storage import workspaces
from baton.storage.database import Sessions
from cli.migrating import revisions
from cli.problems import NotReady
from cli.secret import secret_of
from jobs.clock import Clock
from jobs.schedule import schedule
from jobs.sender import LONGEST_SLEEP, Sender
from slackapp.app import bolt_app, flask_app
from slackapp.blocks import Capabilities, Post, render_card, render_view_body
from slackapp.directory import SlackDirectory
from slackapp.door import Door
from slackapp.events import Events
from slackapp.faults import asking
from slackapp.sending import SlackCourier, web_client
from slackapp.spelling import SlackSpelling

log = structlog.get_logger()


def office_of(settings: Settings) -> Office:
    """The office over the settings' database."""
    return Office(Sessions(settings.database_url), secret_of(settings))


def require_present_revision(office: Office) -> None:
    """Raises NotReady when the database cannot be reached, is empty, or is of another revision."""
    present, needed = revisions(office.sessions)
    if present is None:
        raise NotReady("The database is empty. Run: baton migrate")
    if present != needed:
        raise NotReady(f"The database is of revision {present}, and this Baton needs {needed}. Run: baton migrate")


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything one running Baton consists of."""

    settings: Settings
    office: Office
    client: WebClient
    can: Capabilities

    @classmethod
    def of(cls, settings: Settings) -> "Parts":
        """All parts for these settings; nothing is started yet."""
        plain = settings.plain_cards
        can = Capabilities(charts=not plain, tables=not plain, rich_text=not plain)
        client = web_client(settings.bot_token.get_secret_value(), settings.api_url)
        return cls(settings, office_of(settings), client, can)

    def bolt(self) -> App:
        """The Bolt app with its generic listeners."""
        return bolt_app(
            Door(self.office, self.can),
            Events(self.office),
            signing_secret=self.settings.signing_secret.get_secret_value(),
            bot_token=self.settings.bot_token.get_secret_value(),
            api_url=self.settings.api_url,
        )

    def courier(self) -> SlackCourier:
        """Carries owed messages to Slack."""
        return SlackCourier(lambda workspace_id: self.client, self._posts, self._home)

    def sender(self, longest_sleep: float) -> Sender:
        """Works off the outbox; looks at it at least every `longest_sleep` seconds."""
        return Sender(
            self.office, self.courier(), tell=desk.tell, undelivered=desk.undelivered, longest_sleep=longest_sleep
        )

    def clock(self) -> Clock:
        """Runs the jobs at their times."""
        return Clock(self.office, schedule(lambda workspace: SlackDirectory(self.client)))

    def found_workspace(self) -> Workspace:
        """Ask Slack which workspace the token belongs to, and remember it.

        Raises NotReady when Slack refuses the token. When Slack cannot be reached, a workspace we know already will
        do: Baton then serves, and sends as soon as Slack is back.
        """
        try:
            with asking(new=False):
                told = self.client.auth_test()
        except (Barred, GiveUp) as refused:
            raise NotReady(f"Slack refuses the token ({refused.reason}): check SLACK_BOT_TOKEN.") from None
        except Undelivered as failure:
            return self._known_workspace(failure.reason)
        workspace = Workspace(
            id=told["team_id"],
            name=told["team"],
            language=self.settings.company_language,
            zone=ZoneInfo(self.settings.company_zone).key,
            bot_id=told["user_id"],
        )
        with self.office.sessions.begin() as session:
            workspaces.add(session, workspace, now=self.office.clock())
        return workspace

    def _known_workspace(self, reason: str) -> Workspace:
        with self.office.sessions.read() as session:
            known = workspaces.every(session)
        if not known:
            raise NotReady(
                f"Slack cannot be reached ({reason}), and Baton knows no workspace yet: check the network and "
                "SLACK_API_URL."
            )
        log.warning("slack unreachable at start", reason=reason)
        return known[0]

    def _posts(self, told: Told) -> list[Post]:
        return render_card(told.card, self._voice(told), self.can)

    def _home(self, told: Told) -> list[dict[str, object]]:
        return render_view_body(told.card, self._voice(told), self.can)

    def _voice(self, told: Told) -> Voice:
        return Voice(told.language, ZoneInfo(told.zone), SlackSpelling())


class Engine:
    """The clock and the sender of one process."""

    def __init__(self, parts: Parts, *, looks_every: float = LONGEST_SLEEP) -> None:
        self.sender = parts.sender(looks_every)
        self.clock = parts.clock()

    def start(self) -> None:
        """Start sending and keeping time."""
        self.sender.start()
        self.clock.start()

    def stop(self) -> None:
        """Finish what is in hand and stop."""
        self.clock.stop()
        self.sender.stop()


def database_problems(office: Office) -> list[str]:
    """Whether the database answers."""
    try:
        with office.sessions.read() as session:
            workspaces.every(session)
    except (SQLAlchemyError, OSError) as error:
        return [f"the database does not answer ({type(error).__name__})"]
    return []


def wsgi(parts: Parts, engine_problems: Callable[[], list[str]] = list) -> Flask:
    """The web application for one worker; it says how the engine fares where that can be told."""
    return flask_app(parts.bolt(), lambda: [*engine_problems(), *database_problems(parts.office)])
