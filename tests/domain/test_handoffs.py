"""The rules of a handoff: who may take which step when, what counts as on time, which day is near."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from baton.domain import handoffs
from baton.domain.handoffs import RULES, Handoff, State, Step
from baton.domain.lines import Refusal

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
ORDER = Handoff("T1", "h1", 1, "owner", "receiver", None, None, "export", "", None, None, "ordered", NOON)

# What may happen, written out: state, side, step, next state. Everything else may not.
MOVES: set[tuple[State, str, Step, State]] = {
    ("ordered", "owner", "accept", "accepted"),
    ("ordered", "owner", "decline", "declined"),
    ("accepted", "owner", "decline", "declined"),
    ("ordered", "owner", "deliver", "delivered"),
    ("accepted", "owner", "deliver", "delivered"),
    ("returned", "owner", "deliver", "delivered"),
    ("delivered", "receiver", "receive", "received"),
    ("delivered", "receiver", "return", "returned"),
    ("ordered", "receiver", "cancel", "cancelled"),
    ("accepted", "receiver", "cancel", "cancelled"),
    ("returned", "receiver", "cancel", "cancelled"),
}
STAYS = {(state, side, step) for state in handoffs.OWED for side, step in (("owner", "ask"), ("receiver", "answer"))}


def verdict(handoff: Handoff, person: str, step: Step) -> bool | str:
    try:
        return handoffs.may_take(handoff, person, step)
    except Refusal as refusal:
        return refusal.line.id


@pytest.mark.parametrize(
    ("state", "person", "step"), list(product(get_args(State), ("owner", "receiver", "stranger"), get_args(Step)))
)
def test_each_step_is_allowed_to_one_side_in_some_states_only(state: State, person: str, step: Step) -> None:
    handoff = replace(ORDER, state=state)
    found = verdict(handoff, person, step)
    leads_to = {(before, side, taken): then for before, side, taken, then in MOVES}
    if (state, person, step) in leads_to:
        assert (found, RULES[step].then) == (True, leads_to[state, person, step])
    elif (state, person, step) in STAYS:
        assert (found, RULES[step].then) == (True, None)
    elif person != RULES[step].by:
        assert found == f"handoff-only-{RULES[step].by}"
    else:
        assert found == (False if state == RULES[step].then else "handoff-moved-on")
    assert (step in handoffs.steps_for(handoff, person)) == (found is True and step != "answer")


@pytest.mark.parametrize(
    ("delivered", "zone", "on_time"),
    [
        (datetime(2026, 11, 27, 22, 59, tzinfo=UTC), "Europe/Berlin", True),
        (datetime(2026, 11, 27, 23, 0, tzinfo=UTC), "Europe/Berlin", False),
        (datetime(2026, 11, 27, 23, 0, tzinfo=UTC), "America/New_York", True),
        (datetime(2026, 11, 27, 16, 0, tzinfo=UTC), "Asia/Shanghai", False),
        (None, "UTC", None),
    ],
)
def test_on_time_is_by_the_end_of_the_day_where_the_owner_is(
    delivered: datetime | None, zone: str, on_time: bool | None
) -> None:
    handoff = replace(ORDER, due_on=date(2026, 11, 27), delivered_at=delivered)
    assert handoffs.is_on_time(handoff, ZoneInfo(zone)) is on_time


def test_without_a_day_nothing_is_on_time_late_or_overdue() -> None:
    handoff = replace(ORDER, delivered_at=NOON)
    assert handoffs.is_on_time(handoff, ZoneInfo("UTC")) is None
    assert not handoffs.is_overdue(handoff, date(2030, 1, 1))


def test_only_what_is_still_to_be_delivered_is_overdue() -> None:
    due = replace(ORDER, due_on=date(2026, 11, 27))
    assert not handoffs.is_overdue(due, date(2026, 11, 27))
    assert handoffs.is_overdue(due, date(2026, 11, 28))
    assert not handoffs.is_overdue(replace(due, state="delivered"), date(2026, 11, 28))
    assert handoffs.is_overdue(replace(due, state="returned"), date(2026, 11, 28))


def test_accepted_first_time_means_received_without_a_return() -> None:
    assert handoffs.accepted_first_time(replace(ORDER, state="delivered")) is None
    assert handoffs.accepted_first_time(replace(ORDER, state="received")) is True
    assert handoffs.accepted_first_time(replace(ORDER, state="received", returns=1)) is False
    assert handoffs.accepted_first_time(replace(ORDER, state="returned", returns=1)) is False


def test_every_day_is_near_on_a_workday_before_and_a_workday_after() -> None:
    for ahead in range(400):
        due = date(2026, 1, 1) + timedelta(days=ahead)
        around = [due + timedelta(days=n) for n in range(-7, 8)]
        near = [day for day in around if day.weekday() < 5 and handoffs.is_near(due, day)]
        assert len([day for day in near if day < due]) == 1
        assert len([day for day in near if day > due]) == 1


@pytest.mark.parametrize(
    ("link", "opens"),
    [
        ("https://acme.test/a?b=c#d", True),
        ("http://localhost:8000", True),
        ("https://\u4f8b\u5b50.test/\u5de5\u8d44", True),
        ("ftp://acme.test", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://a b", False),
        ("https://[", False),
        ("https://a\nb", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(link: str, opens: bool) -> None:
    assert handoffs.is_web_address(link) is opens


def test_words_are_stored_without_what_no_text_may_hold() -> None:
    assert handoffs.tidy(" a\x00b \ud800\n") == "ab"
    assert handoffs.tidy("👩\u200d👧 \u202eabc") == "👩\u200d👧 \u202eabc"
