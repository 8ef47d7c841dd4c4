"""What Slack tells Baton unasked: somebody opened the App Home, joined, or changed; a user group changed."""

from collections.abc import Mapping
from typing import Any

from baton.domain.people import Workspace
from baton.office import Office
from baton.services import groups, home
from baton.services import people as people_service
from baton.services.contexts import Context
from baton.storage import people, workspaces
from slackapp import limits
from slackapp.directory import account_of, instant_of, listing_of
from slackapp.journal import journal


class Events:
    """Events are redelivered until we answer 200, so each is handled once, by its id.

    `NAMES` are the events to subscribe to; the manifest lists the same.
    """

    NAMES = (
        "app_home_opened",
        "team_join",
        "user_change",
        "subteam_created",
        "subteam_updated",
        "subteam_members_changed",
    )

    def __init__(self, office: Office) -> None:
        self._office = office
        self._handlers = {
            "app_home_opened": self._home_opened,
            "team_join": self._user_changed,
            "user_change": self._user_changed,
            "subteam_created": self._group_changed,
            "subteam_updated": self._group_changed,
            "subteam_members_changed": self._members_changed,
        }

    def happened(self, body: Mapping[str, Any]) -> None:
        """Handle one event in one transaction, once."""
        event = body["event"]
        begun = self._office.sessions.begin(within=limits.WAIT_FOR_DATABASE)
        with journal("event", event["type"]) as entry, begun as session:
            workspace = workspaces.find(session, body["team_id"])
            if workspace is None:
                entry.outcome = "not installed"
                return
            ctx = self._office.context(session, workspace)
            if workspaces.is_first(session, workspace.id, f"event:{body['event_id']}", now=ctx.now):
                self._handlers[event["type"]](ctx, workspace, event)
            else:
                entry.outcome = "repeated"

    def _home_opened(self, ctx: Context, workspace: Workspace, event: Mapping[str, Any]) -> None:
        if event.get("tab", "home") != "home":
            return
        person = people.find(ctx.session, workspace.id, event["user"]) or people_service.recognise(
            ctx.session, workspace, event["user"], "", now=ctx.now
        )
        home.opened(ctx, person)

    def _user_changed(self, ctx: Context, workspace: Workspace, event: Mapping[str, Any]) -> None:
        people_service.learn(ctx, [account_of(event["user"])])

    def _group_changed(self, ctx: Context, workspace: Workspace, event: Mapping[str, Any]) -> None:
        groups.learn(ctx, [listing_of(event["subteam"])])

    def _members_changed(self, ctx: Context, workspace: Workspace, event: Mapping[str, Any]) -> None:
        # Slack may leave out either list, and tells no more than the difference.
        added, removed = event.get("added_users") or (), event.get("removed_users") or ()
        groups.members_changed(ctx, event["subteam_id"], added, removed, instant_of(event.get("date_update")))
