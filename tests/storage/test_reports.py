"""Compiling digests stays quick: every sum is found through an index, in a handful of statements."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from baton.services import reports
from baton.storage import teams
from tests.rows import MONDAY
from tests.stage import ACME, Stage
from tests.statements import listening


@pytest.fixture
def statements(stage: Stage) -> list[tuple[str, object]]:
    """Every statement, with its values, that drafting one digest takes, without what is asked once for all teams."""
    stage.now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with stage.sessions.read() as session:
        team = teams.find(session, ACME.id, "payroll")
        assert team is not None
        basis: Any = None
        news = reports.News(numbers={MONDAY - timedelta(days=1): (basis, {})})
        with listening(stage) as said:
            reports.draft(stage.context(session), team, MONDAY, news)
    return said


def test_one_digest_takes_a_handful_of_statements(statements: list[tuple[str, object]]) -> None:
    assert 3 <= len([statement for statement, _ in statements if statement.lstrip().startswith("SELECT")]) <= 6


def test_no_digest_reads_a_whole_table(stage: Stage, statements: list[tuple[str, object]]) -> None:
    if not stage.sessions.is_sqlite:
        pytest.skip("PostgreSQL rightly scans small tables")
    with stage.sessions.read() as session:
        plans = [
            row.detail
            for statement, values in statements
            for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
        ]
    tables = ("ratings", "handoffs", "kudos", "kudos_receivers", "people")
    assert [plan for plan in plans if plan.startswith("SCAN") and plan.split()[1] in tables] == []
    assert any("SEARCH release_words" in plan for plan in plans), plans
    receivers = [plan for plan in plans if "kudos_receivers" in plan]
    assert [plan for plan in receivers if "person_id=?" not in plan and "kudos_id=?" not in plan] == []
    assert any("ix_handoffs_workspace_id_owner_team_id_delivered_at" in plan for plan in plans)
