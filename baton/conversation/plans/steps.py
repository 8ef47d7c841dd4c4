"""What happens when somebody presses a button of a plan or sends one of its forms."""

from datetime import date

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, buttons
from baton.conversation.plans import forms, shown
from baton.domain.lines import Day, Line, Names, Refusal
from baton.domain.people import Person
from baton.domain.plans import Plan, halfway
from baton.services import plans as service
from baton.storage import people


def listing(ask: Ask) -> Answer:
    """*My plans*."""
    return shown.listing(ask)


def look(ask: Ask) -> Answer:
    """*Open*: one plan with what can be done about it."""
    return shown.one(ask, service.of_owner(ask.ctx, ask.who, _about(ask)[0]))


def new(ask: Ask) -> Answer:
    """*New plan* opens its form."""
    return forms.if_then(ask.who.today(ask.ctx.now))


def new_result(ask: Ask) -> Answer:
    """*New result* opens its form."""
    return forms.result(ask.who, ask.who.today(ask.ctx.now))


def change(ask: Ask) -> Answer:
    """*Change* opens the form with the present words."""
    plan_id, day = _about(ask)
    plan = service.of_owner(ask.ctx, ask.who, plan_id)
    today = ask.who.today(ask.ctx.now)
    if plan.kind == "if-then":
        return forms.if_then(today, plan, day.isoformat() if day else "")
    return forms.result(ask.who, today, plan)


def made(ask: Ask, plan: Plan) -> Card:
    """The answer to whoever made a plan, with when it is asked about."""
    if plan.is_of_others:
        owner = _person(ask, plan.owner_id)
        said = Line("plan-set-for", number=str(plan.number), person=owner.mention if owner else plan.owner_id)
    elif plan.next_check:
        said = Line(f"plan-made-{plan.kind}-asked", number=str(plan.number), day=Day(plan.next_check))
    else:
        said = Line(f"plan-made-{plan.kind}", number=str(plan.number))
    body: list[Part] = [Paragraph(shown.sentence(plan))]
    if plan.due_on:
        body.append(Note(Line("plan-due", day=Day(plan.due_on))))
    if plan.kind == "if-then":
        body.append(Note(Line("plan-private")))
    return Card.saying(said, *body, buttons(Button(Line("plan-mine"), "plan-list")))


def accept(ask: Ask) -> Answer:
    """*Accept*."""
    plan = service.accept(ask.ctx, ask.who, _about(ask)[0])
    return shown.one(ask, plan, Line("plan-accepted", number=str(plan.number)))


def done(ask: Ask) -> Answer:
    """*Done*."""
    plan_id, day = _about(ask)
    return said_done(ask, service.done(ask.ctx, ask.who, plan_id, day))


def said_done(ask: Ask, ended: service.Ended) -> Card:
    """The answer to whoever has done it."""
    number = str(ended.plan.number)
    if not ended.first:
        return Card.saying(Line("plan-already-done", number=number))
    line = "plan-said-done-on-time" if ended.on_time else "plan-said-done"
    return Card.saying(Line(line, number=number), *_hears(ask, ended.plan))


def drop(ask: Ask) -> Answer:
    """*Drop*: at once where it is one's own (the button has asked), with a reason where somebody else set it."""
    plan_id, day = _about(ask)
    setter = _setter_of(ask, plan_id)
    if setter is not None:
        plan = service.of_owner(ask.ctx, ask.who, plan_id)
        return forms.drop(plan, setter, day.isoformat() if day else "")
    return said_dropped(ask, service.drop(ask.ctx, ask.who, plan_id, due_on=day))


def _setter_of(ask: Ask, plan_id: str) -> Person | None:
    """Who set an open plan of somebody else's for the one who asks."""
    mine = next((plan for plan in service.open_of(ask.ctx, ask.who.id) if plan.id == plan_id), None)
    return _person(ask, mine.setter_id) if mine and mine.is_of_others else None


def said_dropped(ask: Ask, ended: service.Ended) -> Card:
    """The answer to whoever dropped it, or took it back."""
    number = str(ended.plan.number)
    if not ended.first:
        return Card.saying(Line("plan-already-dropped", number=number))
    return Card.saying(Line("plan-said-dropped", number=number), *_hears(ask, ended.plan))


def _hears(ask: Ask, plan: Plan) -> tuple[Part, ...]:
    """Who else is told."""
    other = plan.setter_id if ask.who.id == plan.owner_id else plan.owner_id
    person = _person(ask, other) if plan.is_of_others else None
    return (Note(Line("plan-hears", person=person.mention)),) if person else ()


