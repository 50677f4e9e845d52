"""Which reports of a message are of the same one (R10, R14, R16).

A report is the message itself (evidence ``message``), a line of a log that tells its day (``record``), or one
that tells only that there was one (``flag``). Two messages themselves are never one, but for an invitation
that LinkedIn shows again as a message; lines and flags join the message they are about, else their like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.thanks import THANKS, THANKS_FOR_SOMETHING_ELSE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Whether a message (m) comes after the contact's first held talk (t); a talk without a day counts from the
# day after the last one that its row knows (R10).
AFTER_TALK = """COALESCE(
    CASE WHEN m.occurred_on IS NULL THEN t.contact_id IS NOT NULL
         WHEN m.occurred_at IS NULL THEN t.talked_on <= m.occurred_on
         ELSE t.starts_at <= m.occurred_at OR t.day_on <= m.occurred_on END
    OR t.undated_from_on < m.occurred_on, FALSE)"""

# In time, a day stands at its start for what was sent and at its end for what came in (R2).
_REPORTS = """
CREATE OR REPLACE TEMP TABLE messages AS
SELECT item_id, native_id, thread_id, observation_id, source, record_key, contact_id, direction, evidence,
    stated_role,
    CASE WHEN channel = 'linkedin_invitation' THEN 'linkedin' ELSE COALESCE(channel, 'unknown') END AS road,
    channel, occurred_at, occurred_local, occurred_on, time_precision, not_before_on, recorded_on,
    -- what was ticked when it was recorded had happened by then, even if its row names a day ahead
    LEAST(counts_from_on, recorded_on) AS counts_from_on,
    COALESCE(is_group, FALSE) AS is_group, outcome, delivery, variant, heading, text,
    direction = 'outbound' AND REGEXP_MATCHES(
        REGEXP_REPLACE(LOWER(COALESCE(text, '')), $others, ' ', 'g'), $thanks) AS thanks,
    COALESCE(occurred_at, to_utc(occurred_local), to_utc(CASE direction
        WHEN 'outbound' THEN CAST(occurred_on AS TIMESTAMP)
        ELSE CAST(occurred_on + 1 AS TIMESTAMP) - INTERVAL 1 MICROSECOND END)) AS sort_at
FROM said SEMI JOIN touched USING (contact_id)
WHERE kind = 'message' AND evidence <> 'bounce'
"""

# A bounce tells that a message did not arrive: the one it names, else the last one sent to that person in the
# five days before (servers give up after at most that long).
_BOUNCES = """
CREATE OR REPLACE TEMP TABLE bounced AS
SELECT m.item_id FROM said AS b SEMI JOIN touched USING (contact_id)
JOIN messages AS m ON m.contact_id = b.contact_id AND m.direction = 'outbound' AND m.evidence = 'message'
 AND CASE WHEN b.about_id IS NOT NULL THEN m.native_id = b.about_id
          ELSE m.road = 'email' AND m.occurred_at BETWEEN b.occurred_at - INTERVAL 5 DAY AND b.occurred_at END
WHERE b.kind = 'message' AND b.evidence = 'bounce'
QUALIFY ROW_NUMBER() OVER (PARTITION BY b.item_id ORDER BY m.occurred_at DESC NULLS LAST, m.item_id) = 1;
UPDATE messages SET delivery = 'bounced' WHERE item_id IN (SELECT item_id FROM bounced)
"""

# What lies before a message sent decides what it can be: something was received, or an earlier one was sent.
_BEFORE = f"""
CREATE OR REPLACE TEMP TABLE talk_firsts AS
SELECT c.contact_id, MIN(t.starts_at) AS starts_at, MIN(t.occurred_on) AS talked_on,
    MIN(t.occurred_on) FILTER (WHERE t.starts_at IS NULL) AS day_on,
    MIN(t.counts_from_on) FILTER (WHERE t.occurred_on IS NULL) AS undated_from_on
