"""Any cell as a date: true dates, day numbers of spreadsheets, and text."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from explorer_kit.importers.dates.readings import (
    Clock,
    Dated,
    DateOrder,
    DateReading,
    InvalidDate,
    NotADate,
    NumericDate,
    day_or_none,
)
from explorer_kit.importers.dates.text import read_text_date
from explorer_kit.importers.reading.sheets import Cell, cell_text

_SERIAL_DAYS = range(36526, 73051)  # 2000-01-01 to 2100-01-01
_SERIAL_ZERO = datetime(1899, 12, 30)  # day 0 of the 1900 system, as counted after its false leap day
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
_MIDNIGHT = datetime.min.time()
_SHORT = 60


def read_date(cell: Cell) -> DateReading:
    """Say what a cell of a date column is.

    Parameters
    ----------
    cell : Cell
        As a reader gave it: typed from a workbook, text from a delimited file.

    Returns
    -------
    DateReading
        `Dated`, `PartialDate` (no year, or no day), `NumericDate` (two readings, see `settle`), `InvalidDate`
        or `NotADate` (empty cells, bare times and other text).
    """
    if isinstance(cell, datetime):
        return _from_datetime(cell)
    if isinstance(cell, date):
        return (
            Dated(cell)
            if day_or_none(cell.year, cell.month, cell.day)
            else InvalidDate(f"the year {cell.year}")
        )
    if isinstance(cell, float) and not isinstance(cell, bool):
        return _from_number(cell)
    if isinstance(cell, str):
        return _from_short_text(cell) if len(cell) <= _SHORT else read_text_date(cell)
    return NotADate(cell_text(cell))


def settle(reading: DateReading, order: DateOrder | None) -> DateReading:
    """Settle a numeric date by the order of its column; without an order it stays open."""
    return reading.settle(order) if isinstance(reading, NumericDate) and order is not None else reading


@lru_cache(maxsize=20_000)
def _from_short_text(text: str) -> DateReading:
    """Read a text; remembered, because a column holds the same days and words many times."""
    stripped = text.strip()
    return _from_number(float(stripped)) if _NUMBER.fullmatch(stripped) else read_text_date(text)


def _from_datetime(cell: datetime) -> DateReading:
    if day_or_none(cell.year, cell.month, cell.day) is None:
        return InvalidDate(f"the year {cell.year}")
    offset = cell.utcoffset()
    if cell.time() == _MIDNIGHT and offset is None:
        return Dated(cell.date())  # spreadsheets keep days as midnights
    return Dated(cell.date(), Clock(cell.time(), with_seconds=cell.second != 0, offset=offset))


def _from_number(number: float) -> DateReading:
    """Read a bare number: the day number of a spreadsheet, or a day written as 20260305."""
    if not math.isfinite(number):
        return NotADate(cell_text(number))
    if int(number) in _SERIAL_DAYS:
        seconds = round((number - int(number)) * 86400)
        return _from_datetime(_SERIAL_ZERO + timedelta(days=int(number), seconds=seconds))
    return read_text_date(cell_text(number)) if number.is_integer() else NotADate(cell_text(number))
