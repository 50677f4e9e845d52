"""What speaks for two contacts being one person, what against it, and how much (R1: it never joins them).

The points are a judgement, to sort by: what could hardly be chance counts most (a telephone number, a name at
an organization), what many share counts least. Nothing is suggested where little remains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LEAST_POINTS = 15
"""Below, what speaks against a pair outweighs what speaks for it: it is not suggested."""

LEAST_SIMILARITY = 0.85
"""One slip of the pen in seven letters, two in fourteen: in shorter names a letter makes another name."""

_SHARED = """
CREATE OR REPLACE TEMP TABLE shared AS
SELECT p.a, p.b, x.kind, x.detail AS x, y.detail AS y, words_of(x.detail) AS wx, words_of(y.detail) AS wy
FROM pairs_in_question AS p
JOIN contact_blocks AS x ON x.contact_id = p.a
JOIN contact_blocks AS y ON y.contact_id = p.b AND y.kind = x.kind AND y.block = x.block
JOIN small_blocks AS s ON s.kind = x.kind AND s.block = x.block
"""

_FACTS = """
CREATE OR REPLACE TEMP TABLE facts AS
WITH keys AS (
    SELECT contact_id,
        LIST(DISTINCT key) FILTER (WHERE key_kind = 'email') AS emails,
        LIST(DISTINCT key) FILTER (WHERE key_kind = 'linkedin') AS profiles,
        LIST(DISTINCT key) FILTER (WHERE key_kind = 'organization') AS organizations,
        LIST(DISTINCT key) FILTER (WHERE key_kind = 'name') AS names
    FROM person_keys
    WHERE contact_id IN (SELECT a FROM pairs_in_question UNION SELECT b FROM pairs_in_question)
    GROUP BY contact_id
)
SELECT c.contact_id, k.* EXCLUDE (contact_id), COALESCE(k.emails, k.profiles) IS NOT NULL AS reachable,
    FLATTEN(LIST_TRANSFORM(c.names, lambda name: words_of(bare(name)))) AS words,
    ARRAY_TO_STRING(LIST_TRANSFORM(c.emails, lambda email: local_part(email)), ' ') AS letters
FROM contacts AS c LEFT JOIN keys AS k USING (contact_id)
WHERE contact_id IN (SELECT a FROM pairs_in_question UNION SELECT b FROM pairs_in_question)
"""

# Both are names of somebody at an organization, or numbers, or each an address or a name.
_REASONS = f"""
CREATE OR REPLACE TEMP TABLE reasons AS
SELECT a, b, CASE
    WHEN kind = 'phone' THEN 'phone'
    WHEN kind = 'words' THEN CASE WHEN x = y THEN 'same_name' WHEN wx = wy THEN 'spelling' ELSE 'swapped' END
    WHEN kind = 'address' AND CONTAINS(x, '@') AND CONTAINS(y, '@') THEN CASE WHEN
        REGEXP_MATCHES(SPLIT_PART(x, '@', 1) || ' ' || SPLIT_PART(y, '@', 1), '[a-z]{{2,}}[._-][a-z]{{2,}}')
        THEN 'same_local_part' END
    WHEN kind = 'address' AND (CONTAINS(x, '@') OR CONTAINS(y, '@')) THEN 'address'
    WHEN kind <> 'family' THEN NULL
    WHEN LEN(wx) = 1 OR LEN(wy) = 1 THEN 'one_name'
    WHEN LIST_SORT(wx) = LIST_SORT(wy) THEN NULL
    WHEN wx[-1] = wy[-1] AND LEAST(LENGTH(wx[1]), LENGTH(wy[1])) = 1 AND wx[1][1] = wy[1][1] THEN 'initials'
    WHEN wx[1] = wy[1] AND wx[-1] = wy[-1] THEN 'middle_name'
    WHEN likeness(ARRAY_TO_STRING(wx, ''), ARRAY_TO_STRING(wy, '')) >= {LEAST_SIMILARITY}
        THEN 'similar_name'
    END AS reason,
    CASE kind WHEN 'phone' THEN x WHEN 'address' THEN
        ARRAY_TO_STRING(LIST_SORT(LIST_FILTER([x, y], lambda word: CONTAINS(word, '@'))), ', ')
    END AS what
FROM shared WHERE kind <> 'talk'
"""

# Somebody who is only a name - a speaker, an attendee without an address - in a talk that the one with the
# address had at that time, by another account of it. A word of the names, or of the address, must agree.
_TALKS = """
INSERT INTO reasons
SELECT s.a, s.b, 'same_talk', STRFTIME(LEAST(e.occurred_local, f.occurred_local), '%Y-%m-%d %H:%M')
FROM (SELECT DISTINCT a, b, x, y FROM shared WHERE kind = 'talk' AND x <> y) AS s
JOIN events AS e ON e.event_id = s.x JOIN events AS f ON f.event_id = s.y
JOIN facts AS p ON p.contact_id = s.a JOIN facts AS q ON q.contact_id = s.b
WHERE ABS(DATE_DIFF('second', e.occurred_at, f.occurred_at)) <= 900 AND p.reachable <> q.reachable
AND (LIST_HAS_ANY(p.words, q.words)
    OR LEN(LIST_FILTER(p.words, lambda word: LENGTH(word) > 2 AND CONTAINS(q.letters, word))) > 0
    OR LEN(LIST_FILTER(q.words, lambda word: LENGTH(word) > 2 AND CONTAINS(p.letters, word))) > 0)
