"""Release epochs: when something may be told of ratings, and how exactly."""

from datetime import date, timedelta

import pytest

from baton.domain.statistics.bands import size_band, told_bars, told_mean, told_score
from baton.domain.statistics.epochs import Cell, Epoch, gather, in_window, of_company, release, union
from baton.domain.statistics.suppression import hide
from tests.domain.statistics.vectors import case, near, vector

MONDAY = date(2026, 11, 23)


def cell(*answers: float, k: int = 5) -> Cell | None:
    return release(gather((f"u{number}", answer) for number, answer in enumerate(answers)), k)


def test_an_epoch_closes_at_the_first_cutoff_with_five_raters() -> None:
    given = case("19", "release_epochs")
    told = given["input"]
    waiting: list[tuple[str, float]] = []
    closed: dict[str, tuple[int, int] | None] = {}
    events = [(date.fromisoformat(day), rater) for day, rater in told["events"]]
    since = date.min
    for cutoff in map(date.fromisoformat, told["week_cutoffs"]):
        waiting += [(rater, float(1 + int(rater[1:]) % 5)) for day, rater in events if since <= day < cutoff]
        since, gathered = cutoff, gather(waiting)
        found = release(gathered, told["k"])
        closed[cutoff.isoformat()] = (len(waiting), found.raters) if found else None
        if found:
            waiting = []
    expected = given["expected"]
    assert closed == {"2026-01-12": None, "2026-01-19": (7, 6), "2026-01-26": None}
    assert [day for day, said in expected.items() if "close" in said] == ["2026-01-19"]
    assert "7 events, 6 raters" in expected["2026-01-19"]


def test_four_weeks_are_whole_epochs_added_up() -> None:
    given = vector("31")
    told, expected = given["input"], given["expected"]
    first, second = (release(gather(told[name].items())) for name in ("epoch1", "epoch2"))
    assert first is not None
    assert second is not None
    assert (first.mean, second.mean) == near([expected["m1"], expected["m2"]])
    both = union([first, second])
    assert both is not None
    assert both.mean == near(expected["window_mean"])
    assert (both.raters, both.df) == (11, 9)
    once = gather([*told["epoch1"].items(), *told["epoch2"].items()])
    assert once is not None
    bad = once.total / once.raters
    assert bad == near(expected["bad_union_mean"])
    # What the bad mean would have told: the two answers of u1, who is in both epochs.
    assert 2 * (first.total + second.total - bad * once.raters) == near(expected["leak_sum_of_overlapping_rater"])


def test_who_rates_often_counts_once() -> None:
    gathered = gather([("often", 1)] * 9 + [(f"u{number}", 4) for number in range(4)])
    assert gathered is not None
    assert (gathered.raters, gathered.total, gathered.delighted, gathered.failed) == (5, 17, 4, 1)
    assert gather([]) is None
    assert release(None) is None


def test_five_may_be_raised_and_never_lowered() -> None:
    assert cell(1, 2, 3, 4) is None
    assert cell(1, 2, 3, 4, 5) is not None
    assert cell(1, 2, 3, 4, 5, k=6) is None
    for k in (4, 0, 11):
        with pytest.raises(ValueError):
            cell(1, 2, 3, 4, 5, k=k)


@pytest.mark.parametrize(
    ("said", "band", "mean"), [(5, "high", 4.5), (4, "high", 4.5), (4.5, "high", 4.5), (2, "low", 1.5), (1, "low", 1.5)]
)
def test_where_all_said_the_same_only_a_band_is_told(said: float, band: str, mean: float) -> None:
    found = cell(*[said] * 6)
    assert found is not None
    assert (found.band, found.mean, found.within) == (band, mean, 0)
    assert (found.delighted, found.failed) == ((6, 0) if band == "high" else (0, 6))


def test_an_unanimous_three_waits_for_another_view() -> None:
    assert cell(3, 3, 3, 3, 3) is None
    found = cell(3, 3, 3, 3, 3, 4)
    assert found is not None
    assert (found.band, found.mean) == (None, near(19 / 6))


