"""Taking a result on, and the end of a plan: done or dropped, once and for good."""

from dataclasses import dataclass
from datetime import date

from baton.domain import plans as rules
from baton.domain.deliveries import Owed
from baton.domain.handoffs import tidy
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.plans import Check, Closed, Plan
from baton.services import deliveries, points
from baton.services.contexts import Context
from baton.services.plans.seen import of_owner
from baton.services.plans.telling import DONE, DROPPED, told_afresh
from baton.storage import plans as store


@dataclass(frozen=True, slots=True)
class Ended:
    """A plan after it was closed; `first` is False when it had been closed like that before."""

    plan: Plan
    first: bool
    on_time: bool | None = None


def accept(ctx: Context, who: Person, plan_id: str) -> Plan:
    """The owner takes a proposed result on; from now on it may be told with their name."""
    plan = of_owner(ctx, who, plan_id, "result")
    following = rules.next_day(plan.check_days, who.today(ctx.now))
    if store.accept(ctx.session, plan, following, now=ctx.now):
        told_afresh(ctx, plan)
    return of_owner(ctx, who, plan_id)


def done(ctx: Context, who: Person, plan_id: str, due_on: date | None = None) -> Ended:
    """The owner has done it. Whoever set it hears so and can thank; a result done on its day or before earns points."""
    plan, first = _closed(ctx, who, plan_id, "done", "", due_on)
    on_time = rules.is_on_time(plan, who.tzinfo)
    if first and on_time:
        points.note_deed(ctx, "action-closed", plan.id, who.id)
    if first and plan.is_of_others:
        deliveries.owe(ctx, Owed(DONE, plan.setter_id, plan.id, ctx.now, reference=plan.id))
    return Ended(plan, first, on_time)


def drop(ctx: Context, who: Person, plan_id: str, reason: str = "", due_on: date | None = None) -> Ended:
    """Give a plan up. A result set by somebody else is dropped with a reason, or taken back by whoever set it."""
    plan = store.find(ctx.session, ctx.workspace_id, plan_id)
    reason = tidy(reason)
    owes_reason = plan is not None and plan.is_open and plan.is_of_others and who.id == plan.owner_id
    if owes_reason or reason:
        rules.check_words(reason, "plan-why-missing")
    plan, first = _closed(ctx, who, plan_id, "dropped", reason, due_on)
    if first and plan.is_of_others:
        other = plan.setter_id if who.id == plan.owner_id else plan.owner_id
        deliveries.owe(ctx, Owed(DROPPED, other, plan.id, ctx.now, reference=plan.id))
    return Ended(plan, first)


def _closed(
    ctx: Context, who: Person, plan_id: str, state: Closed, reason: str, due_on: date | None
) -> tuple[Plan, bool]:
    """Close a plan; of several at once exactly one does. What it answered is noted with it."""
    before = _may_close(ctx, who, plan_id, state)
    if not store.close(ctx.session, before, state, who.id, reason, now=ctx.now):
        return _may_close(ctx, who, plan_id, state), False
    day = due_on or before.asked_on
    if day is not None and who.id == before.owner_id:
        store.answer(ctx.session, ctx.workspace_id, Check(before.id, day, state, ctx.now))
    told_afresh(ctx, before)
    return _found(ctx, plan_id), True


def _may_close(ctx: Context, who: Person, plan_id: str, state: Closed) -> Plan:
    """The plan, if this person may close it like this, or has; refuses everybody else."""
    plan = _found(ctx, plan_id)
    sides = (plan.owner_id, plan.setter_id)
    if who.id not in sides:
        raise Refusal(Line("plan-gone"))
    if state == "done" and who.id != plan.owner_id:
        raise Refusal(Line("plan-only-owner", number=str(plan.number)))
    if not plan.is_open and plan.state != state:
        raise Refusal(Line("plan-over", number=str(plan.number)))
    return plan


def _found(ctx: Context, plan_id: str) -> Plan:
    plan = store.find(ctx.session, ctx.workspace_id, plan_id)
    if plan is None:
        raise Refusal(Line("plan-gone"))
    return plan
