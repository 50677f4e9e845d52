"""What a preset of the tracker importer is made of, and the importer that comes of it.

Presets share the tracker's family. Their records are the tracker's: two rows of a table that tell of one talk
are told apart as rows (R13), a rejected row is mended by the tracker, and a table read once as tracker and
once by its preset is the same records wherever the preset has no better key for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.preview import TablePreview
from explorer_kit.importers.reading import Cell, SheetRow, TableFile, decode, read_table_file
from explorer_kit.importers.tracker.logs import Hints, LogSheet, find_logs
from explorer_kit.importers.tracker.look import preview
from explorer_kit.importers.tracker.reader import TABLE_SUFFIXES, glance, no_header, read_logs
from explorer_kit.records import Outcomes

_HEAD = 8192
SURE = 0.96


def _as_written(field: str | None, text: str) -> Cell:
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """How a program's tables differ from those that people write.

    Attributes
    ----------
    source, title : str
        As of the importer.
    knows : callable
        ``(file, head of its text) → bool``: whether the program made the file.
    hints : mapping
        Header → field, or None for a column that means nothing here; the user's own mapping goes before.
    cell : callable
        ``(field or None, text) → cell``: a cell without the program's decoration.
    scope : callable or None
        ``file → str``: the table over its editions, where its file's name does not tell.
    native : tuple of (str, str)
        Header of the program's own id of a row, and whose ids these are.
    """

    source: str
    title: str
    knows: Callable[[SourceFile, str], bool]
    hints: Hints = field(default_factory=dict)
    cell: Callable[[str | None, str], Cell] = _as_written
    scope: Callable[[SourceFile], str] | None = None
    native: tuple[str, str] = ("", "")

    def recognise(self, file: SourceFile, context: ImportContext) -> float:
        """Return how sure a file is a log that this program made."""
        if file.suffix not in TABLE_SUFFIXES or not self.knows(file, head_text(file)):
            return 0.0
        table = glance(file)
        return SURE if table is not None and find_logs(table, file, context, self.hints) else 0.0

    def read(self, file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
        """Yield what the table says.

        Raises
        ------
        ImportFileError
            As the tracker: the file cannot be read, or no header says who its rows are about.
        """
        table = read_table_file(file.read(), file.name)
        yield from read_logs(table, self.logs(table, file, context), file)

    def logs(self, table: TableFile, file: SourceFile, context: ImportContext) -> list[LogSheet]:
        """Return the sheets that hold a log, their cells without the program's decoration."""
        logs = find_logs(table, file, context, self.hints)
        if not logs:
            raise ImportFileError("unrecognised", no_header(table, file))
        return [self._undecorated(log, file) for log in logs]

    def look(self, file: SourceFile, context: ImportContext) -> TablePreview:
        """Return how the columns would be read."""
        return preview(file, context, self.hints)

    def importer(
        self, read: Callable[[SourceFile, ImportContext], Iterator[Outcomes]] | None = None
    ) -> Importer:
        """Return the importer; ``read`` where the preset's own is not enough."""
        return Importer(
            source=self.source,
            title=self.title,
            recognise=self.recognise,
            read=read or self.read,
            snapshot=True,
            preview=self.look,
            family="tracker",
        )

    def _undecorated(self, log: LogSheet, file: SourceFile) -> LogSheet:
        fields = {index: log.mapping[name] for index, name in log.names}
        kept, rest = log.sheet.rows[: log.header + 1], log.sheet.rows[log.header + 1 :]
        rows = (*kept, *(self._row(row, fields) for row in rest))
        scope = self.scope(file) if self.scope else log.scope
        return replace(log, sheet=replace(log.sheet, rows=rows), scope=scope, native=self.native)

    def _row(self, row: SheetRow, fields: dict[int, str | None]) -> SheetRow:
        cells = tuple(
            self.cell(fields.get(index), cell) if isinstance(cell, str) else cell
            for index, cell in enumerate(row.cells)
        )
        return replace(row, cells=cells)


def head_text(file: SourceFile) -> str:
    """Return the beginning of a text file, with a byte order mark if it has one; empty for a workbook."""
    data = file.head(_HEAD)
    return "" if data[:2] == b"PK" else ("\ufeff" if data[:3] == b"\xef\xbb\xbf" else "") + decode(data).text


def headers(head: str) -> set[str]:
    """Return the cells of the first line of a text, in small letters."""
    line = head.removeprefix("\ufeff").partition("\n")[0]
    return {
        cell.strip().strip('"').casefold() for cell in line.replace(";", ",").replace("\t", ",").split(",")
    }
