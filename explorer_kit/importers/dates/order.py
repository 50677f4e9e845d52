"""Does the day or the month stand first? Decided by evidence, else by the user, else not at all (R6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer_kit.importers.dates.readings import DateOrder, DateReading, NumericDate


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What the numeric dates of a column (or of all columns of a file) prove.

    Attributes
    ----------
    day_first, month_first : bool
        Some date has its first, or its second, number above 12.
    year_could_be_first : bool
        All were written with two-digit years and make sense as year, month, day.
    open : int
        Dates that could be read in two ways.
    """

    day_first: bool = False
    month_first: bool = False
    year_could_be_first: bool = False
    open: int = 0

    @property
    def conflict(self) -> bool:
        """True where both orders are proven."""
        return self.day_first and self.month_first

    @property
    def order(self) -> DateOrder | None:
        """The one order that is proven, else None."""
        if self.day_first == self.month_first:
            return None
        return DateOrder.DAY if self.day_first else DateOrder.MONTH


def order_evidence(readings: Iterable[DateReading]) -> OrderEvidence:
    """Gather what the dates of a column prove; their sequence does not matter."""
    numeric = [reading for reading in readings if isinstance(reading, NumericDate)]
    return OrderEvidence(
        day_first=any(reading.first > 12 for reading in numeric),
        month_first=any(reading.second > 12 for reading in numeric),
        year_could_be_first=bool(numeric) and all(_could_begin_with_year(reading) for reading in numeric),
        open=sum(1 for reading in numeric if reading.first <= 12 and reading.second <= 12),
    )


def proves_order(reading: DateReading) -> bool:
    """Return whether a date can be read in one order only."""
    return isinstance(reading, NumericDate) and (reading.first > 12) is not (reading.second > 12)


def is_chosen(column: OrderEvidence, file: OrderEvidence, choice: DateOrder | None) -> bool:
    """Return whether the order of a column is what the user chose, and nothing else tells it."""
    if choice is None or not column.open:
        return False
    return decide_order(column, file, choice) is choice and decide_order(column, file) is None


def together(columns: Iterable[OrderEvidence]) -> OrderEvidence:
    """Return the evidence of a whole file from that of its columns."""
    evidences = list(columns)
    return OrderEvidence(
        day_first=any(evidence.day_first for evidence in evidences),
        month_first=any(evidence.month_first for evidence in evidences),
        open=sum(evidence.open for evidence in evidences),
    )


def decide_order(
    column: OrderEvidence, file: OrderEvidence, choice: DateOrder | None = None
) -> DateOrder | None:
    """Return the order of a column: by its own evidence, then its file's, then the user's choice.

    None means ambiguous: no evidence and no choice, or a conflict within the column. The choice ``year``
    comes first where the column allows it, because in ``26/03/05`` a number above 12 proves nothing else
    than that the month is not first.
    """
    if choice is DateOrder.YEAR and column.year_could_be_first:
        return DateOrder.YEAR
    if column.conflict:
        return None
    return column.order or file.order or (choice if choice is not DateOrder.YEAR else None)


def _could_begin_with_year(reading: NumericDate) -> bool:
    return (
        reading.short_year and reading.second <= 12 and reading.third is not None and 1 <= reading.third <= 31
    )