FROM talk_contacts AS c JOIN talk_events AS t USING (event_id)
WHERE t.status_when_past = 'held' GROUP BY c.contact_id;
CREATE OR REPLACE TEMP TABLE placed_messages AS
WITH firsts AS (
    SELECT contact_id, MIN(sort_at) FILTER (WHERE direction = 'inbound') AS heard_at,
        MIN(sort_at) FILTER (WHERE direction = 'outbound' AND stated_role IS DISTINCT FROM 'thank_you')
            AS sent_at
    FROM messages WHERE NOT is_group GROUP BY contact_id
)
SELECT m.*,
    COALESCE(f.heard_at < m.sort_at, FALSE) OR {AFTER_TALK} AS heard,
    COALESCE(f.sent_at < m.sort_at, FALSE) AS sent_before,
    f.sent_at IS NULL AS none_sent
FROM messages AS m LEFT JOIN firsts AS f USING (contact_id) LEFT JOIN talk_firsts AS t USING (contact_id)
WHERE NOT m.is_group
"""

# Once an invitation is accepted, LinkedIn shows its words again as the first message of the conversation.
_SHOWN_AGAIN = """
CREATE OR REPLACE TEMP TABLE shown_again AS
SELECT i.item_id, m.item_id AS shown_as
FROM messages AS i JOIN messages AS m
  ON m.contact_id = i.contact_id AND m.direction = i.direction AND m.channel = 'linkedin'
 AND m.evidence = 'message' AND NOT m.is_group
 AND REGEXP_REPLACE(TRIM(m.text), '\\s+', ' ', 'g') = REGEXP_REPLACE(TRIM(i.text), '\\s+', ' ', 'g')
WHERE i.channel = 'linkedin_invitation' AND i.evidence = 'message' AND NOT i.is_group AND TRIM(i.text) <> ''
QUALIFY ROW_NUMBER() OVER (PARTITION BY i.item_id ORDER BY m.sort_at, m.item_id) = 1
    AND ROW_NUMBER() OVER (PARTITION BY m.item_id ORDER BY i.sort_at, i.item_id) = 1
"""

# A line joins a message of its day; a thank-you also one that thanks, within two days - but never what can
# only be the first outreach, which often thanks for the time it asks for.
_LINES = """
CREATE OR REPLACE TEMP TABLE message_groups AS
SELECT item_id, item_id AS event_id FROM messages ANTI JOIN shown_again USING (item_id)
WHERE evidence = 'message' OR (evidence = 'record' AND occurred_on IS NULL) OR is_group;
INSERT INTO message_groups SELECT item_id, shown_as FROM shown_again;
INSERT INTO message_groups
SELECT s.item_id, COALESCE(a.shown_as, h.item_id)
FROM placed_messages AS s JOIN placed_messages AS h
  ON h.contact_id = s.contact_id AND h.direction = s.direction AND h.evidence = 'message'
 AND (h.road = s.road OR h.road = 'unknown' OR s.road = 'unknown')
 AND CASE WHEN s.stated_role = 'thank_you'
          THEN (h.heard OR h.sent_before)
              AND ABS(h.occurred_on - s.occurred_on) <= CASE WHEN h.thanks THEN 2 ELSE 0 END
          ELSE h.occurred_on = s.occurred_on END
LEFT JOIN shown_again AS a ON a.item_id = h.item_id
WHERE s.evidence <> 'message' AND s.occurred_on IS NOT NULL
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.item_id
    ORDER BY h.thanks <> COALESCE(s.stated_role = 'thank_you', FALSE), ABS(h.occurred_on - s.occurred_on),
        h.sort_at, h.item_id
) = 1
"""

# Lines that found no message join each other: the same day and road, thank-yous apart from the rest;
# thank-yous of different logs also within two days.
_LONE_LINES = """
CREATE OR REPLACE TEMP TABLE lone_lines AS
SELECT item_id, contact_id, direction, occurred_on, source, COALESCE(stated_role = 'thank_you',
    FALSE) AS is_thanks,
    CASE WHEN road <> 'unknown' THEN road ELSE COALESCE(MIN(road) FILTER (WHERE road <> 'unknown') OVER (
        PARTITION BY contact_id, direction, occurred_on, COALESCE(stated_role = 'thank_you', FALSE)),
            'unknown')
    END AS road
