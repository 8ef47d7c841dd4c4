"""Reads a time of day the way people type it: 09:00, 9am, 9点半, 晚上六点."""

import re
from datetime import time

_TIME = re.compile(
    r"(?:at |@)?(?P<half>早上|早晨|清晨|凌晨|上午|中午|下午|傍晚|晚上)?"
    r"(?P<hour>\d{1,2})(?:(?:[:.点时])(?P<minute>\d{2}|半|整|)分?)?(?P<english>am|pm)?"
)
_AFTER_NOON = frozenset({"pm", "中午", "下午", "傍晚", "晚上"})
_HOUR = re.compile("[零一二两三四五六七八九十]{1,3}(?=[点时])")
_DIGITS = {"零": 0, "两": 2} | {digit: number for number, digit in enumerate("一二三四五六七八九", 1)}


def time_meant(words: str) -> time | None:
    """The time of day somebody means; None when these words are none. `words` are in lower case and normal width.

    >>> time_meant("9:30pm"), time_meant("晚上六点"), time_meant("下午3点半"), time_meant("25:00")
    (datetime.time(21, 30), datetime.time(18, 0), datetime.time(15, 30), None)
    """
    words = _in_digits(words)
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


def _in_digits(words: str) -> str:
    """The hour, written in Chinese, as digits: 十二点 is 12点."""
    return _HOUR.sub(lambda hit: str(_number(hit[0])), words)


def _number(written: str) -> int:
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
