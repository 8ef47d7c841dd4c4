"""Who is in a cohort: they join with their steps, hear nothing more when they go, and may come back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from baton.domain.people import Person
from baton.domain.training import Assigned, Cohort, Participant, Role, Why
from baton.services import courses, deliveries
from baton.services.contexts import Context
from baton.services.training.planning import planned
from baton.storage import people, teams
from baton.storage.training import cohorts as store
from baton.storage.training import steps


@dataclass(frozen=True, slots=True)
class Members:
    """Who is in a cohort: its participants, those who wait, and the leads who hear of it."""

    participants: tuple[Person, ...]
    waiting: tuple[Person, ...]
    leads: tuple[Person, ...]
    team_names: tuple[str, ...]
    waiting_team_names: tuple[str, ...]


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


def enrol(
    ctx: Context, cohort: Cohort, members: Sequence[Person], waiting: Collection[str], begin: date, place: int = 0
) -> None:
    """Write down who takes part, who waits, and the leads of those who take part, with everybody’s steps."""
    course = courses.get(ctx, cohort.course_id)
    leads = _leads(ctx, {each.team_id for each in members if each.team_id} - set(waiting))
    others = people.known(ctx.session, ctx.workspace_id, leads - {each.id for each in members})
    joining: list[tuple[Person, Role]] = [
        *((each, _role(each, waiting)) for each in members),
        *((each, "manager") for each in others.values() if each.takes_part),
    ]
    participants = [
        Participant(cohort.workspace_id, cohort.id, each.id, role, each.team_id, begin, place + at)
        for at, (each, role) in enumerate(joining)
    ]
    store.put(ctx.session, participants)
    store.promote(ctx.session, [each for each in participants if each.role == "participant"])
    theirs = (
        planned(ctx, cohort, course, who, person, leads=person.id in leads)
        for who, (person, _) in zip(participants, joining, strict=True)
    )
    steps.put(ctx.session, chain.from_iterable(theirs))


def _role(person: Person, waiting: Collection[str]) -> Role:
    return "waiting" if person.team_id in waiting else "participant"


def _leads(ctx: Context, team_ids: Collection[str]) -> set[str]:
    found = teams.all_leads(ctx.session, ctx.workspace_id)
    return {lead for team_id in team_ids for lead in found.get(team_id, ())}


def leads_of_nobody(ctx: Context, there: Sequence[Participant]) -> list[Participant]:
    """Those of a cohort who hear of it as leads, though nobody of their teams takes part any more."""
    leads = _leads(ctx, {each.team_id for each in there if each.role == "participant" and each.team_id})
    return [each for each in there if each.role == "manager" and each.person_id not in leads]


def come_back(ctx: Context, cohort: Cohort, participants: Sequence[Participant], today: date) -> None:
    """Who had left takes part again: what was planned for today or later is planned again."""
    store.keep(ctx.session, [replace(each, standing="on", ignored=0, stopped_at="") for each in participants])
    theirs = steps.of_people(ctx.session, ctx.workspace_id, cohort.id, [each.person_id for each in participants])
    bring_back(
        ctx, [each for each in theirs if each.state == "dropped" and each.why == "left" and each.due_on >= today]
    )


def let_go(ctx: Context, cohort_id: str, person_ids: Collection[str], why: Why) -> None:
    """What these people have not answered is dropped; messages that stand say so, others are never sent."""
    open_ones = [
        each
        for each in steps.of_people(ctx.session, ctx.workspace_id, cohort_id, person_ids)
        if each.state in ("planned", "asked", "ignored")
    ]
    steps.keep(ctx.session, [replace(each, state="dropped", why=why) for each in open_ones])
    told_anew(ctx, *(each for each in open_ones if each.asked_on))


def bring_back(ctx: Context, dropped: Sequence[Assigned]) -> None:
    """Steps that were dropped come after all; one whose message stands since its day is asked as it was."""
    back = [
        replace(each, state="asked" if each.asked_on and each.asked_on >= each.due_on else "planned", why="")
        for each in dropped
    ]
    steps.keep(ctx.session, back)
    told_anew(ctx, *(each for each in back if each.asked_on))


def told_anew(ctx: Context, *those: Assigned) -> None:
    """The messages that ask these steps are brought up to date; one that is not out yet finds nothing to say."""
    deliveries.owe_all_again(ctx, (steps.STEP,), [each.reference for each in those])
    deliveries.refresh_home(ctx, [each.person_id for each in those])