def test_a_month_is_a_band_only_if_all_its_epochs_are() -> None:
    high, low, mixed = cell(5, 5, 5, 5, 5), cell(1, 1, 1, 1, 1), cell(1, 2, 3, 4, 5)
    assert high is not None
    assert low is not None
    assert mixed is not None
    found = [union(cells) for cells in ([high, high], [high, mixed], [high, low])]
    assert [(each.band, each.mean) for each in found if each] == [("high", 4.5), (None, 3.75), (None, 3.0)]
    assert union([]) is None


def test_the_spread_inside_an_epoch_is_kept_for_pooling() -> None:
    found = cell(1, 2, 3, 4, 5)
    assert found is not None
    assert (found.within, found.df) == (10, 4)


def test_four_weeks_hold_the_epochs_that_closed_in_them() -> None:
    one = cell(1, 2, 3, 4, 5)
    assert one is not None
    epochs = [Epoch("t1", "level", MONDAY - timedelta(weeks=weeks), one) for weeks in range(6)]
    assert [epoch.closed_on for epoch in in_window(epochs, MONDAY)] == [epoch.closed_on for epoch in epochs[:4]]
    whole = of_company([*epochs, Epoch("t2", "empathy", MONDAY, one)], "level", MONDAY)
    assert whole is not None
    assert whole.raters == 20
    assert of_company(epochs, "empathy", MONDAY) is None


def test_sizes_are_told_as_bands_and_numbers_rounded() -> None:
    assert {size_band(raters) for raters in range(5, 500)} == {"5–9", "10–19", "20+"}
    with pytest.raises(ValueError):
        size_band(4)
    assert (told_mean(3.6363), told_score(65.4)) == (3.6, 65)


@pytest.mark.parametrize(
    ("counts", "bars"),
    [
        ([0, 0, 4, 3, 2], None),
        ([2, 2, 2, 2, 2], ((1, 1, 2), (2, 2, 2), (3, 3, 2), (4, 4, 2), (5, 5, 2))),
        ([1, 0, 0, 0, 9], ((1, 5, 10),)),
        ([0, 0, 3, 4, 3], ((1, 3, 3), (4, 4, 4), (5, 5, 3))),
        ([3, 3, 3, 3, 1], ((1, 1, 3), (2, 2, 3), (3, 3, 3), (4, 5, 4))),
        ([4, 1, 2, 0, 9], ((1, 1, 4), (2, 4, 3), (5, 5, 9))),
    ],
)
def test_no_bar_shows_a_single_person(counts: list[int], bars: object) -> None:
    assert told_bars(counts) == bars


def test_levels_released_only_as_a_band_stay_together() -> None:
    assert told_bars([3, 3, 3, 3, 3], ["high", "low"]) == ((1, 2, 6), (3, 3, 3), (4, 5, 6))


@pytest.mark.parametrize(
    "id",
    ["primary+complementary", "two_small_residual_ok", "none", "all_suppressed", "two_tiny_residual_below_k"],
)
def test_what_is_hidden_cannot_be_found_by_subtraction(id: str) -> None:
    given = case("19", id)
    counts, expected = given["input"]["n_raters"], given["expected"]
    found = hide({team: {f"{team}{number}" for number in range(n)} for team, n in counts.items()}, given["input"]["k"])
    assert sorted(found.parts) == expected["suppressed"]
    assert found.raters == expected["residual_n"]
    assert found.total_may_be_told


def test_people_in_two_hidden_parts_count_once() -> None:
    overlapping = {"A": {"a", "b", "c"}, "B": {"a", "b", "c"}, "C": set("defghi"), "D": set("defghijk")}
    found = hide(overlapping, 5)
    assert (found.parts, found.raters) == ({"A", "B", "C"}, 9)


def test_a_table_of_few_people_has_no_total() -> None:
    assert not hide({"A": {"a", "b"}, "B": {"b", "c"}}, 5).total_may_be_told
    assert not hide({"A": {"a", "b"}}, 5).total_may_be_told
    assert hide({"A": set("abcde"), "B": set()}, 5).parts == frozenset()
