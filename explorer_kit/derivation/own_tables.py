"""Taking the program's own tables into the journal (FORMATS.md 14): rows become observations, set-wise.

A row of ``contacts`` becomes a record of its own, and with it stand the events whose first person it is: so
they come together in whatever order files are loaded. A row keeps its id: as the id of its observation, by
which it is known again; a newer edition of it (own_editions.py) is another observation of the same item. What
other columns of ``observations`` cannot hold stands in the column ``given``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.own_conversion import NAMED, OWNED, SAID
from explorer_kit.derivation.own_editions import DATED, find_news
from explorer_kit.derivation.own_leftovers import OwnCounts, tell_of_no_event, tell_of_others
from explorer_kit.store.own_tables import OwnTable

if TYPE_CHECKING:
    from datetime import datetime

    from duckdb import DuckDBPyConnection

# tables whose rows become observations, and the id they are known by again
CONVERTED = {
    "contacts": "contact_id", "events": "event_id", "organizations": "organization_id",
    "referrals": "referral_id", "skill_mentions": "mention_id", "self_ratings": "rating_id",
}  # fmt: skip
# tables whose rows say something about the rows of another one: they are known if that is
_ABOUT = {
    "event_contacts": "event_id",
    "interviews": "COALESCE(event_id, interview_id)",
    "skills": "skill_id",
}

_MACROS = """
CREATE OR REPLACE TEMP MACRO own_record(id) AS MD5('explorer_kit.tables' || CHR(31) || id)
"""

_KNOWN = """
CREATE OR REPLACE TEMP TABLE own_known AS
SELECT observation_id AS id FROM observations UNION SELECT item_id FROM observations
"""

_NEW = """
CREATE OR REPLACE TEMP TABLE own_new AS
SELECT observation_id, item_id, record_key, native_id, kind, slot, file FROM observations
WHERE import_id = $import_id AND source = 'explorer_kit.tables'
"""

_ITEMS = """
INSERT INTO record_items BY NAME
SELECT record_key, 'rows' AS edition, observation_id FROM own_new
"""

_EDITIONS = """
INSERT INTO record_editions BY NAME
SELECT n.record_key, 'rows' AS edition, 'explorer_kit.tables' AS source, MAX(f.file_at) AS file_at,
    n.file, $import_id AS import_id, $import_no AS import_no, TRUE AS counted
FROM own_new AS n JOIN own_files AS f ON f.file = n.file GROUP BY n.record_key, n.file
"""

# What is older than what is known is kept, too, and fills what that leaves out, unless it was seen before.
_NEWS = f"""
CREATE OR REPLACE TEMP TABLE own_taken AS
WITH dated AS (SELECT d.* FROM ({DATED}) AS d SEMI JOIN own_news AS n ON n.item_id = d.item_id),
compared AS (
    SELECT n.*, n.rowid AS nth, f.part, f.file_at AS news_at, c.file_at AS known_at,
        COALESCE(c.file_at > f.file_at, FALSE) AS is_older
    FROM own_news AS n JOIN own_named AS f ON f.file = n.news_file
    JOIN dated AS c ON c.observation_id = n.old_id
)
SELECT n.* EXCLUDE (observation_id, news_file, old_id, moved, nth, news_at, known_at)
    REPLACE (JSON_MERGE_PATCH(given, JSON_OBJECT('edition_at',
        CAST(CASE WHEN fills THEN known_at ELSE news_at END AS VARCHAR))) AS given),
    item_id || '~' || MD5(CAST(TO_JSON(n) AS VARCHAR)) AS observation_id
FROM compared AS n
WHERE NOT moved AND (is_older OR NOT fills) AND NOT (is_older AND EXISTS (
    FROM dated AS d WHERE d.item_id = n.item_id AND d.file_at = n.news_at))
QUALIFY ROW_NUMBER() OVER (PARTITION BY item_id, fills ORDER BY nth) = 1;
INSERT INTO observations BY NAME
SELECT t.* EXCLUDE (part, is_older, fills) REPLACE ($import_id AS import_id, $now AS recorded_at)
FROM own_taken AS t ANTI JOIN observations AS o USING (observation_id)
"""

# also records that named somebody who was not known until now
_CHANGED = """
INSERT INTO changed_records
SELECT DISTINCT record_key FROM own_new
UNION
SELECT o.record_key FROM observations AS o
SEMI JOIN (SELECT observation_id AS slot FROM own_new WHERE kind = 'person' AND slot = 'main') USING (slot)
WHERE o.source = 'explorer_kit.tables' AND o.kind = 'person'
"""

# An event waits for its person: it is kept, but nobody sees it yet.
_WAITING = """
SELECT f.part, COUNT(*) FROM own_new AS n JOIN own_named AS f USING (file)
WHERE n.native_id <> n.item_id AND n.observation_id = n.item_id AND n.kind NOT IN ('person', 'attendee')
  AND n.record_key NOT IN (SELECT record_key FROM observations
      WHERE source = 'explorer_kit.tables' AND kind = 'person' AND slot = 'main')
