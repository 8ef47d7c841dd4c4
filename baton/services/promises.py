"""Teams promise something, say on review days whether they kept it, and have it counted in their digest."""

from collections.abc import Sequence
from datetime import date, timedelta

from baton.domain.deliveries import Owed
from baton.domain.handoff_facts import Delivered
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.promises import (
    LONGEST_REMARK,
    MOST_OPEN,
    Kept,
    Promise,
    Review,
    Terms,
    Verdict,
    check,
    kept,
    next_review,
    tidy,
)
from baton.domain.teams import Team
from baton.services import audit, deliveries, teams
from baton.services.contexts import Context
from baton.storage import deliveries as stored_deliveries
from baton.storage import promises as store
from baton.storage import teams as stored_teams

REVIEW = "promise-review"
ANSWERABLE = timedelta(days=21)


def of_team(ctx: Context, team: Team) -> list[Promise]:
    """The promises of a team that hold now."""
    return store.open_of(ctx.session, ctx.workspace_id, team.id)


def make(ctx: Context, actor: Person, team_id: str, terms: Terms) -> Promise:
    """Promise something. Refuses who does not lead the team, and a fourth promise."""
    team = _held(ctx, actor, team_id)
    terms = _checked(terms)
    if len(of_team(ctx, team)) >= MOST_OPEN:
        raise Refusal(Line("promise-too-many", most=MOST_OPEN))
    promise = _begun(ctx, team, terms)
    audit.record(ctx, actor, "promise-made", team.id, name=team.name, words=promise.words)
    return promise


def change(ctx: Context, actor: Person, promise_id: str, terms: Terms) -> Promise:
    """Promise something else instead: the old words end, and the digests that told them keep them."""
    before = get(ctx, promise_id)
    team = _held(ctx, actor, before.team_id)
    terms = _checked(terms)
    if before.terms == terms:
        return before
    if not store.end(ctx.session, ctx.workspace_id, before.id, now=ctx.now):
        raise Refusal(Line("promise-gone"))
    promise = _begun(ctx, team, terms)
    audit.record(ctx, actor, "promise-changed", team.id, name=team.name, before=before.words, words=promise.words)
    return promise


def end(ctx: Context, actor: Person, promise_id: str) -> Team:
    """A promise holds no longer."""
    promise = get(ctx, promise_id)
    team = _held(ctx, actor, promise.team_id)
    if not store.end(ctx.session, ctx.workspace_id, promise.id, now=ctx.now):
        raise Refusal(Line("promise-gone"))
    audit.record(ctx, actor, "promise-ended", team.id, name=team.name, words=promise.words)
    return team


def get(ctx: Context, promise_id: str) -> Promise:
    """A promise that still holds."""
    promise = store.find(ctx.session, ctx.workspace_id, promise_id)
    if promise is None or promise.ended_at is not None:
        raise Refusal(Line("promise-gone"))
    return promise


def of_everybody(ctx: Context) -> dict[str, list[Promise]]:
    """The promises of all teams that hold now, by team."""
    return store.open_of_all(ctx.session, ctx.workspace_id)


def of_digest(ctx: Context, promises: Sequence[Promise], delivered: Sequence[Delivered]) -> tuple[Kept, ...]:
    """How the promises of a team were kept over the handoffs it delivered in some weeks."""
    said = store.reviews(ctx.session, ctx.workspace_id, [each.id for each in promises])
    return tuple(kept(each, delivered, said.get(each.id)) for each in promises)


def ask_for_reviews(ctx: Context) -> None:
    """On its review day ask the leads of each promise, once, however often this is called."""
    for promise in store.to_review(ctx.session, ctx.workspace_id, (ctx.now + timedelta(days=1)).date()):
        team = stored_teams.find(ctx.session, ctx.workspace_id, promise.team_id)
        if team is None or promise.next_review > team.today(ctx.now):
            continue
        following = next_review(team.today(ctx.now), promise.review_weeks)
        if store.put_off(ctx.session, promise, following):
            leads = stored_teams.leads_of(ctx.session, ctx.workspace_id, team.id)
            reference = reference_of(promise.id, promise.next_review)
            deliveries.owe(ctx, *(_asking(ctx, lead, reference) for lead in leads))


