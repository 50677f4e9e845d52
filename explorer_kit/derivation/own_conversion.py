"""What the rows of the program's own tables say, in the columns of ``observations``.

With ``$first`` what a row leaves out is completed; without, it stays empty: the row is known, and what it
does not say is no news.
"""

from __future__ import annotations

# Whose events a row belongs to: the person named in it, else the first of those named for it.
_OWNED = """
CREATE OR REPLACE TEMP VIEW owned_events AS
SELECT e.* REPLACE (COALESCE(e.contact_id, c.contact_id) AS contact_id)
FROM own_events AS e LEFT JOIN (
    SELECT event_id, ARG_MIN(contact_id, (place, contact_id)) AS contact_id FROM (
        SELECT COALESCE(event_id, interview_id) AS event_id, contact_id, 1 AS place FROM own_interviews
        UNION ALL SELECT event_id, contact_id, 2 FROM own_event_contacts
    ) WHERE contact_id IS NOT NULL GROUP BY event_id
) AS c ON c.event_id = e.event_id AND e.contact_id IS NULL
"""

_CONTACTS = """
INSERT INTO observations BY NAME
SELECT c.contact_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source, c.file,
    'contacts' AS location, c.contact_id AS native_id, own_record(c.contact_id) AS record_key, 'rows' AS
        edition,
    c.contact_id AS item_id, $now AS recorded_at, 'person' AS kind, 'main' AS slot,
    c.full_name AS name, LIST_TRANSFORM(c.emails, lambda x: LOWER(TRIM(x))) AS emails, c.phones,
    LOWER(c.linkedin_slug) AS linkedin_slug, COALESCE(c.organization, o.name) AS organization, c.position,
    c.location AS location_name, COALESCE(c.industry, o.industry) AS industry, c.function, c.seniority,
        c.school,
    c.roles, c.tags, c.tie, c.tier,
    TO_JSON({'names': c.names, 'organization_id': c.organization_id, 'source': c.source, 'sources': c.sources,
        'referred_by': c.referred_by, 'first_seen_on': c.first_seen_on, 'first_seen_at': c.first_seen_at})
            AS given
FROM own_contacts AS c ANTI JOIN own_known AS k ON k.id = c.contact_id
LEFT JOIN (SELECT organization_id, ANY_VALUE(name) AS name, ANY_VALUE(industry) AS industry FROM
    own_organizations
    GROUP BY organization_id) AS o ON o.organization_id = c.organization_id
"""

_ORGANIZATIONS = """
INSERT INTO observations BY NAME
SELECT organization_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source, file,
    'organizations' AS location, organization_id AS native_id, own_record('organization ' || organization_id)
        AS record_key, 'rows' AS edition, organization_id AS item_id, $now AS recorded_at,
    'organization' AS kind, name AS organization, industry, TO_JSON({'names': names}) AS given
FROM own_organizations AS o ANTI JOIN own_known AS k ON k.id = o.organization_id
"""

