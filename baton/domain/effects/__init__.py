"""Whether a training changed how teams serve others, as far as numbers that were released can tell."""

from baton.domain.effects.changes import Periods, Response, TeamChange, changes, periods
from baton.domain.effects.entered import check
from baton.domain.effects.findings import FEWEST_FOR_TEST, FEWEST_FOR_VERDICT, Arm, Finding, Pretrend, Verdict, effect

__all__ = [
    "FEWEST_FOR_TEST",
    "FEWEST_FOR_VERDICT",
    "Arm",
    "Finding",
    "Periods",
    "Pretrend",
    "Response",
    "TeamChange",
    "Verdict",
    "changes",
    "check",
    "effect",
    "periods",
]
