"""What happens in a played half year, written down as it was at that instant."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from baton.domain.deliveries import Delivery
from baton.domain.people import Person
from baton.domain.training import Assigned, Participant

STEP, WHETHER = "training-step", "training-whether"
What = Literal[
    "said",
    "ignored",
    "answered",
    "snoozed",
    "stopped",
    "resumed",
    "left",
    "cancelled",
    "spaced",
    "questioned",
    "given up",
]


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """Something that was said to somebody, or that somebody did.

    `who`, `step` and `participant` are as they were at that instant. When steps are spaced out, `step` is the one since
    which they are.
    """

    at: datetime
    what: What
    who: Person
    cohort_id: str = ""
    delivery: Delivery | None = None
    step: Assigned | None = None
    participant: Participant | None = None

    def __repr__(self) -> str:
        there, of = self.at.astimezone(self.who.tzinfo), self.participant
        words = [f"{there:%a %F %R %Z}", self.what, self.who.id, self.cohort_id]
        if self.delivery:
            words += [self.delivery.kind, self.delivery.period, self.delivery.manner, self.delivery.topic]
        if step := self.step:
            words += [step.key, f"day {step.day}", f"due {step.due_on}", step.state, f"put off {step.snoozes}"]
        if of:
            words += [of.role, of.standing, f"ignored {of.ignored}", "stretched" if of.stretched else ""]
        return " ".join(filter(None, words))

    @property
    def day(self) -> date:
        """The day it was for whom it concerns."""
        return self.who.today(self.at)

    @property
    def asks(self) -> bool:
        """Is it the message of a step of a participant, rather than of a lead?"""
        return self.what == "said" and self.step is not None and self.step.kind != "manager"
