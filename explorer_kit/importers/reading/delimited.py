"""Rows of delimited text, however the quotes in it are broken.

All cells are text. A quote that is never closed would swallow every row after it without a word: such a
record is read again by its first line alone, with quoting off, marked as damaged, and reading goes on with
the next line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from explorer_kit.importers.reading.delimiter import declared_delimiter, find_delimiter, usual_width
from explorer_kit.importers.reading.sheets import Sheet, SheetRow

# The module's default of 128 KB a cell is less than a long message with its history. It is one number for the
# whole process; nothing relies on the smaller one.
csv.field_size_limit(2**31 - 1)


def read_delimited(text: str, delimiter: str | None = None) -> tuple[Sheet, tuple[str, ...]]:
    r"""Read delimited text into one sheet.

    Parameters
    ----------
    text : str
        With ``\n`` line ends, as `decode` gives it.
    delimiter : str, optional
        One character; found by consistency if not given. A first line ``sep=;`` decides before both.

    Returns
    -------
    tuple
        The sheet (blank lines are rows, too; rows carry the number of their first line) and warning codes:
        ``unbalanced_quote`` if any row had to be read with quoting off.
    """
    lines = text.removesuffix("\n").split("\n")
    first = 0
    declared = declared_delimiter(lines[0])
    if declared is not None:
        delimiter, first = declared, 1
    delimiter = delimiter or find_delimiter(lines[first:])
    rows = tuple(_rows(lines, first, delimiter)) if text else ()
    damaged = any(row.damage for row in rows)
    return Sheet("", rows, delimiter=delimiter), ("unbalanced_quote",) if damaged else ()


def _rows(lines: list[str], first: int, delimiter: str) -> Iterator[SheetRow]:
    """Yield the rows from line index ``first`` on; each pass of the loop survives one broken quote."""
    width = usual_width(lines[first : first + 500], delimiter)
    while first < len(lines):
        for start, end, record in _records(lines, first, delimiter):
            first = end
            if record is None or _has_swallowed(lines[start:end], len(record), width, delimiter):
                yield _damaged_row(lines[start], start, delimiter)
                first = start + 1
                break
            yield SheetRow(start + 1, tuple(value or None for value in record))


def _records(lines: list[str], first: int, delimiter: str) -> Iterator[tuple[int, int, list[str] | None]]:
    """Yield (index of the first line, index after the last, cells); stop at a broken quote, with cells None.

    Strict reading raises at a quote that closes in the middle of a cell, and at one that never closes.
    """
    reader = csv.reader(
        (lines[index] + "\n" for index in range(first, len(lines))), delimiter=delimiter, strict=True
    )
    start = first
    while start < len(lines):
        try:
            record: list[str] | None = next(reader)
        except csv.Error:
            end = first + reader.line_num
            yield start, end, _carelessly_quoted(lines[start], delimiter) if end - start == 1 else None
            return
        end = first + reader.line_num
        yield start, end, record
        start = end


def _carelessly_quoted(line: str, delimiter: str) -> list[str] | None:
    """Return the cells of a line like ``"Jane "JJ" Doe",x``, whose quotes pair up though they stand wrong."""
    return next(csv.reader([line], delimiter=delimiter)) if line.count('"') % 2 == 0 else None


def _has_swallowed(lines: list[str], cells: int, width: int, delimiter: str) -> bool:
    """Tell whether a record of several lines is one broken quote that closed at a later row's quote.

    Such a record has another number of cells than the table, and lines inside it have the table's own.
    """
    if len(lines) == 1 or width < 3 or cells == width:
        return False
    return any(line.count(delimiter) == width - 1 for line in lines[1:])


def _damaged_row(line: str, index: int, delimiter: str) -> SheetRow:
    values = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return SheetRow(index + 1, tuple(value.strip('"') or None for value in values), "unbalanced_quote")
