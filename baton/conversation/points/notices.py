"""What Baton tells of points by itself: a season that is over, and to admins what they should know."""

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Card, Note, Paragraph
from baton.conversation.points.shown import results_parts, season_name
from baton.domain.deliveries import Delivery
from baton.domain.lines import Line, Mention
from baton.domain.points import RING_DAYS, Season
from baton.services import points as service
from baton.services.contexts import Context
from baton.storage import people, teams
from baton.storage.points import seasons


def season_over(notice: Notice) -> Told | None:
    """The post at the end of a season, in the language of the channel's team or else of the workspace."""
    ctx = notice.ctx
    results = seasons.ended(ctx.session, ctx.workspace_id, notice.delivery.reference)
    if results is None:
        return None
    known = people.known(ctx.session, ctx.workspace_id, [person_id for person_id, _ in results.people])
    names = {id: person.name for id, person in known.items() if person.takes_part and not person.off_boards}
    title = Line("points-season-over", season=season_name(results.season))
    following = Line("points-season-next", season=season_name(Season.named(results.season).next.name))
    thanks = Paragraph(Line("points-season-thanks"))
    return _told_in_channel(notice, Card(title, (thanks, *results_parts(results, names), Note(following)), title))


def _told_in_channel(notice: Notice, card: Card) -> Told:
    ctx = notice.ctx
    home = teams.of_channel(ctx.session, ctx.workspace_id, notice.delivery.recipient)
    language, zone = (home.language, home.zone) if home else (ctx.workspace.language, ctx.workspace.zone)
    return Told(card, language, zone)


def channel_chosen(notice: Notice) -> Told | None:
    """Tells a channel what will be told there; unsaid when an admin has chosen otherwise meanwhile."""
    ctx = notice.ctx
    admin = people.find(ctx.session, ctx.workspace_id, notice.delivery.reference)
    if admin is None or service.settings_of(ctx).tells_in != notice.delivery.recipient:
        return None
    return _told_in_channel(notice, Card.saying(Line("points-channel-told", admin=admin.mention)))


def channel_failed(notice: Notice) -> Told | None:
    """Tells an admin that the channel they chose cannot be reached."""
    channel_id = notice.delivery.reference
    if notice.reader is None or service.settings_of(notice.ctx).tells_in != channel_id:
        return None
    line = Line("points-channel-failed", channel=Mention(channel_id, channel_id, "channel"))
    return Told(Card.saying(line), notice.reader.language, notice.reader.zone)


def season_failed(ctx: Context, delivery: Delivery) -> None:
    """The channel could not be reached."""
    service.owe_unposted(ctx, delivery.reference)


def unposted(notice: Notice) -> Told | None:
    """Tells an admin that the end of a season could not be posted."""
    if notice.reader is None:
        return None
    line = Line("points-unposted", season=season_name(notice.delivery.reference))
    return Told(Card.saying(line), notice.reader.language, notice.reader.zone)


def concentrated(notice: Notice) -> Told | None:
    """Tells an admin that few people get most of the thanks, naming nobody; unsaid when that is no longer so."""
    found = service.concentration(notice.ctx)
    if found is None or notice.reader is None or not notice.reader.is_admin:
        return None
    line = Line(
        "points-concentrated", half=found.half, members=found.members, unthanked=found.unthanked, days=RING_DAYS
    )
    card = Card.saying(line, Paragraph(Line("points-concentrated-what")), Note(Line("points-concentrated-why")))
    return Told(card, notice.reader.language, notice.reader.zone)
