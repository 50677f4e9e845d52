"""Who is who (R1): mentions of people become contacts.

Equal e-mail address or LinkedIn profile joins. A full name with the same organization joins if that is
unique: no two people of that name there have different addresses. A wikilink to the same page joins unless
organizations or addresses speak against it. A name alone joins nothing: it makes a suggestion.

Only the people who share a key with what came in are looked at again; all rules work inside such a group,
so the result is the same as clustering everything at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.graph import components
from explorer_kit.derivation.names import name_key, organization_key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A record's people in its current edition; of people whom that no longer names, only the ids live on.
_MENTIONS = """
CREATE OR REPLACE TEMP TABLE new_mentions AS
SELECT o.item_id AS mention_id, o.record_key, o.slot, MIN(o.observation_id) AS observation_id
FROM observations AS o
JOIN changed_records AS c USING (record_key)
JOIN current_editions AS e ON e.record_key = o.record_key AND e.edition = o.edition
WHERE o.kind = 'person'
GROUP BY ALL
"""

_STRONG_AND_WEAK = """
CREATE OR REPLACE TEMP TABLE new_keys AS
WITH said AS (
    SELECT m.mention_id, o.emails, o.linkedin_slug, o.page, n.name_key, g.organization_key
    FROM new_mentions AS m
    JOIN observations AS o ON o.observation_id = m.observation_id
    LEFT JOIN spelled_names AS n ON n.spelling = o.name
    LEFT JOIN spelled_organizations AS g ON g.spelling = o.organization
)
SELECT mention_id, 'email' AS key_kind, UNNEST(emails) AS key FROM said
UNION ALL SELECT mention_id, 'linkedin', linkedin_slug FROM said WHERE linkedin_slug IS NOT NULL
UNION ALL SELECT mention_id, 'page', page FROM said WHERE page IS NOT NULL
UNION ALL SELECT mention_id, 'name_organization', name_key || '|' || organization_key FROM said
    WHERE name_key IS NOT NULL AND organization_key IS NOT NULL
UNION ALL SELECT mention_id, 'name', name_key FROM said WHERE name_key IS NOT NULL
UNION ALL SELECT mention_id, 'organization', organization_key FROM said WHERE organization_key IS NOT NULL
"""

# Everybody who shares a key with what came in or with what a changed record said before; and then everybody
# who shares a weak key with one of those, because whether such a key is unique depends on all who have it.
_AFFECTED = """
CREATE OR REPLACE TEMP TABLE near AS
SELECT DISTINCT contact_id FROM person_mentions JOIN changed_records USING (record_key)
UNION
SELECT DISTINCT p.contact_id FROM person_keys AS p
JOIN (
    SELECT key_kind, key FROM new_keys
    UNION
    SELECT k.key_kind, k.key FROM person_keys AS k
    JOIN person_mentions AS m USING (mention_id) JOIN changed_records AS c ON c.record_key = m.record_key
) AS n USING (key_kind, key)
WHERE key_kind <> 'organization';
CREATE OR REPLACE TEMP TABLE affected AS
SELECT contact_id FROM near
UNION
SELECT DISTINCT p.contact_id FROM person_keys AS p
JOIN (SELECT DISTINCT key_kind, key FROM person_keys JOIN near USING (contact_id)
      WHERE key_kind IN ('name_organization', 'page')) AS n USING (key_kind, key)
