"""When a Chinese holiday begins: 国庆前 is a deadline everybody in China understands."""

import re
from datetime import date, timedelta
from functools import cache

import holidays

# What people call a holiday, and how its name in the official calendar begins.
NAMES = {
    "元旦": "元旦",
    "春节": "春节",
    "过年": "春节",
    "清明": "清明",
    "五一": "劳动",
    "劳动节": "劳动",
    "端午": "端午",
    "中秋": "中秋",
    "十一": "国庆",
    "国庆": "国庆",
}
FESTIVAL = rf"(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})(?:节|假期|放假|长假)?"
ONE = timedelta(days=1)


def eve(words: str, today: date) -> date | None:
    """The last day before the next time off that is called `words`; None when no holiday is called so.

    >>> eve("国庆节", date(2026, 8, 1)), eve("春节", date(2026, 1, 10)), eve("周五", date(2026, 1, 10))
    (datetime.date(2026, 9, 30), datetime.date(2026, 2, 14), None)
    """
    found = re.fullmatch(FESTIVAL, words)
    name = next((each for each in NAMES if words.startswith(each)), None) if found else None
    if name is None:
        return None
    eves = (_eve(name, year) for year in (today.year, today.year + 1))
    return next((day for day in eves if day and day >= today), None)


def _eve(name: str, year: int) -> date | None:
    """The day before the time off begins: weekends and days off in exchange that lead up to it count."""
    calendar = _calendar(year)
    days = sorted(day for day, called in calendar.items() if called.startswith(NAMES[name]))
    if not days:
        return None
    day = days[0] - ONE
    while not calendar.is_working_day(day) and day.year == year:
        day -= ONE
    return day


@cache
def _calendar(year: int) -> holidays.HolidayBase:
    # One object for each year that never grows, since threads share it.
    return holidays.country_holidays("CN", years=year, language="zh_CN", expand=False)
