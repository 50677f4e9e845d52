"""Taking an import into the journal: new observations are added, known ones change nothing (R11, R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.scope import choose_current

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_SEEN = """
CREATE OR REPLACE TEMP TABLE read_records AS
SELECT part, record_key, edition, source, scope, counted FROM spool.record_editions;
CREATE OR REPLACE TEMP TABLE changed_keys AS SELECT DISTINCT record_key FROM read_records;
CREATE OR REPLACE TEMP TABLE known_editions AS
SELECT DISTINCT record_key, edition FROM record_editions SEMI JOIN changed_keys USING (record_key)
"""

_ADD = """
INSERT INTO observations BY NAME
SELECT s.* EXCLUDE (part) REPLACE ($import_id AS import_id, $now AS recorded_at)
FROM spool.observations AS s ANTI JOIN observations AS known USING (observation_id)
QUALIFY ROW_NUMBER() OVER (PARTITION BY s.observation_id ORDER BY s.part, s.edition, s.location) = 1
"""

# What an edition has in common with an earlier one is no new observation, but it says it all the same.
_ADD_ITEMS = """
INSERT INTO record_items BY NAME
SELECT DISTINCT s.record_key, s.edition, s.observation_id FROM spool.observations AS s
ANTI JOIN known_editions AS k ON k.record_key = s.record_key AND k.edition = s.edition
"""

# A file without a date is as new as its load: what it says that is not the newest already, is now.
# No ORDER BY at the end of an insert: after one of no rows, DuckDB 2.0.0 does not find what a large insert
# into the same table adds until the transaction ends.
_ADD_EDITIONS = """
INSERT INTO record_editions BY NAME
SELECT s.* EXCLUDE (part) REPLACE ($import_id AS import_id, $import_no AS import_no,
        COALESCE(s.file_at, $now) AS file_at)
FROM spool.record_editions AS s
LEFT JOIN before_load AS b ON b.record_key = s.record_key AND b.edition = s.edition
LEFT JOIN record_editions AS k
  ON k.record_key = s.record_key AND k.edition = s.edition AND k.file_at = s.file_at
 AND k.sequence IS NOT DISTINCT FROM s.sequence AND k.modified_at IS NOT DISTINCT FROM s.modified_at
WHERE CASE WHEN s.file_at IS NULL THEN b.record_key IS NULL ELSE k.record_key IS NULL END
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.record_key, s.edition, s.sequence, s.modified_at, s.file_at ORDER BY s.part) = 1
"""

_ADD_REJECTED = """
INSERT INTO rejected_rows BY NAME
SELECT s.* EXCLUDE (part) REPLACE ($import_id AS import_id, 'open' AS state, $now AS recorded_at)
FROM spool.rejected_rows AS s ANTI JOIN rejected_rows AS known USING (rejected_id)
QUALIFY ROW_NUMBER() OVER (PARTITION BY s.rejected_id ORDER BY s.part) = 1
"""

# Rows that a newer edition of their file no longer has wrong need no mending; if they come back, they do.
_SETTLE_REJECTED = """
UPDATE rejected_rows SET state = 'replaced' WHERE state = 'open'
AND (source, file) IN (SELECT DISTINCT source, file FROM spool.record_editions)
AND rejected_id NOT IN (SELECT rejected_id FROM spool.rejected_rows);
UPDATE rejected_rows SET state = 'open' WHERE state = 'replaced'
AND rejected_id IN (SELECT rejected_id FROM spool.rejected_rows)
"""

# An older edition that comes late changes nothing of what is said, but it may hold a smaller id of somebody
# (contact ids are the smallest of all editions) or an earlier date of what is said now.
_CHANGED = """
CREATE OR REPLACE TEMP TABLE changed_records AS
SELECT a.record_key FROM after_load AS a LEFT JOIN before_load AS b USING (record_key)
WHERE a.edition IS DISTINCT FROM b.edition OR a.since IS DISTINCT FROM b.since
UNION
SELECT record_key FROM observations WHERE import_id = $import_id AND kind = 'person'
"""


def attach_spool(connection: DuckDBPyConnection, path: Path) -> None:
    """Make a finished spool readable under the name ``spool``."""
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS spool (READ_ONLY)")


def next_import_no(connection: DuckDBPyConnection) -> int:
    """Return the running number of the load that begins."""
    return int(connection.execute("SELECT COALESCE(MAX(import_no), 0) + 1 FROM imports").fetchall()[0][0])


def take(
    connection: DuckDBPyConnection, import_id: str, import_no: int, now: datetime, *, whole: bool = True
) -> int:
    """Add the rows of the attached spool and leave ``changed_records``: those to derive again.

    ``whole``: whole files were read, so their rejected rows are listed and those that they no longer have are
    closed; not so where one row was mended.

    Returns
    -------
    int
        Number of changed records; 0 means that nothing needs to be derived again.
    """
    connection.execute(_SEEN)
    choose_current(connection, "changed_keys", "before_load")
    connection.execute(_ADD, {"import_id": import_id, "now": now})
    connection.execute(_ADD_ITEMS)
    connection.execute(_ADD_EDITIONS, {"import_id": import_id, "import_no": import_no, "now": now})
    if whole:
        connection.execute(_ADD_REJECTED, {"import_id": import_id, "now": now})
        connection.execute(_SETTLE_REJECTED)
    choose_current(connection, "changed_keys", "after_load")
    connection.execute(_CHANGED, {"import_id": import_id})
    return int(connection.execute("SELECT COUNT(*) FROM changed_records").fetchall()[0][0])
