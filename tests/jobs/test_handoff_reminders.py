"""Owners are reminded of what is due, once a workday, in working hours, and only of what is still open."""

from datetime import UTC, datetime, timedelta

import pytest

from baton.services.handoffs import REMINDER
from jobs import handoff_reminders
from tests.handoffs import card, deliver, labels, order
from tests.stage import Stage


def remind(stage: Stage, at: str) -> list[tuple[str, str]]:
    """Runs the job at an instant (UTC); who has been reminded so far, and on which day."""
    stage.now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    handoff_reminders.run(stage.office, now=stage.now)
    return sorted((row.recipient, row.period) for row in stage.owed(REMINDER))


def test_the_day_before_and_the_day_after_one_nudge_tells_all(stage: Stage) -> None:
    order(stage, "export by thu")
    order(stage, "slides by thu", who="UCHARLIE")
    assert remind(stage, "2026-11-24T08:00") == []
    assert remind(stage, "2026-11-25T08:00") == [("UBOB", "2026-11-25")]
    row = stage.owed(REMINDER)[0]
    heard = stage.hears(row)
    assert "2 orders you took on are due about now" in heard
    assert "#1 export · for alice · due tomorrow" in heard
    assert "#2 slides · for charlie · due tomorrow" in heard
    assert "at most once a day" in heard
    assert "/baton reminders off stops it" in heard
    assert labels(card(stage, REMINDER)) == "deliver-number deliver-number"
    assert (row.manner, row.due_at) == ("nudge", datetime(2026, 11, 25, 9, 0, tzinfo=UTC))  # 10:00 in Berlin
    assert row.expires_at == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)

    assert remind(stage, "2026-11-26T08:00") == [("UBOB", "2026-11-25")]
    assert "due today" in stage.hears(row)
    assert remind(stage, "2026-11-27T08:00") == [("UBOB", "2026-11-25"), ("UBOB", "2026-11-27")]
    assert "overdue since Thu, Nov 26" in stage.hears(stage.owed(REMINDER)[-1])
    assert len(remind(stage, "2026-11-30T08:00")) == 2


def test_a_reminder_is_read_in_the_owners_language(stage: Stage) -> None:
    order(stage, "导出 by thu", owner="ULINA")
    remind(stage, "2026-11-25T01:00")
    heard = stage.hears(stage.owed(REMINDER)[0])
    assert "您有 1 项订货临近期限" in heard
    assert "明天到期" in heard


def test_running_it_again_changes_nothing(stage: Stage) -> None:
    order(stage, "export by thu")
    for at in ("2026-11-25T08:00", "2026-11-25T08:15", "2026-11-25T16:45"):
        assert remind(stage, at) == [("UBOB", "2026-11-25")]
    assert stage.owed(REMINDER)[0].revision == 1


def test_what_is_done_by_then_is_not_mentioned(stage: Stage) -> None:
    first, second = order(stage, "export by thu"), order(stage, "slides by thu")
    remind(stage, "2026-11-25T08:00")
    deliver(stage, first)
    assert "export" not in stage.hears(stage.owed(REMINDER)[0])
    stage.presses("UALICE", "handoff-cancel", second)
    assert stage.told(stage.owed(REMINDER)[0]) is None


def test_what_is_delivered_or_has_no_day_brings_no_reminder(stage: Stage) -> None:
    order(stage, "export")
    deliver(stage, order(stage, "slides by thu"))
    assert remind(stage, "2026-11-25T08:00") == []


def test_the_day_is_the_owners_own(stage: Stage) -> None:
    order(stage, "export by thu", owner="ULINA")
    order(stage, "export by thu", owner="UCHARLIE")
    assert remind(stage, "2026-11-24T16:30") == [("ULINA", "2026-11-25")]  # Wednesday 00:30 in Shanghai
    assert stage.owed(REMINDER)[0].due_at == datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
    assert remind(stage, "2026-11-25T05:30") == [("UCHARLIE", "2026-11-25"), ("ULINA", "2026-11-25")]


@pytest.mark.parametrize("due", ["sat", "sun", "mon"])
def test_before_a_weekend_friday_reminds(stage: Stage, due: str) -> None:
    order(stage, f"export by {due}")
    assert remind(stage, "2026-11-27T08:00") == [("UBOB", "2026-11-27")]
    assert remind(stage, "2026-11-28T08:00") == [("UBOB", "2026-11-27")]
    assert stage.owed(REMINDER)[0].expires_at == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)


def test_after_work_nobody_is_reminded_any_more(stage: Stage) -> None:
    order(stage, "export by thu")
    assert remind(stage, "2026-11-25T17:00") == []
    assert remind(stage, "2026-11-25T16:59") == [("UBOB", "2026-11-25")]


def test_a_reminder_that_had_to_wait_for_a_holiday_still_tells_the_truth(stage: Stage) -> None:
    order(stage, "export by thu")
    order(stage, "slides by tue")
    remind(stage, "2026-11-27T08:00")
    stage.now += timedelta(days=3)
    heard = stage.hears(stage.owed(REMINDER)[0])
    assert "#1 export · for alice · overdue since Thu, Nov 26" in heard
    assert "#2 slides · for alice · due tomorrow" in heard


def test_whoever_wants_no_reminders_gets_none(stage: Stage) -> None:
    order(stage, "export by thu")
    assert "/baton reminders on" in stage.read(stage.says("UBOB", "/baton reminders off"))
    assert remind(stage, "2026-11-25T08:00") == []
    stage.says("UBOB", "/baton reminders on")
    assert remind(stage, "2026-11-25T08:15") == [("UBOB", "2026-11-25")]
    stage.says("UBOB", "/baton reminders off")
    assert stage.told(stage.owed(REMINDER)[0]) is None
