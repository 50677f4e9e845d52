"""Saving what a form says: one record, on the same road as a file's, in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from explorer_kit.derivation.derive import bring_up_to_date
from explorer_kit.derivation.intake import attach_spool, next_import_no, take
from explorer_kit.importers.observations import digest, edition_of, record_key, rows_of
from explorer_kit.records import SourceRecord
from explorer_kit.store.spool import Spool

if TYPE_CHECKING:
    from explorer_kit.settings import Settings
    from explorer_kit.store import Store

FORM = "form"
"""The source of everything that was written in a form rather than read from a file."""


def save(store: Store, records: Sequence[SourceRecord], settings: Settings, now: datetime, what: str) -> None:
    """Take the records of a form into the journal and derive what they touch: all of it, or nothing.

    Parameters
    ----------
    store : Store
        The journal.
    records : sequence of SourceRecord
        With keys that stay the same when the form is saved again: the newer edition then replaces the older.
        A record without items takes back what it said.
    settings : Settings
        The owner's.
    now : datetime
        Naive UTC: when it was written. Of two editions the later one holds.
    what : str
        Which form; the list of loads shows it ("form: research brief").
    """
    with Spool() as spool:
        for record in records:
            _put(spool, record, now)
        spool.finish()
        with store.writing(f"saving a {what}") as connection:
            attach_spool(connection, spool.path)
            number = next_import_no(connection)
            import_id = digest(FORM, str(number), now.isoformat())
            changed = take(connection, import_id, number, now, whole=False)
            bring_up_to_date(connection, settings, now, changed=bool(changed))
            connection.execute(
                "INSERT INTO imports VALUES ($id, $number, $now, $paths, '[]')",
                {"id": import_id, "number": number, "now": now, "paths": [f"{FORM}: {what}"]},
            )


def _put(spool: Spool, record: SourceRecord, now: datetime) -> None:
    edition = edition_of(record)
    spool.add(
        "record_editions",
        1,
        {
            "record_key": record_key(FORM, record),
            "edition": edition,
            "source": FORM,
            "scope": record.scope,
            "sequence": record.sequence,
            "modified_at": now,
            "file_at": now,
            "file": FORM,
            "counted": True,
        },
    )
    for row in rows_of(FORM, record, edition):
        spool.add("observations", 1, row | {"file": FORM})
