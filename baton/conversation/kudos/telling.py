"""What is told of kudos: the post in the channel, the message to whoever was thanked, and that a post failed."""

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Buttons, Card, Link, Note, Paragraph, Part, Quote, buttons, parts
from baton.conversation.kudos.values import value_name
from baton.domain.deliveries import Delivery
from baton.domain.handoffs import Handoff
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Mention, Names, verbatim
from baton.domain.people import Person
from baton.services import kudos as service
from baton.services.contexts import Context
from baton.storage import handoffs, people, teams
from baton.storage import kudos as store


def post(notice: Notice) -> Told | None:
    """The post in a channel, in the language of the channel's team or else of the workspace."""
    kudos = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if kudos is None:
        return None
    channel_id = notice.delivery.recipient
    thread_id = kudos.thread_id if channel_id == kudos.channel_id else None
    return _told_in_channel(notice.ctx, channel_id, _posted(notice.ctx, kudos), thread_id)


def _told_in_channel(ctx: Context, channel_id: str, card: Card, thread_id: str | None = None) -> Told:
    home = teams.of_channel(ctx.session, ctx.workspace_id, channel_id)
    language, zone = (home.language, home.zone) if home else (ctx.workspace.language, ctx.workspace.zone)
    return Told(card, language, zone, thread_id)


def told(notice: Notice) -> Told | None:
    """The message to a receiver who wants to be told; the others find it in their App Home."""
    kudos = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if kudos is None or notice.reader is None or (notice.reader.kudos_silent and not notice.delivery.posted):
        return None
    card = _told_privately(notice.ctx, kudos, notice.reader)
    return Told(card, notice.reader.language, notice.reader.zone)


def _posted(ctx: Context, kudos: Kudos) -> Card:
    """What everybody in a channel reads."""
    known = people.known(ctx.session, ctx.workspace_id, (kudos.giver_id, *kudos.receiver_ids))
    receivers = Names(tuple(known[id].mention for id in kudos.receiver_ids))
    first = Line("kudos-post", giver=known[kudos.giver_id].mention, people=receivers)
    me_too = Button(Line("kudos-me-too"), "kudos-join", kudos.id)
    return Card(first, (*_said(first, kudos), *_about(_handoff(ctx, kudos)), _buttons(kudos, me_too)))


def _told_privately(ctx: Context, kudos: Kudos, reader: Person) -> Card:
    """What somebody who was thanked reads; their own name they need not be told."""
    known = people.known(ctx.session, ctx.workspace_id, (kudos.giver_id, *kudos.receiver_ids))
    giver = known[kudos.giver_id].mention
    others = tuple(known[id].mention for id in kudos.receiver_ids if id != reader.id)
    first = Line("kudos-told", giver=giver, people=Names(others)) if others else Line("kudos-told-alone", giver=giver)
    handoff = _handoff(ctx, kudos)
    theirs = handoff is not None and reader.id in (handoff.owner_id, handoff.receiver_id)
    see = (Button(Line("kudos-see-order"), "handoff-show", kudos.handoff_id or ""),) if theirs else ()
    row = _buttons(kudos, *see) if see or kudos.link else None
    return Card(first, parts([*_said(first, kudos), *_about(handoff), _only(kudos, others), row]))


def _only(kudos: Kudos, others: tuple[Mention, ...]) -> Note | None:
    """Who else reads private thanks: nobody, or the others thanked."""
    if not kudos.private:
        return None
    return Note(Line("kudos-only-you-and", people=Names(others)) if others else Line("kudos-only-you"))


def _said(first: Line, kudos: Kudos) -> tuple[Part, ...]:
    return parts(
        [
            Paragraph(first),
            Quote(verbatim(kudos.reason)),
            Note(Line("kudos-for-value", value=value_name(kudos.value))) if kudos.value else None,
            Note(Line("kudos-joined", count=kudos.joined)) if kudos.joined else None,
        ]
    )


def _handoff(ctx: Context, kudos: Kudos) -> Handoff | None:
    return handoffs.find(ctx.session, ctx.workspace_id, kudos.handoff_id) if kudos.handoff_id else None


def _about(handoff: Handoff | None) -> tuple[Note, ...]:
    """That an order was the reason: by its number only, as what was ordered is nobody else's business."""
    return (Note(Line("kudos-for-order", number=str(handoff.number))),) if handoff else ()


def _buttons(kudos: Kudos, *items: Button) -> Buttons:
    """What may be pressed, and the way to the message that was the reason."""
    link = (Link(Line("kudos-see-message"), kudos.link),) if kudos.link else ()
    return buttons(*items, *link)


def unposted(notice: Notice) -> Told | None:
    """Tells the giver that the channel could not be reached."""
    if notice.reader is None:
        return None
    return Told(Card.saying(Line("kudos-unposted")), notice.reader.language, notice.reader.zone)


def post_failed(ctx: Context, delivery: Delivery) -> None:
    """A channel post was given up."""
    service.owe_unposted(ctx, delivery)


def log_opened(notice: Notice) -> Told | None:
    """Tells a channel that kudos are told there from now on; unsaid when an admin has chosen otherwise meanwhile."""
    channel_id = notice.delivery.recipient
    if service.chosen_for(notice.ctx).log != channel_id:
        return None
    admin = people.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if admin is None:
        return None
    return _told_in_channel(notice.ctx, channel_id, Card.saying(Line("kudos-log-opened", admin=admin.mention)))


def unlogged(notice: Notice) -> Told | None:
    """Tells an admin that the log channel cannot be reached."""
    channel_id = notice.delivery.reference
    if notice.reader is None or service.chosen_for(notice.ctx).log != channel_id:
        return None
    said = Line("kudos-unlogged", channel=Mention(channel_id, channel_id, "channel"))
    note = Note(Line("kudos-unlogged-note"))
    return Told(Card.saying(said, note), notice.reader.language, notice.reader.zone)


def opening_failed(ctx: Context, delivery: Delivery) -> None:
    """A new log channel could not be told."""
    service.owe_not_opened(ctx, delivery)
