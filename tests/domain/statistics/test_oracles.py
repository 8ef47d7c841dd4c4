"""Where scipy, numpy and statsmodels use the same method, they agree with ours on 200 random data sets to 1e-9."""

import warnings
from collections.abc import Iterator

import numpy as np
import pytest
from scipy import stats

from baton.domain.statistics.changes import change
from baton.domain.statistics.inflation import inflation
from baton.domain.statistics.means import paired, power_of_t, sample_mean, welch
from baton.domain.statistics.multiplicity import benjamini_hochberg, bonferroni, holm
from baton.domain.statistics.permutation import permutation_test, sign_flip_test
from baton.domain.statistics.proportions import jeffreys, posterior, wilson_interval
from baton.domain.statistics.reliability import (
    average_correlation,
    cronbach_alpha,
    feldt_interval,
    intraclass_correlations,
    mcdonald_omega,
    one_factor,
)
from baton.domain.statistics.response import kendall_w
from baton.domain.statistics.severity import severity
from baton.domain.statistics.shrinkage import pool

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what statsmodels and its pandas think of each other is not our business
    import statsmodels.api as sm
    from statsmodels.multivariate.factor import Factor
    from statsmodels.stats.meta_analysis import combine_effects
    from statsmodels.stats.multitest import multipletests
    from statsmodels.stats.power import TTestIndPower
    from statsmodels.stats.proportion import proportion_confint

SETS = 200


def near(expected: object) -> object:
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def chances(of: int = SETS) -> Iterator[np.random.Generator]:
    return (np.random.default_rng(seed) for seed in range(of))


def levels(chance: np.random.Generator, *shape: int) -> list:
    """Answers from 1 to 5 that are not all alike."""
    values = chance.integers(1, 6, shape)
    values.flat[0], values.flat[-1] = 1, 5
    return values.tolist()


def test_means_and_comparisons() -> None:
    for chance in chances():
        a, b = levels(chance, int(chance.integers(3, 40))), levels(chance, int(chance.integers(3, 40)))
        mean, theirs = sample_mean(a), stats.ttest_1samp(a, 0)
        assert (mean.value, mean.sd, mean.se) == near((np.mean(a), np.std(a, ddof=1), stats.sem(a)))
        assert mean.interval == near(tuple(theirs.confidence_interval()))
        ours, theirs = welch(a, b), stats.ttest_ind(a, b, equal_var=False)
        assert (ours.t, ours.df, ours.p) == near((theirs.statistic, theirs.df, theirs.pvalue))
        assert ours.interval == near(tuple(theirs.confidence_interval()))
        ours, theirs = paired([x - 3.1 for x in a]), stats.ttest_rel(a, [3.1] * len(a))
        assert (ours.t, ours.p) == near((theirs.statistic, theirs.pvalue))
        n, effect = int(chance.integers(2, 80)), float(chance.uniform(0, 1))
        assert power_of_t(effect, n) == near(TTestIndPower().power(effect, n, 0.05))


def test_shares() -> None:
    for chance in chances():
        n = int(chance.integers(1, 200))
        x = int(chance.integers(0, n + 1))
        assert wilson_interval(x, n) == near(proportion_confint(x, n, method="wilson"))
        assert jeffreys(x, n).interval == near(proportion_confint(x, n, method="jeffreys"))
        a, b = chance.uniform(0.2, 30, 2).tolist()
        ours, theirs = posterior(x, n, a, b), stats.beta(a + x, b + n - x)
        assert (ours.mean, ours.sd, *ours.interval) == near((theirs.mean(), theirs.std(), *theirs.interval(0.95)))


def test_adjusted_p_values() -> None:
    for number, chance in enumerate(chances()):
        p = (chance.uniform(size=int(chance.integers(1, 60))) ** 3).round(3)
        assert benjamini_hochberg(p.tolist()) == near(tuple(stats.false_discovery_control(p)))
        assert bonferroni(p.tolist()) == near(tuple(multipletests(p, method="bonferroni")[1]))
        stepped = np.minimum(1, np.maximum.accumulate(np.sort(p) * np.arange(len(p), 0, -1)))
        assert sorted(holm(p.tolist())) == near(stepped.tolist())
        if number < 10:  # statsmodels takes its time over this one
            assert holm(p.tolist()) == near(tuple(multipletests(p, method="holm")[1]))


def test_pooling_over_teams() -> None:
    for chance in chances():
        teams = int(chance.integers(3, 50))
        variances = 0.81 / chance.integers(5, 60, teams)
        means = 3.7 + chance.normal(size=teams) * 0.3 + chance.normal(size=teams) * np.sqrt(variances)
        ours = pool(means.tolist(), variances.tolist())
        with np.errstate(invalid="ignore"):  # statsmodels goes on with a negative τ²
            theirs = combine_effects(means, variances, method_re="dl")
        assert (ours.fixed, ours.q, ours.tau2) == near((theirs.mean_effect_fe, theirs.q, max(0.0, theirs.tau2)))
        if theirs.tau2 > 0:
            assert (ours.mu, ours.se) == near((theirs.mean_effect_re, theirs.sd_eff_w_re))


