"""What people may enter to see what a training was worth."""

from collections.abc import Iterator

from baton.domain.lines import Line, Refusal
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate

MOST_MONEY = 10**12
FIELDS = ("benefit", "cost", "share", "confidence")


def check(estimate: Estimate) -> Iterator[Refusal]:
    """Everything that is wrong with an estimate, each naming its field (`FIELDS`)."""
    for name in FIELDS:
        entered: Interval = getattr(estimate, name)
        if entered.low > entered.high:
            yield Refusal(Line("effects-roi-upside-down"), name)
        elif name in ("share", "confidence") and not (entered.low >= 0 and entered.high <= 1):
            yield Refusal(Line("effects-roi-percent"), name)
        elif not 0 <= entered.low <= entered.high <= MOST_MONEY:
            yield Refusal(Line("effects-roi-money"), name)
