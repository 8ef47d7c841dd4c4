"""Steps of one participant, as the tests of a day's turn need them; day 0 is a Monday."""

from datetime import date, timedelta
from typing import Any

from baton.domain.courses import Kind
from baton.domain.training import Assigned, Participant, StepState, Turn

MONDAY = date(2026, 3, 2)


def weekday(day: date) -> bool:
    return day.weekday() < 5


def day(more: int) -> date:
    return MONDAY + timedelta(days=more)


def step(key: str, at: int, kind: Kind = "practice", state: StepState = "planned", **more: Any) -> Assigned:
    """A step of day `at`, due then and asked then if it was asked at all."""
    asked = None if state == "planned" else day(at)
    values: dict[str, Any] = {"asked_on": asked, "said": asked is not None} | more
    return Assigned("T1", "c1", "U1", key, kind, at, day(at), state=state, **values)


def somebody(**more: Any) -> Participant:
    return Participant("T1", "c1", "U1", "participant", "payroll", MONDAY, 0, **more)


def after(found: Turn, key: str) -> Assigned:
    return next(each for each in found.changed if each.key == key)
