"""What tests of trainings need: facilitators, cohorts, and days that pass."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from baton.conversation.asks import Answer
from baton.conversation.cards import Button, Buttons, Card
from baton.conversation.forms import ChoiceField, Form, ScaleField, TextField
from baton.domain.courses import words_in
from baton.domain.training import Assigned, Cohort
from baton.services.courses import shipped
from baton.services.training import cohorts
from baton.services.training.cohorts import Plan
from baton.storage import people
from baton.storage.deliveries import DeliveryRow
from baton.storage.training import steps
from baton.storage.training.steps import STEP
from jobs import training
from tests.stage import ACME, Stage

FRIDAY = date(2026, 3, 6)  # the last day of a course, as in the vector of the schedule
PLAN = {"cue": "an order comes back", "action": "ask what was missing"}

COURSE = shipped()["internal-service"]
KEYS = [step.key for step in COURSE.steps if step.kind != "manager"]
KEY = {step.kind: step.key for step in reversed(COURSE.steps)}


def facilitate(stage: Stage, who: str = "UALICE") -> None:
    """Make somebody a facilitator."""
    with stage.sessions.begin() as session:
        people.set_role(session, ACME.id, who, "facilitator", True)


def cohort(
    stage: Stage,
    *who: str,
    ends_on: date = FRIDAY,
    course: str = "internal-service",
    name: str = "Spring",
    wait: bool = False,
) -> Cohort:
    """A cohort of these people, made by alice."""
    facilitate(stage)
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        known = people.known(session, ACME.id, ["UALICE", *who])
        plan = Plan(course, name, ends_on, wait=wait)
        return cohorts.make(ctx, known["UALICE"], plan, [known[id] for id in who])


def morning(stage: Stage, day: date, zone: str = "Europe/Berlin", at: time = time(10, 0)) -> None:
    """It is ten o'clock there."""
    stage.now = datetime.combine(day, at, ZoneInfo(zone))


def run(stage: Stage) -> None:
    """The clock comes round."""
    training.run(stage.office, now=stage.now)


def theirs(stage: Stage, who: str) -> dict[str, Assigned]:
    """Somebody's steps by key."""
    with stage.sessions.read() as session:
        return {each.key: each for each in steps.of_person(session, ACME.id, who)}


def theirs_in(stage: Stage, who: str, cohort_id: str) -> dict[str, Assigned]:
    """The same of one cohort, where somebody is in several."""
    with stage.sessions.read() as session:
        return {each.key: each for each in steps.of_people(session, ACME.id, cohort_id, [who])}


def asked(stage: Stage, who: str) -> list[DeliveryRow]:
    """The messages that ask somebody a step, oldest first."""
    return stage.owed(STEP, who)


def send(stage: Stage) -> None:
    """Everything that is owed is sent, as if the sender had been round."""
    with stage.sessions.begin() as session:
        session.query(DeliveryRow).filter(DeliveryRow.state == "owed").update(
            {"state": "sent", "sent_at": stage.now, "message_id": "1.0", "channel_id": "D1"}
        )


def begin(stage: Stage, *who: str, **more: Any) -> Cohort:
    """Ten days before the course ends, a cohort of these people is made."""
    morning(stage, FRIDAY - timedelta(days=10))
    return cohort(stage, *who, **more)


def come(stage: Stage, who: str, key: str) -> DeliveryRow:
    """The day of a step comes, all before it lies behind, and its message reaches its reader."""
    wanted = theirs(stage, who)[key]
    with stage.sessions.begin() as session:
        open_ones = [each for each in steps.of_person(session, ACME.id, who) if each.state in ("planned", "asked")]
        steps.keep(session, [replace(each, state="skipped") for each in open_ones if each.day < wanted.day])
    morning(stage, max(wanted.due_on, stage.now.date()), stage.person(who).zone)
    run(stage)
    row = asked(stage, who)[-1]
    send(stage)
    assert row.reference.endswith(f"/{key}"), f"{row.reference} came instead of {key}"
    return row


def message(stage: Stage, row: DeliveryRow) -> Card:
    """What a message says at present."""
    (found,) = [each for each in stage.owed(row.kind, row.recipient) if each.id == row.id]
    told = stage.told(found)
    assert told is not None
    return told.card


def reads(stage: Stage, row: DeliveryRow) -> str:
    """The same in its reader’s language."""
    return stage.read(message(stage, row), stage.person(row.recipient).language)


def press(stage: Stage, row: DeliveryRow) -> Answer:
    """The one button of a step’s message is pressed."""
    (button,) = [
        each for each in message(stage, row).pressable() if isinstance(each, Button) and each.style == "primary"
    ]
    return stage.presses(row.recipient, button.action, button.value)


def opens(stage: Stage, row: DeliveryRow) -> Form:
    """The same where a form opens."""
    form = press(stage, row)
    assert isinstance(form, Form)
    return form


def filled(form: Form, **answers: Any) -> dict[str, Any]:
    """Answers to everything a form asks for, unless said otherwise."""
    some: dict[str, Any] = {}
    for each in form.fields:
        if isinstance(each, ScaleField):
            some[each.key] = 4
        elif isinstance(each, ChoiceField):
            some[each.key] = each.options[0].value
        elif isinstance(each, TextField) and each.key in PLAN and not each.value:
            some[each.key] = PLAN[each.key]
    return some | answers


def answers(stage: Stage, row: DeliveryRow, **said: Any) -> str:
    """A step’s form is opened, filled in and sent; what stands there then."""
    form = opens(stage, row)
    sent = stage.sends(row.recipient, form, **filled(form, **said))
    return stage.read(sent, stage.person(row.recipient).language)


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def presses(stage: Stage, who: str, shown: Any, label: str) -> str:
    answer = stage.presses_in(who, shown, label)
    return "" if answer is None else stage.read(answer, stage.person(who).language)


def state(stage: Stage, who: str, key: str) -> str:
    found = theirs(stage, who)[key]
    return f"{found.state} {found.why}".strip()


def assert_short(stage: Stage, card: Card, language: str) -> None:
    """What stands there before the menu is opened: 60 words at most, 110 Chinese characters."""
    shown = [replace(part, more=()) if isinstance(part, Buttons) else part for part in card.parts[1:]]
    told = stage.read(replace(card, parts=tuple(shown)), language)
    assert words_in(told.replace("⋯", "")) <= (60 if language == "en" else 110), told
