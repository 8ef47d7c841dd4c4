"""Block Kit values: plain Python on one side, Slack's JSON on the other.

Slack reports what a person filled in under ``view.state.values`` with another
shape for every kind of element.  This module knows those shapes.  It also
redraws a view with the few kinds of element local-slack's page can draw and
turns the page's answers back into what Slack would have sent.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

#: kind of element -> the field of its state that holds what was chosen
FIELDS = {
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}

#: kind of element -> the field of its definition that holds the first choice
INITIALS = {
    "plain_text_input": "initial_value",
    "number_input": "initial_value",
    "email_text_input": "initial_value",
    "url_text_input": "initial_value",
    "rich_text_input": "initial_value",
    "datepicker": "initial_date",
    "timepicker": "initial_time",
    "datetimepicker": "initial_date_time",
} | {
    kind: field.replace("selected_", "initial_")
    for kind, field in FIELDS.items()
    if field.startswith("selected_") and "date" not in field and "time" not in field
}

TEXTS = {"number_input", "email_text_input", "url_text_input", "timepicker"}
PEOPLE = {"users_select", "multi_users_select"}
PLACES = {
    "conversations_select",
    "multi_conversations_select",
    "channels_select",
    "multi_channels_select",
}

FENCE = re.compile(r"```\n?(?P<inside>.*?)\n?```", re.DOTALL)
DATE = re.compile(r"<!date\^[^|<>]*\|(?P<written>[^<>]*)>")


@dataclass(frozen=True)
class Workspace:
    """Who and what can be picked: id to the name shown."""

    people: Mapping[str, str]
    places: Mapping[str, str]


def elements(view: Mapping[str, Any]) -> Iterator[tuple[Json, Json]]:
    """Yield every (block, element) of a view or a message, in order."""
    for block in view.get("blocks") or []:
        for key in ("element", "accessory"):
            if block.get(key):
                yield block, block[key]
        if block.get("type") == "actions":
            for element in block.get("elements") or []:
                yield block, element


def many(kind: str) -> bool:
    """Tell whether several things can be chosen in this kind of element."""
    return FIELDS[kind].endswith("s")


def empty(kind: str) -> Json:
    """Return the state of an element nobody touched."""
    return {"type": kind, FIELDS[kind]: [] if many(kind) else None}


def first(element: Mapping[str, Any]) -> Json:
    """Return the state an element starts with."""
    kind = element["type"]
    state = empty(kind)
    start = element.get(INITIALS[kind])
    if start is not None:
        state[FIELDS[kind]] = copy.deepcopy(start)
    return state


def choices(element: Mapping[str, Any]) -> list[Json]:
    """Return the options of a select, those inside groups included."""
    options = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        options.extend(group.get("options") or [])
    return options


def pick(element: Mapping[str, Any], wanted: str) -> Json:
    """Return the option whose value or text is the wanted one."""
    options = choices(element)
    for option in options:
        if wanted in (option.get("value"), option.get("text", {}).get("text")):
            return copy.deepcopy(option)
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": wanted}, "value": wanted}
    known = [option.get("value") for option in options]
    raise ValueError(f"{element.get('action_id')}: no option {wanted!r}, only {known}")


def state(element: Mapping[str, Any], value: Any) -> Json:
    """Build an element's state from a plain value.

    A string stands for a text, an id, or an option (its value or its text); a
    list of strings for the kinds with several; None empties the element.
    """
    kind = element["type"]
    if value is None:
        return empty(kind)
    if many(kind):
        value = list(value)
    if FIELDS[kind] == "selected_options":
        value = [pick(element, one) for one in value]
    elif FIELDS[kind] == "selected_option":
        value = pick(element, value)
    elif FIELDS[kind] == "value":
        value = str(value) or None
    return {"type": kind, FIELDS[kind]: value}


def filled(view: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Json]:
    """Return ``state.values`` for a view: the given values over its first ones."""
    result: dict[str, Json] = {}
    unknown = set(values)
    for block, element in elements(view):
        if element["type"] not in FIELDS:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        now = first(element)
        for name in (action_id, block_id):
            if name in values:
                now = state(element, values[name])
                unknown.discard(name)
        result.setdefault(block_id, {})[action_id] = now
    if unknown:
        raise KeyError(f"not in the open view: {sorted(unknown)}; it has {sorted(result)}")
    return result


def missing(view: Mapping[str, Any], values: Mapping[str, Json]) -> list[str]:
    """Return the block ids of required inputs that are still empty."""
    return [
        block["block_id"]
        for block, element in elements(view)
        if block.get("type") == "input"
        and not block.get("optional")
        and element["type"] in FIELDS
        and values[block["block_id"]][element["action_id"]].get(FIELDS[element["type"]]) in (None, "", [])
    ]


def identified(view: Mapping[str, Any]) -> Json:
    """Copy a view, giving block and action ids where the app gave none, as Slack does."""
    result = copy.deepcopy(dict(view))
    for number, block in enumerate(result.get("blocks") or []):
        block.setdefault("block_id", f"auto{number}")
    for number, (_, element) in enumerate(elements(result)):
        element.setdefault("action_id", f"auto{number}")
    return result


def drawable(view: Mapping[str, Any], workspace: Workspace) -> Json:
    """Copy a view with its elements replaced by ones local-slack's page draws."""
    result = {**copy.deepcopy(dict(view)), "blocks": legible(view.get("blocks") or [])}
    for block, element in elements(result):
        if element["type"] in PEOPLE | PLACES and "options" not in element:
            names = workspace.people if element["type"] in PEOPLE else workspace.places
            element["options"] = [option(name, key) for key, name in names.items()]
        if block.get("type") == "input":
            _simplify(element)
    return result


