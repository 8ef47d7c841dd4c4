"""Orders between colleagues: place one, take its steps one after the other, and see what waits for whom."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from baton.domain import handoffs as rules
from baton.domain.deliveries import Owed
from baton.domain.handoffs import OPEN, RULES, Handoff, Order, Side, State, Step, Taken
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services import deliveries, ratings
from baton.services.contexts import Context
from baton.storage import handoffs as store

# To the owner: the order as it stands, a return, an answer, a cancellation, what is due.
OWNER, RETURNED, ANSWERED = "handoff-owner", "handoff-returned", "handoff-answered"
CANCELLED, REMINDER = "handoff-cancelled", "handoff-reminder"
# To the receiver: the order as it stands, each delivery, a question, a refusal, an owner who could not be reached.
RECEIVER, DELIVERED, ASKED = "handoff-receiver", "handoff-delivered", "handoff-asked"
DECLINED, UNREACHED = "handoff-declined", "handoff-unreached"
# Messages that show the present state or offer steps; they are brought up to date when a step is taken.
STANDING = (OWNER, RETURNED, ANSWERED, RECEIVER, DELIVERED, ASKED)

MOST_LISTED = 20
MOST_WAITING = 50
REMEMBERED = timedelta(days=7)  # around now: more than a reminder can look back or ahead over any weekend


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the handoff stands after a step; `first` is False when this person had taken that step before."""

    handoff: Handoff
    first: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one person: to accept or deliver as the owner, to receive as the receiver. Due ones first."""

    to_accept: tuple[Handoff, ...]
    to_deliver: tuple[Handoff, ...]
    to_receive: tuple[Handoff, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One side of somebody's handoffs, and how many more there are than these."""

    handoffs: tuple[Handoff, ...]
    more: int


def place(ctx: Context, order: Order, *, done_required: bool = False) -> Handoff:
    """Place an order; the owner gets a message. Refuses, with every reason, what nobody could keep.

    `done_required`: where there was room to say what "done" means, it has to be said.
    """
    rules.check(order, order.receiver.today(ctx.now), done_required=done_required)
    (owner,) = order.owners
    handoff = Handoff(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        number=store.next_number(ctx.session, ctx.workspace_id),
        owner_id=owner.id,
        receiver_id=order.receiver.id,
        owner_team_id=owner.team_id,
        receiver_team_id=order.receiver.team_id,
        what=rules.tidy(order.what),
        done_means=rules.tidy(order.done_means),
        kind=order.kind,
        due_on=order.due_on,
        state="ordered",
        ordered_at=ctx.now,
        source=order.source if rules.is_web_address(order.source) else "",
        need=rules.tidy(order.ladder.get("need", "")),
        request=rules.tidy(order.ladder.get("request", "")),
        want=rules.tidy(order.ladder.get("want", "")),
        demand=rules.tidy(order.ladder.get("demand", "")),
    )
    store.add(ctx.session, handoff)
    deliveries.owe(ctx, _news(ctx, OWNER, owner.id, handoff.id, handoff))
    deliveries.refresh_home(ctx, (owner.id, order.receiver.id))
    return handoff


def accept(ctx: Context, who: Person, handoff_id: str) -> Outcome:
    """The owner takes the order on."""
    return _take(ctx, who, handoff_id, "accept")


def ask(ctx: Context, who: Person, handoff_id: str, question: str) -> Outcome:
    """The owner asks the receiver something; the state stays. The same open question twice counts once."""
    rules.check_words(question, "handoff-question-missing", "words")
    return _take(ctx, who, handoff_id, "ask", words=question)


def answer(ctx: Context, who: Person, question_id: str, words: str) -> Outcome:
    """The receiver answers a question, once."""
    rules.check_words(words, "handoff-answer-missing", "words")
    question = question_of(ctx, question_id)
    return _take(ctx, who, question.handoff_id, "answer", words=words, answers_id=question.id)


def decline(ctx: Context, who: Person, handoff_id: str, reason: str) -> Outcome:
    """The owner says no, and why."""
    rules.check_words(reason, "handoff-reason-missing", "words")
    return _take(ctx, who, handoff_id, "decline", words=reason)


