"""What a facilitator may know of a cohort: how its messages fared, and what people said, five at a time."""

from collections import Counter, defaultdict
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
    """A cohort's steps, each with how it fared, and what enough people said. `people` take part, `stopped` of them have
    stopped the messages: None where they are too few to say so.

    `plans`: how many plans they made since, and how many they closed as done; None while fewer than five made any.
    """

    cohort: Cohort
    course: Course
    people: int
    stopped: int | None
    steps: tuple[Fared, ...]
    levels: Levels
    plans: tuple[int, int] | None = None


def of_cohort(ctx: Context, actor: Person, cohort_id: str) -> Results:
    """The results of a cohort, for facilitators."""
    return compiled(ctx, kept_cohorts.get(ctx, actor, cohort_id))


def compiled(ctx: Context, cohort: Cohort) -> Results:
    """The results of a cohort as they stand now."""
    course = courses.get(ctx, cohort.course_id)
    everybody = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    members = [each for each in everybody if each.role == "participant"]
    k = chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum
    people = sum(each.standing != "left" for each in members)
    return Results(
        cohort=cohort,
        course=course,
        people=people,
        stopped=sum(each.standing == "stopped" for each in members) if people >= k else None,
        steps=_steps(ctx, cohort, course, everybody, k),
        levels=levels(course, steps.answers(ctx.session, ctx.workspace_id, cohort.id), k),
        plans=_plans(ctx, cohort, [each.person_id for each in members], k),
    )


def _plans(ctx: Context, cohort: Cohort, person_ids: Sequence[str], k: int) -> tuple[int, int] | None:
    """Plans made and done since the course, where at least `k` people made one."""
    since = datetime.combine(cohort.ends_on, time(), ctx.zone).astimezone(UTC)
    used = plans.used(ctx.session, ctx.workspace_id, person_ids, since)
    if sum(made > 0 for made, _, _ in used.values()) < k:
        return None
    return sum(made for made, _, _ in used.values()), sum(done for _, _, done in used.values())


def _steps(ctx: Context, cohort: Cohort, course: Course, members: Sequence[Participant], k: int) -> tuple[Fared, ...]:
    said = steps.said_of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    counts = steps.counts(ctx.session, ctx.workspace_id, cohort.id)
    stops = Counter(each.stopped_at for each in members)
    by_key: dict[str, Counter[str]] = defaultdict(Counter)
    snoozes = Counter[str]()
    for count in counts:
        by_key[count.key][count.state] += count.people
        snoozes[count.key] += count.snoozes
    ordered = sorted((each for each in course.steps if each.key in by_key), key=lambda step: step.day)
    return tuple(
        fared(each, by_key[each.key], said.get(each.key, 0), snoozes[each.key], stops[each.key], k) for each in ordered
    )
