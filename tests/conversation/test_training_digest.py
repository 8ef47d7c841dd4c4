"""What a team's digest says of its trainings."""

from dataclasses import replace
from datetime import date

import pytest

from baton.storage import people
from baton.storage.training import steps
from jobs import weekly_report
from tests.stage import ACME, Stage
from tests.trainings import cohort, morning, run, send

MONDAY = date(2026, 11, 23)  # Payroll's digest is due at nine
ENDED = date(2026, 11, 6)


def team_of(stage: Stage, count: int) -> list[str]:
    """So many people of Payroll, bob among them."""
    rows = [
        {
            "workspace_id": ACME.id,
            "id": f"UPAY{number}",
            "name": f"pay{number}",
            "full_name": f"Pay {number}",
            "handle": f"pay{number}",
            "standing": "member",
            "language": "en",
            "zone": "Europe/Berlin",
            "team_id": "payroll",
            "updated_at": stage.now,
        }
        for number in range(count - 1)
    ]
    with stage.sessions.begin() as session:
        people.put(session, rows)
    return ["UBOB", *(row["id"] for row in rows)]


def digest(stage: Stage, count: int, answering: int) -> str:
    """The digest after `count` people were asked two steps each, of whom `answering` answered both."""
    morning(stage, date(2026, 11, 2))
    made = cohort(stage, *team_of(stage, count), ends_on=ENDED)
    for day in (ENDED, date(2026, 11, 9)):
        morning(stage, day)
        run(stage)
        send(stage)
        with stage.sessions.begin() as session:
            members = sorted(f"UPAY{n}" for n in range(count - 1))[:answering]
            asked = [each for each in steps.of_people(session, ACME.id, made.id, members) if each.state == "asked"]
            steps.keep(session, [replace(each, state="answered", answered_at=stage.now) for each in asked])
    morning(stage, MONDAY)
    weekly_report.run(stage.office, now=stage.now)
    return stage.hears(stage.owed("weekly-digest", "CPAY")[-1])


def test_the_digest_tells_how_a_team_follows_a_training_through(stage: Stage) -> None:
    assert "5–9 people of the team were asked in four weeks" in (told := digest(stage, 6, 4))
    assert "about 70% of it was answered" in told  # 8 of 12, in steps of ten


@pytest.mark.parametrize("count", [1, 4])
def test_of_fewer_than_five_people_it_tells_nothing(stage: Stage, count: int) -> None:
    assert "course" not in digest(stage, count, 1)
