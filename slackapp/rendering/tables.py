"""A table, as Slack draws it or, where Slack cannot, as straight columns of text."""

from collections.abc import Iterator, Sequence

from baton.conversation.cards import Table
from slackapp import limits
from slackapp.rendering.columns import aligned, code_sections
from slackapp.rendering.texts import EMPTY, Block, Speaker, bold_sections, one_line, said

CELL_CHARS = 6_000  # of all cells in one drawn table, so that its heading and a few words fit beside it
Row = list[str]


def render_table(table: Table, speaker: Speaker, drawn: bool) -> list[Block]:
    """The title and the table; more rows than Slack draws at once become several tables, each with the head."""
    head, rows = _cells(table, speaker)
    title = bold_sections(speaker.escaped(table.title))
    if not head:
        return title
    if drawn and _drawable(head, rows):
        return title + [_drawn(head, some, table.numeric) for some in _batches(head, rows)]
    printed = aligned([head, *rows], table.numeric)
    return title + code_sections(printed[1:], head=printed[0])


def _cells(table: Table, speaker: Speaker) -> tuple[Row, list[Row]]:
    """Head and rows as plain words, all rows equally long."""
    lines = [table.head, *table.rows]
    count = max(map(len, lines))
    head, *rows = [[said(one_line(speaker.plain(cell))) for cell in row] for row in lines]
    return head + [EMPTY] * (count - len(head)), [row + [EMPTY] * (count - len(row)) for row in rows]


def _drawable(head: Row, rows: Sequence[Row]) -> bool:
    return len(head) <= limits.TABLE_COLUMNS and all(_size(head) + _size(row) <= CELL_CHARS for row in [[], *rows])


def _size(row: Row) -> int:
    return sum(map(len, row))


def _batches(head: Row, rows: Sequence[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = _size(head)
    for row in rows:
        if len(batch) + 1 == limits.TABLE_ROWS or size + _size(row) > CELL_CHARS:
            yield batch
            batch, size = [], _size(head)
        batch.append(row)
        size += _size(row)
    yield batch


def _drawn(head: Row, rows: Sequence[Row], numeric: frozenset[int]) -> Block:
    return {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in [head, *rows]],
        "column_settings": [
            {"align": "right" if column in numeric else "left", "is_wrapped": True} for column in range(len(head))
        ],
    }
