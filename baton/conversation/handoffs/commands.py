"""What people type after /handoff."""

import re
from collections.abc import Callable, Sequence

from baton.conversation import dates
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Heading, Note, Paragraph, Part
from baton.conversation.handoffs import forms, views
from baton.conversation.typed import Ambiguous, Token, glued_subcommand, people_at, subcommand, text, tokens, with_names
from baton.domain.handoffs import Order, Side
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services import handoffs as service
from baton.storage import teams

LARGEST_NUMBER = 10**9
LONGEST_TEAM_NAME = 4  # words
# 12, #12, 第12项, and in Chinese the reason may follow at once: 12不需要了
NUMBER = re.compile(r"(?:[#\uff03]|第)?(\d{1,12})[项号条]?[,\uff0c\uff1a]?([\u4e00-\u9fff].*)?")
EVERYBODY = frozenset({"@channel", "@here", "@everyone"})


def command(ask: Ask) -> Answer:
    """/handoff @owner what [by date], list, show N, cancel N [reason], or nothing for the form."""
    found: Sequence[Token] = tokens(ask.pieces)
    if not found:
        return forms.open_order(ask)
    meant = subcommand(found, SUBCOMMANDS) or glued_subcommand(found, SUBCOMMANDS)
    if meant is None or (meant[0] is _list and meant[1]):  # with more words after it, "list" is no subcommand
        return _ordered(ask, found)
    deed, rest = meant
    return deed(ask, rest)


def _ordered(ask: Ask, found: Sequence[Token]) -> Card:
    owners, rest = _owners(ask, found)
    due = dates.due(text(with_names(ask, rest)).lstrip(",;:\u3001\uff0c\uff1b\uff1a "), ask.who.today(ask.ctx.now))
    handoff = service.place(ask.ctx, Order(ask.who, owners, due.words, due.day))
    return views.placed(ask, handoff)


def _owners(ask: Ask, found: Sequence[Token]) -> tuple[list[Person], Sequence[Token]]:
    """Who is named at the beginning. A team, a channel or everybody is many people, so nobody."""
    mention = found[0].mention
    if mention is not None and mention.kind != "person":
        raise Refusal(Line("handoff-not-a-group", name=text(found[:1])), "owner")
    if found[0].text.lower() in EVERYBODY:
        raise Refusal(Line("handoff-not-a-group", name=found[0].text), "owner")
    try:
        named, rest = people_at(ask, found)
    except Ambiguous:
        raise
    except Refusal:
        _refuse_team(ask, found)
        raise
    if not named:
        _refuse_team(ask, found)
    return list({person.id: person for person in named}.values()), rest


def _refuse_team(ask: Ask, found: Sequence[Token]) -> None:
    for count in range(1, min(LONGEST_TEAM_NAME, len(found)) + 1):
        name = text(found[:count]).lstrip("@\uff20")
        if team := teams.named(ask.ctx.session, ask.ctx.workspace_id, name):
            raise Refusal(Line("handoff-not-a-team", team=team.name), "owner")


def show_list(ask: Ask) -> Card:
    """/handoff list: what I owe, and what I ordered."""
    sides: tuple[Side, Side] = ("owner", "receiver")
    listed = [service.listed(ask.ctx, ask.who, side) for side in sides]
    every = [handoff for one in listed for handoff in one.handoffs]
    if not every:
        return Card.saying(Line("handoff-list-empty"))
    known = views.people_of(ask.ctx, *every)
    parts: list[Part] = []
    for side, one in zip(sides, listed, strict=True):
        parts.append(Heading(Line(f"handoff-list-{side}", count=len(one.handoffs) + one.more)))
        parts += [Paragraph(views.row(handoff, side, known, ask.ctx.now)) for handoff in one.handoffs]
        if one.more:
            parts.append(Note(Line("handoff-list-more", count=one.more)))
    parts.append(Note(Line("handoff-list-note")))
    title = Line("handoff-list-title")
    return Card(title, tuple(parts), title)


def _show(ask: Ask, rest: Sequence[Token]) -> Card:
    number, _ = _number(rest)
    return views.everything(ask, service.numbered(ask.ctx, ask.who, number))


def _cancel(ask: Ask, rest: Sequence[Token]) -> Card:
    number, reason = _number(rest)
    handoff = service.numbered(ask.ctx, ask.who, number)
    outcome = service.cancel(ask.ctx, ask.who, handoff.id, text(with_names(ask, reason)))
    return views.said(outcome, "cancel")


def _number(rest: Sequence[Token]) -> tuple[int, Sequence[Token]]:
    hit = NUMBER.fullmatch(rest[0].text) if rest else None
    if hit is None:
        raise Refusal(Line("handoff-which-number"))
    if (number := int(hit[1])) >= LARGEST_NUMBER:
        raise Refusal(Line("handoff-not-found", number=str(number)))
    return number, (Token(hit[2]), *rest[1:]) if hit[2] else rest[1:]


def _list(ask: Ask, rest: Sequence[Token]) -> Card:
    return show_list(ask)


SUBCOMMANDS: dict[str, Callable[[Ask, Sequence[Token]], Answer]] = {
    "list": _list,
    "列表": _list,
    "清单": _list,
    "show": _show,
    "查看": _show,
    "cancel": _cancel,
    "取消": _cancel,
}
