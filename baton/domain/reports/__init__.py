"""What a weekly digest says: numbers made from what was released, counts of handoffs, words and stories."""

from baton.domain.handoff_facts import FEWEST_HANDOFFS, Delivered, HandoffFacts, handoff_facts
from baton.domain.releases import COUNTED, FIELDS, LEVEL
from baton.domain.reports.measuring import CHART_WEEKS, measure
from baton.domain.reports.numbers import (
    PLAIN_MEANS,
    RULE,
    Basis,
    ChartPoint,
    LevelChart,
    Measured,
    Numbers,
    Share,
    Spread,
    Weights,
)
from baton.domain.reports.report import MvpStanding, PlainMean, Report
from baton.domain.reports.words import (
    MOST_RELEASED,
    MOST_STORIES,
    MOST_WORDS,
    STORY_DAYS,
    STORY_LENGTH,
    shortened,
    shuffled,
    without_mentions,
)

__all__ = [
    "CHART_WEEKS",
    "COUNTED",
    "FEWEST_HANDOFFS",
    "FIELDS",
    "LEVEL",
    "MOST_RELEASED",
    "MOST_STORIES",
    "MOST_WORDS",
    "PLAIN_MEANS",
    "RULE",
    "STORY_DAYS",
    "STORY_LENGTH",
    "Basis",
    "ChartPoint",
    "Delivered",
    "HandoffFacts",
    "LevelChart",
    "Measured",
    "MvpStanding",
    "Numbers",
    "PlainMean",
    "Report",
    "Share",
    "Spread",
    "Weights",
    "handoff_facts",
    "measure",
    "shortened",
    "shuffled",
    "without_mentions",
]