def check_in(ask: Ask) -> Answer:
    """*Check in*: how does it go? With the answers to choose from."""
    plan = service.of_owner(ask.ctx, ask.who, _about(ask)[0])
    if plan.state == "proposed":
        return shown.one(ask, plan)
    day = plan.asked_on or ask.who.today(ask.ctx.now)
    first = Line(f"plan-how-{plan.kind}")
    return Card(first, (Paragraph(first), Paragraph(shown.sentence(plan)), buttons(*shown.answers(plan, day))))


def check(ask: Ask) -> Answer:
    """*It happened*, *Not yet* or *On the way*: `outcome/plan:day`."""
    outcome, _, about = ask.value.partition("/")
    plan_id, day = _parted(about)
    match outcome:
        case "fired":
            service.check(ask.ctx, ask.who, plan_id, "fired", day)
        case "not-yet":
            plan = service.check(ask.ctx, ask.who, plan_id, "not-yet", day)
            change_it = Button(Line("plan-change-it"), "plan-change", plan.id, opens=True)
            return Card.saying(Line("plan-noted-not-yet"), buttons(change_it))
        case "on-the-way":
            service.report(ask.ctx, ask.who, plan_id, "on-the-way", day)
        case _:
            raise Refusal(Line("button-gone"))
    return Card.saying(Line(f"plan-noted-{outcome}"))


def help_needed(ask: Ask) -> Answer:
    """*Help needed* opens its form."""
    plan_id, day = _about(ask)
    plan = service.of_owner(ask.ctx, ask.who, plan_id, "result")
    return forms.help_needed(plan, day.isoformat() if day else "")


def sent_if_then(ask: Ask) -> Answer:
    """The form of an if–then plan was sent."""
    cue, action = _text(ask, "cue"), _text(ask, "action")
    known = ask.state.get("plan", "")
    if not known:
        check_on = ask.answers.get("check")
        day = check_on if isinstance(check_on, date) else None
        return made(ask, service.make_if_then(ask.ctx, ask.who, cue, action, check_on=day))
    asked_on = _day(ask.state.get("day", "")) or service.of_owner(ask.ctx, ask.who, known).asked_on
    plan = service.change_if_then(ask.ctx, ask.who, known, cue, action)
    if asked_on is not None:
        service.check(ask.ctx, ask.who, known, "changed", asked_on)
    return Card.saying(Line("plan-changed", number=str(plan.number)), Paragraph(shown.sentence(plan)))


def sent_result(ask: Ask) -> Answer:
    """The form of a result was sent."""
    what, due = _text(ask, "what"), ask.answers.get("due")
    if not isinstance(due, date):
        raise Refusal(Line("plan-due-missing"), "due")
    days = forms.days_in(_text(ask, "reviews"), ask.who.today(ask.ctx.now))
    if known := ask.state.get("plan"):
        plan = service.change_result(ask.ctx, ask.who, known, what, due, days or ())
        return Card.saying(
            Line("plan-changed", number=str(plan.number)), Paragraph(shown.sentence(plan)), *_hears(ask, plan)
        )
    owner = _person(ask, _text(ask, "owner")) or ask.who
    if days is None:
        today = owner.today(ask.ctx.now)
        days = halfway(today, due) if due >= today else ()
    return made(ask, service.set_result(ask.ctx, ask.who, owner.id, what, due, days))


def sent_drop(ask: Ask) -> Answer:
    """Why a result is dropped was sent."""
    day = _day(ask.state.get("day", ""))
    return said_dropped(ask, service.drop(ask.ctx, ask.who, ask.state.get("plan", ""), _text(ask, "words"), day))


def sent_help(ask: Ask) -> Answer:
    """What help is needed was sent."""
    day = _day(ask.state.get("day", ""))
    told = service.report(ask.ctx, ask.who, ask.state.get("plan", ""), "help", day, _text(ask, "words"))
    return Card.saying(Line("plan-help-sent", people=Names(tuple(each.mention for each in told))))


def _about(ask: Ask) -> tuple[str, date | None]:
    return _parted(ask.value)


def _parted(about: str) -> tuple[str, date | None]:
    plan_id, _, day = about.partition(":")
    return plan_id, _day(day)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Refusal(Line("button-gone")) from None


def _person(ask: Ask, person_id: str) -> Person | None:
    return people.find(ask.ctx.session, ask.ctx.workspace_id, person_id)


def _text(ask: Ask, key: str) -> str:
    answer = ask.answers.get(key, "")
    return answer if isinstance(answer, str) else answer[0] if isinstance(answer, tuple) and answer else ""
