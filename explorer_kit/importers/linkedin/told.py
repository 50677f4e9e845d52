"""What is said of a file as a whole at the end of reading it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.dates import Doubts
from explorer_kit.importers.linkedin.dates import Dates
from explorer_kit.importers.linkedin.table import Table
from explorer_kit.records import Warned

_WHAT_WARNINGS_SAY = {
    "nul_byte": "zero bytes were left out",
    "possible_mojibake": "some letters look as if the file had been saved in the wrong encoding",
    "unbalanced_quote": "a quotation mark is never closed; the rows after it were read all the same",
}


def warnings(file: SourceFile, table: Table, open_dates: int, dates: Dates | None = None) -> Iterator[Warned]:
    """Yield the warnings of a file; ``open_dates``: how many dates could be read in two ways."""
    for code in table.warnings:
        yield Warned(code=code, detail=f"{file.name}: {_WHAT_WARNINGS_SAY.get(code, code)}.")
    doubts = Doubts()
    if dates and dates.order and dates.chosen:
        doubts.choose("its columns", dates.order)
    if dates and dates.proofs:
        rows = [(f"row {table.rows[position].number}", text) for position, text in dates.proofs]
        doubts.leave_open("its column of dates", rows)
    yield from doubts.said(file.name)
    if open_dates and not doubts.conflicts:
        yield Warned(
            code="ambiguous_dates",
            detail=f"{file.name}: {open_dates} dates can be read with the day or the month first; they were "
            "left empty. Choose the order of dates, or load the file as LinkedIn sent it.",
        )
    if table.short:
        yield Warned(
            code="ragged_rows", detail=f"{file.name}: {table.short} rows are shorter than the header."
        )
    if not table.rows:
        yield Warned(code="no_rows", detail=f"{file.name} has a header but no rows under it.")
