"""How a handoff looks: its facts, its row in a list, its history, and the buttons somebody may press now."""

from collections.abc import Mapping
from datetime import date, datetime

from baton.conversation import ratings
from baton.conversation.asks import Ask
from baton.conversation.cards import (
    Button,
    Buttons,
    Card,
    Confirm,
    Facts,
    Heading,
    Link,
    Note,
    Paragraph,
    Part,
    Quote,
    facts,
    parts,
)
from baton.conversation.cards import buttons as row_of
from baton.conversation.handoffs.forms import shortened
from baton.domain.handoffs import OPEN, Handoff, Side, Step, Taken, is_overdue, state_line, steps_for
from baton.domain.lines import Line, Moment, day_seen_from, verbatim
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.services.handoffs import Outcome
from baton.storage import handoffs as store
from baton.storage import people

LONGEST_IN_ROW = 100
ALOUD = "aloud"
OPENING: frozenset[Step] = frozenset({"ask", "decline", "deliver", "return"})  # these open a form first
MAIN: tuple[Step, ...] = ("accept", "deliver", "receive")


def title(handoff: Handoff) -> Line:
    """What the handoff is about, with its number, on one line."""
    return Line("handoff-title", number=str(handoff.number), what=in_short(handoff))


def in_short(handoff: Handoff) -> str:
    """What was ordered, on one line of at most a hundred characters."""
    return shortened(" ".join(handoff.what.split()), LONGEST_IN_ROW)


def people_of(ctx: Context, *handoffs: Handoff) -> dict[str, Person]:
    """Owners and receivers, by id."""
    ids = {id for handoff in handoffs for id in (handoff.owner_id, handoff.receiver_id)}
    return people.known(ctx.session, ctx.workspace_id, ids)


def placed(ask: Ask, handoff: Handoff) -> Card:
    """The answer to whoever placed an order."""
    owner = people_of(ask.ctx, handoff)[handoff.owner_id]
    said = Line("handoff-placed", number=str(handoff.number), owner=owner.mention)
    return Card(
        said,
        parts(
            [
                Paragraph(said),
                Quote(verbatim(handoff.what)),
                facts_of(handoff, owner.today(ask.ctx.now)),
                None if handoff.done_means else Note(Line("handoff-done-unsaid-receiver")),
                step_buttons(handoff, ask.who.id, aloud=True),
            ]
        ),
    )


def said(outcome: Outcome, step: Step) -> Card:
    """The short answer to whoever took a step, or had taken it before, with what comes next."""
    line = f"handoff-said-{step}" if outcome.first else f"handoff-already-{step}"
    return Card.saying(Line(line, number=str(outcome.handoff.number)), *_next(outcome.handoff, step))


def _next(handoff: Handoff, step: Step) -> tuple[Part, ...]:
    if step == "accept" and handoff.state == "accepted":
        return (row_of(step_button(handoff, "deliver", aloud=True)),)
    if step == "receive" and handoff.state == "received":
        return (row_of(ratings.rate_button(handoff)),)
    return ()


def everything(ask: Ask, handoff: Handoff) -> Card:
    """/handoff show N: all facts, what happened, and what this person can do now."""
    known = people_of(ask.ctx, handoff)
    owner, receiver = known[handoff.owner_id], known[handoff.receiver_id]
    number = str(handoff.number)
    head = Line("handoff-head", owner=owner.mention, receiver=receiver.mention)
    title = Line("handoff-head-title", number=number)
    return Card(
        title,
        parts(
            [
                Paragraph(head),
                Quote(verbatim(handoff.what)),
                facts_of(handoff, owner.today(ask.ctx.now), with_state=True),
                links(handoff),
                *_history(ask.ctx, handoff, known),
                step_buttons(handoff, ask.who.id, aloud=True),
            ]
        ),
        title,
    )


