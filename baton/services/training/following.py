"""What a day brings: the steps that come due where it is ten o'clock, and what becomes of those nobody answered."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from baton.domain.courses import Course, Kind
from baton.domain.deliveries import Owed
from baton.domain.manners import training_start
from baton.domain.people import Person
from baton.domain.training import (
    DAYS_TO_ANSWER,
    FIRST_WEEK,
    PATIENCE,
    Assigned,
    Cohort,
    Participant,
    Turn,
    is_time,
    turn,
)
from baton.services import courses, deliveries, manners
from baton.services.contexts import Context
from baton.services.training.fulfilled import fulfilled
from baton.services.training.lessons import weakest_of_teams
from baton.services.training.planning import workdays_of
from baton.storage import people
from baton.storage.training import cohorts as store
from baton.storage.training import steps

WHETHER = "training-whether"
AHEAD = timedelta(days=1)  # somewhere it is tomorrow already
ANSWERABLE = timedelta(days=DAYS_TO_ANSWER)
PATIENT = timedelta(days=28)  # how long the question whether to go on may wait for a week that has room for it


def due(ctx: Context) -> dict[str, set[str]]:
    """Who has something coming in which cohort, as it is ten or later there, and a workday."""
    today = ctx.now.date()
    found: dict[str, set[str]] = defaultdict(set)
    for each in steps.due(ctx.session, ctx.workspace_id, today + AHEAD):
        if is_time(
            ctx.now,
            ZoneInfo(each.zone),
            each.due_on,
            manners.workdays(manners.country_for(ctx, each.zone, each.country)),
        ):
            found[each.cohort_id].add(each.person_id)
    for cohort_id, person_id in store.asked_before(ctx.session, ctx.workspace_id, today - ANSWERABLE):
        found[cohort_id].add(person_id)
    return dict(found)


def follow(ctx: Context, cohort_id: str, person_ids: Collection[str]) -> None:
    """Give these people of a cohort their turn. Doing it twice, or late, asks nobody twice."""
    cohort = store.find(ctx.session, ctx.workspace_id, cohort_id)
    if cohort is None or not cohort.runs():
        return
    course = courses.get(ctx, cohort.course_id)
    held = store.held(ctx.session, ctx.workspace_id, cohort_id, person_ids)
    known = people.known(ctx.session, ctx.workspace_id, held)
    theirs: dict[str, list[Assigned]] = defaultdict(list)
    for step in steps.of_people(ctx.session, ctx.workspace_id, cohort_id, held):
        theirs[step.person_id].append(step)
    today = {id: person.today(ctx.now) for id, person in known.items()}
    done = fulfilled(ctx, cohort, {id: _kinds_due(theirs[id], today[id]) for id in held})
    heard = _heard(ctx, held, known)
    turns = [
        _unheard(who, today[id])
        if who.standing == "asked" and id not in heard
        else turn(
            replace(who, asked_on=heard.get(id)), theirs[id], today[id], workdays_of(ctx, known[id]), done.get(id, ())
        )
        for id, who in held.items()
    ]
    _keep(ctx, cohort, held, _with_lessons(ctx, course, turns), known)


def _heard(ctx: Context, held: Mapping[str, Participant], known: Mapping[str, Person]) -> dict[str, date]:
    """The day on which those who were asked whether to go on could read it: their week counts from then."""
    asked = {whether_of(who.cohort_id, id): id for id, who in held.items() if who.standing == "asked"}
    said = steps.said_at(ctx.session, ctx.workspace_id, WHETHER, list(asked))
    return {asked[reference]: known[asked[reference]].today(at) for reference, at in said.items()}


def _unheard(who: Participant, today: date) -> Turn:
    """The question has not reached them, as other messages came first: it is waited for, and then asked once more."""
    if who.asked_on is not None and today - who.asked_on <= PATIENT:
        return Turn(who)
    return Turn(replace(who, asked_on=today), whether=True)


def _kinds_due(theirs: Sequence[Assigned], today: date) -> set[Kind]:
    return {each.kind for each in theirs if each.state == "planned" and each.due_on <= today}


def _with_lessons(ctx: Context, course: Course, turns: Sequence[Turn]) -> list[Turn]:
    """A booster is about what the team is weakest at; which that is, is only known now."""
    boosted = [each.participant.team_id for each in turns if each.ask and each.ask.kind == "booster"]
    if not boosted:
        return list(turns)
    weakest = weakest_of_teams(ctx, {team_id for team_id in boosted if team_id})
    return [_boosted(each, course, weakest) for each in turns]


def _boosted(each: Turn, course: Course, weakest: Mapping[str, str]) -> Turn:
    if each.ask is None or each.ask.kind != "booster":
        return each
    dimension = weakest.get(each.participant.team_id or "")
    lesson = next((lesson.key for lesson in course.lessons if lesson.dimension and lesson.dimension == dimension), "")
    picked = replace(each.ask, picked=lesson or each.ask.picked)
    changed = tuple(picked if step.key == picked.key else step for step in each.changed)
    return replace(each, ask=picked, changed=changed)


def _keep(
    ctx: Context,
    cohort: Cohort,
    before: Mapping[str, Participant],
    turns: Sequence[Turn],
    known: Mapping[str, Person],
) -> None:
    """Write everything down, and owe what is to be said."""
    store.keep(
        ctx.session, [each.participant for each in turns if each.participant != before[each.participant.person_id]]
    )
    changed = [step for each in turns for step in each.changed]
    steps.keep(ctx.session, changed)
    owed = [
        _asking(ctx, each.participant, each.ask, known[each.participant.person_id].tzinfo) for each in turns if each.ask
    ]
    owed += [_whether(ctx, cohort, each.participant) for each in turns if each.whether]
    deliveries.owe(ctx, *owed)
    deliveries.refresh_home(ctx, [each.recipient for each in owed])
    asked = [each.participant for each in turns if each.participant.standing == "stopped"]
    deliveries.owe_all_again(ctx, (WHETHER,), [whether_of(cohort.id, each.person_id) for each in asked])
    # What was asked and is no longer: its message says so, or is never sent if it has not been yet.
    over = [step.reference for step in changed if step.asked_on and step.state == "dropped"]
    deliveries.owe_all_again(ctx, (steps.STEP,), over)


def _asking(ctx: Context, who: Participant, step: Assigned, zone: ZoneInfo) -> Owed:
    """The message of a step. One that was put off was asked for, and does not count as unasked again."""
    week_ends = who.starts_on + timedelta(days=FIRST_WEEK)
    first_week = step.day >= 0 and step.due_on < week_ends
    return Owed(
        steps.STEP,
        step.person_id,
        step.period,
        ctx.now,
        reference=step.reference,
        manner="asked" if step.snoozes else "nudge",
        expires_at=ctx.now + timedelta(days=PATIENCE[step.kind] + 1),
        topic=training_start(datetime.combine(week_ends, time(), zone)) if first_week else "",
    )


def _whether(ctx: Context, cohort: Cohort, who: Participant) -> Owed:
    about = whether_of(cohort.id, who.person_id)
    period, expires = f"{about}/{who.asked_on}", ctx.now + PATIENT
    return Owed(WHETHER, who.person_id, period, ctx.now, reference=about, manner="nudge", expires_at=expires)


def whether_of(cohort_id: str, person_id: str) -> str:
    """How the question whether to go on is found again."""
    return f"{cohort_id}/{person_id}"
