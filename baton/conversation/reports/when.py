"""Reads a weekday and a time the way people type them: mon 09:00, 9am, 周一9点, 星期五下午3点半."""

import re
import unicodedata
from datetime import time

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
_TIME = re.compile(
    r"(?:at |@)?(?P<half>早上|上午|中午|下午|晚上)?"
    r"(?P<hour>\d{1,2})(?:(?:[:.点时])(?P<minute>\d{2}|半|)分?)?(?P<english>am|pm)?"
)
_AFTER_NOON = frozenset({"pm", "中午", "下午", "晚上"})


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
    at = _time(rest)
    return (day, at) if at else None


def _time(words: str) -> time | None:
    found = _TIME.fullmatch(re.sub(r"(?<=\d) (?=[ap]\.?m)|(?<=[ap])\.(?=m)|(?<=m)\.", "", words))
    if found is None:
        return None
    hour = int(found["hour"])
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    if found["english"]:
        if not 1 <= hour <= 12:
            return None
        hour %= 12
    if found["english"] == "pm" or (found["half"] in _AFTER_NOON and hour < 12):
        # 中午11点 is before noon; every other word of the afternoon counts on from twelve.
        hour += 0 if found["half"] == "中午" and hour > 9 else 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
