"""How Slack writes people, channels and instants, and how it keeps people's words from becoming commands."""

import re
from dataclasses import dataclass
from datetime import datetime

from baton.domain.lines import Mention

MOMENT_FORMAT = "{date_short_pretty} {time}"
ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
ENTITY = re.compile("&(amp|lt|gt);")
SAFE_ID = re.compile(r"[A-Za-z0-9_-]+")


def escape(text: str) -> str:
    """`text` with Slack's three control characters written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What `escape` was given; each entity is undone once."""
    return ENTITY.sub(lambda entity: ENTITIES[entity[1]], text)


@dataclass(frozen=True, slots=True)
class SlackSpelling:
    """Slack's mrkdwn. With `ring` a mentioned person is notified; without it only the name stands there."""

    ring: bool = True

    def text(self, text: str) -> str:
        """A person's own words: nothing in them can call a channel, a person or an address."""
        return escape(text)

    def mention(self, mention: Mention) -> str:
        """`<@U1>` or `<#C1>`; the name alone where nobody may be rung, and always for groups and unsound ids."""
        if SAFE_ID.fullmatch(mention.id):
            if mention.kind == "channel":
                return f"<#{mention.id}>"
            if mention.kind == "person" and self.ring:
                return f"<@{mention.id}>"
        name = escape(mention.name or mention.id)
        return f"#{name}" if mention.kind == "channel" else name

    def moment(self, at: datetime, written: str) -> str:
        """An instant that every reader sees in their own time zone; `written` is for clients that cannot."""
        return f"<!date^{int(at.timestamp())}^{MOMENT_FORMAT}|{escape(written)}>"
