"""What matters less waits behind “⋯”, is whole there, and does what the button would have done."""

from datetime import UTC
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from baton.conversation.cards import Button, Card, Confirm, Part, buttons
from baton.conversation.words import Voice
from baton.domain.lines import verbatim
from demo import shapes
from slackapp import limits
from slackapp.blocks import Unrenderable, render_card, render_view_body
from slackapp.reading import read_pressed
from slackapp.rendering.texts import Block
from slackapp.spelling import SlackSpelling
from tests.doorway import Doorway, words
from tests.handoffs import handoff
from tests.slackapp.limits_check import assert_within_limits
from tests.slackapp.strategies import presses

ENGLISH = Voice("en", UTC, SlackSpelling())
SURE = Confirm(verbatim("Sure?"), verbatim("It cannot be undone."), verbatim("Yes"), verbatim("No"))
ACCEPT = Button(verbatim("Accept"), "accept", "h1")


def option(label: str, action: str = "later", value: str = "h1") -> Button:
    return Button(verbatim(label), action, value)


def shown(*parts: Part) -> list[Block]:
    """The elements of the rows of a card, after checking Slack's limits."""
    (post,) = render_card(Card(verbatim("summary"), parts), ENGLISH)
    assert_within_limits(list(post.blocks))
    return [element for block in post.blocks if block["type"] == "actions" for element in block["elements"]]


def chosen(menu: Block, at: int = 0) -> Block:
    """What Slack sends when somebody chooses an option."""
    return {"type": "overflow", "action_id": menu["action_id"], "selected_option": menu["options"][at]}


def test_what_matters_less_stands_in_one_menu_at_the_end_of_the_row() -> None:
    button, menu = shown(buttons(ACCEPT, more=[option("Later"), option("Decline", "decline")]))
    assert (button["type"], button["action_id"]) == ("button", "accept")
    assert menu["type"] == "overflow"
    assert [each["text"]["text"] for each in menu["options"]] == ["Later", "Decline"]
    assert [read_pressed(chosen(menu, at)) for at in (0, 1)] == [("later", "h1"), ("decline", "h1")]


def test_a_menu_stands_alone_where_nothing_matters_more() -> None:
    (menu,) = shown(buttons(more=[option("Later")]))
    assert menu["type"] == "overflow"


def test_two_menus_of_one_message_have_ids_of_their_own() -> None:
    row = buttons(ACCEPT, more=[option("Later")])
    menus = [element for element in shown(row, row) if element["type"] == "overflow"]
    assert len({menu["action_id"] for menu in menus}) == 2
    assert [read_pressed(chosen(menu)) for menu in menus] == [("later", "h1")] * 2


@pytest.mark.parametrize(
    "unfit",
    [
        option("w" * (limits.OPTION_TEXT + 1)),
        option("Later", value="v" * limits.OPTION_VALUE),
        Button(verbatim("Delete"), "delete", "h1", "danger", confirm=SURE),
    ],
    ids=["too long to read", "too much to send", "with a question of its own"],
)
def test_what_a_menu_cannot_hold_is_a_button_before_it(unfit: Button) -> None:
    first, second, menu = shown(buttons(ACCEPT, more=[unfit, option("Decline", "decline")]))
    assert (first["action_id"], second["action_id"], second["value"]) == ("accept", unfit.action, unfit.value)
    assert second["type"] == "button"
    assert ("confirm" in second) == (unfit.confirm is not None)
    assert [each["text"]["text"] for each in menu["options"]] == ["Decline"]


def test_the_sixth_of_a_menu_is_a_button() -> None:
    *before, menu = shown(buttons(more=[option(f"Way {at}", value=f"{at}") for at in range(7)]))
    assert [each["value"] for each in before] == ["5", "6"]
    assert len(menu["options"]) == limits.OVERFLOW_OPTIONS


def test_two_that_would_send_the_same_are_not_both_in_the_menu() -> None:
    button, menu = shown(buttons(more=[option("Later"), option("Some other time")]))
    assert button["text"]["text"] == "Some other time"
    assert [each["text"]["text"] for each in menu["options"]] == ["Later"]


