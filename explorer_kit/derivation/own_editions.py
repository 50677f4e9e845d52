"""Rows of own tables that are known and now say something else: newer editions, which supersede (R15).

What a newer row leaves out stays as it was. Every edition is an observation of the same item; the newest, by
the date of its file and then the order of loading, is the one that is derived. One that is older than what is
known fills what that leaves out: so the order of loading changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from explorer_kit.store.own_tables import own_tables

if TYPE_CHECKING:
    from datetime import datetime

    from duckdb import DuckDBPyConnection

_ANY = """
SELECT 1 FROM observations WHERE source = 'explorer_kit.tables' AND observation_id <> item_id LIMIT 1
"""

# An edition is as old as the file it came from. Of the first one that stands with its record.
DATED = """
SELECT o.observation_id, o.item_id, r.import_no,
    COALESCE(CAST(o.given ->> '$.edition_at' AS TIMESTAMP), e.file_at, r.file_at) AS file_at
FROM observations AS o LEFT JOIN (
    SELECT record_key, import_id, file, MAX(file_at) AS file_at
    FROM record_editions WHERE source = 'explorer_kit.tables' GROUP BY record_key, import_id, file
) AS e USING (record_key, import_id, file)
LEFT JOIN (
    SELECT record_key, import_id, MAX(file_at) AS file_at, MAX(import_no) AS import_no
    FROM record_editions WHERE source = 'explorer_kit.tables' GROUP BY record_key, import_id
) AS r USING (record_key, import_id)
WHERE o.source = 'explorer_kit.tables'
"""
_FORMER = f"""
CREATE OR REPLACE TEMP TABLE own_former AS
WITH again AS (
    SELECT DISTINCT item_id FROM observations
    WHERE source = 'explorer_kit.tables' AND observation_id <> item_id
)
SELECT observation_id FROM ({DATED}) SEMI JOIN again USING (item_id)
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY item_id ORDER BY file_at DESC NULLS LAST, import_no DESC NULLS LAST, observation_id DESC) > 1
"""

# what tells an observation, not what it says
_NOT_SAID = {
    "observation_id", "import_id", "source", "file", "location", "native_id", "record_key", "edition",
    "item_id", "recorded_at", "kind", "slot", "given",
}  # fmt: skip
# these belong together: a new time takes the old one's place whole
_TIME = ("instant_at", "wall_at", "zone", "on_day", "time_precision", "evidence")
# what the column `given` may say, and which of it are lists
_GIVEN = (
    "kind", "subtype", "channel", "status", "sources", "medium", "coded", "owner_share", "used_on", "names",
    "organization_id", "source", "referred_by", "first_seen_on", "first_seen_at", "origin", "excerpt_id",
)  # fmt: skip
_LISTS = {"sources", "names"}
_SHAPE = "{" + ", ".join(f'"{n}": {"[" * (n in _LISTS)}"VARCHAR"{"]" * (n in _LISTS)}' for n in _GIVEN) + "}"

# Talks of which only the facts come, and what named a talk by an id that is told now.
_TALKS = """
SELECT c.observation_id, c.item_id, c.record_key, c.native_id, c.kind, i.file, i.actual_minutes AS minutes,
    i.planned_minutes, i.read_for_skills, i.target_role,
    CASE WHEN c.given ->> '$.channel' IS NULL THEN i.medium END AS channel,
    TO_JSON({'medium': i.medium, 'coded': i.coded, 'owner_share': i.owner_share}) AS given
FROM own_interviews AS i JOIN own_current AS c ON c.item_id = COALESCE(i.event_id, i.interview_id)
ANTI JOIN own_events AS e ON e.event_id = c.item_id WHERE c.kind = 'meeting';
SELECT c.observation_id, c.item_id, c.record_key, c.native_id, c.kind, i.file, i.event_id AS meeting_label,
    CASE WHEN c.in_meeting IS NOT NULL THEN TRUE END AS in_meeting
FROM own_interviews AS i JOIN own_current AS c ON c.meeting_label = i.interview_id
WHERE i.event_id <> i.interview_id;
SELECT c.observation_id, c.item_id, c.record_key, c.native_id, c.kind, p.file,
    CASE p.role WHEN 'organizer' THEN 'organizer' ELSE 'attendee' END AS person_role
