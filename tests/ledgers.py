"""Points on a stage: thanking as one does, letting the bookkeeper come by, and reading the ledger."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from baton.domain.points import Entry, points
from baton.services import kudos, settings
from baton.services import points as service
from baton.services.points import settings_of
from baton.storage.points import ledger
from baton.storage.points.ledger import EntryRow
from jobs import bookkeeping
from tests.stage import ACME, Stage

REASON = "stayed late so that the export was right"
PEOPLE = ("UALICE", "UBOB", "UCHARLIE", "ULINA", "UDAN")


def thanks(stage: Stage, giver: str, *receivers: str, at: datetime | None = None, private: bool = False) -> str:
    """Kudos past the day's allowance, which is not what these tests are about; returns their id."""
    wish = kudos.Wish(stage.person(giver), [stage.person(id) for id in receivers], REASON)
    with stage.sessions.begin() as session:
        ctx = stage.office.context(session, stage.context(session).workspace, now=at or stage.now)
        found = kudos.Kudos(
            ACME.id, ctx.new_id(), giver, tuple(sorted(receivers)), wish.reason, None, None, ctx.now, private=private
        )
        kudos.store.add(session, found)
        service.note_kudos(ctx, found)
    return found.id


def take_back(stage: Stage, kudos_id: str) -> None:
    """Taken back or hidden."""
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        found = kudos.store.find(session, ACME.id, kudos_id)
        assert found is not None
        kudos.store.undo(session, found, now=ctx.now)
        service.take_back(ctx, kudos_id)


def book(stage: Stage, after: float = 10) -> int:
    """The bookkeeper comes by a few seconds later."""
    return bookkeeping.run(stage.office, now=stage.now + timedelta(seconds=after))


def entries(stage: Stage, person: str) -> list[Entry]:
    with stage.sessions.read() as session:
        return ledger.of_person(session, ACME.id, person)


def earned(stage: Stage, person: str, kind: str) -> list[float]:
    """The points somebody got of one kind, in the order of the deeds."""
    return [points(each.units) for each in entries(stage, person) if each.kind == kind]


def balance(stage: Stage, person: str) -> float:
    """What the person themselves is told they have this season."""
    with stage.sessions.read() as session:
        own = service.own(stage.context(session), stage.person(person))
    assert own is not None
    return own.total


def sum_of_ledger(stage: Stage, person: str) -> float:
    with stage.sessions.read() as session:
        return points(session.scalar(select(func.sum(EntryRow.units)).where(EntryRow.person_id == person)) or 0)


def choose(stage: Stage, **changes: object) -> None:
    """An admin changes settings of points."""
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        wanted = type(settings_of(ctx))(
            **{name: getattr(settings_of(ctx), name) for name in settings_of(ctx).__dataclass_fields__} | changes
        )
        settings.change(ctx, stage.person("UDAN"), "points", wanted)


def board(stage: Stage) -> Sequence[str]:
    """Who is on the rolling board, best first."""
    with stage.sessions.read() as session:
        return [place.person_id for place in service.boards(stage.context(session))[0]]
