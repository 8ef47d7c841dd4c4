"""What may be shown of ratings, and how the other numbers of a digest are made."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.domain.reports import (
    Delivered,
    Number,
    Tally,
    handoff_facts,
    publish,
    shortened,
    shuffled,
    without_mentions,
)
from baton.domain.weeks import Window, days_before

MONDAY = date(2026, 11, 23)
NOW = days_before(MONDAY)
BEFORE = Number(3.0, "5–9", days_before(MONDAY - timedelta(days=7)))
LONG_AGO = Number(3.0, "5–9", days_before(MONDAY - timedelta(days=60)))


@pytest.mark.parametrize(
    ("tally", "previous", "shown"),
    [
        (Tally(4.0, 4, 4), None, None),
        (Tally(None, 0, 0), None, None),
        (Tally(4.04, 5, 5), None, Number(4.0, "5–9", NOW)),
        (Tally(4.0, 12, 5), BEFORE, Number(4.0, "10–19", NOW)),
        (Tally(4.0, 12, 4), BEFORE, BEFORE),
        (Tally(4.0, 4, 4), BEFORE, BEFORE),
        (Tally(4.0, 4, 4), LONG_AGO, None),
        (Tally(4.0, 5, 5), LONG_AGO, Number(4.0, "5–9", NOW)),
    ],
)
def test_a_new_number_needs_five_raters_and_five_new_ones(
    tally: Tally, previous: Number | None, shown: Number | None
) -> None:
    assert publish(tally, previous, NOW) == shown


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 12)), max_size=80), st.sets(st.integers(30, 95)))
def test_between_any_two_numbers_ever_shown_stand_five_raters(
    ratings: Sequence[tuple[int, int]], shows: set[int]
) -> None:
    start = date(2026, 1, 1)
    previous: Number | None = None
    ever: list[Window] = []
    for number in sorted(shows):
        window = days_before(start + timedelta(days=number))
        inside = [(start + timedelta(days=day), rater) for day, rater in ratings]
        inside = [(day, rater) for day, rater in inside if window.first <= day <= window.last]
        fresh = {rater for day, rater in inside if previous is None or day > previous.window.last}
        shown = publish(Tally(3.0, len({rater for _, rater in inside}), len(fresh)), previous, window)
        if shown and shown != previous:
            ever.append(window)
            previous = shown
    for earlier, later in ((a, b) for a in ever for b in ever if a.last < b.last):
        days = [(start + timedelta(days=day), rater) for day, rater in ratings]
        new = {rater for day, rater in days if later.first <= day <= later.last and not day <= earlier.last}
        assert len(new) >= 5


def test_handoffs_are_counted_by_due_date_first_acceptance_and_reply() -> None:
    ordered = datetime(2026, 11, 16, 9, tzinfo=UTC)
    due = date(2026, 11, 19)

    def one(
        late: int = 0, received: bool = True, returns: int = 0, hours: int | None = 2, dated: bool = True
    ) -> Delivered:
        reply = None if hours is None else ordered + timedelta(hours=hours)
        return Delivered(due if dated else None, due + timedelta(days=late), received, returns, ordered, reply)

    counts = handoff_facts(
        [one(), one(late=1, returns=1), one(dated=False), one(received=False, hours=None), one(hours=9)]
    )
    assert (counts.delivered, counts.dated, counts.on_time) == (5, 4, 3)
    assert (counts.decided, counts.first_time, counts.median_reply) == (4, 3, 120)
    assert handoff_facts([]).median_reply is None


def test_a_rater_with_many_words_has_one_place_in_the_draw() -> None:
    pool = [(f"a{number}", "talkative") for number in range(50)] + [("b1", "brief"), ("c1", "other")]
    drawn = shuffled(pool, lambda: 0.99)
    assert len(drawn) == 3
    assert {"b1", "c1"} < set(drawn)
    assert len(shuffled([(f"r{number}", f"rater{number}") for number in range(30)], lambda: 0.0)) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("@Li Na was fast, <@U1> too", "was fast, too"),
        ("thanks <@U1>, great", "thanks, great"),
        ("@李娜谢谢你,很快", "谢谢你,很快"),
        ("多谢\uff20李娜\uff0c很及时", "多谢\uff0c很及时"),
        ("<!channel> see <#C1|payroll>", "see"),
        ("@gustav helped", "helped"),
        ("first line\nsecond line", "first line\nsecond line"),
        ("@gus", ""),
    ],
)
def test_words_name_nobody(words: str, said: str) -> None:
    assert without_mentions(words, ["Li Na", "李娜", "gus"]) == said


def test_long_reasons_are_shortened_visibly() -> None:
    assert shortened("short") == "short"
    assert shortened("x" * 400) == "x" * 299 + "…"
