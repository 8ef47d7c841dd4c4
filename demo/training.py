"""Plays a participant of a training from the week before the course to three months after it, by moving the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from baton.domain.courses import Question
from baton.office import Office, wall_clock
from baton.services import courses
from baton.storage import deliveries, people
from baton.storage.training import cohorts, steps
from baton.storage.training.steps import STEP
from cli.sample import company
from demo import ahead
from jobs import training

if TYPE_CHECKING:
    from demo.play import Scene

FACILITATOR, MATTEO, ZHOUMIN, LEAD = "U0KATHARINA", "U0MATTEO", "U0ZHOUMIN", "U0RUTH"
CUSTOMERS = ("U0TOMAS", "U0HENRIK", "U0AISHA")
WHERE, NAME, COURSE = "C0PAYROLL", "Payroll, first group", "internal-service"
AWAY = timedelta(days=14)  # of the course’s end: what anybody was told before today is then more than a week ago
MORNING, MOMENT = time(10, 1), timedelta(seconds=1)
LONGEST_STEP = 60  # words
PATIENCE = 15.0  # seconds


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)


def _sent(scene: Scene, person: str, values: Mapping[str, object]) -> str:
    """Send the form somebody has open; what they are shown instead."""
    errors = scene.slack.submit(person, values)
    _expect(not errors, f"the form was refused: {errors}")
    return str(scene.slack.view(person))


def made(scene: Scene) -> None:
    """A facilitator makes a cohort in the form; one of nobody is refused."""
    scene.slack.command(FACILITATOR, WHERE, "/training", "new")
    scene.slack.open_view(FACILITATOR, "training-cohort")
    ends_on = (scene.running.office.clock() + AWAY).astimezone(ZoneInfo(company.ZONE)).date()
    filled = {"course": COURSE, "name": NAME, "ends_on": ends_on.isoformat()}
    refused = scene.slack.submit(FACILITATOR, filled)
    _expect("Please name somebody" in str(refused), f"a cohort of nobody was answered with {refused}")
    shown = _sent(scene, FACILITATOR, {**filled, "people": [MATTEO, ZHOUMIN]})
    _expect(f"{NAME} is made" in shown, f"the form was answered with {shown}")
    with scene.running.office.sessions.read() as session:
        found = cohorts.every(session, company.WORKSPACE_ID)
    scene.known["cohort"] = next(each.id for each in found if each.name == NAME)


def _reference(scene: Scene, person: str, key: str) -> str:
    return f"{scene.known['cohort']}/{person}/{key}"


def _question(scene: Scene, person: str, key: str) -> Question:
    """The question that is theirs; colleagues get different ones."""
    with scene.running.office.sessions.read() as session:
        step = steps.find(session, company.WORKSPACE_ID, _reference(scene, person, key))
    return next(each for each in courses.shipped()[COURSE].questions if step and each.key == step.picked)


def _reached(scene: Scene, person: str, key: str) -> dict[str, Any]:
    """The message of a step: time moves on, morning by morning, until it has come."""
    office, reference = scene.running.office, _reference(scene, person, key)

    def come() -> dict[str, Any] | None:
        at, place = _due(office, reference)
        if place:
            return scene.slack.message(*place)
        if at > office.clock():
            _move(scene, at, person)
        return None

    return scene.slack.wait_for(come, PATIENCE, f"{key} to come to {person}")


def _due(office: Office, reference: str) -> tuple[datetime, tuple[str, str] | None]:
    """When a step is to be asked, or its message may go out as manners have it; and where it stands by now."""
    with office.sessions.read() as session:
        step = steps.find(session, company.WORKSPACE_ID, reference)
        if step is None:
            raise RuntimeError(f"there is no step {reference}")
        person = people.known(session, company.WORKSPACE_ID, [step.person_id])[step.person_id]
        about = deliveries.about(session, company.WORKSPACE_ID, STEP, reference)
    told = next((each for each in about if each.period == step.period), None)
    _expect(told is None or told.state in ("owed", "claimed", "sent"), f"{reference} was never said")
    if told is None:
        return datetime.combine(step.due_on, MORNING, person.tzinfo), None
    place = (told.channel_id, told.message_id) if told.channel_id and told.message_id else None
    return told.due_at, place


def _move(scene: Scene, at: datetime, person: str) -> None:
    """Time moves on, and the clock comes round; whoever opens App Home wakes the sender of the server."""
    ahead.set_ahead(scene.running.ahead, at + MOMENT - wall_clock())
    training.run(scene.running.office, now=scene.running.office.clock())
    scene.slack.open_home(person)


def _answered(scene: Scene, person: str, key: str, button: str, values: Mapping[str, object], *expected: str) -> str:
    """Wait for a step, press its button, fill in its form; what is shown has these words."""
    message = _reached(scene, person, key)
    words = sum(len(str(block["text"]["text"]).split()) for block in message["blocks"] if block["type"] == "section")
    _expect(words <= LONGEST_STEP, f"{key} says {words} words")
    scene.clicks(person, message, button)
    scene.slack.open_view(person, "training-answer")
    shown = _sent(scene, person, values)
    _expect(all(each in shown for each in expected), f"{key} was answered with {shown}")
    return shown


def diagnosed(scene: Scene) -> None:
    """A week before: five statements."""
    values = {f"diagnosis-{at}": str(point) for at, point in enumerate((4, 3, 4, 2, 5))}
    _answered(scene, MATTEO, "before", "Answer five statements", values, "that is noted")


def planned(scene: Scene) -> None:
    """Day 0: useful or not, and one plan; /plan has it."""
    values = {"useful": "4", "keep": "The short calls", "cue": "a file comes late", "action": "ask what is missing"}
    _answered(scene, MATTEO, "first-plan", "Make my plan", values, "when a file comes late, I will ask what is missing")
    reply = scene.slack.command(MATTEO, WHERE, "/plan", "")
    _expect("a file comes late" in str(reply.body), f"/plan shows {reply.body}")


def planned_in_chinese(scene: Scene) -> None:
    """The same, to a colleague in Shanghai."""
    values = {"useful": "5", "cue": "薪资数据有疑问", "action": "先打电话核对，再改表"}
    _answered(scene, ZHOUMIN, "first-plan", "定下计划", values, "当薪资数据有疑问时，我就先打电话核对，再改表")


def recalled(scene: Scene) -> None:
    """Day 1: a question, whose answer is shown."""
    question = _question(scene, MATTEO, "day-after")
    values = {"option": str(question.right)}
    _answered(scene, MATTEO, "day-after", "Answer", values, "Right.", question.answer["en"])


def put_off(scene: Scene) -> None:
    """⋯ puts a message off until tomorrow; then it comes again."""
    message = _reached(scene, ZHOUMIN, "day-after")
    scene.clicks(ZHOUMIN, message, "明天再说")
    scene.sees(scene.dm(ZHOUMIN), "已推迟到")
    again = _reached(scene, ZHOUMIN, "day-after")
    _expect(again["ts"] != message["ts"], "it did not come again")
    _answered(scene, ZHOUMIN, "day-after", "作答", {"option": "1"})


def led(scene: Scene) -> None:
    """Day 3: the lead hears what to ask."""
    message = _reached(scene, LEAD, "lead-asks")
    scene.slack.click(LEAD, scene.slack.dm_channel(LEAD) or "", message["ts"], "What they learned")
    scene.sees(scene.dm(LEAD), "what gets in the way")


def practised(scene: Scene) -> None:
    """Day 7: a lesson of a minute."""
    scene.clicks(MATTEO, _reached(scene, MATTEO, "first-practice"), "Show me how")
    scene.sees(scene.dm(MATTEO), "Make it my plan")


def stopped(scene: Scene) -> None:
    """⋯ stops the messages of a training at once."""
    scene.clicks(ZHOUMIN, _reached(scene, ZHOUMIN, "first-practice"), "停止这些消息")
    scene.sees(scene.dm(ZHOUMIN), "不再发消息给您")


def checked(scene: Scene) -> None:
    """Day 14: did the moment of the plan come?"""
    values = {"option": "1", "outcome": "fired"}
    _answered(scene, MATTEO, "plan-check", "Look at my plan", values, "a file comes late")


def reviewed(scene: Scene) -> None:
    """Day 30: looking back, and three internal customers are asked for a rating."""
    values = {"keep": "Asking before I change anything", "customers": list(CUSTOMERS)}
    _answered(scene, MATTEO, "month-review", "Look back", values, "3")
    for customer in CUSTOMERS:
        scene.sees(scene.dm(customer), "Matteo")


def reported(scene: Scene, day: int) -> None:
    """Days 30 and 90: the facilitator reads how it goes, and nothing of fewer than five people."""
    post = scene.sees(scene.dm(FACILITATOR), NAME, f"{day} days after the course")
    _expect("Fewer than five" in str(post), f"the report says {post}")


def boosted(scene: Scene) -> None:
    """Day 60: a lesson, and a new plan."""
    values = {"cue": "I promise a day", "action": "say which day I look again"}
    _answered(scene, MATTEO, "booster", "Show me", values, "when I promise a day")


def evaluated(scene: Scene) -> None:
    """Day 90: five behaviours, and how it was before."""
    values = {**{f"behaviour-{at}": "4" for at in range(5)}, "before": "2"}
    _answered(scene, MATTEO, "three-months", "Answer", values, "What the cohort changed")


def back(scene: Scene) -> None:
    """The clock is set right again, and the demo goes on."""
    scene.slack.close_view(MATTEO)
    ahead.set_ahead(scene.running.ahead, timedelta())
    reply = scene.slack.command(MATTEO, WHERE, "/training", "")
    _expect(NAME in str(reply.body), f"/training shows {reply.body}")


STEPS: tuple[tuple[str, Callable[[Scene], None]], ...] = (
    ("Katharina, a facilitator, makes a cohort of two colleagues", made),
    ("a week before the course, Matteo says where he stands", diagnosed),
    ("day 0: Matteo makes a plan, and /plan has it", planned),
    ("day 0: 周敏 makes hers, in Chinese", planned_in_chinese),
    ("day 1: Matteo recalls something, and is shown the answer", recalled),
    ("day 1: 周敏 puts it off until tomorrow with ⋯, and it comes again", put_off),
    ("day 3: Ruth, who leads them, reads what to ask", led),
    ("day 7: Matteo practises with a lesson of a minute", practised),
    ("day 7: 周敏 stops the messages with ⋯", stopped),
    ("day 14: Matteo’s plan came true", checked),
    ("day 30: Matteo looks back and asks three customers to rate him", reviewed),
    ("day 30: Katharina gets a report", partial(reported, day=30)),
    ("day 60: Matteo reads a lesson and makes a new plan", boosted),
    ("day 90: Matteo says what he does now", evaluated),
    ("day 90: Katharina gets another report", partial(reported, day=90)),
    ("it is today again", back),
)
