"""Notion: a table (database) exported as "Markdown & CSV".

How to get it: open the table as a page, ... > Export > Markdown & CSV, with subpages; import the zip as it
is, however it is nested. It holds ``Name <id>.csv`` (the view that was open), ``Name <id>_all.csv`` (all
rows), and a page per row. Where both tables are there, the view's rows are skipped as duplicates: all of
them, with all columns, are in the other. The pages are read by :mod:`notion_pages`.

Notion's cells: relations ``Title (https://www.notion.so/...)``, checkboxes Yes and No, dates
``March 5, 2026 2:00 PM (GMT+1) → 2:30 PM``. The title column may name the page rather than the person; a
relation to a person goes before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer_kit.derivation.names import organization_key
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.folding import fold
from explorer_kit.importers.reading import Cell, TableFile, cell_text, read_table_file
from explorer_kit.importers.tracker.logs import Hints
from explorer_kit.importers.tracker.reader import read_logs
from explorer_kit.importers.tracker.records import location
from explorer_kit.importers.tracker.skips import reason_to_skip
from explorer_kit.importers.tracker_presets.preset import Preset
from explorer_kit.records import MAIN, Outcomes, Person, Skipped, SourceRecord, Warned

NAMED = re.compile(r"(?P<title>.*?)[ _-]?(?P<id>[0-9a-f]{32})(?P<all>_all)?(?:[ _]?\(\d{1,3}\))?", re.I)
_LINK = re.compile(
    r"(?<!\s)\s*\((?:https?://(?:[\w-]{1,63}\.)?notion\.(?:so|site)/[^()\s]{0,500}"
    r"|[^()\n]{0,300}?%20[^()\n]{0,300}\.(?:md|csv)|"
    r"[^()\s]{0,300}[0-9a-f]{32}\.md)\)",
    re.I,
)
_PERSON_HEADERS = frozenset(
    {"person", "contact", "contact person", "interviewee", "professional", "people", "who"}
)
_ABOUT_THE_PAGE: Hints = {"Last edited time": None, "Created by": None, "Last edited by": None}


def unlinked(text: str) -> str:
    """Return text without the addresses of the pages behind linked titles."""
    return _LINK.sub("", text)


def person_hints(names: Iterable[str], columns: Iterable[Iterable[str]]) -> Hints:
    """Return the hints for a table in which a relation says who a row is about.

    Its title then is the page's and becomes a note. A relation to several people in one row is none such.
    """
    linked = [
        name
        for name, cells in zip(names, columns, strict=False)
        if fold(name) in _PERSON_HEADERS
        and {len(_LINK.findall(cell)) for cell in cells if cell.strip()} == {1}
    ]
    return {linked[0]: "full_name", "Name": "notes"} if len(linked) == 1 else {}


def page_key(database: str, person: Person) -> str:
    """Return what joins a row of a table with its page: both have the table's name and say who it is."""
    known = [person.name or "", organization_key(person.organization) or "", *sorted(person.emails)]
    return "notion:" + ":".join(fold(text) for text in (database, *known))


def database_of(name: str) -> str:
    """Return the name of a table from that of its file or folder, without Notion's id."""
    match = NAMED.fullmatch(name)
    return match["title"] if match else name


def _cell(field: str | None, text: str) -> Cell:
    return unlinked(text)


def _knows(file: SourceFile, head: str) -> bool:
    return NAMED.fullmatch(file.path.stem) is not None


def _scope(file: SourceFile) -> str:
    match = NAMED.fullmatch(file.path.stem)
    return f"notion|{match['id'].lower()}" if match else file.path.stem


PRESET = Preset(
    source="tracker.notion",
    title="Notion table",
    knows=_knows,
    hints=_ABOUT_THE_PAGE,
    cell=_cell,
    scope=_scope,
)


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what a table says; of a view beside the whole table only how many rows it has."""
    table = read_table_file(file.read(), file.name)
    preset = replace(PRESET, hints={**_ABOUT_THE_PAGE, **_hints(table)})
    logs = preset.logs(table, file, context)
    whole = _whole_table(file)
    if whole is not None:
        for log in logs:
            for row in log.rows:
                yield Skipped(location=location(log, row), reason=reason_to_skip(row, log) or "duplicate")
        yield Warned(detail=f"{file.name} is a view of {whole.path.name}, whose rows are read.")
        return
    yield from _with_pages(list(read_logs(table, logs, file)), database_of(file.path.stem))


def _whole_table(file: SourceFile) -> SourceFile | None:
    """Return the table of all rows beside a view of it."""
    match = NAMED.fullmatch(file.path.stem)
    if match is None or match["all"] or file.beside is None:
        return None
    stem = file.path.stem[: match.end("id")]
    return file.beside(f"{stem}_all{file.path.suffix}")


def _hints(table: TableFile) -> Hints:
    rows = next((sheet.rows for sheet in table.sheets if sheet.rows), ())
    texts = [[cell_text(cell) for cell in row.cells] for row in rows]
    names = texts[0] if texts else []
    columns = ([row[index] for row in texts[1:] if index < len(row)] for index in range(len(names)))
    return person_hints(names, columns)


def _with_pages(outcomes: list[Outcomes], database: str) -> Iterator[Outcomes]:
    """Give the person of each row the key of its page, unless two rows would have the same."""
    keys = [page_key(database, person) if (person := _main(outcome)) else "" for outcome in outcomes]
    times = Counter(keys)
    for key, outcome in zip(keys, outcomes, strict=True):
        if isinstance(outcome, SourceRecord) and times[key] == 1:
            items = (
                replace(item, page=key) if isinstance(item, Person) and item.slot == MAIN else item
                for item in outcome.items
            )
            yield replace(outcome, items=tuple(items))
        else:
            yield outcome


def _main(outcome: Outcomes) -> Person | None:
    items = outcome.items if isinstance(outcome, SourceRecord) else ()
    return next(
        (item for item in items if isinstance(item, Person) and item.slot == MAIN and item.name), None
    )


IMPORTER = PRESET.importer(read)
