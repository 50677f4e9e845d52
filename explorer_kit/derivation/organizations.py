"""The table ``organizations``: one row per folded name (R8), from everybody who is or was with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The name to show is the most frequent spelling; of equally frequent ones the longer, then the last.
_ORGANIZATIONS = """
DELETE FROM organizations WHERE organization_id IN (
    SELECT MD5(key) FROM keys_in_question WHERE key_kind = 'organization');
INSERT INTO organizations
WITH said AS (
    SELECT k.key, o.organization AS name, o.industry
    FROM person_keys AS k
    SEMI JOIN keys_in_question USING (key_kind, key)
    JOIN person_mentions AS m USING (mention_id)
    JOIN observations AS o USING (observation_id)
    WHERE k.key_kind = 'organization'
),
spelled AS (SELECT key, name, COUNT(*) AS times FROM said GROUP BY key, name),
industries AS (
    SELECT key, industry, COUNT(*) AS times FROM said WHERE industry IS NOT NULL GROUP BY key, industry
)
SELECT MD5(s.key), ARG_MAX(s.name, (s.times, LENGTH(s.name), s.name)), LIST_SORT(LIST(s.name)),
    (SELECT ARG_MAX(i.industry, (i.times, i.industry)) FROM industries AS i WHERE i.key = s.key)
FROM spelled AS s GROUP BY s.key
"""


def write_organizations(connection: DuckDBPyConnection) -> None:
    """Write the organizations in ``keys_in_question``: those of everybody whose identity was looked at."""
    connection.execute(_ORGANIZATIONS)
