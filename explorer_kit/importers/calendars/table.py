"""Calendars as tables: rows by the names of their columns, in whatever order and language they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.dates import (
    Dated,
    DateOrder,
    DateReading,
    Doubts,
    NotADate,
    NumericDate,
    OrderEvidence,
    decide_order,
    is_chosen,
    order_evidence,
    proves_order,
    read_date,
    settle,
    together,
)
from explorer_kit.importers.folding import clean, clean_line, fold
from explorer_kit.importers.reading import Content, Sheet, content_of, decode, read_delimited, read_table_file
from explorer_kit.importers.reading.sheets import cell_text, trimmed
from explorer_kit.importers.tracker.cells import time_of
from explorer_kit.records import Moment, Rejected, Warned

_HEADER_WITHIN = 10
_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ""})
_DOTTED = re.compile(r"\s*\d{1,2}\.\s?\d{1,2}\.")
_DAMAGE = {
    "nul_byte": "zero bytes were left out",
    "possible_mojibake": "some letters look as if the file had been saved in the wrong encoding",
    "unbalanced_quote": "a quotation mark is never closed; the rows after it were read all the same",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the texts of its columns by field (several columns may have one field), and as written."""

    number: int
    values: Mapping[str, tuple[str, ...]]
    written: tuple[tuple[str, str], ...]
    is_ragged: bool = False

    @property
    def location(self) -> str:
        """Where the user finds it."""
        return f"row {self.number}"

    @property
    def is_blank(self) -> bool:
        """True where no cell holds anything."""
        return not any(text.strip() for _, text in self.written)

    def text(self, field: str, place: int = 0) -> str:
        """Return a cell on one line; empty where there is none."""
        return clean_line(self.long_text(field, place))

    def long_text(self, field: str, place: int = 0) -> str:
        """Return a cell with its paragraphs."""
        texts = self.values.get(field, ())
        return clean(texts[place]) if place < len(texts) else ""

    def rejected(self, reason: str, message: str) -> Rejected:
        """Return the row as one that cannot be used."""
        return Rejected(location=self.location, reason=reason, message=message, fields=self.written)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under a header, with the warnings of reading them."""

    rows: tuple[Row, ...]
    fields: frozenset[str]
    warnings: tuple[Warned, ...] = ()


def glance(file: SourceFile, words: Mapping[str, str]) -> frozenset[str]:
    """Return the fields that the head of a text file has columns for; none where it is no such table."""
    head = file.head()
    if file.suffix not in _SUFFIXES or content_of(head) is not Content.TEXT:
        return frozenset()
    sheet, _ = read_delimited(decode(head).text)
    found = _header(sheet, words)
    return frozenset(found[1].values()) if found else frozenset()


def read_table(file: SourceFile, words: Mapping[str, str]) -> Table:
    """Read a table whose header has some of the folded ``words`` (header → field).

    Raises
    ------
    ImportFileError
        The file is no table, or has no such header.
    """
    table = read_table_file(file.read(), file.name)
    for sheet in table.sheets:
        found = _header(sheet, words)
        if found is None:
            continue
        header, fields = found
        names = [cell_text(cell) for cell in sheet.rows[header].cells]
        rows = tuple(_row(row.number, row.cells, names, fields) for row in sheet.below(header))
        warnings = (
            Warned(code=code, detail=f"{file.name}: {_DAMAGE.get(code, code)}.") for code in table.warnings
        )
        return Table(rows, frozenset(fields.values()), tuple(warnings))
    raise ImportFileError(
        "unrecognised", f"{file.name} has none of the headers of this export. Export it again, with headers."
    )


def _header(sheet: Sheet, words: Mapping[str, str]) -> tuple[int, dict[int, str]] | None:
    """Return the index of the header among the first rows, and the field of each known column."""
    best: tuple[int, dict[int, str]] | None = None
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        fields = {
            place: words[name]
            for place, cell in enumerate(row.cells)
            if (name := fold(cell_text(cell))) in words
        }
        if len(fields) > max(2, len(best[1]) if best else 0):
            best = index, fields
    return best


def _row(number: int, cells: tuple[object, ...], names: list[str], fields: dict[int, str]) -> Row:
    texts = [cell_text(cell) for cell in cells]  # type: ignore[arg-type]
    values: dict[str, tuple[str, ...]] = {}
    for place, field in fields.items():
        values[field] = (*values.get(field, ()), texts[place] if place < len(texts) else "")
    width = len(trimmed(tuple(names)))
    labels = [*names[:width], *(f"extra {place}" for place in range(1, len(texts) - width + 1))]
    written = tuple((label, text) for label, text in zip(labels, texts, strict=False) if text)
    return Row(number, values, written, is_ragged=len(texts) > max(width, len(names)))


class DateColumns:
    """The date columns of a table with the order of day and month decided for each (R6)."""

    def __init__(self, table: Table, columns: tuple[str, ...], context: ImportContext) -> None:
        texts = {
            column: [row.text(column) for row in table.rows if row.text(column)]
            for column in columns
            if column in table.fields
        }
        evidence = {column: _evidence(found) for column, found in texts.items()}
        whole = together(evidence.values())
        choice = DateOrder(context.date_order) if context.date_order else None
        self._orders = {column: decide_order(found, whole, choice) for column, found in evidence.items()}
        self.ambiguous: list[str] = []
        self._doubts = Doubts()
        for column, found in evidence.items():
            if self._orders[column] is None and (found.open or found.conflict):
                self.ambiguous.append(column)
                proofs = _proofs(table.rows, column) if found.conflict else ()
                self._doubts.leave_open(column, proofs)
            elif is_chosen(found, whole, choice):
                self._doubts.choose(column, choice)

    def read(self, row: Row, column: str) -> DateReading:
        """Return what the date cell of a row says; `NumericDate` where its order is not known."""
        return settle(read_date(row.text(column)), self._orders.get(column))

    def moment(self, row: Row, day: str, clock: str | None = None) -> Moment | None:
        """Return the moment of a date column and the time column beside it, None where there is no date."""
        reading = self.read(row, day)
        if not isinstance(reading, Dated):
            return None
        found = time_of(row.text(clock)) if clock and reading.clock is None else None
        if found is None:
            return reading.moment
        return Moment.local(datetime.combine(reading.day, found.at))

    def is_open(self, row: Row, column: str) -> bool:
        """Tell whether a date can be read in two ways."""
        return isinstance(self.read(row, column), NumericDate)

    def is_empty(self, row: Row, column: str) -> bool:
        """Tell whether a cell holds nothing at all."""
        reading = self.read(row, column)
        return isinstance(reading, NotADate) and not reading.text.strip()

    def warnings(self, name: str, words: Mapping[str, str]) -> Iterator[Warned]:
        """Yield what is to be told of the order of dates; ``words``: header of each column."""
        yield from self._doubts.named(words).said(name)


def _proofs(rows: Iterable[Row], column: str) -> list[tuple[str, str]]:
    """Return where the cells stand that prove an order, and what they hold."""
    cells = [(row.location, row.text(column)) for row in rows]
    return [(place, text) for place, text in cells if proves_order(read_date(text)) or _DOTTED.match(text)]


def _evidence(texts: list[str]) -> OrderEvidence:
    """Return what a column proves; nobody who divides by dots writes the month first."""
    evidence = order_evidence(map(read_date, texts))
    dotted = any(_DOTTED.match(text) for text in texts)
    return replace(evidence, day_first=True) if dotted else evidence
