"""Reports of cohorts: to the facilitator on days 30, 90 and 180, and to those who took part once it is clear."""

from datetime import timedelta

from baton.domain.deliveries import Delivery, Owed
from baton.domain.people import Person
from baton.domain.training import Cohort
from baton.domain.training.schedule import is_time
from baton.services import deliveries
from baton.services.contexts import Context
from baton.services.training.planning import starts_on, workdays_of
from baton.storage import people
from baton.storage.training import cohorts as store

REPORT, CHANGED, FILE = "training-report", "training-changed", "training-file"
DAYS = (30, 90, 180)
EFFECT_FROM = 90
CHANGED_AFTER = 7  # days after the report of day 90, when their own evaluation is behind them
LATE = 21  # days a report may be late; later only the newest of those due is made
ANSWERABLE = timedelta(days=14)


def owe_file(ctx: Context, who: Person, cohort: Cohort) -> None:
    """The file of a cohort is to go to somebody."""
    deliveries.owe(ctx, Owed(FILE, who.id, ctx.new_id(), ctx.now, reference=cohort.id, surface="file"))


def cohort_of(ctx: Context, delivery: Delivery) -> Cohort | None:
    """The cohort a message is about."""
    return store.find(ctx.session, ctx.workspace_id, delivery.reference)


def day_of(delivery: Delivery) -> int:
    """The day of a report."""
    return int(delivery.period.rpartition(":")[2])


def takes_part(ctx: Context, cohort: Cohort, who: Person) -> bool:
    """Is somebody in a cohort, and still wants to hear of it?"""
    mine = store.of_person(ctx.session, ctx.workspace_id, who.id)
    return any(each.cohort_id == cohort.id and each.role == "participant" and each.standing == "on" for each in mine)


def report(ctx: Context) -> None:
    """Owe the reports that are due, each once, however often this is called, and the newest alone after a silence."""
    for cohort in store.every(ctx.session, ctx.workspace_id):
        facilitator = people.find(ctx.session, ctx.workspace_id, cohort.facilitator_id)
        if not cohort.runs() or facilitator is None or not facilitator.takes_part:
            continue
        _report(ctx, cohort, facilitator)


def _report(ctx: Context, cohort: Cohort, facilitator: Person) -> None:
    # A cohort made long after its course is followed, and reported of, from the day it was made.
    begin = starts_on(cohort.ends_on, facilitator.today(cohort.made_at))
    is_workday = workdays_of(ctx, facilitator)
    days = [day for day in DAYS if day > cohort.reported]
    due = [day for day in days if is_time(ctx.now, facilitator.tzinfo, begin + timedelta(days=day), is_workday)]
    late = begin + timedelta(days=(due[-1] if due else 0) + LATE)
    if due and store.report(ctx.session, cohort, due[-1]) and facilitator.today(ctx.now) <= late:
        period = f"{cohort.id}:{due[-1]}"
        deliveries.owe(ctx, Owed(REPORT, facilitator.id, period, ctx.now, reference=cohort.id))
        if due[-1] == EFFECT_FROM:
            _owe_changed(ctx, cohort)


def _owe_changed(ctx: Context, cohort: Cohort) -> None:
    """Those who took part hear what came of it, a week after the facilitator."""
    at = ctx.now + timedelta(days=CHANGED_AFTER)
    members = store.of_cohort(ctx.session, ctx.workspace_id, cohort.id)
    owed = (
        Owed(CHANGED, each.person_id, cohort.id, at, reference=cohort.id, manner="nudge", expires_at=at + ANSWERABLE)
        for each in members
        if each.role == "participant" and each.standing == "on"
    )
    deliveries.owe(ctx, *owed)
