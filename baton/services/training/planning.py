"""Which steps a participant gets and when: worked out once, when they join."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from baton.domain.courses import Course, Step
from baton.domain.training import Assigned, Cohort, Participant, due_days
from baton.services import manners
from baton.services.contexts import Context

if TYPE_CHECKING:
    from baton.domain.people import Person
    from baton.domain.training.schedule import IsWorkday

LATE = timedelta(days=7)  # a course that ended longer ago is followed from the day the cohort was made


def starts_on(ends_on: date, today: date) -> date:
    """The day from which steps are counted: the end of the course, unless that is over for more than a week."""
    return ends_on if ends_on >= today - LATE else today


def workdays_of(ctx: Context, person: "Person") -> "IsWorkday":
    """The workdays where somebody lives."""
    return manners.workdays(manners.country_for(ctx, person.zone, person.country))


def planned(
    ctx: Context, cohort: Cohort, course: Course, who: Participant, person: "Person", *, leads: bool
) -> list[Assigned]:
    """The steps of one participant; `leads`: they lead a team that participants are from."""
    steps = sorted(_theirs(course, who, leads=leads), key=lambda step: step.day)
    days = due_days(who.starts_on, [step.day for step in steps], workdays_of(ctx, person))
    picked = dict(_picked(course, who, steps))
    before = who.starts_on > cohort.ends_on  # joined later: what belongs before the course makes no sense any more
    return [
        Assigned(
            workspace_id=cohort.workspace_id,
            cohort_id=cohort.id,
            person_id=who.person_id,
            key=step.key,
            kind=step.kind,
            day=step.day,
            due_on=day,
            picked=picked.get(step.key, ""),
            state="dropped" if before and step.day < 0 else "planned",
            why="joined-late" if before and step.day < 0 else "",
        )
        for step, day in zip(steps, days, strict=True)
    ]


def _theirs(course: Course, who: Participant, *, leads: bool) -> Iterator[Step]:
    for step in course.steps:
        if (step.kind == "manager" and leads) or (step.kind != "manager" and who.role == "participant"):
            yield step


def _picked(course: Course, who: Participant, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """For each step the question or lesson that is theirs: colleagues get different ones, nobody one twice."""
    had: set[str] = set()
    for step in steps:
        pool = step.questions or step.lessons
        turned = [*pool[who.place % len(pool) :], *pool[: who.place % len(pool)]] if pool else []
        if turned:
            choice = next((key for key in turned if key not in had), turned[0])
            had.add(choice)
            yield step.key, choice
