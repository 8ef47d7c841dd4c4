"""The clock comes round every few minutes; people hear of a training once a day at most."""

from dataclasses import replace
from datetime import date, timedelta

from baton.domain.courses import Kind
from baton.domain.training import Assigned, Participant, Turn, turn

FRIDAY, TUESDAY = date(2026, 3, 6), date(2026, 3, 10)
WHO = Participant("T1", "c1", "U1", "participant", "payroll", FRIDAY, 0)


def weekday(day: date) -> bool:
    return day.weekday() < 5


def step(key: str, day: int, kind: Kind) -> Assigned:
    return Assigned("T1", "c1", "U1", key, kind, day, FRIDAY + timedelta(days=day))


def test_a_cohort_made_after_its_course_asks_the_plan_first_and_the_question_the_next_day() -> None:
    recall = step("recall", 1, "recall")
    first = turn(WHO, [step("plan", 0, "commitment"), recall], TUESDAY, weekday)
    assert first.ask
    assert first.ask.key == "plan"
    for said in (False, True):  # before and after its message was sent
        steps = [replace(first.ask, said=said), recall]
        assert turn(first.participant, steps, TUESDAY, weekday) == Turn(WHO)
        following = turn(first.participant, steps, TUESDAY + timedelta(days=1), weekday)
        assert following.ask
        assert following.ask.key == "recall"


def test_what_was_answered_or_put_off_today_makes_no_room_for_another_today() -> None:
    check, asked = step("check", 3, "check"), replace(step("plan", 0, "commitment"), asked_on=TUESDAY, said=True)
    for kept in (
        replace(asked, state="answered"),
        replace(asked, state="planned", due_on=TUESDAY + timedelta(days=3), snoozes=1),
    ):
        assert turn(WHO, [kept, check], TUESDAY, weekday) == Turn(WHO)
