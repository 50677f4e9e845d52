"""One csv of the export as a table: found by its header, whatever stands above it or was done to the file.

Saved again in a spreadsheet, such a file has a byte order mark, CR LF, semicolons and other dates, or has
become a workbook; it is read all the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.linkedin.layouts import Layout
from explorer_kit.importers.linkedin.table import Table
from explorer_kit.importers.reading import (
    Content,
    Sheet,
    SheetRow,
    cell_text,
    content_of,
    decode,
    is_blank,
    read_delimited,
    read_table_file,
    refuse,
)
from explorer_kit.importers.reading.delimiter import CANDIDATES
from explorer_kit.importers.reading.sheets import trimmed
from explorer_kit.importers.reading.tables import WORKBOOKS

_TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt", ""})
_WORKBOOKS = frozenset({".xlsx", ".xls", ".ods", ".xlsm"})
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")
# The note above the header has one or two lines, a tidy person's own remarks a few more.
_HEADER_WITHIN = 40
_LONGEST_HEADER = 5000


def recognised(file: SourceFile, layout: Layout) -> bool:
    """Tell from the first 64 KB whether a file has this header; workbooks only if their name says so, too."""
    head = file.head()
    content = content_of(head)
    if content is Content.TEXT and file.suffix in _TEXTS | _WORKBOOKS:
        return _find(decode(head).text.split("\n"), layout) is not None
    named = layout.file.removesuffix(".csv").casefold() in file.path.stem.casefold()
    if not head.startswith(_PACKED) or not named or file.suffix not in _WORKBOOKS | _TEXTS:
        return False
    try:
        return _table_of_workbook(file, layout) is not None
    except ImportFileError:
        return False


def read_export(file: SourceFile, layout: Layout) -> Table:
    """Read a file as the table it is.

    Raises
    ------
    ImportFileError
        What is wrong with the whole file: empty, binary, a web page; ``unrecognised`` without its header.
    """
    data = file.read()
    content = content_of(data)
    refuse(content, file.name)
    table = _table_of_workbook(file, layout) if content in WORKBOOKS else _table_of_text(data, layout)
    if table is None:
        text = "" if content in WORKBOOKS else decode(data[:_LONGEST_HEADER]).text
        found = next((line.strip() for line in text.split("\n") if line.strip()), "no rows")[:200]
        raise ImportFileError(
            "unrecognised",
            f"{file.name} has no column '{layout.main}', so it is no {layout.file} of LinkedIn. "
            f"Found: {found}. This may be another file: leave out --as, or see `explorer-kit import --help`.",
        )
    return table


def _table_of_text(data: bytes, layout: Layout) -> Table | None:
    decoded = decode(data)
    lines = decoded.text.split("\n")
    place = _find(lines, layout)
    if place is None:
        return None
    first, delimiter = place
    sheet, warnings = read_delimited("\n".join(lines[first:]), delimiter)
    moved = replace(sheet, rows=tuple(replace(row, number=row.number + first) for row in sheet.rows))
    return _table(moved, 0, layout, decoded.warnings + warnings)


def _table_of_workbook(file: SourceFile, layout: Layout) -> Table | None:
    for sheet in read_table_file(file.read(), file.name).sheets:
        for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
            if sheet.visible and layout.columns(row.cells):
                return _table(sheet, index, layout, ())
    return None


def _table(sheet: Sheet, header: int, layout: Layout, warnings: tuple[str, ...]) -> Table | None:
    names = trimmed(sheet.rows[header].cells)
    columns = layout.columns(names)
    if columns is None:
        return None
    rows = tuple(_without_notes(sheet.below(header)))
    cut = _cut_off(sheet, header)
    return Table(
        layout, columns, tuple(clean_line(cell_text(name)) for name in names), rows, warnings,
        sheet.short_rows(header), cut,
    )  # fmt: skip


def _cut_off(sheet: Sheet, header: int) -> int | None:
    """Return the number of the last row if it alone ends early: a download that broke off in the middle."""
    rows = [row for row in sheet.rows[header + 1 :] if not row.is_blank]
    if sheet.delimiter is None or not rows:
        return None
    width = len(sheet.rows[header].cells)
    broken = len(rows[-1].cells) < width and all(len(row.cells) >= width for row in rows[:-1])
    return rows[-1].number if broken else None


def _find(lines: list[str], layout: Layout) -> tuple[int, str] | None:
    """Return (index of the header's line, delimiter): no delimiter is guessed, the names decide."""
    for index, line in enumerate(lines[:_HEADER_WITHIN]):
        for delimiter in CANDIDATES:
            if delimiter in line and layout.columns(_cells(line, delimiter)):
                return index, delimiter
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line[:_LONGEST_HEADER]], delimiter=delimiter), [])
    except csv.Error:
        return []


def _without_notes(rows: tuple[SheetRow, ...]) -> Iterator[SheetRow]:
    """Leave out LinkedIn's note to the reader where it stands under the header instead of above it."""
    noted = False
    for position, row in enumerate(rows):
        first, *others = row.cells or (None,)
        alone = all(is_blank(cell) for cell in others)
        if position == 0 and alone and fold(cell_text(first)) == "notes":
            noted = True
        elif not (noted and position <= 3 and alone):
            yield row
