"""Rows of workbooks: xlsx, xls and ods, every sheet, hidden ones marked.

Cells are read raw by calamine, never through a data frame, so that nothing is inferred: a date stays a date
(in files that count from 1904, too), a formula that was never calculated is empty.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.reading.content import Content
from explorer_kit.importers.reading.sheet_size import MAX_CELLS, is_giant
from explorer_kit.importers.reading.sheets import Cell, Sheet, SheetRow

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

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
    try:
        giant = is_giant(data)
    except _ZIP_ERRORS as error:
        raise _as_file_error(error, name) from error
    if giant:
        raise ImportFileError(
            "unreadable",
            f"{name}: a sheet has a filled cell very far from its table and spans more than "
            f"{MAX_CELLS:,} cells. Go to the last cell (Ctrl+End), delete the empty rows or "
            "columns before it, save, and import again.",
        )


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
