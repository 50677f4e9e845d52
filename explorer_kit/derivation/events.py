"""The table ``events``: messages, talks, notes, plans, connections and referrals of the touched people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLEAR = """
CREATE OR REPLACE TEMP TABLE old_events AS
SELECT event_id FROM events WHERE contact_id IN (SELECT contact_id FROM touched)
UNION SELECT event_id FROM event_contacts WHERE contact_id IN (SELECT contact_id FROM touched)
UNION SELECT e.event_id FROM events AS e JOIN event_sources USING (event_id) JOIN observations AS o
    USING (observation_id) SEMI JOIN touched_records USING (record_key) WHERE e.contact_id IS NULL;
DELETE FROM events WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM event_contacts WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM event_sources WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM interviews WHERE event_id IN (SELECT event_id FROM old_events);
DELETE FROM skill_mentions WHERE contact_id IN (SELECT contact_id FROM touched);
DELETE FROM referrals WHERE referrer_id IN (SELECT contact_id FROM touched)
    OR referred_id IN (SELECT contact_id FROM touched)
"""

_MESSAGES = """
INSERT INTO events BY NAME
SELECT m.event_id, CASE WHEN m.is_group THEN 'note' ELSE r.kind END AS kind,
    CASE WHEN m.is_group THEN 'group_message' ELSE r.subtype END AS subtype,
    m.contact_id, m.occurred_at, m.occurred_local, m.occurred_on, m.time_precision, m.counts_from_on,
        m.channel,
    m.direction, m.delivery, CASE WHEN r.kind = 'reply' THEN COALESCE(m.outcome, 'unclassified') END
        AS outcome,
    m.variant, CAST(r.attempt AS INTEGER) AS attempt, NOT m.is_group AS in_funnel, m.heading, m.text,
        o.text_raw,
    m.sources, m.thread_id
FROM message_events AS m
LEFT JOIN message_roles AS r USING (event_id)
LEFT JOIN observations AS o ON o.observation_id = m.text_from;
INSERT INTO event_contacts SELECT event_id, contact_id, 'main' FROM message_events;
INSERT INTO event_sources
SELECT e.event_id, m.observation_id FROM messages AS m
JOIN message_groups AS g USING (item_id) JOIN message_events AS e ON e.home = g.event_id
"""

_TALKS = """
INSERT INTO events BY NAME
SELECT t.event_id, 'meeting' AS kind, c.contact_id, t.event_id AS interview_id, t.starts_at AS occurred_at,
    t.occurred_local, t.occurred_on, t.time_precision, t.counts_from_on, COALESCE(t.channel, 'unknown')
        AS channel,
    t.starts_at, t.ends_at, t.status_when_past, TRUE AS in_funnel, t.heading, t.sources
FROM talk_events AS t LEFT JOIN talk_contacts AS c ON c.event_id = t.event_id AND c.place = 1;
INSERT INTO event_contacts SELECT event_id, contact_id, role FROM talk_contacts;
INSERT INTO event_sources SELECT g.label, t.observation_id FROM talks AS t JOIN talk_groups AS g USING (node);
CREATE OR REPLACE TEMP TABLE record_talks AS
SELECT s.record_key, s.meeting_label, e.event_id, e.occurred_on, e.counts_from_on, e.status_when_past
FROM said AS s JOIN event_sources USING (observation_id) JOIN events AS e USING (event_id)
WHERE s.kind = 'meeting' AND (s.meeting_label IS NULL OR s.source = 'explorer_kit.tables')
"""

# The same words about the same person, of the same day and talk, are one note: the table under another name,
# the address book exported twice.
_NOTES = """
CREATE OR REPLACE TEMP TABLE told_notes AS
WITH placed AS (
    SELECT s.item_id, s.observation_id, s.source, COALESCE(s.note_kind, 'note') AS subtype, s.contact_id,
        t.event_id AS interview_id, s.occurred_at, s.occurred_local,
        COALESCE(s.occurred_on, t.occurred_on) AS occurred_on,
        CASE WHEN s.occurred_on IS NOT NULL THEN s.time_precision WHEN t.occurred_on IS NOT NULL
            THEN 'day' ELSE 'none' END AS time_precision,
        COALESCE(s.occurred_on, t.counts_from_on, s.recorded_on) AS counts_from_on, s.heading, s.text,
        COALESCE(s.off_record, FALSE) AS off_record
    FROM said AS s
    LEFT JOIN record_talks AS t ON t.record_key = s.record_key AND s.in_meeting
        AND t.meeting_label IS NOT DISTINCT FROM s.meeting_label
    WHERE s.kind = 'note' AND s.contact_id IN (SELECT contact_id FROM touched)
)
SELECT *, MIN(item_id) OVER (
    PARTITION BY contact_id, subtype, heading, text, interview_id, occurred_on, occurred_local) AS event_id
