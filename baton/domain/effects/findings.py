"""What may be said of trained teams beside others: the fewer teams, the less."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal

from baton.domain.effects.changes import Response, TeamChange
from baton.domain.lines import Line
from baton.domain.statistics.effects import Effect, difference_in_differences
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.means import paired

FEWEST_FOR_TEST = 3  # teams in each group
FEWEST_FOR_VERDICT = 6
CLEAR, LIKELY = 0.05, 0.10  # the largest p of each word; an indication needs the second
ALREADY_APART = 0.10  # p of what happened before the course, up to which the groups were moving apart by themselves
APART_WITHOUT_TEST = 0.2  # points, where there are too few teams for a p
UNLIKE_RESPONSE = 0.15

Kind = Literal["nothing", "no-comparison", "side-by-side", "indication", "full"]
Verdict = Literal[
    "clear-up",
    "likely-up",
    "no-clear-change",
    "likely-down",
    "clear-down",
    "indication-up",
    "no-indication",
    "indication-down",
]


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of teams, each of which counts once: plain levels and their change, and the change that is tested.

    `interval`: of the tested change (95 %), only where there is no group to compare with. People count anew in each
    release.
    """

    teams: int
    before: float
    after: float
    plain: float
    change: float
    people_before: int
    people_after: int
    response_before: Response
    response_after: Response
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Pretrend:
    """The same comparison of two periods before the course, when there was nothing to have an effect.

    `teams` of each group; `p` where there are enough of them for a test; `apart`: the groups were moving apart already.
    """

    teams: tuple[int, int]
    value: float
    p: float | None
    apart: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in points from 1 to 5, and what stands against it.

    `value`: how much more the trained teams changed than the others, from levels drawn towards the mean; `plain`: the
    same of plain means. `interval` (95 %) and `p` where there are enough teams for a test, and a verdict where the
    groups were not moving apart before the course.
    """

    kind: Kind
    treated: Arm | None = None
    comparison: Arm | None = None
    value: float | None = None
    plain: float | None = None
    interval: Interval | None = None
    p: float | None = None
    arrangements: int | None = None
    verdict: Verdict | None = None
    pretrend: Pretrend | None = None
    threats: tuple[Line, ...] = ()

    @property
    def apart_before(self) -> bool:
        """Whether no verdict can be given, since the groups were moving apart before the course."""
        return self.pretrend is not None and self.pretrend.apart


def effect(treated: Sequence[TeamChange], comparison: Sequence[TeamChange], *, seed: int) -> Finding:
    """What may be said of trained teams beside others (difference in differences, Card & Krueger 1994; the unit is the
    team). `seed` is for more than 20,000 ways of dealing teams out.

    Fewer than three teams in a group: numbers side by side; three to five: an indication at most; six in each: a
    verdict. Without other teams nothing is said of the course.
    """
    threats = tuple(_threats(treated, comparison))
    if not treated:
        return Finding("nothing")
    if not comparison:
        return Finding("no-comparison", _arm(treated, alone=True), threats=threats)
    found = Finding(
        "side-by-side",
        _arm(treated),
        _arm(comparison),
        _apart(treated, comparison, _change),
        _apart(treated, comparison, _plain),
        pretrend=pretrend(treated, comparison, seed=seed),
        threats=threats,
    )
    fewest = min(len(treated), len(comparison))
    return found if fewest < FEWEST_FOR_TEST else _tested(found, fewest, _test(treated, comparison, _change, seed))


def pretrend(treated: Sequence[TeamChange], comparison: Sequence[TeamChange], *, seed: int) -> Pretrend | None:
    """Whether the groups were moving apart before the course; None where too little was released to see."""
    one, other = ([each for each in arm if each.earlier is not None] for arm in (treated, comparison))
    if not one or not other:
        return None
    value, teams = _apart(one, other, _before_the_course), (len(one), len(other))
    if min(teams) < FEWEST_FOR_TEST:
        return Pretrend(teams, value, None, abs(value) > APART_WITHOUT_TEST)
    p = _test(one, other, _before_the_course, seed).dealt.p
    return Pretrend(teams, value, p, p <= ALREADY_APART)


def _tested(found: Finding, fewest: int, tested: Effect) -> Finding:
    full = fewest >= FEWEST_FOR_VERDICT
    interval = tested.welch.interval if tested.welch else None
    verdict = (_full if full else _indication)(tested.value, tested.dealt.p, interval)
    return replace(
        found,
        kind="full" if full else "indication",
        interval=interval,
        p=tested.dealt.p,
        arrangements=tested.dealt.arrangements,
        verdict=None if found.apart_before else verdict,
    )


def _full(value: float, p: float, interval: Interval | None) -> Verdict:
    if p > LIKELY:
        return "no-clear-change"
    if p <= CLEAR and (interval is None or not interval.low <= 0 <= interval.high):
        return "clear-up" if value > 0 else "clear-down"
    return "likely-up" if value > 0 else "likely-down"


def _indication(value: float, p: float, interval: Interval | None) -> Verdict:
    if p > LIKELY:
        return "no-indication"
    return "indication-up" if value > 0 else "indication-down"


Measure = Callable[[TeamChange], float]


def _change(each: TeamChange) -> float:
    return each.change


def _plain(each: TeamChange) -> float:
    return each.plain


def _before_the_course(each: TeamChange) -> float:
    # Plain on both sides: a group chosen for a bad month shows here, as it should (Ashenfelter 1978).
    return each.before - (each.before if each.earlier is None else each.earlier)


def _apart(treated: Sequence[TeamChange], comparison: Sequence[TeamChange], measure: Measure) -> float:
    return fmean(map(measure, treated)) - fmean(map(measure, comparison))


def _test(treated: Sequence[TeamChange], comparison: Sequence[TeamChange], measure: Measure, seed: int) -> Effect:
    one, other = list(map(measure, treated)), list(map(measure, comparison))
    return difference_in_differences([0.0] * len(one), one, [0.0] * len(other), other, seed=seed)


def _arm(teams: Sequence[TeamChange], *, alone: bool = False) -> Arm:
    moved = [each.change for each in teams]
    differ = len(moved) >= FEWEST_FOR_TEST and max(moved) - min(moved) > 1e-6
    return Arm(
        len(teams),
        fmean(each.before for each in teams),
        fmean(each.after for each in teams),
        fmean(each.plain for each in teams),
        fmean(moved),
        sum(each.people_before for each in teams),
        sum(each.people_after for each in teams),
        sum((each.response_before for each in teams), Response()),
        sum((each.response_after for each in teams), Response()),
        paired(moved).interval if alone and differ else None,
    )


def _threats(treated: Sequence[TeamChange], comparison: Sequence[TeamChange]) -> Iterator[Line]:
    """What else could make such a difference, or hide one; always all of it."""
    drawn = all(each.drawn is not None for each in [*treated, *comparison])
    differs = _answered_otherwise(treated) or _answered_otherwise(comparison)
    yield Line("effects-threat-regression-drawn" if drawn else "effects-threat-regression")
    yield Line("effects-threat-response-shift")
    yield Line("effects-threat-novelty")
    yield Line("effects-threat-same-raters")
    yield Line("effects-threat-who-answered-differs" if differs else "effects-threat-who-answered")
    yield Line("effects-threat-else")


def _answered_otherwise(teams: Sequence[TeamChange]) -> bool:
    """Whether many more, or many fewer, of those asked answered after the course than before it."""
    before = sum((each.response_before for each in teams), Response()).rate
    after = sum((each.response_after for each in teams), Response()).rate
    return before is not None and after is not None and abs(before - after) > UNLIKE_RESPONSE
