"""Whether teams that got something changed more than those that did not."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from baton.domain.statistics.means import Difference, welch
from baton.domain.statistics.permutation import Dealt, permutation_test

_NO_SPREAD = 1e-12  # points squared: what rounding alone leaves between changes that are the same


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference in differences, in points: after Welch, and by dealing out anew which teams were treated.

    `welch` is None where the changes inside both groups are all the same, so that there is no spread to go by.
    """

    value: float
    welch: Difference | None
    dealt: Dealt


def difference_in_means(treated: tuple[float, float], control: tuple[float, float]) -> float:
    """(T₁ - T₀) - (C₁ - C₀) from (before, after) means alone (Card & Krueger 1994, table 3)."""
    return (treated[1] - treated[0]) - (control[1] - control[0])


def difference_in_differences(
    treated_before: Sequence[float],
    treated_after: Sequence[float],
    control_before: Sequence[float],
    control_after: Sequence[float],
    *,
    seed: int,
) -> Effect:
    """The effect on teams, one mean per team before and after, in the same order; two teams on each side, else
    ValueError.

    The unit is the team: raters of one team are not independent. Welch's t on the teams' changes, and Fisher's
    permutation test over the teams' labels, whose p is exact up to 20,000 arrangements (`seed` is for more).
    """
    treated = [after - before for before, after in zip(treated_before, treated_after, strict=True)]
    control = [after - before for before, after in zip(control_before, control_after, strict=True)]
    if min(len(treated), len(control)) < 2:
        raise ValueError("a comparison of changes needs two teams on each side")
    by_t = welch(treated, control) if max(variance(treated), variance(control)) > _NO_SPREAD else None
    return Effect(fmean(treated) - fmean(control), by_t, permutation_test(treated, control, seed=seed))
