"""The people whom the changed records name, and the keys by which they can be recognised (R1, R8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer_kit.derivation.names import name_key, organization_key
from explorer_kit.derivation.own_people import find_own
from explorer_kit.derivation.scope import choose_items

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A record that names two people in one slot (which it should not) means the first.
_MENTIONS = """
CREATE OR REPLACE TEMP TABLE new_mentions AS
SELECT o.item_id AS mention_id, o.record_key, o.slot, o.observation_id
FROM observations AS o SEMI JOIN current_items USING (observation_id)
WHERE o.kind = 'person'
QUALIFY ROW_NUMBER() OVER (PARTITION BY o.record_key, o.slot ORDER BY o.item_id) = 1
"""

_KEYS = """
CREATE OR REPLACE TEMP TABLE {result} AS
WITH said AS (
    SELECT m.mention_id, o.emails, o.linkedin_slug, o.page, n.name_key, g.organization_key
    FROM {mentions} AS m
    JOIN observations AS o USING (observation_id)
    LEFT JOIN spelled_names AS n ON n.spelling = o.name
    LEFT JOIN spelled_organizations AS g ON g.spelling = o.organization
)
SELECT mention_id, 'email' AS key_kind, UNNEST(emails) AS key FROM said
UNION SELECT mention_id, 'linkedin', linkedin_slug FROM said WHERE linkedin_slug IS NOT NULL
UNION SELECT mention_id, 'page', page FROM said WHERE page IS NOT NULL
UNION SELECT mention_id, 'name_organization', name_key || '|' || organization_key FROM said
    WHERE name_key IS NOT NULL AND organization_key IS NOT NULL
UNION SELECT mention_id, 'name', name_key FROM said WHERE name_key IS NOT NULL
UNION SELECT mention_id, 'organization', organization_key FROM said WHERE organization_key IS NOT NULL
"""


def find_mentions(connection: DuckDBPyConnection) -> None:
    """Make ``new_mentions`` and ``new_keys``: the people of ``changed_records`` in their newest editions.

    ``new_mentions(mention_id, record_key, slot, observation_id)`` has one row per record and slot;
    ``new_keys(mention_id, key_kind, key)`` is as ``person_keys``.
    """
    choose_items(connection, "changed_records")
    connection.execute(_MENTIONS)
    find_keys(connection, "new_mentions", "new_keys")
    find_own(connection)


def find_keys(connection: DuckDBPyConnection, mentions: str, result: str) -> None:
    """Make a table ``(mention_id, key_kind, key)`` for the mentions in a table with their observations."""
    _spell(connection, mentions, "name", "spelled_names", name_key)
    _spell(connection, mentions, "organization", "spelled_organizations", organization_key)
    connection.execute(_KEYS.format(mentions=mentions, result=result))


def _spell(
    connection: DuckDBPyConnection,
    mentions: str,
    column: str,
    table: str,
    key_of: Callable[[str], str | None],
) -> None:
    """Make a table of the distinct spellings of a column and their keys: each is folded once."""
    import numpy as np

    rows = connection.execute(
        f"SELECT DISTINCT o.{column} FROM {mentions} AS m JOIN observations AS o USING (observation_id)"
        f" WHERE o.{column} IS NOT NULL"
    ).fetchall()
    spellings = [row[0] for row in rows]
    frame = {
        "spelling": np.array([*spellings, None], dtype=object),
        "folded": np.array([*(key_of(text) for text in spellings), None], dtype=object),
    }
    connection.register("spelled", frame)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE {table} AS
            SELECT CAST(spelling AS VARCHAR) AS spelling, CAST(folded AS VARCHAR) AS {column}_key
            FROM spelled WHERE spelling IS NOT NULL"""
    )
    connection.unregister("spelled")
