"""Scores of internal service."""

import pytest

from baton.domain.ratings import DIMENSIONS
from baton.domain.statistics.burden import READING_KNOWN, form_seconds, one_tap, takes_too_long
from baton.domain.statistics.epochs import gather, release
from baton.domain.statistics.proportions import wilson_interval
from baton.domain.statistics.servqual import (
    classic_gaps,
    first_to_improve,
    gap,
    importance_weights,
    isq_index,
    score100,
    weighted,
)
from tests.domain.statistics.vectors import case, near, vector

EVEN = dict.fromkeys(DIMENSIONS, 0.2)


def test_the_classic_gaps_of_servqual() -> None:
    given = case("16", "classic_gap_weighted")
    told, expected = given["input"], given["expected"]
    gaps = classic_gaps(told["P"], told["E"])
    assert gaps == near(expected["gap"])
    assert weighted(gaps, EVEN) == near(expected["unweighted"])
    assert weighted(gaps, told["weights"]) == near(expected["weighted"])
    assert weighted(told["P"], told["weights"]) == near(expected["servperf_weighted"])


def test_a_form_s_answers_become_scores_raters_first() -> None:
    given = case("16", "rate_service_rater_first")
    told, expected = given["input"], given["expected"]
    scores: dict[str, float | None] = {}
    for name, of_field in expected["by_field"].items():
        answers = [(rater, form[name]) for rater, form in told["ratings"] if form[name] is not None]
        gathered = gather(answers)
        assert gathered is not None
        mean = gathered.total / gathered.raters
        assert (gathered.raters, len(answers)) == (of_field["n_raters"], of_field["n_ratings"])
        assert (mean, gap(mean), score100(mean)) == near([of_field[n] for n in ("mean", "gap", "score100")])
        if name != "level":
            cell = release(gathered, told["k"])
            scores[name] = score100(cell.mean) if cell else None
    assert [name for name, score in scores.items() if score is not None] == expected["dims_published"]
    assert isq_index(scores, EVEN) == near(expected["isq_equal_weights"])
    assert isq_index(scores, told["weights"]) == near(expected["isq_weighted"])


def test_three_is_as_expected_and_fifty() -> None:
    given = case("16", "rescale")
    assert [score100(x) for x in given["input"]["x"]] == given["expected"]["score100"]
    assert [gap(x) for x in given["input"]["x"]] == given["expected"]["gap"]
    for wrong in (0.9, 5.1):
        with pytest.raises(ValueError):
            score100(wrong)


def test_a_missing_dimension_leaves_its_weight_to_the_others() -> None:
    given = case("16", "weights_missing_dim_renormalise")
    found = isq_index(given["input"]["scores"], given["input"]["weights"])
    assert found == near(given["expected"]["isq"])


@pytest.mark.parametrize("missing", [("reliability",), ("empathy", "assurance", "tangibles")])
def test_without_reliability_or_a_third_dimension_there_is_no_index(missing: tuple[str, ...]) -> None:
    scores = {name: None if name in missing else 60.0 for name in DIMENSIONS}
    assert isq_index(scores, EVEN) is None
    assert weighted(dict.fromkeys(DIMENSIONS), EVEN) is None


def test_what_few_customers_find_important_counts_for_less() -> None:
    given = case("16", "weights_shrunk_to_equal")
    allocation = given["input"]["team_mean_allocation"]
    found = importance_weights([allocation] * given["input"]["n"], DIMENSIONS)
    assert found == near(given["expected"]["w"], 1e-12)
    assert importance_weights([allocation] * 4, DIMENSIONS) == EVEN
    assert sum(importance_weights([{"reliability": 100}] * 50, DIMENSIONS).values()) == near(1.0)
    for wrong in ({"reliability": 90}, {"reliability": 110, "empathy": -10}):
        with pytest.raises(ValueError):
            importance_weights([wrong], DIMENSIONS)


def test_first_to_improve_is_what_lacks_most_where_it_matters() -> None:
    weights = {**EVEN, "reliability": 0.5, "empathy": 0.1}
    assert first_to_improve({"reliability": 2.6, "empathy": 2.0}, weights) == "reliability"
    assert first_to_improve({"reliability": 2.9, "empathy": 2.0}, weights) == "empathy"
    assert first_to_improve({"reliability": 3.4, "empathy": 3.2, "assurance": 4.0}, weights) == "empathy"
    assert first_to_improve({"empathy": 3.2, "reliability": 3.2}, weights) == "reliability"
    assert first_to_improve({}, weights) is None


def test_top_two_of_a_form() -> None:
    levels = case("17", "csat_top2")["input"]["levels"]
    gathered = gather((f"u{number}", level) for number, level in enumerate(levels))
    assert gathered is not None
    assert gathered.delighted / gathered.raters == case("17", "csat_top2")["expected"]["top2"]
    assert wilson_interval(gathered.delighted, gathered.raters).low < 0.625
    # The vector's NPS is left out: Baton shows none (it throws answers away, and the name is a registered mark).


@pytest.mark.parametrize("each", vector("18")["cases"], ids=lambda each: each["id"])
def test_how_long_forms_take(each: dict[str, object]) -> None:
    taken = {
        "one_tap_in_message": one_tap(),
        "level_only_modal_first": form_seconds(1),
        "level+2dims_first": form_seconds(3),
        "level+2dims_practised": form_seconds(3, reading=READING_KNOWN),
        "level+5dims_first": form_seconds(6),
        "level+5dims_practised": form_seconds(6, reading=READING_KNOWN),
        "servqual_22x2_first(3s read)": form_seconds(44, reading=3.0),
    }
    assert taken[str(each["id"])] == near(each["expected"])


def test_two_slow_weeks_shorten_the_form() -> None:
    assert takes_too_long([[10.0], [25.0, 21.0, 3.0], [30.0]])
    assert not takes_too_long([[25.0], [10.0, 30.0, 12.0]])
    assert not takes_too_long([[25.0]])
    assert not takes_too_long([[25.0], []])
