"""What Slack would refuse, we refuse first: walks blocks or a view and checks every limit of the reference."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock

from slackapp import limits

Node = dict[str, Any]

SENDABLE = re.compile(r"<(?:@[A-Za-z0-9_-]+|#[A-Za-z0-9_-]+|!date\^-?\d+\^[^|<>]*\|[^<>]*)>")
MESSAGE_ONLY = ("table", "data_visualization", "markdown")
LENGTHS = {
    "button": {
        "value": limits.BUTTON_VALUE,
        "url": limits.BUTTON_URL,
        "accessibility_label": limits.ACCESSIBILITY_LABEL,
    },
    "image": {"alt_text": limits.IMAGE_ALT, "image_url": limits.IMAGE_URL},
    "markdown": {"text": limits.MARKDOWN_CHARS},
    "alert": {"text": limits.ALERT_TEXT},
}
PLAIN = {
    ("header", "text"): limits.HEADER,
    ("button", "text"): limits.BUTTON_TEXT,
    ("input", "label"): limits.INPUT_LABEL,
    ("input", "hint"): limits.INPUT_HINT,
    ("image", "title"): limits.IMAGE_TITLE,
    ("modal", "title"): limits.VIEW_TITLE,
    ("modal", "submit"): limits.VIEW_SUBMIT,
    ("modal", "close"): limits.VIEW_CLOSE,
    ("confirm", "title"): limits.CONFIRM_TITLE,
    ("confirm", "text"): limits.CONFIRM_TEXT,
    ("confirm", "confirm"): limits.CONFIRM_YES,
    ("confirm", "deny"): limits.CONFIRM_NO,
    ("option", "text"): limits.OPTION_TEXT,
    ("option", "description"): limits.OPTION_DESCRIPTION,
    ("group", "label"): limits.GROUP_LABEL,
    (None, "placeholder"): limits.PLACEHOLDER,
}
OPTIONS = {
    "radio_buttons": limits.LISTED_OPTIONS,
    "checkboxes": limits.LISTED_OPTIONS,
    "overflow": limits.OVERFLOW_OPTIONS,
}
CHOOSING = ("radio_buttons", "checkboxes", "overflow", "static_select", "multi_static_select")


def assert_within_limits(shown: Node | list[Node] | tuple[Node, ...]) -> None:
    """Fails where Slack would refuse a message's blocks or a view (a dict with `blocks`)."""
    if isinstance(shown, dict):
        _check_view(shown)
    else:
        _check_message(list(shown))


def assert_view_body_within_limits(blocks: list[Node]) -> None:
    """The same for the blocks of an App Home, before they have a frame."""
    _check_view({"type": "home", "blocks": blocks})


def assert_nothing_shortened(view: Node) -> None:
    """Our own forms must not need the ellipsis in their frame."""
    for part in ("title", "submit", "close"):
        assert not view.get(part, {}).get("text", "").endswith("…"), view[part]


def assert_accepted_by_the_sdk(blocks: Iterable[Node]) -> None:
    """What Slack's own SDK checks, which is about half."""
    for block in blocks:
        if block["type"] != "data_visualization":  # the SDK does not know it yet
            SdkBlock.parse(block).to_dict()  # type: ignore[union-attr]


def shown_texts(node: object, key: str = "") -> Iterator[str]:
    """Every text a reader could see in a tree of blocks, unescaped nowhere."""
    if isinstance(node, str) and key in ("text", "title", "label", "name", "alt_text", "fallback", "description"):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from shown_texts(value, name)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from shown_texts(value, key)


def _check_message(blocks: list[Node]) -> None:
    assert 1 <= len(blocks) <= limits.MESSAGE_BLOCKS
    assert sum(map(len, shown_texts(blocks))) < limits.MESSAGE_CHARS
    kinds = Counter(block["type"] for block in blocks)
    assert kinds["table"] <= limits.TABLES
    assert kinds["data_visualization"] <= limits.CHARTS
    assert not kinds["input"]
    assert not kinds["alert"]
    _check_blocks(blocks)


