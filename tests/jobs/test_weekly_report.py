"""Digests go out once per team and week, at the team's own hour, whatever the clocks do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baton.domain.deliveries import Owed
from baton.domain.teams import Team
from baton.services import deliveries
from baton.storage import teams
from baton.storage.reports import kept
from jobs import weekly_report
from tests.rows import rated_by
from tests.stage import ACME, Stage

DUE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # Monday 09:00 in Berlin; in Shanghai it has been 16:00 already


@pytest.fixture
def alone(stage: Stage) -> Stage:
    """Only Payroll has a digest."""
    change(stage, "sales", digest_paused=True)
    return stage


def change(stage: Stage, team_id: str, **values: Any) -> None:
    with stage.sessions.begin() as session:
        team = teams.find(session, ACME.id, team_id)
        assert team is not None
        teams.change(session, team, **values)


def at(stage: Stage, now: datetime) -> list[str]:
    """Runs the job at an instant; the periods of all digests owed so far, oldest first."""
    stage.now = now
    weekly_report.run(stage.office, now=now)
    return [row.period for row in stage.owed("weekly-digest")]


def test_a_digest_is_owed_to_the_teams_channel_from_its_hour_on(alone: Stage) -> None:
    change(alone, "payroll", digest_since=DUE - timedelta(days=3))
    assert at(alone, DUE - timedelta(minutes=1)) == []
    assert at(alone, DUE) == ["payroll:2026-W47"]
    row = alone.owed("weekly-digest")[0]
    assert (row.recipient, row.due_at, row.manner) == ("CPAY", DUE, "asked")
    with alone.sessions.read() as session:
        report = kept.find(session, ACME.id, row.reference)
    assert report is not None
    assert (report.window.first, report.window.last) == (date(2026, 10, 26), date(2026, 11, 22))


def test_running_again_or_late_owes_nothing_twice(alone: Stage) -> None:
    at(alone, DUE)
    at(alone, DUE)
    at(alone, DUE + timedelta(minutes=1))
    assert at(alone, DUE + timedelta(days=6)) == ["payroll:2026-W47"]
    assert at(alone, DUE + timedelta(days=7)) == ["payroll:2026-W47", "payroll:2026-W48"]


def test_after_a_long_outage_only_the_latest_digest_is_made_up_for(alone: Stage) -> None:
    at(alone, DUE - timedelta(days=28))
    assert at(alone, DUE + timedelta(days=2)) == ["payroll:2026-W43", "payroll:2026-W47"]


def test_each_team_has_its_own_hour(stage: Stage) -> None:
    for team_id in ("payroll", "sales"):
        change(stage, team_id, digest_since=DUE - timedelta(days=3))
    assert at(stage, DUE - timedelta(hours=7)) == ["sales:2026-W47"]
    assert sorted(at(stage, DUE)) == ["payroll:2026-W47", "sales:2026-W47"]
    with stage.sessions.begin() as session:
        team = Team(ACME.id, "ops", "Ops", "en", "America/New_York", None, digest_since=DUE - timedelta(days=7))
        teams.add(session, team, now=DUE)
    assert len(at(stage, DUE + timedelta(days=1))) == 2, "a team without a channel has no digest"


@pytest.mark.parametrize(
    ("zone", "begun", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 10, 14, tzinfo=UTC), [(10, 19, 7), (10, 26, 8), (11, 2, 8)]),
        ("Europe/Berlin", datetime(2027, 3, 17, tzinfo=UTC), [(3, 22, 8), (3, 29, 7), (4, 5, 7)]),
        ("America/New_York", datetime(2026, 10, 21, tzinfo=UTC), [(10, 26, 13), (11, 2, 14), (11, 9, 14)]),
        ("America/New_York", datetime(2027, 3, 3, tzinfo=UTC), [(3, 8, 14), (3, 15, 13), (3, 22, 13)]),
    ],
)
def test_nine_stays_nine_when_the_clocks_change(
    alone: Stage, zone: str, begun: datetime, expected: list[tuple[int, int, int]]
) -> None:
    change(alone, "payroll", zone=zone, digest_since=begun)
    now = begun
    while now < begun + timedelta(days=21):
        at(alone, now)
        now += timedelta(hours=1)
    owed = [row.due_at for row in alone.owed("weekly-digest")]
    assert [(due.month, due.day, due.hour) for due in owed] == expected
    assert {(due.astimezone(ZoneInfo(zone)).weekday(), due.astimezone(ZoneInfo(zone)).hour) for due in owed} == {(0, 9)}


@pytest.mark.parametrize(
    ("sunday", "hour"), [(datetime(2026, 10, 25, tzinfo=UTC), 0.5), (datetime(2027, 3, 28, tzinfo=UTC), 1.0)]
)
def test_an_hour_that_comes_twice_or_never_still_gives_one_digest(alone: Stage, sunday: datetime, hour: float) -> None:
    change(
        alone,
        "payroll",
        digest_weekday=6,
        digest_time=datetime(2026, 1, 1, 2, 30, tzinfo=UTC).time(),
        digest_since=sunday - timedelta(days=1),
    )
    for minutes in range(-60, 240, 10):
        at(alone, sunday + timedelta(minutes=minutes))
    owed = alone.owed("weekly-digest")
    assert [row.due_at for row in owed] == [sunday + timedelta(hours=hour)]


def test_two_clocks_at_once_post_one_digest(alone: Stage) -> None:
    rated_by(alone, 6)
    alone.now = DUE
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: weekly_report.run(alone.office, now=DUE), range(8)))
    assert [row.period for row in alone.owed("weekly-digest")] == ["payroll:2026-W47"]
    with alone.sessions.read() as session:
        assert kept.reported(session, ACME.id, ["2026-W47"]) == {("payroll", "2026-W47")}


def test_a_digest_moved_to_another_day_does_not_report_a_week_twice(alone: Stage) -> None:
    change(alone, "payroll", digest_weekday=1, digest_since=DUE - timedelta(days=3))
    assert at(alone, DUE + timedelta(days=1)) == ["payroll:2026-W48"]  # on Tuesday, about the week it stands in
    alone.now = DUE + timedelta(days=1, hours=2)
    answer = alone.says("UALICE", "/digest here mon 09:00", channel="CPAY")
    assert "Mon, Dec 7 at 09:00" in alone.read(answer)
    assert at(alone, DUE + timedelta(days=7)) == ["payroll:2026-W48"]
    assert at(alone, DUE + timedelta(days=14)) == ["payroll:2026-W48", "payroll:2026-W49"]


def test_one_team_that_cannot_be_compiled_keeps_no_other_from_its_digest(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = weekly_report.reports.draft

    def failing(ctx: Any, team: Team, day: date, news: Any) -> Any:
        if team.id == "payroll":
            raise ValueError("broken")
        return draft(ctx, team, day, news)

    monkeypatch.setattr(weekly_report.reports, "draft", failing)
    with pytest.raises(ExceptionGroup):
        at(stage, DUE)
    assert [row.period for row in stage.owed("weekly-digest")] == ["sales:2026-W47"]


def test_the_homes_of_a_team_show_its_new_digest(alone: Stage) -> None:
    with alone.sessions.begin() as session:
        ctx = alone.context(session)
        deliveries.owe(
            ctx,
            *(Owed("home", id, "home", alone.now, reference=id, surface="home") for id in ("UBOB", "UCHARLIE")),
        )
    at(alone, DUE)
    assert {row.recipient: row.revision for row in alone.owed("home")} == {"UBOB": 2, "UCHARLIE": 1}
