"""/rate-service: rate somebody in one line, ask to be rated, or be left alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from baton.conversation import importance
from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Note
from baton.conversation.forms import Form, PeopleField
from baton.conversation.ratings.forms import full_form, named
from baton.conversation.ratings.shown import brief, given_card
from baton.conversation.typed import (
    AT,
    Ambiguous,
    Token,
    glued_subcommand,
    people_at,
    person_at,
    subcommand,
    text,
    tokens,
)
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.ratings import MOST_ASKED_AT_ONCE, Opinion, Subject, check_words, level_typed
from baton.domain.teams import name_key
from baton.services import customers
from baton.services import ratings as service
from baton.services.teams import named as named_team
from baton.storage import people, teams

Deed = Callable[[Ask, Sequence[Token]], Answer]

REQUEST = ("request", "邀请", "邀请评价")
SUGGESTED = 3
IMPORTANCE = ("importance", "看重", "重要性")
QUIET = ("quiet", "stop", "免打扰", "停止")
RESUME = ("resume", "恢复")


def command(ask: Ask) -> Answer:
    """/rate-service @person-or-team [1-5] [words], request @a @b, quiet, resume, or nothing for the form."""
    found = tokens(ask.pieces)
    if not found:
        return full_form(ask, None)
    deed, rest = subcommand(found, DEEDS) or _glued_request(found) or (_rate, found)
    return deed(ask, rest) if deed in (_rate, _request, _importance) or not rest else _rate(ask, found)


def _glued_request(found: Sequence[Token]) -> tuple[Deed, Sequence[Token]] | None:
    """邀请@李娜, where nothing but a name may follow: it could be a team's name that begins like this."""
    meant = glued_subcommand(found, dict.fromkeys(REQUEST, _request))
    return meant if meant and meant[1] and meant[1][0].text.startswith(tuple(AT)) else None


def _rate(ask: Ask, found: Sequence[Token]) -> Answer:
    hit = _target_at(ask, found)
    left = (hit.left,) if hit.left else ()
    level, words = level_typed(text((*left, *found[hit.taken :])))
    refuse(list(check_words(words)))
    subject = named(ask, hit.subject)
    if level is None:
        return full_form(ask, subject, words=words)
    return given_card(ask.ctx, ask.who, service.give(ask.ctx, ask.who, subject, Opinion(level, words=words)))


@dataclass(frozen=True, slots=True)
class _Hit:
    """Who is named at the beginning: `taken` words meant them, `left` is what was glued to the last."""

    subject: Subject
    taken: int
    left: Token | None


def _target_at(ask: Ask, found: Sequence[Token]) -> _Hit:
    """The person or team whose name is the longest; teams may be named without @."""
    team = _team_at(ask, found)
    try:
        person = person_at(ask, found)
    except Refusal as refusal:
        if team is not None:
            return team
        if isinstance(refusal, Ambiguous) or refusal.line.id == "name-is-many":
            raise
        raise Refusal(Line("rating-nobody-called", name=brief(found[0].text.lstrip(AT)))) from None
    if person is not None and (team is None or _reach(person.taken, person.left) >= _reach(team.taken, team.left)):
        return _Hit(Subject("person", person.person.id), person.taken, person.left)
    if team is None:
        raise Refusal(Line("rating-whom"))
    return team


def _reach(taken: int, left: Token | None) -> tuple[int, int]:
    """How much of what was typed a name explains; more is the better reading."""
    return taken, -len(left.text) if left else 0


