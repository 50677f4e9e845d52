"""Messages: which reports are of the same message (R10, R14, R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.thanks import THANKS, THANKS_FOR_SOMETHING_ELSE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MESSAGES = """
CREATE OR REPLACE TEMP TABLE messages AS
SELECT item_id, observation_id, source, record_key, contact_id, direction, evidence, stated_role,
    CASE WHEN channel = 'linkedin_invitation' THEN 'linkedin' ELSE COALESCE(channel, 'unknown') END AS road,
    channel, occurred_at, occurred_local, occurred_on, time_precision, counts_from_on, not_before_on,
        recorded_on,
    COALESCE(is_group, FALSE) AS is_group, outcome, delivery, variant, heading, text,
    direction = 'outbound' AND REGEXP_MATCHES(
        REGEXP_REPLACE(LOWER(COALESCE(text, '')), $others, ' ', 'g'), $thanks) AS thanks
FROM said WHERE kind = 'message' AND contact_id IS NOT NULL
"""

# A log's line joins the message itself: the same day, or for a thank-you one that thanks within two days.
_LOGGED = """
CREATE OR REPLACE TEMP TABLE message_groups AS
SELECT item_id, item_id AS event_id FROM messages
WHERE evidence = 'message' OR (evidence = 'record' AND occurred_on IS NULL) OR is_group;
INSERT INTO message_groups
SELECT s.item_id, h.item_id
FROM messages AS s JOIN messages AS h
  ON h.contact_id = s.contact_id AND h.direction = s.direction AND h.evidence = 'message' AND NOT h.is_group
 AND (h.road = s.road OR h.road = 'unknown' OR s.road = 'unknown')
 AND (h.occurred_on = s.occurred_on
      OR (s.stated_role = 'thank_you' AND h.thanks AND ABS(h.occurred_on - s.occurred_on) <= 2))
WHERE s.evidence <> 'message' AND s.occurred_on IS NOT NULL AND NOT s.is_group
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.item_id
    ORDER BY h.thanks <> COALESCE(s.stated_role = 'thank_you', FALSE), ABS(h.occurred_on - s.occurred_on),
        h.occurred_local NULLS LAST, h.item_id
) = 1
"""

# Lines of logs join each other: the same day and road; thank-yous of different logs also within two days.
_LOGS = """
CREATE OR REPLACE TEMP TABLE lone_lines AS
SELECT * EXCLUDE (road), stated_role IS NOT DISTINCT FROM 'thank_you' AS is_thanks,
    CASE WHEN road <> 'unknown' THEN road ELSE COALESCE(MIN(road) FILTER (WHERE road <> 'unknown') OVER (
        PARTITION BY contact_id, direction, occurred_on, stated_role IS NOT DISTINCT FROM 'thank_you'),
            'unknown')
    END AS road
FROM messages
WHERE evidence <> 'message' AND occurred_on IS NOT NULL AND item_id NOT IN (SELECT item_id
    FROM message_groups);
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

# "Replied: yes" joins the first message of its kind that its row allows, else its like (R10).
_FLAGS = """
CREATE OR REPLACE TEMP TABLE flags AS
SELECT * FROM messages WHERE evidence = 'flag' AND occurred_on IS NULL AND NOT is_group;
CREATE OR REPLACE TEMP TABLE flag_homes AS
SELECT f.item_id, g.event_id
FROM flags AS f JOIN messages AS m
  ON m.contact_id = f.contact_id AND m.direction = f.direction AND m.occurred_on IS NOT NULL
      AND NOT m.is_group
 AND m.occurred_on >= COALESCE(f.not_before_on, m.occurred_on)
 AND CASE f.stated_role
        WHEN 'thank_you' THEN m.thanks OR m.stated_role = 'thank_you'
        WHEN 'reply' THEN TRUE
        WHEN 'outreach' THEN COALESCE(m.stated_role, 'outreach') = 'outreach' AND NOT m.thanks
        ELSE FALSE END
JOIN message_groups AS g ON g.item_id = m.item_id
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY f.item_id ORDER BY m.occurred_on, m.occurred_local NULLS LAST, m.item_id
) = 1;
INSERT INTO message_groups SELECT item_id, event_id FROM flag_homes;
INSERT INTO message_groups
SELECT item_id, MIN(item_id) OVER (PARTITION BY contact_id, direction, stated_role, not_before_on)
FROM flags WHERE item_id NOT IN (SELECT item_id FROM flag_homes)
"""

# The most exact report gives the time, the message itself the words; variant and outcome come from any.
_MERGED = """
CREATE OR REPLACE TEMP TABLE message_events AS
WITH ranked AS (
    SELECT g.event_id AS home, m.*, ROW_NUMBER() OVER (
        PARTITION BY g.event_id
        ORDER BY occurred_on IS NULL, m.evidence <> 'message',
            CASE time_precision WHEN 'second' THEN 0 WHEN 'minute' THEN 1 WHEN 'day' THEN 2 ELSE 3 END,
            m.occurred_local NULLS LAST, m.item_id
    ) AS place
    FROM messages AS m JOIN message_groups AS g USING (item_id)
)
SELECT home, MIN(item_id) AS event_id, MIN(contact_id) AS contact_id, MIN(direction) AS direction,
    MIN(occurred_at) FILTER (WHERE place = 1) AS occurred_at,
    MIN(occurred_local) FILTER (WHERE place = 1) AS occurred_local,
    MIN(occurred_on) FILTER (WHERE place = 1) AS occurred_on,
    MIN(time_precision) FILTER (WHERE place = 1) AS time_precision,
    MIN(observation_id) FILTER (WHERE place = 1) AS observation_id,
    COALESCE(MIN(occurred_on) FILTER (WHERE place = 1), MIN(counts_from_on), MIN(recorded_on))
        AS counts_from_on,
    MIN(not_before_on) AS not_before_on,
    COALESCE(ARG_MIN(channel, place) FILTER (WHERE channel <> 'unknown'), 'unknown') AS channel,
    ARG_MIN(stated_role, place) FILTER (WHERE stated_role IS NOT NULL) AS stated_role,
    ARG_MIN(outcome, (CASE WHEN outcome = 'unclassified' THEN 1 ELSE 0 END, place))
        FILTER (WHERE outcome IS NOT NULL) AS outcome,
    ARG_MIN(delivery, place) FILTER (WHERE delivery IS NOT NULL) AS delivery,
    ARG_MIN(variant, place) FILTER (WHERE variant IS NOT NULL) AS variant,
    ARG_MIN(heading, place) FILTER (WHERE heading IS NOT NULL) AS heading,
    ARG_MIN(text, place) FILTER (WHERE text IS NOT NULL) AS text,
    ARG_MIN(observation_id, place) FILTER (WHERE text IS NOT NULL) AS text_from,
    BOOL_OR(thanks) AS thanks, BOOL_OR(is_group) AS is_group,
    LIST_SORT(LIST(DISTINCT source)) AS sources
FROM ranked GROUP BY home
"""


def derive_messages(connection: DuckDBPyConnection) -> None:
    """Make ``message_events`` (a row per message) and ``message_groups(item_id, event_id)`` from ``said``."""
    connection.execute(_MESSAGES, {"thanks": THANKS, "others": THANKS_FOR_SOMETHING_ELSE})
    for step in (_LOGGED, _LOGS, _FLAGS, _MERGED):
        connection.execute(step)