FROM placed_messages ANTI JOIN message_groups USING (item_id)
WHERE evidence <> 'message' AND occurred_on IS NOT NULL;
INSERT INTO message_groups
SELECT item_id, MIN(item_id) OVER (PARTITION BY contact_id, direction, occurred_on, road)
FROM lone_lines WHERE NOT is_thanks;
INSERT INTO message_groups
WITH gaps AS (
    SELECT *, LAG(occurred_on) OVER w AS day_before, LAG(source) OVER w AS source_before
    FROM lone_lines WHERE is_thanks
    WINDOW w AS (PARTITION BY contact_id, direction ORDER BY occurred_on, source, item_id)
),
islands AS (
    SELECT *, SUM(CASE WHEN occurred_on = day_before
            OR (occurred_on - day_before <= 2 AND source <> source_before) THEN 0 ELSE 1 END)
        OVER (PARTITION BY contact_id, direction ORDER BY occurred_on, source, item_id) AS island
    FROM gaps
)
SELECT item_id, MIN(item_id) OVER (PARTITION BY contact_id, direction, island) FROM islands
"""

# A flag joins the first message that can be what it tells of, on a day that its row allows (an outreach comes
# before all that a row knows); flags that find none are one with their like.
_FLAGS = """
CREATE OR REPLACE TEMP TABLE flags AS
SELECT * FROM placed_messages WHERE evidence = 'flag' AND occurred_on IS NULL;
CREATE OR REPLACE TEMP TABLE flag_homes AS
SELECT f.item_id, g.event_id
FROM flags AS f JOIN placed_messages AS m
  ON m.contact_id = f.contact_id AND m.direction = f.direction AND m.occurred_on IS NOT NULL
 AND (f.stated_role = 'outreach' OR m.occurred_on >= COALESCE(f.not_before_on, m.occurred_on))
 AND CASE f.stated_role
        WHEN 'outreach' THEN COALESCE(m.stated_role, 'outreach') = 'outreach' AND NOT (m.thanks AND m.heard)
        WHEN 'nudge' THEN COALESCE(m.stated_role, 'nudge') = 'nudge' AND m.sent_before AND NOT m.heard
        WHEN 'reply' THEN m.sent_before OR m.none_sent
        WHEN 'touch' THEN COALESCE(m.stated_role, 'touch') = 'touch' AND m.sent_before AND m.heard
            AND NOT m.thanks
        WHEN 'thank_you' THEN m.stated_role = 'thank_you' OR (m.thanks AND (m.heard OR m.sent_before))
        ELSE FALSE END
JOIN message_groups AS g ON g.item_id = m.item_id
QUALIFY ROW_NUMBER() OVER (PARTITION BY f.item_id ORDER BY m.occurred_on, m.sort_at, m.item_id) = 1;
INSERT INTO message_groups SELECT item_id, event_id FROM flag_homes;
INSERT INTO message_groups
SELECT item_id, MIN(item_id) OVER (PARTITION BY contact_id, direction, stated_role)
FROM flags ANTI JOIN flag_homes USING (item_id)
"""


def match_messages(connection: DuckDBPyConnection) -> None:
    """Make ``messages`` (a row per report) from ``said``, and ``message_groups(item_id, event_id)``.

    Reads ``talk_events`` and ``talk_contacts``; leaves ``talk_firsts`` for the roles.
    """
    connection.execute(_REPORTS, {"thanks": THANKS, "others": THANKS_FOR_SOMETHING_ELSE})
    for step in (_BOUNCES, _BEFORE, _SHOWN_AGAIN, _LINES, _LONE_LINES, _FLAGS):
        connection.execute(step)
