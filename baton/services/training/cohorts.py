"""Facilitators arrange cohorts: who took which course, and when it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.training import (
    MOST_PEOPLE,
    Cohort,
    check_end,
    check_name,
    drawn_to_wait,
)
from baton.services import audit, courses
from baton.services.contexts import Context
from baton.services.courses import arranges, check_facilitator
from baton.services.training.members import come_back, enrol, leads_of_nobody, let_go
from baton.services.training.planning import planned, starts_on
from baton.storage import people
from baton.storage.training import cohorts as store
from baton.storage.training import steps

MOST_SEED = 2**31
FEWEST_TO_DRAW = 2  # teams


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator wants of a cohort. `wait`: half of the teams are drawn to take the course later."""

    course_id: str
    name: str
    ends_on: date
    wait: bool = False
    follows_id: str | None = None


def every(ctx: Context, actor: Person) -> list[Cohort]:
    """All cohorts, the latest end first, for facilitators."""
    check_facilitator(actor)
    return store.every(ctx.session, ctx.workspace_id)


def get(ctx: Context, actor: Person, cohort_id: str) -> Cohort:
    """A cohort, for facilitators."""
    check_facilitator(actor)
    found = store.find(ctx.session, ctx.workspace_id, cohort_id)
    if found is None:
        raise Refusal(Line("training-no-cohort"))
    return found


def numbered(ctx: Context, actor: Person, number: int) -> Cohort:
    """A cohort by its number, for facilitators."""
    check_facilitator(actor)
    found = store.numbered(ctx.session, ctx.workspace_id, number)
    if found is None:
        raise Refusal(Line("training-no-number", number=str(number)))
    return found


def wrong_with(ctx: Context, actor: Person, plan: Plan) -> list[Refusal]:
    """Everything wrong with the name and the last day somebody wants."""
    return [*check_name(_tidy(plan.name)), *check_end(plan.ends_on, actor.today(ctx.now))]


def _tidy(name: str) -> str:
    return " ".join(name.split())


def make(ctx: Context, actor: Person, plan: Plan, members: Sequence[Person]) -> Cohort:
    """Make a cohort of these people. Refuses with everything that is wrong."""
    check_facilitator(actor)
    refuse([*wrong_with(ctx, actor, plan), *_check_members(members)])
    name = _tidy(plan.name)
    courses.get(ctx, plan.course_id)
    drawn = _draw(ctx, members) if plan.wait else None
    cohort = Cohort(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        number=store.next_number(ctx.session, ctx.workspace_id),
        course_id=plan.course_id,
        name=name,
        ends_on=plan.ends_on,
        facilitator_id=actor.id,
        made_at=ctx.now,
        seed=drawn[0] if drawn else None,
        follows_id=plan.follows_id,
    )
    store.add(ctx.session, cohort)
    waiting = drawn[1] if drawn else frozenset[str]()
    enrol(ctx, cohort, members, waiting, starts_on(cohort.ends_on, actor.today(ctx.now)))
    audit.record(ctx, actor, "cohort-made", cohort.id, name=name, number=str(cohort.number), people=len(members))
    return cohort


def _draw(ctx: Context, members: Sequence[Person]) -> tuple[int, frozenset[str]]:
    """The seed, and the teams it draws to wait; refuses fewer than two teams, and people without a team."""
    homes = {each.team_id for each in members}
    if None in homes:
        raise Refusal(Line("training-draw-homeless"), "wait")
    if len(homes) < FEWEST_TO_DRAW:
        raise Refusal(Line("training-draw-teams", least=FEWEST_TO_DRAW), "wait")
    seed = int(ctx.draw() * MOST_SEED)
    return seed, drawn_to_wait([each for each in homes if each], seed)


def add(ctx: Context, actor: Person, cohort_id: str, members: Sequence[Person]) -> int:
    """Add people later: their steps begin today if the course is over. How many are new.

    A lead who only heard of it now takes part, too; who is of a team drawn to wait waits with it.
    """
    cohort = _held(ctx, actor, cohort_id)
    refuse([*_check_members(members)])
    there = {each.person_id: each for each in store.held_all(ctx.session, ctx.workspace_id, cohort.id)}
    news = [each for each in members if each.id not in there or there[each.id].role == "manager"]
    back = [there[each.id] for each in members if each not in news and there[each.id].standing == "left"]
    if len(there.keys() | {each.id for each in news}) > MOST_PEOPLE:
        raise Refusal(Line("training-too-many", most=MOST_PEOPLE), "people")
    today = actor.today(ctx.now)
    waiting = {each.team_id for each in there.values() if each.role == "waiting" and each.team_id}
    enrol(ctx, cohort, news, waiting, max(cohort.ends_on, today), place=len(there))
    come_back(ctx, cohort, back, today)
    if news or back:
        audit.record(ctx, actor, "cohort-added", cohort.id, name=cohort.name, people=len(news) + len(back))
    return len(news) + len(back)


