"""What a plan is, which of them nobody could keep, and when it is asked about."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from baton.conversation.plans.sentences import begins, read
from baton.domain.lines import Refusal
from baton.domain.plans import (
    Due,
    check_days,
    check_first_day,
    check_if_then,
    check_result,
    clause,
    day_to_ask,
    dues,
    halfway,
    next_day,
)

TODAY = date(2026, 11, 24)


def days(*ahead: int) -> tuple[date, ...]:
    return tuple(TODAY + timedelta(days=each) for each in ahead)


def lines(refusals: Iterable[Refusal]) -> list[tuple[str, str | None]]:
    return [(each.line.id, each.field) for each in refusals]


@pytest.mark.parametrize(
    ("typed", "cue", "action"),
    [
        ("if an order comes back then I ask why", "an order comes back", "ask why"),
        ("If an order comes back, then ask why", "an order comes back", "ask why"),
        ("when the phone rings, I will smile first", "the phone rings", "smile first"),
        ("when the phone rings I’ll smile", "the phone rings", "smile"),
        ("if it is then late, then I go", "it is", "late, then I go"),
        ("当订货被退回时，我就先问清缺什么", "订货被退回", "先问清缺什么"),
        ("当订货被退回的时候,我就先问", "订货被退回", "先问"),
        ("如果客户生气就先听", "客户生气", "先听"),
        ("如果不能准时，我就提前说", "不能准时", "提前说"),
        ("如果他就座了，我就开始", "他就座了", "开始"),
        ("如果同事着急，我会先给日期", "同事着急", "先给日期"),
    ],
)
def test_a_sentence_is_read_in_both_languages(typed: str, cue: str, action: str) -> None:
    found = read(typed)
    assert begins(typed)
    assert found is not None
    assert (found.cue, found.action) == (cue, action)


@pytest.mark.parametrize("typed", ["if the phone rings", "then I ask", "when x", "当客户来电", "iffy things then go"])
def test_half_a_plan_is_none(typed: str) -> None:
    assert read(typed) is None


def test_a_clause_ends_without_a_stop() -> None:
    assert clause("  先问\n清楚。 ") == "先问 清楚"
    assert clause("ask, then listen.") == "ask, then listen"


def test_both_halves_need_something_to_say() -> None:
    assert lines(check_if_then("x", "\u200b\u200b\u200b\u200b")) == [
        ("plan-cue-length", "cue"),
        ("plan-action-length", "action"),
    ]
    assert lines(check_if_then("来电", "先听")) == []
    assert lines(check_if_then("a" * 151, "ask")) == [("plan-cue-length", "cue")]


def test_a_result_has_words_a_day_to_come_and_days_to_look_at_it_before() -> None:
    assert lines(check_result("soon", *days(-1), (), TODAY)) == [
        ("plan-result-length", "what"),
        ("plan-due-past", "due"),
    ]
    good = "Exports run by themselves"
    assert lines(check_result(good, *days(367), (), TODAY)) == [("plan-due-far", "due")]
    assert lines(check_result(good, *days(10), days(1, 2, 3, 4, 5, 6), TODAY)) == [("plan-reviews-many", "reviews")]
    assert lines(check_result(good, *days(10), days(0), TODAY)) == [("plan-reviews-outside", "reviews")]
    assert lines(check_result(good, *days(10), days(11), TODAY)) == [("plan-reviews-outside", "reviews")]
    assert lines(check_result(good, *days(0), (), TODAY)) == lines(check_result(good, *days(10), days(1, 10), TODAY))
    assert lines(check_result(good, *days(-3), (), TODAY, before=days(-3)[0])) == []
    assert lines(check_result("清单精简一页", *days(1), (), TODAY)) == []


def test_the_day_to_be_asked_lies_ahead() -> None:
    assert lines(check_first_day(TODAY, TODAY)) == [("plan-check-day", "check")]
    assert lines(check_first_day(days(1)[0], TODAY)) == lines(check_first_day(None, TODAY)) == []


def test_check_days_come_after_a_week_and_three_or_from_a_chosen_day_on() -> None:
    assert check_days(TODAY) == days(7, 21)
    assert check_days(TODAY, days(3)[0]) == days(3, 17)


def test_a_result_is_looked_at_halfway_unless_that_is_today() -> None:
    assert halfway(TODAY, *days(6)) == days(3)
    assert halfway(TODAY, *days(1)) == halfway(TODAY, TODAY) == ()


def test_nobody_is_to_be_asked_at_a_weekend() -> None:
    assert halfway(TODAY, *days(10)) == days(3), "Friday instead of Sunday"
    friday, tuesday = days(3)[0], days(7)[0]
    assert halfway(friday, tuesday) == days(6), "Monday, as Friday is today"
    assert halfway(friday, friday + timedelta(days=2)) == ()


def test_of_days_gone_by_the_latest_is_asked_about() -> None:
    assert day_to_ask(days(-9, -2, 5), TODAY) == days(-2)[0]
    assert next_day(days(-9, -2, 5), TODAY) == days(5)[0]
    assert day_to_ask(days(5), TODAY) is next_day(days(0), TODAY) is None


def test_a_digest_tells_five_that_are_due_within_a_week_or_overdue() -> None:
    known = [Due(f"{ahead}", "U", *days(ahead)) for ahead in (8, 7, 6, 5, 4, 3, 0, -30)]
    found = dues(known, TODAY)
    assert [each.what for each in found.shown] == ["-30", "0", "3", "4", "5"]
    assert found.more == 1
