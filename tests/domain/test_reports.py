"""What may be shown of ratings, and how the other numbers of a digest are made."""

from datetime import UTC, date, datetime, timedelta

import pytest

from baton.domain.reports import (
    Delivered,
    handoff_facts,
    shortened,
    shuffled,
    without_mentions,
)


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
