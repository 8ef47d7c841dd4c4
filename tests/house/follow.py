"""Everything people see of trainings: a cohort from its form to its last report, in two languages."""

from datetime import date
from typing import Any

from baton.conversation.cards import Button
from baton.conversation.forms import ChoiceField, Form, ScaleField
from baton.storage.training.steps import STEP
from tests.stage import Stage
from tests.trainings import FRIDAY, facilitate, morning, run, send, theirs

LAST_DAY = date(2026, 9, 10)
QUESTION = "{words} | yes | no | perhaps"


def follow(witness: Any, words: str) -> None:
    """A facilitator makes a cohort and a course, two people answer everything, and all pages are looked at."""
    stage, now = witness.stage, witness.stage.now
    facilitate(stage)
    morning(stage, date(2026, 2, 23))
    form = witness.hears(lambda: stage.says("UALICE", "/training new"))
    for members in ("nobody at all\nbob", "bob\nSales\n@crew"):
        answers = {"name": words[:60], "ends_on": FRIDAY, "list": members}
        witness.hears(lambda answers=answers: stage.sends("UALICE", form, **answers))
    _write(witness, words)
    day = date.min
    while days := {each for each in _days(stage) if each > day}:
        day = min(days)
        morning(stage, day, "America/New_York")
        run(stage)
        _answer(witness, words)
    morning(stage, LAST_DAY, "America/New_York")
    run(stage)
    _look(witness, words)
    stage.now = now


def _days(stage: Stage) -> set[date]:
    """The days on which something is still to come."""
    members = ("UBOB", "ULINA", "UCHARLIE")
    return {each.due_on for who in members for each in theirs(stage, who).values() if each.state == "planned"}


def _answer(witness: Any, words: str) -> None:
    """What people were asked, read and answered; what stands there afterwards."""
    stage = witness.stage
    list(witness.notices())
    send(stage)
    asked = [(who, each) for who in ("UBOB", "ULINA") for each in theirs(stage, who).values() if each.state == "asked"]
    for who, step in asked:
        action = "training-show" if step.kind in ("practice", "manager") else "training-open"
        answer = witness.hears(lambda who=who, action=action, at=step.reference: stage.presses(who, action, at))
        if isinstance(answer, Form):
            filled: dict[str, Any] = {each.key: 3 for each in answer.fields if isinstance(each, ScaleField)}
            filled |= {e.key: e.options[-1].value for e in answer.fields if isinstance(e, ChoiceField)}
            filled |= {"cue": f"{step.day} {words}"[:150], "action": words[:150], "keep": words[:300]}
            witness.hears(lambda who=who, answer=answer, filled=filled: stage.sends(who, answer, **filled))


def _write(witness: Any, words: str) -> None:
    """A course written wrongly and rightly, and the schedule of one that comes with Baton."""
    stage = witness.stage
    form = witness.hears(lambda: stage.presses("UALICE", "training-course-write", ""))
    said = " ".join(words.split()).replace("|", "")
    written = {
        "name": said[:60],
        "about": said[:300],
        "goals": said[:120],
        "behaviours": "\n".join(f"{said[:100]} {number}" for number in range(3)),
        "questions": "is there one",
        "lessons": "only a title",
        "links": "nowhere",
    }
    witness.hears(lambda: stage.sends("UALICE", form, **written))
    written |= {"questions": QUESTION.format(words=said[:100]), "lessons": f"{said[:50]} | {said} | it comes | I go"}
    witness.hears(lambda: stage.sends("UALICE", form, **written | {"links": "wiki | https://example.com/wiki"}))
    schedule = witness.hears(lambda: stage.presses("UALICE", "training-course-write", "internal-service"))
    for steps in ("one day", "0 commitment\n90 evaluation"):
        witness.hears(lambda steps=steps: stage.sends("UALICE", schedule, steps=steps))


def _look(witness: Any, words: str) -> None:
    """Every page, and every button on them once."""
    stage = witness.stage
    typed = [
        "/training", "/training mine", "/training learn", f"/training learn {words[:40]}", "/training snooze 2",
        "/training stop", "/training resume", "/training cohorts", "/training cohorts 1", "/training courses",
        "/training courses internal", "/training courses Internal service", "/training results 1",
        "/training effect 1", "/training roi 1", "/training export 1", "/training meeting 1", "/training change 1",
        "/training copy 1", "/training cancel 1", "/training add 1 @dan", "/training remove 1 @dan",
        "/training add 9 @dan", f"/training {words[:60]}",
    ]  # fmt: skip
    for each in typed:
        for who in ("UALICE", "ULINA"):
            answer = witness.hears(lambda each=each, who=who: stage.says(who, each))
            for item in answer.pressable() if hasattr(answer, "pressable") else ():
                if isinstance(item, Button) and item.action not in ("training-cancel", "training-course-end"):
                    witness.hears(lambda item=item, who=who: stage.presses(who, item.action, item.value))
    roi = witness.hears(lambda: stage.says("UALICE", "/training roi 1"))
    for share in ("all of it", "30-50"):
        entered = {"benefit": "80,000-120,000", "cost": "20000", "share": share, "confidence": "70", "currency": "EUR"}
        witness.hears(lambda entered=entered: stage.sends("UALICE", roi, **entered))
    for kind in (STEP, "training-report", "training-changed", "training-file", "training-whether"):
        assert kind == "training-whether" or stage.owed(kind), kind
    list(witness.notices())
    for action in ("training-course-end", "training-cancel"):
        witness.hears(lambda action=action: stage.presses("UALICE", action, "nothing"))
