"""Rows as a CSV file that spreadsheets open without asking: Chinese is read, and nothing in it is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for something else
# What makes a formula of a cell, in its full-width shape too, as spreadsheets in Chinese and Japanese read it.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_file(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The whole file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(cell) for cell in head])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def harmless(cell: str) -> str:
    """The cell as it stands, or behind an apostrophe when a spreadsheet would compute it.

    >>> harmless("=1+1"), harmless("1+1"), harmless(" -2")
    ("'=1+1", '1+1', "' -2")
    """
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) or cell.lstrip().startswith(BEGINS_A_FORMULA) else cell
