"""Which sheets of a table file are logs, where their header is, and how their dates are to be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.dates import DateOrder, Doubts
from explorer_kit.importers.folding import fold
from explorer_kit.importers.mappings import DATE_ORDER, signature
from explorer_kit.importers.reading.sheets import Sheet, SheetRow, TableFile, cell_text, is_blank, trimmed
from explorer_kit.importers.tracker.columns import IDENTITY, field_of, fields
from explorer_kit.importers.tracker.mapping import guess_fields, header_names, resolve

Hints = Mapping[str, str | None]
NO_HINTS: Hints = MappingProxyType({})
_HEADER_WITHIN = 40
# Days of downloads, numbers of versions and copies: "tracker 2025-03-01 (1)", "tracker_v2 - Copy". A year or
# a month tells logs apart: "tracker 2025", "log 2025-03".
_EDITION_MARKS = re.compile(
    r"(?<!\d)(?:\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{1,2}[-_. ]\d{1,2}[-_. ]\d{4})(?!\d)"
    r"|\(\d{1,3}\)"
    r"|(?<=[-_. ])(?:v(?:ersion)?[-_. ]?\d{1,3}|(?<!\d{4}[-_. ])\d{1,2}(?=$)"
    r"|copy|kopie|copie|copia|final|new|neu|edited|updated|backup)(?![^\W_])",
    re.I,
)


@dataclass(frozen=True)
class LogSheet:
    """A sheet that holds a log.

    Attributes
    ----------
    sheet : Sheet
        As read.
    header : int
        Index of the header among the sheet's rows.
    names : tuple of (int, str)
        Columns with a header.
    mapping : mapping
        Header → field, or None for a column that is left out.
    scope : str
        The snapshot its rows belong to (R15).
    left_out : frozenset of str
        Folded headers that the user chose to leave out.
    orders : dict
        Column index → order of its numeric dates; None: ambiguous, or no such dates.
    open_columns : list of str
        Headers of columns with numeric dates that could not be settled.
    doubts : Doubts
        What is to be told of them.
    native : tuple of (str, str)
        Header of the column with the program's own id of a row, and whose ids these are; empty: none.
    """

    sheet: Sheet
    header: int
    names: tuple[tuple[int, str], ...]
    mapping: Mapping[str, str | None]
    scope: str = ""
    date_choice: DateOrder | None = None
    left_out: frozenset[str] = frozenset()
    orders: dict[int, DateOrder | None] = field(default_factory=dict)
    open_columns: list[str] = field(default_factory=list)
    doubts: Doubts = field(default_factory=Doubts)
    native: tuple[str, str] = ("", "")

    @cached_property
    def columns(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """Field → its columns (index, header), in the order of the sheet."""
        found: dict[str, list[tuple[int, str]]] = {}
        for index, name in self.names:
            if (mapped := self.mapping[name]) is not None:
                found.setdefault(mapped, []).append((index, name))
        return {name: tuple(columns) for name, columns in found.items()}

    @cached_property
    def unused_columns(self) -> list[str]:
        """The headers of columns that hold something and are not read, unless the user left them out."""
        return [
            name
            for index, name in self.names
            if self.mapping[name] is None
            and fold(name) not in self.left_out
            and any(index < len(row.cells) and not is_blank(row.cells[index]) for row in self.rows)
        ]

    @cached_property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows below the header, as wide as it."""
        return self.sheet.below(self.header)

    @property
    def has_identity(self) -> bool:
        """True where some column can say who a row is about."""
        return bool(IDENTITY & self.columns.keys())

    def date_columns(self) -> list[tuple[int, str]]:
        """Return the columns in which dates stand: those of dates, of flags and of answers."""
        return [
            column
            for name, columns in self.columns.items()
            if fields()[name].kind in {"date", "flag"} or name == "reply_outcome"
            for column in columns
        ]


