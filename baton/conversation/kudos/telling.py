"""What is told of kudos: the post in the channel, the message to whoever was thanked, and that a post failed."""

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Card, Note, Paragraph, Quote, buttons, parts
from baton.conversation.kudos.values import value_name
from baton.domain.deliveries import Delivery
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Names, verbatim
from baton.services import kudos as service
from baton.services.contexts import Context
from baton.storage import kudos as store
from baton.storage import people, teams


def post(notice: Notice) -> Told | None:
    """The post in the channel, in the language of the channel's team or else of the workspace."""
    kudos = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if kudos is None:
        return None
    workspace = notice.ctx.workspace
    home = teams.of_channel(notice.ctx.session, workspace.id, notice.delivery.recipient)
    language, zone = (home.language, home.zone) if home else (workspace.language, workspace.zone)
    return Told(_telling(notice.ctx, kudos, "kudos-post"), language, zone)


def told(notice: Notice) -> Told | None:
    """The message to a receiver who wants to be told; the others find it in their App Home."""
    kudos = store.find(notice.ctx.session, notice.ctx.workspace_id, notice.delivery.reference)
    if kudos is None or notice.reader is None or (notice.reader.kudos_silent and not notice.delivery.posted):
        return None
    card = _telling(notice.ctx, kudos, "kudos-told", notice.reader.id)
    return Told(card, notice.reader.language, notice.reader.zone)


def _telling(ctx: Context, kudos: Kudos, line: str, reader_id: str = "") -> Card:
    """What a kudos says to all, or to one of those thanked, who is then not told their own name."""
    known = people.known(ctx.session, ctx.workspace_id, (kudos.giver_id, *kudos.receiver_ids))
    giver = known[kudos.giver_id].mention
    others = tuple(known[id].mention for id in kudos.receiver_ids if id != reader_id)
    first = Line(line, giver=giver, people=Names(others)) if others else Line(f"{line}-alone", giver=giver)
    return Card(
        first,
        parts(
            [
                Paragraph(first),
                Quote(verbatim(kudos.reason)),
                Note(Line("kudos-for-value", value=value_name(kudos.value))) if kudos.value else None,
                Note(Line("kudos-joined", count=kudos.joined)) if kudos.joined else None,
                buttons(Button(Line("kudos-me-too"), "kudos-join", kudos.id)) if line == "kudos-post" else None,
            ]
        ),
    )


def unposted(notice: Notice) -> Told | None:
    """Tells the giver that the channel could not be reached."""
    if notice.reader is None:
        return None
    return Told(Card.saying(Line("kudos-unposted")), notice.reader.language, notice.reader.zone)


def post_failed(ctx: Context, delivery: Delivery) -> None:
    """The channel post was given up."""
    service.owe_unposted(ctx, delivery.reference)
