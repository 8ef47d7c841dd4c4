"""What a report is compiled from besides what was released of ratings: a team's handoffs, and the kudos of its days."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, func, or_, select, true
from sqlalchemy.orm import Session

from baton.domain.kudos import Kudos
from baton.domain.reports import MOST_STORIES, STORY_LENGTH, Delivered
from baton.domain.teams import Team
from baton.domain.weeks import Window
from baton.storage import kudos, prepared
from baton.storage.handoffs import HandoffRow
from baton.storage.kudos import JoinRow, KudosRow, ReceiverRow
from baton.storage.people import PersonRow

_DELIVERED = (
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
        HandoffRow.workspace_id == bindparam("workspace"),
        HandoffRow.owner_team_id == bindparam("team"),
        HandoffRow.delivered_at >= bindparam("since"),
        HandoffRow.delivered_at < bindparam("until"),
        or_(HandoffRow.receiver_team_id.is_(None), HandoffRow.receiver_team_id != bindparam("team")),
    )
)


def delivered(session: Session, team: Team, window: Window) -> list[Delivered]:
    """The handoffs of a team to people of other teams that were delivered on these days."""
    rows = prepared.rows(session, _DELIVERED, _about(team, window))
    zones = {zone: ZoneInfo(zone) for zone in {zone for *_, zone in rows}}
    return [
        Delivered(due_on, at.astimezone(zones[zone]).date(), state == "received", returns, ordered_at, replied_at)
        for due_on, at, state, returns, ordered_at, replied_at, zone in rows
        if at
    ]


def best_kudos(session: Session, team: Team, window: Window) -> tuple[str, ...]:
    """The ids of the kudos of these days that most people joined, then those that say most; one per giver.

    Only those given to people of the team, in some channel: what was said in private stays there, and so does what
    somebody in it wants told in no digest.
    """
    return tuple(id for (id,) in prepared.rows(session, _best_kudos(), _about(team, window)))


def _about(team: Team, window: Window) -> dict[str, Any]:
    """What the statements here are to be run with."""
    zone = team.tzinfo
    since, until = window.starts_at(zone), window.ends_at(zone)
    return {"workspace": team.workspace_id, "team": team.id, "since": since, "until": until}


@cache
def _best_kudos() -> Any:
    """Built once: to build it takes longer than to run it, and every digest asks."""
    workspace: BindParameter[Any] = bindparam("workspace")
    since: BindParameter[Any] = bindparam("since")
    until: BindParameter[Any] = bindparam("until")
    members = select(PersonRow.id).where(PersonRow.workspace_id == workspace, PersonRow.team_id == bindparam("team"))
    mine = select(ReceiverRow.kudos_id).where(
        ReceiverRow.workspace_id == workspace,
        ReceiverRow.person_id.in_(members),
        ReceiverRow.given_at >= since,
        ReceiverRow.given_at < until,
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
            KudosRow.workspace_id == workspace,
            KudosRow.id.in_(mine),
            KudosRow.given_at >= since,
            KudosRow.given_at < until,
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
    return select(ranked.c.id).where(ranked.c.place == 1).order_by(*order).limit(MOST_STORIES)


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
