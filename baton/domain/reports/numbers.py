"""The numbers of a digest: what ratings tell of one team, and what all teams' numbers of a day rest on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from baton.domain.ratings import DIMENSIONS
from baton.domain.releases import LEVEL
from baton.domain.statistics.changes import PRIOR_CHANGE, Verdict
from baton.domain.statistics.epochs import Band
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.runs import Limits

RULE = "release-epochs-1"  # stored with every report, so that old ones can be told from those of later rules
PLAIN_MEANS = "plain-means-1"  # the rule of the first digests, which showed plain means of four weeks
EVEN = {dimension: 1 / len(DIMENSIONS) for dimension in DIMENSIONS}

Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Spread:
    """One rater's variance inside a team, in points squared, and its degrees of freedom; the prior where too little was
    released to estimate it."""

    variance: float
    df: float

    @property
    def sd(self) -> float:
        return math.sqrt(self.variance)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the numbers of all teams rest on, on one day: enough to make each of them again from its own counts.

    `teams`: of how many teams each field has been released in the window; `mu`, `tau2`: the company's mean and the
    variance between teams by field, where there are at least three; `charts` are watched with `limits` and
    `dispersion`.
    """

    last: date
    group_minimum: int
    spreads: Mapping[str, Spread]
    teams: Mapping[str, int]
    mu: Mapping[str, float]
    tau2: Mapping[str, float]
    charts: int
    limits: Limits
    dispersion: float
    prior_change: float = PRIOR_CHANGE
    rule: str = RULE


@dataclass(frozen=True, slots=True)
class Measured:
    """One field of a team over four weeks. Means in points from 1 to 5.

    `raw`: the plain mean of `raters`; `value`: shrunk towards the company's, `weight` in [0, 1] being the share of the
    team's own answers in it; `low` to `high`: where it may well lie (95 %). `band`: all said the same, and only this
    is told. `verdict` compares with the four weeks before (None: nothing was released then), of which `before` is the
    plain mean of `raters_before`, `shift` the shrunk change and `up` the chance that it is upwards.
    """

    raters: int
    epochs: int
    closed_on: date
    raw: float
    value: float
    weight: float
    low: float
    high: float
    band: Band | None = None
    verdict: Verdict | None = None
    before: float | None = None
    raters_before: int | None = None
    shift: float | None = None
    up: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The share of raters who were delighted (or whom service failed), in [0, 1]: shrunk towards the company's, and the
    plain one with Wilson's interval."""

    value: float
    raw: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One release of the level, as a control chart draws it."""

    closed_on: date
    mean: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LevelChart:
    """A team's level, release by release. `usual`: between which values its means usually lie now.

    `watched`: enough releases stand behind it to say that one is unusual; `unusual`: on which side of the usual the
    level has gone, if it has.
    """

    points: tuple[ChartPoint, ...]
    watched: bool
    usual: Interval | None = None
    centre: float | None = None
    unusual: Side | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that ratings tell of one team.

    `asked`, `answered`: how often people were asked, and how often that led to a rating, behind the released levels;
    None where it is not known any more.
    """

    fields: Mapping[str, Measured] = field(default_factory=dict)
    index: float | None = None
    weights: Mapping[str, float] = field(default_factory=lambda: EVEN)
    weights_of: str | None = None  # the quarter whose importance forms gave the weights
    improve: str | None = None
    delight: Share | None = None
    failure: Share | None = None
    asked: int | None = None
    answered: int | None = None
    chart: LevelChart | None = None

    @property
    def level(self) -> Measured | None:
        return self.fields.get(LEVEL)

    @property
    def dimensions(self) -> dict[str, Measured]:
        return {name: self.fields[name] for name in DIMENSIONS if name in self.fields}


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each dimension matters to a team's customers (sum 1), and the quarter in which they said so."""

    values: Mapping[str, float] = field(default_factory=lambda: EVEN)
    quarter: str | None = None
