"""Whatever comes together in half a year, nobody is written to more often, or at another time, than manners allow."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251  (Hypothesis hands one in, from a seed that it tells)
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from hypothesis import strategies as st

from baton.conversation.forms import Form
from baton.domain.promises import Terms
from baton.domain.training import Cohort
from baton.services import promises
from baton.services.training import cohorts
from baton.storage import people
from baton.storage.database import Sessions
from tests import plans, trainings
from tests.halfyear import WHETHER, Event, Habit, HalfYear
from tests.handoffs import order
from tests.outbox import person
from tests.stage import Stage, found_company

DAYS = 200
WEEK = timedelta(days=7)
COUNTRIES = {"Europe/Berlin": "DE", "Asia/Shanghai": "CN", "America/New_York": "US"}
CAST = ("UALICE", "UBOB", "UCHARLIE", "ULINA", "UDAN")
OTHERS = tuple(f"U{number}" for number in range(6))
EVERYBODY = (*CAST, *OTHERS)
QUIET = ((None, None), (time(9), time(11, 30)), (time(16), time(10)), (time(12), time(14)), (time(8), time(19)))
HABITS = (
    Habit(90, 5, 2, slow=30),
    Habit(40, 35, 5, slow=100),
    Habit(0, 0, 0, back=0),
    Habit(10, 5, 0, back=90),
    Habit(30, 20, 25),
    Habit(50, 0, 0, slow=400),  # answers what is long past
)
# The half year begins so that the shifted workdays of February and October and both changes of the clocks are in it.
STARTS = st.sampled_from([date(2026, 1, 12), date(2026, 1, 27), date(2026, 4, 20), date(2026, 6, 1)])


def world(stage: Stage, chance: Random, start: date) -> tuple[HalfYear, list[Cohort]]:
    """Eleven people in three zones; two courses; and, noted in the diary, all that may write to them besides."""
    stage.now = datetime.combine(start, time(8), UTC)
    stage.chance = 0.5
    zones = list(COUNTRIES)
    with stage.sessions.begin() as session:
        for id in OTHERS:
            quiet_from, quiet_to = chance.choice(QUIET)
            more: dict[str, Any] = {"quiet_from": quiet_from, "quiet_to": quiet_to}
            people.put(
                session, [person(id, zone=chance.choice(zones), team_id=chance.choice(("payroll", "sales")), **more)]
            )
    year = HalfYear(stage, chance, {id: chance.choice(HABITS) for id in EVERYBODY})
    members = [chance.sample(EVERYBODY, chance.randint(5, 11)) for _ in range(2)]
    found = [
        trainings.cohort(stage, *members[0], ends_on=start + timedelta(days=chance.randint(0, 14)), name="First"),
        trainings.cohort(
            stage,
            *(each for each in members[1] if each != "UDAN"),
            ends_on=start + timedelta(days=chance.randint(-5, 60)),
            course="internal-customer-relations",
            name="Second",
            wait=chance.random() < 0.3,
        ),
    ]
    diary(year, start, found)
    return year, found


def diary(year: HalfYear, start: date, found: Sequence[Cohort]) -> None:
    """What else happens, at any hour."""
    stage, chance = year.stage, year.chance

    def some(times: int, deed: Callable[[], object]) -> None:
        for _ in range(times):
            at = datetime.combine(start, time(8), UTC) + timedelta(days=chance.uniform(0.1, DAYS))
            year.note(at, lambda: deed() and None)

    some(5, lambda: year.change(chance.choice(EVERYBODY), zone=chance.choice(list(COUNTRIES))))
    some(
        3,
        lambda: year.change(
            chance.choice(EVERYBODY), **dict(zip(("quiet_from", "quiet_to"), chance.choice(QUIET), strict=True))
        ),
    )
    some(20, lambda: hand_over(year))
    some(5, lambda: stage.says("UALICE", "/rate-service request <@UBOB> <@UCHARLIE> <@ULINA>"))
    some(4, lambda: stage.says("ULINA", "/rate-service request <@UALICE> <@UBOB>"))
    some(2, lambda: promise(stage, *chance.choice((("UALICE", "payroll"), ("UCHARLIE", "sales")))))
    some(3, lambda: plans.if_then(stage, chance.choice(CAST), cue=f"case {stage.mint()} comes"))
    some(3, lambda: plans.result(stage, chance.choice(CAST), days=30, reviews=(3, 10, 11)))
    some(10, year.work)  # a run at any hour does no harm
    some(2, lambda: leave(year, chance.choice(found), chance.choice(EVERYBODY)))
    some(chance.randint(0, 1), lambda: cancel(year, chance.choice(found)))
    for quarter in (date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)):
        year.note(datetime.combine(quarter, time(6, 25), UTC), year.work)


def hand_over(year: HalfYear) -> None:
    """Somebody gets something from somebody; a day later the reminders are due."""
    stage = year.stage
    owner, receiver = year.chance.sample(CAST, 2)
    id = order(stage, f"list {stage.mint()}", receiver, owner)
    stage.presses(owner, "handoff-accept", id)
    form = stage.presses(owner, "handoff-deliver", id)
    assert isinstance(form, Form)
    stage.sends(owner, form)
    stage.presses(receiver, "handoff-receive", id)
    year.note(stage.now + timedelta(hours=25), year.work)


def promise(stage: Stage, lead: str, team: str) -> None:
    with stage.sessions.begin() as session:
        terms = Terms(f"We answer case {stage.mint()}", "manual", None, None, 4)
        promises.make(stage.context(session), stage.person(lead), team, terms)


def leave(year: HalfYear, cohort: Cohort, who: str) -> None:
    """Somebody is taken out of a cohort, and perhaps added again."""
    facilitating(year.stage, cohorts.remove, cohort.id, [year.stage.person(who)])
    year.happened("left", who, cohort.id)
    if year.chance.random() < 0.5:
        at = year.stage.now + timedelta(days=year.chance.uniform(0.1, 30))
        year.note(at, lambda: come_back(year, cohort, who))


def come_back(year: HalfYear, cohort: Cohort, who: str) -> None:
    facilitating(year.stage, cohorts.add, cohort.id, [year.stage.person(who)])
    theirs = trainings.theirs_in(year.stage, who, cohort.id)
    year.happened("resumed", who, cohort.id, next((each for each in theirs.values() if each.state == "asked"), None))


def cancel(year: HalfYear, cohort: Cohort) -> None:
    facilitating(year.stage, cohorts.cancel, cohort.id)
    for who in EVERYBODY:
        year.happened("cancelled", who, cohort.id)


def facilitating(stage: Stage, deed: Callable[..., object], *what: object) -> None:
    with stage.sessions.begin() as session:
        deed(stage.context(session), stage.person("UALICE"), *what)


def said(events: Iterable[Event], *manners: str) -> Iterator[tuple[str, list[Event]]]:
    """Everybody's new messages of these manners, in the order in which they came."""
    theirs: dict[str, list[Event]] = defaultdict(list)
    for each in events:
        if each.delivery and each.delivery.manner in manners:
            theirs[each.who.id].append(each)
    yield from theirs.items()


