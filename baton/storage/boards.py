"""What boards count: public kudos of some days that nobody took back, by person and by value."""

from collections import Counter
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ScalarSelect, String, and_, bindparam, false, func, select, true, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from baton.domain.boards import Tally
from baton.storage.database import Instant
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.people import PersonRow

_WORKSPACE, _SINCE = bindparam("workspace", type_=String), bindparam("since", type_=Instant)


def tallies(session: Session, workspace_id: str, since: datetime) -> list[Tally]:
    """What everybody who takes part and has not left the boards received and gave since an instant."""
    wanted = {"workspace": workspace_id, "since": since}
    received, given = Counter[str](), Counter[str]()
    dialect = session.get_bind().dialect.name
    for receiver_id, giver_id in session.connection().execute(_taken_back(dialect), wanted).all():
        received[receiver_id] += 1
        given[giver_id] += 1
    return [
        Tally(id, name, team_id, (got or 0) - received[id], (gave or 0) - given[id])
        for id, name, team_id, got, gave in session.connection().execute(_tallies(dialect), wanted).all()
    ]


def values(session: Session, workspace_id: str, since: datetime) -> dict[str, int]:
    """How many kudos stood for each value since an instant."""
    wanted = {"workspace": workspace_id, "since": since}
    rows = session.connection().execute(_values(session.get_bind().dialect.name), wanted)
    return {row[0]: row[1] for row in rows}


# Whether a kudos was taken back does not stand in the indexes that are counted in: the few that were are read apart.
_PUBLIC = and_(ReceiverRow.workspace_id == _WORKSPACE, ReceiverRow.given_at >= _SINCE, ReceiverRow.private == false())
_GONE = and_(
    KudosRow.workspace_id == _WORKSPACE,
    KudosRow.given_at >= _SINCE,
    KudosRow.private == false(),
    KudosRow.undone_at.is_not(None),
)


@cache
def _taken_back(dialect: str) -> Any:
    """Whom the kudos that were taken down had thanked, and who had thanked them."""
    of_kudos = and_(ReceiverRow.workspace_id == _WORKSPACE, ReceiverRow.kudos_id == KudosRow.id)
    if dialect == "sqlite":
        return select(ReceiverRow.person_id, KudosRow.giver_id).join(ReceiverRow, of_kudos).where(_GONE)
    # The OFFSET keeps PostgreSQL from reading all receivers for the sake of a few kudos.
    thanked = select(ReceiverRow.person_id).where(of_kudos).offset(0).lateral("thanked")
    return select(thanked.c.person_id, KudosRow.giver_id).join(thanked, true()).where(_GONE)


@cache
def _tallies(dialect: str) -> Any:
    """Both ways take as long as the kudos of these days are many, however long the history.

    SQLite counts fastest person by person, in an index sorted by person; it would have to sort what PostgreSQL, reading
    everything once, counts for both sides in tables in its memory.
    """
    people = and_(PersonRow.workspace_id == _WORKSPACE, PersonRow.standing == "member", PersonRow.off_boards == false())
    named = (PersonRow.id, PersonRow.name, PersonRow.team_id)
    if dialect == "sqlite":
        return select(*named, _of_one(ReceiverRow.person_id), _of_one(ReceiverRow.giver_id)).where(people)
    both = func.grouping_sets(tuple_(ReceiverRow.person_id), tuple_(ReceiverRow.giver_id))
    counted = (
        select(ReceiverRow.person_id, ReceiverRow.giver_id, func.count().label("count"))
        .where(_PUBLIC)
        .group_by(both)
        .cte("counted")
    )
    received, given = counted.alias("received"), counted.alias("given")
    return (
        select(*named, received.c.count, given.c.count)
        .outerjoin(received, received.c.person_id == PersonRow.id)
        .outerjoin(given, given.c.giver_id == PersonRow.id)
        .where(people)
    )


def _of_one(who: InstrumentedAttribute[str]) -> ScalarSelect[Any]:
    """How often a person of the outer query is `who`."""
    return select(func.count()).where(_PUBLIC, who == PersonRow.id).scalar_subquery()


@cache
def _values(dialect: str) -> Any:
    """SQLite would sort all kudos to group them: it jumps from value to value in their index and counts each there."""
    mine = KudosRow.workspace_id == _WORKSPACE
    public = and_(KudosRow.given_at >= _SINCE, KudosRow.private == false(), KudosRow.undone_at.is_(None))
    if dialect != "sqlite":
        valued = and_(mine, KudosRow.value.is_not(None), public)
        return select(KudosRow.value, func.count()).where(valued).group_by(KudosRow.value)
    first = select(func.min(KudosRow.value).label("value")).where(mine)
    found = first.cte("named", recursive=True)
    next_one = select(func.min(KudosRow.value)).where(mine, KudosRow.value > found.c.value).scalar_subquery()
    found = found.union_all(select(next_one).where(found.c.value.is_not(None)))
    count = select(func.count()).where(mine, KudosRow.value == found.c.value, public).scalar_subquery()
    return select(found.c.value, count).where(found.c.value.is_not(None))
