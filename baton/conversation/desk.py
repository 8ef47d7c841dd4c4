"""The desk knows which noun answers what. Doors bring every request here and nowhere else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from baton.conversation import (
    answers,
    company,
    customers,
    handoffs,
    home,
    house,
    importance,
    kudos,
    meetings,
    moderation,
    mvp,
    plans,
    points,
    promises,
    ratings,
    reports,
    teams,
    training,
)
from baton.conversation.asks import Answer, Ask, Notice, Piece, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, Quote, buttons
from baton.conversation.nouns import Command, Handler, Noun
from baton.conversation.people import WORKSPACE_SETTINGS
from baton.conversation.typed import Ambiguous, pack, typed, unpack
from baton.domain.deliveries import Delivery
from baton.domain.lines import Line, Mention, Refusal, verbatim
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.services.settings import check_admin
from baton.storage import people

NOUNS: tuple[Noun, ...] = (
    handoffs.NOUN,
    kudos.NOUN,
    plans.NOUN,
    points.NOUN,
    promises.NOUN,
    answers.NOUN,
    customers.NOUN,
    company.NOUN,
    importance.NOUN,
    meetings.NOUN,
    moderation.NOUN,
    mvp.NOUN,
    ratings.NOUN,
    reports.NOUN,
    teams.NOUN,
    training.NOUN,
    house.NOUN,
    home.NOUN,
)

T = TypeVar("T")


def _all(maps: list[Mapping[str, T]]) -> dict[str, T]:
    """One directory from all nouns; two nouns claiming one name is a bug found at start."""
    merged: dict[str, T] = {}
    for each in maps:
        if twice := merged.keys() & each.keys():
            raise ValueError(f"two nouns claim {sorted(twice)}")
        merged.update(each)
    return merged


COMMANDS: dict[str, Command] = _all([noun.commands for noun in NOUNS])
FORMS: dict[str, Handler] = _all([noun.forms for noun in NOUNS])
SHORTCUTS: dict[str, Handler] = _all([noun.shortcuts for noun in NOUNS])
NOTICES: dict[str, Callable[[Notice], Told | None]] = _all([noun.notices for noun in NOUNS])
UNDELIVERED: dict[str, Callable[[Context, Delivery], None]] = _all([noun.undelivered for noun in NOUNS])

SETTINGS: dict[str, Line] = _all([noun.settings for noun in NOUNS])

HELP = frozenset({"help", "?", "\uff1f", "帮助", "幫助", "用法", "说明"})
LONGEST_PACKED = 2000


def command(name: str, ask: Ask) -> Answer:
    """What a typed command answers. Raises Refusal in words."""
    if name not in COMMANDS:
        raise Refusal(Line("not-answered-here"))
    if typed(ask.pieces).lower().rstrip(".。") in HELP:
        return house.overview(COMMANDS) if name == "baton" else help_card(name)
    return COMMANDS[name].handler(ask)


def help_card(name: str) -> Card:
    """A command's grammar and examples."""
    about = COMMANDS[name]
    return Card(
        about.about,
        (
            Paragraph(about.about),
            *(Paragraph(line) for line in about.grammar),
            *(Quote(line) for line in about.examples),
        ),
    )


def refused(refusal: Refusal, name: str | None = None, pieces: tuple[Piece, ...] = ()) -> Card:
    """How a refusal reads: every reason, the typed text given back, and the people to choose from, if that helps."""
    parts: list[Part] = [Paragraph(each.line) for each in refusal.all()]
    if isinstance(refusal, Ambiguous) and refusal.choices and name is not None:
        choices = [
            (person, pack(name, choice)) for person, choice in zip(refusal.candidates, refusal.choices, strict=True)
        ]
        if all(len(value) <= LONGEST_PACKED for _, value in choices):
            parts.append(buttons(*(Button(_who(person, refusal.candidates), "again", v) for person, v in choices)))
    if name is not None and (said := typed(pieces)):
        parts += [Note(Line("you-typed")), Quote(verbatim(f"/{name} {said}"))]
    return Card(refusal.line, tuple(parts))


def _who(person: Person, candidates: Sequence[Person]) -> Line:
    """Who a button stands for; people alike in both names are told apart by their handle."""
    shown = _names_of(person)
    twice = sum(_names_of(other) == shown for other in candidates) > 1
    return verbatim(f"{shown} · {person.handle or person.id}" if twice else shown)


def _names_of(person: Person) -> str:
    return person.full_name if person.full_name == person.name else f"{person.full_name} ({person.name})"


def again(ask: Ask) -> Answer:
    """A command typed once more with the person who was meant; another name in it may be ambiguous too."""
    name, packed = unpack(ask.value)
    ids = [piece.id for piece in packed if isinstance(piece, Mention) and piece.kind == "person"]
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    pieces = tuple(known[p.id].mention if isinstance(p, Mention) and p.id in known else p for p in packed)
    try:
        return command(name, replace(ask, pieces=pieces, people=known, value=""))
    except Ambiguous as refusal:
        # Names are read before anything is done, so there is nothing to roll back.
        return refused(refusal, name, pieces)


def workspace_settings(ask: Ask) -> Answer:
    """What admins choose for the whole company, noun by noun, each with the button that opens its form."""
    check_admin(ask.who)
    title = Line("settings-title")
    sections = (
        Paragraph(line, Button(Line("settings-change"), action, opens=True)) for action, line in SETTINGS.items()
    )
    return Card(title, (*sections, Note(Line("settings-note"))), title)


ACTIONS: dict[str, Handler] = _all(
    [{"again": again, WORKSPACE_SETTINGS: workspace_settings}, *(noun.actions for noun in NOUNS)]
)


def button(action: str, ask: Ask) -> Answer:
    """What pressing a button answers."""
    handler = ACTIONS.get(action)
    if handler is None:
        raise Refusal(Line("button-gone"))
    return handler(ask)


def form(name: str, ask: Ask) -> Answer:
    """What sending a form answers."""
    if name not in FORMS:
        raise Refusal(Line("not-answered-here"))
    return FORMS[name](ask)


def shortcut(name: str, ask: Ask) -> Answer:
    """What a shortcut opens."""
    if name not in SHORTCUTS:
        raise Refusal(Line("not-answered-here"))
    return SHORTCUTS[name](ask)


def tell(notice: Notice) -> Told | None:
    """What an owed message says right now; None when it is no longer worth saying."""
    return NOTICES[notice.delivery.kind](notice)


def undelivered(ctx: Context, delivery: Delivery) -> None:
    """A message was given up: whoever should know is told."""
    if handler := UNDELIVERED.get(delivery.kind):
        handler(ctx, delivery)
