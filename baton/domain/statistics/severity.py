"""Some raters are stricter than others; what would a team's number be if all were alike?

The severities themselves are shown to nobody. The adjusted mean stands beside the plain one, never in its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from baton.domain.statistics.linear import conjugate_gradients

VARIANCE_RATIO = 1.5  # σ²(answer) / σ²(rater), until both are estimated
WORTH_SAYING = 0.2  # points between the plain and the adjusted mean


@dataclass(frozen=True, slots=True)
class Severity:
    """Each team's plain and adjusted mean (points), each rater's severity (points; positive is generous), and the teams
    for which there is something to adjust: those with a rater who also rated another team."""

    plain: Mapping[str, float]
    adjusted: Mapping[str, float]
    raters: Mapping[str, float]
    linked: frozenset[str]

    def worth_saying(self, team: str) -> bool:
        """Whether the adjusted mean is to be told beside the plain one."""
        return team in self.linked and abs(self.adjusted[team] - self.plain[team]) > WORTH_SAYING


@dataclass(slots=True)
class _Rater:
    """How often a rater rated each team, and the sum of all their answers."""

    counts: dict[int, int]
    total: float = 0.0

    @property
    def n(self) -> int:
        return sum(self.counts.values())


def severity(ratings: Iterable[tuple[str, str, float]], *, ratio: float = VARIANCE_RATIO) -> Severity:
    """The mixed model y = team (fixed) + rater (random) + error, from (rater, team, answer); `ratio` = σ²_e/σ²_s > 0.

    Henderson's mixed model equations (1975). The raters' block is diagonal and is absorbed, so that only one equation
    per team is left, solved by conjugate gradients: the work grows with the pairs of rater and team, not with their
    product.
    """
    if ratio <= 0:
        raise ValueError("the ratio of variances is positive")
    teams: dict[str, int] = {}
    raters: dict[str, _Rater] = {}
    sums: list[float] = []
    for rater, team, answer in ratings:
        place = teams.setdefault(team, len(teams))
        if place == len(sums):
            sums.append(0.0)
        sums[place] += answer
        one = raters.setdefault(rater, _Rater({}))
        one.counts[place] = one.counts.get(place, 0) + 1
        one.total += answer
    means = _team_effects(list(raters.values()), sums, ratio)
    numbers = _per_team(raters.values(), len(sums))
    return Severity(
        plain={team: sums[place] / numbers[place] for team, place in teams.items()},
        adjusted={team: means[place] for team, place in teams.items()},
        raters={name: _effect(one, means, ratio) for name, one in raters.items()},
        linked=frozenset(_linked(raters.values(), teams)),
    )


def _team_effects(raters: Sequence[_Rater], sums: Sequence[float], ratio: float) -> list[float]:
    numbers = _per_team(raters, len(sums))
    right, diagonal = list(sums), [float(n) for n in numbers]
    for one in raters:
        for place, count in one.counts.items():
            right[place] -= count * one.total / (one.n + ratio)
            diagonal[place] -= count * count / (one.n + ratio)

    def multiply(x: Sequence[float]) -> list[float]:
        image = [n * value for n, value in zip(numbers, x, strict=True)]
        for one in raters:
            part = sum(count * x[place] for place, count in one.counts.items()) / (one.n + ratio)
            for place, count in one.counts.items():
                image[place] -= count * part
        return image

    return conjugate_gradients(multiply, diagonal, right)


def _effect(one: _Rater, means: Sequence[float], ratio: float) -> float:
    return (one.total - sum(count * means[place] for place, count in one.counts.items())) / (one.n + ratio)


def _per_team(raters: Iterable[_Rater], teams: int) -> list[int]:
    numbers = [0] * teams
    for one in raters:
        for place, count in one.counts.items():
            numbers[place] += count
    return numbers


def _linked(raters: Iterable[_Rater], teams: Mapping[str, int]) -> set[str]:
    linked = {place for one in raters if len(one.counts) > 1 for place in one.counts}
    return {team for team, place in teams.items() if place in linked}
