"""The course of one handoff in the sample company, from the order to the rating."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from baton.domain.ratings import DIMENSIONS, PointKind
from cli.sample import hours
from cli.sample.chance import Random, dice
from cli.sample.characters import Character
from cli.sample.company import Colleague
from cli.sample.events import (
    Accepted,
    Answered,
    Asked,
    Declined,
    Delivered,
    Event,
    Ordered,
    Rated,
    Received,
    Returned,
)
from cli.sample.words import Subject, Words

DUE_WORKDAYS = (2, 3, 3, 4, 5, 6)
A_DAY = 9.0  # working hours
ASKS, DECLINES = 0.4, 0.3  # where a subject has words for it
DETAILS, SPEAKS, SIGNS = 0.55, 0.62, 0.15
SPREAD, DIMENSION_SPREAD = 0.8, 0.55
LATE_COSTS, RETURNED_COSTS = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """What is to be told: `receiver` asks `owner` of `team` at `at` for `subject`, in `language`."""

    number: int
    team: str
    character: Character
    week: int
    receiver: Colleague
    owner: Colleague
    language: str
    subject: Subject
    at: datetime


def written(course: Course, random: Random, words: Words) -> list[Event]:
    """All events of one handoff, in order of time."""
    return list(_Writer(course, random, words).events())


class _Writer:
    def __init__(self, course: Course, random: Random, words: Words) -> None:
        self.course, self.random, self.words = course, random, words
        self.at = course.at
        self.days = random.choice(DUE_WORKDAYS)
        self.due = hours.workday(course.at, course.owner.zone, self.days)
        self.late = random.random() < course.character.late_in(course.week)
        self.returned = False
        self.slots = words.fillings(course.language, course.at, course.receiver.zone)

    def events(self) -> Iterator[Event]:
        course, subject = self.course, self.course.subject
        number, owner, receiver = course.number, course.owner.id, course.receiver.id
        yield Ordered(
            course.at, number, receiver, owner, self._say(subject.what), self._say(subject.done), subject.kind, self.due
        )
        reply = self.random.expovariate(1 / course.character.reply_in(course.week)) + 0.05
        self._owner_works(min(reply, (self.days - 1) * A_DAY))
        if subject.asked and self.random.random() < ASKS:
            yield Asked(self.at, number, owner, subject.asked)
            self._receiver_works(self.random.uniform(0.1, 3))
            yield Answered(self.at, number, receiver, subject.answered)
            self._owner_works(self.random.uniform(0.1, 1))
        if subject.declined and self.random.random() < DECLINES:
            yield Declined(self.at, number, owner, self._say(subject.declined))
            return
        yield Accepted(self.at, number, owner)
        self.at = self._done_at()
        yield from self._handed_over(self._say(subject.note))
        if self.random.random() < course.character.answered:
            self._receiver_works(self.random.expovariate(1.2) + 0.02)
            yield self._rating()

    def _handed_over(self, note: str) -> Iterator[Event]:
        """Delivered and received, perhaps with a return in between."""
        course, subject = self.course, self.course.subject
        yield Delivered(self.at, course.number, course.owner.id, note)
        self._receiver_works(self.random.expovariate(0.35) + 0.1)
        if subject.returned and self.random.random() < course.character.returned:
            self.returned = True
            yield Returned(self.at, course.number, course.receiver.id, self._say(subject.returned))
            self._owner_works(self.random.uniform(1, 7))
            yield Delivered(self.at, course.number, course.owner.id, self.words.delivered_again(course.language))
            self._receiver_works(self.random.expovariate(0.5) + 0.1)
        yield Received(self.at, course.number, course.receiver.id)

    def _done_at(self) -> datetime:
        """When the owner delivers: on a day before or on the one agreed, or some days after it."""
        zone = self.course.owner.zone
        after_hours = datetime.combine(self.due, time(hours.END.hour), ZoneInfo(zone)).astimezone(UTC)
        if self.late:
            return hours.after(max(after_hours, self.at), zone, self.random.uniform(1, 2.2 * A_DAY))
        before_evening = hours.before(after_hours, zone, self.random.uniform(0.2, 0.6 * self.days * A_DAY))
        soon = hours.after(self.at, zone, self.random.uniform(0.3, 2))
        return max(before_evening, soon)

    def _rating(self) -> Rated:
        course, character = self.course, self.course.character
        severity = dice(course.receiver.id).gauss(0, 0.25)  # some people are stricter, always
        mean = character.level_in(course.week) + severity - LATE_COSTS * self.late - RETURNED_COSTS * self.returned
        level = _step(self.random.gauss(mean, SPREAD))
        dimensions = self._dimensions(level, mean) if self.random.random() < DETAILS else {}
        remark = None
        if self.random.random() < SPEAKS:
            language = course.receiver.language
            remark = self.words.remark(course.team, language, self._point(level), course.week)
        return Rated(
            self.at,
            course.number,
            course.receiver.id,
            level,
            dimensions,
            point=remark.point if remark else None,
            words=remark.text if remark else "",
            failure=remark.failure if remark and level <= 2 else None,
            signed=remark is not None and remark.point == "delight" and self.random.random() < SIGNS,
        )

    def _dimensions(self, level: int, mean: float) -> dict[str, int]:
        """Points near the level, shaded by the team's character; now and then one is left out."""
        base = 0.6 * level + 0.4 * mean
        if self.late:
            base += 0.15  # lateness shows in two of the five, not in all
        shades = dict(self.course.character.shades)
        if self.late:
            for name in ("reliability", "responsiveness"):
                shades[name] = shades.get(name, 0) - 0.6
        points = {name: _step(self.random.gauss(base + shades.get(name, 0), DIMENSION_SPREAD)) for name in DIMENSIONS}
        return {name: point for name, point in points.items() if self.random.random() > 0.07}

    def _point(self, level: int) -> PointKind:
        if level >= 4:
            return "delight" if self.random.random() < 0.87 else "itch"
        return "pain" if level <= 2 else "itch"

    def _say(self, text: str) -> str:
        return text.format_map(self.slots)

    def _owner_works(self, hours_: float) -> None:
        self.at = hours.after(self.at, self.course.owner.zone, hours_)

    def _receiver_works(self, hours_: float) -> None:
        self.at = hours.after(self.at, self.course.receiver.zone, hours_)


def _step(value: float) -> int:
    return min(5, max(1, round(value)))
