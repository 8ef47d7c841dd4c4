"""Whether something changed, by several ways of asking."""

import pytest

from baton.domain.statistics.changes import change, verdicts
from baton.domain.statistics.effects import difference_in_differences, difference_in_means
from baton.domain.statistics.multiplicity import benjamini_hochberg, bonferroni, holm
from baton.domain.statistics.permutation import permutation_test, sign_flip_test
from tests.domain.statistics.vectors import case, near, vector


@pytest.mark.parametrize("each", vector("29")["cases"], ids=lambda each: "{m1}→{m2}".format(**each["input"]))
def test_a_change_is_shrunk_towards_none(each: dict[str, dict[str, float]]) -> None:
    told, expected = each["input"], each["expected"]
    before, after = (told["m1"], int(told["n1"])), (told["m2"], int(told["n2"]))
    found = change(before, after, sd=told["sigma"], prior=told["tau_delta"])
    assert (found.raw, found.variance, found.weight) == near([expected[n] for n in ("delta_raw", "var", "B")])
    assert (found.shrunk, found.sd, found.up) == near([expected[n] for n in ("delta_shrunk", "post_sd", "P_up")])
    assert (found.z, found.p) == near([expected["z"], expected["p_two"]])


def test_five_words_for_a_change() -> None:
    small = change((3.9, 5), (4.6, 6), sd=0.9)
    likely = change((4.0, 60), (4.3, 55), sd=0.9)
    clear = change((3.2, 60), (4.3, 55), sd=0.9)
    assert verdicts([small]) == ("no-clear-change",)
    assert verdicts([likely, change((4.3, 60), (4.0, 55), sd=0.9)]) == ("likely-up", "likely-down")
    assert verdicts([clear, change((4.3, 60), (3.2, 55), sd=0.9)]) == ("clear-up", "clear-down")
    assert verdicts([]) == ()


def test_among_many_that_did_not_change_a_change_must_stand_out_more() -> None:
    clear = change((4.0, 60), (4.4, 55), sd=0.9)
    still = change((4.0, 60), (4.0, 55), sd=0.9)
    assert verdicts([clear])[0] == "clear-up"
    assert verdicts([clear, *[still] * 100])[0] == "likely-up"


def test_darwin_s_plants_by_fisher() -> None:
    given = case("10", "darwin_zea_signflip")
    differences, expected = given["input"]["diff_eighths_inch"], given["expected"]
    found = sign_flip_test(differences, seed=1, most=2**15)
    assert found.difference * 15 == near(expected["sum"])
    assert found.exact
    assert found.as_extreme == 2 * expected["count_one_side"]
    assert found.p == expected["p_two_sided"]
    drawn = sign_flip_test(differences, seed=1)
    assert (drawn.exact, drawn.arrangements) == (False, 9999)
    assert drawn.p == near(expected["p_two_sided"], 0.01)


def test_efron_and_tibshirani_s_mice() -> None:
    given = case("10", "efron_tibshirani_mice")
    found, expected = (
        permutation_test(given["input"]["treatment"], given["input"]["control"], seed=1),
        given["expected"],
    )
    assert (found.difference, found.p) == near([expected["diff"], expected["p_two"]], 1e-12)
    assert (found.arrangements, found.exact) == (expected["n_arrangements"], True)
    # expected["p_one"] is left out: Baton never asks in one direction only.


def test_two_weeks_of_a_team_dealt_out_anew() -> None:
    given = case("10", "team_two_weeks")
    found, expected = permutation_test(given["input"]["a"], given["input"]["b"], seed=1), given["expected"]
    assert (found.difference, found.p) == near([expected["diff"], expected["p_two"]], 1e-12)
    assert (found.arrangements, found.as_extreme) == (expected["n_arrangements"], expected["count"])


def test_the_smallest_p_of_small_groups() -> None:
    given = case("10", "min_p_exact")
    for (a, b), expected in zip(given["input"]["na_nb"], given["expected"]["min_two_sided_p"], strict=True):
        assert permutation_test([5.0] * a, [1.0] * b, seed=1).p == near(expected, 1e-12)


def test_a_drawn_test_can_be_computed_again_and_is_near_the_exact_one() -> None:
    a, b = [4, 5, 4, 3, 5, 4, 4, 2, 5, 4], [3, 3, 4, 2, 3, 4, 5, 2, 3, 3]
    first, again = permutation_test(a, b, seed=7), permutation_test(a, b, seed=7)
    other, exact = permutation_test(a, b, seed=8), permutation_test(a, b, seed=7, most=10**6)
    assert first == again != other
    assert (first.exact, exact.exact) == (False, True)
    assert first.p == near(exact.p, 0.02)


def test_benjamini_and_hochberg_s_thrombolysis() -> None:
    given = vector("11")
    p, q, expected = given["input"]["p"], given["input"]["q"], given["expected"]
    assert benjamini_hochberg(p) == near(expected["bh_adjusted"], 1e-12)
    assert holm(p) == near(expected["holm_adjusted"], 1e-12)
    assert sum(each <= q for each in benjamini_hochberg(p)) == expected["n_reject_bh"]
    assert sum(each <= q for each in holm(p)) == expected["n_reject_holm"]
    assert sum(each <= q for each in bonferroni(p)) == expected["n_reject_bonferroni"]
    assert benjamini_hochberg([]) == holm([]) == bonferroni([]) == ()


def test_card_and_krueger_s_wages() -> None:
    given = case("12", "card_krueger")
    told, expected = given["input"], given["expected"]
    found = difference_in_means((told["t_pre"], told["t_post"]), (told["c_pre"], told["c_post"]))
    assert found == near(expected["did"])
    assert found == near(given["published_rounded"], given["tol"])
    assert told["t_post"] - told["t_pre"] == near(expected["diff_t"])
    assert told["c_post"] - told["c_pre"] == near(expected["diff_c"])


def test_trained_teams_against_others() -> None:
    given = case("12", "teams")
    told, expected = given["input"], given["expected"]
    means = [told[name] for name in ("treated_pre", "treated_post", "control_pre", "control_post")]
    found = difference_in_differences(*means, seed=1)
    assert (found.value, found.welch.se, found.welch.df) == near([expected[n] for n in ("did", "se", "df")])
    assert found.welch.interval == near(expected["ci95"])
    assert (found.dealt.p, found.dealt.arrangements) == near([expected["perm_p_two"], expected["perm_arrangements"]])


def test_comparisons_that_make_no_sense_are_refused() -> None:
    for wrong in (
        lambda: change((4.0, 0), (4.0, 5), sd=0.9),
        lambda: permutation_test([], [1], seed=1),
        lambda: sign_flip_test([], seed=1),
        lambda: benjamini_hochberg([1.2]),
    ):
        with pytest.raises(ValueError):
            wrong()
