"""Loads the sample company: founds it, and lets its twelve weeks happen through the same deeds people use."""

import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from baton.domain.customers import Customer
from baton.domain.people import Account, Person, Workspace
from baton.domain.plans import halfway
from baton.domain.teams import Team
from baton.office import Office
from baton.services import answers, customers, plans, points, promises, releases, reports
from baton.services import people as people_service
from baton.services import teams as teams_service
from baton.services.contexts import Context
from baton.services.teams import Changes
from baton.storage import claims, people, teams, workspaces
from baton.storage.database import OWED, Sessions
from cli.accompanying import accompany
from cli.problems import Problem
from cli.sample import company, standing
from cli.sample.chance import SEED, dice
from cli.sample.company import PEOPLE, TEAMS, Colleague, lead_of, members_of
from cli.sample.story import SPAN, story
from cli.staging import Player

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COMPANY = Workspace(company.WORKSPACE_ID, company.COMPANY, company.EN, company.ZONE)
FOUNDED_BEFORE = timedelta(days=1)  # before the story begins
DAY, WEEK = timedelta(days=1), timedelta(days=7)
THURSDAY = timedelta(days=4)  # before a Monday
MONDAY_EVENING = time(18, 0)  # in the company's zone: every team's Monday morning has come
PLANNED_BEFORE = timedelta(days=9)
MANY = 1000  # deeds booked at once, as nobody waits
UNSAID = "loaded with the sample company"

Progress = Callable[[int, int], None]  # how many steps are done, of how many


def seed(
    office: Office,
    now: datetime,
    progress: Progress = lambda done, total: None,
    *,
    workspace_id: str = COMPANY.id,
) -> bool:
    """Load the sample company as if its last twelve weeks ended at `now`; False when it is there already.

    Founds the workspace where it is missing. What the story would have people told is never sent. The weekly digests
    are kept as if they had been posted, except the last, which is left to the clock. Raises Problem where other people
    work already.
    """
    office = _of_the_story(office, workspace_id)
    founded_at = now - SPAN - FOUNDED_BEFORE
    with office.sessions.begin() as session:
        workspaces.add(session, replace(COMPANY, id=workspace_id), now=founded_at)
        workspace = workspaces.find(session, workspace_id)
        if workspace is None or not _is_vacant(session, workspace):
            return False
        _found(office.context(session, workspace, now=founded_at))
    _play(office, workspace, now, progress)
    return True


def _of_the_story(office: Office, workspace_id: str) -> Office:
    """The same office, in which chance and ids always fall alike and nothing owed is sent."""
    numbers = itertools.count(1)

    def mint() -> str:
        return hashlib.sha256(f"{SEED} {next(numbers)}".encode()).hexdigest()[:24]

    return replace(office, sessions=_Hushed(office.sessions, workspace_id), mint=mint, draw=dice().random)


class _Hushed(Sessions):
    """Transactions in which everything owed is dropped before anybody could send it: it is old news."""

    def __init__(self, sessions: Sessions, workspace_id: str) -> None:
        self._sessions = sessions
        self._workspace_id = workspace_id
        self.engine = sessions.engine
        self.on_owed = sessions.on_owed

    @property
    def is_sqlite(self) -> bool:
        return self._sessions.is_sqlite

    @contextmanager
    def begin(self, *, within: float | None = None) -> Iterator["Session"]:
        with self._sessions.begin(within=within) as session:
            yield session
            if OWED in session.info:
                claims.drop_unsaid(session, self._workspace_id, reason=UNSAID)


def _is_vacant(session: "Session", workspace: Workspace) -> bool:
    """Whether the sample company can move in; False when it has, Problem when somebody else has."""
    if teams.named(session, workspace.id, TEAMS[0].name) is not None:
        return False
    known = {person.id for person in PEOPLE}
    if any(person.takes_part and person.id not in known for person in people.every(session, workspace.id)):
        raise Problem(
            f"The workspace {workspace.id} has people of its own. Load the sample company into a new database: "
            "set BATON_DATABASE_URL, and run baton migrate first."
        )
    return True


def _found(ctx: Context) -> None:
    """Everybody as the directory would list them, then the teams, each founded by its lead."""
    people_service.learn(ctx, [_account(person) for person in PEOPLE])
    known = {person.id: person for person in people.every(ctx.session, ctx.workspace_id)}
    for department in TEAMS:
        lead = known[lead_of(department.key).id]
        team, _ = teams_service.create(ctx, lead, department.name)
        wish = Changes(language=department.language, zone=department.zone, channel_id=department.channel_id)
        team = teams_service.change(ctx, replace(lead, team_id=team.id), team.id, wish)
        _join(ctx, team, [known[person.id] for person in members_of(department.key)[1:]])
        for terms in standing.PROMISES.get(department.key, ()):
            promises.make(ctx, replace(lead, team_id=team.id), team.id, terms)
    _list_customers(ctx)