"""

# That an address reads like a name says nothing more where the names themselves agree.
_FOR = """
CREATE OR REPLACE TEMP TABLE for_it AS
WITH told AS (
    SELECT r.a, r.b, r.reason, MIN(r.what) AS what, p.organizations AS here, q.organizations AS there
    FROM reasons AS r JOIN facts AS p ON p.contact_id = r.a JOIN facts AS q ON q.contact_id = r.b
    WHERE r.reason IS NOT NULL AND (r.reason <> 'address' OR NOT EXISTS (
        SELECT 1 FROM reasons AS n WHERE n.a = r.a AND n.b = r.b
        AND n.reason IN ('same_name', 'spelling', 'swapped')))
    GROUP BY ALL
)
SELECT a, b, reason,
    CASE reason
        WHEN 'same_name' THEN CASE WHEN LIST_HAS_ANY(here, there) THEN 60 ELSE 50 END WHEN 'phone' THEN 65
        WHEN 'same_talk' THEN 55 WHEN 'spelling' THEN 50 WHEN 'middle_name' THEN 50 WHEN 'swapped' THEN 45
        WHEN 'initials' THEN 45 WHEN 'address' THEN 45 WHEN 'one_name' THEN 35 ELSE 40 END AS points,
    CASE reason
        WHEN 'same_name' THEN CASE
            WHEN LIST_HAS_ANY(here, there) THEN 'same name and organization'
            WHEN here IS NULL AND there IS NULL THEN 'same name, no organization known'
            WHEN here IS NULL OR there IS NULL THEN 'same name, organization known for one only'
            ELSE 'same name' END
        WHEN 'spelling' THEN 'same name, spelled differently'
        WHEN 'swapped' THEN 'same name, family and given name swapped'
        WHEN 'initials' THEN 'same organization, family name and initial'
        WHEN 'middle_name' THEN 'same organization, first and last name'
        WHEN 'similar_name' THEN 'same organization, similar name'
        WHEN 'one_name' THEN 'same organization, and a name that is all that is known of one'
        WHEN 'phone' THEN 'same telephone number: ' || what
        WHEN 'address' THEN what || ' reads like the name of the other'
        WHEN 'same_local_part' THEN 'addresses alike before the @: ' || what
        WHEN 'same_talk' THEN 'a talk at the same time: ' || what END AS words
FROM told
"""

_AGAINST = """
CREATE OR REPLACE TEMP TABLE against_it AS
WITH compared AS (
    SELECT s.a, s.b, p.emails AS e, q.emails AS f, p.profiles AS l, q.profiles AS m,
        p.organizations AS o, q.organizations AS r, p.names AS n, q.names AS k
    FROM (SELECT DISTINCT a, b FROM for_it) AS s
    JOIN facts AS p ON p.contact_id = s.a JOIN facts AS q ON q.contact_id = s.b
)
SELECT a, b, 15 AS points, 'different e-mail addresses' AS words FROM compared WHERE LEN(e) > 0 AND LEN(f) > 0
UNION ALL SELECT a, b, 40, 'different LinkedIn profiles' FROM compared WHERE LEN(l) > 0 AND LEN(m) > 0
UNION ALL SELECT a, b, 30, 'different organizations' FROM compared
    WHERE LEN(o) > 0 AND LEN(r) > 0 AND NOT LIST_HAS_ANY(o, r)
UNION ALL SELECT a, b, 20, 'different names' FROM compared
    WHERE LEN(n) > 0 AND LEN(k) > 0 AND NOT EXISTS (SELECT 1 FROM for_it AS i
        WHERE i.a = compared.a AND i.b = compared.b
        AND i.reason NOT IN ('phone', 'address', 'same_local_part', 'same_talk'))
UNION ALL SELECT DISTINCT c.a, c.b, 40, 'named side by side in one record' FROM compared AS c
    JOIN person_mentions AS x ON x.contact_id = c.a JOIN person_mentions AS y ON y.contact_id = c.b
    AND y.record_key = x.record_key
"""

_SUGGEST = f"""
INSERT INTO merge_suggestions BY NAME
WITH weighed AS (
    SELECT a, b, ARRAY_TO_STRING(LIST(words ORDER BY points DESC, words), '; ') AS evidence,
        LIST_SORT(LIST(reason)) AS reasons, MAX(points) + 5 * (COUNT(*) - 1) AS points
    FROM for_it GROUP BY a, b
),
doubted AS (
    SELECT a, b, ARRAY_TO_STRING(LIST(words ORDER BY points DESC, words), '; ') AS against,
        SUM(points) AS points
    FROM against_it GROUP BY a, b
)
SELECT w.a AS contact_a, w.b AS contact_b, w.evidence, d.against, w.reasons,
    LEAST(w.points - COALESCE(d.points, 0), 95) / 100 AS score
FROM weighed AS w LEFT JOIN doubted AS d USING (a, b)
WHERE w.points - COALESCE(d.points, 0) >= {LEAST_POINTS}
"""


def weigh(connection: DuckDBPyConnection) -> None:
    """Add to ``merge_suggestions`` the pairs of ``pairs_in_question(a, b)`` for which enough speaks.

    Reads ``small_blocks(kind, block)`` too: blocks that few enough have.
    """
    for step in (_SHARED, _FACTS, _REASONS, _TALKS, _FOR, _AGAINST, _SUGGEST):
        connection.execute(step)
