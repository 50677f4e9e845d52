"""Taguette: highlights and codebook as CSV or Excel.

How to get them: Highlights > "Export this view" > CSV or Excel (see all tags first, so that none is missing),
and Project info > "Export codebook" > CSV or Excel. Choosing the codebook as well brings the descriptions.

A highlight stands in as many rows as it has tags; a highlight without a tag has one row. One highlight is one
record. Where a document's name plainly is a person's ("Interview Anna Beispiel.docx"), its passages are
theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.coding.naming import document_page, own_name, person_of
from explorer_kit.importers.folding import clean, clean_line
from explorer_kit.importers.observations import digest
from explorer_kit.importers.reading import Sheet, SheetRow, TableFile, cell_text, read_table_file
from explorer_kit.importers.tracker.logs import scope_of
from explorer_kit.importers.tracker.reader import TABLE_SUFFIXES, glance
from explorer_kit.records import Code, Coding, Item, Outcomes, Rejected, Skipped, SourceRecord, Warned

_HIGHLIGHTS = ("id", "document", "tag", "content")
_CODEBOOK = ("tag", "description")
_COUNTS = frozenset({"number of highlights", "number of documents", "parent"})
_WARNINGS = {
    "nul_byte": "zero bytes were left out",
    "possible_mojibake": "some letters look as if the file had been saved in the wrong encoding",
    "unbalanced_quote": "a quotation mark is never closed; the rows after it were read all the same",
}
_Cells = dict[str, str]


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure a file is Taguette's: by the names of its columns."""
    table = glance(file) if file.suffix in TABLE_SUFFIXES else None
    return 0.97 if table is not None and _find(table) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield a record per highlight or code, skipped and rejected rows, and warnings.

    Raises
    ------
    ImportFileError
        The file cannot be read as a table, or it is neither a table of highlights nor a codebook.
    """
    table = read_table_file(file.read(), file.name)
    found = _find(table)
    if found is None:
        raise ImportFileError(
            "unrecognised",
            f"{file.name} has neither the columns {', '.join(_HIGHLIGHTS)} nor {', '.join(_CODEBOOK)}. "
            "Export it from Taguette again, as highlights or as codebook.",
        )
    for code in table.warnings:
        yield Warned(code=code, detail=f"{file.name}: {_WARNINGS[code]}.")
    sheet, header, columns = found
    rows = sheet.below(header)
    if not rows:
        yield Warned(code="no_rows", detail=f"{file.name} has a header but no rows under it.")
    read_rows = _highlights if "content" in columns else _codebook
    yield from read_rows(rows, columns, file, scope_of(sheet, file))


def _find(table: TableFile) -> tuple[Sheet, int, dict[str, int]] | None:
    """Return the sheet, the index of its header, and name → column; None where there is none."""
    for sheet in table.sheets:
        for index, row in enumerate(sheet.rows[:5]):
            names = [clean_line(cell_text(cell)).casefold() for cell in row.cells]
            columns = {name: place for place, name in reversed(list(enumerate(names))) if name}
            is_codebook = set(_CODEBOOK) <= set(columns) <= {*_CODEBOOK, *_COUNTS} and bool(
                _COUNTS & set(columns) or names[:2] == list(_CODEBOOK)
            )
            if set(_HIGHLIGHTS) <= set(columns) or is_codebook:
                return sheet, index, columns
    return None


def _cells(row: SheetRow, columns: dict[str, int]) -> _Cells:
    return {
        name: clean(cell_text(row.cells[place])) if place < len(row.cells) else ""
        for name, place in columns.items()
    }


def _highlights(
    rows: tuple[SheetRow, ...], columns: dict[str, int], file: SourceFile, scope: str
) -> Iterator[Outcomes]:
    """Yield a record per highlight: its rows hold one tag each."""
    found: dict[str, tuple[SheetRow, _Cells, dict[str, None]]] = {}
    taken = 0
    for row in rows:
        cells = _cells(row, columns)
        problem = _problem(row, cells)
        if problem is not None:
            yield problem
            continue
        taken += 1
        # two projects number their highlights alike: the number alone tells nothing
        key = "|".join((cells["document"], cells["id"], digest(cells["content"])))
        found.setdefault(key, (row, cells, {}))[2].setdefault(cells["tag"])
    for key, (row, cells, tags) in found.items():
        yield _highlight(key, f"row {row.number}", cells, list(tags), scope)
    if taken > len(found):
        yield Warned(
            detail=f"{file.name}: {taken} rows tell of {len(found)} highlights: a row for each of their tags."
        )


def _problem(row: SheetRow, cells: _Cells) -> Outcomes | None:
    where, texts = f"row {row.number}", [cell_text(cell) for cell in row.cells]
    if row.is_blank:
        return Skipped(location=where, reason="blank_row")
    if row.damage is None and cells["content"]:
        return None
    message = (
        "The row has more cells than the header has: a text in it is not quoted."
        if row.damage
        else "The highlight has no content: the row is cut off, or its text was deleted."
    )
    return Rejected(location=where, reason="ragged_row", message=message, raw=" | ".join(texts))


def _highlight(key: str, where: str, cells: _Cells, tags: list[str], scope: str) -> SourceRecord:
    document = clean_line(cells["document"]) or None
    person = person_of(document, document_page(document)) if document else None
    codes: list[str | None] = [own_name(tag) for tag in tags if clean_line(tag)] or [None]
    who = person.slot if person else ""
    marks = [Coding(who=who, text=cells["content"], code=code, document=document) for code in codes]
    items: tuple[Item, ...] = (*([person] if person else []), *marks)
    return SourceRecord(key=key, location=where, items=items, scope=scope)


def _codebook(
    rows: tuple[SheetRow, ...], columns: dict[str, int], file: SourceFile, scope: str
) -> Iterator[Outcomes]:
    for row in rows:
        cells, where = _cells(row, columns), f"row {row.number}"
        name = own_name(cells["tag"])
        if row.is_blank or not name:
            yield Skipped(location=where, reason="blank_row")
            continue
        code = Code(name=name, description=cells["description"] or None)
        yield SourceRecord(key=f"code|{name}", location=where, items=(code,), scope=scope)


IMPORTER = Importer(
    source="coding.taguette",
    title="Coded interviews from Taguette",
    recognise=recognise,
    read=read,
    snapshot=True,
)
