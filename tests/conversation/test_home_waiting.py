"""What waits in App Home besides handoffs: reviews of promises, and the question what matters."""

from datetime import UTC, datetime, timedelta

from baton.conversation.forms import Form
from jobs import importance, promise_reviews
from tests.conversation.test_home import buttons_of, opens
from tests.rows import handed
from tests.stage import Stage
from tests.trainings import send

WORDS = "You hear from us within four working hours"


def reviewed(stage: Stage) -> str:
    """A promise of Payroll whose review day has come, and been told to its lead; how the question is found."""
    form = stage.says("UALICE", "/team promise new")
    assert isinstance(form, Form)
    stage.sends("UALICE", form, words=WORDS, measure="manual", weeks="4")
    stage.forward(weeks=4)
    promise_reviews.run(stage.office, now=stage.now)
    send(stage)
    (row,) = stage.owed("promise-review")
    return row.reference


def test_a_review_waits_for_its_lead_until_somebody_says_how_it_went(stage: Stage) -> None:
    reference = reviewed(stage)
    assert f"Was it kept? “{WORDS}”" in opens(stage, "UALICE")
    assert ("promise-remark", reference) in buttons_of(stage, "UALICE")
    assert WORDS not in opens(stage, "UBOB")
    stage.presses("UALICE", "promise-review", f"kept/{reference}")
    assert "Was it kept?" not in opens(stage, "UALICE")


def test_a_review_nobody_answered_waits_no_longer_than_its_question(stage: Stage) -> None:
    reviewed(stage)
    stage.forward(days=22)
    assert "Was it kept?" not in opens(stage, "UALICE")


def test_the_question_what_matters_waits_until_it_is_answered(stage: Stage) -> None:
    stage.now = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
    handed(stage, 1, receiver_id="UCHARLIE", ordered_at=stage.now - timedelta(days=30))
    importance.run(stage.office, now=stage.now)
    send(stage)
    assert "Payroll" in opens(stage, "UCHARLIE")
    assert ("importance-open", "payroll") in buttons_of(stage, "UCHARLIE")
    form = stage.presses("UCHARLIE", "importance-open", "payroll")
    assert isinstance(form, Form)
    stage.sends("UCHARLIE", form)
    opens(stage, "UCHARLIE")
    assert ("importance-open", "payroll") not in buttons_of(stage, "UCHARLIE")