def _team_at(ask: Ask, found: Sequence[Token]) -> _Hit | None:
    hits = []
    for team in teams.every(ask.ctx.session, ask.ctx.workspace_id):
        key = name_key(team.name)
        if (end := _end_of(key, found)) is not None:
            hits.append((len(key), _Hit(Subject("team", team.id), *end)))
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def _end_of(key: str, found: Sequence[Token]) -> tuple[int, Token | None] | None:
    """Where a team's name ends, should the words begin with it: the tokens taken, and what is left of the last."""
    rest = key
    for at, token in enumerate(found):
        word = token.text.lstrip(AT) if at == 0 else token.text
        folded = word.casefold()
        if token.mention is not None or len(folded) != len(word):
            return None
        if folded.startswith(rest):
            left = word[len(rest) :]
            if not left:
                return at + 1, None
            return (at + 1, Token(left)) if _ends_between(rest[-1], left[0]) else None
        if not rest.startswith(folded):
            return None
        rest = rest[len(folded) :]
    return None


def _ends_between(last: str, following: str) -> bool:
    """Chinese is written without spaces; other names end where the word does."""
    return not following.isalnum() or _is_chinese(last) or _is_chinese(following)


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _request(ask: Ask, found: Sequence[Token]) -> Answer:
    if not found:
        return _request_form(ask)
    raters, rest = people_at(ask, found)
    if rest:
        raise Refusal(Line("rating-request-names-only", words=brief(text(rest))))
    return _requested(ask, raters)


def _request_form(ask: Ask) -> Form:
    suggested = tuple(customers.to_ask(ask.ctx, ask.who)[:SUGGESTED])
    return Form(
        name="rating-request",
        title=Line("rating-request-title"),
        submit=Line("rating-request-submit"),
        fields=(
            PeopleField(
                "raters",
                Line("rating-request-raters"),
                hint=Line("rating-request-note"),
                most=MOST_ASKED_AT_ONCE,
                value=suggested,
            ),
        ),
        intro=(Line("rating-request-suggested"),) if suggested else (),
    )


def request_sent(ask: Ask) -> Answer:
    """The form to ask for ratings was sent."""
    chosen = ask.answers.get("raters", ())
    ids = chosen if isinstance(chosen, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    if missing := [id for id in ids if id not in known]:
        raise Refusal(Line("name-unknown", name=missing[0]), "raters")
    return _requested(ask, [known[id] for id in ids])


def _requested(ask: Ask, raters: Sequence[Person]) -> Card:
    asked, wanted = service.request(ask.ctx, ask.who, raters)
    said = Line("rating-requested", count=asked)
    left_out = [Note(Line("rating-requested-fewer", count=wanted - asked))] if asked < wanted else []
    return Card.saying(said, *left_out, Note(Line("rating-request-note")))


def _importance(ask: Ask, found: Sequence[Token]) -> Answer:
    """/rate-service importance Team: split a hundred points over the five dimensions."""
    if not found:
        raise Refusal(Line("importance-which-team"))
    return importance.form(ask, named_team(ask.ctx, text(found).lstrip(AT)))


def _quiet(ask: Ask, rest: Sequence[Token]) -> Card:
    service.stop_asking(ask.ctx, ask.who, stopped=True)
    return Card.saying(Line("rating-quiet"))


def _resume(ask: Ask, rest: Sequence[Token]) -> Card:
    service.stop_asking(ask.ctx, ask.who, stopped=False)
    return Card.saying(Line("rating-resumed"))


DEEDS: dict[str, Deed] = {
    **dict.fromkeys(REQUEST, _request),
    **dict.fromkeys(IMPORTANCE, _importance),
    **dict.fromkeys(QUIET, _quiet),
    **dict.fromkeys(RESUME, _resume),
}


def level_pressed(ask: Ask) -> Answer:
    """One of the five levels under a handoff was pressed; the message itself shows it, nothing else is said."""
    handoff_id, _, level = ask.value.rpartition(":")
    service.tap(ask.ctx, ask.who, Subject("handoff", handoff_id), _number(level))
    return None


def asked_pressed(ask: Ask) -> Answer:
    """One of the five levels under a colleague's request was pressed."""
    about, _, level = ask.value.rpartition(":")
    _, _, request_id = about.partition(":")
    service.tap(ask.ctx, ask.who, Subject("request", request_id), _number(level))
    return None


def _number(level: str) -> int:
    return int(level) if level.isdecimal() else 0
