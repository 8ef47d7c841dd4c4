"""Half a year of a small company, played from one event to the next: jobs, sender, and people who react or do not."""

import heapq
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random  # noqa: TID251  (Hypothesis hands one in, from a seed that it tells)
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from baton.conversation import desk
from baton.conversation.asks import Notice, NotYet, Told
from baton.conversation.couriers import Sent, TryAgain
from baton.conversation.forms import Form
from baton.domain.deliveries import Delivery
from baton.domain.lines import Refusal
from baton.domain.people import Person
from baton.domain.training import DAYS_TO_ANSWER, Assigned, Participant, next_workday
from baton.services import manners
from baton.storage import claims, people
from baton.storage.plans.kept import PlanRow
from baton.storage.promises import PromiseRow
from baton.storage.training import cohorts as stored_cohorts
from baton.storage.training import steps as stored_steps
from baton.storage.training.cohorts import ParticipantRow
from baton.storage.training.steps import StepRow
from jobs import importance, plan_checks, promise_reviews, rating_reminders, training
from jobs.delivering import deliver
from tests.happenings import STEP, WHETHER, Event, What
from tests.stage import ACME, Stage
from tests.trainings import filled

JOBS = (training, plan_checks, promise_reviews, importance, rating_reminders)
ABOUT_COHORT = (WHETHER, "training-changed")
AT = time(10, 5)  # shortly after steps come due
COMES_ROUND = timedelta(minutes=15)  # as jobs/schedule.py has it for trainings


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody takes messages: how often, of a hundred, they answer, put off, stop; the rest they ignore.

    `slow`: the most hours until they do. `back`: of a hundred who stopped or were asked, how many come back.
    """

    answers: int
    snoozes: int
    stops: int
    slow: int = 40
    back: int = 60


class Broken(BaseException):
    """Something could not be told; not an Exception, as the sender outlives those."""


@dataclass
class HalfYear:
    """The company, its diary, and everything that happened. `habits` are those of people, by id."""

    stage: Stage
    chance: Random
    habits: Mapping[str, Habit]
    events: list[Event] = field(default_factory=list)
    _diary: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _count: Iterator[int] = field(default_factory=count)

    def note(self, at: datetime, deed: Callable[[], None]) -> None:
        """Something is to happen at an instant; where Baton refuses it, it does not."""
        heapq.heappush(self._diary, (at, next(self._count), deed))

    def play(self, until: datetime) -> None:
        """Let time pass, from one event to the next."""
        while True:
            job, message = self._next_job(), self._next_message()
            noted = self._diary[0][0] if self._diary else until
            at = max(min(job, message, noted), self.stage.now)
            if at >= until:
                return
            self.stage.now = at
            while self._diary and self._diary[0][0] <= at:
                self._do(heapq.heappop(self._diary)[2])
            if job <= at:
                self.work()
            self._send()

    def work(self) -> None:
        """The clock comes round: every job runs."""
        before, ignored = self._participants(), self._ignored()
        for each in JOBS:
            each.run(self.stage.office, now=self.stage.now)
        for reference, step in self._ignored().items():
            if reference not in ignored:
                self.happened("ignored", step.person_id, step.cohort_id, step)
        for key, now in self._participants().items():
            if now.stretched and not before[key].stretched:
                self.happened("spaced", *key, self._last_asked(*key))
            if now.standing != before[key].standing:
                self.happened("questioned" if now.standing == "asked" else "given up", *key)

    def happened(self, what: What, who: str, cohort_id: str, step: Assigned | None = None) -> None:
        """Write down what somebody did, or what was done with them."""
        self.events.append(Event(self.stage.now, what, self.stage.person(who), cohort_id, step=step))

    def _participants(self) -> dict[tuple[str, str], Participant]:
        with self.stage.sessions.read() as session:
            found = stored_cohorts.every(session, ACME.id)
            there = [who for each in found for who in stored_cohorts.of_cohort(session, ACME.id, each.id)]
        return {(who.person_id, who.cohort_id): who for who in there}

    def _ignored(self) -> dict[str, Assigned]:
        """The steps that count as ignored, by reference."""
        with self.stage.sessions.read() as session:
            keys = session.execute(select(StepRow.cohort_id, StepRow.person_id).where(StepRow.state == "ignored"))
            theirs = [
                each
                for cohort_id, who in {tuple(key) for key in keys}
                for each in stored_steps.of_people(session, ACME.id, cohort_id, [who])
            ]
        return {each.reference: each for each in theirs if each.state == "ignored"}

    def _last_asked(self, who: str, cohort_id: str) -> Assigned:
        """The last step that was asked before the present run."""
        with self.stage.sessions.read() as session:
            theirs = stored_steps.of_people(session, ACME.id, cohort_id, [who])
        today = self.stage.person(who).today(self.stage.now)
        before = (each for each in theirs if each.asked_on and each.asked_on < today)
        return max(before, key=lambda each: each.day)

    def send(self, delivery: Delivery, told: Told | None) -> Sent:
        """The courier: takes notes, and fails now and then. Whoever gets something new reacts in their way."""
        new = delivery.message_id is None and delivery.surface == "message"
        if new and self.chance.random() < 0.03:
            raise TryAgain("the line is down")
        if new:
            try:
                self._said(delivery)
            except Exception as bug:
                raise Broken from bug
        return Sent(f"D{delivery.recipient}", delivery.message_id or f"{next(self._count)}.0")

    def take_down(self, delivery: Delivery) -> None:
        """Nothing of this is ever taken down."""
        raise AssertionError(delivery)

    def _said(self, delivery: Delivery) -> None:
        with self.stage.sessions.read() as session:
            who = people.find(session, ACME.id, delivery.recipient)
            if who is None:
                return  # a channel
            step = stored_steps.find(session, ACME.id, delivery.reference) if delivery.kind == STEP else None
            cohort_id = (
                step.cohort_id
                if step
                else delivery.reference.partition("/")[0]
                if delivery.kind in ABOUT_COHORT
                else ""
            )
            mine = {each.cohort_id: each for each in stored_cohorts.of_person(session, ACME.id, who.id)}
        event = Event(self.stage.now, "said", who, cohort_id, delivery, step, mine.get(cohort_id))
        self.events.append(event)
        if step is not None or delivery.kind == WHETHER:
            self._react(event)

    def _react(self, event: Event) -> None:
        habit, draw = self.habits.get(event.who.id, NEVER), self.chance.random() * 100
        at = event.at + timedelta(hours=self.chance.uniform(0.1, habit.slow))
        if event.step is None:
            if draw < habit.back:
                self.note(at, lambda: self.resume(event.who.id))
            return
        step = event.step
        if draw < habit.answers:
            self.note(at, lambda: self.answer(step))
        elif draw < habit.answers + habit.snoozes:
            days = self.chance.choice((1, 3, 7))
            self.note(at, lambda: self.snooze(step, days))
        elif draw < habit.answers + habit.snoozes + habit.stops:
            self.note(at, lambda: self.stop(step))

    def answer(self, step: Assigned) -> None:
        """Somebody answers a step, in its form or by reading what it shows."""
        if step.kind in ("practice", "manager"):
            self.stage.presses(step.person_id, "training-show", step.reference)
        else:
            form = self.stage.presses(step.person_id, "training-open", step.reference)
            if not isinstance(form, Form):
                return  # answered before
            said = {"customers": ("UBOB", "UCHARLIE")} if step.kind == "review" else {}
            self.stage.sends(step.person_id, form, **filled(form, **said))
        self.happened("answered", step.person_id, step.cohort_id, self._now(step))

    def snooze(self, step: Assigned, days: int) -> None:
        """Somebody puts a step off; the event's step knows until when."""
        before = self._now(step)
        self.stage.presses(step.person_id, "training-snooze", f"{days}/{step.reference}")
        later = self._now(step)
        if later.snoozes > before.snoozes:
            self.happened("snoozed", step.person_id, step.cohort_id, later)

    def stop(self, step: Assigned) -> None:
        """Somebody stops a training, and perhaps comes back after weeks."""
        self.stage.presses(step.person_id, "training-stop", step.reference)
        self.happened("stopped", step.person_id, step.cohort_id)
        if self.chance.random() * 100 < self.habits[step.person_id].back:
            at = self.stage.now + timedelta(days=self.chance.uniform(0.1, 50))
            self.note(at, lambda: self.resume(step.person_id))

    def resume(self, who: str) -> None:
        """Somebody says that everything is to go on."""
        before = self._participants()
        self.stage.says(who, "/training resume")
        with self.stage.sessions.read() as session:
            theirs = stored_steps.of_person(session, ACME.id, who)
        for (id, cohort_id), now in self._participants().items():
            if before[id, cohort_id].standing != now.standing:
                open_ones = (each for each in theirs if each.cohort_id == cohort_id and is_open(each))
                self.happened("resumed", id, cohort_id, next(open_ones, None))

    def skipped(self) -> set[str]:
        """The references of steps that needed no asking, as what they are for was done already."""
        with self.stage.sessions.read() as session:
            query = select(StepRow.cohort_id, StepRow.person_id, StepRow.key).where(StepRow.state == "skipped")
            return {"/".join(row) for row in session.execute(query)}

    def change(self, who: str, **values: Any) -> None:
        """Somebody moves, or wants other quiet hours."""
        with self.stage.sessions.begin() as session:
            people.change(session, self.stage.person(who), **values)
        # The clock comes round soon: where it is past ten all at once, nobody waits for the ten of tomorrow.
        self.note(self.stage.now + COMES_ROUND, self.work)

    def _now(self, step: Assigned) -> Assigned:
        with self.stage.sessions.read() as session:
            found = stored_steps.find(session, ACME.id, step.reference)
        assert found is not None
        return found

    def _do(self, deed: Callable[[], None]) -> None:
        with suppress(Refusal):  # what it was about is over: people press old buttons
            deed()

    def _send(self) -> None:
        while True:
            with self.stage.sessions.begin() as session:
                batch = claims.claim(session, now=self.stage.now, sender="me", most=50)
            if not batch:
                return
            for each in batch:
                deliver(self.stage.office, self, each, tell=self._tell, undelivered=desk.undelivered)

    def _tell(self, notice: Notice) -> Told | None:
        """A bug in a card would be tried again for hours; here it ends the play."""
        try:
            return desk.tell(notice)
        except NotYet:
            raise
        except Exception as bug:
            raise Broken from bug

    def _next_message(self) -> datetime:
        with self.stage.sessions.read() as session:
            return claims.waits_until(session) or LATER

    def _next_job(self) -> datetime:
        """When the clock will find something to do; it may look in vain."""
        with self.stage.sessions.read() as session:
            everybody = {each.id: each for each in people.every(session, ACME.id)}
            joined = (ParticipantRow.cohort_id == StepRow.cohort_id) & (ParticipantRow.person_id == StepRow.person_id)
            due = session.execute(
                select(StepRow.person_id, func.min(StepRow.due_on))
                .join(ParticipantRow, joined)
                .where(StepRow.state == "planned", ParticipantRow.standing == "on")
                .group_by(StepRow.person_id)
            ).all()
            waits = session.scalar(select(func.min(ParticipantRow.asked_on)).where(ParticipantRow.standing == "asked"))
            plan = session.scalar(select(func.min(PlanRow.next_check)).where(PlanRow.state == "open"))
            promise = session.scalar(select(func.min(PromiseRow.next_review)).where(PromiseRow.ended_at.is_(None)))
        moments = [self._ten_oclock(everybody[who], day) for who, day in due]
        moments += [self._morning(day) for day in (plan, promise) if day]
        moments += [self._morning(waits + timedelta(days=DAYS_TO_ANSWER))] if waits else []
        return min(moments, default=LATER)

    def _ten_oclock(self, who: Person, day: date) -> datetime:
        """Shortly after ten on the first workday from `day` on that is still to come."""
        is_workday = manners.workdays(who.country or manners.country_of(who.zone))
        at = datetime.combine(next_workday(day, is_workday), AT, who.tzinfo)
        if at <= self.stage.now:
            day = who.today(self.stage.now)
            at = datetime.combine(next_workday(day, is_workday), AT, who.tzinfo)
            if at <= self.stage.now:
                at = datetime.combine(next_workday(day + timedelta(days=1), is_workday), AT, who.tzinfo)
        return at.astimezone(UTC)

    def _morning(self, day: date) -> datetime:
        """When that day has begun everywhere; from then on once a day."""
        at = datetime.combine(day, time(12, 0), ZoneInfo("UTC"))
        while at <= self.stage.now:
            at += timedelta(days=1)
        return at


def is_open(step: Assigned) -> bool:
    """Was a participant asked it, and has not answered?"""
    return step.state == "asked" and step.kind != "manager"


NEVER = Habit(0, 0, 0)
LATER = datetime.max.replace(tzinfo=UTC)