"""

_POOL = """
CREATE OR REPLACE TEMP TABLE pool_mentions AS
SELECT m.mention_id, m.record_key, m.slot, m.observation_id FROM person_mentions AS m
JOIN affected USING (contact_id)
WHERE m.record_key NOT IN (SELECT record_key FROM changed_records)
UNION ALL
SELECT mention_id, record_key, slot, observation_id FROM new_mentions;
CREATE OR REPLACE TEMP TABLE pool_keys AS
SELECT DISTINCT k.mention_id, k.key_kind, k.key FROM person_keys AS k
JOIN pool_mentions USING (mention_id)
WHERE k.mention_id NOT IN (SELECT mention_id FROM new_mentions)
UNION
SELECT DISTINCT mention_id, key_kind, key FROM new_keys
"""

_STRONG_EDGES = """
CREATE OR REPLACE TEMP TABLE strong_nodes AS SELECT mention_id AS node FROM pool_mentions;
CREATE OR REPLACE TEMP TABLE strong_edges AS
SELECT FIRST_VALUE(mention_id) OVER (PARTITION BY key_kind, key ORDER BY mention_id) AS a, mention_id AS b
FROM pool_keys WHERE key_kind IN ('email', 'linkedin')
"""

# Two strong clusters with addresses of one kind have different addresses, else they were one cluster:
# more than one such cluster under a weak key means that the key is not unique, and it joins nobody.
_WEAK_EDGES = """
CREATE OR REPLACE TEMP TABLE weak_nodes AS SELECT DISTINCT label AS node FROM strong;
CREATE OR REPLACE TEMP TABLE weak_edges AS
WITH cluster_keys AS (
    SELECT DISTINCT s.label, k.key_kind, k.key FROM pool_keys AS k JOIN strong AS s ON s.node = k.mention_id
),
cluster AS (
    SELECT label,
        BOOL_OR(key_kind = 'email') AS has_email,
        BOOL_OR(key_kind = 'linkedin') AS has_linkedin,
        MIN(key) FILTER (WHERE key_kind = 'organization') AS organization
    FROM cluster_keys GROUP BY label
),
unique_keys AS (
    SELECT k.key_kind, k.key, MIN(k.label) AS first
    FROM cluster_keys AS k JOIN cluster AS c USING (label)
    WHERE k.key_kind IN ('name_organization', 'page')
    GROUP BY k.key_kind, k.key
    HAVING COUNT(*) FILTER (WHERE c.has_email) <= 1
        AND COUNT(*) FILTER (WHERE c.has_linkedin) <= 1
        AND (k.key_kind <> 'page' OR COUNT(DISTINCT c.organization) <= 1)
)
SELECT u.first AS a, k.label AS b FROM cluster_keys AS k JOIN unique_keys AS u USING (key_kind, key)
"""

# The id of a contact is the smallest id of all that was ever said of its mentions, superseded or not. Ids
# of people whom their record no longer names go on with the record's main person.
_IDS = """
CREATE OR REPLACE TEMP TABLE clustered AS
SELECT s.node AS mention_id, w.label FROM strong AS s JOIN weak AS w ON w.node = s.label;
CREATE OR REPLACE TEMP TABLE elsewhere AS
SELECT m.mention_id, m.record_key, m.slot FROM person_mentions AS m
WHERE m.contact_id NOT IN (SELECT contact_id FROM affected)
  AND m.record_key IN (SELECT record_key FROM pool_mentions);
CREATE OR REPLACE TEMP TABLE homes AS
SELECT record_key, mention_id FROM (
    SELECT mention_id, record_key, slot FROM pool_mentions
    UNION ALL SELECT mention_id, record_key, slot FROM elsewhere
)
QUALIFY ROW_NUMBER() OVER (PARTITION BY record_key ORDER BY slot <> 'main', slot, mention_id) = 1;
CREATE OR REPLACE TEMP TABLE pool_ids AS
WITH said AS (
    SELECT o.observation_id, COALESCE(own.label, home.label) AS label
    FROM observations AS o
    JOIN homes AS h ON h.record_key = o.record_key
    LEFT JOIN clustered AS own ON own.mention_id = o.item_id
    LEFT JOIN clustered AS home ON home.mention_id = h.mention_id
    WHERE o.kind = 'person' AND o.item_id NOT IN (SELECT mention_id FROM elsewhere)
)
SELECT observation_id, label, MIN(observation_id) OVER (PARTITION BY label) AS contact_id
FROM said WHERE label IS NOT NULL;
CREATE OR REPLACE TEMP TABLE pool_contacts AS
SELECT m.mention_id, m.record_key, m.slot, m.observation_id, i.contact_id
FROM pool_mentions AS m JOIN pool_ids AS i ON i.observation_id = m.observation_id
"""

# Contacts to derive again: those of changed records, and those whose members changed.
_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched AS
WITH before AS (SELECT mention_id, contact_id FROM person_mentions JOIN affected USING (contact_id)),
moved AS (
    SELECT b.contact_id AS was, p.contact_id AS is_now
    FROM before AS b FULL JOIN pool_contacts AS p USING (mention_id)
    WHERE b.contact_id IS DISTINCT FROM p.contact_id
)
SELECT contact_id FROM pool_contacts JOIN changed_records USING (record_key)
UNION SELECT contact_id FROM person_mentions JOIN changed_records USING (record_key)
UNION SELECT was FROM moved WHERE was IS NOT NULL
UNION SELECT is_now FROM moved WHERE is_now IS NOT NULL
"""

