"""Connections.csv: everybody the owner is connected with, since which day, and where they work now.

Company and position are those of the day of the export. Most addresses are missing because most members do
not show theirs; members who closed their account are rows with nothing but a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.derivation.names import name_key
from explorer_kit.importers.base import Fields, ImportContext, SourceFile
from explorer_kit.importers.dates import DateOrder
from explorer_kit.importers.folding import fold
from explorer_kit.importers.linkedin.dates import Dates, dates_of, signature
from explorer_kit.importers.linkedin.export import read_export, recognised
from explorer_kit.importers.linkedin.keys import Numbering
from explorer_kit.importers.linkedin.layouts import CONNECTIONS
from explorer_kit.importers.linkedin.people import name_of, slug_of
from explorer_kit.importers.linkedin.table import Table, table_of_cells
from explorer_kit.importers.linkedin.told import warnings
from explorer_kit.importers.markdown.people import emails_in
from explorer_kit.importers.reading import SheetRow, decode
from explorer_kit.importers.tracker.columns import field_of
from explorer_kit.records import (
    UNDATED,
    Connection,
    Moment,
    Outcomes,
    Person,
    Rejected,
    Skipped,
    SourceRecord,
)

SCOPE = "linkedin.connections"


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say how sure a file is a Connections.csv; one with columns of the user's own is their tracker."""
    if not recognised(file, CONNECTIONS):
        return 0.0
    return 0.3 if _is_somebodys_tracker(file) else 1.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield a record per connection.

    Raises
    ------
    ImportFileError
        Where the file cannot be read or has no header of such a file.
    """
    table = read_export(file, CONNECTIONS)
    dates = dates_of([table.cell(row, "connected_on") for row in table.rows], context)
    numbering = Numbering()
    for row in table.rows:
        yield outcome(table, row, dates, numbering)
    is_open = sum(dates.is_open(table.cell(row, "connected_on")) for row in table.rows)
    yield from warnings(file, table, is_open, dates)


def mend(given: Fields, remember: Fields, where: str, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what a rejected row says once its cells were mended."""
    known = dict(remember)
    number = where.rsplit(" ", 1)[-1]
    table = table_of_cells(CONNECTIONS, given, int(number) if number.isdigit() else 1)
    dates = Dates(DateOrder(known["order"]) if known.get("order") else None)
    yield outcome(table, table.rows[0], dates, Numbering())


def outcome(
    table: Table, row: SheetRow, dates: Dates, numbering: Numbering
) -> SourceRecord | Skipped | Rejected:
    """Return what a row says, or why it says nothing."""
    no_record = table.no_record(row)
    if no_record is not None:
        return no_record
    person = _person(table, row)
    where = f"row {row.number}"
    if person is None:
        return Skipped(location=where, reason="no_identity", raw=table.line(row, "connected_on"))
    cell = table.cell(row, "connected_on")
    remember = (("order", dates.order.value if dates.order else ""),)
    if "\ufffd" in f"{person.name}{person.emails}":
        message = "The name holds characters that cannot be read. Type it again."
        return table.rejected(row, "bad_encoding", message, remember)
    problem = dates.problem(cell)
    if problem is not None:
        return table.rejected(row, "invalid_date", f"{CONNECTIONS.main}: {problem}", remember)
    reading = dates.read(cell)
    day = getattr(reading, "day", None)
    at = Moment.on(day) if day is not None else UNDATED
    items = (person, Connection(at=at))
    # every header has names and days; the order in which a day's parts are read is no part of the key
    who = name_key(person.name) or fold(person.name or "") or person.linkedin or person.emails[0]
    key = numbering.key(f"{who}|{signature(reading)[:8]}", items)
    if key is None:
        return Skipped(location=where, reason="duplicate", raw=table.line(row, "connected_on"))
    return SourceRecord(
        key=key,
        location=where,
        items=items,
        scope=SCOPE,
        # an export with addresses of profiles says more than an older one without, whatever its file's date
        sequence=int(person.linkedin is not None),
    )


def _person(table: Table, row: SheetRow) -> Person | None:
    """Return the person of a row, None for members who are hidden."""
    parts = (table.line(row, "first_name"), table.line(row, "last_name"))
    name = name_of(" ".join(part for part in parts if part))
    emails = tuple(dict.fromkeys(emails_in(table.line(row, "email"))))
    slug = slug_of(table.line(row, "url"))
    if not (name or emails or slug):
        return None
    return Person(
        name=name,
        emails=emails,
        linkedin=slug,
        organization=table.line(row, "company") or None,
        position=table.line(row, "position") or None,
    )


def _is_somebodys_tracker(file: SourceFile) -> bool:
    """Tell whether the header has columns besides LinkedIn's that a tracker would have."""
    head = file.head(8192)
    if head[:2] == b"PK":
        return False
    for line in decode(head).text.split("\n"):
        names = [name.strip(' "') for name in line.replace(";", ",").replace("\t", ",").split(",")]
        if CONNECTIONS.columns(names):
            return any(field_of(name) for name in names if name and fold(name) not in CONNECTIONS.known)
    return False