def _check_view(view: Node) -> None:
    blocks = view["blocks"]
    assert 1 <= len(blocks) <= limits.VIEW_BLOCKS
    assert len(json.dumps(view)) <= limits.VIEW_BYTES
    assert len(view.get("private_metadata", "")) <= limits.PRIVATE_METADATA
    assert len(view.get("callback_id", "")) <= limits.ID
    assert not [block for block in blocks if block["type"] in MESSAGE_ONLY]
    if view["type"] == "modal":
        assert "title" in view
        _check_plain("modal", view)
        if any(block["type"] == "input" for block in blocks):
            assert "submit" in view
    _check_blocks(blocks)


def _check_blocks(blocks: list[Node]) -> None:
    nodes = [node for block in blocks for node in _walk(block)]
    for name in ("block_id", "action_id"):
        ids = [node[name] for node in nodes if name in node]
        assert all(0 < len(each) <= limits.ID for each in ids)
        # In a view an action id need only be unique in its block, whose id is unique.
        if name == "block_id" or not any(block["type"] == "input" for block in blocks):
            assert len(set(ids)) == len(ids), f"{name} twice: {ids}"
    for node in nodes:
        _check_node(node)


def _walk(node: object) -> Iterator[Node]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _walk(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _walk(value)


def _check_node(node: Node) -> None:
    kind = node.get("type")
    _check_plain(kind, node)
    for key, limit in LENGTHS.get(str(kind), {}).items():
        assert len(node.get(key, "")) <= limit, (kind, key)
    if "confirm" in node and kind == "button":
        _check_plain("confirm", node["confirm"])
    if kind in CHECKS:
        CHECKS[str(kind)](node)
    if kind in CHOOSING:
        _check_choosing(node)


def _check_plain(kind: str | None, node: Node) -> None:
    for (owner, key), limit in PLAIN.items():
        if key in node and owner in (kind, None):
            assert node[key]["type"] == "plain_text", (kind, key)
            assert 0 < len(node[key]["text"]) <= limit, (kind, key, node[key])


def _check_text(node: Node) -> None:
    assert 0 < len(node["text"]) <= limits.SECTION_TEXT
    assert node["text"].strip()
    if node["type"] == "mrkdwn":
        assert node["verbatim"] is True
        bare = re.sub("^> ", "", SENDABLE.sub("", node["text"]), flags=re.MULTILINE)
        assert "<" not in bare, bare
        assert ">" not in bare, bare
        assert not re.search("&(?!amp;|lt;|gt;)", bare), bare


def _check_section(node: Node) -> None:
    assert ("text" in node) or node["fields"]
    assert len(node.get("fields", ())) <= limits.SECTION_FIELDS
    assert all(0 < len(field["text"]) <= limits.SECTION_FIELD for field in node.get("fields", ()))


def _check_context(node: Node) -> None:
    assert 1 <= len(node["elements"]) <= limits.CONTEXT_ELEMENTS
    assert all(element["type"] in ("plain_text", "mrkdwn", "image") for element in node["elements"])


def _check_actions(node: Node) -> None:
    assert 1 <= len(node["elements"]) <= limits.ACTIONS_ELEMENTS
    assert all("action_id" in element for element in node["elements"])


def _check_button(node: Node) -> None:
    assert node.get("value", "-"), "an empty value"
    assert node.get("style", "primary") in ("primary", "danger")


def _check_input(node: Node) -> None:
    assert {"label", "element"} <= node.keys()
    assert "action_id" in node["element"]


def _check_choosing(node: Node) -> None:
    groups = node.get("option_groups", ())
    assert ("options" in node) != bool(groups)
    assert len(groups) <= limits.SELECT_GROUPS
    for group in groups:
        _check_plain("group", group)
    lists = [group["options"] for group in groups] or [node["options"]]
    options = [option for each in lists for option in each]
    assert all(1 <= len(each) <= OPTIONS.get(node["type"], limits.SELECT_OPTIONS) for each in lists)
    for option in options:
        _check_plain("option", option)
        assert 0 < len(option["value"]) <= limits.OPTION_VALUE
    given = [*node.get("initial_options", ()), *([node["initial_option"]] if "initial_option" in node else ())]
    assert all(option in options for option in given)
    assert node.get("initial_options", "-")


def _check_overflow(node: Node) -> None:
    values = [option["value"] for option in node["options"]]
    assert len(set(values)) == len(values), values
    assert "confirm" not in node, "it would ask about every option"


def _check_text_input(node: Node) -> None:
    assert 1 <= node["max_length"] <= limits.TEXT_INPUT
    assert 0 <= node.get("min_length", 0) <= node["max_length"]
    assert 1 <= len(node.get("initial_value", "-")) <= node["max_length"]


def _check_people_input(node: Node) -> None:
    assert node["max_selected_items"] >= 1
    assert 1 <= len(node.get("initial_users", "-")) <= node["max_selected_items"]


def _check_channel_input(node: Node) -> None:
    assert node["filter"]["include"]
    assert set(node["filter"]["include"]) <= {"im", "mpim", "public", "private"}
    assert not node.get("default_to_current_conversation")
    assert re.fullmatch("[CG][A-Z0-9]+", node.get("initial_conversation", "C1"))


def _check_number_input(node: Node) -> None:
    assert isinstance(node["is_decimal_allowed"], bool)
    for key in ("min_value", "max_value", "initial_value"):
        assert re.fullmatch(r"-?\d+(\.\d+)?", node.get(key, "0")), node


def _check_rich_text(node: Node) -> None:
    assert node["elements"]
    for element in node["elements"]:
        assert element["elements"]


def _check_cell(node: Node) -> None:
    assert node["text"].strip()


def _check_words(node: Node) -> None:
    assert node["text"]


def _check_table(node: Node) -> None:
    assert 1 <= len(node["rows"]) <= limits.TABLE_ROWS
    assert len({len(row) for row in node["rows"]}) == 1
    assert 1 <= len(node["rows"][0]) <= limits.TABLE_COLUMNS
    assert len(node.get("column_settings", ())) <= limits.TABLE_COLUMNS


def _check_chart(node: Node) -> None:
    assert 0 < len(node["title"]) <= limits.CHART_TITLE
    chart = node["chart"]
    assert chart["type"] in ("pie", "bar", "area", "line")
    if chart["type"] == "pie":
        assert 1 <= len(chart["segments"]) <= limits.CHART_SEGMENTS
        assert all(segment["value"] > 0 for segment in chart["segments"])
        _check_labels([segment["label"] for segment in chart["segments"]])
        return
    categories = chart["axis_config"]["categories"]
    assert 1 <= len(chart["series"]) <= limits.CHART_SERIES
    assert 1 <= len(categories) <= limits.CHART_POINTS
    assert len(chart["axis_config"].get("x_label", "")) <= limits.CHART_AXIS_LABEL
    assert len(chart["axis_config"].get("y_label", "")) <= limits.CHART_AXIS_LABEL
    _check_labels(categories)
    _check_labels([series["name"] for series in chart["series"]])
    for series in chart["series"]:
        assert [point["label"] for point in series["data"]] == categories
        assert all(isinstance(point["value"], int | float) for point in series["data"])


def _check_labels(labels: list[str]) -> None:
    assert all(0 < len(label) <= limits.CHART_LABEL for label in labels)
    assert len(set(labels)) == len(labels)


def _check_image(node: Node) -> None:
    assert node["alt_text"]


CHECKS = {
    "actions": _check_actions,
    "button": _check_button,
    "context": _check_context,
    "conversations_select": _check_channel_input,
    "data_visualization": _check_chart,
    "image": _check_image,
    "input": _check_input,
    "mrkdwn": _check_text,
    "multi_users_select": _check_people_input,
    "number_input": _check_number_input,
    "overflow": _check_overflow,
    "plain_text": _check_text,
    "plain_text_input": _check_text_input,
    "raw_text": _check_cell,
    "rich_text": _check_rich_text,
    "section": _check_section,
    "table": _check_table,
    "text": _check_words,
}
