"""The dates of a column of the export, as LinkedIn writes them or a spreadsheet has rewritten them (R6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from explorer_kit.importers.base import ImportContext
from explorer_kit.importers.dates import (
    Dated,
    DateOrder,
    DateReading,
    NotADate,
    NumericDate,
    decide_order,
    is_chosen,
    order_evidence,
    proves_order,
    read_date,
    settle,
)
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.reading import Cell, cell_text, is_blank
from explorer_kit.records import UNDATED, Moment

# Invitations.csv, whatever the language of the account: 1/29/26, 2:37 PM
_AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{2}, \d{1,2}:\d{2}(?::\d{2})? [AP]M", re.I)

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Dates:
    """How the numeric dates of a column are read; None: they stay empty."""

    order: DateOrder | None = None
    proofs: tuple[tuple[int, str], ...] = ()
    """Where both orders are proven: the positions of the cells that prove one, and what they hold."""
    chosen: bool = False
    """The order is the user's choice."""

    def read(self, cell: Cell) -> DateReading:
        """Return what a cell is in this column."""
        return settle(_read(cell), self.order)

    def is_open(self, cell: Cell) -> bool:
        """Tell whether a cell could be read in two ways."""
        return isinstance(self.read(cell), NumericDate)

    def problem(self, cell: Cell) -> str | None:
        """Return what is wrong with a cell that holds something and is no day; None: nothing."""
        reading = self.read(cell)
        if isinstance(reading, Dated | NumericDate) or is_blank(cell):
            return None
        return f"'{cell_text(cell)[:60]}' is no day of a calendar. Correct the date."


def dates_of(cells: Sequence[Cell], context: ImportContext) -> Dates:
    """Return how to read a column: by its evidence, LinkedIn's own writing, or the user's choice."""
    readings = [_read(cell) for cell in cells]
    evidence = order_evidence(readings)
    numeric = [
        cell_text(cell)
        for cell, reading in zip(cells, readings, strict=True)
        if isinstance(reading, NumericDate)
    ]
    american = bool(numeric) and all(_AMERICAN.fullmatch(clean_line(text)) for text in numeric)
    if american and evidence.order is None and not evidence.conflict:
        return Dates(DateOrder.MONTH)
    choice = DateOrder(context.date_order) if context.date_order else None
    proofs = (
        (position, cell_text(cells[position]).strip())
        for position, reading in enumerate(readings)
        if evidence.conflict and proves_order(reading)
    )
    order = decide_order(evidence, evidence, choice)
    return Dates(order, tuple(proofs), is_chosen(evidence, evidence, choice))


def _read(cell: Cell) -> DateReading:
    """Read a cell; what is longer than any date is none, and is not searched for one."""
    if isinstance(cell, str) and len(cell.strip()) > _LONGEST:
        return NotADate(cell[:_LONGEST])
    return read_date(cell)


def in_utc(reading: DateReading) -> Moment:
    """Return the moment of a message: its clock is UTC, also where a spreadsheet has dropped the letters."""
    if not isinstance(reading, Dated):
        return UNDATED
    moment = reading.moment
    if moment.instant is not None or moment.wall is None:
        return moment
    return Moment.at(moment.wall.replace(tzinfo=UTC), moment.precision)


def in_no_zone(reading: DateReading) -> Moment:
    """Return the moment of an invitation, of whose clock nobody knows the zone (R5)."""
    if not isinstance(reading, Dated):
        return UNDATED
    moment = reading.moment
    if moment.instant is not None or moment.wall is None:
        return moment
    return Moment.local(moment.wall, moment.precision, zone="unknown")


def signature(reading: DateReading) -> str:
    """Return what a date's key holds: the same for 1/2/26 and 2/1/26, so that settling it changes no key."""
    if isinstance(reading, Dated):
        parts = [reading.day.year % 100, reading.day.month, reading.day.day]
    elif isinstance(reading, NumericDate):
        parts = [reading.first, reading.second, (reading.third or 0) % 100]
    else:
        return ""
    clock = reading.clock
    time = f" {clock.at:%H:%M}" if clock else ""
    return "-".join(f"{part:02}" for part in sorted(parts)) + time