def deliver(ctx: Context, who: Person, handoff_id: str, note: str, link: str) -> Outcome:
    """The owner hands over, with a note and an http(s) link if there are any."""
    rules.check_length(note, "words")
    rules.check_link(link.strip())
    return _take(ctx, who, handoff_id, "deliver", words=note, link=link)


def receive(ctx: Context, who: Person, handoff_id: str, round: int | None = None) -> Outcome:
    """The receiver has what they needed; a rating may be asked for.

    `round` says which delivery was looked at (how often it had been sent back); a newer one is not received unseen.
    """
    return _take(ctx, who, handoff_id, "receive", round=round)


def send_back(ctx: Context, who: Person, handoff_id: str, reason: str, round: int | None = None) -> Outcome:
    """The receiver returns the delivery with a reason; the owner delivers again. `round` as in `receive`."""
    rules.check_words(reason, "handoff-reason-missing", "words")
    return _take(ctx, who, handoff_id, "return", words=reason, round=round)


def cancel(ctx: Context, who: Person, handoff_id: str, reason: str = "") -> Outcome:
    """The receiver no longer needs it."""
    rules.check_length(reason, "words")
    return _take(ctx, who, handoff_id, "cancel", words=reason)


def may_take(ctx: Context, who: Person, handoff_id: str, step: Step, round: int | None = None) -> Outcome:
    """Whether somebody may take a step now (`first` is False when they already did); changes nothing."""
    handoff = _found(ctx, handoff_id)
    if not rules.may_take(handoff, who.id, step):
        return Outcome(handoff, False)
    if round not in (None, handoff.returns):
        raise Refusal(Line("handoff-newer-delivery", number=str(handoff.number)))
    return Outcome(handoff, True)


def numbered(ctx: Context, who: Person, number: int) -> Handoff:
    """Somebody's own handoff by its number. That others have one of that number is not told."""
    handoff = store.numbered(ctx.session, ctx.workspace_id, number)
    if handoff is None or rules.side_of(handoff, who.id) is None:
        raise Refusal(Line("handoff-not-found", number=str(number)))
    return handoff


def seen(ctx: Context, who: Person, handoff_id: str) -> Handoff:
    """Somebody's own handoff by its id."""
    handoff = _found(ctx, handoff_id)
    if rules.side_of(handoff, who.id) is None:
        raise Refusal(Line("handoff-gone"))
    return handoff


def question_of(ctx: Context, question_id: str) -> Taken:
    """A question that was asked."""
    question = store.find_step(ctx.session, ctx.workspace_id, question_id)
    if question is None or question.step != "ask":
        raise Refusal(Line("handoff-gone"))
    return question


def listed(ctx: Context, person: Person, side: Side) -> Listed:
    """What somebody owns or ordered, open ones first."""
    found, count = store.of_person(ctx.session, ctx.workspace_id, person.id, side, MOST_LISTED)
    return Listed(tuple(found), count - len(found))


def waiting_for(ctx: Context, person: Person) -> Waiting:
    """What waits for this person, at most fifty of each sort."""

    def of(side: Side, *states: State) -> tuple[Handoff, ...]:
        return tuple(store.waiting(ctx.session, ctx.workspace_id, person.id, side, states, MOST_WAITING))

    return Waiting(of("owner", "ordered"), of("owner", "accepted", "returned"), of("receiver", "delivered"))


def awaited(ctx: Context, person: Person) -> list[Handoff]:
    """What this person has ordered and is to get from others, those with a day first; at most fifty."""
    return store.waiting(ctx.session, ctx.workspace_id, person.id, "receiver", OPEN, MOST_WAITING)


def owed_near(ctx: Context, owner_id: str | None = None) -> list[Handoff]:
    """What still has to be delivered and is due within a few days of now, in any zone; of everybody or one owner."""
    today = ctx.now.date()
    return store.owed_between(ctx.session, ctx.workspace_id, today - REMEMBERED, today + REMEMBERED, owner_id)


def owe_unreached(ctx: Context, handoff_id: str) -> None:
    """The order could not be brought to its owner: tell the receiver, who can talk to them."""
    handoff = store.find(ctx.session, ctx.workspace_id, handoff_id)
    if handoff is not None and handoff.state == "ordered":
        deliveries.owe(ctx, _news(ctx, UNREACHED, handoff.receiver_id, handoff.id, handoff))


