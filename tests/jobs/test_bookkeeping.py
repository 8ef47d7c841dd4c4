"""The bookkeeper comes by every few seconds and does its work whatever happens elsewhere."""

from typing import Any

import pytest

from baton.domain.people import Workspace
from baton.services.contexts import Context
from baton.storage import workspaces
from jobs import bookkeeping
from jobs.schedule import JOBS
from tests.ledgers import book, entries, thanks
from tests.stage import Stage


def test_points_are_there_within_a_quarter_of_a_minute(stage: Stage) -> None:
    assert JOBS["bookkeeping"].at == {"second": "*/10"}
    thanks(stage, "UALICE", "UBOB")
    assert book(stage, after=5) == 0
    assert book(stage, after=6) == 1


def test_many_deeds_are_booked_batch_after_batch_until_none_is_left(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        thanks(stage, "UALICE", "UBOB" if number % 2 else "ULINA")
    one_by_one = bookkeeping.points.book
    monkeypatch.setattr(bookkeeping.points, "book", lambda ctx: one_by_one(ctx, most=2))
    assert book(stage) == 7
    assert book(stage) == 0


def test_a_rush_is_booked_bit_by_bit_with_a_turn_for_others_after_every_batch(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        thanks(stage, "UALICE", "UBOB" if number % 2 else "ULINA")
    stage.forward(minutes=1)
    one_by_one = bookkeeping.points.book
    monkeypatch.setattr(bookkeeping.points, "book", lambda ctx: one_by_one(ctx, most=2))
    monkeypatch.setattr(bookkeeping, "MOST", 4)
    rests: list[float] = []
    runs = [bookkeeping.run(stage.office, now=stage.now, rest=rests.append) for _ in range(3)]
    assert runs == [4, 3, 0]
    assert len(rests) == 4


def test_trouble_in_one_company_keeps_no_other_from_its_points(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    with stage.sessions.begin() as session:
        workspaces.add(session, Workspace("T0", "Broken"), now=stage.now)
    thanks(stage, "UALICE", "UBOB")
    booking = bookkeeping.points.book

    def failing(ctx: Context) -> Any:
        if ctx.workspace_id == "T0":
            raise ValueError("broken")
        return booking(ctx)

    monkeypatch.setattr(bookkeeping.points, "deeds_wait", lambda ctx: True)
    monkeypatch.setattr(bookkeeping.points, "book", failing)
    with pytest.raises(ExceptionGroup):
        book(stage)
    assert len(entries(stage, "UBOB")) == 1
