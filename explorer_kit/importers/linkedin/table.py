"""The rows of one file of the export under their header."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer_kit.importers.folding import clean, clean_line, fold
from explorer_kit.importers.linkedin.layouts import Layout
from explorer_kit.importers.reading import Cell, SheetRow, cell_text
from explorer_kit.importers.reading.sheets import trimmed
from explorer_kit.records import Rejected, Skipped


@dataclass(frozen=True)
class Table:
    """The rows of a file under their header.

    Attributes
    ----------
    layout : Layout
        Which file it is.
    columns : dict
        Field → index of its column.
    header : tuple of str
        All headers as written.
    rows : tuple of SheetRow
        As wide as the header, with their place in the file.
    warnings : tuple of str
        Codes of what reading met.
    short : int
        Rows that end before the last column.
    cut : int or None
        The number of the last row, if the file breaks off in it.
    """

    layout: Layout
    columns: dict[str, int]
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    warnings: tuple[str, ...] = ()
    short: int = 0
    cut: int | None = None

    def cell(self, row: SheetRow, field: str) -> Cell:
        """Return a cell as the file gives it; None where there is no such column."""
        index = self.columns.get(field)
        return row.cells[index] if index is not None and index < len(row.cells) else None

    def text(self, row: SheetRow, field: str) -> str:
        """Return a cell as clean text; paragraphs stay."""
        return clean(cell_text(self.cell(row, field)))

    def line(self, row: SheetRow, field: str) -> str:
        """Return a cell as clean text on one line."""
        return clean_line(cell_text(self.cell(row, field)))

    def no_record(self, row: SheetRow) -> Skipped | Rejected | None:
        """Return why a row is none: blank, the header again, cut off, or with more cells than the header."""
        where = f"row {row.number}"
        if row.is_blank:
            return Skipped(location=where, reason="blank_row")
        if [fold(cell_text(cell)) for cell in trimmed(row.cells)] == self._folded_header:
            return Skipped(location=where, reason="duplicate", raw=" | ".join(self.header))
        width, cells = len(self.header), len(trimmed(row.cells))
        if cells > width:
            return self.rejected(
                row,
                "ragged_row",
                f"The row has {cells} cells, the header {width}: a delimiter in a text is not quoted, or a "
                "quotation mark is not closed. Put each text under its header.",
            )
        if row.number == self.cut:
            message = "The file breaks off in this row. Download it again, or complete the row."
            return self.rejected(row, "ragged_row", message)
        return None

    @cached_property
    def _folded_header(self) -> list[str]:
        return [fold(name) for name in self.header]

    def rejected(
        self, row: SheetRow, reason: str, message: str, remember: tuple[tuple[str, str], ...] = ()
    ) -> Rejected:
        """Return a row that cannot be used, its cells under their headers so that it can be mended."""
        texts = [cell_text(cell) for cell in row.cells]
        named = [(name, text) for name, text in zip(self.header, texts, strict=False) if name]
        over = [
            (f"(cell beyond the header {n})", text) for n, text in enumerate(texts[len(self.header) :], 1)
        ]
        return Rejected(
            location=f"row {row.number}",
            reason=reason,
            message=message,
            raw=" | ".join(texts),
            fields=(*named, *over),
            remember=remember,
        )


def table_of_cells(layout: Layout, cells: tuple[tuple[str, str], ...], number: int) -> Table:
    """Return the table of one row that was mended: header → text of each cell."""
    header = tuple(name for name, _ in cells)
    row = SheetRow(number, tuple(text or None for _, text in cells))
    return Table(layout, layout.columns(header) or {}, header, (row,))
