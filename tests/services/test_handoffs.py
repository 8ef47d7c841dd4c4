"""Handoffs hold under people acting at once, and tell what waits for whom."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest

from baton.domain.deliveries import Owed
from baton.domain.handoffs import Order
from baton.domain.lines import Refusal
from baton.services import handoffs
from baton.services.contexts import Context
from baton.storage import deliveries as outbox
from baton.storage import handoffs as store
from tests.handoffs import deliver, handoff, order
from tests.stage import ACME, Stage

Deed = Callable[[Context], Any]


def at_once(stage: Stage, deeds: list[Deed]) -> list[Any]:
    """What each of these deeds gave, or the id of the line it was refused with, all done at the same instant."""
    ready = Barrier(len(deeds))

    def do(deed: Deed) -> Any:
        ready.wait()
        try:
            with stage.sessions.begin() as session:
                return deed(stage.context(session))
        except Refusal as refusal:
            return refusal.line.id

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_orders_placed_at_once_have_different_numbers(stage: Stage) -> None:
    alice, bob = stage.person("UALICE"), stage.person("UBOB")
    placed = at_once(stage, [lambda ctx: handoffs.place(ctx, Order(alice, (bob,), "export"))] * 8)
    assert sorted(each.number for each in placed) == list(range(1, 9))


def test_of_accepting_declining_and_cancelling_at_once_exactly_one_wins(stage: Stage) -> None:
    alice, bob = stage.person("UALICE"), stage.person("UBOB")
    for _ in range(3):
        id = order(stage)
        results = at_once(
            stage,
            [
                lambda ctx, id=id: handoffs.deliver(ctx, bob, id, "", ""),
                lambda ctx, id=id: handoffs.decline(ctx, bob, id, "no time"),
                lambda ctx, id=id: handoffs.cancel(ctx, alice, id),
            ],
        )
        assert sorted(result == "handoff-moved-on" for result in results) == [False, True, True]
        (won,) = [result for result in results if result != "handoff-moved-on"]
        assert handoff(stage, id) == won.handoff
        with stage.sessions.read() as session:
            assert len(store.steps(session, ACME.id, id)) == 1


def test_the_same_step_taken_many_times_at_once_counts_once(stage: Stage) -> None:
    alice, bob = stage.person("UALICE"), stage.person("UBOB")
    id = order(stage)
    accepted = at_once(stage, [lambda ctx: handoffs.accept(ctx, bob, id)] * 5)
    assert sorted(each.first for each in accepted) == [False] * 4 + [True]
    asked = at_once(stage, [lambda ctx: handoffs.ask(ctx, bob, id, "which month?")] * 5)
    assert sorted(each.first for each in asked) == [False] * 4 + [True]
    question = stage.owed("handoff-asked")[0].period
    answered = at_once(stage, [lambda ctx, n=n: handoffs.answer(ctx, alice, question, f"{n}") for n in range(5)])
    assert sorted(each.first for each in answered) == [False] * 4 + [True]
    deliver(stage, id)
    returned = at_once(stage, [lambda ctx: handoffs.send_back(ctx, alice, id, "more", 0)] * 5)
    assert sorted(each.first for each in returned) == [False] * 4 + [True]
    assert handoff(stage, id).returns == 1
    assert len(stage.owed("handoff-returned")) == len(stage.owed("handoff-answered")) == 1


def test_receiving_and_returning_at_once_does_one_of_them(stage: Stage) -> None:
    alice = stage.person("UALICE")
    id = order(stage)
    deliver(stage, id)
    results = at_once(
        stage,
        [lambda ctx: handoffs.receive(ctx, alice, id, 0), lambda ctx: handoffs.send_back(ctx, alice, id, "more", 0)],
    )
    assert "handoff-moved-on" in results
    assert handoff(stage, id).state in ("received", "returned")


def test_the_first_reply_stays_the_first(stage: Stage) -> None:
    bob = stage.person("UBOB")
    id = order(stage)
    stage.forward(hours=1)
    replied = stage.now
    with stage.sessions.begin() as session:
        handoffs.ask(stage.context(session), bob, id, "which month?")
    stage.forward(hours=1)
    with stage.sessions.begin() as session:
        handoffs.accept(stage.context(session), bob, id)
    assert handoff(stage, id).first_reply_at == replied


def test_what_waits_for_somebody_is_in_order_of_its_day(stage: Stage) -> None:
    later, none, sooner = (order(stage, f"export {by}") for by in ("by 2026-12-11", "", "by 2026-12-01"))
    taken = order(stage, "slides")
    stage.presses("UBOB", "handoff-accept", taken)
    given = order(stage, "badge")
    deliver(stage, given)
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        bobs = handoffs.waiting_for(ctx, stage.person("UBOB"))
        alices = handoffs.waiting_for(ctx, stage.person("UALICE"))
    assert [each.id for each in bobs.to_accept] == [sooner, later, none]
    assert [each.id for each in bobs.to_deliver] == [taken]
    assert bobs.to_receive == alices.to_accept == alices.to_deliver == ()
    assert [each.id for each in alices.to_receive] == [given]


@pytest.mark.parametrize("step", ["accept", "cancel"])
def test_every_step_shows_both_homes_afresh(stage: Stage, step: str) -> None:
    id = order(stage)
    homes = [Owed("home", who, "home", stage.now, surface="home") for who in ("UALICE", "UBOB", "UDAN")]
    with stage.sessions.begin() as session:
        outbox.owe(session, ACME.id, [(stage.mint(), home) for home in homes])
    stage.presses("UBOB" if step == "accept" else "UALICE", f"handoff-{step}", id)
    assert {row.recipient: row.revision for row in stage.owed("home")} == {"UALICE": 2, "UBOB": 2, "UDAN": 1}


def test_workspaces_do_not_see_each_others_orders(stage: Stage) -> None:
    id = order(stage)
    with stage.sessions.begin() as session:
        assert store.find(session, "T2", id) is None
        assert store.numbered(session, "T2", 1) is None
        assert store.steps(session, "T2", id) == []
        assert store.owed_between(session, "T2", date.min, date.max) == []
        assert store.of_person(session, "T2", "UBOB", "owner", 20) == ([], 0)
        assert store.waiting(session, "T2", "UBOB", "owner", ("ordered",), 20) == []
        assert store.next_number(session, "T2") == 1


def test_a_step_that_looked_at_an_older_round_has_no_effect(stage: Stage) -> None:
    id = order(stage)
    deliver(stage, id)
    looked_at = handoff(stage, id)
    with stage.sessions.begin() as session:
        handoffs.send_back(stage.context(session), stage.person("UALICE"), id, "more")
    deliver(stage, id)
    with stage.sessions.begin() as session:
        assert not store.move(session, looked_at, ("delivered",), None, state="received")
    assert handoff(stage, id).state == "delivered"
