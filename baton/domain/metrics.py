"""Figures of a company that Baton does not count itself, such as turnover: by month, of a team or of everybody."""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from baton.domain import sheets
from baton.domain.lines import Line, Refusal
from baton.domain.sheets import Problem, Sheet, SheetRow
from baton.domain.teams import name_key

COLUMNS = ("metric", "team", "month", "value", "unit", "source")
LONGEST_NAME, LONGEST_UNIT, LONGEST_SOURCE = 40, 20, 80
LARGEST = 10**12
EARLIEST = "2000-01"
MONTHS_BEFORE, MONTHS_AFTER = 12, 3
# What Baton has words for, by what people call it; every other name stands as it was given.
KNOWN = {
    "delivery-time": ("delivery time", "交付时间", "交付周期"),
    "project-success": ("project success", "project success rate", "项目成功率"),
    "turnover": ("turnover rate", "离职率", "员工流失率"),
    "satisfaction": ("employee satisfaction", "满意度", "员工满意度"),
}
_CALLED = {name_key(word): name for name, words in KNOWN.items() for word in (name, *words)}
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one metric in one month ("2026-11"); no team: of the whole company."""

    name: str
    team_id: str | None
    month: str
    value: float
    unit: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as a sheet gives it, its team by name. `line` counts from 1, the header included."""

    line: int
    name: str
    team: str | None
    month: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What a metric was on average before a course and after it, over so many teams with figures of both times."""

    before: float
    after: float
    teams: int


@dataclass(frozen=True, slots=True)
class Beside:
    """One metric (in one unit) of trained teams, of others, and of the whole company. Never tested, only shown."""

    name: str
    unit: str
    treated: Pair | None
    comparison: Pair | None
    company: Pair | None


def read(sheet: Sheet, latest: str) -> tuple[list[Row], list[Problem]]:
    """The rows that can be read and what is wrong with the others; months up to `latest`.

    Refuses a sheet that cannot be read at all. The same figure twice is a problem: one of them must be wrong.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str, str], int] = {}
    for found in sheets.rows(sheet, COLUMNS):
        row, wrong = _row(found, latest)
        key = name_key(row.name), name_key(row.team or ""), row.month
        if not wrong and seen.setdefault(key, row.line) != row.line:
            wrong.append(Line("metrics-twice", first=str(seen[key])))
        rows.append(row)
        problems += [Problem(row.line, reason) for reason in wrong]
    if not rows:
        raise Refusal(Line("metrics-empty"))
    return rows, problems


def _row(found: SheetRow, latest: str) -> tuple[Row, list[Line]]:
    at, wrong = found.at, list(found.wrong)
    month, value = month_of(at["month"]), number_of(at["value"])
    if month is None:
        wrong.append(Line("metrics-bad-month", month=at["month"] or "blank"))
    if value is None:
        wrong.append(Line("metrics-bad-value", value=at["value"] or "blank"))
    row = Row(
        found.line, called(at["metric"]), at["team"] or None, month or latest, value or 0.0, at["unit"], at["source"]
    )
    wrong += check(row.name, row.month, row.value, row.unit, row.source, latest)
    return row, wrong


def check(name: str, month: str, value: float, unit: str, source: str, latest: str) -> Iterator[Line]:
    """What is wrong with a figure as such."""
    if not name or len(name) > LONGEST_NAME:
        yield Line("metrics-bad-name", most=LONGEST_NAME)
    if not EARLIEST <= month <= latest:
        yield Line("metrics-when", month=month, first=EARLIEST, last=latest)
    if not math.isfinite(value) or abs(value) > LARGEST:
        yield Line("metrics-too-large")
    if len(unit) > LONGEST_UNIT:
        yield Line("metrics-bad-unit", most=LONGEST_UNIT)
    if len(source) > LONGEST_SOURCE:
        yield Line("metrics-bad-source", most=LONGEST_SOURCE)


def called(name: str) -> str:
    """A metric by the name Baton has words for, or else as the company calls it.

    >>> called("Delivery time"), called("离职率"), called("Open  tickets")
    ('delivery-time', 'turnover', 'Open tickets')
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    return _CALLED.get(name_key(tidy), tidy)


def month_of(text: str) -> str | None:
    """A month as it is kept.

    >>> month_of("2026/3"), month_of("2026-11"), month_of("November")
    ('2026-03', '2026-11', None)
    """
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    return f"{found[1]}-{int(found[2]):02d}"


def number_of(text: str) -> float | None:
    """A value written with digits and at most a point: a comma means two things in the world, so it is asked about.

    >>> number_of("12.5"), number_of("-3"), number_of("1,234"), number_of("nan")
    (12.5, -3.0, None, None)
    """
    return float(text) if text.isascii() and _NUMBER.fullmatch(text) else None


def month_from(day: date, months: int) -> str:
    """The month so many months after that of a day.

    >>> month_from(date(2026, 11, 24), -12), month_from(date(2026, 11, 24), 3)
    ('2025-11', '2027-02')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year}-{month + 1:02d}"


def beside(
    figures: Sequence[Figure], treated: Collection[str], comparison: Collection[str], ends_on: date
) -> tuple[Beside, ...]:
    """Every metric before and after a course: the mean of twelve months before that of its end, and of three after.

    As many of these months as there are figures of; a team counts where it has both, and every team alike.
    """
    found: dict[tuple[str, str], list[Figure]] = {}
    for each in figures:
        found.setdefault((each.name, each.unit), []).append(each)
    shown = (
        Beside(
            name,
            unit,
            _pair([each for each in some if each.team_id in treated], ends_on),
            _pair([each for each in some if each.team_id in comparison], ends_on),
            _pair([each for each in some if each.team_id is None], ends_on),
        )
        for (name, unit), some in sorted(found.items())
    )
    return tuple(each for each in shown if each.treated or each.comparison or each.company)


def _pair(figures: Iterable[Figure], ends_on: date) -> Pair | None:
    end = month_from(ends_on, 0)
    before, after = _by_team(figures, month_from(ends_on, -MONTHS_BEFORE), end, month_from(ends_on, MONTHS_AFTER))
    both = sorted(before.keys() & after.keys())
    if not both:
        return None
    means = [fmean(fmean(values[team]) for team in both) for values in (before, after)]
    return Pair(means[0], means[1], len(both))


def _by_team(
    figures: Iterable[Figure], first: str, end: str, last: str
) -> tuple[Mapping[str, list[float]], Mapping[str, list[float]]]:
    """The values before and after the month in which the course ended, by team; that month is of both."""
    before: dict[str, list[float]] = {}
    after: dict[str, list[float]] = {}
    for each in figures:
        if first <= each.month < end:
            before.setdefault(each.team_id or "", []).append(each.value)
        elif end < each.month <= last:
            after.setdefault(each.team_id or "", []).append(each.value)
    return before, after
