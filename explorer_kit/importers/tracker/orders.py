"""Whether the day or the month stands first in the date columns of a table file (R6)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explorer_kit.importers.dates import (
    DateReading,
    OrderEvidence,
    decide_order,
    is_chosen,
    order_evidence,
    proves_order,
    read_date,
    together,
)
from explorer_kit.importers.reading.sheets import SheetRow
from explorer_kit.importers.tracker.logs import LogSheet

_MAYBE_NUMERIC = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}")


def settle_orders(logs: list[LogSheet], usable: Mapping[int, list[SheetRow]]) -> None:
    """Decide for every date column whether the day or the month stands first (R6).

    Parameters
    ----------
    logs : list of LogSheet
        Their ``orders``, ``open_columns`` and ``doubts`` are filled in.
    usable : mapping
        Position of a log in the list → the rows that count as evidence (no examples, no totals).
    """
    columns: dict[tuple[int, int], OrderEvidence] = {}
    for position, log in enumerate(logs):
        for index, _ in log.date_columns():
            columns[position, index] = order_evidence(_numeric(usable[position], index))
    file = together(columns.values())
    for position, log in enumerate(logs):
        for index, name in log.date_columns():
            evidence = columns[position, index]
            log.orders[index] = decide_order(evidence, file, log.date_choice)
            if log.orders[index] is None and (evidence.open or evidence.conflict):
                log.open_columns.append(name)
                proofs = _proofs(log, usable[position], index) if evidence.conflict else ()
                log.doubts.leave_open(name, proofs)
            elif is_chosen(evidence, file, log.date_choice):
                log.doubts.choose(name, log.date_choice)


def _proofs(log: LogSheet, rows: list[SheetRow], index: int) -> list[tuple[str, str]]:
    """Return where the cells stand that prove an order, and what they hold."""
    place = f"{log.sheet.name}, row" if log.sheet.name else "row"
    cells = [(row.number, row.cells[index]) for row in rows if index < len(row.cells)]
    return [
        (f"{place} {number}", cell.strip())
        for number, cell in cells
        if isinstance(cell, str) and _MAYBE_NUMERIC.search(cell) and proves_order(read_date(cell))
    ]


def _numeric(rows: list[SheetRow], index: int) -> list[DateReading]:
    cells = (row.cells[index] for row in rows if index < len(row.cells))
    return [read_date(cell) for cell in cells if isinstance(cell, str) and _MAYBE_NUMERIC.search(cell)]
