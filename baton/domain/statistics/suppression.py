"""Which parts of a published total must be hidden, so that subtracting the others tells nothing about a few people.

For tables that are told once, such as a quarter's importance form by team, or an index by dimension. Numbers that come
back week after week are safe in another way: their total is made of published parts only (`epochs.of_company`), because
whom a total hides today may be shown, and so subtracted, tomorrow.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from baton.domain.statistics.epochs import check_group

FEWEST_HIDDEN = 2


@dataclass(frozen=True, slots=True)
class Hiding:
    """The parts that must not be told, how many distinct people are in them together, and whether the total may be."""

    parts: frozenset[str]
    raters: int
    total_may_be_told: bool


def hide(raters_of: Mapping[str, Collection[str]], k: int) -> Hiding:
    """What to hide of a table whose total is the sum of its parts, each with its raters; `k` from 5 to 10.

    Primary suppression: parts with fewer than k distinct raters. Complementary (Willenborg & de Waal 2001, §4.2): then
    the smallest of the others too, until at least two are hidden and together have k distinct raters; somebody who
    rated two of them counts once. Parts without raters hide nothing and need no hiding. If all are hidden and still too
    few, the total may not be told either.
    """
    check_group(k)
    people = {part: frozenset(raters) for part, raters in raters_of.items() if raters}
    hidden = {part for part, raters in people.items() if len(raters) < k}
    shown = sorted(people.keys() - hidden, key=lambda part: (len(people[part]), part))
    while hidden and shown and not _enough(hidden, people, k):
        hidden.add(shown.pop(0))
    together = frozenset[str]().union(*(people[part] for part in hidden))
    return Hiding(frozenset(hidden), len(together), not hidden or _enough(hidden, people, k))


def _enough(hidden: Collection[str], people: Mapping[str, frozenset[str]], k: int) -> bool:
    together = frozenset[str]().union(*(people[part] for part in hidden))
    return len(hidden) >= FEWEST_HIDDEN and len(together) >= k
