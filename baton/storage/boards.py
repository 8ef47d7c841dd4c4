"""What boards count: public kudos of some days that nobody took back, by person and by value."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, and_, bindparam, false, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from baton.domain.boards import Tally
from baton.storage.database import Instant
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.people import PersonRow

_WORKSPACE, _SINCE = bindparam("workspace"), bindparam("since", type_=Instant)


def tallies(session: Session, workspace_id: str, since: datetime) -> list[Tally]:
    """What everybody who takes part and has not left the boards received and gave since an instant."""
    wanted = {"workspace": workspace_id, "since": since}
    received, given = Counter[str](), Counter[str]()
    for receiver_id, giver_id in session.connection().execute(_TAKEN_BACK, wanted):
        received[receiver_id] += 1
        given[giver_id] += 1
    return [
        Tally(id, name, team_id, got - received[id], gave - given[id])
        for id, name, team_id, got, gave in session.connection().execute(_TALLIES, wanted)
    ]


def values(session: Session, workspace_id: str, since: datetime) -> dict[str, int]:
    """How many kudos stood for each value since an instant."""
    wanted = {"workspace": workspace_id, "since": since}
    return {value: count for value, count in session.connection().execute(_VALUES, wanted)}


def _count(who: InstrumentedAttribute[str]) -> ScalarSelect[Any]:
    """How often a person of the outer query is `who` in a public kudos, taken back or not."""
    return (
        select(func.count())
        .where(
            ReceiverRow.workspace_id == _WORKSPACE,
            who == PersonRow.id,
            ReceiverRow.given_at >= _SINCE,
            ReceiverRow.private == false(),
        )
        .scalar_subquery()
    )


# Counted person by person in an index that holds nothing else, which takes as long as their kudos of these days are
# many, however long the history. Whether one was taken back does not stand there: the few that were are read apart.
_TALLIES = select(
    PersonRow.id, PersonRow.name, PersonRow.team_id, _count(ReceiverRow.person_id), _count(ReceiverRow.giver_id)
).where(
    PersonRow.workspace_id == _WORKSPACE, PersonRow.standing == "member", PersonRow.off_boards == false()
)
_TAKEN_BACK = (
    select(ReceiverRow.person_id, ReceiverRow.giver_id)
    .join(KudosRow, and_(KudosRow.workspace_id == ReceiverRow.workspace_id, KudosRow.id == ReceiverRow.kudos_id))
    .where(
        KudosRow.workspace_id == _WORKSPACE,
        KudosRow.given_at >= _SINCE,
        KudosRow.undone_at.is_not(None),
        KudosRow.private == false(),
    )
)
_VALUES = (
    select(KudosRow.value, func.count())
    .where(
        KudosRow.workspace_id == _WORKSPACE,
        KudosRow.given_at >= _SINCE,
        KudosRow.private == false(),
        KudosRow.undone_at.is_(None),
        KudosRow.value.is_not(None),
    )
    .group_by(KudosRow.value)
)
