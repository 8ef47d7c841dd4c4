"""What the night does to ratings: forget the old, blur the settled."""

from datetime import UTC, datetime, timedelta

import pytest

from baton.domain.lines import Refusal
from baton.storage.ratings import AskedRow, PromptRow
from jobs import retention
from tests.received import receive, stored, the_one
from tests.stage import Stage


def test_settled_ratings_keep_their_day_and_lose_their_time(stage: Stage) -> None:
    form = stage.says("UALICE", "/rate-service sales")
    stage.forward(hours=8, seconds=25)  # already Wednesday in Shanghai
    stage.sends("UALICE", form, level=4)  # type: ignore[arg-type]
    stage.forward(hours=47)
    retention.run(stage.office, now=stage.now)
    assert the_one(stage).rated_at.hour == 18
    stage.forward(hours=2)
    for _ in range(2):
        retention.run(stage.office, now=stage.now)
        row = the_one(stage)
        assert row.rated_at == datetime(2026, 11, 25, tzinfo=UTC)
        assert (row.day.isoformat(), row.opened_at, row.form_seconds) == ("2026-11-25", None, 8 * 3600 + 25)


def test_a_blurred_rating_can_no_longer_be_changed(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    stage.forward(hours=49)
    retention.run(stage.office, now=stage.now)
    with pytest.raises(Refusal):
        stage.presses("ULINA", "rate-level", f"{handoff.id}:1")
    assert stage.presses("ULINA", "rate-level", f"{handoff.id}:4") is None


def test_ratings_are_deleted_after_400_days_and_prompts_after_90(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    stage.says("UALICE", "/rate-service request <@UCHARLIE>")

    def left() -> tuple[int, int, int]:
        retention.run(stage.office, now=stage.now)
        with stage.sessions.read() as session:
            return len(stored(stage)), session.query(PromptRow).count(), session.query(AskedRow).count()

    stage.forward(days=89)
    assert left() == (1, 1, 1)
    stage.forward(days=2)
    assert left() == (1, 0, 0)
    stage.now += timedelta(days=308)
    assert left() == (1, 0, 0)
    stage.forward(days=2)
    assert left() == (0, 0, 0)
