"""One row under its header: cells by field, and the dates and answers in it settled once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from explorer_kit.importers.dates import (
    Dated,
    DateReading,
    InvalidDate,
    PartialDate,
    settle,
)
from explorer_kit.importers.phrases import Flag, Reply, read_flag, read_reply
from explorer_kit.importers.reading.sheets import Cell, SheetRow, is_blank
from explorer_kit.importers.tracker.cells import label_of, text_of
from explorer_kit.importers.tracker.columns import fields
from explorer_kit.importers.tracker.logs import LogSheet
from explorer_kit.records import UNDATED, Moment

_ANSWERS = frozenset({"replied", "reply_outcome"})
# What has happened, in contrast to what is planned: a flag lies between these days of its row (R10).
_HAPPENED = (
    *("added_on", "contacted_on", "contacted", "follow_up_on", "replied_on", "replied", "reply_outcome"),
    *("meeting_on", "thanked_on", "thanked", "last_contact_on"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell of a date, flag or answer column says.

    ``value``: it happened, it did not, or one cannot tell; ``date`` is settled by the order of its column.
    """

    header: str
    text: str
    value: bool | None
    date: DateReading | None
    answer: Reply | None = None
    nudges: int | None = None
    understood: bool = True


class Row:
    """A row of a log, read by field."""

    def __init__(self, log: LogSheet, row: SheetRow) -> None:
        self.log = log
        self.row = row

    def cells(self, field: str) -> list[tuple[int, str, Cell]]:
        """Return (column index, header, cell) of the filled cells of a field."""
        return self._filled.get(field, [])

    @cached_property
    def _filled(self) -> dict[str, list[tuple[int, str, Cell]]]:
        cells = self.row.cells
        found: dict[str, list[tuple[int, str, Cell]]] = {}
        for field, columns in self.log.columns.items():
            for index, header in columns:
                if index < len(cells) and not is_blank(cells[index]):
                    found.setdefault(field, []).append((index, header, cells[index]))
        return found

    def cell(self, field: str) -> Cell:
        """Return the first filled cell of a field, None if there is none."""
        found = self.cells(field)
        return found[0][2] if found else None

    def text(self, field: str) -> str | None:
        """Return the first filled cell of a field as one line."""
        found = self.cells(field)
        return (label_of(found[0][2]) or None) if found else None

    @cached_property
    def said(self) -> dict[str, list[Said]]:
        """Field → what its cells say, for the fields of dates, flags and answers."""
        return {
            name: [self._read(name, *cell) for cell in cells]
            for name, cells in self._filled.items()
            if name in _ANSWERS or fields()[name].kind in {"date", "flag"}
        }

    def _read(self, field: str, index: int, header: str, cell: Cell) -> Said:
        answer = read_reply(cell) if field in _ANSWERS else None
        flag: Flag | Reply = answer or read_flag(cell)
        value = answer.replied if answer else flag.value if isinstance(flag, Flag) else None
        when = settle(flag.when, self.log.orders.get(index)) if flag.when is not None else None
        return Said(header, text_of(cell), value, when, answer, flag.nudges, flag.understood)

    @cached_property
    def invalid(self) -> Said | None:
        """The first cell with a date that does not exist."""
        cells = (said for several in self.said.values() for said in several)
        return next((said for said in cells if isinstance(said.date, InvalidDate)), None)

    @property
    def answers_not_understood(self) -> list[str]:
        """The texts of cells about answers of which one cannot tell what they say."""
        return [
            said.text for name in sorted(_ANSWERS) for said in self.said.get(name, ()) if not said.understood
        ]

    @cached_property
    def known_days(self) -> list[date]:
        """The days on which something of this row happened, sorted."""
        happened = (said for name in _HAPPENED for said in self.said.get(name, ()) if said.value is not False)
        dated = (self.dated(said) for said in happened)
        return sorted(found.day for found in dated if found is not None)

    @property
    def first_day(self) -> date | None:
        """The earliest known day of the row."""
        return self.known_days[0] if self.known_days else None

    @property
    def last_day(self) -> date | None:
        """The latest known day of the row."""
        return self.known_days[-1] if self.known_days else None

    def dated(self, said: Said) -> Dated | None:
        """Return the day a cell says, taking a missing year from the row's other days."""
        if isinstance(said.date, PartialDate):
            full = [r.day for cells in self.said.values() for s in cells if isinstance(r := s.date, Dated)]
            return said.date.near(max(full)) if full else None
        return said.date if isinstance(said.date, Dated) else None

    def moment(self, said: Said) -> Moment:
        """Return when a cell says something happened; `UNDATED` where it only says that it did."""
        dated = self.dated(said)
        return dated.moment if dated is not None else UNDATED

    def happened(self, *names: str) -> list[tuple[Said, Moment]]:
        """Return the cells of fields that say that something happened, dated ones first."""
        found = [
            (said, self.moment(said)) for name in names for said in self.said.get(name, ()) if said.value
        ]
        return sorted(found, key=lambda pair: pair[1].day is None)

    def denied(self, *names: str) -> bool:
        """Tell whether a cell of these fields says no."""
        return any(said.value is False for name in names for said in self.said.get(name, ()))
