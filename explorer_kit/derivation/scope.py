"""What has to be derived again, and the current observations of it with their times worked out (R5, R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLOCKS = """
CREATE OR REPLACE TEMP MACRO to_utc(wall) AS (wall AT TIME ZONE getvariable('owner_zone')) AT TIME ZONE 'UTC';
CREATE OR REPLACE TEMP MACRO to_local(utc) AS (utc AT TIME ZONE 'UTC') AT TIME ZONE getvariable('owner_zone')
"""

# The newest edition: by the source's own count, its own date, the file's date, then the order of import.
_CURRENT = """
CREATE OR REPLACE TEMP TABLE {table} AS
SELECT record_key, edition FROM record_editions JOIN {records} USING (record_key)
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY record_key
    ORDER BY sequence DESC NULLS LAST, modified_at DESC NULLS LAST, file_at DESC NULLS LAST,
        import_no DESC, edition
) = 1
"""

# Records that name several of the touched people's contacts tie their meaning together.
_SHARED = """
CREATE OR REPLACE TEMP TABLE shared_records AS
SELECT record_key FROM person_mentions GROUP BY record_key HAVING COUNT(DISTINCT contact_id) > 1;
CREATE OR REPLACE TEMP TABLE shared_talks AS
SELECT DISTINCT record_key FROM observations WHERE kind = 'meeting'
AND record_key IN (SELECT record_key FROM shared_records)
"""

_NEIGHBOURS = """
INSERT INTO touched
SELECT DISTINCT theirs.contact_id
FROM touched AS t
JOIN person_mentions AS mine ON mine.contact_id = t.contact_id
JOIN {records} AS r ON r.record_key = mine.record_key
JOIN person_mentions AS theirs ON theirs.record_key = mine.record_key
WHERE theirs.contact_id NOT IN (SELECT contact_id FROM touched)
"""

_SAID = """
CREATE OR REPLACE TEMP TABLE touched_records AS
SELECT DISTINCT record_key FROM person_mentions JOIN touched USING (contact_id);
"""

_TIMED = """
CREATE OR REPLACE TEMP TABLE said AS
WITH timed AS (
    SELECT o.* EXCLUDE (text_raw),
        COALESCE(o.instant_at, CASE WHEN o.zone IS NULL THEN to_utc(o.wall_at) END) AS occurred_at,
        COALESCE(to_local(o.instant_at), o.wall_at) AS occurred_local,
        COALESCE(o.ends_instant_at, CASE WHEN o.zone IS NULL THEN to_utc(o.ends_wall_at) END) AS ends_at
    FROM observations AS o
    JOIN current_editions AS e ON e.record_key = o.record_key AND e.edition = o.edition
)
SELECT t.*, m.contact_id, other.contact_id AS other_contact_id,
    COALESCE(CAST(t.occurred_local AS DATE), t.on_day) AS occurred_on,
    CAST(to_local(t.recorded_at) AS DATE) AS recorded_on
FROM timed AS t
LEFT JOIN person_mentions AS m ON m.record_key = t.record_key AND m.slot = t.slot
LEFT JOIN person_mentions AS other ON other.record_key = t.record_key AND other.slot = t.other_slot
"""


def set_clock(connection: DuckDBPyConnection, zone: str) -> None:
    """Define ``to_utc`` and ``to_local`` for the owner's zone on this connection."""
    connection.execute("SET VARIABLE owner_zone = $zone", {"zone": zone})
    connection.execute(_CLOCKS)


def choose_current(connection: DuckDBPyConnection, records: str, table: str = "current_editions") -> None:
    """Make a table ``(record_key, edition)`` of the newest edition of every record in another table (R15)."""
    connection.execute(_CURRENT.format(records=records, table=table))


def widen(connection: DuckDBPyConnection) -> None:
    """Add to ``touched`` everybody whose events hang together with those of the people in it.

    One step over any record that names several people (a referral changes the tie of the person referred),
    then as far as talks reach that several people attended.
    """
    connection.execute(_SHARED)
    connection.execute(_NEIGHBOURS.format(records="shared_records"))
    while connection.execute(_NEIGHBOURS.format(records="shared_talks")).fetchall()[0][0]:
        pass


def collect(connection: DuckDBPyConnection) -> None:
    """Make ``said``: the current observations of every record that names a touched person.

    Besides the columns of ``observations`` it has ``contact_id``, ``other_contact_id``,
        ``occurred_at`` (UTC),
    ``occurred_local``, ``occurred_on`` and ``recorded_on`` (owner's zone), ``ends_at`` (UTC).
    """
    connection.execute(_SAID)
    choose_current(connection, "touched_records")
    connection.execute(_TIMED)
