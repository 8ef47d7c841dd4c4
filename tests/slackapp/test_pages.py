"""A page is turned where it stands: in the message only its reader sees, or in the modal."""

from tests.doorway import Doorway, words

REASON = "stayed late so that the export was right"
EPHEMERAL = {"container": {"type": "message", "channel_id": "C1", "is_ephemeral": True}}


def answered(doorway: Doorway) -> list[dict]:
    return [row.payload for row in doorway.stage.owed("answer") if row.payload]


def test_the_next_page_takes_the_place_of_a_private_answer(doorway: Doorway) -> None:
    doorway.command("UALICE", f"/kudos <@UBOB> {REASON}")
    doorway.press("UBOB", "kudos-board", "week:all", **EPHEMERAL)
    (page,) = answered(doorway)
    assert page["replace_original"] is True
    assert "Kudos of the last 7 days" in words(page["blocks"])


def test_a_message_that_others_see_is_never_replaced(doorway: Doorway) -> None:
    doorway.press("UBOB", "kudos-board", "week:all")
    (page,) = answered(doorway)
    assert "replace_original" not in page


def test_an_answer_that_is_no_page_stands_below(doorway: Doorway) -> None:
    doorway.press("UBOB", "kudos-mine-file", **EPHEMERAL)
    (answer,) = answered(doorway)
    assert "replace_original" not in answer


def test_a_page_in_a_modal_is_turned_in_it(doorway_with_slack: Doorway) -> None:
    doorway, slack = doorway_with_slack, doorway_with_slack.slack
    assert slack is not None
    slack.expect_request("/api/views.update").respond_with_json({"ok": True})
    modal = {"id": "V1", "type": "modal", "callback_id": "", "private_metadata": "{}", "blocks": []}
    doorway.press("UBOB", "kudos-board", "week:all", view=modal, channel=None, response_url=None)
    (update,) = doorway.asked("views.update")
    assert update["view_id"] == "V1"
    assert answered(doorway) == []


def test_a_modal_that_is_gone_is_opened_anew(doorway_with_slack: Doorway) -> None:
    doorway, slack = doorway_with_slack, doorway_with_slack.slack
    assert slack is not None
    slack.expect_request("/api/views.update").respond_with_json({"ok": False, "error": "not_found"})
    slack.expect_request("/api/views.push").respond_with_json({"ok": True})
    modal = {"id": "V1", "type": "modal", "callback_id": "", "private_metadata": "{}", "blocks": []}
    doorway.press("UBOB", "kudos-board", "week:all", view=modal, channel=None, response_url=None)
    assert len(doorway.asked("views.push")) == 1