FROM own_event_contacts AS p JOIN own_current AS c ON c.item_id = p.event_id || '@' || p.contact_id
WHERE c.kind = 'attendee' AND p.role IS NOT NULL
"""


def find_former(connection: DuckDBPyConnection) -> None:
    """Make ``own_former(observation_id)``: the editions of own rows that a newer one supersedes."""
    if connection.execute(_ANY).fetchall():
        connection.execute(_FORMER)
    else:
        connection.execute("CREATE OR REPLACE TEMP TABLE own_former (observation_id VARCHAR)")


def find_news(connection: DuckDBPyConnection, said: tuple[str, ...], import_id: str, now: datetime) -> None:
    """Make ``own_news``: of the rows of a load, those that are known and say something else.

    Columns: those of ``observations`` with what is to be stored, ``news_file`` (of the row), ``old_id`` (the
    observation it differs from), ``moved`` (it is of another person or kind than before) and ``fills``: what
    is known already, filled up with what it leaves out.

    Parameters
    ----------
    connection : DuckDBPyConnection
        With the views of the load (own_tables.py).
    said : tuple of str
        The statements of own_conversion.py.
    import_id : str
        Of the load.
    now : datetime
        Naive UTC time of the load.
    """
    find_former(connection)
    connection.execute(
        """CREATE OR REPLACE TEMP VIEW own_current AS SELECT * FROM observations
           ANTI JOIN own_former USING (observation_id) WHERE source = 'explorer_kit.tables'"""
    )
    connection.execute("CREATE OR REPLACE TEMP VIEW own_rows_known AS SELECT item_id AS id FROM own_current")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE own_news AS " + _compared("SELECT * FROM observations WHERE FALSE")
    )
    queries = [
        step.partition("INSERT INTO observations BY NAME")[2].replace(
            "ANTI JOIN own_known", "SEMI JOIN own_rows_known"
        )
        for step in said
    ]
    for query in (*queries, *_TALKS.split(";")):
        values = {"import_id": import_id, "now": now, "first": False}
        used = {name: value for name, value in values.items() if f"${name}" in query}
        connection.execute(f"INSERT INTO own_news BY NAME {_compared(query)}", used)


def _compared(query: str) -> str:
    """Return the query of what the rows of another one say beyond the current observations of their items."""
    names = own_tables()["observations"]
    plain = [name for name in names if name not in _NOT_SAID and name not in _TIME]
    timed, timeless = _differ("a", "c", _TIME[:4]), _lacks("c", "a", _TIME[:4], every=True)
    moved = "(a.record_key <> c.record_key OR a.kind <> c.kind)"
    told = f"({moved} OR {timed} OR {_differ('a', 'c', plain)})"
    lacks = f"({timeless} OR {_lacks('c', 'a', plain)} OR {_lacks('cg', 'ag', _GIVEN)})"
    said, filled = _columns(plain, "a", "c", timed), _columns(plain, "c", "a", f"NOT {timeless}")
    return f"""
        WITH pairs AS (
            SELECT a, c, from_json(a.given, '{_SHAPE}') AS ag, from_json(c.given, '{_SHAPE}') AS cg
            FROM (SELECT * FROM observations WHERE FALSE UNION ALL BY NAME ({query})) AS a
            JOIN own_current AS c ON c.item_id = a.item_id
            WHERE {told} OR a.given IS DISTINCT FROM c.given
        ),
        -- of a talk whose status nobody told it is known all the same
        known AS (SELECT a, c, ag, STRUCT_UPDATE(cg, status := COALESCE(cg.status,
            CASE WHEN c.kind = 'meeting' THEN 'held' END)) AS cg FROM pairs)
        SELECT {said}, a.file AS news_file, c.observation_id AS old_id, {moved} AS moved, FALSE AS fills
        FROM known WHERE {told} OR {_differ("ag", "cg", _GIVEN)}
        UNION ALL
        SELECT {filled}, a.file AS news_file, c.observation_id AS old_id, FALSE AS moved, TRUE AS fills
        FROM known WHERE NOT {moved} AND {lacks}"""


def _columns(plain: list[str], one: str, other: str, timed: str) -> str:
    """Return the columns of an observation: what one record says, and where it says nothing, the other."""
    values = {name: f"COALESCE({one}.{name}, {other}.{name})" for name in plain}
    values |= {name: f"CASE WHEN {timed} THEN {one}.{name} ELSE {other}.{name} END" for name in _TIME}
    together = ", ".join(f"'{name}': COALESCE({one}g.{name}, {other}g.{name})" for name in _GIVEN)
    values |= {"file": f"{one}.file", "given": f"CAST(TO_JSON({{{together}}}) AS JSON)"}
    return ", ".join(f"{values.get(name, f'c.{name}')} AS {name}" for name in own_tables()["observations"])


def _lacks(one: str, other: str, names: Iterable[str], *, every: bool = False) -> str:
    """Return the condition that a record leaves out something, or everything, of which another says some."""
    if every:
        silent = " AND ".join(f"{one}.{name} IS NULL" for name in names)
        return f"({silent} AND ({' OR '.join(f'{other}.{name} IS NOT NULL' for name in names)}))"
    told = [f"({one}.{name} IS NULL AND {other}.{name} IS NOT NULL)" for name in names]
    return f"({' OR '.join(told)})"


def _differ(one: str, other: str, names: Iterable[str]) -> str:
    """Return the condition that one of two records says anything that the other does not."""
    pairs = [(f"{one}.{name}", f"{other}.{name}") for name in names]
    return f"({' OR '.join(f'({a} IS NOT NULL AND {a} IS DISTINCT FROM {c})' for a, c in pairs)})"
