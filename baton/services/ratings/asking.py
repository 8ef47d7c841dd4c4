"""Asking for ratings: after a handoff, once more a day later, or because a colleague wants to know."""

from collections.abc import Sequence
from dataclasses import dataclass

from baton.domain.deliveries import Owed
from baton.domain.handoffs import Handoff
from baton.domain.lines import Line, Names, Refusal, refuse
from baton.domain.people import Person
from baton.domain.ratings import (
    ASKED_FOR,
    MOST_ASKED_AT_ONCE,
    REMIND_AFTER,
    SAMPLING_PROBABILITY,
    WEEK,
    Prompt,
    Rating,
    RatingRequest,
    Subject,
    may_be_asked,
)
from baton.services import deliveries
from baton.services.contexts import Context
from baton.services.ratings.giving import REMINDER, REQUEST, handoff_key_of, mine
from baton.storage import people
from baton.storage import ratings as store


def offer(ctx: Context, rater: Person, handoff: Handoff) -> bool:
    """Decide, as the receiver takes a handoff, whether to ask how it was; decided once, and remembered with its odds.

    Not asked: people who do not take part or have stopped it, and colleagues of one team (their ratings do not count
    for the team). Whoever has been asked enough lately is left alone; of the other handoffs a sample is asked about.
    """
    inside = handoff.owner_team_id is not None and handoff.owner_team_id == handoff.receiver_team_id
    if not rater.takes_part or rater.prompts_stopped or inside or rater.id == handoff.owner_id:
        return False
    store.lock_people(ctx.session, ctx.workspace_id, [rater.id])
    lately = store.asked_lately(ctx.session, ctx.workspace_id, [rater.id], ctx.now - WEEK)[rater.id]
    topic = handoff.owner_team_id or handoff.owner_id
    probability = SAMPLING_PROBABILITY if may_be_asked(topic, lately, now=ctx.now) else 0.0
    draw = ctx.draw()
    prompt = Prompt(
        workspace_id=ctx.workspace_id,
        handoff_id=handoff.id,
        rater_id=rater.id,
        team_id=handoff.owner_team_id,
        at=ctx.now,
        probability=probability,
        draw=draw,
        asked=draw < probability,
        topic=topic,
    )
    if not store.add_prompt(ctx.session, prompt):
        before = store.prompt(ctx.session, ctx.workspace_id, handoff.id)
        return before is not None and before.asked
    if prompt.asked:
        deliveries.refresh_home(ctx, (rater.id,))
    return prompt.asked


@dataclass(frozen=True, slots=True)
class Question:
    """Where the question after a handoff stands: what the receiver answered, and whether it is still open."""

    rating: Rating | None
    open: bool


def question(ctx: Context, rater: Person, handoff: Handoff) -> Question:
    """What the receiver of a handoff has said about it, and whether Baton is asking at present."""
    prompt = store.prompt(ctx.session, ctx.workspace_id, handoff.id)
    is_open = prompt is not None and prompt.asked and ctx.now - prompt.at < ASKED_FOR
    return Question(mine(ctx, rater, Subject("handoff", handoff.id)), is_open)


def waiting_for(ctx: Context, person: Person) -> tuple[Handoff, ...]:
    """The handoffs this person was asked about in the last 72 hours and has not rated, newest first."""
    asked = store.asked_about(ctx.session, ctx.workspace_id, person.id, ctx.now - ASKED_FOR)
    keys = {handoff.id: handoff_key_of(ctx, handoff.id) for handoff in asked}
    rated = store.rated(ctx.session, ctx.workspace_id, keys.values())
    return tuple(handoff for handoff in asked if keys[handoff.id] not in rated)


def remind(ctx: Context) -> None:
    """Owe one reminder for every question that is a day old, still open and unanswered."""
    due = store.asked_between(ctx.session, ctx.workspace_id, ctx.now - ASKED_FOR, ctx.now - REMIND_AFTER)
    keys = {prompt.handoff_id: handoff_key_of(ctx, prompt.handoff_id) for prompt in due}
    rated = store.rated(ctx.session, ctx.workspace_id, keys.values())
    reminders = [
        Owed(
            REMINDER,
            prompt.rater_id,
            prompt.handoff_id,
            ctx.now,
            reference=prompt.handoff_id,
            manner="prompt",
            expires_at=prompt.at + ASKED_FOR,
            topic=prompt.topic,
        )
        for prompt in due
        if keys[prompt.handoff_id] not in rated
    ]
    deliveries.owe(ctx, *reminders)


def request(ctx: Context, requester: Person, raters: Sequence[Person]) -> tuple[int, int]:
    """Ask colleagues to rate oneself: how many of how many are asked. Who answers, nobody learns.

    Left out without a name: those who were asked enough lately, who were asked by the same person or about the same
    team in the last 7 days, or who do not want to be asked. Refuses what cannot be asked, and when nobody is left.
    """
    chosen = list({person.id: person for person in raters}.values())
    _check_request(requester, chosen)
    store.lock_people(ctx.session, ctx.workspace_id, [requester.id, *(person.id for person in chosen)])
    since = ctx.now - WEEK
    lately = store.asked_lately(ctx.session, ctx.workspace_id, [person.id for person in chosen], since)
    before = store.asked_by(ctx.session, ctx.workspace_id, requester.id, since)
    topic = requester.team_id or requester.id
    requests = [
        RatingRequest(ctx.workspace_id, ctx.new_id(), requester.id, person.id, requester.team_id, ctx.now)
        for person in chosen
        if not person.prompts_stopped
        and person.id not in before
        and may_be_asked(topic, lately[person.id], now=ctx.now)
    ]
    if not requests:
        raise Refusal(Line("rating-request-nobody"), "raters")
    store.add_requests(ctx.session, requests)
    deliveries.owe(ctx, *(_prompt(each) for each in requests))
    return len(requests), len(chosen)


def _prompt(request: RatingRequest) -> Owed:
    return Owed(
        REQUEST,
        request.rater_id,
        request.id,
        request.at,
        reference=request.id,
        manner="prompt",
        expires_at=request.at + ASKED_FOR,
        topic=request.topic,
    )


def _check_request(requester: Person, raters: Sequence[Person]) -> None:
    wrong: list[Refusal] = []
    if not requester.takes_part:
        wrong.append(Refusal(Line("rating-guests-cannot-rate")))
    if not raters:
        wrong.append(Refusal(Line("rating-request-whom"), "raters"))
    if len(raters) > MOST_ASKED_AT_ONCE:
        wrong.append(Refusal(Line("rating-request-too-many", most=MOST_ASKED_AT_ONCE), "raters"))
    if any(person.id == requester.id for person in raters):
        wrong.append(Refusal(Line("rating-not-oneself"), "raters"))
    absent = tuple(person.mention for person in raters if not person.takes_part)
    if absent:
        wrong.append(Refusal(Line("rating-request-cannot", people=Names(absent)), "raters"))
    refuse(wrong)


def stop_asking(ctx: Context, person: Person, *, stopped: bool) -> None:
    """Never ask this person for ratings again, or begin again."""
    people.change(ctx.session, person, prompts_stopped=stopped)
    deliveries.refresh_home(ctx, (person.id,))
