"""Whatever comes together in half a year, nobody is written to more often, or at another time, than manners allow."""

import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random  # noqa: TID251  (Hypothesis hands one in, from a seed that it tells)
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from baton.conversation.forms import Form
from baton.domain.promises import Terms
from baton.domain.training import Cohort
from baton.services import promises
from baton.services.training import cohorts
from baton.storage import people
from baton.storage.database import Sessions
from tests import plans, trainings
from tests.databases import EMPTIED
from tests.halfyear import Habit, HalfYear, is_open
from tests.handoffs import order
from tests.happenings import Event
from tests.kept_manners import AT_NIGHT, COUNTRIES, check
from tests.outbox import person
from tests.stage import Stage, found_company

DAYS = 200
CAST = ("UALICE", "UBOB", "UCHARLIE", "ULINA", "UDAN")
OTHERS = tuple(f"U{number}" for number in range(6))
EVERYBODY = (*CAST, *OTHERS)
QUIET = ((None, None), (time(9), time(11, 30)), (time(16), time(10)), (time(12), time(14)), AT_NIGHT)
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


def world(stage: Stage, chance: Random, start: date) -> HalfYear:
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
    return year


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
    year.happened("resumed", who, cohort.id, next(filter(is_open, theirs.values()), None))


def cancel(year: HalfYear, cohort: Cohort) -> None:
    facilitating(year.stage, cohorts.cancel, cohort.id)
    for who in EVERYBODY:
        year.happened("cancelled", who, cohort.id)


def facilitating(stage: Stage, deed: Callable[..., object], *what: object) -> None:
    with stage.sessions.begin() as session:
        deed(stage.context(session), stage.person("UALICE"), *what)


def half_a_year(sessions: Sessions, chance: Random, start: date, days: int = DAYS) -> list[Event]:
    """Play it, and see whether everything that is promised was kept."""
    stage = Stage(sessions)
    found_company(sessions, datetime.combine(start, time(8), UTC) - timedelta(days=100))
    year = world(stage, chance, start)
    end = stage.now + timedelta(days=days)
    year.play(end)
    check(year.events, year.skipped(), end)
    return year.events


def played(examples: int) -> settings:
    """A few half years are many messages; none is played again for a smaller one that fails, which takes minutes."""
    return settings(
        max_examples=examples,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.mark.slow
@played(2)
@given(chance=st.randoms(use_true_random=True), start=STARTS)
@example(chance=Random(1156), start=date(2026, 1, 27))  # somebody moves east, past ten, on a day they were told
def test_in_half_a_year_nobody_hears_more_than_manners_allow(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chance: Random, start: date
) -> None:
    monkeypatch.setattr("baton.storage.turns._to_disk", lambda log: None)  # a play need not outlive a power cut
    file = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite3"
    sessions = Sessions(f"sqlite:///{shutil.copy(sqlite_template, file)}")
    events = half_a_year(sessions, chance, start)
    sessions.engine.dispose()
    kinds = {each.delivery.kind for each in events if each.delivery}
    assert kinds >= {"training-step", "plan-check", "importance-ask", "rating-request", "rating-reminder"}


@pytest.mark.slow
@played(1)
@given(chance=st.randoms(use_true_random=True), start=STARTS)
def test_nor_do_they_on_postgresql(empty_postgresql_url: str, chance: Random, start: date) -> None:
    sessions = Sessions(empty_postgresql_url)
    with sessions.begin() as session:
        session.execute(text(EMPTIED))
    assert half_a_year(sessions, chance, start, days=70)
    sessions.engine.dispose()
