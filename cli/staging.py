"""Plays one event of the sample company's story as the deed it was."""

from dataclasses import dataclass, field
from datetime import timedelta

from baton.domain.handoffs import Order
from baton.domain.people import Person
from baton.domain.ratings import Opinion, Subject
from baton.services import handoffs, kudos, ratings
from baton.services.contexts import Context
from baton.services.kudos import Wish
from baton.storage import handoffs as handoff_store
from baton.storage import people
from cli.sample.events import (
    Accepted,
    Answered,
    Asked,
    Declined,
    Delivered,
    Event,
    Joined,
    Ordered,
    Rated,
    Received,
    Returned,
    Thanked,
)

SECONDS_IN_THE_FORM, LETTERS_A_SECOND = 9, 6


@dataclass
class Player:
    """Remembers which handoff and which kudos of the database are the story's."""

    handoffs: dict[int, str] = field(default_factory=dict)
    kudos: dict[int, str] = field(default_factory=dict)

    def play(self, ctx: Context, event: Event) -> None:
        """Let one event happen. A Refusal means that the story breaks a rule."""
        match event:
            case Ordered():
                self._order(ctx, event)
            case Thanked():
                self._thank(ctx, event)
            case Joined():
                kudos.join(ctx, _person(ctx, event.by), self.kudos[event.kudos])
            case Rated():
                _rate(ctx, event, _person(ctx, event.by), self.handoffs[event.handoff])
            case _:
                _step(ctx, event, _person(ctx, event.by), self.handoffs[event.handoff])

    def _order(self, ctx: Context, event: Ordered) -> None:
        known = people.known(ctx.session, ctx.workspace_id, (event.receiver, event.owner))
        order = Order(
            receiver=known[event.receiver],
            owners=(known[event.owner],),
            what=event.what,
            due_on=event.due_on,
            done_means=event.done_means,
            kind=event.kind,
        )
        self.handoffs[event.handoff] = handoffs.place(ctx, order).id

    def _thank(self, ctx: Context, event: Thanked) -> None:
        known = people.known(ctx.session, ctx.workspace_id, (event.giver, *event.receivers))
        receivers = [known[id] for id in event.receivers]
        wish = Wish(known[event.giver], receivers, event.reason, event.value, event.channel)
        given, _ = kudos.give(ctx, wish)
        self.kudos[event.kudos] = given.id


def _step(
    ctx: Context,
    event: Accepted | Asked | Answered | Declined | Delivered | Returned | Received,
    who: Person,
    handoff_id: str,
) -> None:
    match event:
        case Accepted():
            handoffs.accept(ctx, who, handoff_id)
        case Asked():
            handoffs.ask(ctx, who, handoff_id, event.words)
        case Answered():
            handoffs.answer(ctx, who, _last_question(ctx, handoff_id), event.words)
        case Declined():
            handoffs.decline(ctx, who, handoff_id, event.reason)
        case Delivered():
            handoffs.deliver(ctx, who, handoff_id, event.note, link="")
        case Returned():
            handoffs.send_back(ctx, who, handoff_id, event.reason)
        case Received():
            handoffs.receive(ctx, who, handoff_id)


def _last_question(ctx: Context, handoff_id: str) -> str:
    steps = handoff_store.steps(ctx.session, ctx.workspace_id, handoff_id)
    return [step.id for step in steps if step.step == "ask"][-1]


def _rate(ctx: Context, event: Rated, rater: Person, handoff_id: str) -> None:
    """One tap; or the form, which takes a while."""
    subject = Subject("handoff", handoff_id)
    if not event.dimensions and not event.words:
        ratings.tap(ctx, rater, subject, event.level)
        return
    opinion = Opinion(event.level, event.dimensions, event.point, event.words, event.failure, event.signed)
    took = SECONDS_IN_THE_FORM + len(event.words) // LETTERS_A_SECOND + len(event.dimensions)
    ratings.give(ctx, rater, subject, opinion, opened_at=ctx.now - timedelta(seconds=took))


def _person(ctx: Context, id: str) -> Person:
    return people.known(ctx.session, ctx.workspace_id, [id])[id]