def find_logs(
    table: TableFile, file: SourceFile, context: ImportContext, hints: Hints = NO_HINTS
) -> list[LogSheet]:
    """Return the sheets that hold a log: visible, with a header that names people and something else.

    ``hints``: header → field as the program that made the file means them; what the user says goes before.
    """
    logs = []
    for sheet in table.sheets:
        if not sheet.visible:
            continue
        header = find_header(sheet, context, hints)
        if header is not None:
            log = log_sheet(sheet, header, file, context, hints)
            if log.has_identity:
                logs.append(log)
    return logs


def log_sheet(
    sheet: Sheet, header: int, file: SourceFile, context: ImportContext, hints: Hints = NO_HINTS
) -> LogSheet:
    """Return a sheet with the row at index ``header`` as its header, its columns mapped."""
    cells = sheet.rows[header].cells
    groups = sheet.rows[header - 1].cells if header else ()
    names = header_names(cells)
    saved = context.saved_mappings.get(signature(name for _, name in names), {})
    given = {**saved, **(context.mapping or {})}
    mapping = resolve(names, guess_fields(cells, groups), {**_foreign(hints, given), **given})
    order = context.date_order or given.get(DATE_ORDER)
    choice = DateOrder(order) if order else None
    left_out = frozenset(fold(name) for name, field in given.items() if field is None)
    return LogSheet(sheet, header, names, mapping, scope_of(sheet, file), choice, left_out)


def _foreign(hints: Hints, given: Hints) -> Hints:
    """Return the hints about headers of which the user says nothing."""
    own = {fold(header) for header in given}
    return {header: field for header, field in hints.items() if fold(header) not in own}


def scope_of(sheet: Sheet, file: SourceFile) -> str:
    """Return the table a sheet's rows belong to over its editions (R15): the file's name and the sheet's.

    What tells one download or copy of a file from the next is no part of its name.
    """
    name = name_over_editions(file)
    return f"{name}|{sheet.name}" if sheet.name else name


def name_over_editions(file: SourceFile) -> str:
    """Return a file's name without what tells one download or copy of it from the next."""
    return fold(_EDITION_MARKS.sub(" ", file.path.stem))


def find_header(sheet: Sheet, context: ImportContext, hints: Hints = NO_HINTS) -> int | None:
    """Return the index of the row that is a header, None where there is none.

    It is a row for which a mapping was saved, else the one with most known names among the first rows, of
    which one says who; names the user mapped count as known. Of two rows with equally many, the fuller one
    is the header (the other is a group row above it).
    """
    wanted = {fold(header): name for header, name in {**hints, **(context.mapping or {})}.items()}
    best: tuple[int, int] | None = None
    found = None
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        if context.saved_mappings and _signature(row) in context.saved_mappings:
            return index
        texts = [cell_text(cell) for cell in row.cells if not is_blank(cell)]
        known, identity = _known(texts, wanted)
        enough = known >= 2 or known == len(texts) == 1
        if identity and enough and (best is None or (known, len(texts)) > best):
            best, found = (known, len(texts)), index
    return found


def _signature(row: SheetRow) -> str:
    return signature(name for _, name in header_names(row.cells))


def first_full_row(sheet: Sheet) -> int | None:
    """Return the index of the first row that fills most columns: the best guess where no header is known."""
    widths = [len(trimmed(row.cells)) for row in sheet.rows[:_HEADER_WITHIN]]
    filled = [sum(1 for cell in row.cells if not is_blank(cell)) for row in sheet.rows[:_HEADER_WITHIN]]
    full = max(filled, default=0)
    if full == 0:
        return None
    return next(index for index, count in enumerate(filled) if count * 2 > min(full, max(widths)))


def _known(texts: list[str], wanted: Hints) -> tuple[int, bool]:
    """Return how many texts are known headers, and whether one of them says who."""
    if any(len(text) > 80 for text in texts[:1]):
        return 0, False  # a sentence of instructions
    names = [wanted.get(fold(text)) or field_of(text) for text in texts]
    known = {name for name in names if name is not None}
    return len(known | {fold(text) for text in texts if fold(text) in wanted}), bool(known & IDENTITY)
