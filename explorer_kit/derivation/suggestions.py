"""Pairs of contacts that may be one person: the same name, and nothing that speaks against it (R1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_NAMESAKES = 20
"""A name that more contacts have says nothing of who they are: no pairs are suggested."""

_NAMESAKES = """
CREATE OR REPLACE TEMP TABLE namesakes AS
SELECT p.key AS name_key, p.contact_id,
    COALESCE(LIST(DISTINCT o.key) FILTER (WHERE o.key IS NOT NULL), []) AS organizations
FROM person_keys AS p
SEMI JOIN keys_in_question AS q ON q.key_kind = 'name' AND q.key = p.key
LEFT JOIN person_keys AS o ON o.contact_id = p.contact_id AND o.key_kind = 'organization'
WHERE p.key_kind = 'name'
GROUP BY p.key, p.contact_id
QUALIFY COUNT(*) OVER (PARTITION BY p.key) BETWEEN 2 AND $most
"""

_DECIDED = """
UPDATE merge_suggestions SET contact_a = COALESCE((SELECT current FROM contact_ids WHERE old = contact_a),
    contact_a),
    contact_b = COALESCE((SELECT current FROM contact_ids WHERE old = contact_b), contact_b)
WHERE decision IS NOT NULL
"""

_SUGGEST = """
DELETE FROM merge_suggestions WHERE decision IS NULL
AND name_key IN (SELECT key FROM keys_in_question WHERE key_kind = 'name');
INSERT INTO merge_suggestions
SELECT a.contact_id, b.contact_id,
    CASE WHEN LEN(a.organizations) = 0 AND LEN(b.organizations) = 0 THEN 'same name, no organization known'
         WHEN LEN(a.organizations) = 0 OR LEN(b.organizations) = 0
             THEN 'same name, organization known for one only'
         ELSE 'same name and organization, different addresses' END,
    a.name_key, NULL
FROM namesakes AS a JOIN namesakes AS b ON b.name_key = a.name_key AND a.contact_id < b.contact_id
ANTI JOIN merge_suggestions AS d ON d.decision IS NOT NULL
    AND LEAST(d.contact_a, d.contact_b) = a.contact_id AND GREATEST(d.contact_a, d.contact_b) = b.contact_id
WHERE LEN(a.organizations) = 0 OR LEN(b.organizations) = 0 OR LIST_HAS_ANY(a.organizations, b.organizations)
"""


def write_suggestions(connection: DuckDBPyConnection) -> None:
    """Write ``merge_suggestions`` for all names in ``keys_in_question``; pairs that were decided stay so."""
    connection.execute(_NAMESAKES, {"most": MOST_NAMESAKES})
    if connection.execute("SELECT COUNT(decision) FROM merge_suggestions").fetchall()[0][0]:
        connection.execute(_DECIDED)
    connection.execute(_SUGGEST)
