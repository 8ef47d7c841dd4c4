"""Who depends on a team, by the three questions, and what matters to them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.ratings import DIMENSIONS
from baton.services import importance as service
from baton.storage import people
from baton.storage.importance import told
from jobs import importance, weekly_report
from tests.rows import handed, rated
from tests.stage import ACME, Stage

EVEN = dict.fromkeys(DIMENSIONS, 20)
MORE = ("UEVE", "UFAY", "UGIL")


def add(stage: Stage, **answers: Any) -> Card:
    form = stage.says("UALICE", "/team customers add")
    assert isinstance(form, Form)
    card = stage.sends("UALICE", form, **answers)
    assert isinstance(card, Card)
    return card


def test_a_team_says_who_its_customers_are_and_everybody_reads_it(stage: Stage) -> None:
    handed(stage, 1)
    add(stage, people=("UCHARLIE",), questions=("carries", "uses"), klass="process")
    add(stage, team="sales", questions=("brought-in",))
    told_to_bob = stage.read(stage.says("UBOB", "/team customers"))
    assert (
        "charlie · carries our work forward and uses our output · process · handoffs in 90 days: 1 to them"
        in told_to_bob
    )
    assert "Sales · brought us into their customer’s game · function" in told_to_bob
    assert "Remove" not in told_to_bob
    assert "承载我们的工作进程" in stage.read(stage.says("ULINA", "/team 客户 Payroll"), "zh-Hans")
    assert "These teams say that Sales or somebody in it is their customer: Payroll" in stage.read(
        stage.says("UCHARLIE", "/team customers")
    )


def test_handoffs_suggest_who_was_forgotten(stage: Stage) -> None:
    handed(stage, 1)
    handed(stage, 2)
    card = stage.says("UALICE", "/team customers")
    assert isinstance(card, Card)
    assert "charlie received 2 handoffs in 90 days" in stage.read(card)
    form = stage.presses_in("UALICE", card, "Add")
    assert isinstance(form, Form)
    told_then = stage.read(stage.sends("UALICE", form))
    assert "Added." in told_then
    assert "Perhaps forgotten" not in told_then


def test_customers_are_removed_by_leads_only(stage: Stage) -> None:
    card = add(stage, people=("UCHARLIE",))
    with pytest.raises(Refusal):
        stage.presses("UBOB", "customers-remove", "payroll/UCHARLIE")
    assert "charlie" not in stage.read(stage.presses_in("UALICE", card, "Remove"))
    with pytest.raises(Refusal):
        stage.presses_in("UALICE", card, "Remove")
    with pytest.raises(Refusal):
        stage.says("UBOB", "/team customers add")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "at least one person, or a team"),
        ({"people": ("UBOT",)}, "robo does not take part"),
        ({"people": ("UCHARLIE",), "questions": ()}, "which of the three questions"),
    ],
)
def test_what_is_missing_is_said(stage: Stage, answers: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal) as refused:
        add(stage, **answers)
    assert said in stage.refusal(refused.value)


def test_whoever_asks_for_ratings_is_offered_their_teams_customers(stage: Stage) -> None:
    add(stage, people=("UCHARLIE", "UDAN"))
    form = stage.says("UBOB", "/rate-service request")
    assert isinstance(form, Form)
    assert set(form.fields[0].value) == {"UCHARLIE", "UDAN"}
    assert "Suggested are internal customers" in stage.read(form)


# What matters


def splits(stage: Stage, who: str, **points: int) -> str:
    form = stage.says(who, "/rate-service importance Payroll")
    assert isinstance(form, Form)
    return stage.read(stage.sends(who, form, **(EVEN | points)))


def hired(stage: Stage) -> None:
    """Three more people, so that five can answer."""
    with stage.sessions.begin() as session:
        row = {"full_name": "", "standing": "member", "language": "en", "zone": "Europe/Berlin", "handle": ""}
        rows = [{"workspace_id": ACME.id, "id": id, "name": id.lower(), "updated_at": stage.now, **row} for id in MORE]
        people.put(session, rows)


def test_points_that_are_not_a_hundred_are_given_back_with_how_many_are_off(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        splits(stage, "UCHARLIE", reliability=10)
    assert "add up to 90: 10 more" in stage.refusal(refused.value)
    with pytest.raises(Refusal) as refused:
        splits(stage, "UCHARLIE", reliability=45)
    assert "add up to 125: 25 fewer" in stage.refusal(refused.value)
    with pytest.raises(Refusal) as refused:
        splits(stage, "UBOB")
    assert "up to people of other teams" in stage.refusal(refused.value)


def test_five_splits_become_the_weights_of_the_next_quarter_and_four_become_nothing(stage: Stage) -> None:
    hired(stage)
    heavy = {"reliability": 60, "responsiveness": 10, "assurance": 10, "empathy": 10, "tangibles": 10}
    for who in ("UCHARLIE", "ULINA", "UDAN", *MORE):
        assert "Thank you" in splits(stage, who, **heavy)
    for who in ("UALICE", "UBOB", "UDAN", "UEVE"):
        form = stage.says(who, "/rate-service importance Sales")
        assert isinstance(form, Form)
        stage.sends(who, form, **(EVEN | heavy))
    stage.now = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)
    for _ in range(2):
        importance.run(stage.office, now=stage.now)
    with stage.sessions.read() as session:
        weights = told.weights(session, ACME.id, "2026-Q4")
    assert set(weights) == {"payroll"}
    assert weights["payroll"]["reliability"] == pytest.approx((6 * 0.6 + 10 * 0.2) / 16)
    for number in range(12):
        points = {"reliability": 2 + number % 2, "responsiveness": 2, "assurance": 4, "empathy": 4, "tangibles": 4}
        points |= {"responsiveness": 2 + number % 2, "empathy": 4 + number % 2}
        rated(stage, f"rater{number}", 3 + number % 2, day=stage.now.date() - timedelta(days=3), **points)
    weekly_report.run(stage.office, now=stage.now)
    row = stage.owed("weekly-digest", "CPAY")[-1]
    assert "First thing to improve: Reliability" in stage.hears(row)
    explained = stage.read(stage.presses("UBOB", "digest-explain", row.reference))
    assert "as the team’s customers did in Q4 2026: Reliability 35%" in explained


def test_customers_are_asked_once_a_quarter_about_the_team_they_got_most_from(stage: Stage) -> None:
    stage.now = datetime(2027, 1, 5, 10, 0, tzinfo=UTC)
    at = stage.now - timedelta(days=20)
    for number in range(3):
        handed(stage, number, received_at=at)
    handed(stage, 3, owner_id="ULINA", owner_team_id="sales", receiver_id="UDAN", receiver_team_id=None, received_at=at)
    for _ in range(3):
        importance.run(stage.office, now=stage.now)
        stage.forward(days=1)
    assert [(row.recipient, row.reference, row.manner) for row in stage.owed(service.ASK)] == [
        ("UCHARLIE", "payroll", "nudge"),
        ("UDAN", "sales", "nudge"),
    ]
    heard = stage.hears(stage.owed(service.ASK, "UCHARLIE")[0])
    assert "What matters to you in the work of Payroll?" in heard
    assert "You are asked once in Q1 2027" in heard
    stage.now = datetime(2027, 2, 20, 10, 0, tzinfo=UTC)
    handed(stage, 4, receiver_id="UALICE", receiver_team_id=None, owner_team_id="sales", received_at=stage.now)
    importance.run(stage.office, now=stage.now)
    assert len(stage.owed(service.ASK)) == 2, "later in the quarter nobody is asked"
    assert stage.told(stage.owed(service.ASK)[0]) is not None
    stage.says("UCHARLIE", "/rate-service quiet")
    assert stage.told(stage.owed(service.ASK, "UCHARLIE")[0]) is None
