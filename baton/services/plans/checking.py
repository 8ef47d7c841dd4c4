"""Check days: the owner is asked once how a plan goes, and says so; help that is needed is told on."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from baton.domain import plans as rules
from baton.domain.deliveries import Owed
from baton.domain.handoffs import tidy
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.plans import Check, Outcome, Plan, Tried
from baton.services import deliveries
from baton.services.contexts import Context
from baton.services.plans.seen import of_owner
from baton.services.plans.telling import CHECK, HELP, told_afresh
from baton.storage import people, teams
from baton.storage import plans as store

ANSWERABLE = timedelta(days=7)


def ask_for_checks(ctx: Context) -> None:
    """On a check day ask the owner of each plan, once, however often or late this is called.

    Of several days that have gone by only the latest is asked about. Who wants no reminders finds it in App Home.
    """
    due = store.to_check(ctx.session, ctx.workspace_id, (ctx.now + timedelta(days=1)).date())
    owners = people.known(ctx.session, ctx.workspace_id, {plan.owner_id for plan in due})
    questions: list[Owed] = []
    asked: set[str] = set()
    for plan in due:
        owner = owners[plan.owner_id]
        today = owner.today(ctx.now)
        day = rules.day_to_ask(plan.check_days, today)
        if day is None or plan.next_check is None or plan.next_check > today:
            continue
        if store.put_off(ctx.session, plan, rules.next_day(plan.check_days, today), day):
            asked.add(owner.id)
            if owner.takes_part and not owner.reminders_stopped:
                questions.append(_asking(ctx, plan, day))
    deliveries.owe(ctx, *questions)
    deliveries.refresh_home(ctx, asked)


def _asking(ctx: Context, plan: Plan, day: date) -> Owed:
    expires, period = ctx.now + ANSWERABLE, reference_of(plan.id, day)
    return Owed(CHECK, plan.owner_id, period, ctx.now, reference=plan.id, manner="nudge", expires_at=expires)


def check(ctx: Context, who: Person, plan_id: str, outcome: Tried, due_on: date | None = None) -> Plan:
    """The owner says whether an if–then plan happened. Without a day, what they were last asked about is meant."""
    plan = of_owner(ctx, who, plan_id, "if-then")
    _answer(ctx, plan, _day(ctx, who, plan, due_on), outcome)
    return of_owner(ctx, who, plan_id)


def report(
    ctx: Context,
    who: Person,
    plan_id: str,
    outcome: Literal["on-the-way", "help"],
    due_on: date | None = None,
    words: str = "",
) -> Sequence[Person]:
    """The owner says how a result goes. With *help needed* and a few words, whoever set it or leads the team is told.

    Says who is told.
    """
    store.hold(ctx.session, ctx.workspace_id, who.id)  # the same call for help twice at once is told once
    plan = of_owner(ctx, who, plan_id, "result")
    day = _day(ctx, who, plan, due_on)
    if outcome == "on-the-way":
        _answer(ctx, plan, day, outcome)
        return ()
    words = tidy(words)
    rules.check_words(words, "plan-help-missing")
    helpers = _helpers(ctx, who, plan)
    said = store.answered(ctx.session, ctx.workspace_id, plan.id, day)
    if said is None or (said.outcome, said.words) != (outcome, words):
        _answer(ctx, plan, day, outcome, words)
        reference = reference_of(plan.id, day)
        calls = [Owed(HELP, each.id, ctx.new_id(), ctx.now, reference=reference) for each in helpers]
        deliveries.owe(ctx, *calls)
    return helpers


def _helpers(ctx: Context, who: Person, plan: Plan) -> Sequence[Person]:
    """Who is told that help is needed: whoever set the result, or else the leads of the owner's team."""
    if plan.is_of_others:
        ids = [plan.setter_id]
    else:
        ids = teams.leads_of(ctx.session, ctx.workspace_id, who.team_id) if who.team_id else []
    known = people.known(ctx.session, ctx.workspace_id, [id for id in ids if id != who.id])
    helpers = sorted((each for each in known.values() if each.takes_part), key=lambda each: each.name)
    if not helpers:
        raise Refusal(Line("plan-nobody-helps"), "words")
    return helpers


def _answer(ctx: Context, plan: Plan, day: date, outcome: Outcome, words: str = "") -> None:
    store.answer(ctx.session, ctx.workspace_id, Check(plan.id, day, outcome, ctx.now, words))
    told_afresh(ctx, plan)


def _day(ctx: Context, who: Person, plan: Plan, due_on: date | None) -> date:
    today = who.today(ctx.now)
    return min(due_on or plan.asked_on or today, today)


def said_on(ctx: Context, plan_id: str, due_on: date) -> Check | None:
    """What was answered of a check day, if anything."""
    return store.answered(ctx.session, ctx.workspace_id, plan_id, due_on)


def asked_about(ctx: Context, reference: str) -> tuple[Plan, date]:
    """The plan and the day that a question, or a call for help, is about."""
    plan_id, _, day = reference.rpartition(":")
    plan = store.find(ctx.session, ctx.workspace_id, plan_id)
    if plan is None:
        raise Refusal(Line("plan-gone"))
    return plan, date.fromisoformat(day)


def reference_of(plan_id: str, due_on: date) -> str:
    """How a question of a check day is found again."""
    return f"{plan_id}:{due_on.isoformat()}"
