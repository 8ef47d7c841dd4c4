"""What is counted of plans: those of a team, those that are due, and how much people plan at all."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from baton.domain.plans import Due, Plan
from baton.storage.people import PersonRow
from baton.storage.plans.kept import BY_DAY, IS_OPEN, PLANS, CheckRow, PlanRow, plan_of

_OWNER = and_(PersonRow.workspace_id == PlanRow.workspace_id, PersonRow.id == PlanRow.owner_id)
_RESULT_OF_MEMBER = (PlanRow.kind == "result", PersonRow.standing == "member")


def of_team(session: Session, workspace_id: str, team_id: str) -> list[Plan]:
    """The open results of a team's members, by day."""
    query = PLANS.join(PersonRow, _OWNER).where(
        PlanRow.workspace_id == workspace_id, PersonRow.team_id == team_id, *_RESULT_OF_MEMBER
    )
    return [plan_of(row) for row in session.execute(query.where(IS_OPEN).order_by(*BY_DAY))]


def count_if_then(session: Session, workspace_id: str, team_id: str) -> tuple[int, int]:
    """How many members of a team have an open if–then plan, and how many plans these are."""
    query = (
        select(func.count(PlanRow.owner_id.distinct()), func.count())
        .join(PersonRow, _OWNER)
        .where(
            PlanRow.workspace_id == workspace_id,
            PersonRow.team_id == team_id,
            PersonRow.standing == "member",
            PlanRow.kind == "if-then",
            PlanRow.state == "open",
        )
    )
    people, plans = session.execute(query).one()
    return int(people), int(plans)


def due_of_all(session: Session, workspace_id: str, until: date) -> dict[str, list[Due]]:
    """The accepted results due on or before a day, by their owner's team, by day."""
    query = (
        select(PersonRow.team_id, PlanRow.what, PlanRow.owner_id, PlanRow.due_on)
        .join(PersonRow, _OWNER)
        .where(
            PlanRow.workspace_id == workspace_id,
            PlanRow.state == "open",
            PlanRow.due_on <= until,
            *_RESULT_OF_MEMBER,
        )
        .order_by(PlanRow.due_on, PlanRow.number)
    )
    found: dict[str, list[Due]] = {}
    for team_id, what, owner_id, due_on in session.execute(query):
        if team_id and due_on:
            found.setdefault(team_id, []).append(Due(what, owner_id, due_on))
    return found


def used(
    session: Session, workspace_id: str, person_ids: Collection[str], since: datetime
) -> dict[str, tuple[int, int, int]]:
    """How many plans each of these people made since an instant, how many happened, and how many were done.

    A plan that happened several times counts once. Everybody asked about is in the answer.
    """
    ids = sorted(set(person_ids))
    if not ids:
        return {}
    mine = (PlanRow.workspace_id == workspace_id, PlanRow.owner_id.in_(ids))
    made = _counted(session, *mine, PlanRow.made_at >= since)
    done = _counted(session, *mine, PlanRow.state == "done", PlanRow.closed_at >= since)
    fired = (
        select(PlanRow.owner_id, func.count(PlanRow.id.distinct()))
        .join(CheckRow, and_(CheckRow.workspace_id == PlanRow.workspace_id, CheckRow.plan_id == PlanRow.id))
        .where(*mine, CheckRow.outcome == "fired", CheckRow.at >= since)
        .group_by(PlanRow.owner_id)
    )
    happened = {owner: int(count) for owner, count in session.execute(fired)}
    return {id: (made.get(id, 0), happened.get(id, 0), done.get(id, 0)) for id in ids}


def _counted(session: Session, *conditions: Any) -> Mapping[str, int]:
    query = select(PlanRow.owner_id, func.count()).where(*conditions).group_by(PlanRow.owner_id)
    return {owner: int(count) for owner, count in session.execute(query)}
