"""Columns that stand straight in a code block, whether the words are Latin or Chinese."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from slackapp import limits
from slackapp.rendering.texts import EMPTY, Block, one_line, pieces, said, section
from slackapp.spelling import escape

PAGE = 80  # columns of print that a code block shows on a desktop without wrapping
NARROWEST = 8
GAP = "  "
FENCE = "```\n{}\n```"
ROOM = limits.SECTION_TEXT - len(FENCE)
LINE = ROOM // 2 - 1  # so that a line fits beside a head that takes half of the room
BETWEEN_TICKS = re.compile("(?<=`)(?=`)")


def width(text: str) -> int:
    """How many columns of print `text` takes: two for a wide (Chinese) character, none for an accent or a joiner."""
    return sum(_char_width(char) for char in text)


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[list[str]]:
    """The printed lines of each row of plain cells; long cells go on in further lines, `right` columns end flush."""
    cells = [[said(one_line(cell)) for cell in row] for row in rows]
    count = max((len(row) for row in cells), default=0)
    cells = [row + [EMPTY] * (count - len(row)) for row in cells]
    widths = _widths([max(width(row[at]) for row in cells) for at in range(count)])
    return [_printed_row(row, widths, right) for row in cells]


def code_sections(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> list[Block]:
    """Sections with the plain printed lines of each row in code blocks; `head` is said again in each of them."""
    top = [part for line in head for part in _safe(line)]
    opening = "\n".join(top)
    if len(opening) > ROOM // 2:  # a head that would fill half of every block is said once, as a row
        rows, opening = [list(head), *rows], ""
    bodies = _bodies([[part for line in row for part in _safe(line)] for row in rows], ROOM - len(opening) - 1)
    return [section(FENCE.format("\n".join(filter(None, (opening, body))))) for body in bodies]


def _bodies(rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """The rows in as few blocks as hold them; a row is torn between two blocks only when it fills one alone."""
    body = ""
    for row in rows:
        lines = ["\n".join(row)] if len("\n".join(row)) <= room else list(row)
        for line in lines:
            if body and len(body) + 1 + len(line) > room:
                yield body
                body = ""
            body = f"{body}\n{line}" if body else line
    yield body or EMPTY


def _safe(line: str) -> list[str]:
    """One printed line, escaped; no backticks in it can close the code block."""
    text = BETWEEN_TICKS.sub("\u200b", escape(line))
    return [text] if len(text) <= LINE else pieces(text, LINE)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _widths(natural: list[int]) -> list[int]:
    """Column widths that fit the page: the widest column gives way first, none below the narrowest."""
    widths = [min(each, PAGE) for each in natural]
    room = PAGE - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _printed_row(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> list[str]:
    wrapped = [_wrap(cell, limit) for cell, limit in zip(row, widths, strict=True)]
    lines = []
    for at in range(max(map(len, wrapped), default=0)):
        printed = [
            _pad(parts[at] if at < len(parts) else "", limit, column in right)
            for column, (parts, limit) in enumerate(zip(wrapped, widths, strict=True))
        ]
        lines.append(GAP.join(printed).rstrip())
    return lines


def _pad(text: str, columns: int, right: bool) -> str:
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank


def _wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` columns, broken at spaces where that is possible."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if width(f"{line} {word}") <= columns and line:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = _torn(word, columns)
        lines.extend(full)
    return [*lines, line]


def _torn(word: str, columns: int) -> list[str]:
    """A word too wide for its column, in parts that fit."""
    if width(word) <= columns:
        return [word]
    parts = [""]
    used = 0
    for char in word:
        wide = _char_width(char)
        if parts[-1] and used + wide > columns:
            parts.append("")
            used = 0
        parts[-1] += char
        used += wide
    return parts
