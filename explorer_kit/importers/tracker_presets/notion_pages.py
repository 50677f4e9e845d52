"""Notion's page of a table's row: ``Anna Beispiel <id>.md`` in the folder of its table.

How to get it: it is in the zip of "Markdown & CSV" (see :mod:`notion`). A page repeats the row's properties
and holds what was written on it. The properties are the table's to tell: of them only who the page is about
is read, so that nothing is there twice. The text below becomes notes of that person, under its headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.folding import clean, clean_line
from explorer_kit.importers.markdown.document import MARKDOWN_SUFFIXES, document_of, read_document
from explorer_kit.importers.markdown.sections import read_body
from explorer_kit.importers.reading import Sheet, SheetRow
from explorer_kit.importers.tracker.columns import field_of
from explorer_kit.importers.tracker.logs import log_sheet
from explorer_kit.importers.tracker.people import is_identified, main_person
from explorer_kit.importers.tracker.row import Row
from explorer_kit.importers.tracker_presets.notion import NAMED, database_of, page_key, person_hints, unlinked
from explorer_kit.importers.tracker_presets.preset import SURE
from explorer_kit.records import Note, Outcomes, Person, Skipped, SourceRecord

_TITLE = re.compile(r"\s*# (?P<title>[^\n]+)\n+")
_PROPERTY = re.compile(r"(?P<key>[^\W\d_][^:\n#*>`|\[\]]{0,60}): ?(?P<value>[^\n]*)(?:\n|$)")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, its properties in their order, its text."""

    title: str
    properties: tuple[tuple[str, str], ...]
    body: str


def page_of(text: str) -> Page | None:
    """Return the page of a row that a text is: a title, then lines of properties; else None."""
    title = _TITLE.match(text)
    if title is None:
        return None
    found, place = [], title.end()
    while match := _PROPERTY.match(text, place):
        found.append((clean_line(match["key"]), clean(match["value"])))
        place = match.end()
    ends = place == len(text) or text[place] == "\n"
    known = any(field_of(key) for key, _ in found)
    return Page(clean_line(title["title"]), tuple(found), text[place:]) if known and ends else None


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure a file is the page of a row: by Notion's id in its name and the properties on top."""
    if file.suffix not in MARKDOWN_SUFFIXES or NAMED.fullmatch(file.path.stem) is None:
        return 0.0
    return SURE if page_of(document_of(file.head()).text) is not None else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one record of a page.

    Raises
    ------
    ImportFileError
        The file is empty, a web page, or no text.
    """
    text = read_document(file).text
    page = page_of(text)
    person = _person(page, file, context) if page else None
    if page is None or person is None or not is_identified(person):
        yield Skipped(location=file.name, reason="not_a_note", raw=text)
        return
    match = NAMED.fullmatch(file.path.stem)
    key = match["id"].lower() if match else file.note_key
    yield SourceRecord(key=key, location=file.name, items=(person, *_notes(page.body)))


def _person(page: Page, file: SourceFile, context: ImportContext) -> Person:
    """Return who a page is about, as the row of its table says it."""
    names = ("Name", *(key for key, _ in page.properties))
    values = (page.title, *(value for _, value in page.properties))
    hints = person_hints(names, [(value,) for value in values])
    cells = tuple(unlinked(value) or None for value in values)
    sheet = Sheet("", (SheetRow(1, names), SheetRow(2, cells)))
    log = log_sheet(sheet, 0, file, context, hints)
    known = main_person(Row(log, log.rows[0]))
    folder = file.path.parts[-2] if len(file.path.parts) > 1 else ""
    return Person(
        name=known.name,
        emails=known.emails,
        linkedin=known.linkedin,
        organization=known.organization,
        page=page_key(database_of(folder), known) if known.name else None,
    )


def _notes(body: str) -> Iterator[Note]:
    for section in read_body(body).sections:
        text = _PICTURE.sub("", "\n".join(block.text for block in section.blocks))
        if clean(unlinked(text)):
            yield Note(text=clean(unlinked(text)), heading=section.heading)


IMPORTER = Importer(source="tracker.notion_page", title="Notion page", recognise=recognise, read=read)