def test_a_full_row_is_followed_by_one_with_the_menu() -> None:
    row = buttons(*[option(f"Way {at}", value=f"{at}") for at in range(25)], more=[option("Later")])
    (post,) = render_card(Card(verbatim("summary"), (row,)), ENGLISH)
    assert [len(block["elements"]) for block in post.blocks] == [25, 1]


def test_an_option_that_would_not_come_back_is_a_bug_and_says_so() -> None:
    with pytest.raises(Unrenderable):
        render_card(Card(verbatim("summary"), (buttons(more=[option("x", "a#1")]),)), ENGLISH)


@given(st.lists(presses, max_size=8))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_everything_offered_can_be_pressed_and_comes_back_as_what_it_was(more: list[Button]) -> None:
    blocks = render_view_body(Card(verbatim("summary"), (buttons(more=more),)), ENGLISH)
    come_back: set[tuple[str, str]] = set()
    for block in blocks:
        for element in block["elements"] if block["type"] == "actions" else ():
            options = range(len(element.get("options", ())))
            come_back |= {read_pressed(chosen(element, at)) for at in options} or {read_pressed(element)}
    assert come_back == {(each.action, each.value) for each in more}


def test_a_card_names_what_its_menus_hold() -> None:
    later = option("Later")
    assert list(Card(verbatim("summary"), (buttons(ACCEPT, more=[later]),)).pressable()) == [ACCEPT, later]


# Through the door


def choose(doorway: Doorway, who: str, value: str, **more: Any) -> None:
    """Choose an option of a menu in a message."""
    text = {"type": "plain_text", "text": "whatever it reads"}
    picked = {"type": "overflow", "action_id": "more#2", "selected_option": {"text": text, "value": value}}
    doorway.press(who, "", actions=[picked], **more)


def test_a_chosen_option_does_what_the_button_does_and_once(doorway: Doorway) -> None:
    doorway.command("UALICE", "/handoff <@UBOB> payroll export by fri")
    id = doorway.stage.owed("handoff-owner")[0].reference
    for _ in range(2):
        choose(doorway, "UBOB", f"handoff-accept#{id}", trigger_id="T.1")
    assert handoff(doorway.stage, id).state == "accepted"
    assert len(doorway.stage.owed("answer")) <= 1


def test_a_chosen_option_opens_a_form(doorway_with_slack: Doorway, httpserver: HTTPServer) -> None:
    doorway = doorway_with_slack
    httpserver.expect_request("/api/views.open").respond_with_json({"ok": True, "view": {}})
    doorway.command("UALICE", "/handoff <@UBOB> payroll export by fri")
    choose(doorway, "UBOB", f"handoff-decline#{doorway.stage.owed('handoff-owner')[0].reference}")
    (asked,) = doorway.asked("views.open")
    assert asked["view"]["callback_id"] == "handoff-decline"


@pytest.mark.parametrize("value", ["", "#", "x", "option-of-old#1", "handoff-accept#<!channel>", "#handoff-accept"])
def test_an_option_of_an_older_message_is_answered_in_words(doorway: Doorway, value: str) -> None:
    choose(doorway, "UALICE", value)
    assert words(doorway.stage.owed("answer")[0].payload["blocks"])
    assert "incident" not in doorway.log()


# In front of the local Slack


def test_the_stand_in_presses_an_option_by_what_it_reads() -> None:
    (post,) = render_card(
        Card(verbatim("s"), (buttons(ACCEPT, more=[option("Later"), option("Never", "never")]),)), ENGLISH
    )
    message = {"blocks": list(post.blocks)}
    assert read_pressed(shapes.action(message, "Never", None)) == ("never", "h1")
    assert read_pressed(shapes.action(message, "Accept", None)) == ("accept", "h1")
    with pytest.raises(LookupError):
        shapes.action(message, "Whenever", None)
