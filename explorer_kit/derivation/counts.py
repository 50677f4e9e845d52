"""What a load added, file by file: the numbers of the import report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_RECORDS = """
SELECT r.part,
    COUNT(*) FILTER (WHERE k.edition IS NOT NULL AND r.counted) AS unchanged,
    COUNT(*) FILTER (WHERE b.record_key IS NOT NULL AND b.edition <> r.edition
        AND a.edition = r.edition AND r.counted) AS superseded
FROM read_records AS r
LEFT JOIN known_editions AS k ON k.record_key = r.record_key AND k.edition = r.edition
LEFT JOIN before_load AS b ON b.record_key = r.record_key
LEFT JOIN after_load AS a ON a.record_key = r.record_key
GROUP BY r.part
"""

# Records of the same snapshot that this file no longer has, where it is plainly a newer edition of it. A row
# that was mended and stands in the file as wrong as before is not among the records read, and yet not gone.
_GONE = """
WITH known AS (
    SELECT source, scope, record_key, MAX(file_at) AS file_at FROM record_editions
    WHERE import_no < $import_no GROUP BY source, scope, record_key
),
-- a file without a date is as new as its load; what an older file lacks came later
scopes AS (
    SELECT part, source, scope, MAX(file_at) AS file_at FROM spool.record_editions
    GROUP BY part, source, scope
),
compared AS (
    SELECT s.part, s.scope, COUNT(*) AS known, COUNT(r.record_key) AS again
    FROM scopes AS s JOIN known AS k ON k.source = s.source AND k.scope = s.scope
        AND COALESCE(k.file_at <= s.file_at, TRUE)
    LEFT JOIN (SELECT DISTINCT part, record_key FROM read_records) AS r
        ON r.part = s.part AND r.record_key = k.record_key
    GROUP BY s.part, s.scope
),
mended AS (
    SELECT s.part, COUNT(DISTINCT rejected_id) AS still_wrong
    FROM spool.rejected_rows AS s JOIN rejected_rows AS r USING (rejected_id)
    WHERE r.state = 'mended' GROUP BY s.part
)
SELECT c.part, GREATEST(SUM(c.known - c.again) - COALESCE(MAX(m.still_wrong), 0), 0)
FROM compared AS c LEFT JOIN mended AS m USING (part) WHERE 2 * c.again >= c.known GROUP BY c.part
"""

# What a file tells of, known already or not; people are told apart as the file itself does.
_FOUND = """
SELECT part,
    COUNT(DISTINCT COALESCE(emails[1], linkedin_slug, name, record_key)) FILTER (WHERE kind = 'person'),
    COUNT(*) FILTER (WHERE kind = 'message' AND evidence <> 'bounce'),
    COUNT(*) FILTER (WHERE kind = 'meeting')