def _found(ctx: Context, handoff_id: str) -> Handoff:
    handoff = store.find(ctx.session, ctx.workspace_id, handoff_id)
    if handoff is None:
        raise Refusal(Line("handoff-gone"))
    return handoff


def _take(
    ctx: Context,
    who: Person,
    handoff_id: str,
    step: Step,
    *,
    words: str = "",
    link: str = "",
    round: int | None = None,
    answers_id: str | None = None,
) -> Outcome:
    """Take one step: exactly one of several at once has its effect, the others are told how things stand."""
    before = may_take(ctx, who, handoff_id, step, round)
    if not before.first:
        return before
    words, link = rules.tidy(words), rules.tidy(link)
    replied_at = ctx.now if RULES[step].by == "owner" else None
    changes = _changes(ctx, before.handoff, step, words, link)
    if not store.move(ctx.session, before.handoff, RULES[step].states, replied_at, **changes):
        return may_take(ctx, who, handoff_id, step, before.handoff.returns)
    number = before.handoff.returns
    taken = Taken(ctx.workspace_id, ctx.new_id(), handoff_id, step, who.id, ctx.now, words, link, number, answers_id)
    if _asked_already(ctx, taken) or not store.add_step(ctx.session, taken):
        return Outcome(_found(ctx, handoff_id), False)
    after = _found(ctx, handoff_id)
    _tell(ctx, after, taken, who)
    return Outcome(after, True)


def _changes(ctx: Context, handoff: Handoff, step: Step, words: str, link: str) -> dict[str, Any]:
    then = RULES[step].then
    changes: dict[str, Any] = {"state": then} if then else {}
    match step:
        case "accept":
            changes["accepted_at"] = ctx.now
        case "deliver":
            changes |= {"delivered_at": ctx.now, "note": words, "link": link}
        case "receive":
            changes |= {"received_at": ctx.now, "closed_at": ctx.now}
        case "return":
            changes |= {"returns": handoff.returns + 1, "delivered_at": None}
        case "decline" | "cancel":
            changes["closed_at"] = ctx.now
    return changes


def _asked_already(ctx: Context, taken: Taken) -> bool:
    """The same question, not yet answered, sent twice. The handoff's row is held, so nobody can be in between."""
    if taken.step != "ask":
        return False
    steps = store.steps(ctx.session, ctx.workspace_id, taken.handoff_id)
    answered = {step.answers_id for step in steps}
    return any(step.step == "ask" and step.words == taken.words and step.id not in answered for step in steps)


def _tell(ctx: Context, handoff: Handoff, taken: Taken, who: Person) -> None:
    """Standing messages first, then the one that rings: somebody is rung at most once for a step."""
    deliveries.owe_again(ctx, STANDING, handoff.id)
    rounded = f"{handoff.id}:{handoff.returns}"
    match taken.step:
        case "accept":
            deliveries.owe(ctx, _news(ctx, RECEIVER, handoff.receiver_id, handoff.id, handoff))
        case "ask":
            deliveries.owe(ctx, _news(ctx, ASKED, handoff.receiver_id, taken.id, handoff))
        case "answer":
            deliveries.owe(ctx, _news(ctx, ANSWERED, handoff.owner_id, taken.answers_id or "", handoff))
        case "decline":
            deliveries.owe(ctx, _news(ctx, DECLINED, handoff.receiver_id, handoff.id, handoff))
        case "deliver":
            deliveries.owe(ctx, _news(ctx, DELIVERED, handoff.receiver_id, rounded, handoff))
        case "receive":
            ratings.offer(ctx, who, handoff)
        case "return":
            deliveries.owe(ctx, _news(ctx, RETURNED, handoff.owner_id, rounded, handoff))
        case "cancel":
            deliveries.owe(ctx, _news(ctx, CANCELLED, handoff.owner_id, handoff.id, handoff))
    deliveries.refresh_home(ctx, (handoff.owner_id, handoff.receiver_id))


def _news(ctx: Context, kind: str, recipient: str, period: str, handoff: Handoff) -> Owed:
    return Owed(kind, recipient, period, ctx.now, reference=handoff.id)
