"""The rules of rating that need nothing but themselves."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.lines import Refusal
from baton.domain.ratings import (
    DIMENSIONS,
    LEVELS,
    Opinion,
    Subject,
    checked,
    dimension_order,
    level_typed,
    may_be_asked,
)
from tests.stage import TUESDAY


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("4 quick and clear", (4, "quick and clear")),
        ("5 报表很清楚", (5, "报表很清楚")),
        ("5报表很清楚", (5, "报表很清楚")),
        ("\uff15\uff0c报表很清楚", (5, "报表很清楚")),
        ("\uff0c4 好", (4, "好")),
        ("4/5 nice", (4, "nice")),
        ("5分", (5, "")),
        ("Delighted, thanks", (4, "thanks")),
        ("fell short", (1, "")),
        ("WOW!", (5, "")),
        ("愉悦", (4, "")),
        ("意料之外\uff0c当天就到", (5, "当天就到")),
        ("未到位", (1, "")),
        ("满意度很高", (None, "满意度很高")),
        ("basically fine", (None, "basically fine")),
        ("4th floor was warm", (None, "4th floor was warm")),
        ("4-5 days", (None, "4-5 days")),
        ("5%", (None, "5%")),
        ("quick and clear", (None, "quick and clear")),
        ("", (None, "")),
    ],
)
def test_a_level_is_read_as_people_type_it(typed: str, means: tuple[int | None, str]) -> None:
    assert level_typed(typed) == means


@pytest.mark.parametrize("typed", ["0", "6 good", "10", "4.5 fine", "-3"])
def test_a_number_that_is_no_level_is_asked_about_and_not_taken_for_words(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        level_typed(typed)
    assert refused.value.line.id == "rating-level-range"


@given(st.sampled_from(LEVELS), st.text(alphabet="abc 报表,.!", max_size=40))
def test_whatever_follows_a_level_the_level_stands(level: int, words: str) -> None:
    assert level_typed(f"{level} {words}")[0] == level


def test_each_dimension_comes_first_and_last_equally_often() -> None:
    orders = [dimension_order(draw / 1000) for draw in range(1000)]
    for place in range(len(DIMENSIONS)):
        assert Counter(order[place] for order in orders) == dict.fromkeys(DIMENSIONS, 200)
    assert len(set(orders)) == 5


def test_a_failure_is_kept_only_with_a_low_level() -> None:
    assert checked(Opinion(2, failure="late")).failure == "late"
    assert checked(Opinion(3, failure="late")).failure is None


def test_what_is_wrong_with_an_opinion_is_said_all_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        checked(Opinion(0, words="x" * 141))
    assert [each.field for each in refused.value.all()] == ["level", "words"]
    assert checked(Opinion(1, words=" " + "字" * 140)).words == "字" * 140


def test_nobody_is_asked_more_than_three_times_a_week_or_twice_about_a_team() -> None:
    now, day = TUESDAY, timedelta(days=1)
    assert may_be_asked("pay", [("it", now), ("hr", now - day)], now=now)
    assert not may_be_asked("pay", [("it", now), ("hr", now - day), ("ops", now - 6 * day)], now=now)
    assert may_be_asked("pay", [("it", now), ("hr", now - day), ("ops", now - 7 * day)], now=now)
    assert not may_be_asked("pay", [("pay", now - 6.9 * day)], now=now)
    assert may_be_asked("pay", [("pay", now - 7 * day)], now=now)


@given(
    st.sampled_from(["handoff", "request", "person", "team"]),
    st.text(alphabet="AZaz09_-", min_size=1),
    st.none() | st.dates(min_value=date(2000, 1, 1)),
)
def test_a_subject_survives_its_way_through_a_button(kind: str, id: str, day: date | None) -> None:
    subject = Subject(kind, id, day)  # type: ignore[arg-type]
    assert Subject.unpack(subject.pack()) == subject


@pytest.mark.parametrize("packed", ["", "handoff", "handoff:", "rating:1", "team:t1:soon"])
def test_a_button_of_somebody_else_is_refused_in_words(packed: str) -> None:
    with pytest.raises(Refusal):
        Subject.unpack(packed)