# A talk's own facts stand in `interviews`; what a message is called is known, whatever the others are.
_EVENTS = """
INSERT INTO observations BY NAME
WITH named AS (
    SELECT *, CASE WHEN kind IN ('meeting', 'referral', 'connection') THEN kind
        WHEN kind = 'follow_up' AND subtype = 'planned' THEN 'planned'
        WHEN kind = 'note' AND COALESCE(subtype, 'note') NOT IN ('inbound_unsolicited', 'group_message')
            THEN 'note'
        ELSE 'message' END AS says,
        COALESCE(occurred_at, starts_at) AS at, COALESCE(status_when_past, status) AS told_status,
        COALESCE(time_precision, CASE WHEN occurred_at IS NOT NULL OR starts_at IS NOT NULL
            OR occurred_local IS NOT NULL THEN 'second' WHEN occurred_on IS NOT NULL THEN 'day'
            WHEN $first THEN 'none' END) AS exact
    FROM owned_events AS e ANTI JOIN own_known AS k ON k.id = e.event_id
)
SELECT e.event_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source, e.file,
    'events' AS location, COALESCE(e.contact_id, e.event_id) AS native_id,
    own_record(COALESCE(e.contact_id, e.event_id)) AS record_key, 'rows' AS edition, e.event_id AS item_id,
    $now AS recorded_at, e.says AS kind,
    CASE WHEN e.says <> 'meeting' AND e.contact_id IS NOT NULL THEN 'main' END AS slot,
    CASE WHEN e.says = 'referral' THEN e.referred_id END AS other_slot,
    e.at AS instant_at, e.occurred_local AS wall_at,
    CASE WHEN e.at IS NULL AND e.occurred_local IS NOT NULL THEN 'unknown' END AS zone, e.occurred_on AS
        on_day,
    e.exact AS time_precision, e.ends_at AS ends_instant_at, e.counts_from_on,
    CASE WHEN e.says IN ('message', 'meeting') THEN CASE WHEN e.exact IN ('second', 'minute') THEN 'message'
        WHEN e.exact = 'day' THEN 'record' WHEN e.exact = 'none' THEN 'flag' END END AS evidence,
    CASE WHEN e.says = 'message' THEN COALESCE(e.direction, CASE WHEN e.kind = 'reply'
        OR e.subtype = 'inbound_unsolicited' THEN 'inbound' WHEN $first THEN 'outbound' END)
        ELSE e.direction END AS direction,
    COALESCE(e.channel, i.medium) AS channel,
    CASE WHEN e.says = 'message' THEN CASE WHEN e.kind IN ('outreach', 'reply') THEN e.kind
        WHEN e.subtype IN ('nudge', 'touch', 'thank_you') THEN e.subtype END END AS stated_role,
    e.outcome, e.delivery, e.variant, e.attempt, NOT e.in_funnel AS is_group,
    COALESCE(e.told_status IN ('unconfirmed', 'candidate'), CASE WHEN $first THEN FALSE END) AS has_answers,
    COALESCE(e.told_status = 'cancelled', CASE WHEN $first THEN FALSE END) AS cancelled,
    COALESCE(e.told_status = 'no_show', CASE WHEN $first THEN FALSE END) AS no_show,
    COALESCE(e.told_status = 'declined', CASE WHEN $first THEN FALSE END) AS owner_declined,
    i.actual_minutes AS minutes, i.planned_minutes, i.read_for_skills, i.target_role,
    CASE WHEN $first OR e.interview_id IS NOT NULL THEN e.interview_id IS NOT NULL AND e.says <> 'meeting' END
        AS in_meeting,
    CASE WHEN e.says = 'meeting' THEN e.event_id ELSE e.interview_id END AS meeting_label,
    CASE WHEN $first OR e.subtype IS NOT NULL THEN e.says = 'connection'
        AND COALESCE(e.subtype = 'connection_request', FALSE) END AS requested_only, e.done, e.off_record,
    CASE WHEN e.says = 'note' THEN COALESCE(e.subtype, CASE WHEN $first THEN 'note' END) END AS note_kind,
    e.heading, e.text, e.text_raw, e.thread_id,
    TO_JSON({'kind': e.kind, 'subtype': e.subtype, 'channel': e.channel,
        'status': CASE WHEN $first THEN NULLIF(e.told_status, 'scheduled')
            ELSE REPLACE(e.told_status, 'scheduled', 'held') END, 'sources': e.sources,
        'medium': i.medium, 'coded': i.coded, 'owner_share': i.owner_share, 'used_on': r.used_on}) AS given
FROM named AS e
LEFT JOIN own_interviews AS i ON COALESCE(i.event_id, i.interview_id) = e.event_id AND e.says = 'meeting'
LEFT JOIN own_referrals AS r ON r.referral_id = e.event_id AND e.says = 'referral'
"""

# Referrals of which there is no event.
_REFERRALS = """
INSERT INTO observations BY NAME
SELECT r.referral_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source, r.file,
    'referrals' AS location, r.referrer_id AS native_id, own_record(r.referrer_id) AS record_key,
    'rows' AS edition, r.referral_id AS item_id, $now AS recorded_at, 'referral' AS kind, 'main' AS slot,
    r.referred_id AS other_slot, r.offered_on AS on_day,
    CASE WHEN r.offered_on IS NOT NULL THEN 'day' WHEN $first THEN 'none' END AS time_precision,
    r.counts_from_on, r.interview_id AS meeting_label,
    CASE WHEN $first OR r.interview_id IS NOT NULL THEN r.interview_id IS NOT NULL END AS in_meeting,
    TO_JSON({'kind': 'referral', 'used_on': r.used_on}) AS given
FROM own_referrals AS r ANTI JOIN own_known AS k ON k.id = r.referral_id
ANTI JOIN own_events AS e ON e.event_id = r.referral_id
"""

