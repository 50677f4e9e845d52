"""What has to be derived again, and the current observations of it with their times worked out (R5, R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.own_editions import find_former

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLOCKS = """
CREATE OR REPLACE TEMP MACRO to_utc(wall) AS (wall AT TIME ZONE getvariable('owner_zone')) AT TIME ZONE 'UTC';
CREATE OR REPLACE TEMP MACRO to_local(utc) AS (utc AT TIME ZONE 'UTC') AT TIME ZONE getvariable('owner_zone')
"""

# The newest edition: by the source's own count, its own date, the file's date, then the order of import.
# `since` is the first date at which the record was seen to say so.
_CURRENT = """
CREATE OR REPLACE TEMP TABLE {table} AS
SELECT record_key, edition, MIN(file_at) OVER (PARTITION BY record_key, edition) AS since
FROM record_editions SEMI JOIN {records} USING (record_key)
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY record_key
    ORDER BY sequence DESC NULLS LAST, modified_at DESC NULLS LAST, file_at DESC NULLS LAST,
        import_no DESC, edition
) = 1
"""

_NEIGHBOURS = """
INSERT INTO touched
WITH mine AS (SELECT DISTINCT record_key FROM {names} SEMI JOIN touched USING (contact_id))
SELECT DISTINCT contact_id FROM {names} SEMI JOIN mine USING (record_key) ANTI JOIN touched USING (contact_id)
"""
# A record that names one person only joins nobody.
_TALKERS = """
CREATE OR REPLACE TEMP TABLE talkers AS
WITH attending AS (SELECT DISTINCT record_key, slot FROM observations WHERE kind = 'attendee'
    AND slot <> 'main')
SELECT m.record_key, m.contact_id
FROM person_mentions AS m SEMI JOIN attending USING (record_key)
SEMI JOIN (
    SELECT record_key, slot FROM attending
    UNION ALL SELECT record_key, slot FROM observations WHERE kind = 'attendee' AND slot = 'main'
) AS a ON a.record_key = m.record_key AND a.slot = m.slot
"""

_RECORDS = """
CREATE OR REPLACE TEMP TABLE touched_records AS
SELECT record_key FROM person_mentions SEMI JOIN touched USING (contact_id)
UNION SELECT record_key FROM changed_records
"""

_TIMED = """
CREATE OR REPLACE TEMP TABLE said AS
WITH timed AS (
    SELECT o.* EXCLUDE (text_raw), c.since,
        COALESCE(o.instant_at, CASE WHEN o.zone IS NULL THEN to_utc(o.wall_at) END) AS occurred_at,
        COALESCE(to_local(o.instant_at), o.wall_at) AS occurred_local,
        COALESCE(o.ends_instant_at, CASE WHEN o.zone IS NULL THEN to_utc(o.ends_wall_at) END) AS ends_at
    FROM observations AS o JOIN current_items AS c USING (observation_id)
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
    """Make a table ``(record_key, edition, since)`` of the newest edition of each record of another."""
    connection.execute(_CURRENT.format(records=records, table=table))


def choose_items(connection: DuckDBPyConnection, records: str) -> None:
    """Make ``current_items(observation_id, since)``: what the newest editions of some records say.

    Rows of own tables have editions of their own: of each, the newest counts.
    """
    choose_current(connection, records)
    find_former(connection)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE current_items AS
           SELECT i.observation_id, e.since FROM record_items AS i
           JOIN current_editions AS e USING (record_key, edition)
           ANTI JOIN own_former USING (observation_id)"""
    )


def widen(connection: DuckDBPyConnection) -> None:
    """Add to ``touched`` everybody whose events hang together with those of the people in it.

    As far as talks reach that several people attended; one step over any record that names several people
    (a referral changes the tie of the person referred); and for those, again as far as talks reach, so that
    everybody's talks are known whole.
    """
    connection.execute(_TALKERS)
    _follow_talks(connection)
    connection.execute(_NEIGHBOURS.format(names="person_mentions"))
    _follow_talks(connection)


def _follow_talks(connection: DuckDBPyConnection) -> None:
    while connection.execute(_NEIGHBOURS.format(names="talkers")).fetchall()[0][0]:
        pass


def collect(connection: DuckDBPyConnection) -> None:
    """Make ``said``: the current observations of every record that names a touched person, or that changed.

    Besides the columns of ``observations`` it has ``contact_id``, ``other_contact_id``, ``occurred_at``
    (UTC), ``occurred_local``, ``occurred_on`` and ``recorded_on`` (owner's zone), ``ends_at`` (UTC) and
    ``since``. Its records may also tell of people who are not touched: what is about them alone is left as
    it is.
    """
    connection.execute(_RECORDS)
    choose_items(connection, "touched_records")
    connection.execute(_TIMED)
