"""What a report says of the order of a file's numeric dates (R6): chosen, to be chosen, or contradictory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explorer_kit.importers.dates.readings import DateOrder
from explorer_kit.records import Warned

_LISTED = 20
_FIRST = {DateOrder.DAY: "day", DateOrder.MONTH: "month", DateOrder.YEAR: "year"}


@dataclass(slots=True)
class Doubts:
    """The columns whose order the file does not tell.

    Attributes
    ----------
    open : list of str
        Columns whose order the user can choose.
    conflicts : dict
        Columns that prove both orders → the cells that prove one: where they stand, what they hold.
    chosen : dict
        Columns → the order that the user chose.
    """

    open: list[str] = field(default_factory=list)
    conflicts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    chosen: dict[str, DateOrder] = field(default_factory=dict)

    @classmethod
    def of(cls, several: Iterable[Doubts]) -> Doubts:
        """Return the doubts of all sheets of a file as one."""
        found = cls()
        for doubts in several:
            found.open += [column for column in doubts.open if column not in found.open]
            found.chosen |= doubts.chosen
            for column, cells in doubts.conflicts.items():
                found.conflicts.setdefault(column, []).extend(cells)
        return found

    def leave_open(self, column: str, proofs: Sequence[tuple[str, str]]) -> None:
        """Take a column whose dates stay empty; ``proofs``: the cells by which it proves both orders."""
        if proofs:
            self.conflicts[column] = list(proofs)
        else:
            self.open.append(column)

    def choose(self, column: str, order: DateOrder | None) -> None:
        """Take a column that is read as the user chose."""
        if order is not None:
            self.chosen[column] = order

    def named(self, words: Mapping[str, str]) -> Doubts:
        """Return the same with other names of the columns."""
        return Doubts(
            [words.get(column, column) for column in self.open],
            {words.get(column, column): cells for column, cells in self.conflicts.items()},
            {words.get(column, column): order for column, order in self.chosen.items()},
        )

    def said(self, name: str) -> Iterator[Warned]:
        """Yield the warnings and remarks; ``name``: of the file."""
        if self.open:
            yield Warned(
                code="ambiguous_dates",
                detail=f"{name}: dates in {', '.join(self.open)} can be read with the day or the month "
                "first; they were left empty. Choose the order of dates.",
            )
        for column, cells in self.conflicts.items():
            listed = ", ".join(f"{place} '{text[:40]}'" for place, text in cells[:_LISTED])
            more = f" and {len(cells) - _LISTED} more" if len(cells) > _LISTED else ""
            yield Warned(
                code="ambiguous_dates",
                detail=f"{name}: dates in {column} are written with the day first and with the month first, "
                "so they were left empty; choosing an order does not help. Mend the cells so that all are "
                f"written alike: {listed}{more}.",
            )
        for order in dict.fromkeys(self.chosen.values()):
            columns = ", ".join(column for column, found in self.chosen.items() if found is order)
            yield Warned(
                detail=f"{name}: dates in {columns} are read with the {_FIRST[order]} first, as you chose.",
                date_order=order.value,
            )
