"""What every table file becomes: sheets of rows that know where the user finds them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

Cell = str | float | bool | datetime | date | time | timedelta | None
"""A cell as its file gives it: delimited text holds str and None only, workbooks have types."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet.

    Attributes
    ----------
    number : int
        1-based row of the workbook, or line of the text file on which the row begins.
    cells : tuple of Cell
        From column A on; None where a cell is empty.
    damage : str or None
        ``unbalanced_quote`` or ``ragged_row`` where the row cannot be trusted, else None.
    """

    number: int
    cells: tuple[Cell, ...]
    damage: str | None = None

    @property
    def is_blank(self) -> bool:
        """True when no cell holds anything but blanks."""
        return all(is_blank(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a whole delimited file (its name is then empty)."""

    name: str
    rows: tuple[SheetRow, ...]
    visible: bool = True
    delimiter: str | None = None
    """The delimiter of a text file; None for a workbook, whose cells cannot run over."""

    def below(self, header: int) -> tuple[SheetRow, ...]:
        """Return the rows under the row at index ``header``, each as wide as that row.

        Short rows are padded. A row of a text file with something beyond the header's last column is marked
        ``ragged_row``: an unquoted delimiter has shifted its cells; in a workbook, cells beside the table
        are notes and stay.
        """
        width = len(trimmed(self.rows[header].cells))
        return tuple(self._fitted(row, width) for row in self.rows[header + 1 :])

    def short_rows(self, header: int) -> int:
        """Count the rows under ``header`` that end before its last column, though they hold several cells."""
        if self.delimiter is None:
            return 0
        width = len(self.rows[header].cells)
        return sum(1 for row in self.rows[header + 1 :] if 1 < len(row.cells) < width)

    def _fitted(self, row: SheetRow, width: int) -> SheetRow:
        cells = trimmed(row.cells)
        if len(cells) > width and self.delimiter is not None:
            return row if row.damage else replace(row, cells=cells, damage="ragged_row")
        return replace(row, cells=cells + (None,) * (width - len(cells)))


@dataclass(frozen=True, slots=True)
class TableFile:
    """All sheets of a table file, with the warnings of reading it (codes of FORMATS.md)."""

    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()
    encoding: str | None = None


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell is empty or holds nothing but blanks."""
    if cell is None:
        return True
    return isinstance(cell, str) and not cell.strip(" \t\n\u00a0\u200b\ufeff")


def trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return cells without the blank ones at the end."""
    end = len(cells)
    while end and is_blank(cells[end - 1]):
        end -= 1
    return cells[:end]


def cell_text(cell: Cell) -> str:
    """Return a cell as text, as a person would write it: no ``.0`` on whole numbers, dates in ISO form."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e16 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes" if cell.second == 0 else "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