def _asking(ctx: Context, lead_id: str, reference: str) -> Owed:
    expires = ctx.now + ANSWERABLE
    return Owed(REVIEW, lead_id, reference, ctx.now, reference=reference, manner="nudge", expires_at=expires)


def review(ctx: Context, who: Person, reference: str, verdict: Verdict, remark: str = "") -> Promise:
    """A lead says whether the promise was kept; the first answer counts, and all leads see it."""
    promise, due_on = asked_about(ctx, reference)
    team = stored_teams.find(ctx.session, ctx.workspace_id, promise.team_id)
    if team is None:
        raise Refusal(Line("promise-gone"))
    teams.check_may_lead(ctx, who, team)
    remark = " ".join(remark.split())
    if len(remark) > LONGEST_REMARK:
        raise Refusal(Line("promise-remark", most=LONGEST_REMARK), "remark")
    said = Review(promise.id, due_on, verdict, remark, ctx.now)
    before = said_on(ctx, reference)
    if not store.answer(ctx.session, ctx.workspace_id, said, who.id) and before and before.verdict != verdict:
        raise Refusal(Line("promise-reviewed"))
    deliveries.owe_again(ctx, (REVIEW,), reference)
    deliveries.refresh_home(ctx, stored_teams.leads_of(ctx.session, ctx.workspace_id, team.id))
    return promise


def said_on(ctx: Context, reference: str) -> Review | None:
    """What was answered on a review day, if anything."""
    promise, due_on = asked_about(ctx, reference)
    return store.review(ctx.session, ctx.workspace_id, promise.id, due_on)


def waiting_for(ctx: Context, who: Person) -> list[tuple[str, Promise]]:
    """The review days somebody was asked about and no lead has answered, each by its reference."""
    told = stored_deliveries.said_to(ctx.session, ctx.workspace_id, who.id, REVIEW, ctx.now - ANSWERABLE)
    asked = [(each, asked_about(ctx, each)[0]) for each in told]
    return [
        (reference, promise)
        for reference, promise in asked
        if promise.ended_at is None and said_on(ctx, reference) is None and _leads(ctx, who, promise)
    ]


def _leads(ctx: Context, who: Person, promise: Promise) -> bool:
    team = stored_teams.find(ctx.session, ctx.workspace_id, promise.team_id)
    return team is not None and teams.may_lead(ctx, who, team)


def asked_about(ctx: Context, reference: str) -> tuple[Promise, date]:
    """The promise and the review day a question is about."""
    promise_id, _, day = reference.rpartition(":")
    promise = store.find(ctx.session, ctx.workspace_id, promise_id)
    if promise is None:
        raise Refusal(Line("promise-gone"))
    return promise, date.fromisoformat(day)


def reference_of(promise_id: str, due_on: date) -> str:
    """How a question of a review day is found again."""
    return f"{promise_id}:{due_on.isoformat()}"


def _held(ctx: Context, actor: Person, team_id: str) -> Team:
    """The team, held until the transaction ends, so that two leads at once do not promise a fourth thing."""
    team = stored_teams.lock(ctx.session, ctx.workspace_id, team_id)
    if team is None:
        raise Refusal(Line("teams-gone"))
    teams.check_may_lead(ctx, actor, team)
    return team


def _checked(terms: Terms) -> Terms:
    terms = tidy(terms)
    refuse([*check(terms)])
    return terms


def _begun(ctx: Context, team: Team, terms: Terms) -> Promise:
    promise = Promise(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        team_id=team.id,
        words=terms.words,
        measure=terms.measure,
        hours=terms.hours,
        target=terms.target,
        review_weeks=terms.review_weeks,
        next_review=next_review(team.today(ctx.now), terms.review_weeks),
        since=ctx.now,
    )
    store.add(ctx.session, promise)
    return promise
