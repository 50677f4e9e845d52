"""How large the sheets of a workbook are, before they are laid out in memory.

The reader lays a sheet out as a full rectangle. A stray cell in its last corner would ask for 500 GB, and the
allocation that fails takes the whole process with it. Real trackers have thousands of cells.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

MAX_CELLS = 20_000_000
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*["']([^"'<>]*)""")
_REFERENCE = re.compile(rb"\$?([A-Za-z]{0,3})\$?(\d{1,7})")
_CHUNK = 1 << 20
_OVERLAP = 4096
_OPENDOCUMENT = re.compile(rb"<(?:\w+:)?(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*\+?(\d+)""")
_FILLED = re.compile(rb"(?:value-type|formula)\s*=")


def is_giant(data: bytes) -> bool:
    """Tell whether a sheet of an xlsx or ods file spans more than `MAX_CELLS`.

    A place that no sheet has (``C99999999``) counts as far away.

    Raises
    ------
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError
        The archive is damaged or protected.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.namelist()
        if "xl/workbook.xml" in members:  # a sheet may lie anywhere: the workbook's relations say where
            return any(_span(archive, member) > MAX_CELLS for member in members)
        return "content.xml" in members and _opendocument_span(archive.read("content.xml")) > MAX_CELLS


def _span(archive: zipfile.ZipFile, member: str) -> int:
    """Return rows times columns between the corners of a sheet's cells."""
    rows: set[int] = set()
    columns: set[int] = {1}
    for place in _places(archive, member):
        reference = _REFERENCE.fullmatch(place.strip())
        if reference is None:
            if place.strip().isdigit() or _looks_like_a_place(place):
                return MAX_CELLS + 1
            continue
        rows |= {int(reference[2])}
        columns |= {_column_number(reference[1])}
        rows, columns = {min(rows), max(rows)}, {min(columns), max(columns)}
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0


def _places(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield from dict.fromkeys(_PLACE.findall(tail + chunk))
            tail = chunk[-_OVERLAP:]


def _looks_like_a_place(place: bytes) -> bool:
    return bool(re.match(rb"\s*\$?[A-Za-z]*\$?\d", place))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return max(number, 1)


def _opendocument_span(content: bytes) -> int:
    """Return rows times columns of the largest sheet; empty cells count only before a filled one."""
    largest = rows = last_row = column = last_column = 0
    repeat = 1
    for tag in _OPENDOCUMENT.finditer(content):
        times = int(found[1][:12]) if (found := _REPEATED.search(tag[2])) else 1
        if tag[1] == b"table":
            rows = last_row = last_column = column = 0
        elif tag[1] == b"table-row":
            rows, repeat, column = rows + times, times, 0
        else:
            column += times
            if _FILLED.search(tag[2]) or not tag[2].endswith(b"/"):
                last_row, last_column = max(rows, repeat), max(last_column, column)
        largest = max(largest, last_row * last_column)
    return largest