FROM placed;
INSERT INTO events BY NAME
WITH merged AS (
    SELECT event_id, MIN(counts_from_on) AS counts_from_on, BOOL_OR(off_record) AS off_record,
        LIST_SORT(LIST(DISTINCT source)) AS sources
    FROM told_notes GROUP BY event_id
)
SELECT n.event_id, 'note' AS kind, n.subtype, n.contact_id, n.interview_id, n.occurred_at, n.occurred_local,
    n.occurred_on, n.time_precision, m.counts_from_on, n.heading, n.text, o.text_raw, m.off_record, m.sources
FROM told_notes AS n JOIN merged AS m USING (event_id) JOIN observations AS o USING (observation_id)
WHERE n.item_id = n.event_id
"""

_PLANS = """
INSERT INTO events BY NAME
SELECT item_id AS event_id, 'follow_up' AS kind, 'planned' AS subtype, contact_id, occurred_at,
    occurred_local,
    occurred_on, time_precision, COALESCE(occurred_on, recorded_on) AS counts_from_on, text, done,
    [source] AS sources
FROM said WHERE kind = 'planned' AND contact_id IN (SELECT contact_id FROM touched)
"""

# A connection told twice is one.
_CONNECTIONS = """
CREATE OR REPLACE TEMP TABLE connected AS
SELECT *, MIN(item_id) OVER (PARTITION BY contact_id, requested_only, direction, channel, occurred_on)
    AS event_id
FROM said WHERE kind = 'connection' AND contact_id IN (SELECT contact_id FROM touched);
INSERT INTO events BY NAME
SELECT event_id, 'connection' AS kind,
    CASE WHEN requested_only THEN 'connection_request' ELSE 'connected' END AS subtype,
    contact_id, MIN(occurred_at) AS occurred_at, MIN(occurred_local) AS occurred_local, occurred_on,
    MIN(time_precision) AS time_precision, COALESCE(occurred_on, MIN(recorded_on)) AS counts_from_on, channel,
    direction, LIST_SORT(LIST(DISTINCT source)) AS sources
FROM connected GROUP BY event_id, requested_only, contact_id, occurred_on, channel, direction
"""

_SINGLE = """
INSERT INTO event_contacts
SELECT event_id, contact_id, 'main' FROM events
WHERE contact_id IN (SELECT contact_id FROM touched)
  AND (kind = 'connection' OR subtype = 'planned' OR (kind = 'note' AND event_id IN (SELECT item_id
      FROM said)))
  AND event_id NOT IN (SELECT event_id FROM event_contacts);
INSERT INTO event_sources
SELECT item_id, observation_id FROM said
WHERE kind = 'planned' AND contact_id IN (SELECT contact_id FROM touched)
UNION ALL SELECT event_id, observation_id FROM told_notes
UNION ALL SELECT event_id, observation_id FROM connected
"""

_INTERVIEWS = """
INSERT INTO interviews BY NAME
SELECT t.event_id AS interview_id, t.event_id, c.contact_id, t.occurred_on AS held_on,
    t.planned_minutes, t.minutes AS actual_minutes, COALESCE(t.channel, 'unknown') AS medium, t.target_role,
    COALESCE(t.read_for_skills, FALSE) OR k.interview_id IS NOT NULL AS read_for_skills,
    k.interview_id IS NOT NULL AS coded
FROM talk_events AS t
LEFT JOIN talk_contacts AS c ON c.event_id = t.event_id AND c.place = 1
LEFT JOIN (SELECT DISTINCT interview_id FROM skill_mentions
           WHERE origin IN ('marked', 'confirmed', 'tagged')) AS k ON k.interview_id = t.event_id
"""

_STATUS = """
UPDATE events SET status = s.status FROM (
    SELECT event_id, CASE
        WHEN status_when_past IN ('cancelled', 'no_show', 'declined') THEN status_when_past
        WHEN COALESCE(ends_at, to_utc(CAST(counts_from_on AS TIMESTAMP))) > $as_of THEN 'scheduled'
        ELSE status_when_past END AS status
    FROM events WHERE kind = 'meeting'
) AS s
WHERE events.event_id = s.event_id AND events.kind = 'meeting' AND events.status IS DISTINCT FROM s.status
"""


def clear_events(connection: DuckDBPyConnection) -> None:
    """Remove everything derived of the touched people but the people themselves."""
    connection.execute(_CLEAR)


def write_events(connection: DuckDBPyConnection) -> None:
    """Write messages, talks, notes, plans and connections of the touched people, with people and sources.

    Leaves ``record_talks(record_key, event_id, …)``: the talk that a record tells of, derived now or before.
    """
    for step in (_MESSAGES, _TALKS, _NOTES, _PLANS, _CONNECTIONS, _SINGLE):
        connection.execute(step)


def write_interviews(connection: DuckDBPyConnection) -> None:
    """Write ``interviews``: one row per talk of the touched people."""
    connection.execute(_INTERVIEWS)


def settle_status(connection: DuckDBPyConnection, as_of: object) -> None:
    """Set the status that every talk has as of the load (R4); metrics work it out for their own time."""
    connection.execute(_STATUS, {"as_of": as_of})
