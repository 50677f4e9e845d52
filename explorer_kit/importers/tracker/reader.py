"""Reading a tracker: from the file to records, skipped and rejected rows, and warnings."""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.dates import Doubts
from explorer_kit.importers.reading import (
    Content,
    TableFile,
    content_of,
    decode,
    read_delimited,
)
from explorer_kit.importers.reading.tables import WORKBOOKS, read_table_file, refuse
from explorer_kit.importers.tracker.columns import fields
from explorer_kit.importers.tracker.directory import Directory
from explorer_kit.importers.tracker.logs import LogSheet, find_logs
from explorer_kit.importers.tracker.orders import settle_orders
from explorer_kit.importers.tracker.records import Numbering, location, outcomes_of
from explorer_kit.importers.tracker.row import Row
from explorer_kit.importers.tracker.skips import reason_to_skip
from explorer_kit.records import Meeting, Message, Outcomes, Skipped, SourceRecord, Warned

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods"})
_TEXT_SUFFIXES = frozenset({".txt", ""})
_ANY_TABLE = 0.05
_WHAT_WARNINGS_SAY = {
    "nul_byte": "zero bytes were left out",
    "possible_mojibake": "some letters look as if the file had been saved in the wrong encoding",
    "unbalanced_quote": "a quotation mark is never closed; the rows after it were read all the same",
}


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say how sure a file is a tracker: by its headers; any other table could be one once it is mapped."""
    if file.suffix not in TABLE_SUFFIXES | _TEXT_SUFFIXES:
        return 0.0
    table = glance(file)
    if table is None:
        return 0.0
    logs = find_logs(table, file, context)
    if logs:
        known = max(len(log.columns) for log in logs)
        return min(0.5 + 0.05 * known, 0.9) if file.suffix in TABLE_SUFFIXES or known > 2 else 0.0
    return _ANY_TABLE if file.suffix in TABLE_SUFFIXES else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the records, skipped and rejected rows and warnings of a tracker.

    Raises
    ------
    ImportFileError
        Where the file cannot be read, or no sheet has a header that says who its rows are about.
    """
    table = read_table_file(file.read(), file.name)
    logs = find_logs(table, file, context)
    if not logs:
        raise ImportFileError("unrecognised", no_header(table, file))
    yield from read_logs(table, logs, file)


def read_logs(table: TableFile, logs: list[LogSheet], file: SourceFile) -> Iterator[Outcomes]:
    """Yield what the logs of a table say, and the warnings about them."""
    yield from (
        Warned(code=code, detail=f"{file.name}: {_WHAT_WARNINGS_SAY[code]}.") for code in table.warnings
    )
    skipped = [
        {row.number: reason for row in log.rows if (reason := reason_to_skip(row, log))} for log in logs
    ]
    records = {
        position: [row for row in log.rows if row.number not in skipped[position]]
        for position, log in enumerate(logs)
    }
    settle_orders(logs, records)
    tally = _Tally()
    for log, reasons in zip(logs, skipped, strict=True):
        yield from _log(log, reasons, tally)
    yield from _warnings(file, logs, tally)


class _Tally:
    """What the rows of a file add up to, for the warnings at its end."""

    def __init__(self) -> None:
        self.rows = 0
        self.records = 0
        self.events = 0
        self.unknown_zones = 0
        self.not_understood: list[str] = []

    def add(self, record: SourceRecord) -> None:
        self.records += 1
        for item in record.items:
            if isinstance(item, Message | Meeting):
                self.events += 1
                moment = item.at if isinstance(item, Message) else item.starts
                self.unknown_zones += moment.zone == "unknown"


def _log(log: LogSheet, reasons: dict[int, str], tally: _Tally) -> Iterator[Outcomes]:
    numbering = Numbering()
    read = {row.number: Row(log, row) for row in log.rows if row.number not in reasons}
    directory = Directory.of(read.values())
    for row in log.rows:
        tally.rows += 1
        if row.number in reasons:
            yield Skipped(location=location(log, row), reason=reasons[row.number])
            continue
        said = read[row.number]
        for outcome in outcomes_of(said, numbering, directory):
            if isinstance(outcome, SourceRecord):
                tally.add(outcome)
            yield outcome
        tally.not_understood += said.answers_not_understood


def _warnings(file: SourceFile, logs: list[LogSheet], tally: _Tally) -> Iterator[Warned]:
    name = file.name
    unused = [column for log in logs for column in log.unused_columns]
    if unused:
        yield Warned(
            detail=f"{name}: not used: the columns {', '.join(unused)}. Say what they are in the import "
            "panel or with --mapping."
        )
    yield from Doubts.of(log.doubts for log in logs).said(name)
    short = sum(log.sheet.short_rows(log.header) for log in logs)
    long = sum(1 for log in logs for row in log.rows if row.damage == "ragged_row")
    if short or long:
        yield Warned(
            code="ragged_rows", detail=f"{name}: {short} rows are shorter than the header, {long} longer."
        )
    if tally.not_understood:
        examples = ", ".join(f"'{text[:40]}'" for text in dict.fromkeys(tally.not_understood[:3]))
        yield Warned(
            code="unrecognised_response", detail=f"{name}: answers not understood, such as {examples}."
        )
    if tally.unknown_zones:
        yield Warned(code="unknown_tzid", detail=f"{name}: {tally.unknown_zones} times name an unknown zone.")
    if not tally.rows:
        yield Warned(code="no_rows", detail=f"{name} has a header but no rows under it.")
    elif tally.records and not tally.events:
        yield Warned(code="no_events", detail=f"{name} names people, but nothing that happened with them.")


def glance(file: SourceFile) -> TableFile | None:
    """Return as much of a table file as tells what table it is; None for what is no table."""
    head = file.head()
    whole = head[:2] == b"PK" or head[:4] == b"\xd0\xcf\x11\xe0"
    data = file.read() if whole else head
    content = content_of(data)
    if content in (Content.ZIP, Content.CODED_PROJECT):
        return None
    refuse(content, file.name)
    if content in WORKBOOKS:
        return read_table_file(data, file.name)
    if len(head) < file.size:
        data = data[: data.rfind(b"\n") + 1] or data
    sheet, _ = read_delimited(decode(data).text)
    return TableFile((sheet,))


def no_header(table: TableFile, file: SourceFile) -> str:
    """Return what to tell of a table in which no row of headers says who its rows are about."""
    shown = next(
        (row for sheet in table.sheets if sheet.visible for row in sheet.rows if not row.is_blank), None
    )
    found = ", ".join(str(cell)[:40] for cell in shown.cells[:8] if cell is not None) if shown else "nothing"
    return (
        f"{file.name} has no row of headers that says who its rows are about (a name, an e-mail address or a "
        f"LinkedIn profile). Found: {found}. Map its columns in the import panel, or give --mapping with the "
        f"fields {', '.join(list(fields())[:5])} …"
    )
