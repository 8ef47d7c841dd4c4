"""What a report is compiled from: sums over a team's ratings, its handoffs, the words and the kudos of its days."""

from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import Session

from baton.domain.kudos import Kudos
from baton.domain.reports import COUNTED, FIELDS, MOST_STORIES, STORY_LENGTH, Delivered, Number, Tally, Words
from baton.domain.teams import Team
from baton.domain.weeks import Window
from baton.storage import kudos
from baton.storage.handoffs import HandoffRow
from baton.storage.kudos import JoinRow, KudosRow, ReceiverRow
from baton.storage.people import PersonRow
from baton.storage.ratings import RatingRow


def tallies(session: Session, team: Team, window: Window, before: Mapping[str, Number]) -> dict[str, Tally]:
    """Every field of a team over a window, rater first, in one statement.

    `before` says up to which day each field was published already; only what came after that day is new.
    """
    columns = {name: getattr(RatingRow, name) for name in FIELDS}
    per_rater = [func.avg(column).label(name) for name, column in columns.items()]
    fresh = [
        func.max(case((and_(column.is_not(None), _is_new(before.get(name))), 1), else_=0)).label(f"{name}_fresh")
        for name, column in columns.items()
    ]
    raters = select(*per_rater, *fresh).where(*_counted(team, window)).group_by(RatingRow.rater_key).subquery()
    totals = [
        total
        for name in FIELDS
        for total in (func.avg(raters.c[name]), func.count(raters.c[name]), func.sum(raters.c[f"{name}_fresh"]))
    ]
    row = session.connection().execute(select(*totals)).one()
    return {
        name: Tally(None if row[at] is None else float(row[at]), row[at + 1], row[at + 2] or 0)
        for at, name in zip(range(0, len(totals), 3), FIELDS, strict=True)
    }


def _is_new(number: Number | None) -> ColumnElement[bool]:
    return RatingRow.day > number.window.last if number else true()


def _counted(team: Team, window: Window) -> tuple[ColumnElement[bool], ...]:
    return (
        RatingRow.workspace_id == team.workspace_id,
        RatingRow.team_id == team.id,
        RatingRow.day.between(window.first, window.last),
        RatingRow.stream.in_(COUNTED),
    )


def with_words(session: Session, team: Team, window: Window) -> list[tuple[str, str]]:
    """The ratings of a window that say something in words: (rating id, rater key) pairs, for the draw only."""
    query = select(RatingRow.id, RatingRow.rater_key).where(*_counted(team, window), RatingRow.words != "")
    return [(id, key) for id, key in session.connection().execute(query).all()]


def words(session: Session, workspace_id: str, rating_ids: Sequence[str]) -> list[Words]:
    """What these ratings say, in the given order; erased ones are left out."""
    query = select(RatingRow.id, RatingRow.point, RatingRow.words, RatingRow.signed_by).where(
        RatingRow.workspace_id == workspace_id, RatingRow.id.in_(rating_ids), RatingRow.words != ""
    )
    found = {row.id: Words(*row) for row in session.execute(query)}
    return [found[id] for id in rating_ids if id in found]


def delivered(session: Session, team: Team, window: Window) -> list[Delivered]:
    """The handoffs of a team to people of other teams that were delivered on these days."""
    query = (
        select(
            HandoffRow.due_on,
            HandoffRow.delivered_at,
            HandoffRow.state,
            HandoffRow.returns,
            HandoffRow.ordered_at,
            HandoffRow.first_reply_at,
            PersonRow.zone,
        )
        .join(PersonRow, and_(PersonRow.workspace_id == HandoffRow.workspace_id, PersonRow.id == HandoffRow.owner_id))
        .where(
            HandoffRow.workspace_id == team.workspace_id,
            HandoffRow.owner_team_id == team.id,
            HandoffRow.delivered_at >= window.starts_at(team.tzinfo),
            HandoffRow.delivered_at < window.ends_at(team.tzinfo),
            or_(HandoffRow.receiver_team_id.is_(None), HandoffRow.receiver_team_id != team.id),
        )
    )
    return [
        Delivered(due_on, at.astimezone(ZoneInfo(zone)).date(), state == "received", returns, ordered_at, replied_at)
        for due_on, at, state, returns, ordered_at, replied_at, zone in session.connection().execute(query).all()
        if at
    ]


def best_kudos(session: Session, team: Team, window: Window) -> tuple[str, ...]:
    """The ids of the kudos of these days that most people joined, then those that say most; one per giver.

    Only those given to people of the team, in some channel: what was said in private stays there, and so does what
    somebody in it wants told in no digest.
    """
    members = select(PersonRow.id).where(PersonRow.workspace_id == team.workspace_id, PersonRow.team_id == team.id)
    mine = select(ReceiverRow.kudos_id).where(
        ReceiverRow.workspace_id == team.workspace_id,
        ReceiverRow.person_id.in_(members),
        ReceiverRow.given_at >= window.starts_at(team.tzinfo),
        ReceiverRow.given_at < window.ends_at(team.tzinfo),
    )
    joins = (
        select(func.count())
        .where(JoinRow.workspace_id == KudosRow.workspace_id, JoinRow.kudos_id == KudosRow.id)
        .scalar_subquery()
    )
    length = func.length(KudosRow.reason)
    weight = case((length > STORY_LENGTH, STORY_LENGTH), else_=length)
    told = (
        select(KudosRow.id, KudosRow.giver_id, joins.label("joins"), weight.label("weight"))
        .where(
            KudosRow.workspace_id == team.workspace_id,
            KudosRow.id.in_(mine),
            KudosRow.given_at >= window.starts_at(team.tzinfo),
            KudosRow.given_at < window.ends_at(team.tzinfo),
            KudosRow.channel_id.is_not(None),
            KudosRow.private.is_(False),
            KudosRow.undone_at.is_(None),
            _all_are_willing(),
        )
        .subquery()
    )
    order = (told.c.joins.desc(), told.c.weight.desc(), told.c.id)
    place = func.row_number().over(partition_by=told.c.giver_id, order_by=order).label("place")
    ranked = select(told, place).subquery()
    order = (ranked.c.joins.desc(), ranked.c.weight.desc(), ranked.c.id)
    query = select(ranked.c.id).where(ranked.c.place == 1).order_by(*order).limit(MOST_STORIES)
    return tuple(session.scalars(query))


def kudos_told(session: Session, workspace_id: str, kudos_ids: Iterable[str]) -> list[Kudos]:
    """These kudos in the given order; those taken back, and those of people who want none told, are left out."""
    found = kudos.several(session, workspace_id, list(kudos_ids))
    willing = select(KudosRow.id).where(
        KudosRow.workspace_id == workspace_id, KudosRow.id.in_([each.id for each in found]), _all_are_willing()
    )
    told = set(session.scalars(willing))
    return [each for each in found if each.undone_at is None and each.id in told]


def _all_are_willing() -> ColumnElement[bool]:
    """Nobody in the kudos of the outer query, giver or receiver, wants none told in digests."""
    thanked = select(ReceiverRow.person_id).where(
        ReceiverRow.workspace_id == KudosRow.workspace_id, ReceiverRow.kudos_id == KudosRow.id
    )
    unwilling = select(PersonRow.id).where(
        PersonRow.workspace_id == KudosRow.workspace_id,
        PersonRow.off_digests == true(),
        or_(PersonRow.id == KudosRow.giver_id, PersonRow.id.in_(thanked.correlate(KudosRow))),
    )
    return ~unwilling.correlate(KudosRow).exists()
