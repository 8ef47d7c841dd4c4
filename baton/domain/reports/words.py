"""What people wrote, as a digest tells it: drawn by chance, without names, and no longer than can be read."""

import re
from collections.abc import Callable, Iterable

MOST_WORDS = 5
MOST_RELEASED = 20  # of one release; the digest shows the first of them, See more all
MOST_STORIES = 3
STORY_DAYS = 7
STORY_LENGTH = 300  # longer reasons count as no longer than this, and are shortened to it
_STOPS = ",.;:!?、。\uff0c\uff1b\uff1a\uff01\uff1f"  # where a name that was typed ends, in both scripts


def shuffled(pool: Iterable[tuple[str, str]], draw: Callable[[], float], most: int = MOST_WORDS) -> tuple[str, ...]:
    """At most `most` rating ids in chance order, one per rater, from (rating id, rater key) pairs.

    `draw` gives uniform numbers in [0, 1). A rater with many words has no better chance than one with few.
    """
    by_rater: dict[str, list[str]] = {}
    for rating_id, rater_key in sorted(pool):
        by_rater.setdefault(rater_key, []).append(rating_id)
    raters = sorted(by_rater)
    chosen: list[str] = []
    while raters and len(chosen) < most:
        of_rater = by_rater[raters.pop(int(draw() * len(raters)))]
        chosen.append(of_rater[int(draw() * len(of_rater))])
    return tuple(chosen)


def without_mentions(words: str, names: Iterable[str]) -> str:
    """Words without @names: those of `names` wherever they begin, and anything else that looks like one.

    >>> without_mentions("@Li Na was fast, <@U1> too", ["Li Na"])
    'was fast, too'
    """
    text = re.sub(r"<[@!#][^>]*>", " ", words)
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    if known:
        text = re.sub(rf"[@\uff20](?:{known})(?![a-z0-9])", " ", text, flags=re.IGNORECASE)
    text = re.sub(rf"[@\uff20][^\s{_STOPS}]+", " ", text)
    text = re.sub(rf"\s+(?=[{_STOPS}])|(?<=[^\S\n])[^\S\n]+", "", text)
    return text.strip(" ,、;:\uff0c\uff1b\uff1a")


def shortened(reason: str, most: int = STORY_LENGTH) -> str:
    """A reason short enough for a digest; what was cut is shown as …"""
    return reason if len(reason) <= most else reason[: most - 1].rstrip() + "…"
