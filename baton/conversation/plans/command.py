"""What people type after /plan."""

from collections.abc import Callable, Sequence
from datetime import date

from baton.conversation import dates
from baton.conversation.asks import Answer, Ask
from baton.conversation.handoffs.commands import LARGEST_NUMBER, NUMBER
from baton.conversation.plans import sentences, shown, steps
from baton.conversation.typed import Token, glued_subcommand, people_at, subcommand, text, tokens, with_names
from baton.domain.lines import Line, Refusal
from baton.domain.plans import check_one_owner, halfway
from baton.domain.teams import Team
from baton.services import plans as service
from baton.services import teams


def command(ask: Ask) -> Answer:
    """/plan: my list; if … then …, result, done, drop, list, history, team."""
    found = tokens(ask.pieces)
    if not found:
        return shown.listing(ask)
    meant = subcommand(found, SUBCOMMANDS) or glued_subcommand(found, SUBCOMMANDS)
    if meant is not None:
        deed, rest = meant
        return deed(ask, rest)
    if sentences.begins(text(found)):  # 当 is too short a word to have others glued to it
        return _if_then(ask, found)
    raise Refusal(Line("plan-what"))


def _if_then(ask: Ask, rest: Sequence[Token]) -> Answer:
    read = sentences.read(text(with_names(ask, tokens(ask.pieces))))
    if read is None:
        raise Refusal(Line("plan-if-how"))
    plan = service.make_if_then(ask.ctx, ask.who, read.cue, read.action)
    return steps.made(ask, plan)


def _result(ask: Ask, rest: Sequence[Token]) -> Answer:
    if not rest:
        return steps.new_result(ask)
    named, words = people_at(ask, rest)
    owners = list({person.id: person for person in named}.values())
    check_one_owner(owners)
    owner = owners[0] if owners else ask.who
    due = dates.due(text(with_names(ask, words)).lstrip(",;:、，；： "), ask.who.today(ask.ctx.now))
    if due.day is None:
        raise Refusal(Line("plan-due-missing"), "due")
    plan = service.set_result(
        ask.ctx, ask.who, owner.id, due.words, due.day, _halfway(owner.today(ask.ctx.now), due.day)
    )
    return steps.made(ask, plan)


def _halfway(today: date, due_on: date) -> Sequence[date]:
    return halfway(today, due_on) if due_on >= today else ()


def _done(ask: Ask, rest: Sequence[Token]) -> Answer:
    number, _ = _number(rest)
    return steps.said_done(ask, service.done(ask.ctx, ask.who, service.numbered(ask.ctx, ask.who, number).id))


def _drop(ask: Ask, rest: Sequence[Token]) -> Answer:
    number, why = _number(rest)
    plan = service.numbered(ask.ctx, ask.who, number)
    return steps.said_dropped(ask, service.drop(ask.ctx, ask.who, plan.id, text(with_names(ask, why))))


def _number(rest: Sequence[Token]) -> tuple[int, Sequence[Token]]:
    hit = NUMBER.fullmatch(rest[0].text) if rest else None
    if hit is None:
        raise Refusal(Line("plan-which-number"))
    if (number := int(hit[1])) >= LARGEST_NUMBER:
        raise Refusal(Line("plan-not-found", number=str(number)))
    return number, (Token(hit[2]), *rest[1:]) if hit[2] else rest[1:]


def _list(ask: Ask, rest: Sequence[Token]) -> Answer:
    return shown.listing(ask)


def _history(ask: Ask, rest: Sequence[Token]) -> Answer:
    return shown.history(ask)


def _team(ask: Ask, rest: Sequence[Token]) -> Answer:
    return shown.team(ask, teams.named(ask.ctx, text(rest)) if rest else _mine(ask))


def _mine(ask: Ask) -> Team:
    return teams.home_of(ask.ctx, ask.who) or teams.led_by(ask.ctx, ask.who)


SUBCOMMANDS: dict[str, Callable[[Ask, Sequence[Token]], Answer]] = {
    word: deed
    for words, deed in (
        (("if", "when", "如果", "要是", "当"), _if_then),
        (("result", "结果"), _result),
        (("done", "完成"), _done),
        (("drop", "放弃"), _drop),
        (("list", "列表", "清单"), _list),
        (("history", "历史"), _history),
        (("team", "团队"), _team),
    )
    for word in words
}
