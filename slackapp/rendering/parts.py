"""The parts of a card, each as the blocks that show it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from baton.conversation.cards import (
    Button,
    Buttons,
    Card,
    Chart,
    Confirm,
    Divider,
    Fact,
    Facts,
    Heading,
    Link,
    Note,
    Paragraph,
    Part,
    Quote,
    Table,
)
from baton.domain.lines import Line
from slackapp import limits
from slackapp.rendering.charts import render_chart
from slackapp.rendering.tables import render_table
from slackapp.rendering.texts import (
    Block,
    Speaker,
    Unrenderable,
    bold_sections,
    contexts,
    mrkdwn,
    one_line,
    pieces,
    plain_text,
    require_fit,
    said,
    section,
    sections,
)
from slackapp.spelling import escape, unescape

FIELDS_CHARS = 6_000  # of one section's fields, well inside what a message holds
ROW_CHARS = 6_000  # of one row of buttons with all they carry
QUOTE_MARK = "> "  # not a person's, which would be an entity
TOKEN = re.compile(
    r"<@(?P<user>[^<>]+)>|<#(?P<channel>[^<>]+)>|<!date\^(?P<at>-?\d+)\^(?P<format>[^|<>]*)\|(?P<written>[^<>]*)>"
)
ADDRESS = re.compile(r"https?://[^\s<>]+")
LINK_ACTION = "link"
MENU_ACTION = "more"  # of the menu as a whole; what was chosen says what to do
NUMBER_MARK = "#"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the place shown to can draw; the rest is told in text."""

    charts: bool = True
    tables: bool = True
    rich_text: bool = True


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders the parts of one card for one reader; remembers the action ids it gave, since each must be unique."""

    speaker: Speaker
    can: Capabilities
    given: Counter[str] = field(default_factory=Counter)

    def groups(self, card: Card, titled: bool = True) -> list[list[Block]]:
        """Blocks that belong together; a heading waits for what it heads. Without parts the summary speaks."""
        together: list[list[Block]] = []
        waiting = self._title(card.title) if card.title and titled else []
        for part in card.parts:
            waiting = waiting + self.part(part)
            if waiting and not isinstance(part, Heading):
                together.append(waiting)
                waiting = []
        if not together:
            waiting = waiting + sections(self.speaker.mrkdwn(card.summary))
        return [*together, waiting] if waiting else together

    def part(self, part: Part) -> list[Block]:
        """The blocks of one part, in order; none for a part with nothing in it."""
        speaker = self.speaker
        match part:
            case Paragraph(line, button):
                return self._paragraph(line, button)
            case Heading(line):
                return bold_sections(speaker.mrkdwn(line))
            case Note(line):
                return contexts(speaker.mrkdwn(line))
            case Quote(line):
                text = speaker.mrkdwn(line)
                return _rich_quotes(text) if self.can.rich_text else _marked_quotes(text)
            case Divider():
                return [{"type": "divider"}]
            case Facts(facts):
                return _fact_blocks(facts, speaker)
            case Table():
                return render_table(part, speaker, drawn=self.can.tables)
            case Chart():
                return render_chart(part, speaker, drawn=self.can.charts)
            case Buttons(items, more):
                menu = self._menu(more)
                return self._buttons([*items, *(each for each in more if each not in menu)], menu)
        assert_never(part)

    def _paragraph(self, line: Line, button: Button | None) -> list[Block]:
        """The text with its button beside its last section, or below where the label is too long for a button."""
        blocks = sections(self.speaker.mrkdwn(line))
        if button is None:
            return blocks
        if len(one_line(self.speaker.plain(button.label))) > limits.BUTTON_TEXT:
            return blocks + self._buttons([button])
        return [*blocks[:-1], {**blocks[-1], "accessory": self._button(button)}]

    def _title(self, title: Line) -> list[Block]:
        text = one_line(self.speaker.plain(title))
        if len(text) > limits.HEADER:
            return bold_sections(escape(text))
        return [{"type": "header", "text": plain_text(text, limits.HEADER)}]

    def _menu(self, more: Iterable[Button]) -> list[Button]:
        """Those that a menu shows whole; the rest are buttons. Slack asks about a menu, never about one option."""
        fitting: dict[str, Button] = {}
        for each in more:
            value, label = option_value(each.action, each.value), one_line(self.speaker.plain(each.label))
            if each.confirm is None and len(label) <= limits.OPTION_TEXT and len(value) <= limits.OPTION_VALUE:
                fitting.setdefault(value, each)
        return list(fitting.values())[: limits.OVERFLOW_OPTIONS]

    def _buttons(self, items: Iterable[Button | Link], menu: Iterable[Button] = ()) -> list[Block]:
        """Rows of buttons; words that do not fit a button, and addresses Slack would refuse, stand above the row."""
        above: list[Block] = []
        elements: list[Block] = []
        for item in items:
            label = one_line(self.speaker.plain(item.label))
            pressable = isinstance(item, Button) or _sound(item.url)
            if not pressable or len(label) > limits.BUTTON_TEXT:
                address = f"\n{escape(item.url)}" if isinstance(item, Link) and not pressable else ""
                above += contexts(escape(said(label)) + address)
            if pressable:
                elements.append(self._button(item) if isinstance(item, Button) else self._link(item))
        if options := [self._option(each) for each in menu]:
            elements.append({"type": "overflow", "action_id": self._action_id(MENU_ACTION), "options": options})
        return above + [{"type": "actions", "elements": row} for row in _rows(elements)]

    def _option(self, button: Button) -> Block:
        label = plain_text(self.speaker.plain(button.label), limits.OPTION_TEXT)
        return {"text": label, "value": option_value(_named(button.action), button.value)}

    def _button(self, button: Button) -> Block:
        element: Block = {
            "type": "button",
            "text": plain_text(self.speaker.plain(button.label), limits.BUTTON_TEXT),
            "action_id": self._action_id(button.action),
        }
        if button.value:
            element["value"] = require_fit(button.value, limits.BUTTON_VALUE, f"the value of button {button.action}")
        if button.style != "plain":
            element["style"] = button.style
        if button.confirm:
            element["confirm"] = self._confirm(button.confirm, danger=button.style == "danger")
        return element

    def _link(self, link: Link) -> Block:
        return {
            "type": "button",
            "text": plain_text(self.speaker.plain(link.label), limits.BUTTON_TEXT),
            "action_id": self._action_id(LINK_ACTION),
            "url": link.url,
        }

    def _confirm(self, confirm: Confirm, danger: bool) -> Block:
        plain = self.speaker.plain
        dialog: Block = {
            "title": plain_text(plain(confirm.title), limits.CONFIRM_TITLE),
            "text": plain_text(plain(confirm.text), limits.CONFIRM_TEXT),
            "confirm": plain_text(plain(confirm.yes), limits.CONFIRM_YES),
            "deny": plain_text(plain(confirm.no), limits.CONFIRM_NO),
        }
        return dialog | ({"style": "danger"} if danger else {})

    def _action_id(self, action: str) -> str:
        """The action's name, numbered from its second use on; the reader takes the number off again."""
        self.given[_named(action)] += 1
        nth = self.given[action]
        return require_fit(action if nth == 1 else f"{action}{NUMBER_MARK}{nth}", limits.ID, "an action id")