FROM spool.observations GROUP BY part
"""

# An item is new when nothing was said of it before this load; a row is new when all its items are.
_ITEMS = """
CREATE OR REPLACE TEMP TABLE new_items AS
SELECT o.item_id, MIN(s.part) AS part
FROM observations AS o JOIN spool.observations AS s USING (observation_id)
ANTI JOIN observations AS known ON known.item_id = o.item_id AND known.import_id <> $import_id
WHERE o.import_id = $import_id
GROUP BY o.item_id
"""

_ADDED = {
    "contacts": """
        SELECT MIN(n.part) AS part FROM person_mentions AS m LEFT JOIN new_items AS n
            ON n.item_id = m.mention_id
        WHERE m.contact_id IN (SELECT contact_id FROM touched) GROUP BY m.contact_id
    """,
    "events": """
        SELECT MIN(n.part) AS part FROM event_sources AS e JOIN observations AS o USING (observation_id)
        LEFT JOIN new_items AS n USING (item_id)
        WHERE e.event_id IN (SELECT event_id FROM event_contacts
            JOIN touched USING (contact_id)) GROUP BY e.event_id
    """,
    "interviews": """
        SELECT MIN(n.part) AS part FROM interviews AS i JOIN event_sources AS e USING (event_id)
        JOIN observations AS o USING (observation_id) LEFT JOIN new_items AS n USING (item_id)
        WHERE i.contact_id IN (SELECT contact_id FROM touched) GROUP BY e.event_id
    """,
    "referrals": """
        SELECT MIN(n.part) AS part FROM referrals AS r JOIN event_sources AS e ON e.event_id = r.referral_id
        JOIN observations AS o USING (observation_id) LEFT JOIN new_items AS n USING (item_id)
        WHERE r.referrer_id IN (SELECT contact_id FROM touched) GROUP BY e.event_id
    """,
    "skill_mentions": """
        SELECT MIN(n.part) AS part FROM skill_mentions AS k JOIN observations AS o
            ON o.observation_id = k.mention_id
        LEFT JOIN new_items AS n USING (item_id)
        WHERE k.contact_id IN (SELECT contact_id FROM touched) GROUP BY k.mention_id
    """,
    "turns": """
        SELECT MIN(n.part) AS part FROM turns AS t JOIN observations AS o ON o.observation_id = t.turn_id
        LEFT JOIN new_items AS n USING (item_id)
        WHERE t.interview_id IN (SELECT event_id FROM talk_events) GROUP BY t.turn_id
    """,
    "excerpts": """
        SELECT MIN(n.part) AS part FROM marked AS m LEFT JOIN new_items AS n USING (item_id)
        GROUP BY m.excerpt_id
    """,
    "self_ratings": """
        SELECT MIN(n.part) AS part FROM self_ratings AS k JOIN observations AS o
            ON o.observation_id = k.rating_id
        LEFT JOIN new_items AS n USING (item_id) GROUP BY k.rating_id
    """,
}


@dataclass(slots=True)
class PartCounts:
    """Counts of one file: known records, newer editions, gone ones, new rows by table, what it tells of."""

    unchanged: int = 0
    superseded: int = 0
    gone: int = 0
    added: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)


def count_parts(
    connection: DuckDBPyConnection, import_id: str, import_no: int, snapshots: list[int], *, derived: bool
) -> dict[int, PartCounts]:
    """Count what each file of the load that was just taken (and derived) brought.

    Parameters
    ----------
    connection : DuckDBPyConnection
        With the temporary tables of :func:`take` and, if ``derived``, of the derivation.
    import_id, import_no : str, int
        The load.
    snapshots : list of int
        Parts whose files are snapshots: for these, records that are gone are counted.
    derived : bool
        False where nothing changed and so nothing was derived.
    """
    counts: dict[int, PartCounts] = defaultdict(PartCounts)
    for part, unchanged, superseded in connection.execute(_RECORDS).fetchall():
        counts[part].unchanged, counts[part].superseded = unchanged, superseded
    for part, *numbers in connection.execute(_FOUND).fetchall():
        counts[part].found = dict(zip(("people", "messages", "meetings"), numbers, strict=True))
    for part, gone in connection.execute(_GONE, {"import_no": import_no}).fetchall():
        if part in snapshots:
            counts[part].gone = int(gone)
    if derived:
        connection.execute(_ITEMS, {"import_id": import_id})
        for table, query in _ADDED.items():
            rows = connection.execute(
                f"SELECT part, COUNT(*) FROM ({query} HAVING BOOL_AND(n.part IS NOT NULL)) GROUP BY part"
            ).fetchall()
            for part, number in rows:
                counts[part].added[table] = number
    return counts


def doubtful_pairs(connection: DuckDBPyConnection) -> int:
    """Return how many pairs may be one person and wait to be decided."""
    query = "SELECT COUNT(*) FROM merge_suggestions WHERE decision IS NULL"
    return int(connection.execute(query).fetchall()[0][0])
