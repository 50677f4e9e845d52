"""The rows of people whom only own tables know, taken as they are; what a row leaves out is completed.

Completed are: day and wall clock from the instant, the day from which something counts, the number of an
attempt, what is one row per event elsewhere (people, talks, referrals), when a contact was first seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.organizations import OWN_ORGANIZATIONS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# There are few different sets of what the rows say besides: each is read once.
_SAID = """
CREATE OR REPLACE TEMP VIEW own_said AS
SELECT * FROM observations ANTI JOIN own_former USING (observation_id) WHERE source = 'explorer_kit.tables';
CREATE OR REPLACE TEMP TABLE own_given AS
SELECT given, given ->> '$.kind' AS given_kind, given ->> '$.subtype' AS subtype, given ->> '$.channel' AS
    given_channel,
    given ->> '$.status' AS status, CAST(given -> '$.sources' AS VARCHAR[]) AS sources,
    given ->> '$.medium' AS medium, CAST(given ->> '$.coded' AS BOOLEAN) AS coded,
    CAST(given ->> '$.owner_share' AS DOUBLE) AS owner_share, CAST(given ->> '$.used_on' AS DATE) AS used_on
FROM (
    SELECT DISTINCT given FROM observations
    WHERE source = 'explorer_kit.tables' AND kind IN ('message', 'meeting', 'note', 'planned',
        'connection', 'referral')
);
CREATE OR REPLACE TEMP TABLE own_records AS
SELECT record_key, contact_id FROM person_mentions SEMI JOIN touched_own USING (contact_id) WHERE slot =
    'main'
  AND mention_id IN (SELECT mention_id FROM person_keys WHERE key_kind = 'own')
"""

_EVENTS = """
INSERT INTO events BY NAME
WITH timed AS (
    SELECT o.*, r.contact_id, COALESCE(o.wall_at, to_local(o.instant_at)) AS occurred_local
    FROM own_said AS o JOIN own_records AS r USING (record_key)
    ANTI JOIN event_sources AS e ON e.observation_id = o.observation_id
    WHERE o.kind IN ('message', 'meeting', 'note', 'planned', 'connection', 'referral')
),
dated AS (SELECT *, COALESCE(on_day, CAST(occurred_local AS DATE)) AS occurred_on FROM timed)
SELECT o.item_id AS event_id, g.given_kind AS kind, g.subtype, o.contact_id,
    CASE WHEN o.kind = 'meeting' THEN o.item_id ELSE o.meeting_label END AS interview_id,
    o.instant_at AS occurred_at, o.occurred_local, o.occurred_on, o.time_precision,
    COALESCE(o.counts_from_on, CASE WHEN o.kind = 'meeting' AND o.instant_at IS NULL THEN o.occurred_on + 1
        ELSE o.occurred_on END, CAST(to_local(o.recorded_at) AS DATE)) AS counts_from_on,
    COALESCE(g.given_channel, o.channel, CASE WHEN o.kind IN ('message', 'meeting') THEN 'unknown' END) AS
        channel,
    o.direction, o.delivery, CASE WHEN o.kind = 'meeting' THEN o.instant_at END AS starts_at,
    CASE WHEN o.kind = 'meeting' THEN COALESCE(o.ends_instant_at, o.instant_at
        + TO_SECONDS(CAST(60 * COALESCE(o.minutes, o.planned_minutes, 30) AS BIGINT))) END AS ends_at,
    CASE WHEN o.kind = 'meeting' THEN COALESCE(g.status, 'held') END AS status_when_past,
    o.outcome, o.variant, o.attempt,
    COALESCE(NOT o.is_group, CASE WHEN o.kind IN ('message', 'meeting') THEN TRUE END) AS in_funnel,
    o.heading, o.text, o.text_raw, o.off_record, o.done, o.other_slot AS referred_id,
    COALESCE(g.sources, ['explorer_kit.tables']) AS sources, o.thread_id
FROM dated AS o LEFT JOIN own_given AS g USING (given)
"""

_ATTEMPTS = """
UPDATE events SET attempt = n.attempt FROM (
    SELECT event_id, ROW_NUMBER() OVER (PARTITION BY contact_id ORDER BY occurred_on NULLS LAST,
        occurred_local NULLS LAST, event_id) AS attempt
    FROM events SEMI JOIN own_records USING (contact_id) WHERE kind = 'outreach' OR subtype = 'nudge'
) AS n WHERE events.event_id = n.event_id AND events.attempt IS NULL
"""

_PEOPLE = """
INSERT INTO event_contacts
SELECT event_id, contact_id, CASE kind WHEN 'referral' THEN 'referrer' ELSE 'main' END
FROM own_events_written WHERE kind <> 'meeting'
UNION ALL
SELECT w.event_id, m.contact_id, 'referred' FROM own_events_written AS w
JOIN own_records AS r USING (contact_id)
JOIN person_mentions AS m ON m.record_key = r.record_key AND m.slot = w.referred_id WHERE w.kind = 'referral'
UNION ALL
SELECT w.event_id, m.contact_id, a.person_role FROM own_said AS a
JOIN own_events_written AS w ON w.event_id = a.meeting_label
JOIN person_mentions AS m ON m.record_key = a.record_key AND m.slot = a.slot
WHERE a.kind = 'attendee';
INSERT INTO event_sources SELECT event_id, event_id FROM own_events_written;
UPDATE event_sources SET observation_id = o.observation_id FROM own_said AS o
WHERE o.observation_id <> o.item_id AND event_sources.observation_id = o.item_id
"""

_WRITTEN = """
CREATE OR REPLACE TEMP TABLE own_events_written AS
SELECT event_id, kind, contact_id, referred_id FROM events SEMI JOIN own_records USING (contact_id)
ANTI JOIN event_sources USING (event_id)
"""

_SKILLS = """
INSERT INTO skill_mentions BY NAME
SELECT o.item_id AS mention_id, r.contact_id, o.meeting_label AS interview_id, o.skill AS skill_id,
    o.word,
    o.given ->> '$.origin' AS origin, o.level AS required_level, o.text AS quote, o.heading,
    o.given ->> '$.excerpt_id' AS excerpt_id,
    COALESCE(o.counts_from_on, e.counts_from_on, CAST(to_local(o.recorded_at) AS DATE)) AS counts_from_on
