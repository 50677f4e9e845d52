"""What the user adds to an import: rows that are mended, rows that are left out, mappings that are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from explorer_kit.errors import ExplorerKitError
from explorer_kit.importers.base import Fields, ImportContext, SourceFile, importers
from explorer_kit.importers.loading import Load, finish
from explorer_kit.importers.mappings import DATE_ORDER, Mapped, signature
from explorer_kit.importers.parsing import Parser
from explorer_kit.store.spool import Spool

if TYPE_CHECKING:
    from explorer_kit.importers.report import ImportReport
    from explorer_kit.store import Store
    from explorer_kit.store.connections import Connection

OPEN_ROWS = """
SELECT rejected_id, file, location, reason, message, raw, fields FROM rejected_rows
WHERE state = 'open' ORDER BY recorded_at, file, location, rejected_id
"""

_ONE = "SELECT source, file, location, fields, remember, state FROM rejected_rows WHERE rejected_id = $id"
_SET = "UPDATE rejected_rows SET state = $state WHERE rejected_id = $id"


def saved_mappings(store: Store) -> dict[str, dict[str, str | None]]:
    """Return the mappings that were saved, by the signature of their headers."""
    if not store.path.exists():
        return {}
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT signature, mapping FROM saved_mappings ORDER BY saved_at"
        ).fetchall()
    return {key: json.loads(mapping) for key, mapping in rows}


def save_mapping(store: Store, mapping: Mapped, date_order: str | None) -> None:
    """Remember a mapping for tables with its headers; an earlier one for the same headers is replaced."""
    kept = dict(mapping) | ({DATE_ORDER: date_order} if date_order else {})
    key = signature(name for name in mapping if name != DATE_ORDER)
    with store.writing("saving a mapping") as connection:
        connection.execute("DELETE FROM saved_mappings WHERE signature = $key", {"key": key})
        connection.execute(
            "INSERT INTO saved_mappings VALUES ($key, 'tracker', $mapping, $now)",
            {"key": key, "mapping": json.dumps(kept, ensure_ascii=False), "now": _now()},
        )


def dismiss(store: Store, rejected_id: str) -> None:
    """Mark a rejected row as left out for good."""
    _rejected(store, rejected_id)
    with store.writing("leaving a row out") as connection:
        connection.execute(_SET, {"state": "dismissed", "id": rejected_id})


def mend(
    store: Store,
    rejected_id: str,
    fields: Mapping[str, str],
    context: ImportContext,
    as_of: datetime | None = None,
) -> ImportReport:
    """Read a rejected row again with the cells given (header → text) and load it.

    The record is the one the row would have been: a later edition of its file that has it mended supersedes
    this one. Where the row is rejected again, nothing changes and the report says why.
    """
    row = _rejected(store, rejected_id)
    importer = importers()[row["source"]]
    if importer.mend is None:
        raise ExplorerKitError(
            f"Records of {importer.title} cannot be mended here: mend {row['file']} and load it again."
        )
    read_again = importer.mend
    cells = dict(_pairs(row["fields"])) | dict(fields)
    # newer than the file it came from, older than any edition of it that is saved from now on
    file = SourceFile(name=row["file"], opener=lambda: BytesIO(b""), modified=_now())
    with Spool() as spool:
        parser = Parser(spool, context)
        part = parser.take(
            file,
            lambda: (
                importer,
                read_again(tuple(cells.items()), _pairs(row["remember"]), row["location"], context),
            ),
        )
        parser.snapshots.clear()

        def settle(connection: Connection) -> None:
            if part.ok and part.used:
                connection.execute(_SET, {"state": "mended", "id": rejected_id})

        return finish(
            store, parser, [part], Load(context=context, as_of=as_of, single=True), [row["file"]], also=settle
        )


def _rejected(store: Store, rejected_id: str) -> dict[str, Any]:
    with store.reading() as connection:
        cursor = connection.execute(_ONE, {"id": rejected_id})
        names = [column[0] for column in cursor.description or []]
        rows = cursor.fetchall()
    if not rows:
        raise ExplorerKitError(f"There is no rejected row '{rejected_id}'. journal.rejected() lists them.")
    return dict(zip(names, rows[0], strict=True))


def _pairs(text: str | None) -> Fields:
    return tuple((str(name), str(value)) for name, value in json.loads(text or "[]"))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
