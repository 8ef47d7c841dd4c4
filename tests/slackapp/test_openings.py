"""Commands and shortcuts that open a form: acknowledged in silence, and the form shows what is known."""

from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from baton.storage.deliveries import DeliveryRow
from tests.doorway import Doorway, words


@pytest.fixture
def opening(doorway_with_slack: Doorway, httpserver: HTTPServer) -> Doorway:
    """The door, with a Slack behind it that opens every modal."""
    httpserver.expect_request("/api/views.open").respond_with_json({"ok": True, "view": {}})
    return doorway_with_slack


def view(opening: Doorway) -> Any:
    """The modal that was opened last."""
    return opening.asked("views.open")[-1]["view"]


def shortcut(opening: Doorway, who: str, name: str, message: dict[str, Any]) -> None:
    """A shortcut used on a message."""
    channel = {"id": "CPAY", "name": "payroll"}
    opening.interact(
        opening.payload("message_action", who, callback_id=name, channel=channel, message={"ts": "1.2", **message})
    )


@pytest.mark.parametrize("command", ["/handoff", "/kudos", "/rate-service", "/team"])
def test_a_command_that_opens_its_form_is_acknowledged_in_silence(opening: Doorway, command: str) -> None:
    # Slack shows "failed with the error dispatch_failed" for any other answer, although the form is open.
    assert opening.command("UDAN", command) is None
    assert len(opening.asked("views.open")) == 1


def test_people_mentioned_in_a_message_are_called_by_name_in_the_form(opening: Doorway) -> None:
    shortcut(opening, "UALICE", "make_handoff", {"user": "UBOB", "text": "Ask <@ULINA> &amp; <@UCHARLIE|chas> for it"})
    asked = next(block["element"] for block in view(opening)["blocks"] if block["block_id"] == "what")
    assert asked["initial_value"] == "Ask @李娜 & @charlie for it"


def test_a_shortcut_that_is_refused_says_why_under_no_misleading_title(opening: Doorway) -> None:
    shortcut(opening, "UGUEST", "make_handoff", {"user": "UBOB", "text": "the contract"})
    assert view(opening)["title"]["text"] == "Baton"
    assert "Guests and bots cannot place orders here" in words(view(opening))


@pytest.mark.parametrize("typed", ["/team channel", "/digest here"])
def test_the_channel_everybody_reads_is_not_posted_to(doorway: Doorway, typed: str) -> None:
    assert "Everyone reads #general" in words(doorway.command("UALICE", typed, channel_name="general"))
    assert "Everyone reads" not in words(doorway.command("UALICE", typed, channel_name="payroll"))


def test_the_shortcut_to_hide_finds_the_kudos_by_the_message_it_is_used_on(opening: Doorway) -> None:
    opening.command("UALICE", "/kudos <@UBOB> stayed late so that the export was right", channel_id="CPAY")
    with opening.stage.sessions.begin() as session:
        row = session.query(DeliveryRow).filter_by(kind="kudos-post").one()
        row.state, row.channel_id, row.message_id = "sent", "CPAY", "1764000000.000100"
    post = {"user": "UBATON", "bot_id": "BBATON", "text": "alice thanks bob", "ts": "1764000000.000100"}
    shortcut(opening, "UDAN", "hide_kudos", post)
    assert view(opening)["callback_id"] == "moderate-hide"
    assert "alice thanks bob" in words(view(opening))
    shortcut(opening, "UALICE", "hide_kudos", post)
    assert "Only admins can hide kudos" in words(view(opening))
    shortcut(opening, "UDAN", "hide_kudos", post | {"ts": "1764000000.000200"})
    assert "none of Baton’s kudos" in words(view(opening))