def check_hours(events: Sequence[Event]) -> None:
    """Unasked messages come on a workday where their reader is, from nine to six, outside their quiet hours."""
    for _, theirs in said(events, "nudge", "prompt"):
        for each in theirs:
            local = each.at.astimezone(each.who.tzinfo)
            calendar = holidays.country_holidays(COUNTRIES[each.who.zone], years=local.year)
            assert calendar.is_working_day(local.date()), each
            begin, end = each.who.quiet_from, each.who.quiet_to
            if (begin, end) == (time(8), time(19)):
                continue  # who works at night is written to at night
            assert time(9) <= local.time() < time(18), each
            if begin and end:
                within = begin <= local.time() < end if begin < end else not end <= local.time() < begin
                assert not within, each


def check_caps(events: Sequence[Event]) -> None:
    """One nudge a week, two in the first of a training; three prompts, one about each team."""
    for _, theirs in said(events, "nudge"):
        for each in theirs:
            lately = [other for other in theirs if each.at - WEEK < other.at < each.at]
            assert len(lately) <= (1 if in_first_week(each) else 0), (each, lately)
    for _, theirs in said(events, "prompt"):
        for each in theirs:
            lately = [other for other in theirs if each.at - WEEK < other.at < each.at]
            assert len(lately) < 3, (each, lately)
            assert not [other for other in lately if other.delivery.topic == each.delivery.topic], (each, lately)


def in_first_week(each: Event) -> bool:
    """Is it of a training that began less than a week ago, wherever its reader has moved meanwhile?"""
    if each.participant is None:
        return False
    last = datetime.combine(each.participant.starts_on + WEEK, time(), ZoneInfo("America/New_York"))
    return each.day >= each.participant.starts_on and each.at < last


