"""Facilitators arrange cohorts: who took which course, and when it ended."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.training import (
    MOST_PEOPLE,
    Assigned,
    Cohort,
    Participant,
    Why,
    check_end,
    check_name,
    drawn_to_wait,
)
from baton.services import audit, courses, deliveries
from baton.services.contexts import Context
from baton.services.courses import check_facilitator
from baton.services.training.planning import planned, starts_on
from baton.storage import people, teams
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


@dataclass(frozen=True, slots=True)
class Members:
    """Who is in a cohort: its participants, those who wait, and the leads who hear of it."""

    participants: tuple[Person, ...]
    waiting: tuple[Person, ...]
    leads: tuple[Person, ...]
    team_names: tuple[str, ...]
    waiting_team_names: tuple[str, ...]


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


def make(ctx: Context, actor: Person, plan: Plan, members: Sequence[Person]) -> Cohort:
    """Make a cohort of these people. Refuses with everything that is wrong."""
    check_facilitator(actor)
    name = " ".join(plan.name.split())
    refuse([*check_name(name), *check_end(plan.ends_on, actor.today(ctx.now)), *_check_members(members)])
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
    _enrol(ctx, cohort, members, waiting, starts_on(cohort.ends_on, actor.today(ctx.now)))
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
    """Add people later: their steps begin today if the course is over. How many are new."""
    cohort = _held(ctx, actor, cohort_id)
    refuse([*_check_members(members)])
    before = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    there = {each.person_id: each for each in before}
    news = [each for each in members if each.id not in there or there[each.id].role == "manager"]
    back = [there[each.id] for each in members if each.id in there and there[each.id].standing == "left"]
    if len(before) + len(news) > MOST_PEOPLE:
        raise Refusal(Line("training-too-many", most=MOST_PEOPLE), "people")
    today = actor.today(ctx.now)
    begin = cohort.ends_on if cohort.ends_on >= today else today
    _enrol(ctx, cohort, [each for each in news if each.id not in there], frozenset(), begin, place=len(before))
    _come_back(ctx, cohort, back, today)
    if news or back:
        audit.record(ctx, actor, "cohort-added", cohort.id, name=cohort.name, people=len(news) + len(back))
    return len(news) + len(back)


def _come_back(ctx: Context, cohort: Cohort, participants: Sequence[Participant], today: date) -> None:
    """Who had left takes part again: what was planned after today is planned again."""
    store.keep(ctx.session, [replace(each, standing="on", ignored=0) for each in participants])
    for each in steps.of_people(ctx.session, ctx.workspace_id, cohort.id, [each.person_id for each in participants]):
        if each.state == "dropped" and each.why == "left" and each.due_on >= today:
            steps.keep(ctx.session, [replace(each, state="planned", why="")])


def remove(ctx: Context, actor: Person, cohort_id: str, members: Sequence[Person]) -> int:
    """Take people out: nothing more comes to them. How many were in it."""
    cohort = _held(ctx, actor, cohort_id)
    held = store.held(ctx.session, ctx.workspace_id, cohort.id, [each.id for each in members])
    leaving = [each for each in held.values() if each.standing != "left"]
    if not leaving:
        raise Refusal(Line("training-nobody-in", cohort=cohort.name))
    store.keep(ctx.session, [replace(each, standing="left") for each in leaving])
    let_go(ctx, cohort.id, [each.person_id for each in leaving], "left")
    audit.record(ctx, actor, "cohort-removed", cohort.id, name=cohort.name, people=len(leaving))
    return len(leaving)


def change(ctx: Context, actor: Person, cohort_id: str, name: str, ends_on: date, facilitator: Person) -> Cohort:
    """Another name, another last day (steps that are still to come move with it), another facilitator."""
    cohort = _held(ctx, actor, cohort_id)
    name = " ".join(name.split())
    refuse([*check_name(name), *check_end(ends_on, actor.today(ctx.now))])
    if facilitator.id != actor.id:
        check_facilitator(facilitator)
    changed = replace(cohort, name=name, ends_on=ends_on, facilitator_id=facilitator.id)
    store.change(ctx.session, cohort, name=name, ends_on=ends_on, facilitator_id=facilitator.id)
    if ends_on != cohort.ends_on:
        _move(ctx, cohort, changed, starts_on(ends_on, actor.today(ctx.now)))
    if changed != cohort:
        day = ends_on.isoformat()
        audit.record(ctx, actor, "cohort-changed", cohort.id, before=cohort.name, name=name, day=day)
    return changed


def _move(ctx: Context, before: Cohort, cohort: Cohort, begin: date) -> None:
    """Steps still to come are counted from the new day, for those who did not join later."""
    course = courses.get(ctx, cohort.course_id)
    moving = [
        replace(each, starts_on=begin)
        for each in store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
        if each.starts_on == before.ends_on
    ]
    there = people.known(ctx.session, ctx.workspace_id, [each.person_id for each in moving])
    now = steps.of_people(ctx.session, ctx.workspace_id, cohort.id, list(there))
    held = {(each.person_id, each.key): each for each in now}
    moved = [
        replace(held[step.person_id, step.key], due_on=step.due_on)
        for each in moving
        for step in planned(ctx, cohort, course, each, there[each.person_id], leads=True)
        if (step.person_id, step.key) in held and held[step.person_id, step.key].state == "planned"
    ]
    store.keep(ctx.session, moving)
    steps.keep(ctx.session, moved)


def cancel(ctx: Context, actor: Person, cohort_id: str) -> Cohort:
    """End a cohort early: nobody of it hears anything more."""
    cohort = _held(ctx, actor, cohort_id)
    if not store.cancel(ctx.session, cohort, now=ctx.now):
        raise Refusal(Line("training-cancelled-already", cohort=cohort.name))
    members = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    store.keep(ctx.session, [replace(each, standing="left") for each in members])
    let_go(ctx, cohort.id, [each.person_id for each in members], "cancelled")
    audit.record(ctx, actor, "cohort-cancelled", cohort.id, name=cohort.name, number=str(cohort.number))
    return cohort


def let_go(ctx: Context, cohort_id: str, person_ids: Collection[str], why: Why) -> None:
    """What these people have not answered is dropped; messages that stand say so, others are never sent."""
    open_ones = [
        each
        for each in steps.of_people(ctx.session, ctx.workspace_id, cohort_id, person_ids)
        if each.state in ("planned", "asked", "ignored")
    ]
    steps.keep(ctx.session, [replace(each, state="dropped", why=why) for each in open_ones])
    for each in open_ones:
        if each.asked_on:
            told_anew(ctx, each)


def told_anew(ctx: Context, step: Assigned) -> None:
    """The messages that ask this step are brought up to date; one that is not out yet finds nothing to say."""
    deliveries.owe_again(ctx, (steps.STEP,), step.reference)
    deliveries.refresh_home(ctx, (step.person_id,))


def members_of(ctx: Context, cohort: Cohort) -> Members:
    """Who is in a cohort at present, by name."""
    there = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    known = people.known(ctx.session, ctx.workspace_id, [each.person_id for each in there])
    names = {each.id: each.name for each in teams.every(ctx.session, ctx.workspace_id)}

    def those(role: str) -> tuple[Person, ...]:
        found = (known[each.person_id] for each in there if each.role == role and each.standing != "left")
        return tuple(sorted(found, key=lambda person: (person.full_name, person.id)))

    def homes(role: str) -> tuple[str, ...]:
        return tuple(sorted({names[each.team_id] for each in there if each.role == role and each.team_id in names}))

    return Members(those("participant"), those("waiting"), those("manager"), homes("participant"), homes("waiting"))


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


def _enrol(
    ctx: Context, cohort: Cohort, members: Sequence[Person], waiting: Collection[str], begin: date, place: int = 0
) -> None:
    """Write down who takes part, who waits, and the leads of those who take part, with everybody's steps."""
    course = courses.get(ctx, cohort.course_id)
    mine = [each for each in members if each.team_id not in waiting]
    chosen = {each.id for each in members}
    leads = {
        lead
        for team_id, found in teams.all_leads(ctx.session, ctx.workspace_id).items()
        if any(each.team_id == team_id for each in mine)
        for lead in found
    }
    others = people.known(ctx.session, ctx.workspace_id, leads - chosen)
    joining = [
        *((each, "waiting" if each.team_id in waiting else "participant") for each in members),
        *((each, "manager") for each in others.values() if each.takes_part),
    ]
    participants = [
        Participant(cohort.workspace_id, cohort.id, each.id, role, each.team_id, begin, place + at)  # type: ignore[arg-type]
        for at, (each, role) in enumerate(joining)
    ]
    store.put(ctx.session, participants)
    for who, (person, _) in zip(participants, joining, strict=True):
        steps.put(ctx.session, planned(ctx, cohort, course, who, person, leads=person.id in leads))