def test_dealing_out_anew() -> None:
    def between(a: np.ndarray, b: np.ndarray) -> float:
        return abs(np.mean(a) - np.mean(b))

    for chance in chances():
        a, b = levels(chance, int(chance.integers(2, 6))), levels(chance, int(chance.integers(2, 6)))
        theirs = stats.permutation_test((a, b), between, n_resamples=np.inf, alternative="greater")
        assert permutation_test(a, b, seed=0).p == near(theirs.pvalue)
        pairs = chance.integers(-4, 5, int(chance.integers(2, 9)))
        theirs = stats.permutation_test(
            (pairs,), lambda x: abs(np.mean(x)), permutation_type="samples", n_resamples=np.inf, alternative="greater"
        )
        assert sign_flip_test(pairs.tolist(), seed=0).p == near(theirs.pvalue)


def test_alpha_and_its_interval() -> None:
    for chance in chances():
        n, k = int(chance.integers(5, 80)), int(chance.integers(2, 8))
        latent = chance.normal(size=(n, 1)) + chance.normal(size=(n, k))
        forms = latent.tolist()
        covariances, alpha = np.cov(latent.T), cronbach_alpha(forms)
        assert alpha is not None
        assert alpha == near(k / (k - 1) * (1 - np.trace(covariances) / covariances.sum()))
        correlations = np.corrcoef(latent.T)
        assert average_correlation(forms) == near((correlations.sum() - k) / (k * (k - 1)))
        f = stats.f(n - 1, (n - 1) * (k - 1))
        assert feldt_interval(alpha, n, k) == near((1 - (1 - alpha) * f.ppf(0.975), 1 - (1 - alpha) * f.ppf(0.025)))


def test_agreement_of_raters() -> None:
    for chance in chances():
        n, k = int(chance.integers(3, 20)), int(chance.integers(2, 6))
        ratings = chance.normal(size=(n, 1)) + chance.normal(size=(1, k)) + chance.normal(size=(n, k))
        ours = intraclass_correlations(ratings.tolist())
        assert ours.between / ours.within == near(stats.f_oneway(*ratings).statistic)
        targets, judges = np.repeat(np.arange(n), k), np.tile(np.arange(k), n)
        design = np.column_stack([targets[:, None] == np.arange(n), judges[:, None] == np.arange(1, k)]).astype(float)
        assert ours.residual == near(sm.OLS(ratings.ravel(), design).fit().scale)


def test_the_one_factor_model() -> None:
    """Another algorithm for the same maximum: as near as theirs stops."""
    for chance in chances(20):
        forms = chance.normal(size=(200, 1)) * 0.9 + chance.normal(size=(200, 5))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it asks more of itself than its line search can give
            theirs = Factor(forms, n_factor=1, method="ml").fit()
        ours = one_factor(forms.tolist())
        assert ours is not None
        assert ours.uniquenesses == pytest.approx(tuple(theirs.uniqueness), abs=1e-4)
        assert 0 < mcdonald_omega(ours) < 1


def test_concordance_of_rankings() -> None:
    for chance in chances():
        m, n = int(chance.integers(3, 12)), int(chance.integers(3, 9))
        rankings = [stats.rankdata(row) for row in levels(chance, m, n)]
        statistic = stats.friedmanchisquare(*np.array(rankings).T).statistic
        assert kendall_w([row.tolist() for row in rankings]) == near(statistic / (m * (n - 1)))


def test_strict_raters() -> None:
    """Generalised least squares with the covariance that the mixed model implies, and the predictor that follows."""
    for chance in chances():
        raters, teams, n = int(chance.integers(2, 15)), int(chance.integers(2, 8)), int(chance.integers(20, 80))
        who, what = chance.integers(0, raters, n), chance.integers(0, teams, n)
        what[:teams], who[:raters] = np.arange(teams), np.arange(raters)
        answers, ratio = chance.integers(1, 6, n).astype(float), float(chance.uniform(0.3, 4))
        of_rater, of_team = np.eye(raters)[who], np.eye(teams)[what]
        fitted = sm.GLS(answers, of_team, sigma=of_rater @ of_rater.T / ratio + np.eye(n)).fit()
        ours = severity(zip(map(str, who), map(str, what), answers.tolist(), strict=True), ratio=ratio)
        assert [ours.adjusted[str(team)] for team in range(teams)] == near(fitted.params.tolist())
        left = of_rater.T @ (answers - of_team @ fitted.params)
        predicted = left / (of_rater.sum(axis=0) + ratio)
        assert [ours.raters[str(rater)] for rater in range(raters)] == near(predicted.tolist())


def test_changes_and_entropy() -> None:
    for chance in chances():
        (m1, m2), (n1, n2) = chance.uniform(1, 5, 2).tolist(), chance.integers(5, 80, 2).tolist()
        ours = change((m1, n1), (m2, n2), sd=0.9)
        assert ours.p == near(2 * stats.norm.sf(abs(ours.z)))
        assert ours.up == near(stats.norm(ours.shrunk, ours.sd).sf(0))
        counts = chance.integers(0, 50, 5)
        counts[0] += 1
        told = inflation(dict(enumerate(counts.tolist(), start=1)))
        assert told.entropy == near(stats.entropy(counts, base=2))
        assert told.sd == near(np.std(np.repeat(np.arange(1, 6), counts)))
