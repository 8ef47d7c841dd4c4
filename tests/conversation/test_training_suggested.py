"""A plan is easier to write with an example in grey: one that fits the step, and not the same for everybody."""

from datetime import time, timedelta
from typing import Any

import pytest

from baton.conversation.forms import Form, TextField
from baton.domain.courses import Course
from baton.services.courses import shipped
from tests.stage import Stage
from tests.trainings import FRIDAY, asked, cohort, morning, run

COURSE = shipped()["internal-service"]


def suggested(stage: Stage, who: str, days: int) -> str:
    """What stands in grey where the moment of a plan is to be written, so many days after the course."""
    morning(stage, FRIDAY + timedelta(days=days), "America/New_York")  # the last of them to have ten o’clock
    run(stage)
    form: Any = stage.presses(who, "training-open", asked(stage, who)[-1].reference)
    assert isinstance(form, Form)
    cue = next(each for each in form.fields if each.key == "cue")
    assert isinstance(cue, TextField)
    assert cue.placeholder
    return stage.voice(who).say(cue.placeholder)


def cues(course: Course, kind: str, language: str) -> list[str]:
    """The moments a step of the course can suggest."""
    (step,) = (each for each in course.steps if each.kind == kind)
    return [course.lesson(key).cue[language] for key in step.lessons]


@pytest.mark.parametrize(("kind", "days"), [("commitment", 3), ("check", 17), ("refresh", 181)])
def test_what_is_suggested_for_a_plan_is_what_the_course_names_for_the_step(stage: Stage, kind: str, days: int) -> None:
    morning(stage, FRIDAY, at=time(8, 0))
    cohort(stage, "UBOB", "UCHARLIE")
    bob, charlie = (suggested(stage, who, days) for who in ("UBOB", "UCHARLIE"))
    assert {bob, charlie} <= set(cues(COURSE, kind, "en"))
    assert bob != charlie


def test_what_is_suggested_is_in_the_readers_language(stage: Stage) -> None:
    morning(stage, FRIDAY, at=time(8, 0))
    cohort(stage, "ULINA")
    assert suggested(stage, "ULINA", 3) in cues(COURSE, "commitment", "zh-Hans")