def check_steps(events: Sequence[Event]) -> None:
    """No step comes before its day; none twice, unless it was put off in between."""
    came: dict[str, list[int]] = defaultdict(list)
    for each in events:
        if each.what == "said" and each.step and each.participant:
            assert each.participant.role != "waiting", each
            assert each.day >= each.step.due_on, each
            assert each.day >= each.participant.starts_on + timedelta(days=each.step.day), each
            came[each.step.reference].append(each.step.snoozes)
    assert [times for times in came.values() if len(set(times)) < len(times)] == []


def check_silence(mine: Sequence[Event]) -> None:
    """Nothing comes to somebody who stopped, was taken out, or whose cohort was cancelled."""
    silent = cancelled = False
    for each in mine:
        if each.what == "said":
            assert not silent, each
        cancelled = cancelled or each.what == "cancelled"
        silent = cancelled or (each.what in ("stopped", "left") if each.what != "resumed" else False) or silent
        if each.what == "resumed" and not cancelled:
            silent = False


def check_ignoring(mine: Sequence[Event]) -> None:
    """Two ignored in a row double the gaps; three bring one question; after four it is quiet."""
    streak, quiet, given_up, asked, base = 0, False, False, 0, None
    open_one = ""
    for each in mine:
        reference = each.step.reference if each.step else ""
        match each.what:
            case "said" if each.asks:
                assert not quiet, each
                streak, open_one = streak + bool(open_one), reference
                assert streak < 3, each
                assert each.participant.stretched or streak < 2, each
                if each.participant.stretched and each.step.snoozes == 0 and each.last:
                    base = base or each.last
                    assert (each.day - base.asked_on).days >= 2 * (each.step.day - base.day), (each, base)
            case "said" if each.delivery.kind == WHETHER:
                assert quiet, each
                asked += 1
                assert asked == 1, each
            case "questioned":
                assert streak + bool(open_one) == 3, each
                quiet, given_up, asked, open_one = True, False, 0, ""
            case "given up":
                assert asked == 1, each
                given_up = True
            case "snoozed":
                streak, open_one, quiet = 0, "" if open_one == reference else open_one, False
            case "answered":
                streak, open_one = 0, "" if open_one == reference else open_one
                quiet = quiet and given_up
            case "resumed":
                streak, quiet, open_one = 0, False, reference
            case "stopped" | "left" | "cancelled":
                open_one = ""


def check_put_off(mine: Sequence[Event], end: datetime) -> None:
    """A step that was put off comes on the day that was promised, unless its reader took it up or stopped before."""
    for at, each in enumerate(mine):
        if each.what != "snoozed":
            continue
        later = mine[at + 1 :]
        over = ("stopped", "left", "cancelled", "questioned", "given up")
        instead = next((e for e in later if e.what in over or (e.what == "answered" and same(e, each))), None)
        comes = next((e for e in later if e.what == "said" and e.step and same(e, each)), None)
        if comes is not None and (instead is None or comes.at <= instead.at):
            calendar = holidays.country_holidays(COUNTRIES[comes.who.zone], years=(2026, 2027))
            skipped = range((comes.day - each.step.due_on).days)
            assert comes.day >= each.step.due_on, (each, comes)
            assert not [n for n in skipped if calendar.is_working_day(each.step.due_on + timedelta(days=n))], (
                each,
                comes,
            )
        elif instead is None or instead.day > each.step.due_on:
            assert each.step.due_on >= end.date() - timedelta(days=4), (each, instead)


def same(one: Event, other: Event) -> bool:
    """Are both about the same step?"""
    return one.step is not None and other.step is not None and one.step.reference == other.step.reference


def check(events: Sequence[Event], end: datetime) -> None:
    """Everything that is promised to people."""
    check_hours(events)
    check_caps(events)
    check_steps(events)
    of: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for each in events:
        if each.cohort_id:
            of[each.who.id, each.cohort_id].append(each)
    for mine in of.values():
        check_silence(mine)
        check_ignoring(mine)
        check_put_off(mine, end)


def half_a_year(sessions: Sessions, chance: Random, start: date) -> list[Event]:
    """Play it."""
    stage = Stage(sessions)
    found_company(sessions, datetime.combine(start, time(8), UTC) - timedelta(days=100))
    year, _ = world(stage, chance, start)
    end = stage.now + timedelta(days=DAYS)
    year.play(end)
    check(year.events, end)
    return year.events
