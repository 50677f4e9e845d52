"""Roles of messages: outreach, nudge, reply, touch, thank-you, unsolicited (R2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# In time order over all channels. A day without a time sorts at its start for what was sent, at its end for
# what came in; undated ones last - but "contacted: yes" lies before everything else its row tells.
_ORDERED = """
CREATE OR REPLACE TEMP TABLE ordered_messages AS
WITH sorted AS (
    SELECT *, direction = 'outbound' AS sent, CASE
            WHEN occurred_at IS NOT NULL THEN occurred_at
            WHEN occurred_local IS NOT NULL THEN to_utc(occurred_local)
            WHEN occurred_on IS NOT NULL AND direction = 'outbound' THEN to_utc(CAST(occurred_on
                AS TIMESTAMP))
            WHEN occurred_on IS NOT NULL THEN
                to_utc(CAST(occurred_on + 1 AS TIMESTAMP) - INTERVAL 1 MICROSECOND)
            WHEN stated_role = 'outreach' THEN CAST('-infinity' AS TIMESTAMP)
            ELSE CAST('infinity' AS TIMESTAMP) END AS sort_at,
        CASE stated_role WHEN 'nudge' THEN 1 WHEN 'reply' THEN 2 WHEN 'thank_you' THEN 3 ELSE 4 END
            AS sort_role
    FROM message_events WHERE NOT is_group
)
SELECT s.*,
    ROW_NUMBER() OVER (PARTITION BY s.contact_id ORDER BY s.sort_at, s.sort_role, s.event_id) AS place,
    EXISTS (
        SELECT 1 FROM talk_contacts AS c JOIN talk_events AS t USING (event_id)
        WHERE c.contact_id = s.contact_id AND t.status_when_past = 'held'
          AND (s.occurred_on IS NULL OR t.occurred_on IS NULL
               OR CASE WHEN s.occurred_at IS NULL OR t.starts_at IS NULL
                       THEN t.occurred_on <= s.occurred_on ELSE t.starts_at <= s.occurred_at END)
    ) AS after_talk
FROM sorted AS s
"""

_ROLES = """
CREATE OR REPLACE TEMP TABLE message_roles AS
WITH counted AS (
    SELECT *,
        COUNT(*) FILTER (WHERE sent) OVER before AS sent_before,
        COUNT(*) FILTER (WHERE NOT sent) OVER before AS came_before
    FROM ordered_messages
    WINDOW before AS (PARTITION BY contact_id ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
seen AS (
    SELECT *,
        NOT sent AND (sent_before > 0 OR stated_role IS NOT DISTINCT FROM 'reply') AS is_reply,
        sent AND (stated_role IS NOT DISTINCT FROM 'thank_you'
                  OR (thanks AND (came_before > 0 OR after_talk))) AS is_thanks
    FROM counted
),
followed AS (
    SELECT *,
        COUNT(*) FILTER (WHERE sent AND NOT is_thanks) OVER before AS asked_before,
        COUNT(*) FILTER (WHERE is_reply) OVER before AS replies_before
    FROM seen
    WINDOW before AS (PARTITION BY contact_id ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
named AS (
    SELECT *,
        CASE WHEN is_reply THEN 'reply'
             WHEN NOT sent THEN 'note'
             WHEN is_thanks OR asked_before > 0 THEN 'follow_up'
             ELSE 'outreach' END AS kind,
        CASE WHEN is_reply THEN NULL
             WHEN NOT sent THEN 'inbound_unsolicited'
             WHEN is_thanks THEN 'thank_you'
             WHEN asked_before = 0 THEN NULL
             WHEN replies_before > 0 OR after_talk THEN 'touch'
             ELSE 'nudge' END AS subtype
    FROM followed
)
SELECT event_id, home, kind, subtype, sort_at,
    CASE WHEN kind = 'outreach' OR subtype = 'nudge' THEN
        COUNT(*) FILTER (WHERE kind = 'outreach' OR subtype = 'nudge') OVER (
            PARTITION BY contact_id ORDER BY place ROWS UNBOUNDED PRECEDING) END AS attempt
FROM named
"""


def derive_roles(connection: DuckDBPyConnection) -> None:
    """Make ``message_roles(event_id, home, kind, subtype, sort_at, attempt)`` from messages and talks."""
    connection.execute(_ORDERED)
    connection.execute(_ROLES)
