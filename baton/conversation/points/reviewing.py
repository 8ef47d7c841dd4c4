"""Rings: what admins see and decide, and what the people in one are told."""

from datetime import date

from baton.conversation.asks import Answer, Ask, Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, buttons
from baton.domain.lines import Day, Line, Names
from baton.domain.points import REFLAGGED_AFTER, RING_DAYS, RingFlag, RingState
from baton.services import points as service
from baton.services.contexts import Context
from baton.storage import people
from baton.storage.points import rings


def found(notice: Notice) -> Told | None:
    """The rings found on a day, for an admin who belongs to none of them."""
    ctx, reader = notice.ctx, notice.reader
    if reader is None or not reader.is_admin:
        return None
    day = date.fromisoformat(notice.delivery.reference)
    flags = [flag for flag in rings.found_on(ctx.session, ctx.workspace_id, day) if reader.id not in flag.members]
    if not flags:
        return None
    names = _names(ctx, flags)
    title = Line("points-rings-title")
    listed = [part for flag in flags for part in _ring(flag, names)]
    waiting = any(flag.state == "open" for flag in flags)
    why = Note(Line("points-rings-why" if waiting else "points-rings-why-decided"))
    card = Card(title, (Paragraph(Line("points-rings-about", days=RING_DAYS)), *listed, why), title)
    return Told(card, reader.language, reader.zone)


def _ring(flag: RingFlag, names: dict[str, str]) -> list[Part]:
    people_named = Names(tuple(names.get(id, id) for id in flag.members))
    said = Paragraph(Line("points-ring", people=people_named, inside=flag.inside, percent=round(100 * flag.closure)))
    if flag.state != "open":
        by = names.get(flag.reviewed_by or "", "")
        return [said, Note(Line(f"points-ring-decided-{flag.state}", admin=by))]
    return [
        said,
        buttons(
            Button(Line("points-ring-fine"), "points-ring-fine", flag.id, style="primary"),
            Button(Line("points-ring-keep"), "points-ring-keep", flag.id),
        ),
    ]


def _names(ctx: Context, flags: list[RingFlag]) -> dict[str, str]:
    ids = {id for flag in flags for id in (*flag.members, flag.reviewed_by or "")}
    return {id: person.name for id, person in people.known(ctx.session, ctx.workspace_id, ids).items()}


def fine(ask: Ask) -> Answer:
    """*Looks fine*: thanks inside the ring count again."""
    return _reviewed(ask, "fine")


def keep(ask: Ask) -> Answer:
    """*Keep paused*: they give no points for four weeks more."""
    return _reviewed(ask, "kept")


def _reviewed(ask: Ask, state: RingState) -> Answer:
    # The message itself shows what was decided, so only a repetition needs words.
    if service.review(ask.ctx, ask.who, ask.value, state):
        return None
    return Card.saying(Line("points-ring-decided-already"))


def told(notice: Notice) -> Told | None:
    """What somebody in a ring is told, once; the message then keeps up with what is decided."""
    ctx, reader = notice.ctx, notice.reader
    flag = rings.find(ctx.session, ctx.workspace_id, notice.delivery.reference)
    if flag is None or reader is None or (flag.state == "fine" and not notice.delivery.posted):
        return None
    names = _names(ctx, [flag])
    others = Names(tuple(names.get(id, id) for id in flag.members if id != reader.id))
    if flag.state == "kept" and flag.reviewed_at is not None:
        until = Day(reader.today(flag.reviewed_at + REFLAGGED_AFTER))
        line = Line("points-ring-told-kept", people=others, until=until)
    else:
        line = Line(f"points-ring-told-{flag.state}", people=others)
    return Told(Card.saying(line, Note(Line("points-ring-told-why"))), reader.language, reader.zone)
