"""Reads an if–then plan out of the sentence somebody typed, in English or Chinese."""

import re
from dataclasses import dataclass

BEGINS = re.compile(r"(?:if|when)\b|当|如果|要是", re.IGNORECASE)
SEARCHED = 1000  # characters: longer than any plan may be
_OPENING = r"(?:(?:if|when)\s+|当|如果|要是)(?P<cue>.+?)"
# The surest way to say where the action begins comes first, so that a 就 inside the cue is no harm.
_SENTENCES = tuple(
    re.compile(_OPENING + rest, re.IGNORECASE | re.DOTALL)
    for rest in (
        r"[,;]?\s+then\s+(?P<action>.+)",
        r"[,;]?\s+(?P<action>(?:i will|i['’]ll)\s.+)",
        r"[,\uff0c、;\uff1b\s]*(?:那么?)?我就(?P<action>.+)",
        r"[,\uff0c、;\uff1b]\s*(?:那么?)?(?:就|我会|我要|我)(?P<action>.+)",
        r"\s*就(?P<action>.+)",
    )
)
_I_WILL = re.compile(r"^(?:(?:i will|i['’]ll|i)\s+|我就|我会|我要|我)", re.IGNORECASE)
# 当客户来电时 and 当客户来电的时候 have the cue 客户来电; 准时 and its like are words of their own.
_WHEN = re.compile(r"(?:的时候|之时|(?<![准及按临同届平随小工定限超])时)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """When `cue`, I will `action`."""

    cue: str
    action: str


def begins(words: str) -> bool:
    """Whether words begin like an if–then plan."""
    return BEGINS.match(words) is not None


def read(words: str) -> Sentence | None:
    """The two halves of a plan; None where no word says where the second begins.

    >>> read("if an order comes back, then I ask what was missing")
    Sentence(cue='an order comes back', action='ask what was missing')
    >>> read("当订货被退回时，我就先问清缺什么")
    Sentence(cue='订货被退回', action='先问清缺什么')
    """
    # On one line, and looked for in its beginning: thousands of line breaks or commas would take minutes to search.
    plain = " ".join(words.split())
    hit = next((hit for each in _SENTENCES if (hit := each.fullmatch(plain[:SEARCHED]))), None)
    if hit is None:
        return None
    action = plain[hit.start("action") :]
    return Sentence(_WHEN.sub("", hit["cue"].strip()), _I_WILL.sub("", action.strip()))
