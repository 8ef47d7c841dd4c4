"""What a training is worth beside what it cost."""

import pytest

from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate, benefit_cost_ratio, isolated, payback_months, returned, roi_percent
from tests.domain.statistics.vectors import case


def test_phillips_s_example() -> None:
    given = case("25", "phillips")
    money, expected = (given["input"]["benefits"], given["input"]["costs"]), given["expected"]
    assert benefit_cost_ratio(*money) == expected["bcr"]
    assert roi_percent(*money) == expected["roi_pct"]
    assert payback_months(*money) == expected["payback_months"]


def test_nothing_spent_returns_no_number() -> None:
    given = case("25", "zero_cost")
    money, expected = (given["input"]["benefits"], given["input"]["costs"]), given["expected"]
    assert benefit_cost_ratio(*money) is expected["bcr"] is None
    assert roi_percent(*money) is expected["roi_pct"] is None
    assert payback_months(0, 100) is None


def test_only_the_share_that_is_put_down_to_the_training_counts() -> None:
    given = case("25", "isolation_adjusted")
    told, expected = given["input"], given["expected"]
    benefit = isolated(told["benefit"], told["share_attributed"], told["confidence"])
    assert benefit == expected["adjusted_benefit"]
    assert roi_percent(benefit, told["costs"]) == expected["roi_pct"]


def test_the_range_runs_from_the_most_cautious_reading_to_the_most_hopeful_one() -> None:
    low_and_high = Interval(50_000, 100_000), Interval(20_000, 25_000), Interval(0.2, 0.4), Interval(0.5, 0.7)
    found = returned(Estimate(*low_and_high))
    assert found.benefit == (5_000, 28_000)
    assert found.percent == pytest.approx((-80, 40))
    assert found.ratio == pytest.approx((0.2, 1.4))
    assert found.payback == pytest.approx((20_000 / 28_000 * 12, 60))


def test_a_range_with_nothing_at_its_end_says_what_can_be_said() -> None:
    free = returned(Estimate(Interval(0, 10), Interval(0, 0), Interval(1, 1), Interval(1, 1)))
    assert (free.benefit, free.percent, free.ratio, free.payback) == ((0, 10), None, None, None)
    never = returned(Estimate(Interval(0, 10), Interval(5, 5), Interval(1, 1), Interval(1, 1)))
    assert (never.percent, never.payback) == ((-100, 100), None)


def test_values_that_make_no_sense_are_refused() -> None:
    one = Interval(1, 1)
    for wrong in (
        lambda: isolated(-1, 0.5, 0.5),
        lambda: isolated(1, 1.5, 0.5),
        lambda: roi_percent(1, -1),
        lambda: returned(Estimate(Interval(2, 1), one, one, one)),
    ):
        with pytest.raises(ValueError):
            wrong()
