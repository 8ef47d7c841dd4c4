"""What may be told of a cohort: counts of its messages, and answers only of five people at a time."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from baton.domain.courses import Course, Kind, Step
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.training.cohorts import Assigned

ALARM_STOPS = 0.05  # of those whom a message reached: more than so many stop at it, and it needs another look
FEWEST_FOR_ALARM = 20  # reached; one of a few who stops says nothing about the message


@dataclass(frozen=True, slots=True)
class Fared:
    """How the message of one step fared: people it is planned for, reached, who answered, put it off, or stopped there.

    What people did with it is None where it is for too few of them; the rate where it reached nobody, too.
    """

    key: str
    kind: Kind
    day: int
    planned: int
    reached: int
    answered: int | None
    snoozes: int | None
    stops: int | None
    skipped: int = 0
    dropped: int = 0

    @property
    def response(self) -> float | None:
        """The share of those reached who answered."""
        return None if self.answered is None or not self.reached else min(1.0, self.answered / self.reached)

    @property
    def stopping(self) -> float:
        """The share of those reached who stopped at this message."""
        return (self.stops or 0) / self.reached if self.reached else 0.0

    @property
    def alarming(self) -> bool:
        """Do more people stop at this message than a message should lose?"""
        return self.reached >= FEWEST_FOR_ALARM and self.stopping > ALARM_STOPS


@dataclass(frozen=True, slots=True)
class Spread:
    """Answers from 1 to 5 of so many people: their mean."""

    mean: float
    people: int


@dataclass(frozen=True, slots=True)
class Levels:
    """Kirkpatrick's levels as far as participants tell of them; each only where five people or more answered.

    1, reaction: usefulness. 2, learning: the share of right answers. 3, behaviour: what they say they do (`now`), how
    they see the time before (`before`, a retrospective question, since people judge themselves otherwise after a
    course), and how many of those asked saw their plan come true. `diagnoses` is what they said before the course.
    """

    useful: Spread | None = None
    right: tuple[float, int] | None = None
    behaviours: Mapping[int, Spread] = field(default_factory=dict)
    now: Spread | None = None
    before: Spread | None = None
    fired: tuple[float, int] | None = None
    diagnoses: Mapping[int, Spread] = field(default_factory=dict)
    customers: int | None = None


def fared(
    step: Step, states: Mapping[str, int], reached: int, snoozes: int, stops: int, k: int = SMALLEST_GROUP
) -> Fared:
    """How a step fared, from how many people have it in which state; what they did only where they are `k` or more."""
    few = sum(states.values()) < k
    return Fared(
        key=step.key,
        kind=step.kind,
        day=step.day,
        planned=states.get("planned", 0),
        reached=reached,
        answered=None if few else states.get("answered", 0),
        snoozes=None if few else snoozes,
        stops=None if few else stops,
        skipped=states.get("skipped", 0),
        dropped=states.get("dropped", 0),
    )


def levels(course: Course, answers: Sequence[Assigned], k: int = SMALLEST_GROUP) -> Levels:
    """The levels of a cohort, from its answers in the order in which they came."""
    by_kind: dict[str, list[Assigned]] = defaultdict(list)
    for each in answers:
        by_kind[each.kind].append(each)
    asked = [*by_kind["recall"], *by_kind["check"], *by_kind["refresh"]]
    outcomes = _values(by_kind["check"], "outcome", k)
    behaviours = _each(by_kind["evaluation"], "behaviour", len(course.behaviours), k)
    customers = _values(by_kind["review"], "customers", k)
    return Levels(
        useful=_spread(by_kind["commitment"], "useful", k),
        right=_share([bool(each) for each in _values(asked, "right", k)]),
        behaviours=behaviours,
        now=_mean_of(behaviours),
        before=_spread(by_kind["evaluation"], "before", k),
        fired=_share([each == "fired" for each in outcomes]),
        diagnoses=_each(by_kind["diagnosis"], "diagnosis", len(course.diagnoses), k),
        customers=sum(customers) if customers else None,
    )


def _values(answers: Sequence[Assigned], name: str, k: int) -> list[Any]:
    """What was answered to one question: of each step whole batches, in the order in which they came.

    A batch is the smallest multiple of five not below the group minimum `k`, so that batches told before `k` was
    raised end where those told afterwards do. Whatever is told at two times then differs by nobody or by at least five
    people, and by `k` while that stands: nobody’s answer is the difference.
    """
    batch = SMALLEST_GROUP * math.ceil(k / SMALLEST_GROUP)
    by_step: dict[str, list[Any]] = defaultdict(list)
    for each in answers:
        if name in each.answer:
            by_step[each.key].append(each.answer[name])
    return [value for found in by_step.values() for value in found[: len(found) // batch * batch]]


def _spread(answers: Sequence[Assigned], name: str, k: int) -> Spread | None:
    values = [float(each) for each in _values(answers, name, k)]
    return Spread(fmean(values), len(values)) if values else None


def _each(answers: Sequence[Assigned], name: str, count: int, k: int) -> dict[int, Spread]:
    found = ((at, _spread(answers, f"{name}-{at}", k)) for at in range(count))
    return {at: spread for at, spread in found if spread is not None}


def _mean_of(spreads: Mapping[int, Spread]) -> Spread | None:
    if not spreads:
        return None
    people = min(each.people for each in spreads.values())
    return Spread(fmean(each.mean for each in spreads.values()), people)


def _share(values: Sequence[bool]) -> tuple[float, int] | None:
    return (fmean(values), len(values)) if values else None
