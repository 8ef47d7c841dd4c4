"""Cards and forms become what Slack shows: messages, App Home and modals, in one reader's language."""

import json
from dataclasses import dataclass, replace

from baton.conversation.cards import Card
from baton.conversation.words import Voice
from baton.domain.lines import Line
from slackapp import limits
from slackapp.rendering.forms import render_form
from slackapp.rendering.packing import packed
from slackapp.rendering.parts import Capabilities, Renderer
from slackapp.rendering.texts import (
    Block,
    Speaker,
    Unrenderable,
    contexts,
    one_line,
    plain_text,
    said,
    shorten_escaped,
)

__all__ = [
    "Block",
    "Capabilities",
    "Post",
    "Unrenderable",
    "render_card",
    "render_form",
    "render_result_view",
    "render_view_body",
]

FULL = Capabilities()
NOTE_BYTES = 10_000  # kept free in a view for its frame and for the note that more was there
COUNTED = ("section", "context", "rich_text", "header")


@dataclass(frozen=True, slots=True)
class Post:
    """One message: `text` for notifications and screen readers, `blocks` for the eye."""

    text: str
    blocks: tuple[Block, ...]


def render_card(card: Card, voice: Voice, can: Capabilities = FULL) -> list[Post]:
    """The posts that show `card`, usually one; what does not fit goes on in the next, nothing is left out."""
    speaker = Speaker.of(voice)
    text = shorten_escaped(said(speaker.plain(card.summary)), limits.MESSAGE_TEXT)
    return [Post(text, tuple(blocks)) for blocks in packed(Renderer(speaker, can).groups(card))]


def render_view_body(card: Card, voice: Voice, can: Capabilities = FULL) -> list[Block]:
    """The blocks of an App Home that shows `card`; where a view is full, a note says how much more there is."""
    return _view_blocks(card, Speaker.of(voice), can, titled=True)


def render_result_view(card: Card, voice: Voice, can: Capabilities = FULL) -> Block:
    """A modal that shows `card` and can only be closed."""
    speaker = Speaker.of(voice)
    title = one_line(speaker.plain(card.title or Line("baton")))
    return {
        "type": "modal",
        "title": plain_text(title, limits.VIEW_TITLE),
        "close": plain_text(speaker.plain(Line("close")), limits.VIEW_CLOSE),
        "blocks": _view_blocks(card, speaker, can, titled=len(title) > limits.VIEW_TITLE),
    }


def _view_blocks(card: Card, speaker: Speaker, can: Capabilities, titled: bool) -> list[Block]:
    # Slack draws tables and charts in messages only.
    told = replace(can, tables=False, charts=False)
    blocks = [block for group in Renderer(speaker, told).groups(card, titled) for block in group]
    kept = _room(blocks)
    if kept == len(blocks):
        return blocks
    missing = sum(block["type"] in COUNTED for block in blocks[kept:])
    return blocks[:kept] + contexts(speaker.mrkdwn(Line("more-not-shown", count=max(missing, 1))))


def _room(blocks: list[Block]) -> int:
    """How many of the blocks a view holds, one place kept for the note when not all of them."""
    size = NOTE_BYTES
    for at, block in enumerate(blocks[: limits.VIEW_BLOCKS]):
        size += len(json.dumps(block)) + 2
        if size > limits.VIEW_BYTES:
            return min(at, limits.VIEW_BLOCKS - 1)
    return len(blocks) if len(blocks) <= limits.VIEW_BLOCKS else limits.VIEW_BLOCKS - 1