def remove(ctx: Context, actor: Person, cohort_id: str, members: Sequence[Person]) -> int:
    """Take people out: nothing more comes to them, nor to leads of whose teams nobody is left. How many were in it."""
    cohort = _held(ctx, actor, cohort_id)
    there = store.held_all(ctx.session, ctx.workspace_id, cohort.id)
    chosen = {each.id for each in members}
    leaving = [each for each in there if each.person_id in chosen and each.standing != "left"]
    if not leaving:
        raise Refusal(Line("training-nobody-in", cohort=cohort.name))
    staying = [each for each in there if each.standing != "left" and each not in leaving]
    gone = [*leaving, *leads_of_nobody(ctx, staying)]
    store.keep(ctx.session, [replace(each, standing="left") for each in gone])
    let_go(ctx, cohort.id, [each.person_id for each in gone], "left")
    audit.record(ctx, actor, "cohort-removed", cohort.id, name=cohort.name, people=len(leaving))
    return len(leaving)


def change(ctx: Context, actor: Person, cohort_id: str, name: str, ends_on: date, facilitator: Person) -> Cohort:
    """Another name, another last day (steps that are still to come move with it), another facilitator."""
    cohort = _held(ctx, actor, cohort_id)
    name = _tidy(name)
    refuse([*check_name(name), *check_end(ends_on, actor.today(ctx.now)), *_check_new(facilitator, cohort)])
    changed = replace(cohort, name=name, ends_on=ends_on, facilitator_id=facilitator.id)
    store.change(ctx.session, cohort, name=name, ends_on=ends_on, facilitator_id=facilitator.id)
    if ends_on != cohort.ends_on:
        _move(ctx, changed, starts_on(ends_on, actor.today(ctx.now)))
    if changed != cohort:
        day = ends_on.isoformat()
        audit.record(ctx, actor, "cohort-changed", cohort.id, before=cohort.name, name=name, day=day)
    return changed


def _check_new(facilitator: Person, cohort: Cohort) -> Iterable[Refusal]:
    if facilitator.id != cohort.facilitator_id and not arranges(facilitator):
        yield Refusal(Line("training-no-facilitator", name=facilitator.name), "facilitator")


def _move(ctx: Context, cohort: Cohort, begin: date) -> None:
    """Steps still to come are counted from the new day; only who joined after it keeps a day of their own.

    What somebody put off comes on the day they were told; whose steps are spaced out keeps them so.
    """
    course = courses.get(ctx, cohort.course_id)
    everybody = store.held_all(ctx.session, ctx.workspace_id, cohort.id)
    first = min((each.starts_on for each in everybody), default=begin)
    moving = [replace(each, starts_on=begin) for each in everybody if each.starts_on == first or each.starts_on < begin]
    there = people.known(ctx.session, ctx.workspace_id, [each.person_id for each in moving])
    now = steps.of_people(ctx.session, ctx.workspace_id, cohort.id, list(there))
    held = {(each.person_id, each.key): each for each in now}
    moved = [
        replace(held[step.person_id, step.key], due_on=step.due_on)
        for each in moving
        if not each.stretched
        for step in planned(ctx, cohort, course, each, there[each.person_id], leads=True)
        if (was := held.get((step.person_id, step.key))) and was.state == "planned" and not was.snoozes
    ]
    store.keep(ctx.session, moving)
    steps.keep(ctx.session, moved)


def cancel(ctx: Context, actor: Person, cohort_id: str) -> Cohort:
    """End a cohort early: nobody of it hears anything more."""
    cohort = _held(ctx, actor, cohort_id)
    if not store.cancel(ctx.session, cohort, now=ctx.now):
        raise Refusal(Line("training-cancelled-already", cohort=cohort.name))
    members = store.held_all(ctx.session, ctx.workspace_id, cohort.id)
    store.keep(ctx.session, [replace(each, standing="left") for each in members])
    let_go(ctx, cohort.id, [each.person_id for each in members], "cancelled")
    audit.record(ctx, actor, "cohort-cancelled", cohort.id, name=cohort.name, number=str(cohort.number))
    return cohort


def _held(ctx: Context, actor: Person, cohort_id: str) -> Cohort:
    check_facilitator(actor)
    cohort = store.lock(ctx.session, ctx.workspace_id, cohort_id)
    if cohort is None:
        raise Refusal(Line("training-no-cohort"))
    if not cohort.runs():
        raise Refusal(Line("training-cancelled-already", cohort=cohort.name))
    return cohort


def _check_members(members: Sequence[Person]) -> Iterable[Refusal]:
    if not members:
        yield Refusal(Line("training-nobody"), "people")
    if len(members) > MOST_PEOPLE:
        yield Refusal(Line("training-too-many", most=MOST_PEOPLE), "people")
    for each in members:
        if not each.takes_part:
            yield Refusal(Line("training-cannot", name=each.name), "people")