def _list_customers(ctx: Context) -> None:
    by_key = {each.key: teams.named(ctx.session, ctx.workspace_id, each.name) for each in TEAMS}
    for key, listed in standing.CUSTOMERS.items():
        if team := by_key[key]:
            lead = people.known(ctx.session, ctx.workspace_id, [lead_of(key).id])[lead_of(key).id]
            customers.put(ctx, lead, team.id, [_customer(team, by_key, each) for each in listed])


def _customer(team: Team, by_key: Mapping[str, Team | None], listed: standing.Listed) -> Customer:
    department = by_key.get(listed.customer)
    if department is not None:
        return Customer(team.id, "team", department.id, listed.questions, listed.klass)
    return Customer(team.id, "person", listed.customer, listed.questions, listed.klass)


def _join(ctx: Context, team: Team, newcomers: Sequence[Person]) -> None:
    for person in newcomers:
        teams_service.join(ctx, person, team)


def _account(person: Colleague) -> Account:
    return Account(
        id=person.id,
        handle=person.handle,
        name=person.name,
        full_name=person.full_name,
        locale=person.locale,
        zone=person.zone,
        is_bot=person.standing == "bot",
        is_guest=person.standing == "guest",
        is_deactivated=person.standing == "deactivated",
        is_admin=person.is_admin,
    )


def _play(office: Office, workspace: Workspace, now: datetime, progress: Progress) -> None:
    """Every event in a transaction of its own, at its own instant, and the weekly digests in between."""
    events = list(story(now))
    player = Player()
    mondays = _Mondays(now)
    for done, event in enumerate(events):
        for monday in mondays.passed(event.at):
            _compile_digests(office, workspace, monday)
        with office.sessions.begin() as session:
            player.play(office.context(session, workspace, now=event.at), event)
        progress(done + 1, len(events))
    accompany(office, workspace, now)
    _make_plans(office, workspace, now)
    _book_points(office, workspace, now)
    _answer_digests(office, workspace, now)


def _answer_digests(office: Office, workspace: Workspace, now: datetime) -> None:
    """Some leads said in the week that the next digest tells of what they changed."""
    local = now.astimezone(ZoneInfo(company.ZONE))
    monday = local.date() - timedelta(days=local.weekday())
    at = datetime.combine(monday - THURSDAY, time(12), local.tzinfo)
    with office.sessions.begin() as session:
        ctx = office.context(session, workspace, now=at)
        for key, (words, dimension) in standing.ANSWERS.items():
            lead = people.known(session, workspace.id, [lead_of(key).id])[lead_of(key).id]
            team = teams.find(session, workspace.id, lead.team_id or "")
            report = reports.latest(ctx, team) if team else None
            if team and report:
                answers.give(ctx, lead, team, report, words, dimension)


def _make_plans(office: Office, workspace: Workspace, now: datetime) -> None:
    """People planned something nine days ago, most accepted what was asked of them, and yesterday all were asked."""
    with office.sessions.begin() as session:
        ctx = office.context(session, workspace, now=now - PLANNED_BEFORE)
        known = {person.id: person for person in people.every(session, workspace.id)}
        for each in standing.IF_THENS:
            plans.make_if_then(ctx, known[each.owner], each.cue, each.action)
        for wanted in standing.RESULTS:
            owner = known[wanted.owner]
            due_on = owner.today(now) + timedelta(days=wanted.due)
            review_on = halfway(owner.today(ctx.now), due_on)
            plan = plans.set_result(ctx, known[wanted.setter], owner.id, wanted.what, due_on, review_on)
            if plan.is_of_others and not wanted.proposed:
                plans.accept(ctx, owner, plan.id)
    with office.sessions.begin() as session:
        plans.ask_for_checks(office.context(session, workspace, now=now - DAY))


def _book_points(office: Office, workspace: Workspace, now: datetime) -> None:
    """What was done up to `now` stands in the ledger, as if the bookkeeper had come by all the time."""
    settled = 1
    while settled:
        with office.sessions.begin() as session:
            settled = points.book(office.context(session, workspace, now=now), MANY)


def _compile_digests(office: Office, workspace: Workspace, monday: datetime) -> None:
    _book_points(office, workspace, monday)
    with office.sessions.begin() as session:
        ctx = office.context(session, workspace, now=monday)
        for team, last in releases.due(ctx):
            releases.close(ctx, team, last)
        due = [(team, team.today(moment)) for team, moment in reports.due(ctx)]
        news = reports.news(ctx, [day - DAY for _, day in due])
        for team, day in due:
            reports.post(ctx, team, reports.draft(ctx, team, day, news))


@dataclass
class _Mondays:
    """The Monday evenings before `now`, without the last."""

    now: datetime
    _next: datetime = field(init=False)

    def __post_init__(self) -> None:
        start = (self.now - SPAN).astimezone(ZoneInfo(company.ZONE))
        day = start.date() + timedelta(days=-start.weekday() % 7)
        self._next = datetime.combine(day, MONDAY_EVENING, start.tzinfo)

    def passed(self, at: datetime) -> Iterator[datetime]:
        """Those that have come by `at` and were not told yet."""
        while self._next <= at and self._next + WEEK <= self.now:
            yield self._next
            self._next += WEEK
