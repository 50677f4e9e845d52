"""From a row to what it says: a source record, or the reason for which it has to be mended."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer_kit.importers.dates import InvalidDate
from explorer_kit.importers.folding import fold
from explorer_kit.importers.reading.sheets import SheetRow, cell_text, trimmed
from explorer_kit.importers.tracker.contact import messages
from explorer_kit.importers.tracker.directory import Directory
from explorer_kit.importers.tracker.learned import notes, planned, skills
from explorer_kit.importers.tracker.logs import LogSheet
from explorer_kit.importers.tracker.people import identity_key, is_identified, main_person, referrals
from explorer_kit.importers.tracker.row import Row
from explorer_kit.importers.tracker.talk import meetings
from explorer_kit.records import Item, Person, Rejected, Skipped, SourceRecord

EXTRA = "(cell beyond the header {})"


@dataclass(slots=True)
class Numbering:
    """Counts how often a person stands in a sheet, so that each of their rows has its own key."""

    seen: Counter[str] = field(default_factory=Counter)
    contents: set[tuple[str, ...]] = field(default_factory=set)
    start: dict[str, int] = field(default_factory=dict)

    def occurrence(self, identity: str) -> int:
        """Return the number of this row among the rows of a person, from 1."""
        self.seen[identity] += 1
        return self.start.get(identity, 1) - 1 + self.seen[identity]

    def is_repeated(self, texts: tuple[str, ...]) -> bool:
        """Tell whether the very same row was there before."""
        known = texts in self.contents
        self.contents.add(texts)
        return known


def outcomes_of(
    row: Row, numbering: Numbering, directory: Directory
) -> Iterator[SourceRecord | Skipped | Rejected]:
    """Yield what a row says: one record (one more for every further talk), or one reason against it."""
    log, sheet_row = row.log, row.row
    texts = tuple(cell_text(cell) for cell in trimmed(sheet_row.cells))
    where = location(log, sheet_row)
    if numbering.is_repeated(texts):
        yield Skipped(location=where, reason="duplicate", raw=" | ".join(texts))
        return
    person = main_person(row)
    identity = identity_key(person)
    occurrence = numbering.occurrence(identity)
    problem = _problem(row, person)
    if problem is not None:
        reason, message = problem
        yield Rejected(
            location=where,
            reason=reason,
            message=message,
            raw=" | ".join(texts),
            fields=cells_by_header(log, sheet_row),
            remember=remembered(log, identity, occurrence),
        )
        return
    key = native_key(row) or f"{log.scope}|{identity}|{occurrence}"
    yield from _records(row, person, directory, key, where)


def native_key(row: Row) -> str | None:
    """Return the key that a row has by its program's own id: it holds whatever the file is called."""
    header, whose = row.log.native
    index = next((index for index, name in row.log.names if header and fold(name) == fold(header)), None)
    cells = row.row.cells
    own = cell_text(cells[index]).strip() if index is not None and index < len(cells) else ""
    return f"{whose}|{own}" if own else None


def _records(row: Row, person: Person, directory: Directory, key: str, where: str) -> Iterator[SourceRecord]:
    talks = meetings(row)
    named, links = referrals(row)
    items: list[Item] = [person, *map(directory.found, named), *messages(row), *talks[:1]]
    items += [*notes(row, talked=bool(talks)), *skills(row, talked=bool(talks)), *links, *planned(row)]
    scope = row.log.scope
    yield SourceRecord(key=key, location=where, items=tuple(items), scope=scope)
    for number, talk in enumerate(talks[1:], start=2):
        again = Person(
            name=person.name,
            emails=person.emails,
            linkedin=person.linkedin,
            organization=person.organization,
        )
        yield SourceRecord(key=f"{key}#{number}", location=where, items=(again, talk), scope=scope)


def _problem(row: Row, person: Person) -> tuple[str, str] | None:
    """Return (code, sentence) for a row that cannot be used as it is."""
    header = row.log.sheet.rows[row.log.header].cells
    width = len(trimmed(header))
    cells = len(trimmed(row.row.cells))
    if row.row.damage is not None and cells > width:
        return "ragged_row", (
            f"The row has {cells} cells, the header {width}: a delimiter inside a text is not quoted, or a "
            "quotation mark is not closed. Put each text under its header."
        )
    if "\ufffd" in f"{person.name}{person.emails}":
        return "bad_encoding", "The name holds characters that cannot be read. Type it again."
    if not is_identified(person):
        return "no_identity", "The row has no name, e-mail address or LinkedIn profile. Add one of them."
    said = row.invalid
    if said is not None and isinstance(said.date, InvalidDate):
        return "invalid_date", f"{said.header}: '{said.text}' is no day ({said.date.why}). Correct the date."
    return None


def location(log: LogSheet, row: SheetRow) -> str:
    """Return where the user finds a row: ``sheet 'Outreach', row 7``; a csv file has rows only."""
    return f"sheet '{log.sheet.name}', row {row.number}" if log.sheet.name else f"row {row.number}"


def cells_by_header(log: LogSheet, row: SheetRow) -> tuple[tuple[str, str], ...]:
    """Return (header, text) of all columns with a header, and of cells that run over."""
    cells = row.cells
    named = [(name, cell_text(cells[index]) if index < len(cells) else "") for index, name in log.names]
    width = len(trimmed(log.sheet.rows[log.header].cells))
    over = [(EXTRA.format(number), cell_text(cell)) for number, cell in enumerate(cells[width:], start=1)]
    return (*named, *(over if row.damage else ()))


def remembered(log: LogSheet, identity: str, occurrence: int) -> tuple[tuple[str, str], ...]:
    """Return what is needed to read a mended row as a part of its sheet."""
    orders = {name: order.value for index, name in log.names if (order := log.orders.get(index)) is not None}
    return (
        ("sheet", log.sheet.name),
        ("scope", log.scope),
        ("identity", identity),
        ("occurrence", str(occurrence)),
        ("mapping", json.dumps(dict(log.mapping), ensure_ascii=False)),
        ("orders", json.dumps(orders)),
        *((("native", json.dumps(log.native)),) if log.native[0] else ()),
    )
