"""Nominations as admins see to them in /baton moderate."""

from collections.abc import Sequence

from baton.conversation.nouns import Item, Moderated
from baton.domain.lines import Line
from baton.domain.mvp import Nomination
from baton.domain.people import Person
from baton.services import moderation, mvp
from baton.services.contexts import Context
from baton.storage import people


def latest(ctx: Context, admin: Person) -> list[Item]:
    """What was nominated last, hidden ones included."""
    return _items(ctx, mvp.latest_nominations(ctx, admin, moderation.MOST_SHOWN))


def found(ctx: Context, nomination_id: str) -> Item:
    """One of them."""
    return _items(ctx, [mvp.nomination_found(ctx, nomination_id)])[0]


def _items(ctx: Context, every: Sequence[Nomination]) -> list[Item]:
    ids = {id for each in every for id in (each.nominator_id, each.nominee_id) if id}
    names = {id: person.name for id, person in people.known(ctx.session, ctx.workspace_id, ids).items()}
    return [
        Item(
            id=each.id,
            by_id=each.nominator_id,
            at=each.nominated_at,
            told=Line("mvp-moderated", nominator=names.get(each.nominator_id or "", ""), person=names[each.nominee_id]),
            words=each.reason,
            hidden_reason=each.hidden_reason,
        )
        for each in every
    ]


MODERATED = Moderated(
    latest=latest, find=found, hide=mvp.hide_nomination, show=mvp.show_nomination, told_by=(mvp.NOMINATED,)
)
