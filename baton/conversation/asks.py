"""What a person asks of Baton, the way every door hands it over, and what the desk may answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from baton.conversation.cards import Card
from baton.conversation.forms import Answers, Form
from baton.domain.deliveries import Delivery
from baton.domain.lines import Mention
from baton.domain.people import Person
from baton.services.contexts import Context

# Typed text, taken apart by the door: words as typed (with their spaces) and mentions the platform resolved.
Piece = str | Mention

Answer = Card | Form | None


@dataclass(frozen=True, slots=True)
class Message:
    """Somebody's message a shortcut was used on; `id` is the platform's, within its channel.

    `thread_id` is the message that answers to it stand under.
    """

    author_id: str
    text: str
    channel_id: str
    link: str = ""
    thread_id: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of one person: a command, a pressed button, a filled form or a shortcut.

    `people` holds who was mentioned, as far as we know them; `channel_id` is where it was said, if anywhere, and
    `channel_name` how that place is called, if the door knows.
    """

    ctx: Context
    who: Person
    pieces: tuple[Piece, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    channel_id: str | None = None
    channel_name: str = ""
    value: str = ""
    answers: Answers = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A delivery about to be sent: what it is about, and who will read it.

    `reader` is the person for a direct message or App Home, and nobody for a channel.
    """

    ctx: Context
    delivery: Delivery
    reader: Person | None


class NotYet(Exception):
    """A notice is to stand under another message, which does not stand yet; it is asked again in a moment."""


@dataclass(frozen=True, slots=True)
class File:
    """Something to keep, sent to one person: how the file is called, what it is, and its bytes."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice says: a card, and for a channel the language (and zone) its readers share.

    `thread_id` is the message of the channel under which it is said, if it is said under one. A delivery on the surface
    "file" carries a `file`, and the card's summary goes with it.
    """

    card: Card
    language: str
    zone: str
    thread_id: str | None = None
    file: File | None = None
