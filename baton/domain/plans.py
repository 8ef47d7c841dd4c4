"""An action plan is what somebody means to do: when this happens, I do that; or one result, one owner, one day."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from baton.domain import handoffs
from baton.domain.handoffs import SATURDAY, says_something
from baton.domain.lines import Line, Refusal, day_seen_from
from baton.domain.people import Person

# An if–then plan is private. A result is the 4R way: a result, one person responsible, review days, instant reward.
Kind = Literal["if-then", "result"]
State = Literal["proposed", "open", "done", "dropped"]
Outcome = Literal["fired", "not-yet", "changed", "on-the-way", "help", "done", "dropped"]
Tried = Literal["fired", "not-yet", "changed"]  # what can be said of an if–then plan
Closed = Literal["done", "dropped"]

OPEN: tuple[State, ...] = ("proposed", "open")
TRIED: tuple[Tried, ...] = ("fired", "not-yet", "changed")
SHORTEST_CLAUSE, SHORTEST_CLAUSE_HAN, LONGEST_CLAUSE = 3, 2, 150  # a cue or an action
SHORTEST_RESULT, SHORTEST_RESULT_HAN, LONGEST_RESULT = 10, 5, 200
SHORTEST_WORDS, LONGEST_WORDS = 2, 300  # why it is dropped, what help is needed
MOST_OPEN = 10
MOST_REVIEWS = 5
FURTHEST = timedelta(days=366)
FIRST_CHECK, SECOND_CHECK = timedelta(days=7), timedelta(days=21)
HISTORY = timedelta(days=90)
DIGEST_AHEAD = timedelta(days=7)
MOST_IN_DIGEST = 5
_STOPS = " ,.;:、。，；："


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it stands. `number` is what people call it by, counted per workspace.

    `cue` and `action` are those of an if–then plan, `what` and `due_on` those of a result, a day in the owner's zone.
    Somebody else may set a result: it is proposed until the owner accepts. `check_days` are the days on which the owner
    is asked how it goes, `next_check` the next of them, `asked_on` one whose question still waits for an answer.
    `source` says what it was made by, where that was no person: one plan of an owner per source.
    """

    workspace_id: str
    id: str
    number: int
    kind: Kind
    owner_id: str
    setter_id: str
    cue: str
    action: str
    what: str
    due_on: date | None
    state: State
    made_at: datetime
    check_days: tuple[date, ...] = ()
    next_check: date | None = None
    asked_on: date | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by_id: str | None = None
    reason: str = ""
    source: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_of_others(self) -> bool:
        """Did somebody else set it for its owner?"""
        return self.setter_id != self.owner_id


@dataclass(frozen=True, slots=True)
class Check:
    """What the owner said on a check day; the last answer counts. `words` is the help that is needed."""

    plan_id: str
    due_on: date
    outcome: Outcome
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """An accepted result as a digest tells it; the owner by id, so that who is gone disappears from it."""

    what: str
    owner_id: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Dues:
    """The results of a team that are due: a few, and how many more."""

    shown: tuple[Due, ...] = ()
    more: int = 0


def clause(words: str) -> str:
    """A cue or an action as it stands inside a sentence of ours: on one line, without the stop at its end.

    >>> clause("  an order comes\\n back. ")
    'an order comes back'
    """
    return " ".join(handoffs.tidy(words).split()).strip(_STOPS)


def check_if_then(cue: str, action: str) -> Iterator[Refusal]:
    """Everything wrong with an if–then plan, each at its field."""
    for key, words in (("cue", cue), ("action", action)):
        least = _least(words, SHORTEST_CLAUSE, SHORTEST_CLAUSE_HAN)
        if not (says_something(words) and least <= len(words) <= LONGEST_CLAUSE):
            yield Refusal(Line(f"plan-{key}-length", least=least, most=LONGEST_CLAUSE), key)


def check_first_day(day: date | None, today: date) -> Iterator[Refusal]:
    """Refuse a check day on which nothing can be asked any more, or a very late one."""
    if day is not None and not today < day <= today + FURTHEST:
        yield Refusal(Line("plan-check-day"), "check")


