"""Do people still choose, or do they press the best answer for everything? A month of a whole company at a glance."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHORTER_FORM_ABOVE = 0.60  # share of straight-lined forms beyond which the form asks two dimensions instead of five
FEWEST_FORMS = 50


@dataclass(frozen=True, slots=True)
class Inflation:
    """`best`: the share of answers at the top of the scale; `sd` in points; `entropy` in bits, 0 (all alike) to log2 of
    the number of levels; all of a month's answers of a company. None where nobody answered."""

    best: float | None
    sd: float | None
    entropy: float | None


def inflation(counts: Mapping[int, int], *, best: int = 5) -> Inflation:
    """From the number of answers (>= 0) at each level. Entropy after Shannon (1948), sd of the population."""
    n = sum(counts.values())
    if n == 0:
        return Inflation(None, None, None)
    shares = {level: count / n for level, count in counts.items() if count}
    mean = sum(level * share for level, share in shares.items())
    spread = sum(share * (level - mean) ** 2 for level, share in shares.items())
    entropy = sum(-share * math.log2(share) for share in shares.values())
    return Inflation(shares.get(best, 0.0), math.sqrt(spread), entropy)


def straight_lining(forms: Sequence[Sequence[int]]) -> float | None:
    """The share of complete forms (one row each, two dimensions at least) with the same answer everywhere.

    None with no such form.
    """
    full = [form for form in forms if len(form) > 1]
    return sum(len(set(form)) == 1 for form in full) / len(full) if full else None


def wants_shorter_form(straight: int, forms: int) -> bool:
    """Whether so many of at least 50 complete forms are straight-lined that asking less would tell more."""
    return forms >= FEWEST_FORMS and straight / forms > SHORTER_FORM_ABOVE
