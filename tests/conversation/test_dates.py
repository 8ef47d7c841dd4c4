"""Days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from baton.conversation import dates
from baton.conversation.words import written_day
from baton.domain.lines import Refusal

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("by fri", "2026-11-27"),
        ("by Friday.", "2026-11-27"),
        ("BY FRI", "2026-11-27"),
        ("before sun", "2026-11-29"),
        ("by tue", "2026-12-01"),  # a weekday is never today
        ("by next fri", "2026-12-04"),
        ("by next wed", "2026-12-02"),
        ("by this thu", "2026-11-26"),
        ("by today", "2026-11-24"),
        ("until tomorrow", "2026-11-25"),
        ("by the day after tomorrow", "2026-11-26"),
        ("by 11-27", "2026-11-27"),
        ("by 11-24", "2026-11-24"),
        ("by 01-05", "2027-01-05"),
        ("by 2026-11-27", "2026-11-27"),
        ("by 11/27/2026", "2026-11-27"),
        ("by 27.11.", "2026-11-27"),
        ("by 5.12.2026", "2026-12-05"),
        ("by 27 Nov", "2026-11-27"),
        ("by Nov 27th, 2027", "2027-11-27"),
        ("by 27th of November", "2026-11-27"),
        ("in 3 days", "2026-11-27"),
        ("by in 3 days", "2026-11-27"),
        ("within 2 weeks", "2026-12-08"),
        ("by the end of the month", "2026-11-30"),
        ("by end of next month", "2026-12-31"),
        ("by eod", "2026-11-24"),
        ("by the end of the day", "2026-11-24"),
        ("by end of week", "2026-11-27"),
        ("by end of next week", "2026-12-04"),
        ("by the 24th", "2026-11-24"),
        ("by the 3rd", "2026-12-03"),
        ("before the 31st", "2026-12-31"),
        ("by monday please", "2026-11-30"),
        ("by fri, thanks!", "2026-11-27"),
        ("周五前", "2026-11-27"),
        ("到星期五", "2026-11-27"),
        ("最晚下周三", "2026-12-02"),
        ("下周三之前", "2026-12-02"),
        ("下下周一前", "2026-12-07"),
        ("礼拜天之前", "2026-11-29"),
        ("本周四前", "2026-11-26"),
        ("明天前", "2026-11-25"),
        ("后天之前", "2026-11-26"),
        ("11月27日前", "2026-11-27"),
        ("by \uff11\uff11月\uff12\uff17日", "2026-11-27"),
        ("2026年11月27号之前", "2026-11-27"),
        ("月底前", "2026-11-30"),
        ("下个月底前", "2026-12-31"),
        ("年底前", "2026-12-31"),
        ("3天内", "2026-11-27"),
        ("两周内", "2026-12-08"),
        ("一个月后之前", "2026-12-24"),
        ("by 周五", "2026-11-27"),
    ],
)
def test_a_day_at_the_end_is_taken_off_the_words(typed: str, day: str) -> None:
    assert dates.due(f"payroll export {typed}", TUESDAY) == dates.Due("payroll export", date.fromisoformat(day))


@pytest.mark.parametrize(
    "typed",
    [
        "stand by me",
        "report by Anna",
        "increase sales by 5",
        "cut it by 3 days",
        "finish by 5pm",
        "read the sun",
        "goodbye fri",
        "the plan for tomorrow",
        "minutes of this friday",
        "tomorrow",
        "look at it by sunny weather",
        "cover for me from mon until fri",
        "从周一到周五值班",
        "从周一到周五",
        "到货前检查",
        "build v2.11-27前",
        "by",
        "",
    ],
)
def test_what_is_no_day_stays_part_of_the_words(typed: str) -> None:
    assert dates.due(typed, TUESDAY) == dates.Due(typed, None)


def test_only_the_last_day_is_taken() -> None:
    assert dates.due("report by Anna by fri", TUESDAY) == dates.Due("report by Anna", date(2026, 11, 27))
    assert dates.due("what changed before today, by fri", TUESDAY).words == "what changed before today"


def test_in_chinese_the_day_may_come_first() -> None:
    assert dates.due("周五前给我工资表", TUESDAY) == dates.Due("给我工资表", date(2026, 11, 27))


def test_a_time_of_day_is_not_lost() -> None:
    assert dates.due("payroll by fri 5pm", TUESDAY) == dates.Due("payroll by fri 5pm", date(2026, 11, 27))
    assert dates.due("工资表周五下午5点前", TUESDAY) == dates.Due("工资表周五下午5点前", date(2026, 11, 27))


@pytest.mark.parametrize("typed", ["by 02-30", "by 30 Feb", "by 2026-13-01", "by 2026-02-29", "2月30日前", "by 31 Nov"])
def test_days_that_no_calendar_has_are_refused_with_the_words(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        dates.due(f"payroll {typed}", TUESDAY)
    assert str(refused.value.line.values["words"]) in typed


def test_a_day_that_has_just_gone_by_is_not_taken_for_next_year() -> None:
    assert dates.due("x by 11-20", TUESDAY).day == date(2026, 11, 20)
    assert dates.due("x by 20 Nov", TUESDAY).day == date(2026, 11, 20)
    assert dates.due("x by 1 Mar", TUESDAY).day == date(2027, 3, 1)


def test_29_february_is_the_next_one_there_is() -> None:
    assert dates.due("x by 29 Feb", TUESDAY).day == date(2028, 2, 29)


@settings(deadline=None)
@given(some.text(max_size=300))
def test_whatever_is_typed_nothing_but_a_refusal_is_raised(words: str) -> None:
    try:
        due = dates.due(words, TUESDAY)
    except Refusal:
        return
    assert due.words in words


PIECES = [
    "by",
    "fri",
    "next",
    "周五",
    "前",
    "下周",
    "三",
    "11",
    "-",
    "27",
    "月",
    "日",
    "nov",
    "in",
    "3",
    "天",
    "内",
    " ",
    ".",
]


@settings(deadline=None)
@given(some.lists(some.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_looks_like_a_day_raises_nothing_but_a_refusal(words: str) -> None:
    try:
        due = dates.due(words, TUESDAY)
    except Refusal:
        return
    assert due.words in words


@settings(deadline=None)
@given(some.dates(date(2024, 1, 1), date(2040, 12, 31)), some.integers(0, 290))
def test_days_as_we_write_them_are_read_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    written = [day.isoformat(), f"{day:%m-%d}", f"{day.month}月{day.day}日", f"{day.day} {day:%b}", f"{day:%d.%m.%Y}"]
    for words in [*written, written_day(day, "en"), written_day(day, "zh-Hans")]:
        assert dates.due(f"工资表 by {words}", today) == dates.Due("工资表", day), words
    assert dates.due(f"工资表 {day.month}月{day.day}日之前", today) == dates.Due("工资表", day)


@settings(deadline=None)
@given(some.dates(date(2024, 1, 1), date(2040, 12, 31)), some.integers(0, 6))
def test_a_weekday_is_within_the_next_seven_days_and_never_today(today: date, weekday: int) -> None:
    english = ["mon", "tuesday", "wed", "thurs", "fri", "saturday", "sun"][weekday]
    chinese = "一二三四五六天"[weekday]
    for words in (f"by {english}", f"星期{chinese}前"):
        day = dates.due(f"x {words}", today).day
        assert day is not None
        assert day.weekday() == weekday
        assert 1 <= (day - today).days <= 7
    for words in (f"by next {english}", f"下周{chinese}前"):
        day = dates.due(f"x {words}", today).day
        assert day is not None
        assert day.isocalendar()[:2] == (today + timedelta(weeks=1)).isocalendar()[:2]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("new badge printer tomorrow", "2026-11-25"),
        ("new badge printer today, please", "2026-11-24"),
        ("new badge printer next fri", "2026-12-04"),
    ],
)
def test_a_day_without_by_is_taken_but_stays_in_the_words(typed: str, day: str) -> None:
    assert dates.due(typed, TUESDAY) == dates.Due(typed, date.fromisoformat(day))
