"""A full export of a journal, loaded again: taken over whole where there is nothing yet, else united with it.

What sources and the user said is united; what it means is derived again for the records that changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.own_leftovers import OwnCounts
from explorer_kit.derivation.scope import choose_current
from explorer_kit.store.own_tables import OwnTable, own_tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# what was said, and by which columns a row is known; all other tables are derived
SAID = {
    "imports": ("import_id",),
    "observations": ("observation_id",),
    "record_items": ("record_key", "edition", "observation_id"),
    "record_editions": ("record_key", "edition", "sequence", "modified_at", "file_at", "file", "import_id"),
    "rejected_rows": ("rejected_id",),
    "saved_mappings": ("signature",),
    "merges": ("merge_id",),
}
# not told by an export, or of no meaning for whether a journal holds anything (every journal has the bank)
_ASIDE = {"schema_version", "derived_with", "saved_mappings", "questions"}

_BEGIN = """
CREATE OR REPLACE TEMP TABLE changed_keys AS SELECT DISTINCT record_key FROM export_record_editions
"""

# as in intake.py; moreover, decisions that are new or taken back
_CHANGED = """
INSERT INTO changed_records
SELECT a.record_key FROM own_after AS a LEFT JOIN own_before AS b USING (record_key)
WHERE a.edition IS DISTINCT FROM b.edition OR a.since IS DISTINCT FROM b.since
UNION SELECT record_key FROM new_observations WHERE kind = 'person' OR edition = 'rows'
UNION SELECT o.record_key FROM observations AS o JOIN new_merges AS m
    ON o.observation_id = m.anchor_a OR o.observation_id = m.anchor_b
"""

_TAKEN_BACK = """
UPDATE merges SET undone_at = e.undone_at FROM export_merges AS e
WHERE merges.merge_id = e.merge_id AND merges.undone_at IS NULL AND e.undone_at IS NOT NULL
"""


def can_take_over(connection: DuckDBPyConnection, tables: list[OwnTable]) -> bool:
    """Return whether the load is one whole export of this version, and the journal holds nothing yet."""
    all_tables = own_tables().keys() - {"schema_version"}
    files = [table.file for table in tables]
    version = {file.version for file in files}
    current = connection.execute("SELECT MAX(version) FROM schema_version").fetchall()[0][0]
    return (
        {file.table for file in files} == all_tables
        and len(files) == len(all_tables)
        and all(file.full and table.complete for file, table in zip(files, tables, strict=True))
        and len({file.bundle for file in files}) == 1
        and version == {current}
        and not any(
            connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall() for name in all_tables - _ASIDE
        )
    )


def take_over(connection: DuckDBPyConnection, tables: list[OwnTable]) -> dict[int, OwnCounts]:
    """Take every table of an export as it is."""
    counts = {}
    for table in tables:
        name = table.file.table
        if name in _ASIDE:
            connection.execute(f"DELETE FROM {name}")
        connection.execute(f"INSERT INTO {name} BY NAME {table.sql}")
        counts[table.file.part] = OwnCounts(added=table.rows, table=name)
    return counts


def unite(connection: DuckDBPyConnection, tables: list[OwnTable]) -> dict[int, OwnCounts]:
    """Add what exports say and the journal does not, and its records to ``changed_records``."""
    for name in SAID:
        parts = [f"SELECT *, 0 AS part FROM main.{name} WHERE FALSE"]
        parts += [
            f"SELECT *, {table.file.part} FROM ({table.sql})" for table in tables if table.file.table == name
        ]
        connection.execute(f"CREATE OR REPLACE TEMP VIEW export_{name} AS {' UNION ALL '.join(parts)}")
    connection.execute(_BEGIN)
    choose_current(connection, "changed_keys", "own_before")
    counts = {table.file.part: OwnCounts(table=table.file.table) for table in tables}
    for name, keys in SAID.items():
        _add(connection, name, keys, counts)
    connection.execute(_TAKEN_BACK)
    choose_current(connection, "changed_keys", "own_after")
    connection.execute(_CHANGED)
    changed = any(count.added for count in counts.values())
    for table in tables:
        count = counts[table.file.part]
        if table.file.table in SAID or not changed:
            count.unchanged = table.rows - count.added
    return counts


def _add(
    connection: DuckDBPyConnection, name: str, keys: tuple[str, ...], counts: dict[int, OwnCounts]
) -> None:
    same = " AND ".join(f"k.{key} IS NOT DISTINCT FROM e.{key}" for key in keys)
    which = ", ".join(f"e.{key}" for key in keys)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE new_{name} AS SELECT e.* FROM export_{name} AS e"
        f" ANTI JOIN {name} AS k ON {same}"
        f" QUALIFY ROW_NUMBER() OVER (PARTITION BY {which} ORDER BY e.part) = 1"
    )
    rows = connection.execute(f"SELECT part, COUNT(*) FROM new_{name} GROUP BY part").fetchall()
    for part, number in rows:
        counts[part].added = number
    if rows:
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * EXCLUDE (part) FROM new_{name}")