def legible(blocks: Any) -> Any:
    """Copy blocks with their texts rewritten so that local-slack's page shows what Slack would show.

    The page leaves entities, dates and code blocks raw.
    """
    if isinstance(blocks, list):
        return [legible(each) for each in blocks]
    if not isinstance(blocks, dict):
        return blocks
    if blocks.get("type") == "mrkdwn":
        return {**blocks, "text": FENCE.sub(_straight, _plainer(blocks["text"]))}
    return {key: legible(value) for key, value in blocks.items()}


def _plainer(text: str) -> str:
    text = DATE.sub(lambda date: date["written"], text)
    # A space of no width keeps what a person typed from becoming a mention or a quote.
    text = re.sub("^&gt;", "\u200b>", text, flags=re.MULTILINE).replace("&gt;", ">").replace("&lt;", "<\u200b")
    return text.replace("&amp;", "&")


def _straight(fence: re.Match[str]) -> str:
    """The lines of a code block as code each: the page knows no other. Blanks stay as wide as they are."""
    lines = (line.replace(" ", "\u00a0").replace("`", "\u02cb") for line in fence["inside"].split("\n"))
    return "\n".join(f"`{line}`" if line else "" for line in lines)


def option(text: str, value: str) -> Json:
    """Return one option of a select."""
    return {"text": {"type": "plain_text", "text": text}, "value": value}


def _simplify(element: Json) -> None:
    kind = element["type"]
    start = element.get(INITIALS.get(kind, ""))
    if kind in TEXTS:
        element["type"] = "plain_text_input"
        element["initial_value"] = start or ""
    elif kind.startswith("multi_"):
        element["type"] = "checkboxes"
        element["options"] = choices(element)
    elif kind.endswith("_select"):
        element["type"] = "static_select"
        element["options"] = choices(element)
        if start:
            chosen = start["value"] if isinstance(start, dict) else start
            element["placeholder"] = pick(element, chosen)["text"]


def restored(view: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Json]:
    """Turn what the page sent for a drawable view into the original's state."""
    result: dict[str, Json] = {}
    for block, element in elements(view):
        if element["type"] not in FIELDS:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        got = values.get(block_id, {}).get(action_id)
        result.setdefault(block_id, {})[action_id] = _restore(element, got)
    return result


def _restore(element: Mapping[str, Any], got: Mapping[str, Any] | None) -> Json:
    if got is None:
        return first(element)
    kind = element["type"]
    raw = next((got[key] for key in got if key != "type"), None)
    if raw is None:
        return first(element)
    if raw in ("", []):
        return empty(kind)
    if kind in PEOPLE | PLACES:
        raw = _values(raw)
    return {"type": kind, FIELDS[kind]: raw}


def _values(raw: Any) -> Any:
    """Reduce options to their values; leave ids alone."""
    if isinstance(raw, list):
        return [_values(one) for one in raw]
    return raw["value"] if isinstance(raw, dict) else raw


def action(surface: Mapping[str, Any], what: str, value: Any) -> Json:
    """Describe the use of the element with this action id or button text, or of the menu's option with this text."""
    for number, (block, element) in enumerate(elements(surface)):
        text = element.get("text", {}).get("text") if element["type"] == "button" else None
        if element["type"] == "overflow" and value is None and what in _labels(element):
            value, text = what, what
        if what not in (element.get("action_id"), text):
            continue
        action: Json = {
            "type": element["type"],
            "action_id": element.get("action_id", f"auto{number}"),
            "block_id": block.get("block_id", f"b{number}"),
        }
        if element["type"] == "button":
            return action | {key: element[key] for key in ("value", "text") if key in element}
        if element["type"] == "overflow":
            return action | {"selected_option": pick(element, value)}
        return action | _chosen(element, value)
    known = [element.get("action_id") for _, element in elements(surface)]
    raise LookupError(f"nothing called {what!r} here, only {known}")


def _labels(element: Mapping[str, Any]) -> list[str]:
    """What the options of a menu read."""
    return [option["text"]["text"] for option in element["options"]]


def _chosen(element: Mapping[str, Any], value: Any) -> Json:
    """Return the fields of an action that say what was chosen."""
    shaped = state(element, value)
    name = FIELDS[element["type"]]
    if name in ("selected_user", "selected_conversation", "selected_channel"):
        return {"selected_option": {"value": shaped[name]}}  # all local-slack lets through
    return {name: shaped[name]}


def usergroup(configured: Mapping[str, Any]) -> Json:
    """A configured user group (id, handle, name, users) as Slack lists it."""
    return {
        "is_usergroup": True,
        "date_create": 1700000000,
        "date_update": 1700000000,
        "date_delete": 0,
        "user_count": len(configured["users"]),
        **configured,
    }
