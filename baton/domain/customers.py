"""Internal customers: who depends on a team's output, found by three questions, in three classes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from baton.domain.lines import Line, Refusal

MOST = 40  # of one team
MOST_SUGGESTED = 5
LOOK_BACK = timedelta(days=90)

# Who carries our work forward, who uses our output, and who brought us into the game of the customer they serve.
Question = Literal["carries", "uses", "brought-in"]
QUESTIONS: tuple[Question, ...] = ("carries", "uses", "brought-in")
# Boss and report; a function that serves all; the next step of a process.
Class = Literal["rank", "function", "process"]
CLASSES: tuple[Class, ...] = ("rank", "function", "process")
Kind = Literal["person", "team"]


@dataclass(frozen=True, slots=True)
class Customer:
    """A person or team that depends on a team (`team_id`), and the questions they are an answer to."""

    team_id: str
    kind: Kind
    id: str
    questions: tuple[Question, ...]
    klass: Class


@dataclass(frozen=True, slots=True)
class Dealings:
    """Handoffs between a team and somebody in 90 days: `received` by them, `ordered` by the team from them."""

    received: int = 0
    ordered: int = 0


def check(customers: Sequence[Customer], present: int, own_team: str) -> Iterator[Refusal]:
    """What is wrong with customers that are to be added to `present` others, each at its field."""
    if not customers:
        yield Refusal(Line("customers-whom"), "people")
    if any(not each.questions for each in customers):
        yield Refusal(Line("customers-which-question"), "questions")
    if any(each.kind == "team" and each.id == own_team for each in customers):
        yield Refusal(Line("customers-not-oneself"), "team")
    if present + len(customers) > MOST:
        yield Refusal(Line("customers-too-many", most=MOST), "people")
