"""A service promise: one sentence that a team's internal customers may rely on, and how to tell whether it is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from baton.domain.handoff_facts import FEWEST_HANDOFFS, Delivered
from baton.domain.lines import Line, Refusal

SHORTEST, LONGEST = 10, 200
SHORTEST_HAN = 5
MOST_OPEN = 3  # of one team: who promises everything promises nothing
LONGEST_REPLY = 24 * 14  # hours
REVIEW_WEEKS = (4, 8, 13)
LONGEST_REMARK = 300

# Three measures are counted from handoffs; of the fourth the lead says whether it was kept.
Measure = Literal["first-reply", "on-time", "first-time", "manual"]
MEASURES: tuple[Measure, ...] = ("first-reply", "on-time", "first-time", "manual")
Verdict = Literal["kept", "partly", "not-kept"]
VERDICTS: tuple[Verdict, ...] = ("kept", "partly", "not-kept")


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised: `hours` for a first reply only, `target` in percent (of a measured promise only)."""

    words: str
    measure: Measure
    hours: int | None
    target: int | None
    review_weeks: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as it holds from `since`. A change ends it and makes a new one, so that old digests keep theirs."""

    workspace_id: str
    id: str
    team_id: str
    words: str
    measure: Measure
    hours: int | None
    target: int | None
    review_weeks: int
    next_review: date
    since: datetime
    ended_at: datetime | None = None

    @property
    def terms(self) -> Terms:
        return Terms(self.words, self.measure, self.hours, self.target, self.review_weeks)


@dataclass(frozen=True, slots=True)
class Review:
    """What a lead said on a review day."""

    promise_id: str
    due_on: date
    verdict: Verdict
    remark: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise in a digest. `met` of `of` handoffs kept it (None where too few were delivered, or nothing is counted);
    `verdict` is what the lead said on the day `reviewed_on`, if anything."""

    id: str
    words: str
    measure: Measure
    hours: int | None
    target: int | None
    met: int | None = None
    of: int | None = None
    verdict: Verdict | None = None
    remark: str = ""
    reviewed_on: date | None = None


def check(terms: Terms) -> Iterator[Refusal]:
    """Everything wrong with a promise, each at its field."""
    least = SHORTEST_HAN if any("\u4e00" <= letter <= "\u9fff" for letter in terms.words) else SHORTEST
    if not least <= len(terms.words) <= LONGEST:
        yield Refusal(Line("promise-length", least=least, most=LONGEST), "words")
    if terms.measure == "first-reply" and not (terms.hours and 1 <= terms.hours <= LONGEST_REPLY):
        yield Refusal(Line("promise-hours", most=LONGEST_REPLY), "hours")
    if terms.measure != "manual" and not (terms.target and 1 <= terms.target <= 100):
        yield Refusal(Line("promise-target"), "target")


def tidy(terms: Terms) -> Terms:
    """Only what the measure needs is kept."""
    hours = terms.hours if terms.measure == "first-reply" else None
    target = terms.target if terms.measure != "manual" else None
    return Terms(" ".join(terms.words.split()), terms.measure, hours, target, terms.review_weeks)


def next_review(today: date, weeks: int) -> date:
    """The day a promise is looked at again."""
    return today + timedelta(weeks=weeks)


def kept(promise: Promise, delivered: Sequence[Delivered], review: Review | None) -> Kept:
    """How well a promise was kept over the handoffs delivered in some weeks: counted from five handoffs on."""
    counted = list(_met(promise, delivered))
    enough = len(counted) >= FEWEST_HANDOFFS
    return Kept(
        promise.id,
        promise.words,
        promise.measure,
        promise.hours,
        promise.target,
        met=sum(counted) if enough else None,
        of=len(counted) if enough else None,
        verdict=review.verdict if review else None,
        remark=review.remark if review else "",
        reviewed_on=review.due_on if review else None,
    )


def _met(promise: Promise, delivered: Iterable[Delivered]) -> Iterator[bool]:
    """For each handoff that counts, whether it kept the promise."""
    for each in delivered:
        if promise.measure == "first-reply" and each.first_reply_at:
            yield each.first_reply_at - each.ordered_at <= timedelta(hours=promise.hours or 0)
        elif promise.measure == "on-time" and each.due_on:
            yield each.delivered_on <= each.due_on
        elif promise.measure == "first-time" and (each.received or each.returns):
            yield each.received and each.returns == 0
