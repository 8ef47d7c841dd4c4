"""What is counted of the handoffs a team delivered in some weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import NamedTuple

FEWEST_HANDOFFS = 5


@dataclass(frozen=True, slots=True)
class HandoffFacts:
    """Handoffs to other teams delivered in the window. Counts; `median_reply` in minutes.

    `dated` had a due date; `decided` were received or sent back at least once.
    """

    delivered: int = 0
    dated: int = 0
    on_time: int = 0
    decided: int = 0
    first_time: int = 0
    median_reply: int | None = None


class Delivered(NamedTuple):
    """What the digest needs to know of one delivered handoff. `delivered_on` is a day in the owner's zone.

    A tuple, as a digest makes thousands of them.
    """

    due_on: date | None
    delivered_on: date
    received: bool
    returns: int
    ordered_at: datetime
    first_reply_at: datetime | None


def handoff_facts(delivered: Sequence[Delivered]) -> HandoffFacts:
    """The counts of a window's handoffs."""
    dated = [each for each in delivered if each.due_on]
    decided = [each for each in delivered if each.received or each.returns]
    replies = [each.first_reply_at - each.ordered_at for each in delivered if each.first_reply_at]
    return HandoffFacts(
        delivered=len(delivered),
        dated=len(dated),
        on_time=sum(each.due_on is not None and each.delivered_on <= each.due_on for each in dated),
        decided=len(decided),
        first_time=sum(each.received and each.returns == 0 for each in decided),
        median_reply=round(median(reply.total_seconds() for reply in replies) / 60) if replies else None,
    )
