"""What people look at when they decide on who is who: pairs side by side, and the decisions made."""

from __future__ import annotations

_SIDE_COLUMNS = (
    "name", "names", "organizations", "position", "emails", "phones", "linkedin_slug", "sources", "events",
    "first_on", "last_on",
)  # fmt: skip

PAIRS = f"""
WITH pairs_of AS (
    SELECT contact_id, COUNT(*) AS pairs FROM (
        SELECT contact_a AS contact_id FROM merge_suggestions
        UNION ALL SELECT contact_b FROM merge_suggestions
    ) GROUP BY contact_id
),
chosen AS (
    SELECT s.*, a.pairs = 1 AND b.pairs = 1 AS only_pair FROM merge_suggestions AS s
    JOIN pairs_of AS a ON a.contact_id = s.contact_a JOIN pairs_of AS b ON b.contact_id = s.contact_b
    WHERE decision IS NULL OR ({{later}} AND decision = 'later')
    ORDER BY decision IS NOT NULL, score DESC, contact_a, contact_b LIMIT {{limit}}
),
people AS (SELECT contact_a AS contact_id FROM chosen UNION SELECT contact_b FROM chosen),
organized AS (
    SELECT m.contact_id, LIST_SORT(LIST(DISTINCT o.organization)) AS organizations
    FROM person_mentions AS m SEMI JOIN people USING (contact_id)
    JOIN observations AS o USING (observation_id)
    WHERE o.organization IS NOT NULL GROUP BY m.contact_id
),
met AS (
    SELECT c.contact_id, COUNT(*) AS events, MIN(e.occurred_on) AS first_on, MAX(e.occurred_on) AS last_on
    FROM event_contacts AS c SEMI JOIN people USING (contact_id) JOIN events AS e USING (event_id)
    WHERE e.subtype IS DISTINCT FROM 'planned' GROUP BY c.contact_id
),
side AS (
    SELECT c.contact_id, COALESCE(c.full_name, c.emails[1], c.linkedin_slug) AS name, c.names,
        COALESCE(o.organizations, []) AS organizations, c.position, c.emails, c.phones, c.linkedin_slug,
        c.sources, COALESCE(m.events, 0) AS events, m.first_on, m.last_on
    FROM contacts AS c SEMI JOIN people USING (contact_id)
    LEFT JOIN organized AS o USING (contact_id) LEFT JOIN met AS m USING (contact_id)
)
SELECT p.contact_a, p.contact_b, p.score, p.evidence, p.against, p.reasons, p.only_pair, p.decision,
    {", ".join(f"{side}.{column} AS {column}_{side}" for side in "ab" for column in _SIDE_COLUMNS)}
FROM chosen AS p JOIN side AS a ON a.contact_id = p.contact_a JOIN side AS b ON b.contact_id = p.contact_b
ORDER BY p.decision IS NOT NULL, p.score DESC, name_a, name_b, p.contact_a, p.contact_b
"""
"""With ``later`` TRUE or FALSE (pairs that were put off come last, or not at all) and ``limit``, a number."""

DECISIONS = """
SELECT m.merge_id, m.decision, CASE
        WHEN m.undone_at IS NOT NULL THEN 'taken back'
        WHEN p.contact_id IS NULL OR q.contact_id IS NULL THEN 'waiting'
        WHEN m.decision <> 'same' AND p.contact_id = q.contact_id THEN 'overruled'
        ELSE 'holds' END AS state,
    COALESCE(a.name, a.emails[1], a.linkedin_slug) AS name_a,
    COALESCE(b.name, b.emails[1], b.linkedin_slug) AS name_b,
    m.evidence, m.decided_at, m.undone_at, p.contact_id AS contact_a, q.contact_id AS contact_b
FROM merges AS m
LEFT JOIN observations AS a ON a.observation_id = m.anchor_a
LEFT JOIN observations AS b ON b.observation_id = m.anchor_b
LEFT JOIN person_mentions AS p ON p.mention_id = a.item_id
LEFT JOIN person_mentions AS q ON q.mention_id = b.item_id
ORDER BY m.decided_at DESC, name_a, name_b, m.merge_id
"""
