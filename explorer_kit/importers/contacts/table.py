"""Tables of contacts: the header among the first rows, then one person a row, cells by their headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import Fields, ImportContext, SourceFile
from explorer_kit.importers.contacts.card import Card
from explorer_kit.importers.contacts.cards import outcome_of
from explorer_kit.importers.contacts.keys import Keys
from explorer_kit.importers.folding import clean, clean_line, fold
from explorer_kit.importers.reading import Content, content_of, decode, read_delimited
from explorer_kit.importers.reading.sheets import Cell, Sheet, SheetRow, cell_text, is_blank, trimmed
from explorer_kit.importers.reading.tables import read_table_file
from explorer_kit.importers.tracker.directory import Directory
from explorer_kit.records import Outcomes, Warned

_HEADER_WITHIN = 5
_SAYS = {
    "nul_byte": "zero bytes were left out",
    "possible_mojibake": "some letters look as if the file had been saved in the wrong encoding",
    "unbalanced_quote": "a quotation mark is never closed; the rows after it were read all the same",
}
_OVER = "(cell beyond the header"
Mend = Callable[[Fields, Fields, str, ImportContext], Iterator[Outcomes]]
IsHeader = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: (index, header as written, header folded)."""

    columns: tuple[tuple[int, str, str], ...]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Columns:
        """Return the columns under a row of headers; those without a header are nobody's."""
        named = ((index, clean_line(cell_text(cell))) for index, cell in enumerate(cells))
        return cls(tuple((index, name, fold(name)) for index, name in named if fold(name)))

    @property
    def names(self) -> frozenset[str]:
        """The folded headers."""
        return frozenset(folded for _, _, folded in self.columns)

    def places(self, folded: str) -> list[int]:
        """Return the indexes of the columns of a folded header."""
        return [index for index, _, name in self.columns if name == folded]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by folded header."""

    columns: Columns
    row: SheetRow

    def cell(self, index: int) -> str:
        """Return the text of the cell in a column."""
        return clean(cell_text(self.row.cells[index])) if index < len(self.row.cells) else ""

    def text(self, *folded: str) -> str:
        """Return the first filled cell of the first of these headers that has one; empty where none has."""
        return next(
            (text for name in folded for i in self.columns.places(name) if (text := self.cell(i))), ""
        )

    def line(self, *folded: str) -> str:
        """Return `text` on one line."""
        return clean_line(self.text(*folded))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its header found."""

    sheet: Sheet
    header: int
    columns: Columns
    warnings: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows under the header."""
        return self.sheet.below(self.header)


def looks_like(file: SourceFile, is_header: IsHeader) -> bool:
    """Tell from the head of a text file whether one of its first rows is a header that is known."""
    head = file.head()
    if content_of(head) is not Content.TEXT:
        return False
    lines = decode(head).text.split("\n")[: _HEADER_WITHIN + 1]
    sheet, _ = read_delimited("\n".join(lines))
    return _find(sheet, is_header) is not None


def read_table(file: SourceFile, is_header: IsHeader, kind: str) -> Table:
    """Return the table of a contacts file.

    Raises
    ------
    ImportFileError
        ``unrecognised`` where no row is such a header; the codes of a file that cannot be read.
    """
    table_file = read_table_file(file.read(), file.name)
    for sheet in table_file.sheets:
        header = _find(sheet, is_header)
        if header is not None:
            columns = Columns.of(sheet.rows[header].cells)
            return Table(sheet, header, columns, table_file.warnings)
    first = next((row for sheet in table_file.sheets for row in sheet.rows if not row.is_blank), None)
    found = ", ".join(cell_text(cell)[:40] for cell in first.cells[:6]) if first else "nothing"
    raise ImportFileError(
        "unrecognised",
        f"{file.name} does not have the headers of {kind}. Found: {found}. Export it again without changing "
        "its headers, or load it as a tracker and map its columns.",
    )


def cards_of(table: Table, read_row: Callable[[Row], Card]) -> Iterator[Card]:
    """Yield a card for every row; blank rows are to be skipped, rows that run over to be mended."""
    width = len(trimmed(table.sheet.rows[table.header].cells))
    for row in table.rows:
        location = f"row {row.number}"
        if row.is_blank:
            yield Card(location=location, skip="blank_row")
            continue
        texts = tuple(cell_text(cell) for cell in trimmed(row.cells))
        cells = Row(table.columns, row)
        named = ((name, cells.cell(index)) for index, name, _ in table.columns.columns)
        fields = (*named, *_over(texts, width))
        read = replace(read_row(cells), location=location, raw=" | ".join(texts), fields=fields)
        if row.damage is not None and len(texts) > width:
            message = (
                f"The row has {len(texts)} cells, the header {width}: a delimiter inside a text is not "
                "quoted, or a quotation mark is not closed. Put each text under its header."
            )
            read = replace(read, damage=("ragged_row", message))
        yield read


def warnings_of(table: Table, file: SourceFile) -> Iterator[Warned]:
    """Yield what is wrong with a file as a whole."""
    for code in table.warnings:
        yield Warned(code=code, detail=f"{file.name}: {_SAYS[code]}.")
    short = table.sheet.short_rows(table.header)
    long = sum(1 for row in table.rows if row.damage == "ragged_row")
    if short or long:
        yield Warned(
            code="ragged_rows",
            detail=f"{file.name}: {short} rows are shorter than the header, {long} longer.",
        )
    if all(row.is_blank for row in table.rows):
        yield Warned(code="no_rows", detail=f"{file.name} has a header but no rows under it.")


def mender(read_row: Callable[[Row], Card]) -> Mend:
    """Return how a rejected row that was mended is read: as the row it would have been in its file."""

    def mend(given: Fields, remember: Fields, where: str, context: ImportContext) -> Iterator[Outcomes]:
        known = dict(remember)
        cells = [(name, text.strip()) for name, text in given if not name.startswith(_OVER)]
        columns = Columns.of([name for name, _ in cells])
        row = Row(columns, SheetRow(1, tuple(text or None for _, text in cells)))
        start = {known.get("base", ""): int(known.get("times", "1"))}
        keys = Keys(known.get("scope", ""), known.get("book", ""), start=start)
        yield outcome_of(replace(read_row(row), location=where), keys, Directory(), context)

    return mend


def _over(texts: tuple[str, ...], width: int) -> Fields:
    """Return the cells beyond the header, for the user to put where they belong."""
    return tuple((f"{_OVER} {number})", text) for number, text in enumerate(texts[width:], start=1))


def _find(sheet: Sheet, is_header: IsHeader) -> int | None:
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        names = frozenset(fold(cell_text(cell)) for cell in row.cells if not is_blank(cell))
        if is_header(names):
            return index
    return None