_STORE = """
CREATE OR REPLACE TEMP TABLE old_organizations AS
SELECT DISTINCT key FROM person_keys JOIN affected USING (contact_id) WHERE key_kind = 'organization';
CREATE OR REPLACE TEMP TABLE old_names AS
SELECT DISTINCT key FROM person_keys JOIN affected USING (contact_id) WHERE key_kind = 'name';
DELETE FROM person_mentions WHERE contact_id IN (SELECT contact_id FROM affected);
DELETE FROM person_keys WHERE contact_id IN (SELECT contact_id FROM affected);
DELETE FROM contact_ids WHERE current IN (SELECT contact_id FROM affected);
INSERT INTO person_mentions SELECT mention_id, record_key, slot, observation_id, contact_id
    FROM pool_contacts;
INSERT INTO person_keys SELECT k.mention_id, p.contact_id, k.key_kind, k.key
FROM pool_keys AS k JOIN pool_contacts AS p USING (mention_id);
INSERT INTO contact_ids SELECT observation_id, contact_id FROM pool_ids WHERE observation_id <> contact_id
"""

_SUGGESTIONS = """
CREATE OR REPLACE TEMP TABLE names_in_question AS
SELECT DISTINCT key FROM pool_keys WHERE key_kind = 'name'
UNION SELECT DISTINCT key FROM old_names;
CREATE OR REPLACE TEMP TABLE namesakes AS
SELECT p.key AS name_key, p.contact_id, COALESCE(LIST(DISTINCT o.key) FILTER (WHERE o.key IS NOT NULL),
    []) AS organizations
FROM person_keys AS p
JOIN names_in_question AS q ON q.key = p.key
LEFT JOIN person_keys AS o ON o.contact_id = p.contact_id AND o.key_kind = 'organization'
WHERE p.key_kind = 'name'
GROUP BY p.key, p.contact_id
QUALIFY COUNT(*) OVER (PARTITION BY p.key) BETWEEN 2 AND 20;
DELETE FROM merge_suggestions WHERE decision IS NULL AND (
    name_key IN (SELECT key FROM names_in_question)
);
INSERT INTO merge_suggestions
SELECT a.contact_id, b.contact_id,
    CASE WHEN LEN(a.organizations) = 0 AND LEN(b.organizations) = 0 THEN 'same name, no organization known'
         WHEN LEN(a.organizations) = 0 OR LEN(b.organizations) = 0 THEN 'same name,
             organization known for one only'
         ELSE 'same name and organization, different addresses' END,
    a.name_key, NULL
FROM namesakes AS a JOIN namesakes AS b ON b.name_key = a.name_key AND a.contact_id < b.contact_id
WHERE LEN(a.organizations) = 0 OR LEN(b.organizations) = 0 OR LIST_HAS_ANY(a.organizations, b.organizations)
"""


def update_people(connection: DuckDBPyConnection) -> None:
    """Take the people of the changed records into the contacts they belong to.

    Reads the temporary tables ``changed_records(record_key)`` and ``current_editions(record_key, edition)``;
    changes ``person_mentions``, ``person_keys``, ``contact_ids`` and ``merge_suggestions``; leaves the
    temporary table ``touched(contact_id)``: every contact, old or new, whose meaning may have changed.
    """
    connection.execute(_MENTIONS)
    _spell(connection, "name", "spelled_names", name_key)
    _spell(connection, "organization", "spelled_organizations", organization_key)
    connection.execute(_STRONG_AND_WEAK)
    connection.execute(_AFFECTED)
    connection.execute(_POOL)
    connection.execute(_STRONG_EDGES)
    components(connection, "strong_nodes", "strong_edges", "strong")
    connection.execute(_WEAK_EDGES)
    components(connection, "weak_nodes", "weak_edges", "weak")
    connection.execute(_IDS)
    connection.execute(_TOUCHED)
    connection.execute(_STORE)
    connection.execute(_SUGGESTIONS)


def _spell(connection: DuckDBPyConnection, column: str, table: str, key_of: object) -> None:
    """Make a table of the distinct spellings of a column and their keys: each is folded once."""
    import numpy as np

    assert callable(key_of)
    rows = connection.execute(
        f"""SELECT DISTINCT o.{column} FROM new_mentions AS m
            JOIN observations AS o ON o.observation_id = m.observation_id WHERE o.{column} IS NOT NULL"""
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
