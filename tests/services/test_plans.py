"""What must hold of plans when everything arrives at once, and that workspaces keep to themselves."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

from baton.domain.lines import Refusal
from baton.services import plans, points
from baton.services.contexts import Context
from baton.storage import plans as store
from baton.storage.points import deeds
from tests.ledgers import book, choose, earned
from tests.plans import ACTION, CUE, WHAT, if_then, plan, result
from tests.stage import ACME, Stage


def at_once(stage: Stage, deeds: Sequence[Callable[[Context], Any]]) -> list[Any]:
    """Everybody in a transaction of their own; a refusal is its line's id."""

    def do(deed: Callable[[Context], Any]) -> Any:
        try:
            with stage.sessions.begin() as session:
                return deed(stage.context(session))
        except Refusal as refusal:
            return refusal.line.id

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_no_more_than_ten_plans_are_made_however_quick_somebody_is(stage: Stage) -> None:
    alice = stage.person("UALICE")
    for _ in range(7):
        if_then(stage)
    made = at_once(stage, [lambda ctx: plans.make_if_then(ctx, alice, CUE, ACTION)] * 6)
    assert made.count("plan-too-many") == 3
    assert sorted(each.number for each in made if each != "plan-too-many") == [8, 9, 10]


def test_one_source_makes_one_plan_even_when_it_is_sent_twice_at_once(stage: Stage) -> None:
    alice = stage.person("UALICE")
    made = at_once(stage, [lambda ctx: plans.make_if_then(ctx, alice, CUE, ACTION, source="training:1")] * 6)
    assert len({each.id for each in made}) == 1
    with stage.sessions.read() as session:
        assert len(store.open_of(session, ACME.id, "UALICE")) == 1


def test_of_done_and_dropped_at_once_exactly_one_wins(stage: Stage) -> None:
    bob = stage.person("UBOB")
    for _ in range(3):
        made = result(stage, "UALICE", "UBOB")
        ended = at_once(
            stage,
            [
                lambda ctx, id=made.id: plans.done(ctx, bob, id),
                lambda ctx, id=made.id: plans.drop(ctx, bob, id, "no time for it"),
            ],
        )
        assert sorted(each == "plan-over" for each in ended) == [False, True]
        assert plan(stage, made.id).state in ("done", "dropped")
    assert len(stage.owed("plan-done")) + len(stage.owed("plan-dropped")) == 3


def test_done_pressed_many_times_at_once_is_told_and_paid_once(stage: Stage) -> None:
    bob = stage.person("UBOB")
    made = result(stage, "UALICE", "UBOB")
    ended = at_once(stage, [lambda ctx: plans.done(ctx, bob, made.id)] * 5)
    assert sorted(each.first for each in ended) == [False] * 4 + [True]
    assert len(stage.owed("plan-done")) == 1
    book(stage)
    assert earned(stage, "UBOB", "action-closed") == [4.0]


def test_two_who_set_each_other_something_at_once_do_not_wait_crosswise(stage: Stage) -> None:
    alice, bob = stage.person("UALICE"), stage.person("UBOB")
    due = date(2026, 12, 4)
    made = at_once(
        stage,
        [
            lambda ctx: plans.set_result(ctx, alice, "UBOB", WHAT, due, ()),
            lambda ctx: plans.set_result(ctx, bob, "UALICE", WHAT, due, ()),
        ]
        * 4,
    )
    assert sorted(each.number for each in made) == list(range(1, 9))


def test_two_clocks_at_once_ask_once(stage: Stage) -> None:
    if_then(stage)
    stage.forward(days=7)
    at_once(stage, [plans.ask_for_checks] * 4)
    assert len(stage.owed("plan-check")) == 1


def test_the_same_call_for_help_twice_at_once_is_told_once(stage: Stage) -> None:
    bob = stage.person("UBOB")
    made = result(stage, "UALICE", "UBOB")
    at_once(stage, [lambda ctx: plans.report(ctx, bob, made.id, "help", None, "an hour with the vendor")] * 4)
    assert len(stage.owed("plan-help")) == 1


def test_a_deed_of_one_person_is_booked_once_for_each_who_did_it(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        for who in ("UALICE", "UBOB", "UALICE"):
            points.note_deed(ctx, "retro-held", "retro1", who)
            points.note_deed(ctx, "nudge-answered", "step1", who)
        waiting = deeds.waiting(session, ACME.id, until=stage.now + timedelta(minutes=1))
    assert waiting == 4
    book(stage)
    assert earned(stage, "UALICE", "retro-held") == earned(stage, "UBOB", "retro-held") == [3.0]
    assert earned(stage, "UALICE", "nudge-answered") == [1.0]
    assert "Points" in stage.read(stage.says("UALICE", "/kudos points"))


def test_workspaces_do_not_see_each_others_plans(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB")
    if_then(stage, source="training:1")
    ever, always = date.max, datetime(2020, 1, 1, tzinfo=UTC)
    with stage.sessions.begin() as session:
        assert store.find(session, "T2", made.id) is store.numbered(session, "T2", 1) is None
        assert store.of_source(session, "T2", "UALICE", "training:1") is None
        assert store.open_of(session, "T2", "UBOB") == store.set_by(session, "T2", "UALICE") == []
        assert store.of_team(session, "T2", "payroll") == store.to_check(session, "T2", ever) == []
        assert store.due_of_all(session, "T2", ever) == {}
        assert store.count_if_then(session, "T2", "payroll") == (0, 0)
        assert store.used(session, "T2", ["UALICE"], always) == {"UALICE": (0, 0, 0)}
        assert store.closed_of(session, "T2", "UBOB", always, 9) == []
        assert store.next_number(session, "T2") == 1


def test_points_that_are_switched_off_are_not_noted(stage: Stage) -> None:
    made = result(stage)
    choose(stage, on=False)
    stage.presses("UALICE", "plan-done", made.id)
    assert book(stage) == 0
