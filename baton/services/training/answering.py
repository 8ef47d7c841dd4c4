"""What participants do with a step: answer it, put it off, or stop; and come back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from baton.domain.courses import Course
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.training import SNOOZES, Assigned, Cohort, Participant, next_workday
from baton.services import courses, deliveries, points
from baton.services.contexts import Context
from baton.services.training.following import WHETHER, whether_of
from baton.services.training.members import bring_back, let_go, told_anew
from baton.services.training.planning import workdays_of
from baton.storage.training import cohorts as store
from baton.storage.training import steps

KISS = ("keep", "improve", "start", "stop")  # the four questions of a retro
ANSWERABLE = ("planned", "asked", "ignored", "answered")  # late answers count; planned: it was put off


@dataclass(frozen=True, slots=True)
class Asked:
    """A step with everything it belongs to."""

    step: Assigned
    cohort: Cohort
    course: Course
    participant: Participant


def asked(ctx: Context, reference: str) -> Asked | None:
    """The step of this reference with its cohort and course, or nothing where it is gone."""
    step = steps.find(ctx.session, ctx.workspace_id, reference)
    cohort = store.find(ctx.session, ctx.workspace_id, step.cohort_id) if step else None
    if step is None or cohort is None:
        return None
    mine = store.of_person(ctx.session, ctx.workspace_id, step.person_id)
    who = next((each for each in mine if each.cohort_id == cohort.id), None)
    return Asked(step, cohort, courses.get(ctx, cohort.course_id), who) if who else None


def open_step(ctx: Context, who: Person, reference: str) -> Asked:
    """A step that this person may answer. Refuses others’, and what is over."""
    found = asked(ctx, reference)
    if found is None or found.step.person_id != who.id:
        raise Refusal(Line("training-step-not-yours"))
    if found.step.state not in ANSWERABLE:
        raise Refusal(Line("training-step-over"))
    return found


def held_step(ctx: Context, who: Person, reference: str) -> Asked:
    """The same, with its participant held until the transaction ends: what is sent twice at once is kept in turn."""
    found = open_step(ctx, who, reference)
    store.held(ctx.session, ctx.workspace_id, found.cohort.id, [who.id])
    return open_step(ctx, who, reference)  # as it stands now that nobody else changes it


def answer(ctx: Context, who: Person, reference: str, said: Mapping[str, Any]) -> Assigned:
    """Keep what somebody answered, late or not; a streak of ignoring ends.

    The first answer stands: were another to take its place, what is told of five people would change by one of them.
    """
    found = held_step(ctx, who, reference)
    if found.step.state == "answered":
        return found.step
    answered = replace(found.step, state="answered", answered_at=ctx.now, answer=dict(said))
    steps.keep(ctx.session, [answered])
    _awake(ctx, found.participant)
    points.note_deed(ctx, "nudge-answered", reference, who.id)
    if any(said.get(each) for each in KISS):
        points.note_deed(ctx, "retro-held", reference, who.id)
    told_anew(ctx, answered)
    return answered


def _awake(ctx: Context, who: Participant) -> None:
    """Whoever answers or puts off is there: a streak of ignoring ends, and so does the question whether to go on."""
    if who.ignored or who.standing == "asked":
        store.keep(ctx.session, [replace(who, ignored=0, standing="on", asked_on=None)])
        deliveries.owe_again(ctx, (WHETHER,), whether_of(who.cohort_id, who.person_id))


def snooze(ctx: Context, who: Person, reference: str, days: int) -> Assigned:
    """Put a step off for one, three or seven days, to a workday on which no other step of theirs is due.

    Pressed twice it is put off once. Who was left alone has come back by it, or it would not come.
    """
    found = held_step(ctx, who, reference)
    if days not in SNOOZES or found.step.state == "answered":
        raise Refusal(Line("training-step-over"))
    if found.step.state == "planned":
        return found.step
    if found.participant.standing == "stopped":
        resume(ctx, who, found.cohort.id)
    else:
        _awake(ctx, found.participant)
    theirs = steps.of_people(ctx.session, ctx.workspace_id, found.cohort.id, [who.id])
    taken = {each.due_on for each in theirs if each.state == "planned"}
    is_workday = workdays_of(ctx, who)
    day = next_workday(who.today(ctx.now) + timedelta(days=days), lambda each: is_workday(each) and each not in taken)
    later = replace(found.step, state="planned", why="", due_on=day, snoozes=found.step.snoozes + 1)
    steps.keep(ctx.session, [later])
    told_anew(ctx, later)
    return later


def stop(ctx: Context, who: Person, cohort_id: str, at: str = "") -> Cohort:
    """Nothing of this cohort comes any more until they come back. `at`: the key of the step that made them stop."""
    cohort, held = _mine(ctx, who, cohort_id)
    if held.standing in ("on", "asked"):
        store.keep(ctx.session, [replace(held, standing="stopped", stopped_at=at, asked_on=None)])
        let_go(ctx, cohort.id, [who.id], "stopped")
        deliveries.owe_again(ctx, (WHETHER,), whether_of(cohort.id, who.id))
    return cohort


def stop_all(ctx: Context, who: Person) -> list[Cohort]:
    """The same for every cohort that sends somebody messages; those that ended."""
    return [stop(ctx, who, each.cohort_id) for each in _reached_by(ctx, who) if each.standing in ("on", "asked")]


def resume(ctx: Context, who: Person, cohort_id: str) -> Cohort:
    """Go on: what is still to come comes, what was asked today stands again, and what lies behind does not."""
    cohort, held = _mine(ctx, who, cohort_id)
    if held.standing in ("stopped", "asked"):
        store.keep(ctx.session, [replace(held, standing="on", ignored=0, asked_on=None)])
        today = who.today(ctx.now)
        theirs = steps.of_people(ctx.session, ctx.workspace_id, cohort.id, [who.id])
        back = [each for each in theirs if each.state == "dropped" and each.why == "stopped" and each.due_on >= today]
        bring_back(ctx, back)
        deliveries.owe_again(ctx, (WHETHER,), whether_of(cohort.id, who.id))
    return cohort


def resume_all(ctx: Context, who: Person) -> list[Cohort]:
    """The same for every cohort that somebody stopped; those that go on."""
    return [resume(ctx, who, each.cohort_id) for each in _reached_by(ctx, who) if each.standing in ("stopped", "asked")]


def running(ctx: Context, who: Person) -> list[Participant]:
    """The cohorts somebody takes part in that were not cancelled, newest first."""
    return [each for each in _reached_by(ctx, who) if each.role == "participant"]


def _reached_by(ctx: Context, who: Person) -> list[Participant]:
    """The running cohorts that have messages for somebody, as a participant or a lead of some."""
    mine = store.of_person(ctx.session, ctx.workspace_id, who.id)
    return [
        each
        for each in mine
        if each.standing != "left"
        and each.role != "waiting"
        and (cohort := store.find(ctx.session, ctx.workspace_id, each.cohort_id))
        and cohort.runs()
    ]


def name_of(ctx: Context, cohort_id: str) -> str:
    """What a cohort is called."""
    cohort = store.find(ctx.session, ctx.workspace_id, cohort_id)
    return cohort.name if cohort else ""


def _mine(ctx: Context, who: Person, cohort_id: str) -> tuple[Cohort, Participant]:
    held = store.held(ctx.session, ctx.workspace_id, cohort_id, [who.id]).get(who.id)
    cohort = store.find(ctx.session, ctx.workspace_id, cohort_id)
    if held is None or cohort is None or held.standing == "left" or not cohort.runs():
        raise Refusal(Line("training-not-in"))
    return cohort, held
