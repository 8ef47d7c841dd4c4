"""Whether the rows of the form measure one thing, and raters see the same."""

import pytest

from baton.domain.statistics.reliability import (
    Factor,
    average_correlation,
    cronbach_alpha,
    feldt_interval,
    intraclass_correlations,
    mcdonald_omega,
    one_factor,
    spearman_brown,
    standardised_alpha,
)
from tests.domain.statistics.vectors import case, near, vector


def test_alpha_of_the_attitude_survey_is_the_published_one() -> None:
    given = case("01", "alpha_attitude")
    forms, expected = given["input"]["rows_items"], given["expected"]
    alpha = cronbach_alpha(forms)
    assert alpha == near(expected["alpha_raw"])
    assert standardised_alpha(forms) == near(expected["alpha_std"])
    assert average_correlation(forms) == near(expected["average_r"])
    assert feldt_interval(alpha or 0, len(forms), len(forms[0])) == near(expected["feldt95"])


def test_omega_of_the_attitude_survey_is_that_of_maximum_likelihood() -> None:
    given = case("01", "alpha_attitude")
    factor = one_factor(given["input"]["rows_items"])
    assert factor is not None
    assert mcdonald_omega(factor) == near(given["expected"]["omega_total_1factor_ML_on_R"], 0.001)


def test_alpha_of_three_questions_is_the_published_one() -> None:
    given = case("01", "alpha_fmsb")
    assert cronbach_alpha(given["input"]["rows_items"]) == near(given["expected"]["alpha_raw"])
    assert standardised_alpha(given["input"]["rows_items"]) == near(given["expected"]["alpha_std"])


@pytest.mark.parametrize("id", ["omega_closed_form", "tau_equivalent_alpha_eq_omega"])
def test_omega_has_its_closed_form(id: str) -> None:
    given = case("01", id)
    factor = Factor(tuple(given["input"]["loadings"]), tuple(given["input"]["uniquenesses"]))
    assert mcdonald_omega(factor) == near(given["expected"]["omega"], 1e-12)


def test_alpha_equals_omega_where_all_questions_weigh_the_same() -> None:
    given = case("01", "tau_equivalent_alpha_eq_omega")
    loading = given["input"]["loadings"][0]
    assert spearman_brown(loading * loading, 5) == near(given["expected"]["alpha"], 1e-12)


def test_a_longer_form_is_more_reliable_by_spearman_and_brown() -> None:
    given = case("01", "spearman_brown")
    assert spearman_brown(given["input"]["r1"], given["input"]["n"]) == near(given["expected"]["rk"], 1e-12)
    assert spearman_brown(spearman_brown(0.4, 3), 1 / 3) == near(0.4)


@pytest.mark.parametrize("forms", [[[4], [5]], [[3, 3], [3, 3]], [[1, 2, 3]], []])
def test_without_variance_or_a_second_question_there_is_no_alpha(forms: list[list[float]]) -> None:
    assert case("01", "alpha_edge_single_item_or_zero_variance")["expected"]["alpha_raw"] is None
    assert cronbach_alpha(forms) is None
    assert standardised_alpha(forms) is None


def test_the_six_intraclass_correlations_of_shrout_and_fleiss() -> None:
    given = vector("02")
    found, expected = intraclass_correlations(given["input"]["targets_x_judges"]), given["expected"]
    squares = (found.between, found.within, found.judges, found.residual)
    assert squares == near([expected[name] for name in ("BMS", "WMS", "JMS", "EMS")])
    names = {"ICC11": "icc1", "ICC21": "icc2", "ICC31": "icc3", "ICC1k": "icc1k", "ICC2k": "icc2k", "ICC3k": "icc3k"}
    assert {name: getattr(found, ours) for name, ours in names.items()} == {
        name: near(expected[name]) for name in names
    }
    assert {name: round(getattr(found, ours), 2) for name, ours in names.items()} == given["published_rounded"]


def test_what_cannot_be_reliable_is_refused() -> None:
    with pytest.raises(ValueError):
        intraclass_correlations([[1, 2]])
    with pytest.raises(ValueError):
        intraclass_correlations([[1, 2], [2, 1]])
    with pytest.raises(ValueError):
        one_factor([[1, 2], [2, 1], [3, 3]])
    with pytest.raises(ValueError):
        spearman_brown(0.5, 0)
    with pytest.raises(ValueError):
        feldt_interval(0.8, 1, 5)
    assert one_factor([[1, 2, 3], [2, 2, 1], [3, 2, 2]]) is None


def test_a_question_that_the_factor_explains_alone_stays_inside_the_model() -> None:
    factor = one_factor([[1, 1, 5], [2, 2, 1], [3, 3, 2], [4, 4, 4], [5, 5, 1]])
    assert factor is not None
    assert min(factor.uniquenesses) >= 0.005
    assert 0 < mcdonald_omega(factor) < 1
