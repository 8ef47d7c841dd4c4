"""Making plans: an if–then plan of one's own, a result for oneself or a colleague, and changing either."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from baton.domain import plans as rules
from baton.domain.deliveries import Owed
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.plans import MOST_OPEN, Plan
from baton.services import deliveries
from baton.services.contexts import Context
from baton.services.plans.seen import of_owner
from baton.services.plans.telling import CHANGED, SET, told_afresh
from baton.storage import people, teams
from baton.storage import plans as store


def make_if_then(
    ctx: Context,
    who: Person,
    cue: str,
    action: str,
    *,
    source: str = "",
    check_on: date | None = None,
    asks: bool = True,
) -> Plan:
    """Plan that when `cue` happens, one does `action`. A second call with the same source returns the first plan.

    It is asked about after a week and after three, or from `check_on` on; never, unless it `asks`.
    """
    _check_takes_part(who)
    cue, action, today = rules.clause(cue), rules.clause(action), who.today(ctx.now)
    store.hold(ctx.session, ctx.workspace_id, who.id)
    known = store.of_source(ctx.session, ctx.workspace_id, who.id, source) if source else None
    if known is not None:
        return known
    refuse([*rules.check_if_then(cue, action), *rules.check_first_day(check_on, today)])
    if not source:  # what a training asks for is not refused for what somebody planned besides
        _check_room(ctx, who, who)
    days = rules.check_days(today, check_on) if asks else ()
    plan = replace(_blank(ctx, who, who), kind="if-then", cue=cue, action=action, source=source)
    return _begun(ctx, replace(plan, check_days=days, next_check=rules.next_day(days, today)))


def set_result(ctx: Context, who: Person, owner_id: str, what: str, due_on: date, review_on: Sequence[date]) -> Plan:
    """Set a result with its one owner: oneself, or somebody who is told at once and accepts or drops it."""
    _check_takes_part(who)
    owner = _owner(ctx, who, owner_id)
    what, today = rules.clause(what), owner.today(ctx.now)
    refuse([*rules.check_result(what, due_on, review_on, today)])
    store.hold(ctx.session, ctx.workspace_id, owner.id)
    _check_room(ctx, who, owner)
    days = tuple(sorted(set(review_on)))
    plan = replace(_blank(ctx, who, owner), kind="result", what=what, due_on=due_on, check_days=days)
    if owner.id == who.id:
        return _begun(ctx, replace(plan, accepted_at=ctx.now, next_check=rules.next_day(days, today)))
    plan = _begun(ctx, replace(plan, state="proposed"))
    deliveries.owe(ctx, Owed(SET, owner.id, plan.id, ctx.now, reference=plan.id))
    return plan


def change_if_then(ctx: Context, who: Person, plan_id: str, cue: str, action: str) -> Plan:
    """Say an if–then plan differently. One that is asked about is from then on asked about as if it were new."""
    plan = of_owner(ctx, who, plan_id, "if-then")
    cue, action, today = rules.clause(cue), rules.clause(action), who.today(ctx.now)
    refuse([*rules.check_if_then(cue, action)])
    if (cue, action) == (plan.cue, plan.action):
        return plan
    days = rules.check_days(today) if plan.check_days else ()
    following = rules.next_day(days, today)
    return _changed(ctx, replace(plan, cue=cue, action=action, check_days=days, next_check=following))


def change_result(ctx: Context, who: Person, plan_id: str, what: str, due_on: date, review_on: Sequence[date]) -> Plan:
    """Say a result differently, or set other days; whoever set it is told."""
    plan = of_owner(ctx, who, plan_id, "result")
    what, today = rules.clause(what), who.today(ctx.now)
    refuse([*rules.check_result(what, due_on, review_on, today, plan.due_on)])
    days = tuple(sorted(set(review_on)))
    past = tuple(day for day in plan.check_days if day <= today)
    if (what, due_on, days) == (plan.what, plan.due_on, tuple(day for day in plan.check_days if day > today)):
        return plan
    # A proposal is asked about once it is accepted.
    following = rules.next_day(days, today) if plan.state == "open" else None
    after = _changed(ctx, replace(plan, what=what, due_on=due_on, check_days=past + days, next_check=following))
    if plan.is_of_others:
        deliveries.owe(ctx, Owed(CHANGED, plan.setter_id, ctx.new_id(), ctx.now, reference=plan.id))
    return after


def _blank(ctx: Context, who: Person, owner: Person) -> Plan:
    """A plan of which nothing is said yet but whose it is. Its number is given out when it is begun."""
    return Plan(ctx.workspace_id, ctx.new_id(), 0, "if-then", owner.id, who.id, "", "", "", None, "open", ctx.now)


def _begun(ctx: Context, plan: Plan) -> Plan:
    plan = replace(plan, number=store.next_number(ctx.session, ctx.workspace_id))
    store.add(ctx.session, plan)
    deliveries.refresh_home(ctx, (plan.owner_id,))
    return plan


def _changed(ctx: Context, plan: Plan) -> Plan:
    if not store.reword(ctx.session, plan):
        raise Refusal(Line("plan-over", number=str(plan.number)))
    told_afresh(ctx, plan)
    return plan


def _check_takes_part(who: Person) -> None:
    if not who.takes_part:
        raise Refusal(Line("plan-members-only"))


def _owner(ctx: Context, who: Person, owner_id: str) -> Person:
    """Whose result it is to be; refuses who cannot own one, and who may not set it for them."""
    owner = people.find(ctx.session, ctx.workspace_id, owner_id)
    if owner is None or not owner.takes_part:
        named = owner.mention if owner else owner_id
        raise Refusal(Line("plan-cannot-own", person=named), "owner")
    leads = teams.leads_of(ctx.session, ctx.workspace_id, owner.team_id) if owner.team_id else []
    if not rules.may_set(who, owner, leads):
        raise Refusal(Line("plan-not-your-team", person=owner.mention), "owner")
    return owner


def _check_room(ctx: Context, who: Person, owner: Person) -> None:
    if len(store.open_of(ctx.session, ctx.workspace_id, owner.id)) >= MOST_OPEN:
        if who.id == owner.id:
            raise Refusal(Line("plan-too-many", most=MOST_OPEN))
        raise Refusal(Line("plan-too-many-theirs", person=owner.mention, most=MOST_OPEN), "owner")
