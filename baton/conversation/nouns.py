"""A noun is one feature as the desk sees it: what may be said about it, pressed, filled in and told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.domain.deliveries import Delivery
from baton.domain.lines import Line
from baton.domain.people import Person
from baton.services.contexts import Context

Handler = Callable[[Ask], Answer]


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what it does, and its help (one sentence, the grammar, two examples or more)."""

    handler: Handler
    about: Line
    grammar: tuple[Line, ...]
    examples: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing admins may hide: `told` says what it is, `words` is what the person `by_id` wrote in it.

    `hidden_reason`: it is hidden already, and why.
    """

    id: str
    by_id: str | None
    at: datetime
    told: Line
    words: str
    hidden_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Moderated:
    """What admins may hide of a noun, and how. All of it is for admins only, which the noun's service sees to.

    `latest` are the items there are, newest first; `find` is one by its id and refuses what is gone. `hide` (with a
    reason) and `show` say whether they changed anything. `told_by` are the kinds of deliveries that tell an item, by
    its id as their reference, so that it can be hidden where it stands.
    """

    latest: Callable[[Context, Person], Sequence[Item]]
    find: Callable[[Context, str], Item]
    hide: Callable[[Context, Person, str, str], bool]
    show: Callable[[Context, Person, str], bool]
    told_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """Everything of one feature that the desk hands out work to, by name.

    `notices` render a delivery when it is sent (None: no longer worth saying); `undelivered` is told when one was
    given up, so that the person who caused it learns of it. `settings` are actions that open a form in which admins
    choose for the whole company, each with the sentence that says what is chosen there.
    """

    commands: Mapping[str, Command] = field(default_factory=dict)
    actions: Mapping[str, Handler] = field(default_factory=dict)
    forms: Mapping[str, Handler] = field(default_factory=dict)
    shortcuts: Mapping[str, Handler] = field(default_factory=dict)
    notices: Mapping[str, Callable[[Notice], Told | None]] = field(default_factory=dict)
    undelivered: Mapping[str, Callable[[Context, Delivery], None]] = field(default_factory=dict)
    settings: Mapping[str, Line] = field(default_factory=dict)