GROUP BY f.part
"""


def take_rows(
    connection: DuckDBPyConnection, tables: list[OwnTable], import_id: str, import_no: int, now: datetime
) -> dict[int, OwnCounts]:
    """Make observations of the rows that are not known yet, and add their records to ``changed_records``.

    Returns
    -------
    dict
        Number of the file → its counts.
    """
    connection.execute(_MACROS)
    _see(connection, tables, now)
    connection.execute(_KNOWN)
    connection.execute(OWNED)
    counts = _count_known(connection, tables)
    _take_news(connection, counts, import_id, now)
    values = {"import_id": import_id, "now": now, "first": True}
    for step in (*SAID, *NAMED):
        connection.execute(step, {name: value for name, value in values.items() if f"${name}" in step})
    connection.execute(_NEW, {"import_id": import_id})
    connection.execute(_ITEMS)
    connection.execute(_EDITIONS, {"import_id": import_id, "import_no": import_no})
    connection.execute(_CHANGED)
    for part, waiting in connection.execute(_WAITING).fetchall():
        counts[part].waiting = waiting
        counts[part].added -= waiting
    tell_of_no_event(connection, counts, import_id, now)
    return counts


def _take_news(
    connection: DuckDBPyConnection, counts: dict[int, OwnCounts], import_id: str, now: datetime
) -> None:
    """Take the rows that are known and say something else, or tell of them."""
    if not any(count.unchanged for count in counts.values()):
        connection.execute("CREATE OR REPLACE TEMP VIEW own_rows_known AS SELECT '' AS id WHERE FALSE")
        return
    find_news(connection, SAID, import_id, now)
    for step in _NEWS.split(";"):
        connection.execute(step, {"import_id": import_id, "now": now} if "$now" in step else None)
    for part, newer, older in connection.execute(
        "SELECT part, COUNT(*) FILTER (NOT is_older), COUNT(*) FILTER (is_older) FROM own_taken"
        " WHERE NOT fills GROUP BY part"
    ).fetchall():
        counts[part].superseded = newer
        counts[part].unchanged = max(counts[part].unchanged - newer - older, 0)
        if older:
            counts[part].told.append(
                f"{older} of its rows are older than what is known: they fill what that leaves out."
            )
    tell_of_others(connection, counts, CONVERTED)


def _see(connection: DuckDBPyConnection, tables: list[OwnTable], now: datetime) -> None:
    """Make a view ``own_…`` of every table: the rows of all its files, with the file's number and name."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE own_files (part INTEGER, file VARCHAR, file_at TIMESTAMP)"
    )
    for table in tables:
        file = table.file
        connection.execute(
            "INSERT INTO own_files VALUES (?, ?, ?)", [file.part, file.name, file.modified or now]
        )
    # an archive may hold two files of one name: what is new is the first's
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE own_named AS SELECT file, MIN(part) AS part, MIN(file_at) AS file_at"
        " FROM own_files GROUP BY file"
    )
    for name in (*_ABOUT, *CONVERTED):
        parts = [f"SELECT *, 0 AS part, '' AS file FROM main.{name} WHERE FALSE"]
        for table in tables:
            if table.file.table == name:
                quoted = table.file.name.replace("'", "''")
                parts.append(f"SELECT *, {table.file.part}, '{quoted}' FROM ({table.sql})")
        connection.execute(f"CREATE OR REPLACE TEMP VIEW own_{name} AS {_talks_by_event(name, parts)}")


def _talks_by_event(name: str, parts: list[str]) -> str:
    """Return the rows of a table; the id of a talk is that of its event, whatever the tables call it."""
    rows = " UNION ALL ".join(parts)
    if name not in {"events", "referrals", "skill_mentions"}:
        return rows
    called = "SELECT interview_id, ANY_VALUE(event_id) AS talk FROM own_interviews GROUP BY interview_id"
    return (
        f"SELECT r.* REPLACE (COALESCE(t.talk, r.interview_id) AS interview_id) FROM ({rows}) AS r "
        f"LEFT JOIN ({called}) AS t ON t.interview_id = r.interview_id"
    )


def _count_known(connection: DuckDBPyConnection, tables: list[OwnTable]) -> dict[int, OwnCounts]:
    has_any = connection.execute("SELECT COUNT(*) FROM own_known").fetchall()[0][0]
    counts = {}
    for table in tables:
        name, part = table.file.table, table.file.part
        known = 0
        id_ = (CONVERTED | _ABOUT)[name]
        if has_any and name != "skills":
            ids = f"SELECT {id_} AS id FROM own_{name} WHERE part = $part"
            query = f"SELECT COUNT(*) FROM ({ids}) SEMI JOIN own_known USING (id)"
            known = int(connection.execute(query, {"part": part}).fetchall()[0][0])
        counts[part] = OwnCounts(unchanged=known, added=table.rows - known, table=name)
    return counts
