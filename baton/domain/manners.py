"""Unasked messages come in working hours, and seldom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from baton.domain.deliveries import Manner

WEEK = timedelta(days=7)
WORK_FROM, WORK_TO = time(9, 0), time(18, 0)
MIDNIGHT = time(0, 0)

NUDGES_A_WEEK = 1
TRAINING_START = "training-start:"  # how the topic of nudges in a training's first week begins; its end follows
NUDGES_AT_TRAINING_START = 2
PROMPTS_A_WEEK = 3
PROMPTS_A_WEEK_PER_TOPIC = 1

LONGEST_HOLIDAY = timedelta(days=60)  # longer than any; bounds the search for a workday

Span = tuple[time, time | None]  # from, to; None is the end of the day


@dataclass(frozen=True, slots=True)
class Admission:
    """An unasked message of one manner that was allowed out: when, and about what topic."""

    at: datetime
    topic: str


def free_from(past: Sequence[datetime], most: int, at: datetime) -> datetime:
    """The first instant not before `at` that has fewer than `most` of `past` in the seven days before it.

    `past` lies before `at`, in any order.
    """
    if len(past) < most:
        return at
    return max(at, sorted(past)[-most] + WEEK)


def uncapped_from(manner: Manner, topic: str, past: Sequence[Admission], at: datetime) -> datetime:
    """When the weekly caps let a further message of this manner through; `past` holds those of the same manner."""
    times = [each.at for each in past]
    if manner == "nudge":
        early, ends = free_from(times, NUDGES_AT_TRAINING_START, at), _first_week_ends(topic)
        return early if ends and early < ends else free_from(times, NUDGES_A_WEEK, at)
    if manner == "prompt":
        same = [each.at for each in past if topic and each.topic == topic]
        return max(free_from(times, PROMPTS_A_WEEK, at), free_from(same, PROMPTS_A_WEEK_PER_TOPIC, at))
    return at


def training_start(until: datetime) -> str:
    """The topic of a nudge in the first week of a training, which ends at that instant; one that waits longer is late
    and takes its place among all others."""
    return f"{TRAINING_START}{until.astimezone(UTC).isoformat()}"


def _first_week_ends(topic: str) -> datetime | None:
    return datetime.fromisoformat(topic.removeprefix(TRAINING_START)) if topic.startswith(TRAINING_START) else None


def working_spans(quiet_from: time | None, quiet_to: time | None) -> list[Span]:
    """The hours of a workday in which somebody may be spoken to unasked: 09:00–18:00 without their quiet hours.

    Quiet hours may go past midnight; equal ends mean none. Somebody whose quiet hours cover all of that (they work
    at night) is spoken to in the rest of the day instead.
    """
    loud = _without([(MIDNIGHT, None)], quiet_from, quiet_to)
    office = [(max(start, WORK_FROM), min(end or WORK_TO, WORK_TO)) for start, end in loud]
    return [(start, end) for start, end in office if start < end] or loud


def _without(day: list[Span], quiet_from: time | None, quiet_to: time | None) -> list[Span]:
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return day
    if quiet_from > quiet_to:  # past midnight: what is left lies between its end and its beginning
        return [(quiet_to, quiet_from)]
    before: list[Span] = [(MIDNIGHT, quiet_from)] if quiet_from > MIDNIGHT else []
    return [*before, (quiet_to, None)]


def next_working(at: datetime, zone: tzinfo, spans: Sequence[Span], is_workday: Callable[[date], bool]) -> datetime:
    """The first instant not before `at` that lies in one of `spans` on a workday in `zone`; in UTC.

    Spans are wall-clock times, so they keep their place when the clocks change.
    """
    day = at.astimezone(zone).date()
    last = day + LONGEST_HOLIDAY
    while day < last:
        for start, end in spans if is_workday(day) else ():
            if at < _instant(day, end, zone):
                return max(at.astimezone(UTC), _instant(day, start, zone))
        day += timedelta(days=1)
    return _instant(last, MIDNIGHT, zone)


def _instant(day: date, wall: time | None, zone: tzinfo) -> datetime:
    # In UTC, because Python compares two datetimes of one zone by their wall clocks, blind to a change in between.
    day, wall = (day, wall) if wall is not None else (day + timedelta(days=1), MIDNIGHT)
    return datetime.combine(day, wall, zone).astimezone(UTC)
