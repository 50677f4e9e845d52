"""Rows of workbooks: xlsx, xls and ods, every sheet, hidden ones marked.

Cells are read raw by calamine, never through a data frame, so that nothing is inferred: a date stays a date
(in files that count from 1904, too), a formula that was never calculated is empty.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.reading.content import Content
from explorer_kit.importers.reading.sheets import Cell, Sheet, SheetRow

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# A sheet is laid out as a full rectangle in memory; a stray cell in its last corner would ask for 500 GB and
# kill the process. Real trackers have thousands of cells.
MAX_CELLS = 20_000_000
_CELL_REFERENCE = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"[^>]*value-type="')
_CHUNK = 1 << 20
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


def read_workbook(data: bytes, name: str, content: Content) -> tuple[Sheet, ...]:
    """Return the worksheets of a workbook in their order.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        For messages.
    content : Content
        ``XLSX``, ``XLS`` or ``ODS``.

    Raises
    ------
    ImportFileError
        ``unreadable`` (damaged, or a cell far outside the table), ``encrypted_zip`` (password).
    """
    if content is not Content.XLS:
        _refuse_giant(data, name)
    try:
        workbook = _open(data)
        return tuple(_sheets(workbook))
    except Exception as error:  # calamine raises its own, Rust's and zip errors
        raise _as_file_error(error, name) from error


def _open(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _sheets(workbook: CalamineWorkbook) -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        Sheet(
            metadata.name,
            _rows(workbook.get_sheet_by_index(index)),
            visible=metadata.visible == SheetVisibleEnum.Visible,
        )
        for index, metadata in enumerate(workbook.sheets_metadata)
        if metadata.typ == SheetTypeEnum.WorkSheet
    ]


def _rows(sheet: CalamineSheet) -> tuple[SheetRow, ...]:
    if sheet.start is None:
        return ()
    first_row, first_column = sheet.start
    left: tuple[Cell, ...] = (None,) * first_column
    return tuple(
        SheetRow(number, left + tuple(_cell(value) for value in values))
        for number, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row + 1)
    )


def _cell(value: str | float | bool | datetime | date | time | timedelta) -> Cell:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("_x000D_", "") or None
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime):
        # Days are stored as fractions: 14:30 may come back as 14:29:59.999
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    return value


def _refuse_giant(data: bytes, name: str) -> None:
    """Refuse sheets whose cells span more than `MAX_CELLS`, before they are laid out in memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                    giant = _span(archive, member) > MAX_CELLS
                else:
                    giant = member == "content.xml" and _repeats(archive, member) > MAX_CELLS // 1000
                if giant:
                    raise ImportFileError(
                        "unreadable",
                        f"{name}: a sheet has a filled cell very far from its table and spans more than "
                        f"{MAX_CELLS:,} cells. Go to the last cell (Ctrl+End), delete the empty rows or "
                        "columns before it, save, and import again.",
                    )
    except _ZIP_ERRORS as error:
        raise _as_file_error(error, name) from error


def _span(archive: zipfile.ZipFile, member: str) -> int:
    """Return rows times columns between the corners of a sheet's cells."""
    rows, columns = [], []
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            found = _CELL_REFERENCE.findall(tail + chunk)
            tail = chunk[-200:]
            if found:
                numbers = [int(row) for _, row in found]
                letters = {column for column, _ in found}
                rows += [min(numbers), max(numbers)]
                columns += [_column_number(column) for column in letters]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _repeats(archive: zipfile.ZipFile, member: str) -> int:
    """Return how often an OpenDocument sheet repeats one filled cell at most."""
    content = archive.read(member)
    return max((int(count) for count in _REPEATED.findall(content)), default=0)


def _as_file_error(error: BaseException, name: str) -> ImportFileError:
    if isinstance(error, ImportFileError):
        return error
    if "password" in str(error).lower() or type(error).__name__ == "PasswordError":
        return ImportFileError(
            "encrypted_zip", f"{name} is protected by a password. Save it without one and import that file."
        )
    return ImportFileError(
        "unreadable",
        f"{name} looks like a workbook but cannot be read ({error}). Open it, save it again as .xlsx or "
        ".csv, and import that file.",
    )
