"""A team promises one sentence, has it counted, and says on review days whether it was kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.promises import Terms
from baton.services import promises
from baton.storage import teams
from jobs import promise_reviews, weekly_report
from tests.rows import LAST_WEEK, handed
from tests.stage import ACME, Stage

DUE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
WORDS = "You hear from us within four hours"


def promised(stage: Stage, **answers: Any) -> str:
    form = stage.says("UALICE", "/team promise new")
    assert isinstance(form, Form)
    said = {"words": WORDS, "measure": "first-reply", "hours": 4, "target": 90, "weeks": "4"}
    return stage.read(stage.sends("UALICE", form, **(said | answers)))


def refused(stage: Stage, **answers: Any) -> str:
    with pytest.raises(Refusal) as found:
        promised(stage, **answers)
    return stage.refusal(found.value)


def digest(stage: Stage) -> str:
    stage.now = DUE
    weekly_report.run(stage.office, now=stage.now)
    return stage.hears(stage.owed("weekly-digest", "CPAY")[-1])


def review(stage: Stage) -> str:
    """The question on the review day, as alice reads it."""
    stage.now += timedelta(weeks=4)
    promise_reviews.run(stage.office, now=stage.now)
    promise_reviews.run(stage.office, now=stage.now)
    (row,) = stage.owed("promise-review")
    assert (row.recipient, row.manner) == ("UALICE", "nudge")
    return row.reference


def test_a_lead_promises_and_everybody_reads_it(stage: Stage) -> None:
    assert "Promised. The leads are asked on Tue, Dec 22" in promised(stage)
    for who in ("UALICE", "UBOB"):
        told = stage.read(stage.says(who, "/team promise"))
        assert f"“{WORDS}”" in told
        assert "first reply within 4 h for 90% of orders" in told
    assert "New promise" not in stage.read(stage.says("UBOB", "/team promise"))
    assert f"“{WORDS}”" in stage.read(stage.says("UCHARLIE", "/team promise Payroll"))
    assert "Payroll的服务承诺" in stage.read(stage.says("ULINA", "/team 承诺 Payroll"), "zh-Hans").replace(" ", "")


def test_words_typed_after_promise_stand_in_the_form(stage: Stage) -> None:
    form = stage.says("UALICE", "/team promise you hear from us within a day")
    assert isinstance(form, Form)
    assert form.fields[0].value == "you hear from us within a day"


def test_only_leads_promise(stage: Stage) -> None:
    with pytest.raises(Refusal) as found:
        stage.says("UBOB", "/team promise new")
    assert "alice" in stage.refusal(found.value)


def test_everything_wrong_with_a_promise_is_said_at_its_field(stage: Stage) -> None:
    told = refused(stage, words="soon", hours=None, target=None)
    assert "10 to 200 characters" in told
    assert "within how many hours" in told
    assert "how many percent" in told
    assert "Promised" in promised(stage, words="先给日期再交付", measure="manual", hours=None, target=None)


def test_three_promises_are_the_most_even_when_leads_are_quick(stage: Stage) -> None:
    def one(number: int) -> bool:
        terms = Terms(f"{WORDS}, number {number}", "on-time", None, 90, 4)
        try:
            with stage.sessions.begin() as session:
                promises.make(stage.context(session), stage.person("UALICE"), "payroll", terms)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(6) as leads:
        assert sum(leads.map(one, range(6))) == 3
    assert "at most 3 promises" in refused(stage)


def test_the_digest_counts_what_was_promised_from_five_handoffs_on(stage: Stage) -> None:
    promised(stage)
    for number in range(4):
        handed(stage, number)
    handed(stage, 4, first_reply_at=datetime.combine(LAST_WEEK, stage.now.timetz()) + timedelta(hours=9))
    told = digest(stage)
    assert f"“{WORDS}”\nNot kept: 4 of 5 (80%), 90% were promised" in told


@pytest.mark.parametrize(
    ("measure", "said"),
    [("on-time", "Kept: 5 of 6 (83%), 80% were promised"), ("first-time", "Not kept: 4 of 6 (67%), 80% were promised")],
)
def test_on_time_and_first_time_are_counted_as_in_the_section_on_handoffs(
    stage: Stage, measure: str, said: str
) -> None:
    promised(stage, measure=measure, hours=None, target=80)
    for number in range(4):
        handed(stage, number)
    handed(stage, 4, due_on=LAST_WEEK - timedelta(days=1), returns=1)
    handed(stage, 5, returns=1)
    assert said in digest(stage)


def test_few_handoffs_tell_nothing(stage: Stage) -> None:
    promised(stage)
    handed(stage, 1)
    assert "Too few handoffs in these four weeks to tell" in digest(stage)


def test_a_lead_is_asked_on_the_review_day_and_the_digest_tells_the_answer(stage: Stage) -> None:
    stage.now = DUE - timedelta(weeks=4)
    promised(stage, measure="manual", hours=None, target=None)
    handed(stage, 1)
    reference = review(stage)
    assert "Time to look at a promise of Payroll. Was it kept?" in stage.hears(stage.owed("promise-review")[0])
    assert "it is noted" in stage.read(stage.presses("UALICE", "promise-review", f"partly/{reference}"))
    assert "Answered: Partly" in stage.hears(stage.owed("promise-review")[0])
    assert "Partly, said the lead on" in digest(stage)
    with pytest.raises(Refusal):
        stage.presses("UALICE", "promise-review", f"kept/{reference}")
    with pytest.raises(Refusal):
        stage.presses("UBOB", "promise-review", f"kept/{reference}")


def test_a_review_may_come_with_a_few_words(stage: Stage) -> None:
    stage.now = DUE - timedelta(weeks=4)
    promised(stage, measure="manual", hours=None, target=None)
    handed(stage, 1)
    form = stage.presses("UALICE", "promise-remark", review(stage))
    assert isinstance(form, Form)
    stage.sends("UALICE", form, verdict="not-kept", remark="two of us were ill")
    assert "Not kept, said the lead on Mon, Nov 23: two of us were ill" in digest(stage)


def test_an_old_digest_keeps_the_promise_it_told(stage: Stage) -> None:
    promised(stage)
    for number in range(5):
        handed(stage, number)
    assert WORDS in digest(stage)
    with stage.sessions.read() as session:
        team = teams.find(session, ACME.id, "payroll")
        assert team is not None
        (promise,) = promises.of_team(stage.context(session), team)
    form = stage.presses("UALICE", "promise-change", promise.id)
    assert isinstance(form, Form)
    stage.sends("UALICE", form, words="You hear from us within one working day")
    assert WORDS not in stage.read(stage.says("UBOB", "/team promise"))
    assert WORDS in stage.read(stage.says("UBOB", "/digest week 2026-W47"))
    assert "changed a promise of Payroll" in stage.read(stage.says("UDAN", "/baton audit"))
