"""One person's kudos, given and received, newest first, and those among them in which a word stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from baton.domain.kudos import Kudos
from baton.domain.mine import Search
from baton.storage import kudos
from baton.storage.kudos import KudosRow, ReceiverRow
from baton.storage.people import PersonRow


def page(
    session: Session, workspace_id: str, person_id: str, search: Search, *, first: int = 0, most: int | None = None
) -> tuple[list[Kudos], int]:
    """At most `most` kudos from the `first` on, newest first, and how many there are; taken-back ones are left out."""
    sides = [
        _side(workspace_id, person_id, search, side) for side in ("received", "given") if search.side in (None, side)
    ]
    found = union_all(*sides).subquery()
    connection = session.connection()
    total = connection.scalar(select(func.count()).select_from(found)) or 0
    ids = connection.scalars(select(found.c.id).order_by(found.c.given_at.desc(), found.c.id).offset(first).limit(most))
    return kudos.several(session, workspace_id, list(ids)), total


def _side(workspace_id: str, person_id: str, search: Search, side: str) -> Select[str, datetime]:
    standing = (KudosRow.workspace_id == workspace_id, KudosRow.undone_at.is_(None))
    query = select(KudosRow.id, KudosRow.given_at).where(*standing)
    if side == "given":
        query = query.where(KudosRow.giver_id == person_id)
        other = _receives(workspace_id)
    else:
        query = query.join(ReceiverRow, _received()).where(ReceiverRow.person_id == person_id)
        other = PersonRow.id == KudosRow.giver_id
    if not search.word:
        return query
    return query.where(
        or_(
            _holds(KudosRow.reason, search.word),
            KudosRow.value.in_(search.values),
            _holds(KudosRow.value, search.word),
            exists().where(
                PersonRow.workspace_id == workspace_id,
                other,
                or_(_holds(PersonRow.name, search.word), _holds(PersonRow.full_name, search.word)),
            ),
        )
    )


def _received() -> ColumnElement[bool]:
    return and_(ReceiverRow.workspace_id == KudosRow.workspace_id, ReceiverRow.kudos_id == KudosRow.id)


def _receives(workspace_id: str) -> ColumnElement[bool]:
    """The person of the outer query is thanked by the kudos outside of that."""
    thanked = select(ReceiverRow.person_id).where(_received()).correlate(KudosRow)
    return PersonRow.id.in_(thanked.scalar_subquery())


def _holds(column: InstrumentedAttribute[Any], word: str) -> ColumnElement[bool]:
    """The word stands somewhere in the column, whatever the case; signs that mean something to LIKE mean themselves."""
    # Both ways in which databases put words in lower case, as with names (see `people.named`).
    spelled: Sequence[str] = sorted({word.lower(), word.casefold()})
    return or_(*(func.lower(column).contains(each, autoescape=True) for each in spelled))