def facts_of(handoff: Handoff, today: date, *, with_state: bool = False) -> Facts:
    """State, day, what "done" means, kind and need, as far as they are known. `today` is the owner's."""
    pairs = [(Line("handoff-fact-state"), state_line(handoff))] if with_state else []
    pairs.append((Line("handoff-fact-due"), _day_line(handoff, today)))
    if handoff.done_means:
        pairs.append((Line("handoff-fact-done"), verbatim(handoff.done_means)))
    if handoff.kind:
        pairs.append((Line("handoff-fact-kind"), Line(f"handoff-kind-{handoff.kind}")))
    rungs = {"need": handoff.need, "request": handoff.request, "want": handoff.want, "demand": handoff.demand}
    pairs += [(Line(f"handoff-fact-{rung}"), verbatim(words)) for rung, words in rungs.items() if words]
    if with_state and handoff.returns:
        pairs.append((Line("handoff-fact-returns"), Line("handoff-times", count=handoff.returns)))
    return facts(*pairs)


def due_line(handoff: Handoff, today: date) -> Line:
    """The day it is due, said to be overdue when it is. `today` is the owner's."""
    if handoff.due_on is None:
        return Line("handoff-no-day")
    return Line(
        "handoff-overdue" if is_overdue(handoff, today) else "handoff-due", day=day_seen_from(handoff.due_on, today)
    )


def _day_line(handoff: Handoff, today: date) -> Line:
    """The day alone, where its label says already that it is the day due."""
    if handoff.due_on is None or is_overdue(handoff, today):
        return due_line(handoff, today)
    return Line("handoff-day", day=day_seen_from(handoff.due_on, today))


def _history(ctx: Context, handoff: Handoff, known: Mapping[str, Person]) -> list[Part]:
    taken = store.steps(ctx.session, ctx.workspace_id, handoff.id)
    ordered = Line("handoff-history-order", person=known[handoff.receiver_id].mention, at=Moment(handoff.ordered_at))
    shown: list[Part] = [Heading(Line("handoff-history")), Paragraph(ordered)]
    for step in taken:
        shown += _step(step, known)
    return shown


def _step(step: Taken, known: Mapping[str, Person]) -> list[Part]:
    who = known[step.by_id].mention
    line = Line(f"handoff-history-{step.step}", person=who, at=Moment(step.at))
    words = "\n".join(filter(None, (step.words, step.link)))
    return [Paragraph(line), Quote(verbatim(words))] if words else [Paragraph(line)]


def row(handoff: Handoff, side: Side, known: Mapping[str, Person], now: datetime) -> Line:
    """One line of a list, as the person on `side` reads it: what waits for whom, and until when."""
    owner = known[handoff.owner_id]
    other = known[handoff.receiver_id] if side == "owner" else owner
    shown = {"number": str(handoff.number), "what": in_short(handoff), "person": other.name}
    if handoff.state not in OPEN:
        return Line(f"handoff-row-{side}-closed", **shown, stage=state_line(handoff))
    stage = Line(f"handoff-{side}-waits-{handoff.state}", person=other.name)
    return Line(f"handoff-row-{side}", **shown, stage=stage, due=due_line(handoff, owner.today(now)))


def links(handoff: Handoff, link: str = "") -> Buttons | None:
    """The message the order came from and what was delivered, as links."""
    delivered = link or (handoff.link if handoff.delivered_at else "")
    found = [
        Link(Line(label), url)
        for label, url in (("handoff-link-source", handoff.source), ("handoff-link-delivered", delivered))
        if url
    ]
    return row_of(*found) if found else None


def step_buttons(
    handoff: Handoff, person_id: str, *, aloud: bool = False, without: frozenset[Step] = frozenset()
) -> Buttons | None:
    """The steps this person may take now. `aloud`: the card itself will not change, so the answer must say what did."""
    steps = [step for step in steps_for(handoff, person_id) if step not in without]
    return row_of(*(step_button(handoff, step, aloud=aloud) for step in steps)) if steps else None


def step_button(handoff: Handoff, step: Step, *, aloud: bool = False, label: Line | None = None) -> Button:
    """The button of one step."""
    return Button(
        label or Line(f"handoff-button-{step}"),
        f"handoff-{step}",
        ":".join([handoff.id, str(handoff.returns), *([ALOUD] if aloud else [])]),
        style="primary" if step in MAIN else "danger" if step == "cancel" else "plain",
        opens=step in OPENING,
        confirm=_cancel_confirm(handoff) if step == "cancel" else None,
    )


def _cancel_confirm(handoff: Handoff) -> Confirm:
    return Confirm(
        Line("handoff-cancel-title"),
        Line("handoff-cancel-text", number=str(handoff.number)),
        Line("handoff-cancel-yes"),
        Line("handoff-cancel-no"),
    )
