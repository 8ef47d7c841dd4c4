"""Days as people type them, in English or Chinese: "by fri", "by 27 Nov", "周五前", "下周三之前"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import dateparser

from baton.domain.lines import Line, Refusal

LONGEST_TAIL = 120  # characters at the end of a text in which a day is looked for
# A day without a year that is this far ahead has just gone by, and the person means the one that is past.
JUST_GONE = timedelta(days=300)
FULL_WIDTH = {ord("\N{FULLWIDTH DIGIT ZERO}") + digit: str(digit) for digit in range(10)}
FRIDAY = 4
CHINESE_DIGITS = {"两": "2"} | {digit: str(number) for number, digit in enumerate("一二三四五六七八九十", 1)}

# The shapes a day may have. Only what has one of these is given to dateparser, which reads a day into almost anything.
_EN_DAYS = (
    "mon(?:day)?",
    "tue(?:s|sday)?",
    "wed(?:s|nesday)?",
    "thu(?:r|rs|rsday)?",
    "fri(?:day)?",
    "sat(?:urday)?",
    "sun(?:day)?",
)
_EN_DAY = "|".join(_EN_DAYS)
_MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
_MONTH = f"(?:{_MONTH}|nov(?:ember)?|dec(?:ember)?)\\.?"
_M, _D, _Y = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])", "20[0-9]{2}"
_NTH = f"{_D}(?:st|nd|rd|th)?"
_ZH_DAY = "(?:周|星期|礼拜)[一二三四五六日天]"
WEEKDAY = rf"(?:(?:next|this|coming)\s+)?(?:{_EN_DAY})(?![a-z])|(?:下下个?|下个?|本|这个?)?{_ZH_DAY}"
NUMERIC = rf"{_Y}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}|{_D}\.{_M}\.(?:{_Y})?|{_D}/{_D}/{_Y}|{_M}[-/]{_D}|{_D}[-/]{_M}"
CHINESE = rf"(?:{_Y}年)?{_M}月{_D}[日号]?(?:[(\uff08]?{_ZH_DAY}[)\uff09]?)?"
NAMED = rf"(?:(?:{_EN_DAY}),?\s+)?(?:{_NTH}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_Y})?|{_MONTH}\s+{_NTH}(?:,?\s+{_Y})?)"
DAY_END = r"(?:the\s+)?end\s+of\s+(?:the\s+)?(?:business\s+|working\s+)?day|eod|cob"
ENGLISH_RELATIVE = r"(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today|tonight"
RELATIVE = rf"{ENGLISH_RELATIVE}|大后天|后天|明[天日]|今[天日]"
NTH = r"the\s+(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)"
COUNTED = r"(?:with)?in\s+(?:an?|[0-9]{1,3})\s+(?:day|week|month)s?"
CHINESE_COUNTED = r"(?:[0-9]{1,3}|[一二两三四五六七八九十])(?:天|日|周|个?星期|个?礼拜|个月)(?:之内|以内|内|之?后|以后)"
WEEK_END = r"(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:working\s+)?week|eow"
NEXT_WEEK_END = r"(?:the\s+)?end\s+of\s+next\s+week"
MONTH_END = r"(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?month|eom|[本这]?个?月[底末]"
NEXT_MONTH_END = r"(?:the\s+)?end\s+of\s+next\s+month|下个?月[底末]"
YEAR_END = r"(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?year|今?年[底末]"

# Longer shapes come first, so that "Fri, Nov 27" is not taken for a Friday.
_LATIN = f"{NAMED}|{NUMERIC}|{COUNTED}"
_ENDS = f"{DAY_END}|{NEXT_WEEK_END}|{WEEK_END}|{NEXT_MONTH_END}|{MONTH_END}|{YEAR_END}"
DAY = rf"(?:{_ENDS}|{CHINESE}|{CHINESE_COUNTED}|{_LATIN}|{NTH}|{RELATIVE}|{WEEKDAY})"
DAY = rf"(?<![0-9./-])(?<![a-z](?=[a-z0-9])){DAY}"
CLOCK = r"(?:at\s+)?(?:[0-9]{1,2}(?::[0-9]{2})?\s*[ap]\.?m\.?|[0-9]{1,2}:[0-9]{2}|noon)"
CLOCK = rf"(?:\s*(?:{CLOCK}|(?:早上|上午|中午|下午|晚上)(?:[0-9]{{1,2}}点半?)?|[0-9]{{1,2}}点半?))"
_AS_DUE = rf"(?P<day>{DAY})(?P<clock>{CLOCK})?"
_EN_BEFORE = r"(?<![^\s,])(?:by|before|until|till|due)(?:\s+on)?\s+"
_ZH_BEFORE = r"(?:最晚|最迟|截止到?|截至|在|于|到|至)\s*"
_ZH_AFTER = r"\s*(?:之前|以前|前)"
_PLEASE = r"(?:,?\s+(?:please|pls|thanks|thank\s+you))?"
_STOPS = r"[\s,.!?;\u3001\u3002\uff01\uff0c\uff1f\uff1b]*"
ENDINGS = tuple(
    re.compile(pattern + _PLEASE + _STOPS + "$", re.IGNORECASE)
    for pattern in (
        rf"{_EN_BEFORE}{_AS_DUE}",
        rf"{_ZH_BEFORE}{_AS_DUE}(?:{_ZH_AFTER})?",
        rf"{_AS_DUE}{_ZH_AFTER}",
        rf"(?<![^\s,])(?P<day>{COUNTED})",
        r"(?P<day>(?:[0-9]{1,3}|[一二两三四五六七八九十])(?:天|日|周)(?:之内|以内|内))",
    )
)
# In Chinese the day often comes first: 周五前给我工资表.
# A day may be named without "by" where nothing else can be meant by it; it stays in the words all the same.
BARE = re.compile(
    rf"\S\s+(?P<day>{ENGLISH_RELATIVE}|(?:next|this)\s+(?:{_EN_DAY})(?![a-z])){_PLEASE}{_STOPS}$", re.IGNORECASE
)
NOT_DUE = re.compile(r"\b(?:about|after|at|between|for|from|in|of|on|since|than|to|with)$", re.IGNORECASE)
BEGINNING = re.compile(rf"^\s*(?:{_ZH_BEFORE})?{_AS_DUE}{_ZH_AFTER}{_STOPS}", re.IGNORECASE)
A_SPAN = re.compile(rf"(?:\bfrom\b|\bbetween\b|从|自)\s*{DAY}\s*$", re.IGNORECASE)

DAYS = re.compile("|".join(f"({day})" for day in _EN_DAYS))
CHINESE_DAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Due:
    """What was typed, taken apart: the words, and the day they are wanted by, if one was named."""

    words: str
    day: date | None


def due(words: str, today: date) -> Due:
    """Takes "by fri" and its like off the words. `today` is the day where the person is.

    What follows "by" but is no day stays where it is ("stand by me"). So does a day with a time of day, which would
    otherwise be lost. Refuses days that no calendar has.
    """
    plain = words.translate(FULL_WIDTH)  # digit for digit, so that places in it are places in `words`
    tail = max(0, len(words) - LONGEST_TAIL)
    for pattern in ENDINGS:
        if (hit := pattern.search(plain[tail:])) and not A_SPAN.search(plain[tail : tail + hit.start()]):
            return _due(words, words[: tail + hit.start()], hit, today)
    if hit := BEGINNING.match(plain[:LONGEST_TAIL]):
        return _due(words, words[hit.end() :], hit, today)
    if (hit := BARE.search(plain[tail:])) and not NOT_DUE.search(plain[tail : tail + hit.start() + 1]):
        return Due(words.strip(), day_named(hit["day"], today))
    return Due(words.strip(), None)


def _due(words: str, rest: str, hit: re.Match[str], today: date) -> Due:
    left = words if hit.groupdict().get("clock") else rest.rstrip(" \t\n,;\u3001\uff0c\uff1b\u3000")
    return Due(left.strip(), day_named(hit["day"], today))


def day_named(words: str, today: date) -> date | None:
    """The day somebody means by "fri", "27 Nov", "in 3 days", "下周三"; None when these words name no day.

    A weekday is the next such day after today; "next fri" and 下周五 are in the week after this one. Without a year
    the coming day is meant, unless it has just gone by: then the past one, which the caller will refuse in words.
    """
    text = words.strip().lower().translate(FULL_WIDTH)
    if not re.fullmatch(DAY, text, re.IGNORECASE):
        return None
    if re.fullmatch(WEEKDAY, text):
        return _weekday(text, today)
    if (end := _end(text, today)) is not None:
        return end
    if re.fullmatch(NTH, text):
        return _nth(text, today)
    if re.fullmatch(f"{RELATIVE}|{COUNTED}|{CHINESE_COUNTED}", text):
        return _parsed(_counted(text), today)
    return _calendar_day(text, words, today)


def _weekday(text: str, today: date) -> date:
    wanted = CHINESE_DAYS.find(text[-1].replace("天", "日"))
    if wanted < 0:
        named = DAYS.search(text)
        wanted = (named.lastindex or 1) - 1 if named else 0
    weeks = 2 if text.startswith("下下") else 1 if text.startswith(("next", "下")) else 0
    if weeks or text.startswith(("this", "本", "这")):
        return today + timedelta(days=wanted - today.weekday(), weeks=weeks)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _end(text: str, today: date) -> date | None:
    """Today, or the last day of this working week, the next one, this month, the next one, or the year."""
    if re.fullmatch(DAY_END, text):
        return today
    if re.fullmatch(WEEK_END, text):
        return today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    if re.fullmatch(NEXT_WEEK_END, text):
        return today + timedelta(days=FRIDAY - today.weekday(), weeks=1)
    if re.fullmatch(YEAR_END, text):
        return date(today.year, 12, 31)
    if re.fullmatch(NEXT_MONTH_END, text):
        return _last_of_month(_last_of_month(today) + timedelta(days=1))
    return _last_of_month(today) if re.fullmatch(MONTH_END, text) else None


def _nth(text: str, today: date) -> date:
    """The 24th: the next day with this number, in the first month that has it."""
    wanted = int(re.sub("[^0-9]", "", text))
    days = (today + timedelta(days=ahead) for ahead in range(64))
    return next(day for day in days if day.day == wanted)


def _last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _counted(text: str) -> str:
    """3天内, 两周后, 一个月后 as dateparser knows them: in 3 days, in 2 weeks, in 1 months."""
    if text.isascii() or not re.fullmatch(CHINESE_COUNTED, text):
        return text.removeprefix("the ").removeprefix("with")
    count = re.match("[0-9]+", text)
    number = count[0] if count else CHINESE_DIGITS[text[0]]
    unit = "months" if "月" in text else "days" if text[len(count[0]) if count else 1] in "天日" else "weeks"
    return f"in {number} {unit}"


def _calendar_day(text: str, words: str, today: date) -> date:
    """A day by its month and number; dateparser would make something of 02-30, so its answer is checked."""
    plain = re.sub(rf"[(\uff08]?{_ZH_DAY}[)\uff09]?$", "", text)
    plain = re.sub("[年月]", "-", plain).rstrip("日号")
    plain = re.sub(rf"^({_D})\.({_M})\.(20..)?$", _german, plain).replace(".", "-")
    day = _parsed(plain, today)
    numbers = {int(number) for number in re.findall("[0-9]+", plain)}
    if day is None or not numbers <= {day.year, day.month, day.day}:
        raise Refusal(Line("date-impossible", words=words.strip()), "due")
    if day - today > JUST_GONE and not re.search(_Y, plain) and (day.month, day.day) != (2, 29):
        return day.replace(year=day.year - 1)
    return day


def _german(hit: re.Match[str]) -> str:
    """27.11. and 27.11.2026 name the day first."""
    return f"{hit[3]}-{hit[2]}-{hit[1]}" if hit[3] else f"{hit[2]}-{hit[1]}"


def _parsed(text: str, today: date) -> date | None:
    if year_first := re.fullmatch(rf"({_Y})-([0-9]+)-([0-9]+)", text):
        return _date(*map(int, year_first.groups()))
    settings: Any = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "MDY",
    }
    found = dateparser.parse(text, languages=["en", "zh"], settings=settings)
    return found.date() if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
