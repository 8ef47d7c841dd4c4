"""When the steps of a training come, and what a day brings."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baton.domain.courses import Kind
from baton.domain.training import (
    DAYS_TO_ANSWER,
    PATIENCE,
    Turn,
    due_days,
    is_time,
    turn,
)
from baton.domain.training.schedule import is_stale, next_workday, stretched
from baton.services import manners
from baton.services.courses import shipped
from tests.domain.statistics.vectors import vector
from tests.domain.training_steps import MONDAY, after, day, somebody, step, weekday

FRIDAY = date(2026, 3, 6)
COURSE = shipped()["internal-service"]


def states(found: Turn) -> dict[str, str]:
    return {each.key: f"{each.state} {each.why}".strip() for each in found.changed}


# When


def test_steps_come_on_the_days_of_the_vector() -> None:
    found = vector("26")
    given, expected = found["input"], found["expected"]["dates"]
    days = due_days(date.fromisoformat(given["training_end"]), given["offsets_days"], weekday)
    assert [each.isoformat() for each in days] == expected


def test_ignored_steps_have_the_consequences_of_the_vector() -> None:
    rule = vector("26")["backoff"]["expected"]
    assert rule == {
        "0": "normal",
        "1": "normal",
        "2": "double the remaining gaps",
        "3": "pause and ask once",
        "4": "stop until opted in",
    }
    said = {}
    for streak in (0, 1, 2, 3):
        last, waiting = step("a", 7, state="asked" if streak else "answered"), [step("b", 14), step("c", 30)]
        found = turn(somebody(ignored=max(0, streak - 1)), [last, *waiting], day(14), weekday)
        said[streak] = (found.ask.key if found.ask else "", found.participant.stretched, found.participant.standing)
    assert said == {
        0: ("b", False, "on"),
        1: ("b", False, "on"),
        2: ("", True, "on"),
        3: ("", False, "asked"),
    }
    silent = turn(somebody(ignored=3, standing="asked", asked_on=day(14)), waiting, day(21), weekday)
    assert (silent.participant.standing, silent.participant.ignored) == ("stopped", 4)


def test_steps_move_past_weekends_and_holidays_to_the_next_workday() -> None:
    germany, china = manners.workdays("DE"), manners.workdays("CN")
    assert due_days(FRIDAY, (0, 30), germany) == [FRIDAY, date(2026, 4, 7)]  # past Easter Monday
    # Spring festival; the Saturday after it is worked in exchange.
    assert due_days(date(2026, 2, 14), (0, 2, 3, 14), china) == [
        date(2026, 2, 14),
        date(2026, 2, 24),
        date(2026, 2, 25),
        date(2026, 2, 28),
    ]


def test_no_two_steps_come_on_one_day_however_close_they_were_written() -> None:
    days = due_days(FRIDAY, (0, 0, 1, 2, 3), weekday)
    assert days == [FRIDAY, date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12)]


def test_where_no_day_is_a_workday_for_two_months_the_day_itself_has_to_do() -> None:
    assert next_workday(FRIDAY, lambda each: False) == FRIDAY
    assert next_workday(FRIDAY, lambda each: each >= FRIDAY + timedelta(days=59)) == FRIDAY + timedelta(days=59)
    assert next_workday(FRIDAY, lambda each: each >= FRIDAY + timedelta(days=60)) == FRIDAY


@settings(deadline=None)
@given(
    start=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    offsets=st.lists(st.integers(-30, 400), max_size=15),
    country=st.sampled_from(["DE", "CN", "US", None]),
)
def test_steps_keep_their_order_come_on_workdays_and_never_early(
    start: date, offsets: list[int], country: str | None
) -> None:
    offsets, is_workday = sorted(offsets), manners.workdays(country)
    days = due_days(start, offsets, is_workday)
    assert all(is_workday(each) for each in days)
    assert all(one < two for one, two in pairwise(days))
    assert all(each >= start + timedelta(days=offset) for each, offset in zip(days, offsets, strict=True))


def test_doubled_gaps_are_counted_from_the_last_message() -> None:
    # Asked on day 14; the next ones stood 16 and 46 days after it.
    assert stretched(day(14), 14, (30, 60), weekday) == [day(14 + 32), next_workday(day(14 + 92), weekday)]


def test_it_is_time_at_ten_where_somebody_lives_on_a_workday() -> None:
    berlin, shanghai = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
    two = datetime(2026, 3, 6, 2, 0, tzinfo=UTC)  # ten in Shanghai, three in Berlin
    assert is_time(two, shanghai, FRIDAY, weekday)
    assert not is_time(two - timedelta(minutes=1), shanghai, FRIDAY, weekday)
    assert not is_time(two, berlin, FRIDAY, weekday)
    assert is_time(datetime(2026, 3, 6, 9, 0, tzinfo=UTC), berlin, FRIDAY, weekday)
    assert is_time(datetime(2026, 3, 29, 8, 0, tzinfo=UTC), berlin, FRIDAY, lambda each: True)  # clocks changed
    assert not is_time(datetime(2026, 3, 7, 12, 0, tzinfo=UTC), berlin, FRIDAY, weekday)  # a Saturday
    assert not is_time(datetime(2026, 3, 5, 12, 0, tzinfo=UTC), berlin, FRIDAY, weekday)  # the day before


# What a day brings


def test_a_step_that_is_due_is_asked_and_nothing_else_changes() -> None:
    found = turn(somebody(), [step("a", 0), step("b", 7)], day(0), weekday)
    assert found.ask == step("a", 0, state="asked", said=False)
    assert found.changed == (found.ask,)
    assert turn(somebody(), [step("a", 1)], day(0), weekday) == Turn(somebody())


def test_who_has_stopped_or_left_or_is_asked_whether_to_go_on_is_asked_nothing() -> None:
    for standing in ("stopped", "left", "asked"):
        who = somebody(standing=standing, asked_on=day(0))
        assert turn(who, [step("a", 1)], day(6), weekday) == Turn(who)


def test_a_week_without_an_answer_to_whether_to_go_on_ends_it_and_not_a_day_less() -> None:
    who = somebody(standing="asked", asked_on=day(0), ignored=3)
    steps = [step("a", 0, state="ignored"), step("b", 4), step("c", 60)]
    assert turn(who, steps, day(DAYS_TO_ANSWER - 1), weekday) == Turn(who)
    found = turn(who, steps, day(DAYS_TO_ANSWER), weekday)
    assert found.participant.standing == "stopped"
    assert states(found) == {"b": "dropped stopped", "c": "dropped stopped"}
    assert (found.ask, found.whether) == (None, False)


def test_an_unanswered_step_counts_as_ignored_only_when_the_next_comes_due() -> None:
    steps = [step("a", 0, state="asked"), step("b", 7)]
    assert turn(somebody(), steps, day(6), weekday).participant.ignored == 0
    found = turn(somebody(), steps, day(7), weekday)
    assert (found.participant.ignored, states(found)) == (1, {"a": "ignored", "b": "asked"})


def test_a_step_whose_message_never_reached_its_reader_is_not_held_against_them() -> None:
    found = turn(somebody(ignored=2), [step("a", 0, state="asked", said=False), step("b", 7)], day(7), weekday)
    assert found.participant.ignored == 2
    assert states(found)["a"] == "dropped overtaken"


def test_what_leads_are_told_asks_for_no_answer() -> None:
    found = turn(somebody(ignored=1), [step("a", 3, "manager", state="asked"), step("b", 45)], day(45), weekday)
    assert (found.participant.ignored, found.ask and found.ask.key) == (1, "b")


def test_two_ignored_in_a_row_double_the_gaps_that_remain_once() -> None:
    steps = [step("a", 7, state="ignored"), step("b", 14, state="asked"), step("c", 28), step("d", 56)]
    found = turn(somebody(ignored=1), steps, day(28), weekday)
    assert found.participant.stretched
    assert found.ask is None
    assert {key: after(found, key).due_on for key in ("c", "d")} == {"c": day(42), "d": day(98)}
    again = turn(
        found.participant, [*steps[:1], after(found, "b"), after(found, "c"), after(found, "d")], day(42), weekday
    )
    assert again.ask
    assert again.ask.key == "c"
    assert [each.key for each in again.changed] == ["c"]


def test_three_ignored_in_a_row_pause_everything_and_ask_once_whether_to_go_on() -> None:
    steps = [step("a", 14, state="asked"), step("b", 28), step("c", 56)]
    found = turn(somebody(ignored=2, stretched=True), steps, day(28), weekday)
    assert (found.whether, found.ask) == (True, None)
    assert (found.participant.standing, found.participant.asked_on) == ("asked", day(28))
    assert states(found) == {"a": "ignored"}
    assert not turn(found.participant, [after(found, "a"), *steps[1:]], day(29), weekday).whether


@pytest.mark.parametrize("kind", sorted(PATIENCE))
def test_a_step_waits_for_its_reader_as_long_as_its_patience_lasts(kind: Kind) -> None:
    late = timedelta(days=PATIENCE[kind])
    assert not is_stale(kind, MONDAY, MONDAY + late)
    assert is_stale(kind, MONDAY, MONDAY + late + timedelta(days=1))
    in_time = turn(somebody(), [step("a", 0, kind)], MONDAY + late, weekday)
    too_late = turn(somebody(), [step("a", 0, kind)], MONDAY + late + timedelta(days=1), weekday)
    assert (states(in_time), states(too_late)) == ({"a": "asked"}, {"a": "dropped late"})


def test_of_several_that_are_due_the_newest_goes_and_older_ones_are_let_go() -> None:
    steps = [step("a", 1, "recall"), step("b", 3), step("c", 5, "check")]
    found = turn(somebody(), steps, day(6), weekday)
    assert states(found) == {"a": "dropped overtaken", "b": "dropped overtaken", "c": "asked"}


def test_the_commitment_goes_before_all_others_since_they_build_on_it() -> None:
    steps = [step("a", -7, "diagnosis"), step("b", 0, "commitment"), step("c", 1, "recall")]
    found = turn(somebody(), steps, day(1), weekday)
    assert found.ask
    assert found.ask.key == "b"
    assert states(found) == {"a": "dropped late", "b": "asked"}
    following = turn(found.participant, [replace(found.ask, said=True), steps[2]], day(2), weekday)
    assert following.ask
    assert following.ask.key == "c"


def test_what_is_done_already_is_skipped_and_the_next_one_asked() -> None:
    steps = [step("a", 3), step("b", 5, "check")]
    assert states(turn(somebody(), steps, day(5), weekday, done=("check",))) == {"b": "skipped", "a": "asked"}
    assert states(turn(somebody(), steps[:1], day(5), weekday, done=("practice",))) == {"a": "skipped"}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nobody_is_ever_asked_twice_on_one_day_or_one_step_twice(data: Any) -> None:
    """Over a half year in which the clock stands still now and then, and answers come or do not."""
    kinds = {each.key: each.kind for each in COURSE.steps if each.kind != "manager"}
    days = sorted((each.day, each.key) for each in COURSE.steps if each.kind != "manager")
    due = due_days(MONDAY, [at for at, _ in days], weekday)
    theirs = {key: replace(step(key, at, kinds[key]), due_on=on) for (at, key), on in zip(days, due, strict=True)}
    who, asked, messages = somebody(), Counter[str](), list[date]()
    today = day(-7)
    while today < day(260):
        today = next_workday(today + timedelta(days=data.draw(st.sampled_from((1, 1, 1, 1, 2, 30)))), weekday)
        for _ in range(2):  # the daily run comes round more than once
            found = turn(who, list(theirs.values()), today, weekday)
            who = found.participant
            theirs |= {each.key: each for each in found.changed}
            if found.ask:
                asked[found.ask.key] += 1
                theirs[found.ask.key] = replace(found.ask, said=True)
            messages += [today] * (bool(found.ask) + found.whether)
        for each in [each for each in theirs.values() if each.state == "asked" and data.draw(st.booleans())]:
            theirs[each.key], who = replace(each, state="answered"), replace(who, ignored=0)
    assert all(count == 1 for count in asked.values())
    assert len(messages) == len(set(messages))
    assert not [
        each for each in theirs.values() if each.state == "planned" and each.due_on <= today and who.standing == "on"
    ]
