"""What Slack sends, read back into plain words, mentions and answers; what people typed stays as they typed it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from baton.conversation.asks import Piece
from baton.conversation.forms import AnswerValue
from baton.conversation.words import CHINESE, Voice
from baton.domain.lines import Mention, Refusal
from slackapp import limits
from slackapp.rendering.texts import one_line, said, shorten
from slackapp.spelling import unescape

TOKEN = re.compile(r"<([^<>\n]+)>")
PERSON = re.compile(r"@([A-Za-z0-9_-]+)(?:\|(.*))?")
CHANNEL = re.compile(r"#([A-Za-z0-9_-]+)(?:\|(.*))?")
GROUP = re.compile(r"!subteam\^([A-Za-z0-9_-]+)(?:\|@?(.*))?")
EVERYBODY = re.compile(r"!(channel|here|everyone)(?:\|.*)?")
SPECIAL = re.compile(r"![^|]*\|(.*)")
ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:[^|]*)(?:\|(.*))?")
SILENT_SCHEMES = ("mailto:", "tel:")
LARGEST_EXPONENT = 300  # beyond it a float is infinite and a whole number fills the memory
NUMBER_MARK = re.compile(r"#\d+$")
UNSOUND = re.compile("[\0\ud800-\udfff]")  # no database and no encoding takes these


def sound(text: str) -> str:
    """`text` with what cannot be stored shown as what it is: not a character."""
    return UNSOUND.sub("\ufffd", text)


def read_text(text: str) -> tuple[Piece, ...]:
    """Words and mentions in the order typed; neighbouring words are one piece, an unnamed mention has the name ''."""
    found: list[Piece] = []
    words = ""
    for piece in _pieces(sound(text)):
        if isinstance(piece, str):
            words += piece
            continue
        found += [words, piece] if words else [piece]
        words = ""
    return tuple([*found, words] if words else found)


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for token in TOKEN.finditer(text):
        yield unescape(text[end : token.start()])
        yield _token(token[1])
        end = token.end()
    yield unescape(text[end:])


def _token(inside: str) -> Piece:
    for pattern, kind in ((PERSON, "person"), (CHANNEL, "channel"), (GROUP, "group")):
        if found := pattern.fullmatch(inside):
            return Mention(found[1], unescape(found[2] or ""), kind)
    if found := EVERYBODY.fullmatch(inside):
        return f"@{found[1]}"
    if found := SPECIAL.fullmatch(inside):
        return unescape(found[1])
    if found := ADDRESS.fullmatch(inside):
        return _address(unescape(found[1]), unescape(found[2] or ""))
    return f"<{unescape(inside)}>"


def _address(address: str, label: str) -> str:
    """The address as text; a label that says something else stands before it."""
    for scheme in SILENT_SCHEMES:
        if address.startswith(scheme):
            return label or address.removeprefix(scheme)
    bare = re.sub("^[a-z]+://", "", address).rstrip("/")
    if not label or label.rstrip("/") in (bare, address.rstrip("/")):
        return address
    return f"{label} ({address})"


def read_action(action_id: str) -> str:
    """The action's name at the desk, without the number that made it unique in its message."""
    return NUMBER_MARK.sub("", action_id)


def read_pressed(pressed: Mapping[str, Any]) -> tuple[str, str]:
    """The action and the value of what was pressed; what is chosen in a menu brings both along."""
    chosen = str((pressed.get("selected_option") or {}).get("value") or "")
    if pressed.get("type") == "overflow":
        action, _, value = chosen.partition("#")
        return action, value
    return read_action(pressed["action_id"]), str(pressed.get("value") or chosen)


def read_state(view: Mapping[str, Any]) -> dict[str, str]:
    """What the form carried along unseen; empty for a view that is not one of our forms."""
    try:
        state = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in state.items()} if isinstance(state, dict) else {}


def read_answers(view: Mapping[str, Any]) -> dict[str, AnswerValue]:
    """The answers by field key, as `baton.conversation.forms.Answers` describes them."""
    answers: dict[str, AnswerValue] = dict.fromkeys(_ticks(view), False)
    for key, elements in view.get("state", {}).get("values", {}).items():
        for action_id, element in elements.items():
            value = _answer(action_id.partition(".")[2], element)
            if value is not None:
                answers[key] = value
    return answers


def _ticks(view: Mapping[str, Any]) -> list[str]:
    """Fields that are answered even when nobody touched them."""
    return [block["block_id"] for block in _inputs(view) if block["element"].get("action_id") == "value.tick"]


def _inputs(view: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [block for block in view.get("blocks", ()) if block["type"] == "input"]


def _answer(kind: str, element: Mapping[str, Any]) -> AnswerValue | None:
    """The value of one element, None when it was left empty. `kind` is what the renderer noted in the action id."""
    if kind == "tick":
        return bool(element.get("selected_options"))
    reader = READERS.get(element["type"])
    value = reader(element) if reader else None
    if value is None:
        return None
    if kind == "scale":
        return int(str(value))
    return _number(str(value), kind) if element["type"] == "number_input" else value


def _typed(element: Mapping[str, Any]) -> str | None:
    value = sound(element.get("value") or "")
    return value if value.strip() else None


def _chosen(element: Mapping[str, Any]) -> str | None:
    option = element.get("selected_option")
    return str(option["value"]) if option else None


def _all_chosen(element: Mapping[str, Any]) -> tuple[str, ...] | None:
    return tuple(option["value"] for option in element.get("selected_options") or ()) or None


def _day(element: Mapping[str, Any]) -> date | None:
    day = element.get("selected_date")
    return date.fromisoformat(day) if day else None


def _number(text: str, kind: str) -> int | float | None:
    """The number typed; Slack has checked that it is one, so anything else counts as left empty."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() > LARGEST_EXPONENT:
        return None
    whole = kind == "number" or (kind != "decimal" and number == number.to_integral_value())
    return int(number) if whole else float(number)


READERS: Mapping[str, Callable[[Mapping[str, Any]], AnswerValue | None]] = {
    "plain_text_input": _typed,
    "number_input": _typed,
    "radio_buttons": _chosen,
    "static_select": _chosen,
    "checkboxes": _all_chosen,
    "multi_static_select": _all_chosen,
    "users_select": lambda element: element.get("selected_user") or None,
    "multi_users_select": lambda element: tuple(element.get("selected_users") or ()) or None,
    "conversations_select": lambda element: element.get("selected_conversation") or None,
    "datepicker": _day,
}


def refusal_errors(refusal: Refusal, view: Mapping[str, Any], voice: Voice) -> dict[str, str] | None:
    """Words under the fields they belong to, for `response_action: errors`; a refusal of the whole goes to the first.

    So does one at a field that is not there; None when there are no fields, and nothing typed to be kept.
    """
    fields = [str(block["block_id"]) for block in _inputs(view)]
    errors: dict[str, list[str]] = {}
    if not fields:
        return None
    for each in refusal.all():
        field = each.field if each.field in fields else fields[0]
        errors.setdefault(field, []).append(said(one_line(voice.plain().say(each.line))))
    between = "；" if voice.language == CHINESE else " "  # Chinese sentences here end without a full stop
    return {field: shorten(between.join(words), limits.INPUT_ERROR) for field, words in errors.items()}
