"""Slack's members and user groups in our own words: who is a person, a bot or a guest, and who is in which group."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from baton.domain.groups import Listing
from baton.domain.people import Account, zone_called

SLACKBOT = "USLACKBOT"  # Slack does not mark it as a bot
PAGE = 200  # members a call: what Slack recommends
MOST_WAITS = 20  # in a row, for one page
# What a workspace says whose plan has none, and a stand-in that knows no such thing.
NO_GROUPS = frozenset({"plan_upgrade_required", "unknown_method"})
WITHOUT_ADVICE = 30.0  # seconds to wait when Slack does not say how long


class SlackDirectory:
    """Slack's lists of members and user groups, read with a bot token that has users:read and usergroups:read."""

    def __init__(self, client: WebClient, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._client = client
        self._sleep = sleep

    def accounts(self) -> Iterator[Account]:
        """Every member, page by page. Raises SlackApiError when Slack refuses."""
        cursor = ""
        while True:
            page = self._patiently(self._client.users_list, limit=PAGE, include_locale=True, cursor=cursor)
            yield from (account_of(user) for user in page.get("members", ()))
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def account(self, person_id: str) -> Account:
        """One member. Raises SlackApiError when Slack knows nobody by this id."""
        return account_of(self._patiently(self._client.users_info, user=person_id, include_locale=True)["user"])

    def groups(self) -> Iterator[Listing]:
        """Every user group, disabled ones included. Raises SlackApiError when Slack refuses."""
        asked = {"include_users": True, "include_disabled": True, "include_count": True}
        try:
            told = self._patiently(self._client.usergroups_list, **asked)
        except SlackApiError as error:
            if error.response.get("error") in NO_GROUPS:
                return
            raise
        for usergroup in told.get("usergroups", ()):
            listing = listing_of(usergroup)
            yield self._completed(listing) if listing.member_ids is None else listing

    def _completed(self, listing: Listing) -> Listing:
        """A group with all its members; Slack lists only so many of a large one."""
        asked = {"usergroup": listing.id, "include_disabled": True}
        told = self._patiently(self._client.usergroups_users_list, **asked)
        return replace(listing, member_ids=tuple(told.get("users") or ()))

    def _patiently(self, call: Callable[..., Any], **asked: Any) -> Any:
        for _ in range(MOST_WAITS):
            try:
                return call(**asked)
            except SlackApiError as error:
                if error.response.status_code != 429:
                    raise
                self._sleep(_advised(error.response.headers))
        return call(**asked)


def account_of(user: Mapping[str, Any]) -> Account:
    """One user object, as users.list and users.info give it and team_join and user_change carry it."""
    profile = user.get("profile") or {}
    handle = _first(user.get("name"), user["id"])
    full_name = _first(profile.get("real_name"), user.get("real_name"), handle)
    is_bot = bool(user.get("is_bot") or user.get("is_workflow_bot") or user["id"] == SLACKBOT)
    return Account(
        id=user["id"],
        handle=handle,
        name=_first(profile.get("display_name"), full_name),
        full_name=full_name,
        locale=user.get("locale") or None,
        zone=zone_called(user.get("tz") or ""),
        is_bot=is_bot,
        is_guest=any(user.get(key) for key in ("is_restricted", "is_ultra_restricted", "is_stranger")),
        is_deactivated=bool(user.get("deleted")),
        is_admin=any(user.get(key) for key in ("is_admin", "is_owner", "is_primary_owner")),
    )


def listing_of(usergroup: Mapping[str, Any]) -> Listing:
    """One user group object, as usergroups.list gives it and subteam_created and subteam_updated carry it.

    Its members are unknown when Slack names fewer than there are: it cuts the list off, or leaves it out.
    """
    users = usergroup.get("users") or ()
    count = int(usergroup.get("user_count") or 0)  # Slack writes a number or its digits
    handle = _first(usergroup.get("handle"), usergroup.get("name"), usergroup["id"])
    return Listing(
        id=usergroup["id"],
        handle=handle,
        name=_first(usergroup.get("name"), handle),
        changed_at=instant_of(usergroup.get("date_update") or usergroup.get("date_create")),
        disabled=bool(usergroup.get("date_delete")),
        member_ids=tuple(users) if len(users) >= count else None,
    )


def instant_of(seconds: Any) -> datetime:
    """An instant as Slack writes it, in whole seconds; without one, the beginning of time."""
    return datetime.fromtimestamp(int(seconds or 0), UTC)


def _first(*names: str | None) -> str:
    return next(" ".join(name.split()) for name in names if name and name.strip())


def _advised(headers: Mapping[str, Any]) -> float:
    """The seconds Slack asks us to wait."""
    lower = {str(key).lower(): value for key, value in headers.items()}
    advice = lower.get("retry-after", WITHOUT_ADVICE)
    try:
        return max(0.0, float(advice[0] if isinstance(advice, list) else advice))
    except ValueError:
        return WITHOUT_ADVICE