def check_result(
    what: str, due_on: date, review_on: Collection[date], today: date, before: date | None = None
) -> Iterator[Refusal]:
    """Everything wrong with a result. `today` is the owner's; a due day `before` that stays may have gone by."""
    least = _least(what, SHORTEST_RESULT, SHORTEST_RESULT_HAN)
    if not (says_something(what) and least <= len(what) <= LONGEST_RESULT):
        yield Refusal(Line("plan-result-length", least=least, most=LONGEST_RESULT), "what")
    if due_on != before and due_on < today:
        yield Refusal(Line("plan-due-past", day=day_seen_from(due_on, today)), "due")
    elif due_on > today + FURTHEST:
        yield Refusal(Line("plan-due-far"), "due")
    if len(set(review_on)) > MOST_REVIEWS:
        yield Refusal(Line("plan-reviews-many", most=MOST_REVIEWS), "reviews")
    elif any(not today < day <= due_on for day in review_on):
        yield Refusal(Line("plan-reviews-outside"), "reviews")


def check_one_owner(owners: Sequence[Person]) -> None:
    """Refuse a result of several people: each can think that another has it."""
    if len(owners) > 1:
        raise Refusal(Line("plan-one-owner", first=owners[0].mention, second=owners[1].mention), "owner")


def check_words(words: str, missing: str) -> None:
    """Refuse a reason or a call for help that says nothing (with the line `missing`) or goes on too long."""
    if not says_something(words) or len(words) < SHORTEST_WORDS:
        raise Refusal(Line(missing), "words")
    if len(words) > LONGEST_WORDS:
        raise Refusal(Line("plan-words-long", most=LONGEST_WORDS), "words")


def may_set(setter: Person, owner: Person, leads: Collection[str]) -> bool:
    """Whether somebody may set a result for somebody: oneself, a colleague of the team, its leads, or a facilitator.

    Admins may, too: they arrange trainings, and the meetings about these end in results.
    """
    arranges = setter.is_facilitator or setter.is_admin
    mates = setter.team_id is not None and setter.team_id == owner.team_id
    return setter.id == owner.id or mates or setter.id in leads or arranges


def check_days(today: date, first: date | None = None) -> tuple[date, ...]:
    """When an if–then plan is asked about: after a week and after three, or from a chosen day on."""
    first = first or today + FIRST_CHECK
    return (first, first + (SECOND_CHECK - FIRST_CHECK))


def halfway(today: date, due_on: date) -> tuple[date, ...]:
    """The review day of a result for which none was chosen: a Monday to Friday, as nobody is asked at weekends.

    None where there is no such day between today and the day it is due.
    """
    middle = today + (due_on - today) // 2
    working = middle if middle.weekday() < SATURDAY else handoffs.workday_before(middle)
    day = working if working > today else handoffs.workday_after(middle)
    return (day,) if today < day < due_on else ()


def next_day(days: Collection[date], today: date) -> date | None:
    """The first check day after today."""
    return min((day for day in days if day > today), default=None)


def day_to_ask(days: Collection[date], today: date) -> date | None:
    """The check day to ask about: of several that have come only the latest."""
    return max((day for day in days if day <= today), default=None)


def is_overdue(plan: Plan, today: date) -> bool:
    """Whether a result should be there by now; `today` is the owner's."""
    return plan.is_open and plan.due_on is not None and plan.due_on < today


def is_on_time(plan: Plan, zone: ZoneInfo) -> bool | None:
    """Whether a result was done on its day or before; None where there is nothing to say."""
    if plan.due_on is None or plan.closed_at is None or plan.state != "done":
        return None
    return plan.closed_at.astimezone(zone).date() <= plan.due_on


def dues(known: Sequence[Due], day: date) -> Dues:
    """What a digest of `day` tells: what is due within a week or overdue, by day."""
    near = sorted((each for each in known if each.due_on < day + DIGEST_AHEAD), key=lambda each: each.due_on)
    return Dues(tuple(near[:MOST_IN_DIGEST]), max(0, len(near) - MOST_IN_DIGEST))


def _least(words: str, shortest: int, shortest_han: int) -> int:
    return shortest_han if any("\u4e00" <= letter <= "\u9fff" for letter in words) else shortest
