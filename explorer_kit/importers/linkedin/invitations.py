"""Invitations.csv: requests to connect, sent and received, mostly those of late and those still open.

A request with a message is a message (of the channel ``linkedin_invitation``); one without is only a request.
That it was accepted is no reply. ``Sent At`` names no zone: the clock is kept as written, the instant is not
known.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.derivation.names import name_key
from explorer_kit.importers.base import Fields, ImportContext, SourceFile
from explorer_kit.importers.dates import DateOrder
from explorer_kit.importers.folding import fold
from explorer_kit.importers.linkedin.dates import Dates, dates_of, in_no_zone, signature
from explorer_kit.importers.linkedin.export import read_export, recognised
from explorer_kit.importers.linkedin.keys import Numbering
from explorer_kit.importers.linkedin.layouts import INVITATIONS
from explorer_kit.importers.linkedin.people import Party, party
from explorer_kit.importers.linkedin.table import Table, table_of_cells
from explorer_kit.importers.linkedin.texts import plain_text
from explorer_kit.importers.linkedin.told import warnings
from explorer_kit.importers.reading import SheetRow
from explorer_kit.records import (
    Connection,
    Direction,
    Message,
    Moment,
    Outcomes,
    Rejected,
    Skipped,
    SourceRecord,
)

_DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(
        ("outgoing", "sent", "outbound", "ausgehend", "gesendet", "sortante", "saliente"), "outbound"
    ),
    **dict.fromkeys(("incoming", "received", "inbound", "eingehend", "empfangen", "entrante"), "inbound"),
}


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say how sure a file is an Invitations.csv: by its header."""
    return 1.0 if recognised(file, INVITATIONS) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield a record per invitation.

    Raises
    ------
    ImportFileError
        Where the file cannot be read or has no header of such a file.
    """
    table = read_export(file, INVITATIONS)
    dates = dates_of([table.cell(row, "sent_at") for row in table.rows], context)
    numbering = Numbering()
    for row in table.rows:
        yield outcome(table, row, dates, numbering)
    is_open = sum(dates.is_open(table.cell(row, "sent_at")) for row in table.rows)
    yield from warnings(file, table, is_open, dates)


def mend(given: Fields, remember: Fields, where: str, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what a rejected row says once its cells were mended."""
    known = dict(remember)
    number = where.rsplit(" ", 1)[-1]
    table = table_of_cells(INVITATIONS, given, int(number) if number.isdigit() else 1)
    dates = Dates(DateOrder(known["order"]) if known.get("order") else None)
    yield outcome(table, table.rows[0], dates, Numbering())


def direction_of(text: str) -> Direction | None:
    """Return whose invitation it was; None where the cell says neither."""
    return _DIRECTIONS.get(fold(text))


def sides(table: Table, row: SheetRow) -> tuple[Party, Party]:
    """Return who invited, and who was invited."""
    inviter = party(table.line(row, "inviter"), table.line(row, "inviter_url"))
    invitee = party(table.line(row, "invitee"), table.line(row, "invitee_url"))
    return inviter, invitee


def outcome(
    table: Table, row: SheetRow, dates: Dates, numbering: Numbering
) -> SourceRecord | Skipped | Rejected:
    """Return what a row says, or why it says nothing."""
    no_record = table.no_record(row)
    if no_record is not None:
        return no_record
    direction = direction_of(table.line(row, "direction"))
    inviter, invitee = sides(table, row)
    other = invitee if direction == "outbound" else inviter
    where = f"row {row.number}"
    if direction is None or not other.is_somebody:
        return Skipped(location=where, reason="no_identity", raw=table.line(row, "sent_at"))
    cell = table.cell(row, "sent_at")
    problem = dates.problem(cell)
    if problem is not None:
        remember = (("order", dates.order.value if dates.order else ""),)
        return table.rejected(row, "invalid_date", f"{INVITATIONS.main}: {problem}", remember)
    reading = dates.read(cell)
    # older files have no addresses of profiles, all have names
    who = name_key(other.name) or fold(other.name or "") or other.slug
    said = _said(direction, in_no_zone(reading), *plain_text(table.text(row, "message")))
    items = (other.person(), said)
    key = numbering.key(f"{direction}|{who}|{signature(reading)}", items)
    if key is None:
        return Skipped(location=where, reason="duplicate", raw=table.line(row, "sent_at"))
    return SourceRecord(
        key=key,
        location=where,
        items=items,
        sequence=int(other.slug is not None),
    )


def _said(direction: Direction, at: Moment, text: str | None, raw: str | None) -> Message | Connection:
    if text is None:
        return Connection(at=at, requested_only=True, direction=direction)
    return Message(direction=direction, at=at, channel="linkedin_invitation", text=text, text_raw=raw)
