"""Each team has a character of its own, so that the digests have something different to tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Character:
    """How a team serves the others.

    Pairs are the value in the first and in the last week, changing evenly from week `turns` on: `level` the mean
    rating of work delivered in time and at once, `reply` the working hours until the first answer, `late` the share
    delivered after the day agreed. `returned` is the share of results sent back where that can happen. `shades` are
    added to a dimension. `customers` says how much of the demand comes from each team, or who alone it comes from.
    """

    orders_a_week: float
    level: tuple[float, float]
    reply: tuple[float, float]
    late: tuple[float, float]
    customers: Mapping[str, float]
    returned: float = 0.15
    turns: int = 0
    shades: Mapping[str, float] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    answered: float = 0.82  # of the questions after a handoff

    def level_in(self, week: int) -> float:
        """The mean rating in a week, counted from 0."""
        return self._in(self.level, week)

    def reply_in(self, week: int) -> float:
        """The working hours until the first answer in a week."""
        return self._in(self.reply, week)

    def late_in(self, week: int) -> float:
        """The share delivered late in a week."""
        return self._in(self.late, week)

    def _in(self, pair: tuple[float, float], week: int) -> float:
        passed = max(0.0, (week - self.turns) / (WEEKS - 1 - self.turns))
        return pair[0] + (pair[1] - pair[0]) * passed


CHARACTERS = {
    # Warm, and slow.
    "people": Character(
        orders_a_week=7,
        level=(4.0, 4.0),
        reply=(13.0, 13.0),
        late=(0.3, 0.3),
        customers={"support": 4, "delivery": 4, "supply": 3, "it": 3, "payroll": 1.5},
        shades={"empathy": 0.8, "responsiveness": -1.0, "assurance": 0.2},
    ),
    # Excellent, but few know it: fewer than five people ask for anything.
    "payroll": Character(
        orders_a_week=2.75,
        level=(4.2, 4.2),
        reply=(3.0, 3.0),
        late=(0.05, 0.05),
        customers={},
        returned=0.1,
        shades={"reliability": 0.5, "empathy": -0.3},
        only=("U0ANA", "U0KATHARINA", "U0MAYA", "U0HEXUEMEI"),
    ),
    # Getting better week by week.
    "it": Character(
        orders_a_week=7,
        level=(3.3, 4.5),
        reply=(9.0, 2.0),
        late=(0.35, 0.06),
        customers={"people": 4, "support": 4, "delivery": 3, "supply": 3.5, "payroll": 1.5},
        shades={"responsiveness": 0.2, "empathy": -0.3, "tangibles": 0.1},
    ),
    # Good until the autumn campaign, overwhelmed since.
    "support": Character(
        orders_a_week=7,
        level=(4.3, 3.3),
        reply=(2.0, 9.0),
        late=(0.06, 0.45),
        turns=6,
        customers={"supply": 4.5, "delivery": 4.5, "it": 3, "people": 2, "payroll": 0.5},
        shades={"empathy": 0.4, "reliability": -0.3},
    ),
    # Keeps every date, and explains it in seven tabs.
    "supply": Character(
        orders_a_week=7,
        level=(3.8, 3.8),
        reply=(4.0, 4.0),
        late=(0.06, 0.06),
        customers={"delivery": 5, "support": 5, "it": 1.5, "people": 1, "payroll": 1},
        shades={"reliability": 0.7, "tangibles": -0.9},
    ),
    # Quick, competent, liked, and hardly anybody finds the time to say so.
    "delivery": Character(
        orders_a_week=7,
        level=(4.2, 4.3),
        reply=(2.0, 2.0),
        late=(0.1, 0.1),
        customers={"support": 5, "supply": 5, "it": 2, "people": 2, "payroll": 1},
        returned=0.12,
        shades={"assurance": 0.5, "responsiveness": 0.3, "tangibles": -0.2},
        answered=0.26,
    ),
}
