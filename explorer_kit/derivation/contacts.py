"""The table ``contacts``: what all mentions of a person say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Whom to believe where two sources differ: first what is kept for the purpose, then what was said last.
_BELIEF = """
CREATE OR REPLACE TEMP TABLE described AS
SELECT s.contact_id, s.observation_id, s.source, s.name, s.emails, s.phones, s.linkedin_slug, s.organization,
    k.key AS organization_key, s.position, s.roles, s.tags, s.function, s.industry, s.seniority,
        s.location_name,
    s.school, s.tie, s.tier, s.occurred_on, s.occurred_at, s.recorded_on,
    ROW_NUMBER() OVER (
        PARTITION BY s.contact_id
        ORDER BY s.slot <> 'main',
            CASE WHEN s.source LIKE 'form%' THEN 0 WHEN s.source LIKE 'contacts%' THEN 1
                 WHEN s.source LIKE 'linkedin%' THEN 2 WHEN s.source LIKE 'tracker%' THEN 3 ELSE 4 END,
            s.since DESC NULLS LAST, s.observation_id
    ) AS place
FROM said AS s
SEMI JOIN touched USING (contact_id)
LEFT JOIN person_keys AS k ON k.mention_id = s.item_id AND k.key_kind = 'organization'
WHERE s.kind = 'person'
"""

_TRACES = """
CREATE OR REPLACE TEMP TABLE traces AS
WITH dated AS (
    SELECT c.contact_id, e.occurred_on AS seen_on,
        COALESCE(e.occurred_at, to_utc(CAST(e.occurred_on AS TIMESTAMP))) AS seen_at, s.source
    FROM event_contacts AS c
    JOIN touched USING (contact_id)
    JOIN events AS e USING (event_id), UNNEST(e.sources) AS s(source)
    WHERE e.occurred_on IS NOT NULL AND e.subtype IS DISTINCT FROM 'planned'
    UNION ALL
    SELECT contact_id, occurred_on, COALESCE(occurred_at, to_utc(CAST(occurred_on AS TIMESTAMP))), source
    FROM described WHERE occurred_on IS NOT NULL
)
SELECT contact_id, MIN(seen_on) AS seen_on, MIN(seen_at) AS seen_at, ARG_MIN(source, (seen_at, source))
    AS source
FROM dated GROUP BY contact_id
"""

# Set by the user; referred if a referral came before the first outreach (or nobody knows when); warm if the
# person wrote, or was connected on an earlier day, before it; alumni if a school is the owner's; else cold.
_TIES = """
CREATE OR REPLACE TEMP TABLE ties AS
WITH first_outreach AS (
    SELECT contact_id, MIN(occurred_on) AS asked_on FROM events
    WHERE kind = 'outreach' AND contact_id IN (SELECT contact_id FROM touched) GROUP BY contact_id
)
SELECT t.contact_id,
    EXISTS (SELECT 1 FROM referrals AS r WHERE r.referred_id = t.contact_id
            AND (r.offered_on IS NULL OR f.asked_on IS NULL OR r.offered_on <= f.asked_on)) AS referred,
    EXISTS (SELECT 1 FROM events AS e WHERE e.contact_id = t.contact_id
            AND (e.subtype = 'inbound_unsolicited'
                 OR (e.subtype = 'connected' AND (f.asked_on IS NULL
                     OR e.occurred_on < f.asked_on)))) AS warm,
    EXISTS (SELECT 1 FROM described AS d WHERE d.contact_id = t.contact_id
            AND LIST_CONTAINS($schools, LOWER(TRIM(d.school)))) AS alumni
FROM touched AS t LEFT JOIN first_outreach AS f USING (contact_id)
"""


def _best(column: str) -> str:
    return f"ARG_MIN({column}, place) FILTER (WHERE {column} IS NOT NULL)"


def _all(column: str) -> str:
    return f"LIST_SORT(LIST_DISTINCT(FLATTEN(LIST(COALESCE({column}, [])))))"


_CONTACTS = f"""
DELETE FROM contacts WHERE contact_id IN (SELECT contact_id FROM touched);
INSERT INTO contacts BY NAME
WITH gathered AS (
    SELECT contact_id, {_best("name")} AS full_name,
        LIST_SORT(LIST(DISTINCT name) FILTER (WHERE name IS NOT NULL)) AS names,
        {_all("emails")} AS emails, {_all("phones")} AS phones, {_best("linkedin_slug")} AS linkedin_slug,
        MD5({_best("organization_key")}) AS organization_id, {_best("organization")} AS organization,
        {_best("position")} AS position, {_all("roles")} AS roles, {_all("tags")} AS tags,
        {_best("function")} AS function, {_best("industry")} AS industry, {_best("seniority")} AS seniority,
        {_best("location_name")} AS location, {_best("school")} AS school, {_best("tie")} AS stated_tie,
        {_best("tier")} AS tier, ARG_MIN(source, place) AS best_source,
        LIST_SORT(LIST(DISTINCT source)) AS sources
    FROM described GROUP BY contact_id
),
referrers AS (
    SELECT referred_id, ARG_MIN(referrer_id, (COALESCE(offered_on, counts_from_on), referrer_id))
        AS referred_by
    FROM referrals WHERE referred_id IN (SELECT contact_id FROM touched) GROUP BY referred_id
)
SELECT g.* EXCLUDE (stated_tie, best_source, names), COALESCE(g.names, []) AS names,
    COALESCE(g.stated_tie, CASE WHEN i.referred THEN 'referred' WHEN i.warm THEN 'warm'
        WHEN i.alumni THEN 'alumni' ELSE 'cold' END) AS tie,
    COALESCE(t.source, g.best_source) AS source, r.referred_by, t.seen_on AS first_seen_on,
    t.seen_at AS first_seen_at
FROM gathered AS g
LEFT JOIN traces AS t USING (contact_id)
LEFT JOIN ties AS i USING (contact_id)
LEFT JOIN referrers AS r ON r.referred_id = g.contact_id
"""


def write_contacts(connection: DuckDBPyConnection, schools: list[str]) -> None:
    """Write the touched people, one row each; ``schools`` are the owner's, for the tie ``alumni``."""
    connection.execute(_BELIEF)
    connection.execute(_TRACES)
    connection.execute(_TIES, {"schools": [school.strip().lower() for school in schools]})
    connection.execute(_CONTACTS)
