"""What a tracker looks like before it is loaded: its sheets, how their columns are read, the first rows."""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.preview import SheetPreview, TablePreview
from explorer_kit.importers.reading import Sheet, cell_text, read_table_file
from explorer_kit.importers.tracker.columns import fields
from explorer_kit.importers.tracker.logs import (
    NO_HINTS,
    Hints,
    LogSheet,
    find_logs,
    first_full_row,
    log_sheet,
)
from explorer_kit.importers.tracker.orders import settle_orders
from explorer_kit.importers.tracker.skips import reason_to_skip

_SHOWN = 5


def preview(file: SourceFile, context: ImportContext, hints: Hints = NO_HINTS) -> TablePreview:
    """Return the sheets of a table with their columns, as far as they are understood.

    Where no sheet has a header that is known, the first full row of each visible sheet is taken for one, so
    that its columns can be mapped by hand.
    """
    table = read_table_file(file.read(), file.name)
    logs = {id(log.sheet): log for log in find_logs(table, file, context, hints)}
    if not logs:
        logs = {
            id(sheet): log_sheet(sheet, header, file, context, hints)
            for sheet in table.sheets
            if sheet.visible and (header := first_full_row(sheet)) is not None
        }
    usable = [[row for row in log.rows if reason_to_skip(row, log) is None] for log in logs.values()]
    settle_orders(list(logs.values()), dict(enumerate(usable)))
    sheets = tuple(_shown(sheet, logs.get(id(sheet))) for sheet in table.sheets)
    return TablePreview(sheets=sheets, fields=tuple((name, field.label) for name, field in fields().items()))


def _shown(sheet: Sheet, log: LogSheet | None) -> SheetPreview:
    if log is None:
        return SheetPreview(name=sheet.name, header=(), mapping={}, skipped=True)
    orders = [order for order in log.orders.values() if order is not None]
    return SheetPreview(
        name=sheet.name,
        header=tuple(name for _, name in log.names),
        mapping=log.mapping,
        rows=tuple(_first_rows(log)),
        date_order=orders[0].value if orders else None,
        ambiguous_dates=bool(log.doubts.open),
        date_chosen=bool(log.doubts.chosen),
    )


def _first_rows(log: LogSheet) -> Iterator[tuple[str, ...]]:
    records = (row for row in log.rows if reason_to_skip(row, log) is None)
    for _, row in zip(range(_SHOWN), records, strict=False):
        cells = row.cells
        yield tuple(cell_text(cells[index]) if index < len(cells) else "" for index, _ in log.names)
