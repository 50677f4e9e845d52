"""Which mentions are one person (R1), within a pool that is complete: all who share a key are in it.

Equal e-mail address or LinkedIn profile joins, and so does the user's decision. What these join has addresses
of its own: two such groups that both have an e-mail address (or both a profile), or that the user told apart,
are different people to every weaker key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.decided import join_same, keep_apart
from explorer_kit.derivation.graph import components
from explorer_kit.derivation.own_people import keep_own_apart

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_STRONG_EDGES = """
CREATE OR REPLACE TEMP TABLE strong_nodes AS SELECT mention_id AS node FROM pool_mentions;
CREATE OR REPLACE TEMP TABLE strong_edges AS
SELECT MIN(mention_id) OVER (PARTITION BY key_kind, key) AS a, mention_id AS b
FROM pool_keys WHERE key_kind IN ('email', 'linkedin', 'own')
"""

# A weak key joins those who have it if it is unique: at most one of them has an e-mail address, at most one
# a profile, and no two were told apart; for a page, moreover, if no two of them have organizations and none
# in common.
_WEAK_EDGES = """
CREATE OR REPLACE TEMP TABLE group_keys AS
SELECT DISTINCT s.label, k.key_kind, k.key FROM pool_keys AS k JOIN strong AS s ON s.node = k.mention_id;
CREATE OR REPLACE TEMP TABLE person_groups AS
SELECT s.label AS node, BOOL_OR(k.key_kind = 'email') AS has_email,
    BOOL_OR(k.key_kind = 'linkedin') AS has_linkedin,
    LIST(DISTINCT k.key) FILTER (WHERE k.key_kind = 'organization') AS organizations
FROM (SELECT DISTINCT label FROM strong) AS s LEFT JOIN group_keys AS k USING (label) GROUP BY s.label;
CREATE OR REPLACE TEMP TABLE weak_edges AS
WITH holders AS (
    SELECT k.key_kind, k.key, g.* FROM group_keys AS k JOIN person_groups AS g ON g.node = k.label
    WHERE k.key_kind IN ('name_organization', 'page')
),
contradicted AS (
    SELECT a.key_kind, a.key FROM holders AS a JOIN holders AS b USING (key)
    WHERE a.key_kind = 'page' AND b.key_kind = 'page' AND NOT LIST_HAS_ANY(a.organizations, b.organizations)
    UNION
    SELECT a.key_kind, a.key FROM told_apart AS t JOIN holders AS a ON a.node = t.a
    JOIN holders AS b ON b.node = t.b AND b.key_kind = a.key_kind AND b.key = a.key
),
unique_keys AS (
    SELECT key_kind, key, MIN(node) AS first FROM holders
    GROUP BY key_kind, key
    HAVING COUNT(*) > 1 AND COUNT(*) FILTER (WHERE has_email) <= 1 AND COUNT(*)
        FILTER (WHERE has_linkedin) <= 1
)
SELECT u.key_kind, u.first AS a, h.node AS b FROM holders AS h JOIN unique_keys AS u USING (key_kind, key)
ANTI JOIN contradicted USING (key_kind, key)
"""

# Weak keys join pair by pair; what they join altogether must be one person, too.
_DOUBTFUL = """
CREATE OR REPLACE TEMP TABLE doubtful AS
SELECT w.label FROM weak AS w JOIN person_groups AS g USING (node) GROUP BY w.label
HAVING COUNT(*) FILTER (WHERE g.has_email) > 1 OR COUNT(*) FILTER (WHERE g.has_linkedin) > 1
UNION
SELECT x.label FROM told_apart AS t JOIN weak AS x ON x.node = t.a JOIN weak AS y ON y.node = t.b
WHERE x.label = y.label
"""
_DOUBTFUL_PAGES = """
INSERT INTO doubtful
SELECT DISTINCT v.label FROM weak AS v JOIN weak AS w ON w.label = v.label AND w.node > v.node
JOIN person_groups AS a ON a.node = v.node JOIN person_groups AS b ON b.node = w.node
JOIN (SELECT DISTINCT x.label FROM weak_edges AS e JOIN weak AS x ON x.node = e.a
    WHERE e.key_kind = 'page') AS p
    ON p.label = v.label
WHERE NOT LIST_HAS_ANY(a.organizations, b.organizations)
"""
_UNDO = """
DELETE FROM weak_edges WHERE ({kinds}) AND a IN (SELECT w.node FROM weak AS w SEMI
    JOIN doubtful USING (label))
"""

_CLUSTERED = """
CREATE OR REPLACE TEMP TABLE clustered AS
SELECT s.node AS mention_id, w.label FROM strong AS s JOIN weak AS w ON w.node = s.label
"""


def join_mentions(connection: DuckDBPyConnection) -> None:
    """Make ``clustered(mention_id, label)`` from ``pool_mentions`` and ``pool_keys``.

    Where the weak keys of a cluster together join people with different addresses, or people told apart, its
    pages join nobody; if that is not enough, its names do not either.
    """
    connection.execute(_STRONG_EDGES)
    join_same(connection)
    components(connection, "strong_nodes", "strong_edges", "strong")
    keep_apart(connection)
    connection.execute(_WEAK_EDGES)
    components(connection, "person_groups", "weak_edges", "weak")
    for kinds, also in (("key_kind = 'page'", _DOUBTFUL_PAGES), ("TRUE", "")):
        connection.execute(_DOUBTFUL + ";" + also)
        if not connection.execute("SELECT COUNT(*) FROM doubtful").fetchall()[0][0]:
            break
        connection.execute(_UNDO.format(kinds=kinds))
        components(connection, "person_groups", "weak_edges", "weak")
    connection.execute(_CLUSTERED)
    keep_own_apart(connection)
