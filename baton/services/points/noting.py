"""What a deed does about its points while somebody waits: one statement, and nothing more."""

from baton.domain.kudos import Kudos
from baton.domain.people import Person
from baton.domain.points import RULES, Deed, DeedKind, PointsSettings, SoloKind
from baton.domain.settings import chosen
from baton.domain.weeks import iso_week
from baton.services.contexts import Context
from baton.storage.points import deeds, ratings

ACCOUNT = "points"  # what the seal makes a pseudonym for: no other of the same person can be told to belong to it
RATED = RULES["rated"]


def note_kudos(ctx: Context, kudos: Kudos) -> None:
    """Note kudos for the bookkeeper. Private ones earn nothing: a place on a board would tell of them."""
    if kudos.private or not chosen(PointsSettings, ctx.workspace, "points").on:
        return
    deeds.note(ctx.session, ctx.workspace_id, Deed("kudos", kudos.id, kudos.giver_id, kudos.receiver_ids, ctx.now))


def note_deed(ctx: Context, kind: SoloKind, source: str, person_id: str) -> None:
    """Note what one person did alone, for the bookkeeper; the same of one person and source counts once.

    Several people may each have done it (a retro was held by all of them), so the person belongs to the deed's id.
    """
    if chosen(PointsSettings, ctx.workspace, "points").on:
        deeds.note_once(ctx.session, ctx.workspace_id, Deed(kind, f"{source}:{person_id}", person_id, (), ctx.now))


def take_back(ctx: Context, source: str, kind: DeedKind = "kudos") -> None:
    """The deed with this id was taken back or hidden: the bookkeeper takes its points back too."""
    deeds.take_back(ctx.session, ctx.workspace_id, kind, source, now=ctx.now)


def give_back(ctx: Context, source: str, kind: DeedKind = "kudos") -> None:
    """The deed with this id is shown again: it is booked once more."""
    deeds.give_back(ctx.session, ctx.workspace_id, kind, source)


def note_rating(ctx: Context, rater: Person) -> None:
    """Count a handoff rated, whatever the level, so that nothing in the database says that this person rated."""
    if chosen(PointsSettings, ctx.workspace, "points").on:
        week = iso_week(rater.today(ctx.now))
        most = RATED.a_week // RATED.base
        ratings.count(ctx.session, ctx.workspace_id, account_of(ctx, rater.id), week, most=most)


def account_of(ctx: Context, person_id: str) -> str:
    """The pseudonym under which somebody's ratings are counted for points."""
    return ctx.seal.pseudonym(ACCOUNT, person_id)
