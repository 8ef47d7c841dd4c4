"""Reads a weekday and a time the way people type them: mon 09:00, 9am, 周一9点, 星期五下午3点半."""

import re
import unicodedata
from datetime import time

from baton.conversation.clocks import time_meant

WEEKDAYS = (
    ("monday", "mon", "一"),
    ("tuesday", "tues", "tue", "二"),
    ("wednesday", "wed", "三"),
    ("thursday", "thurs", "thur", "thu", "四"),
    ("friday", "fri", "五"),
    ("saturday", "sat", "六"),
    ("sunday", "sun", "日", "天"),
)
_NUMBERS = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
_ENGLISH = "|".join(sorted((word for word in _NUMBERS if word.isascii()), key=len, reverse=True))
_DAY = re.compile(rf"(?:every |on |每个?)*(?:({_ENGLISH})s?(?![a-z])|(?:周|星期|礼拜)([一二三四五六日天]))[,、]?")


def day_and_time(words: str) -> tuple[int | None, time | None] | None:
    """The weekday (Monday = 0) and the time in `words`, either of which may be missing; None when it says neither.

    >>> day_and_time("Mon 9:30pm"), day_and_time("周五下午3点半"), day_and_time("soon")
    ((0, datetime.time(21, 30)), (4, datetime.time(15, 30)), None)
    """
    plain = unicodedata.normalize("NFKC", words)  # full-width digits and colons become plain ones
    rest = " ".join(plain.casefold().split())
    day = None
    if found := _DAY.match(rest):
        day = _NUMBERS[found[1] or found[2]]
        rest = rest[found.end() :].strip()
    if not rest:
        return (day, None) if day is not None else None
    at = time_meant(rest)
    return (day, at) if at else None
