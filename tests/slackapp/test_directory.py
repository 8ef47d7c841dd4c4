"""Slack's members in our own words."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from werkzeug import Request, Response

from baton.domain.groups import Listing
from baton.domain.people import Account
from slackapp.directory import SlackDirectory, account_of, listing_of

MEMBER: dict[str, Any] = {
    "id": "U1",
    "team_id": "T1",
    "name": "ali",
    "deleted": False,
    "real_name": "Alice Meyer",
    "tz": "Europe/Berlin",
    "tz_offset": 3600,
    "locale": "de-DE",
    "profile": {"display_name": "Alice M.", "real_name": "Alice Meyer", "email": "a@example.com"},
    "is_admin": False,
    "is_owner": False,
    "is_restricted": False,
    "is_bot": False,
}


def test_a_member_is_told_in_our_words() -> None:
    expected = Account("U1", "ali", "Alice M.", "Alice Meyer", "de-DE", "Europe/Berlin")
    assert account_of(MEMBER) == expected
    assert account_of(MEMBER).standing == "member"


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({"is_bot": True}, "bot"),
        ({"is_workflow_bot": True}, "bot"),
        ({"id": "USLACKBOT"}, "bot"),
        ({"is_restricted": True}, "guest"),
        ({"is_ultra_restricted": True}, "guest"),
        ({"is_stranger": True}, "guest"),
        ({"deleted": True}, "deactivated"),
        ({"deleted": True, "is_bot": True}, "deactivated"),
        ({"is_owner": True}, "member"),
    ],
)
def test_bots_guests_and_gone_people_are_known_as_such(changes: dict[str, Any], standing: str) -> None:
    assert account_of(MEMBER | changes).standing == standing


@pytest.mark.parametrize("flag", ["is_admin", "is_owner", "is_primary_owner"])
def test_admins_and_owners_are_admins(flag: str) -> None:
    assert account_of(MEMBER | {flag: True}).is_admin
    assert not account_of(MEMBER).is_admin


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"profile": {"display_name": ""}}, ("Alice Meyer", "Alice Meyer")),
        ({"profile": {"display_name": "  ", "real_name": "Al  M"}}, ("Al M", "Al M")),
        ({"profile": None, "real_name": None}, ("ali", "ali")),
        ({"profile": {}, "real_name": "", "name": ""}, ("U1", "U1")),
        ({"profile": {"display_name": "李娜", "real_name": "Li Na"}}, ("李娜", "Li Na")),
    ],
)
def test_everybody_has_a_name(changes: dict[str, Any], names: tuple[str, str]) -> None:
    account = account_of(MEMBER | changes)
    assert (account.name, account.full_name) == names


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "localtime"])
def test_a_zone_nobody_lives_in_is_unknown(zone: str | None) -> None:
    assert account_of(MEMBER | {"tz": zone}).zone is None


def test_slackbot_as_slack_sends_it_is_a_bot() -> None:
    slackbot = {"id": "USLACKBOT", "name": "slackbot", "is_bot": False, "profile": {"real_name": "Slackbot"}}
    assert account_of(slackbot) == Account("USLACKBOT", "slackbot", "Slackbot", "Slackbot", is_bot=True)


def client(server: HTTPServer) -> WebClient:
    return WebClient(token="xoxb-test", base_url=server.url_for("/api/"))


def test_every_page_is_read_and_too_many_requests_are_waited_out(httpserver: HTTPServer) -> None:
    asked: list[dict[str, Any]] = []
    answers = [
        Response('{"ok": false, "error": "ratelimited"}', 429, {"Retry-After": "7"}),
        {"ok": True, "members": [MEMBER], "response_metadata": {"next_cursor": "page2"}},
        Response('{"ok": false, "error": "ratelimited"}', 429),
        {"ok": True, "members": [MEMBER | {"id": "U2"}], "response_metadata": {"next_cursor": ""}},
    ]

    def answer(request: Request) -> Response:
        asked.append(request.values.to_dict())
        given = answers[len(asked) - 1]
        return given if isinstance(given, Response) else _json(given)

    httpserver.expect_request("/api/users.list").respond_with_handler(answer)
    waited: list[float] = []
    accounts = list(SlackDirectory(client(httpserver), sleep=waited.append).accounts())

    assert [account.id for account in accounts] == ["U1", "U2"]
    assert waited == [7.0, 30.0]
    assert [each.get("cursor", "") for each in asked] == ["", "", "page2", "page2"]
    assert all(each["include_locale"] in ("1", "true") for each in asked)


def test_one_member_is_asked_for_with_the_locale(httpserver: HTTPServer) -> None:
    def answer(request: Request) -> Response:
        assert (request.values["user"], request.values["include_locale"]) == ("U1", "1")
        return _json({"ok": True, "user": MEMBER})

    httpserver.expect_request("/api/users.info").respond_with_handler(answer)
    assert SlackDirectory(client(httpserver)).account("U1").locale == "de-DE"


def test_what_slack_refuses_is_raised_at_once(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/users.list").respond_with_json({"ok": False, "error": "missing_scope"})
    waited: list[float] = []
    with pytest.raises(SlackApiError, match="missing_scope"):
        list(SlackDirectory(client(httpserver), sleep=waited.append).accounts())
    assert waited == []


def test_waiting_ends_some_time(httpserver: HTTPServer) -> None:
    refused = Response('{"ok": false, "error": "ratelimited"}', 429, {"Retry-After": "1"})
    httpserver.expect_request("/api/users.list").respond_with_response(refused)
    waited: list[float] = []
    with pytest.raises(SlackApiError, match="ratelimited"):
        list(SlackDirectory(client(httpserver), sleep=waited.append).accounts())
    assert len(waited) == 20


# As usergroups.list gives it; Slack writes counts as digits.
GROUP: dict[str, Any] = {
    "id": "S1",
    "team_id": "T1",
    "is_usergroup": True,
    "name": "Platform Team",
    "description": "",
    "handle": "platform-team",
    "is_external": False,
    "date_create": 1446598059,
    "date_update": 1446670362,
    "date_delete": 0,
    "auto_type": None,
    "created_by": "U1",
    "updated_by": "U1",
    "deleted_by": None,
    "prefs": {"channels": [], "groups": []},
    "users": ["U1", "U2"],
    "user_count": "2",
}
THEN = datetime(2015, 11, 4, 20, 52, 42, tzinfo=UTC)


def test_a_user_group_is_told_in_our_words() -> None:
    assert listing_of(GROUP) == Listing("S1", "platform-team", "Platform Team", THEN, False, ("U1", "U2"))
    assert listing_of(GROUP | {"date_delete": 1446670362}).disabled


@pytest.mark.parametrize(
    ("changes", "members"),
    [
        ({"users": ["U1"], "user_count": 700}, None),
        ({"users": None, "user_count": "3"}, None),
        ({"users": None, "user_count": "0"}, ()),
        ({"users": [], "user_count": None}, ()),
        ({"users": ["U1"], "user_count": 1}, ("U1",)),
    ],
)
def test_members_are_unknown_when_slack_does_not_name_them_all(
    changes: dict[str, Any], members: tuple[str, ...] | None
) -> None:
    assert listing_of(GROUP | changes).member_ids == members


def test_a_group_without_dates_and_handle_is_a_group_all_the_same() -> None:
    bare = listing_of({"id": "S9", "name": "Night shift"})
    assert (bare.handle, bare.name, bare.changed_at.year) == ("Night shift", "Night shift", 1970)


def test_groups_are_read_patiently_and_large_ones_whole(httpserver: HTTPServer) -> None:
    large = GROUP | {"id": "S2", "handle": "all", "users": ["U1"], "user_count": 3}
    answers = [
        Response('{"ok": false, "error": "ratelimited"}', 429, {"Retry-After": "3"}),
        _json({"ok": True, "usergroups": [GROUP, large]}),
    ]
    asked: list[dict[str, Any]] = []

    def answer(request: Request) -> Response:
        asked.append(request.values.to_dict())
        return answers[len(asked) - 1]

    httpserver.expect_request("/api/usergroups.list").respond_with_handler(answer)
    httpserver.expect_request("/api/usergroups.users.list").respond_with_json({"ok": True, "users": ["U1", "U2", "U3"]})
    waited: list[float] = []
    listed = list(SlackDirectory(client(httpserver), sleep=waited.append).groups())

    assert [(each.id, each.member_ids) for each in listed] == [("S1", ("U1", "U2")), ("S2", ("U1", "U2", "U3"))]
    assert waited == [3.0]
    assert {asked[1]["include_users"], asked[1]["include_disabled"]} <= {"1", "true"}


@pytest.mark.parametrize("error", ["plan_upgrade_required", "unknown_method"])
def test_a_workspace_whose_plan_has_no_groups_has_none(httpserver: HTTPServer, error: str) -> None:
    httpserver.expect_request("/api/usergroups.list").respond_with_json({"ok": False, "error": error})
    assert list(SlackDirectory(client(httpserver)).groups()) == []


def test_a_token_without_the_scope_for_groups_is_no_workspace_without_them(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/usergroups.list").respond_with_json({"ok": False, "error": "missing_scope"})
    with pytest.raises(SlackApiError, match="missing_scope"):
        list(SlackDirectory(client(httpserver)).groups())


def _json(answer: Any) -> Response:
    return Response(json.dumps(answer), content_type="application/json")
