"""What of the rows of own tables is not taken, and is told: counted, and listed with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer_kit.store.own_tables import own_tables

if TYPE_CHECKING:
    from datetime import datetime

    from duckdb import DuckDBPyConnection

# how many rows a report names; the others are counted
_NAMED = 20
# tables whose rows are about an event, and about which
_ABOUT = {"interviews": "COALESCE(t.event_id, t.interview_id)", "event_contacts": "t.event_id"}
# told anew with every load, or not to be compared with what a row says
_NOT_COMPARED = {"status", "sources", "text_raw", "counts_from_on", "attempt"}


@dataclass(slots=True)
class OwnCounts:
    """What became of the rows of one file.

    ``unchanged``: known already; ``waiting``: their person is not known yet; ``added``: new;
    ``superseded``: known, and newer now; ``rejected``: listed as such; ``kept_out``: known by what other logs
    tell, and not taken; ``told``: sentences for the report.
    """

    unchanged: int = 0
    waiting: int = 0
    added: int = 0
    superseded: int = 0
    rejected: int = 0
    kept_out: int = 0
    table: str = ""
    told: list[str] = field(default_factory=list)


_EVENTS_THERE = """
CREATE OR REPLACE TEMP TABLE own_events_there AS
SELECT DISTINCT item_id AS id FROM observations
WHERE source = 'explorer_kit.tables' AND kind NOT IN ('person', 'organization', 'skill', 'self_rating')
"""

_ABOUT_NOTHING = """
CREATE OR REPLACE TEMP TABLE own_about_nothing AS
SELECT f.part, f.file, {event} AS event_id, CAST(TO_JSON(t) AS VARCHAR) AS raw,
    {event} IN (SELECT event_id FROM events) AS is_others
FROM own_{table} AS t JOIN own_files AS f ON f.part = t.part
ANTI JOIN own_events_there AS e ON e.id = {event}
"""

_COUNTED = f"""
SELECT part, COUNT(*), COUNT(*) FILTER (event_id IN (SELECT id FROM own_known)),
    LIST(DISTINCT event_id ORDER BY event_id)[:{_NAMED}]
FROM own_about_nothing GROUP BY part
"""

_AGAIN = """
UPDATE rejected_rows SET import_id = $import_id WHERE rejected_id IN (
    SELECT MD5(CONCAT_WS(CHR(31), 'explorer_kit.tables', file, raw)) FROM own_about_nothing)
"""

_REJECT = """
INSERT INTO rejected_rows BY NAME
SELECT MD5(CONCAT_WS(CHR(31), 'explorer_kit.tables', file, raw)) AS rejected_id, $import_id AS import_id,
    'explorer_kit.tables' AS source, file, event_id AS location, 'no_identity' AS reason,
    CASE WHEN is_others THEN 'Another log tells of the event ' || event_id || ': what it says stays.'
        ELSE 'There is no event ' || event_id || '. Load events.csv with it, or before it.' END AS message,
    raw, '[]' AS fields, '[]' AS remember, 'open' AS state, $now AS recorded_at
FROM own_about_nothing
WHERE MD5(CONCAT_WS(CHR(31), 'explorer_kit.tables', file, raw)) NOT IN (SELECT rejected_id FROM rejected_rows)
QUALIFY ROW_NUMBER() OVER (PARTITION BY file, raw) = 1
"""

# Rows that a newer edition of their file no longer has wrong need no mending; if they come back, they do.
_SETTLE = """
CREATE OR REPLACE TEMP TABLE own_still_wrong AS
SELECT rejected_id FROM spool.rejected_rows UNION
SELECT rejected_id FROM rejected_rows WHERE import_id = $import_id;
UPDATE rejected_rows SET state = 'replaced' WHERE state = 'open' AND source = 'explorer_kit.tables'
AND file IN (SELECT file FROM own_files) AND rejected_id NOT IN (SELECT rejected_id FROM own_still_wrong);
UPDATE rejected_rows SET state = 'open' WHERE state = 'replaced' AND source = 'explorer_kit.tables'
AND rejected_id IN (SELECT rejected_id FROM own_still_wrong)
"""

_OF_OTHERS = """
WITH others AS (
    SELECT t.part, t.{id} AS id, CONCAT_WS(', ', {columns}) AS differing
    FROM (SELECT t.*, COALESCE(i.current, t.{id}) AS id_now FROM own_{table} AS t
          ANTI JOIN own_rows_known AS k ON k.id = t.{id} LEFT JOIN contact_ids AS i ON i.old = t.{id}) AS t
    JOIN {table} AS d ON d.{id} = t.id_now
)
SELECT part, COUNT(*), LIST(id || ' (' || differing || ')' ORDER BY id)[:{most}] FROM others
WHERE differing <> '' GROUP BY part
"""

_MOVED = """
SELECT f.part, COUNT(DISTINCT n.item_id), LIST(DISTINCT n.item_id ORDER BY n.item_id)[:{most}]
FROM own_news AS n JOIN own_named AS f ON f.file = n.news_file WHERE n.moved GROUP BY f.part
"""


def tell_of_no_event(
    connection: DuckDBPyConnection, counts: dict[int, OwnCounts], import_id: str, now: datetime
) -> None:
    """Reject the rows about an event that is in none of the tables, and settle what is mended now."""
    there = {count.table for count in counts.values()}
    if there & _ABOUT.keys():
        connection.execute(_EVENTS_THERE)
    for table in sorted(there & _ABOUT.keys()):
        connection.execute(_ABOUT_NOTHING.format(table=table, event=_ABOUT[table]))
        rows = connection.execute(_COUNTED).fetchall()
        if rows:
            connection.execute(_REJECT, {"import_id": import_id, "now": now})
            connection.execute(_AGAIN, {"import_id": import_id})
        for part, number, known, named in rows:
            count = counts[part]
            count.rejected += number
            count.unchanged -= known
            count.added -= number - known
            count.told.append(
                f"{number} of its rows are about events that no own table tells of "
                f"({_listed(named, number)}): load events.csv with it, or before it."
            )
    for step in _SETTLE.split(";"):
        connection.execute(step, {"import_id": import_id} if "$import_id" in step else None)


def tell_of_others(connection: DuckDBPyConnection, counts: dict[int, OwnCounts], ids: dict[str, str]) -> None:
    """Count and name the rows that are known, say something else, and are not taken.

    ``ids``: the tables whose rows have ids, with the column of the id.
    """
    for table, id_ in ids.items():
        if not any(count.table == table and count.unchanged for count in counts.values()):
            continue
        compared = [
            f"CASE WHEN t.{name} IS NOT NULL AND t.{name} IS DISTINCT FROM d.{name} THEN '{name}' END"
            for name in own_tables()[table]
            if name not in _NOT_COMPARED and name != id_ and not name.endswith("_id")
        ]
        query = _OF_OTHERS.format(table=table, id=id_, columns=", ".join(compared), most=_NAMED)
        for part, number, named in connection.execute(query).fetchall():
            _keep_out(counts[part], number, named, "are told by other logs, and say something else here")
    for part, number, named in connection.execute(_MOVED.format(most=_NAMED)).fetchall():
        _keep_out(counts[part], number, named, "are known as of another person or kind")


def _keep_out(count: OwnCounts, number: int, named: list[str], words: str) -> None:
    count.kept_out += number
    count.unchanged -= number
    count.told.append(f"{number} of its rows {words}: not taken ({_listed(named, number)}).")


def _listed(named: list[str], number: int) -> str:
    more = f" and {number - len(named)} more" if number > len(named) else ""
    return ", ".join(named) + more
