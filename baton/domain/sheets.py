"""A sheet is a CSV file somebody wants taken over: named columns, and every problem told with the line it is on."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baton.domain.lines import Line, Names, Refusal, refuse

SEPARATORS = (",", ";", "\t")

Sheet = str | bytes | Iterable[str]  # whole, as bytes, or line by line


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not blank, its fields by column, and what is wrong with it as such.

    `line` counts from 1, the header included.
    """

    line: int
    at: Mapping[str, str]
    wrong: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one line of the sheet."""

    line: int
    reason: Line

    def refusal(self) -> Refusal:
        return Refusal(Line("sheet-line", line=str(self.line), reason=self.reason))


def rows(sheet: Sheet, columns: Sequence[str]) -> Iterator[SheetRow]:
    """The rows below the header, which names exactly these columns in any order.

    The sheet is UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs. Refuses one that
    cannot be read at all: not UTF-8, no CSV, or with other columns. An empty one has no rows.
    """
    text = _decoded(sheet).removeprefix("\ufeff")
    header = text.lstrip().partition("\n")[0]
    numbered = _numbered(text, max(SEPARATORS, key=header.count))
    first = next(numbered, None)
    if first is None:
        return
    places = _places(first[1], columns)
    for line, fields in numbered:
        yield _row(line, fields, places)


def refuse_problems(problems: Iterable[Problem]) -> None:
    """Raise all problems together, in the order of their lines; without any nothing happens."""
    refuse([problem.refusal() for problem in sorted(problems, key=lambda problem: problem.line)])


def _decoded(sheet: Sheet) -> str:
    if isinstance(sheet, str):
        return sheet
    if not isinstance(sheet, bytes):
        return "\n".join(line.rstrip("\r\n") for line in sheet)
    try:
        return sheet.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(Line("sheet-not-utf8")) from None


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
        raise Problem(begins, Line("sheet-unreadable")).refusal() from None


def _places(header: Sequence[str], columns: Sequence[str]) -> dict[str, int]:
    """Where each of our columns stands."""
    found = [name.casefold() for name in header]
    known = Names(tuple(columns))
    wrong: list[Refusal] = []
    if unknown := tuple(name or "?" for name in dict.fromkeys(found) if name not in columns):
        wrong.append(Refusal(Line("sheet-unknown-columns", columns=Names(unknown), known=known)))
    if missing := tuple(name for name in columns if name not in found):
        wrong.append(Refusal(Line("sheet-missing-columns", columns=Names(missing), known=known)))
    if twice := tuple(name for name in columns if found.count(name) > 1):
        wrong.append(Refusal(Line("sheet-columns-twice", columns=Names(twice))))
    refuse(wrong)
    return {name: found.index(name) for name in columns}


def _row(line: int, fields: Sequence[str], places: Mapping[str, int]) -> SheetRow:
    wrong: list[Line] = []
    if len(fields) > len(places):
        wrong.append(Line("sheet-too-many-fields", fields=len(fields), columns=len(places)))
    if any(unicodedata.category(letter) == "Cc" for field in fields for letter in field):
        wrong.append(Line("sheet-strange-character"))
    at = {name: fields[place] if place < len(fields) else "" for name, place in places.items()}
    return SheetRow(line, at, tuple(wrong))
