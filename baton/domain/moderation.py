"""Whoever is hidden or kept from giving reads why: in a few words, not in one."""

from baton.domain.handoffs import says_something
from baton.domain.kudos import reason_weight
from baton.domain.lines import Line, Refusal

SHORTEST_REASON = 10.0  # characters; a Chinese one counts for two, so that five will do
CHINESE_COUNTS = 2.0
LONGEST_REASON = 500


def check_reason(reason: str) -> None:
    """Refuse an admin's reason that says nothing, too little, or more than anybody reads."""
    if not says_something(reason):
        raise Refusal(Line("moderation-why"), "reason")
    if reason_weight(reason, CHINESE_COUNTS) < SHORTEST_REASON:
        raise Refusal(Line("moderation-why-more"), "reason")
    if len(reason) > LONGEST_REASON:
        raise Refusal(Line("moderation-reason-long", most=LONGEST_REASON, length=len(reason)), "reason")