FROM own_said AS o JOIN own_records AS r USING (record_key)
LEFT JOIN events AS e ON e.event_id = o.meeting_label
WHERE o.kind = 'skill'
"""

_TALKS = """
INSERT INTO interviews BY NAME
SELECT e.event_id AS interview_id, e.event_id, e.contact_id, e.occurred_on AS held_on, o.planned_minutes,
    o.minutes AS actual_minutes, COALESCE(g.medium, o.channel, 'unknown') AS medium, o.target_role,
    COALESCE(o.read_for_skills, k.interview_id IS NOT NULL) AS read_for_skills,
    COALESCE(g.coded, k.interview_id IS NOT NULL) AS coded, g.owner_share
FROM own_events_written AS w JOIN events AS e USING (event_id)
JOIN own_said AS o ON o.item_id = w.event_id LEFT JOIN own_given AS g USING (given)
LEFT JOIN (SELECT DISTINCT interview_id FROM skill_mentions
           WHERE origin IN ('marked', 'confirmed', 'tagged')) AS k ON k.interview_id = w.event_id
WHERE w.kind = 'meeting'
"""

_REFERRALS = """
INSERT INTO referrals BY NAME
SELECT e.event_id AS referral_id, e.contact_id AS referrer_id, e.referred_id, e.interview_id,
    e.occurred_on AS offered_on, e.counts_from_on, COALESCE(g.used_on, f.used_on) AS used_on
FROM own_events_written AS w JOIN events AS e USING (event_id)
JOIN own_said AS o ON o.item_id = w.event_id LEFT JOIN own_given AS g USING (given)
LEFT JOIN (SELECT contact_id, MIN(occurred_on) AS used_on FROM events WHERE kind = 'outreach' GROUP BY
    contact_id)
    AS f ON f.contact_id = w.referred_id
WHERE w.kind = 'referral'
"""

_CONTACTS = """
INSERT INTO contacts BY NAME
WITH seen AS (
    SELECT contact_id, MIN(occurred_on) AS seen_on,
        MIN(COALESCE(occurred_at, to_utc(CAST(occurred_on AS TIMESTAMP)))) AS seen_at
    FROM events SEMI JOIN own_records USING (contact_id)
    WHERE occurred_on IS NOT NULL AND subtype IS DISTINCT FROM 'planned' GROUP BY contact_id
),
referred AS (
    SELECT referred_id, ARG_MIN(referrer_id, (COALESCE(offered_on, counts_from_on), referrer_id)) AS
        referred_by
    FROM referrals GROUP BY referred_id
)
SELECT r.contact_id, o.name AS full_name,
    COALESCE(CAST(o.given -> '$.names' AS VARCHAR[]), CASE WHEN o.name IS NULL THEN [] ELSE [o.name] END)
        AS names,
    COALESCE(o.emails, []) AS emails, COALESCE(o.phones, []) AS phones, o.linkedin_slug,
    COALESCE(o.given ->> '$.organization_id', MD5(k.key)) AS organization_id, o.organization, o.position,
    COALESCE(o.roles, []) AS roles, COALESCE(o.tags, []) AS tags, o.function, o.industry, o.seniority,
    o.location_name AS location, o.school,
    COALESCE(o.tie, CASE WHEN f.referred_id IS NULL THEN 'cold' ELSE 'referred' END) AS tie,
    COALESCE(o.given ->> '$.source', 'explorer_kit.tables') AS source,
    COALESCE(CAST(o.given -> '$.sources' AS VARCHAR[]), ['explorer_kit.tables']) AS sources,
    COALESCE(o.given ->> '$.referred_by', f.referred_by) AS referred_by, o.tier,
    COALESCE(CAST(o.given ->> '$.first_seen_on' AS DATE), s.seen_on) AS first_seen_on,
    COALESCE(CAST(o.given ->> '$.first_seen_at' AS TIMESTAMP),
        CASE WHEN CAST(o.given ->> '$.first_seen_on' AS DATE) <> s.seen_on OR s.seen_on IS NULL
            THEN to_utc(CAST(CAST(o.given ->> '$.first_seen_on' AS DATE) AS TIMESTAMP)) END,
        s.seen_at) AS first_seen_at
FROM own_records AS r
JOIN own_said AS o ON o.record_key = r.record_key AND o.kind = 'person' AND o.slot = 'main'
LEFT JOIN person_keys AS k ON k.mention_id = o.item_id AND k.key_kind = 'organization'
LEFT JOIN seen AS s ON s.contact_id = r.contact_id
LEFT JOIN referred AS f ON f.referred_id = r.contact_id
"""

_STEPS = (_SAID, _EVENTS, _WRITTEN, _ATTEMPTS, _PEOPLE, _SKILLS, _TALKS, _REFERRALS, _CONTACTS)


def write_own(connection: DuckDBPyConnection) -> None:
    """Write the tables of ``touched_own``: the contacts that only own tables know."""
    if connection.execute("SELECT 1 FROM touched_own LIMIT 1").fetchall():
        for step in _STEPS:
            connection.execute(step)


def write_own_organizations(connection: DuckDBPyConnection) -> None:
    """Write the organizations that own tables describe, where no other source knows them."""
    connection.execute(OWN_ORGANIZATIONS)
