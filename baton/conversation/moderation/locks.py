"""/baton lock and unlock: whether somebody may give."""

from collections.abc import Sequence

from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Card, Note, Quote, parts
from baton.conversation.typed import Token, people_at, text
from baton.domain.audit import Entry
from baton.domain.lines import Line, Names, Refusal, verbatim
from baton.domain.people import Person
from baton.services import moderation as service
from baton.storage import audit


def lock(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton lock @person why."""
    service.check_admin(ask.who)
    named, reason = _people_and_reason(ask, rest)
    changed = service.lock(ask.ctx, ask.who, named, reason)
    return _settled(named, changed, "lock-done", "lock-already")


def unlock(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/baton unlock @person [why]."""
    service.check_admin(ask.who)
    named, reason = _people_and_reason(ask, rest)
    changed = service.unlock(ask.ctx, ask.who, named, reason)
    return _settled(named, changed, "unlock-done", "unlock-already")


def _people_and_reason(ask: Ask, rest: Sequence[Token]) -> tuple[list[Person], str]:
    named, words = people_at(ask, rest)
    if not named:
        raise Refusal(Line("lock-how"))
    return list({person.id: person for person in named}.values()), text(words)


def _settled(named: Sequence[Person], changed: Sequence[Person], done: str, already: str) -> Card:
    said = Names(tuple(person.mention for person in changed or named))
    return Card.saying(Line(done if changed else already, people=said))


def locked(notice: Notice) -> Told | None:
    """Tells somebody, kindly and with the reason, that they cannot give for now; unsaid when they can again."""
    entry, reader = _entry(notice), notice.reader
    if entry is None or reader is None or not reader.giving_locked:
        return None
    reason = Quote(verbatim(str(entry.details["reason"])))
    card = Card.saying(Line("lock-told"), reason, Note(Line("lock-told-note")))
    return Told(card, reader.language, reader.zone)


def unlocked(notice: Notice) -> Told | None:
    """Tells somebody that they can give again; unsaid when they cannot any more."""
    entry, reader = _entry(notice), notice.reader
    if entry is None or reader is None or reader.giving_locked:
        return None
    reason = str(entry.details["reason"])
    card = Card.saying(Line("unlock-told"), *parts([Quote(verbatim(reason)) if reason else None]))
    return Told(card, reader.language, reader.zone)


def _entry(notice: Notice) -> Entry | None:
    return audit.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
