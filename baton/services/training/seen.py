"""What somebody sees of the trainings they take part in."""

from collections.abc import Mapping
from dataclasses import dataclass

from baton.domain.courses import Course
from baton.domain.people import Person
from baton.domain.plans import Plan
from baton.domain.training import Assigned, Cohort, Participant
from baton.services import courses, plans
from baton.services.contexts import Context
from baton.services.training import answering
from baton.services.training.answering import KISS
from baton.storage.training import cohorts, steps


@dataclass(frozen=True, slots=True)
class Own:
    """One cohort as a participant sees it. `open` was asked and is unanswered; `answered` of `of` steps, `right` of
    `recalled` questions."""

    cohort: Cohort
    course: Course
    who: Participant
    open: tuple[Assigned, ...]
    next: Assigned | None
    answered: int
    of: int
    right: int
    recalled: int


def own(ctx: Context, who: Person) -> list[Own]:
    """Every running cohort somebody takes part in, newest first."""
    theirs = steps.of_person(ctx.session, ctx.workspace_id, who.id)
    found = []
    for each in answering.running(ctx, who):
        cohort = cohorts.find(ctx.session, ctx.workspace_id, each.cohort_id)
        if cohort is not None:
            mine = [step for step in theirs if step.cohort_id == cohort.id and step.kind != "manager"]
            found.append(_own(ctx, cohort, each, mine))
    return found


def _own(ctx: Context, cohort: Cohort, who: Participant, mine: list[Assigned]) -> Own:
    return Own(
        cohort=cohort,
        course=courses.get(ctx, cohort.course_id),
        who=who,
        open=tuple(each for each in mine if each.state == "asked"),
        next=next((each for each in mine if each.state == "planned"), None),
        answered=sum(each.state == "answered" for each in mine),
        of=len(mine),
        right=sum(bool(each.answer.get("right")) for each in mine),
        recalled=sum("right" in each.answer for each in mine),
    )


def waiting_for(ctx: Context, who: Person) -> list[tuple[Course, Assigned]]:
    """The steps somebody was asked and has not answered, with their courses."""
    theirs = steps.of_person(ctx.session, ctx.workspace_id, who.id)
    if not any(each.state == "asked" for each in theirs):
        return []
    return [(each.course, step) for each in own(ctx, who) for step in each.open]


def noted(ctx: Context, who: Participant) -> Mapping[str, str]:
    """What somebody noted for themselves right after the course: to keep, improve, start and stop."""
    theirs = steps.of_people(ctx.session, ctx.workspace_id, who.cohort_id, [who.person_id])
    said = next((each.answer for each in theirs if each.kind == "commitment"), {})
    return {each: said[each] for each in KISS if said.get(each)}


def source_of(cohort_id: str, key: str = "") -> str:
    """What the plans of a training are made by."""
    return f"training:{cohort_id}:{key}"


def plan_of(ctx: Context, person_id: str, cohort_id: str) -> Plan | None:
    """The newest open if–then plan somebody made in this training."""
    mine = [each for each in plans.open_of(ctx, person_id) if each.source.startswith(source_of(cohort_id))]
    return max(mine, key=lambda each: (each.made_at, each.number), default=None)