_SKILLS = """
INSERT INTO observations BY NAME
SELECT m.mention_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source, m.file,
    'skill_mentions' AS location, m.contact_id AS native_id, own_record(m.contact_id) AS record_key,
    'rows' AS edition, m.mention_id AS item_id, $now AS recorded_at, 'skill' AS kind, 'main' AS slot,
    m.counts_from_on, m.interview_id AS meeting_label, m.heading,
    CASE WHEN $first OR m.interview_id IS NOT NULL THEN m.interview_id IS NOT NULL END AS in_meeting,
    m.quote AS text, COALESCE(m.word, s.name, CASE WHEN $first THEN m.skill_id END) AS word,
    m.skill_id AS skill, m.required_level AS level,
    TO_JSON({'origin': COALESCE(m.origin, CASE WHEN $first THEN 'marked' END), 'excerpt_id': m.excerpt_id})
        AS given
FROM own_skill_mentions AS m ANTI JOIN own_known AS k ON k.id = m.mention_id
LEFT JOIN (SELECT skill_id, ANY_VALUE(name) AS name FROM own_skills GROUP BY skill_id) AS s USING (skill_id)
WHERE m.contact_id IS NOT NULL;
INSERT INTO observations BY NAME
SELECT r.rating_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source, r.file,
    'self_ratings' AS location, r.rating_id AS native_id, own_record(r.rating_id) AS record_key,
    'rows' AS edition, r.rating_id AS item_id, $now AS recorded_at, 'self_rating' AS kind,
    r.rated_on AS on_day,
    CASE WHEN r.rated_on IS NOT NULL THEN 'day' WHEN $first THEN 'none' END AS time_precision,
    COALESCE(s.name, CASE WHEN $first THEN r.skill_id END) AS word, r.skill_id AS skill, r.level
FROM own_self_ratings AS r ANTI JOIN own_known AS k ON k.id = r.rating_id
LEFT JOIN (SELECT skill_id, ANY_VALUE(name) AS name FROM own_skills GROUP BY skill_id) AS s USING (skill_id)
"""

# Who was at a talk: all who are named for it, and the one in its own row.
_ATTENDEES = """
CREATE OR REPLACE TEMP TABLE own_talks AS
SELECT item_id AS event_id, ANY_VALUE(native_id) AS native_id, ANY_VALUE(record_key) AS record_key,
    ARG_MIN(file, observation_id) AS file
FROM observations WHERE source = 'explorer_kit.tables' AND kind = 'meeting' GROUP BY item_id;
INSERT INTO observations BY NAME
WITH people AS (
    SELECT t.event_id, t.native_id AS contact_id, NULL AS role FROM own_talks AS t WHERE t.native_id <>
        t.event_id
    UNION ALL SELECT event_id, contact_id, role FROM own_event_contacts SEMI JOIN own_talks USING (event_id)
)
SELECT p.event_id || '@' || p.contact_id AS observation_id, $import_id AS import_id,
    'explorer_kit.tables' AS source, ANY_VALUE(t.file) AS file, 'event_contacts' AS location,
    ANY_VALUE(t.native_id) AS native_id, ANY_VALUE(t.record_key) AS record_key, 'rows' AS edition,
    p.event_id || '@' || p.contact_id AS item_id, $now AS recorded_at, 'attendee' AS kind,
    CASE WHEN p.contact_id = ANY_VALUE(t.native_id) THEN 'main' ELSE p.contact_id END AS slot,
    CASE WHEN BOOL_OR(p.role = 'organizer') THEN 'organizer' ELSE 'attendee' END AS person_role,
    p.event_id AS meeting_label
FROM people AS p JOIN own_talks AS t USING (event_id)
ANTI JOIN own_known AS k ON k.id = p.event_id || '@' || p.contact_id
GROUP BY p.event_id, p.contact_id
"""

# Everybody else whom a record names: they are who they are by their id, which is all that stands here.
_OTHERS = """
INSERT INTO observations BY NAME
SELECT slot || '@' || native_id AS observation_id, $import_id AS import_id, 'explorer_kit.tables' AS source,
    ANY_VALUE(file) AS file, 'event_contacts' AS location, native_id, record_key, 'rows' AS edition,
    slot || '@' || native_id AS item_id, $now AS recorded_at, 'person' AS kind, slot
FROM (
    SELECT record_key, native_id, file, slot FROM observations
    WHERE import_id = $import_id AND source = 'explorer_kit.tables' AND kind = 'attendee' AND slot <> 'main'
    UNION ALL
    SELECT record_key, native_id, file, other_slot FROM observations
    WHERE import_id = $import_id AND source = 'explorer_kit.tables' AND kind = 'referral'
      AND other_slot <> native_id
)
WHERE slot || '@' || native_id NOT IN (SELECT id FROM own_known)
GROUP BY record_key, native_id, slot
"""

SAID = (_CONTACTS, _ORGANIZATIONS, _EVENTS, _REFERRALS, *_SKILLS.split(";"))
"""What the rows of each table say."""

NAMED = (*_ATTENDEES.split(";"), _OTHERS)
"""Whom they name besides."""

OWNED = _OWNED
"""Made before them.

All run in this order with ``$import_id``, ``$now`` and ``$first``, over the views ``own_…`` and
``own_known(id)``."""
