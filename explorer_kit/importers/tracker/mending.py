"""A rejected row whose cells were mended, read as the row it would have been in its file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from explorer_kit.importers.base import Fields, ImportContext
from explorer_kit.importers.dates import DateOrder
from explorer_kit.importers.reading import Sheet, SheetRow
from explorer_kit.importers.tracker.directory import Directory
from explorer_kit.importers.tracker.logs import LogSheet
from explorer_kit.importers.tracker.mapping import header_names
from explorer_kit.importers.tracker.records import Numbering, outcomes_of
from explorer_kit.importers.tracker.row import Row
from explorer_kit.importers.tracker.skips import reason_to_skip
from explorer_kit.records import Outcomes, Skipped


def mend(given: Fields, remember: Fields, where: str, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what a rejected row says once its cells were mended.

    Parameters
    ----------
    given : tuple of (str, str)
        Header → text of each cell.
    remember : tuple of (str, str)
        As it was rejected with: sheet, scope, mapping, order of dates.
    where : str
        The row's place in its file.
    context : ImportContext
        Not asked: the file's own choices are remembered.
    """
    known = dict(remember)
    mapping: dict[str, str | None] = json.loads(known.get("mapping", "{}"))
    cells = dict(given)
    header = SheetRow(1, tuple(mapping))
    row = SheetRow(_row_number(where), tuple(cells.get(name, "").strip() or None for name in mapping))
    log = LogSheet(
        Sheet(known.get("sheet", ""), (header, row)),
        0,
        header_names(header.cells),
        mapping,
        known.get("scope", ""),
        native=tuple(json.loads(known.get("native", '["", ""]'))),
    )
    orders: dict[str, str] = json.loads(known.get("orders", "{}"))
    log.orders.update({index: DateOrder(orders[name]) for index, name in log.names if name in orders})
    numbering = Numbering(start={known.get("identity", ""): int(known.get("occurrence", "1"))})
    reason = reason_to_skip(row, log)
    if reason is not None:
        yield Skipped(location=where, reason=reason)
    else:
        yield from outcomes_of(Row(log, row), numbering, Directory())


def _row_number(where: str) -> int:
    digits = where.rsplit(" ", 1)[-1]
    return int(digits) if digits.isdigit() else 1
