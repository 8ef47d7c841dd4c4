"""The messages of a follow-up: one step each, short, with one thing to press."""

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Buttons, Card, Note, Paragraph, Part, Style, buttons, parts
from baton.domain.courses import Course, said
from baton.domain.handoffs import Handoff
from baton.domain.lines import Day, Line, verbatim
from baton.domain.people import Person
from baton.domain.reports import shortened
from baton.domain.training import SNOOZES, Assigned
from baton.services import handoffs
from baton.services.contexts import Context
from baton.services.training import answering as service
from baton.services.training.answering import Asked
from baton.storage import people

OPENS = frozenset({"diagnosis", "commitment", "recall", "check", "review", "booster", "evaluation", "refresh"})
LONGEST_WHAT = 40


def step(notice: Notice) -> Told | None:
    """A step as it stands: asked, answered, put off or over."""
    reader = notice.reader
    found = service.asked(notice.ctx, notice.delivery.reference)
    if reader is None or found is None:
        return None
    card = _card(notice, found, reader)
    return Told(card, reader.language, reader.zone) if card else None


def _card(notice: Notice, found: Asked, reader: Person) -> Card | None:
    at = found.step
    old = notice.delivery.period != at.period  # it was put off since, and is asked by another message
    if at.state in ("asked", "ignored") and not old and _is_on(found):
        return asking(notice.ctx, found, reader)
    if not notice.delivery.posted:
        return None
    if at.state == "answered" and at.kind not in OPENS:
        # What was read can be read again: a lesson, or what a lead is to ask.
        return _over(found, Line("training-seen"), reader, way(at))
    if at.state == "answered":
        return _over(found, Line("training-answered"), reader)
    if at.snoozes and at.state == "planned":
        return _over(found, Line("training-put-off", day=Day(at.due_on)), reader)
    return _over(found, Line("training-step-closed"), reader)


def _is_on(found: Asked) -> bool:
    return found.cohort.runs() and found.participant.standing in ("on", "asked")


def _over(found: Asked, line: Line, reader: Person, *again: Button) -> Card:
    return Card.saying(line, *((buttons(*again),) if again else ()), Note(_which(found, reader.language)))


def _which(found: Asked, language: str) -> Line:
    """Which message it was, so that those that are over can be told apart."""
    if found.step.kind == "manager":
        return Line("training-of-course", course=_course(found, language))
    at, of = _place(found)
    return Line("training-of-course-at", course=_course(found, language), at=at, of=of)


def asking(ctx: Context, found: Asked, reader: Person) -> Card:
    """The message that asks a step: what it is about, one button, and behind the dots how to put it off or stop."""
    first = what(found.course, found.step, reader.language)
    cue = _cue(ctx, reader, found.step)
    why = Note(_why(found, reader.language))
    return Card(first, parts([Paragraph(first), cue, _ways(found.step), why]))


def what(course: Course, step: Assigned, language: str) -> Line:
    """What a step says: in the words of the course, or in Baton's for its kind."""
    own = next((each.say for each in course.steps if each.key == step.key), None)
    return verbatim(said(own, language)) if own else Line(f"training-say-{step.kind}")


def _why(found: Asked, language: str) -> Line:
    if found.step.kind == "manager":
        return Line("training-why-manager", course=_course(found, language))
    at, of = _place(found)
    return Line("training-why", course=_course(found, language), at=at, of=of)


def _place(found: Asked) -> tuple[int, int]:
    """Which message of how many a step is."""
    mine = sorted({each.day for each in found.course.steps if each.kind != "manager"})
    return (mine.index(found.step.day) + 1 if found.step.day in mine else 1), len(mine)


def _course(found: Asked, language: str) -> str:
    return said(found.course.name, language)


def way(step: Assigned, style: Style = "plain") -> Button:
    """The one thing to press for a step."""
    opens = step.kind in OPENS
    action = "training-open" if opens else "training-show"
    return Button(Line(f"training-button-{step.kind}"), action, step.reference, style=style, opens=opens)


def _ways(step: Assigned) -> Buttons:
    later = [
        Button(Line("training-snooze", days=days), "training-snooze", f"{days}/{step.reference}") for days in SNOOZES
    ]
    stop = Button(Line("training-stop"), "training-stop", step.reference)
    return Buttons((way(step, "primary"),), more=(*later, stop))


def _cue(ctx: Context, reader: Person, step: Assigned) -> Part | None:
    """A handoff that is near, as an occasion to practise."""
    if step.kind != "practice":
        return None
    near = nearest(ctx, reader)
    if near is None:
        return None
    other = people.find(ctx.session, ctx.workspace_id, near.owner_id if _ordered(near, reader) else near.receiver_id)
    if other is None:
        return None
    line = "training-occasion-ordered" if _ordered(near, reader) else "training-occasion-owed"
    return Paragraph(Line(line, what=shortened(near.what, LONGEST_WHAT), who=other.name, number=str(near.number)))


def _ordered(handoff: Handoff, reader: Person) -> bool:
    return handoff.receiver_id == reader.id


def nearest(ctx: Context, reader: Person) -> Handoff | None:
    """The open handoff of a person that is due soonest; one they are to deliver before one they wait for."""
    waiting = handoffs.waiting_for(ctx, reader)
    open_ones = [*waiting.to_deliver, *waiting.to_accept, *handoffs.awaited(ctx, reader)]
    dated = sorted((each for each in open_ones if each.due_on), key=lambda each: (each.due_on, each.number))
    today = reader.today(ctx.now)
    ahead = [each for each in dated if each.due_on and each.due_on >= today]
    return next(iter([*ahead, *open_ones]), None)


def whether(notice: Notice) -> Told | None:
    """Asks somebody who did not answer three times whether to go on; afterwards says what they chose."""
    reader = notice.reader
    if reader is None:
        return None
    mine = {each.cohort_id: each for each in service.running(notice.ctx, reader)}
    who = mine.get(notice.delivery.reference.partition("/")[0])
    if who is None:
        return _settled(notice, reader, Line("training-step-closed"))
    if who.standing != "asked":
        return _settled(notice, reader, Line("training-whether-on" if who.standing == "on" else "training-stopped"))
    first = Line("training-whether", course=service.name_of(notice.ctx, who.cohort_id))
    ways = Buttons(
        (
            Button(Line("training-go-on"), "training-go-on", who.cohort_id, style="primary"),
            Button(Line("training-stop"), "training-stop-all-of", who.cohort_id),
        )
    )
    card = Card(first, (Paragraph(first), ways, Note(Line("training-whether-why"))))
    return Told(card, reader.language, reader.zone)


def _settled(notice: Notice, reader: Person, line: Line) -> Told | None:
    return Told(Card.saying(line), reader.language, reader.zone) if notice.delivery.posted else None
