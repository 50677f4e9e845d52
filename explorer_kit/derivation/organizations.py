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
    -- own tables may know an organization by another id, as long as they alone know its people
      AND (o.given IS NULL OR COALESCE(o.given ->> '$.organization_id', MD5(k.key)) = MD5(k.key)
           OR k.contact_id IN (SELECT contact_id FROM touched))
),
spelled AS (SELECT key, name, COUNT(*) AS times FROM said GROUP BY key, name),
industries AS (
    SELECT key, industry, COUNT(*) AS times FROM said WHERE industry IS NOT NULL GROUP BY key, industry
)
SELECT MD5(s.key), ARG_MAX(s.name, (s.times, LENGTH(s.name), s.name)), LIST_SORT(LIST(s.name)),
    (SELECT ARG_MAX(i.industry, (i.times, i.industry)) FROM industries AS i WHERE i.key = s.key)
FROM spelled AS s GROUP BY s.key
"""

OWN_ORGANIZATIONS = """
CREATE OR REPLACE TEMP TABLE own_described AS
SELECT item_id AS organization_id, organization AS name,
    COALESCE(CAST(given -> '$.names' AS VARCHAR[]), [organization]) AS names, industry
FROM observations ANTI JOIN own_former USING (observation_id)
WHERE source = 'explorer_kit.tables' AND kind = 'organization'
  AND item_id NOT IN (
    SELECT MD5(k.key) FROM person_keys AS k
    ANTI JOIN (SELECT mention_id FROM person_keys WHERE key_kind = 'own') AS own USING (mention_id)
    WHERE k.key_kind = 'organization');
DELETE FROM organizations WHERE organization_id IN (SELECT organization_id FROM own_described);
INSERT INTO organizations BY NAME FROM own_described
"""
"""Those that own tables describe and no other source knows, as they are described."""


def write_organizations(connection: DuckDBPyConnection) -> None:
    """Write the organizations in ``keys_in_question``: those of everybody whose identity was looked at."""
    connection.execute(_ORGANIZATIONS)
