"""Kudos as admins see to them, and what their giver is told of it."""

from collections.abc import Iterable, Sequence

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Card, Note, Paragraph, Part, Quote
from baton.conversation.nouns import Item, Moderated
from baton.domain.audit import Entry
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Names, verbatim
from baton.domain.people import Person
from baton.services import kudos as kudos_service
from baton.services import moderation as service
from baton.services.contexts import Context
from baton.storage import audit, people
from baton.storage import kudos as store


def latest(ctx: Context, admin: Person) -> list[Item]:
    """The latest public kudos, hidden ones included."""
    return _items(ctx, service.latest_kudos(ctx, admin))


def found(ctx: Context, kudos_id: str) -> Item:
    """One of them."""
    return _items(ctx, [service.kudos_found(ctx, kudos_id)])[0]


def _items(ctx: Context, every: Sequence[Kudos]) -> list[Item]:
    known = people.known(ctx.session, ctx.workspace_id, {id for each in every for id in _concerned(each)})
    return [
        Item(
            id=each.id,
            by_id=each.giver_id,
            at=each.given_at,
            told=Line(
                "moderation-kudos",
                giver=known[each.giver_id].name,
                people=Names(tuple(known[id].name for id in each.receiver_ids)),
            ),
            words=each.reason,
            hidden_reason=each.hidden_reason,
        )
        for each in every
    ]


def _concerned(kudos: Kudos) -> Iterable[str]:
    return (kudos.giver_id, *kudos.receiver_ids)


MODERATED = Moderated(
    latest=latest,
    find=found,
    hide=service.hide_kudos,
    show=service.show_kudos,
    told_by=kudos_service.SAID,
)


def hidden(notice: Notice) -> Told | None:
    """Tells the giver, kindly and with the reason; unsaid when the kudos are shown again by now."""
    entry, kudos = _told_of(notice)
    if entry is None or kudos is None or kudos.hidden_by is None:
        return None
    return _telling(
        notice,
        kudos,
        "moderation-told-hidden",
        Quote(verbatim(str(entry.details["reason"]))),
        Paragraph(Line("moderation-told-words")),
        Quote(verbatim(kudos.reason)),
        Note(Line("moderation-told-note")),
    )


def shown_again(notice: Notice) -> Told | None:
    """Tells the giver that the kudos are back; unsaid when they are not any more."""
    entry, kudos = _told_of(notice)
    if entry is None or kudos is None or kudos.undone_at is not None:
        return None
    return _telling(notice, kudos, "moderation-told-shown", Quote(verbatim(kudos.reason)))


def _told_of(notice: Notice) -> tuple[Entry | None, Kudos | None]:
    ctx = notice.ctx
    entry = audit.find(ctx.session, ctx.workspace_id, notice.delivery.reference)
    kudos = store.find(ctx.session, ctx.workspace_id, str(entry.details["kudos"])) if entry else None
    return entry, kudos


def _telling(notice: Notice, kudos: Kudos, line: str, *more: Part) -> Told | None:
    if notice.reader is None:
        return None
    known = people.known(notice.ctx.session, notice.ctx.workspace_id, kudos.receiver_ids)
    thanked = Names(tuple(known[id].mention for id in kudos.receiver_ids))
    return Told(Card.saying(Line(line, people=thanked), *more), notice.reader.language, notice.reader.zone)