def text_size(node: object) -> int:
    """All characters that `node` carries, whether shown or not, without Slack's own words for kinds of things."""
    match node:
        case str():
            return len(node)
        case dict():
            return sum(text_size(value) for key, value in node.items() if key not in ("type", "verbatim"))
        case list() | tuple():
            return sum(map(text_size, node))
    return 0


def _named(action: str) -> str:
    """The action's name, which is to be told from what follows the number mark when it comes back."""
    if not action or NUMBER_MARK in action:
        raise Unrenderable(f"an action is named {action!r}")
    return action


def option_value(action: str, value: str) -> str:
    """What an option of a menu sends back: the action, which no number mark can be part of, and its value."""
    return f"{action}{NUMBER_MARK}{value}"


def _rows(elements: Iterable[Block]) -> list[list[Block]]:
    """As few rows as hold the elements, in order."""
    rows: list[list[Block]] = []
    for each in elements:
        if not rows or len(rows[-1]) == limits.ACTIONS_ELEMENTS or sum(map(text_size, [*rows[-1], each])) > ROW_CHARS:
            rows.append([])
        rows[-1].append(each)
    return rows


def _sound(url: str) -> bool:
    return len(url) <= limits.BUTTON_URL and ADDRESS.fullmatch(url) is not None


def _fact_blocks(facts: Iterable[Fact], speaker: Speaker) -> list[Block]:
    """Facts side by side in sections of fields; a fact too long for a field stands alone, in its place."""
    blocks: list[Block] = []
    open_fields: list[Block] = []
    for fact in facts:
        label, value = one_line(speaker.mrkdwn(fact.label)), said(speaker.mrkdwn(fact.value))
        text = f"*{said(label)}*\n{value}"
        if len(text) > limits.SECTION_FIELD:
            blocks += bold_sections(label) + sections(value)
            open_fields = []
            continue
        if not open_fields or len(open_fields) == limits.SECTION_FIELDS or text_size(open_fields) > FIELDS_CHARS:
            open_fields = []
            blocks.append({"type": "section", "fields": open_fields})
        open_fields.append(mrkdwn(text))
    return blocks


def _rich_quotes(text: str) -> list[Block]:
    return [
        {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": _rich_elements(piece)}]}
        for piece in pieces(text, limits.SECTION_TEXT)
    ]


def _rich_elements(text: str) -> list[Block]:
    """Our own mrkdwn as rich text elements: only what SlackSpelling writes can occur in it."""
    elements: list[Block] = []
    end = 0
    for token in TOKEN.finditer(text):
        elements += _rich_words(text[end : token.start()])
        elements.append(_rich_token(token))
        end = token.end()
    return elements + _rich_words(text[end:])


def _rich_words(text: str) -> list[Block]:
    return [{"type": "text", "text": unescape(text)}] if text else []


def _rich_token(token: re.Match[str]) -> Block:
    if token["user"]:
        return {"type": "user", "user_id": token["user"]}
    if token["channel"]:
        return {"type": "channel", "channel_id": token["channel"]}
    fallback = unescape(token["written"])
    return {"type": "date", "timestamp": int(token["at"]), "format": token["format"], "fallback": fallback}


def _marked_quotes(text: str) -> list[Block]:
    """Every line behind a quote mark, and none of them torn without getting a mark of its own."""
    room = limits.SECTION_TEXT - len(QUOTE_MARK)
    lines = [QUOTE_MARK + part for line in said(text).split("\n") for part in (pieces(line, room) if line else [""])]
    blocks: list[Block] = []
    body = ""
    for line in lines:
        if body and len(body) + 1 + len(line) > limits.SECTION_TEXT:
            blocks.append(section(body))
            body = ""
        body = f"{body}\n{line}" if body else line
    return [*blocks, section(body)]
