"""Training that lasts: cohorts are accompanied for half a year, a message at a time."""

from baton.domain.training.cohorts import (
    MOST_PEOPLE,
    Assigned,
    Cohort,
    Participant,
    Role,
    Standing,
    StepState,
    Why,
    check_end,
    check_name,
    drawn_to_wait,
)
from baton.domain.training.schedule import (
    FIRST_WEEK,
    PATIENCE,
    SNOOZES,
    due_days,
    is_time,
    next_workday,
)
from baton.domain.training.turns import DAYS_TO_ANSWER, Turn, turn

__all__ = [
    "DAYS_TO_ANSWER",
    "FIRST_WEEK",
    "MOST_PEOPLE",
    "PATIENCE",
    "SNOOZES",
    "Assigned",
    "Cohort",
    "Participant",
    "Role",
    "Standing",
    "StepState",
    "Turn",
    "Why",
    "check_end",
    "check_name",
    "drawn_to_wait",
    "due_days",
    "is_time",
    "next_workday",
    "turn",
]
