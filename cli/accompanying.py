"""Lets the trainings of the sample company happen: the clock comes by twice a day, and people answer, or do not."""

import heapq
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from baton.conversation import desk
from baton.conversation.asks import Ask
from baton.conversation.forms import AnswerValue
from baton.domain.lines import Refusal
from baton.domain.people import Person, Workspace
from baton.domain.training import Assigned, Cohort, drawn_to_wait
from baton.office import Office
from baton.services import courses
from baton.services import people as people_service
from baton.services.contexts import Context
from baton.services.training import cohorts, following, telling
from baton.services.training.cohorts import MOST_SEED, Plan
from baton.storage import claims, people
from baton.storage.training import steps
from baton.storage.training.steps import STEP
from cli.sample import hours
from cli.sample.chance import SEED, dice
from cli.sample.company import ANA, LINA, MEMBERS, members_of
from cli.sample.replies import Replies
from cli.sample.training import A_WEEK, FACILITATORS, PUT_OFF, SILENT, STOPPED, TAUGHT, UNTIL_TODAY, Taught

DAY = timedelta(days=1)
ROUNDS = (time(2, 20), time(10, 20))  # in UTC: past ten in Shanghai, and in Berlin and Lisbon
ANSWERS_AFTER = 5.0  # working hours in the mean
COLLEAGUES = {each.id: each for each in MEMBERS}


@dataclass(order=True, slots=True)
class _Deed:
    """Somebody deals with a step at an instant; `turn` keeps two of one instant apart. `days`: it is put off so far."""

    at: datetime
    turn: int
    step: Assigned = field(compare=False)
    days: int = field(compare=False, default=0)


def accompany(office: Office, workspace: Workspace, now: datetime) -> None:
    """All trainings of the company as they stand at `now`; what is due today is left to the clock."""
    with office.sessions.begin() as session:
        ctx = office.context(session, workspace, now=now - max(each.made for each in TAUGHT))
        for person in people.known(session, workspace.id, FACILITATORS).values():
            people_service.grant(ctx, None, person, "facilitator")
    for taught in TAUGHT:
        _Accompanied(office, workspace, now, taught).play()


class _Accompanied:
    """One cohort from the day it was made. Chance is drawn in a fixed order, and apart from the story’s."""

    def __init__(self, office: Office, workspace: Workspace, now: datetime, taught: Taught) -> None:
        self._office, self._workspace, self._now, self._taught = office, workspace, now, taught
        self._random = dice(f"{SEED} {taught.name}")
        self._turns = itertools.count()
        self._coming: list[_Deed] = []
        self._seen: set[str] = set()  # by period, as what was put off is asked anew

    def play(self) -> None:
        """Make the cohort, and let its days pass."""
        made_at = self._now - self._taught.made
        with self._office.sessions.begin() as session:
            cohort, replies = self._make(self._office.context(session, self._workspace, now=made_at))
        for at in self._rounds(made_at):
            self._act(replies, until=at)
            self._ask(cohort, at)
        self._act(replies, until=self._now)

    def _make(self, ctx: Context) -> tuple[Cohort, Replies]:
        taught = self._taught
        chosen = [each.id for team in taught.teams for each in members_of(team) if each.id != taught.facilitator]
        known = people.known(ctx.session, ctx.workspace_id, [taught.facilitator, *chosen])
        members = [known[id] for id in chosen]
        if taught.wait:
            ctx = replace(ctx, draw=lambda: _luck(members))
        plan = Plan(taught.course, taught.name, self._ends_on(), wait=taught.wait)
        cohort = cohorts.make(ctx, known[taught.facilitator], plan, members)
        return cohort, Replies(courses.get(ctx, taught.course), self._random)

    def _ends_on(self) -> date:
        """A workday wherever its people are."""
        zones = {each.zone for team in self._taught.teams for each in members_of(team)}
        day = self._now.date() + timedelta(days=self._taught.ends)
        while not all(hours.is_workday(zone, day) for zone in zones):
            day -= DAY
        return day

    def _rounds(self, since: datetime) -> Iterator[datetime]:
        day = since.date()
        while day < self._now.date():
            yield from (at for at in (datetime.combine(day, each, UTC) for each in ROUNDS) if at > since)
            day += DAY

    def _ask(self, cohort: Cohort, at: datetime) -> None:
        """The clock comes by: what is due is asked, as if its message had arrived."""
        with self._office.sessions.begin() as session:
            ctx = self._office.context(session, self._workspace, now=at)
            telling.report(ctx)
            due = following.due(ctx).get(cohort.id)
            if not due:
                return
            following.follow(ctx, cohort.id, due)
            claims.settle_as_said(session, self._workspace.id, STEP, now=at)
            theirs = steps.of_people(session, self._workspace.id, cohort.id, due)
        for step in theirs:
            if step.state == "asked" and step.period not in self._seen:
                self._seen.add(step.period)
                self._intend(step, at)

    def _intend(self, step: Assigned, at: datetime) -> None:
        """Whoever was asked something will answer it, or put it off, or do nothing about it."""
        id = step.person_id
        then = hours.after(at, COLLEAGUES[id].zone, self._random.expovariate(1 / ANSWERS_AFTER))
        key, days = PUT_OFF.get(id, ("", 0))
        if UNTIL_TODAY.get(id) == step.key:
            self._will(max(at, self._now - A_WEEK * DAY), step, A_WEEK)
        elif step.key == key and not step.snoozes:
            self._will(then, step, days)
        elif step.key not in SILENT.get(id, ()):
            self._will(then, step)

    def _will(self, at: datetime, step: Assigned, days: int = 0) -> None:
        heapq.heappush(self._coming, _Deed(at, next(self._turns), step, days))

    def _act(self, replies: Replies, *, until: datetime) -> None:
        """Everything that people do before an instant."""
        if not self._coming or self._coming[0].at >= until:
            return
        with self._office.sessions.begin() as session:
            known = people.known(session, self._workspace.id, {each.step.person_id for each in self._coming})
            while self._coming and self._coming[0].at < until:
                deed = heapq.heappop(self._coming)
                ctx = self._office.context(session, self._workspace, now=deed.at)
                _deal(Ask(ctx, known[deed.step.person_id]), deed, replies)


def _luck(members: Sequence[Person]) -> float:
    """What chance must say so that the teams of those whom the demo shows round as are not drawn to wait."""
    homes = {each.team_id for each in members if each.team_id}
    theirs = {each.team_id for each in members if each.id in (ANA, LINA)}
    seed = next(each for each in itertools.count(1) if not theirs & drawn_to_wait(sorted(homes), each))
    return (seed + 0.5) / MOST_SEED


def _deal(ask: Ask, deed: _Deed, replies: Replies) -> None:
    """Answer a step, put it off, or stop at it: pressed and filled in as in the message."""
    reference = deed.step.reference
    if deed.days:
        desk.button("training-snooze", replace(ask, value=f"{deed.days}/{reference}"))
    elif STOPPED.get(ask.who.id) == deed.step.key:
        desk.button("training-stop", replace(ask, value=reference))
    elif answers := replies.to(deed.step, COLLEAGUES[ask.who.id]):
        _send(replace(ask, state={"step": reference}), answers)
    else:
        desk.button("training-show", replace(ask, value=reference))


def _send(ask: Ask, answers: Mapping[str, AnswerValue]) -> None:
    try:
        desk.form("training-answer", replace(ask, answers=answers))
    except Refusal:
        # All three colleagues were asked often enough lately; the rest of the answer counts.
        desk.form("training-answer", replace(ask, answers={**answers, "customers": ()}))
