"""What a facilitator may know of a cohort: how its messages fared, and what people said, five at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from baton.domain.courses import Course
from baton.domain.people import Person
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.settings import chosen
from baton.domain.training import Cohort, Participant
from baton.domain.training.results import Fared, Levels, fared, levels
from baton.services import courses
from baton.services.contexts import Context
from baton.services.training import cohorts as kept_cohorts
from baton.storage.plans import counted as plans
from baton.storage.training import cohorts as store
from baton.storage.training import steps


@dataclass(frozen=True, slots=True)
class Results:
    """A cohort's steps, each with how it fared, and what enough people said. `people` take part.

    `plans`: how many plans they made since, and how many they closed as done; None while fewer than five made any.
    """

    cohort: Cohort
    course: Course
    people: int
    stopped: int
    steps: tuple[Fared, ...]
    levels: Levels
    plans: tuple[int, int] | None = None


def of_cohort(ctx: Context, actor: Person, cohort_id: str) -> Results:
    """The results of a cohort, for facilitators."""
    return compiled(ctx, kept_cohorts.get(ctx, actor, cohort_id))


def compiled(ctx: Context, cohort: Cohort) -> Results:
    """The results of a cohort as they stand now."""
    course = courses.get(ctx, cohort.course_id)
    members = [each for each in store.of_cohort(ctx.session, ctx.workspace_id, cohort.id) if each.role == "participant"]
    k = chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum
    answers = steps.answers(ctx.session, ctx.workspace_id, cohort.id)
    return Results(
        cohort=cohort,
        course=course,
        people=sum(each.standing != "left" for each in members),
        stopped=sum(each.standing == "stopped" for each in members),
        steps=_steps(ctx, cohort, course, members),
        levels=levels(course, answers, k),
        plans=_plans(ctx, cohort, [each.person_id for each in members], k),
    )


def _plans(ctx: Context, cohort: Cohort, person_ids: Sequence[str], k: int) -> tuple[int, int] | None:
    """Plans made and done since the course, where at least `k` people made one."""
    since = datetime.combine(cohort.ends_on, time(), ctx.zone).astimezone(UTC)
    used = plans.used(ctx.session, ctx.workspace_id, person_ids, since)
    if sum(made > 0 for made, _, _ in used.values()) < k:
        return None
    return sum(made for made, _, _ in used.values()), sum(done for _, _, done in used.values())


def _steps(ctx: Context, cohort: Cohort, course: Course, members: Sequence[Participant]) -> tuple[Fared, ...]:
    said = steps.said_of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    counts = steps.counts(ctx.session, ctx.workspace_id, cohort.id)
    stops: dict[str, int] = {}
    for each in members:
        if each.stopped_at:
            stops[each.stopped_at] = stops.get(each.stopped_at, 0) + 1
    by_key: dict[str, dict[str, int]] = {}
    snoozes: dict[str, int] = {}
    for count in counts:
        states = by_key.setdefault(count.key, {})
        states[count.state] = states.get(count.state, 0) + count.people
        snoozes[count.key] = snoozes.get(count.key, 0) + count.snoozes
    ordered = sorted((each for each in course.steps if each.key in by_key), key=lambda step: step.day)
    return tuple(
        fared(each, by_key[each.key], said.get(each.key, 0), snoozes[each.key], stops.get(each.key, 0))
        for each in ordered
    )
