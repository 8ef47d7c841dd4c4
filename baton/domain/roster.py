"""A roster is a spreadsheet of people: who they are, their team, whether they lead it, their language and clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from baton.domain import sheets
from baton.domain.lines import Line, Refusal
from baton.domain.people import language_of, zone_called
from baton.domain.sheets import Problem, Sheet, SheetRow
from baton.domain.teams import clean_name

COLUMNS = ("id", "name", "team", "lead", "locale", "tz")
YES = frozenset({"yes", "y", "true", "1", "是"})
NO = frozenset({"no", "n", "false", "0", "否"})
LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the sheet; None means the field was left blank. `line` counts from 1, the header included."""

    line: int
    id: str
    name: str | None
    team: str | None
    lead: bool | None
    language: str | None
    zone: str | None


def read(sheet: Sheet) -> tuple[list[Row], list[Problem]]:
    """The rows that can be read and what is wrong with the others; refuses a sheet that cannot be read at all."""
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for found in sheets.rows(sheet, COLUMNS):
        row, wrong = _row(found)
        if row.id and seen.setdefault(row.id, row.line) != row.line:
            wrong.append(Line("roster-id-twice", person=row.id, first=str(seen[row.id])))
        rows.append(row)
        problems += [Problem(row.line, reason) for reason in wrong]
    if not rows:
        raise Refusal(Line("roster-empty"))
    return rows, problems


def _row(found: SheetRow) -> tuple[Row, list[Line]]:
    """One row as far as it can be read, and what is wrong with it."""
    at, wrong = found.at, list(found.wrong)
    if not at["id"]:
        wrong.append(Line("roster-no-id"))
    elif len(at["id"]) > LONGEST_ID or len(at["id"].split()) > 1:
        wrong.append(Line("roster-bad-id", person=at["id"][:LONGEST_ID]))
    lead = _lead(at, wrong)
    language = _language(at["locale"], wrong)
    row = Row(
        found.line, at["id"], at["name"] or None, _team(at["team"], wrong), lead, language, _zone(at["tz"], wrong)
    )
    return row, wrong


def _team(name: str, wrong: list[Line]) -> str | None:
    if not name:
        return None
    try:
        return clean_name(name)
    except Refusal as refusal:
        wrong.append(refusal.line)
        return None


def _lead(at: Mapping[str, str], wrong: list[Line]) -> bool | None:
    word = at["lead"].casefold()
    if word and word not in YES | NO:
        wrong.append(Line("roster-bad-lead", word=at["lead"]))
    elif word in YES and not at["team"]:
        wrong.append(Line("roster-lead-of-what"))
    return word in YES if word and at["team"] else None


def _language(locale: str, wrong: list[Line]) -> str | None:
    if not locale:
        return None
    # Letters of a language, then perhaps script, region or encoding: zh-CN, en_US.UTF-8.
    language = locale.replace("_", "-").split("-")[0].split(".")[0]
    if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 3):
        wrong.append(Line("roster-bad-locale", locale=locale))
        return None
    return language_of(locale)


def _zone(name: str, wrong: list[Line]) -> str | None:
    zone = zone_called(name)
    if name and zone is None:
        wrong.append(Line("roster-bad-zone", zone=name))
    return zone
