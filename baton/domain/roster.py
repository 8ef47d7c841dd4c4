"""A roster is a spreadsheet of people: who they are, their team, whether they lead it, their language and clock."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baton.domain.lines import Line, Names, Refusal, refuse
from baton.domain.people import language_of, zone_called
from baton.domain.teams import clean_name

COLUMNS = ("id", "name", "team", "lead", "locale", "tz")
YES = frozenset({"yes", "y", "true", "1", "是"})
NO = frozenset({"no", "n", "false", "0", "否"})
LONGEST_ID = 64
SEPARATORS = (",", ";", "\t")


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


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one line of the sheet."""

    line: int
    reason: Line

    def refusal(self) -> Refusal:
        return Refusal(Line("roster-line", line=str(self.line), reason=self.reason))


def read(sheet: str | bytes | Iterable[str]) -> tuple[list[Row], list[Problem]]:
    """The rows that can be read and what is wrong with the others.

    The sheet is UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs, its columns in any
    order. Refuses a sheet that cannot be read at all: not UTF-8, empty, or with other columns than ours.
    """
    text = _decoded(sheet).removeprefix("\ufeff")
    header = text.lstrip().partition("\n")[0]
    numbered = _numbered(text, max(SEPARATORS, key=header.count))
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    places = _places(next(numbered, (0, []))[1])
    for line, fields in numbered:
        row, wrong = _row(line, fields, places)
        if row.id and seen.setdefault(row.id, line) != line:
            wrong.append(Line("roster-id-twice", person=row.id, first=str(seen[row.id])))
        rows.append(row)
        problems += [Problem(line, reason) for reason in wrong]
    if not rows:
        raise Refusal(Line("roster-empty"))
    return rows, problems


def _decoded(sheet: str | bytes | Iterable[str]) -> str:
    if isinstance(sheet, str):
        return sheet
    if not isinstance(sheet, bytes):
        return "\n".join(line.rstrip("\r\n") for line in sheet)
    try:
        return sheet.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(Line("roster-not-utf8")) from None


def _numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the line each begins on."""
    # Strict: a quotation mark that is never closed would otherwise swallow all lines after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield begins, [" ".join(field.split()) for field in fields]
            begins = reader.line_num + 1
    except csv.Error:
        raise Refusal(Line("roster-line", line=str(begins), reason=Line("roster-unreadable"))) from None


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where each of our columns stands."""
    found = [name.casefold() for name in header]
    if not found:
        raise Refusal(Line("roster-empty"))
    known = Names(COLUMNS)
    wrong: list[Refusal] = []
    if unknown := tuple(name or "?" for name in dict.fromkeys(found) if name not in COLUMNS):
        wrong.append(Refusal(Line("roster-unknown-columns", columns=Names(unknown), known=known)))
    if missing := tuple(name for name in COLUMNS if name not in found):
        wrong.append(Refusal(Line("roster-missing-columns", columns=Names(missing), known=known)))
    if twice := tuple(name for name in COLUMNS if found.count(name) > 1):
        wrong.append(Refusal(Line("roster-columns-twice", columns=Names(twice))))
    refuse(wrong)
    return {name: found.index(name) for name in COLUMNS}


def _row(line: int, fields: Sequence[str], places: dict[str, int]) -> tuple[Row, list[Line]]:
    """One row as far as it can be read, and what is wrong with it."""
    wrong: list[Line] = []
    if len(fields) > len(places):
        wrong.append(Line("roster-too-many-fields", fields=len(fields), columns=len(places)))
    if any(unicodedata.category(letter) == "Cc" for field in fields for letter in field):
        wrong.append(Line("roster-strange-character"))
    at = {name: fields[place] if place < len(fields) else "" for name, place in places.items()}
    if not at["id"]:
        wrong.append(Line("roster-no-id"))
    elif len(at["id"]) > LONGEST_ID or len(at["id"].split()) > 1:
        wrong.append(Line("roster-bad-id", person=at["id"][:LONGEST_ID]))
    lead = _lead(at, wrong)
    language = _language(at["locale"], wrong)
    row = Row(line, at["id"], at["name"] or None, _team(at["team"], wrong), lead, language, _zone(at["tz"], wrong))
    return row, wrong


def _team(name: str, wrong: list[Line]) -> str | None:
    if not name:
        return None
    try:
        return clean_name(name)
    except Refusal as refusal:
        wrong.append(refusal.line)
        return None


def _lead(at: dict[str, str], wrong: list[Line]) -> bool | None:
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
