"""The clock stood still, two clocks ran, or a run died: nobody is asked twice, and the others are served."""

import threading
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from baton.domain.training import PATIENCE, Assigned, next_workday
from baton.services import manners
from baton.services.training import following
from baton.storage.training import steps
from baton.storage.training.cohorts import CohortRow
from jobs import training
from tests.stage import Stage
from tests.trainings import FRIDAY, asked, begin, cohort, morning, run, send, theirs

MEMBERS = ("UBOB", "ULINA")
ZONES = ("Asia/Shanghai", "Europe/Berlin")
IN_BERLIN = manners.workdays("DE")


def a_day(stage: Stage, day: date) -> None:
    """It becomes ten in Shanghai and in Berlin; the clock comes round, and whoever is asked answers."""
    for zone in ZONES:
        morning(stage, day, zone)
        run(stage)
        send(stage)
    with stage.sessions.begin() as session:
        for who in MEMBERS:
            open_ones = [each for each in theirs(stage, who).values() if each.state == "asked"]
            steps.keep(session, [answered(each) for each in open_ones])


def answered(step: Assigned) -> Assigned:
    return Assigned(**{name: getattr(step, name) for name in Assigned.__dataclass_fields__} | {"state": "answered"})


def days(stage: Stage, first: date, last: date) -> None:
    """The clock runs from one day to another (which is not among them). Only days that bring something are played."""
    while True:
        planned = [each.due_on for who in MEMBERS for each in theirs(stage, who).values() if each.state == "planned"]
        first = next_workday(max(min(planned, default=last), first), IN_BERLIN)
        if first >= last:
            return
        a_day(stage, first)
        first += timedelta(days=1)


def messages(stage: Stage) -> Counter[str]:
    """How many messages asked each step of each person."""
    return Counter(row.reference for who in MEMBERS for row in asked(stage, who))


@pytest.mark.parametrize("stood", [7, 31])
@pytest.mark.parametrize("since", [-8, 0, 13, 29])
def test_after_a_clock_that_stood_still_each_missed_step_comes_once_or_not_at_all(
    stage: Stage, since: int, stood: int
) -> None:
    begin(stage, *MEMBERS)
    stopped = FRIDAY + timedelta(days=since)
    days(stage, FRIDAY - timedelta(days=10), stopped)
    missed = {key: each for key, each in theirs(stage, "UBOB").items() if each.due_on < stopped + timedelta(days=stood)}
    missed = {key: each for key, each in missed.items() if each.state == "planned"}
    assert missed
    before = messages(stage)
    began_again = next_workday(stopped + timedelta(days=stood), IN_BERLIN)
    morning(stage, began_again)
    for _ in range(3):
        run(stage)
        stage.forward(minutes=15)
    came = [row.reference.rpartition("/")[2] for row in asked(stage, "UBOB") if row.reference not in before]
    assert len(came) <= 1
    for key, each in missed.items():
        now = theirs(stage, "UBOB")[key]
        if (began_again - each.due_on).days > PATIENCE[each.kind]:
            assert (now.state, now.why) == ("dropped", "late")
        elif key not in came:
            waits = now.state == "planned" and came == ["first-plan"]  # what builds on the commitment comes after it
            assert waits or (now.state, now.why) == ("dropped", "overtaken")
    days(stage, began_again, began_again + timedelta(days=250))
    assert max(messages(stage).values()) == 1
    assert {each.state for each in theirs(stage, "UBOB").values()} <= {"answered", "ignored", "dropped"}


def test_a_commitment_that_was_missed_is_asked_alone_on_its_day(stage: Stage) -> None:
    begin(stage, *MEMBERS)
    days(stage, FRIDAY - timedelta(days=10), FRIDAY)
    morning(stage, FRIDAY + timedelta(days=5))  # the question of the day after waits, too
    for _ in range(8):
        run(stage)
        stage.forward(minutes=15)
    assert [row.reference.rpartition("/")[2] for row in asked(stage, "UBOB")][-1] == "first-plan"
    assert theirs(stage, "UBOB")["first-plan"].state == "asked"
    a_day(stage, FRIDAY + timedelta(days=6))
    assert theirs(stage, "UBOB")["day-after"].asked_on == FRIDAY + timedelta(days=6)


@pytest.mark.parametrize("round_", range(3))
def test_two_clocks_at_once_ask_nobody_twice(stage: Stage, round_: int) -> None:
    begin(stage, *MEMBERS, "UCHARLIE", "UDAN")
    cohort(stage, *MEMBERS, "UDAN", name="Summer")
    morning(stage, FRIDAY - timedelta(days=7))
    run(stage)
    send(stage)
    morning(stage, FRIDAY)
    gate, wrong = threading.Barrier(4), []

    def clock() -> None:
        gate.wait()
        try:
            run(stage)
        except Exception as error:
            wrong.append(error)

    clocks = [threading.Thread(target=clock) for _ in range(4)]
    for each in clocks:
        each.start()
    for each in clocks:
        each.join()
    assert wrong == []
    assert set(messages(stage).values()) == {1}
    assert [row.reference.rpartition("/")[2] for row in asked(stage, "UDAN")] == [
        "before",
        "before",
        *["first-plan"] * 2,
    ]
    with stage.sessions.read() as session:
        assert {each.ignored for each in following.store.of_person(session, "T1", "UDAN")} == {1}


def test_a_cohort_that_cannot_be_followed_keeps_no_other_waiting_and_is_heard_of(stage: Stage) -> None:
    broken = begin(stage, "UBOB")
    cohort(stage, "UDAN", name="Summer")
    last = cohort(stage, "ULINA", name="Autumn")
    with stage.sessions.begin() as session:
        gone = update(CohortRow).where(CohortRow.id == broken.id).values(course_id="no-such-course")
        session.connection().execute(gone)
    morning(stage, FRIDAY - timedelta(days=7))
    for _ in range(2):
        with pytest.raises(ExceptionGroup) as trouble:
            run(stage)
        assert "course-gone" in repr(trouble.value.exceptions)
    assert asked(stage, "UBOB") == []
    assert theirs(stage, "UBOB")["before"].state == "planned"
    assert len(asked(stage, "UDAN")) == len(asked(stage, "ULINA")) == 1
    with stage.sessions.begin() as session:
        mended = update(CohortRow).where(CohortRow.id == broken.id).values(course_id=last.course_id)
        session.connection().execute(mended)
    run(stage)
    assert [len(asked(stage, who)) for who in ("UBOB", "UDAN", "ULINA")] == [1, 1, 1]


def test_what_a_dying_run_had_begun_for_a_cohort_is_as_if_it_had_never_been(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(stage, *MEMBERS)
    morning(stage, FRIDAY - timedelta(days=7))
    with monkeypatch.context() as patched:
        patched.setattr(following.deliveries, "owe", lambda *_: 1 / 0)
        with pytest.raises(ExceptionGroup):
            training.run(stage.office, now=stage.now)
    assert {each.state for each in theirs(stage, "UBOB").values()} == {"planned"}
    run(stage)
    assert len(asked(stage, "UBOB")) == 1
