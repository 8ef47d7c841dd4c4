"""`baton doctor` says in words what is wrong and how to mend it, and ends with 1 when something is."""

from typing import Any

import pytest
import yaml
from pytest_httpserver import HTTPServer

from cli import doctor
from cli.doctor import MANIFEST, manifest_problems
from tests.terminal import KEY, ME, Terminal


def scopes() -> list[str]:
    """What the manifest asks for."""
    found: list[str] = read_manifest()["oauth_config"]["scopes"]["bot"]
    return found


def read_manifest() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return found


def slack_says(server: HTTPServer, answer: dict[str, Any], granted: list[str] | None = None) -> None:
    headers = {"x-oauth-scopes": ",".join(granted)} if granted is not None else {}
    server.expect_request("/api/auth.test").respond_with_json(answer, headers=headers)


def test_a_sound_installation_is_all_ticks(ready: Terminal, httpserver: HTTPServer) -> None:
    slack_says(httpserver, ME, [*scopes(), "more:write"])
    done = ready.run("doctor")
    assert done.code == 0
    assert "✗" not in done.out
    for found in (
        "The settings can be read.",
        "baton serve can check Slack’s signatures.",
        "The database answers and is of the right revision.",
        "The token belongs to baton in Acme.",
        "The token has the scopes it needs.",
        "manifest.yml names the commands, shortcuts and events that Baton answers.",
    ):
        assert f"✓ {found}" in done.out


def test_missing_scopes_are_named(ready: Terminal, httpserver: HTTPServer) -> None:
    first, second, *others = scopes()
    slack_says(httpserver, ME, others)
    done = ready.run("doctor")
    assert done.code == 1
    assert f"✗ The token lacks {', '.join(sorted([first, second]))}." in done.out
    assert "Update the app from manifest.yml and install it to the workspace again." in done.out


def test_a_slack_that_names_no_scopes_is_no_fault_of_ours(ready: Terminal, httpserver: HTTPServer) -> None:
    slack_says(httpserver, ME)
    done = ready.run("doctor")
    assert done.code == 0
    assert "Slack did not say which scopes the token has" in done.out


@pytest.mark.parametrize("error", ["invalid_auth", "account_inactive", "token_revoked"])
def test_a_refused_token_is_told_from_an_unreachable_slack(ready: Terminal, httpserver: HTTPServer, error: str) -> None:
    slack_says(httpserver, {"ok": False, "error": error})
    done = ready.run("doctor")
    assert done.code == 1
    assert f"✗ Slack refuses the token: {error}." in done.out
    assert "begins with xoxb-" in done.out


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (500, "oops", "service_unavailable"),
        (429, "{}", "ratelimited"),
        (200, "<html>", "service_unavailable"),
        (500, "{}", "http 500"),
    ],
)
def test_a_slack_in_trouble_is_not_taken_for_a_wrong_token(
    ready: Terminal, httpserver: HTTPServer, status: int, body: str, says: str
) -> None:
    httpserver.expect_request("/api/auth.test").respond_with_data(body, status)
    done = ready.run("doctor")
    assert done.code == 1
    assert f"✗ Slack cannot be reached ({says})." in done.out
    assert "SLACK_API_URL" in done.out
    assert "refuses the token" not in done.out


def test_no_slack_at_all_is_told_with_its_address(ready: Terminal) -> None:
    done = ready.run("doctor", SLACK_API_URL="http://127.0.0.1:9/api/")
    assert done.code == 1
    assert "✗ Slack cannot be reached (not reached: ConnectionRefusedError)." in done.out
    assert "http://127.0.0.1:9/api/" in done.out


def test_wrong_settings_are_all_named_and_nothing_else_is_tried(terminal: Terminal) -> None:
    done = terminal.run("doctor", BATON_PORT="soon", BATON_LOG="loud")
    assert done.code == 1
    for name in ("BATON_LOG", "BATON_PORT", "SLACK_BOT_TOKEN"):
        assert f"✗ {name} is missing or wrong." in done.out
        assert f"{name} should be " in done.out
    assert list(terminal.folder.iterdir()) == []


def test_no_way_in_is_a_fault(ready: Terminal, httpserver: HTTPServer) -> None:
    slack_says(httpserver, ME, scopes())
    done = ready.run("doctor", SLACK_SIGNING_SECRET="", SLACK_APP_TOKEN="")
    assert done.code == 1
    assert "✗ Slack has no way in." in done.out
    socket = ready.run("doctor", SLACK_SIGNING_SECRET="", SLACK_APP_TOKEN="xapp-1")
    assert socket.code == 0
    assert "✓ baton socket can open its connection." in socket.out


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///other.sqlite3", "The database is empty. Run: baton migrate"),
        ("sqlite:////nowhere/at/all.sqlite3", "The database cannot be reached"),
        ("postgresql://baton@127.0.0.1:9/baton", "The database cannot be reached"),
    ],
)
def test_a_database_that_is_not_ready_is_told_with_its_cure(
    ready: Terminal, httpserver: HTTPServer, url: str, says: str
) -> None:
    slack_says(httpserver, ME, scopes())
    done = ready.run("doctor", BATON_DATABASE_URL=url, BATON_SECRET_KEY=KEY)
    assert done.code == 1
    assert "✗ The database is not ready." in done.out
    assert says in done.out
    assert "✓ The token belongs to baton in Acme." in done.out


def test_a_key_that_cannot_be_read_is_told(ready: Terminal) -> None:
    (ready.folder / "baton.key").unlink()
    (ready.folder / "baton.key").mkdir()
    done = ready.run("doctor")
    assert done.code == 1
    assert "✗ The installation’s key is not ready." in done.out


def test_a_manifest_of_another_version_is_told(
    ready: Terminal, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack_says(httpserver, ME, scopes())
    manifest = read_manifest()
    manifest["features"]["slash_commands"][0]["command"] = "/mambo"
    (ready.folder / "manifest.yml").write_text(yaml.safe_dump(manifest))
    monkeypatch.setattr(doctor, "MANIFEST", ready.folder / "manifest.yml")
    done = ready.run("doctor")
    assert done.code == 1
    assert "✗ The manifest names commands that Baton does not answer: mambo." in done.out


def test_what_differs_from_the_manifest_is_said_both_ways() -> None:
    manifest = read_manifest()
    assert manifest_problems(manifest) == []
    gone = manifest["features"]["shortcuts"].pop()["callback_id"]
    manifest["settings"]["event_subscriptions"]["bot_events"].append("message.im")
    assert manifest_problems(manifest) == [
        f"The manifest lacks shortcuts that Baton answers: {gone}.",
        "The manifest names events that Baton does not answer: message.im.",
    ]


def test_an_installation_without_its_manifest_is_examined_all_the_same(
    ready: Terminal, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack_says(httpserver, ME, ["commands"])
    monkeypatch.setattr(doctor, "MANIFEST", ready.folder / "nowhere.yml")
    done = ready.run("doctor")
    assert done.code == 0
    assert "There is no manifest.yml beside this installation" in done.out
