"""Roles of messages: outreach, nudge, reply, touch, thank-you, unsolicited (R2).

Where R2 is silent: a message that a log calls a thank-you is one, whatever came before; an inbound message
that a log calls a reply is one if nothing that was sent is known. The first message sent that is no thank-you
is the outreach. What is sent after a talk that was held is a touch, as after a reply; but "nudged: yes"
without a day is the nudge it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.message_reports import AFTER_TALK

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# In time order over all channels, undated ones last - but "contacted: yes" lies before everything else.
_ORDERED = f"""
CREATE OR REPLACE TEMP TABLE ordered_messages AS
SELECT m.* REPLACE (COALESCE(m.sort_at, CASE WHEN m.stated_role = 'outreach'
    THEN CAST('-infinity' AS TIMESTAMP)
        ELSE CAST('infinity' AS TIMESTAMP) END) AS sort_at),
    m.direction = 'outbound' AS sent,
    {AFTER_TALK} AND (m.occurred_on IS NOT NULL OR m.stated_role IS DISTINCT FROM 'outreach') AS after_talk,
    CASE WHEN m.direction = 'inbound' THEN 3 WHEN m.stated_role = 'outreach' THEN 0
        WHEN m.stated_role = 'nudge' THEN 1 WHEN m.stated_role = 'touch' THEN 4
        WHEN m.stated_role = 'thank_you' THEN 5 ELSE 2 END AS sort_role
FROM message_events AS m LEFT JOIN talk_firsts AS t USING (contact_id)
WHERE NOT m.is_group
"""

_ROLES = """
CREATE OR REPLACE TEMP TABLE message_roles AS
WITH counted AS (
    SELECT *,
        COUNT(*) FILTER (WHERE sent) OVER before AS sent_before,
        COUNT(*) FILTER (WHERE NOT sent) OVER before AS came_before,
        COUNT(*) FILTER (WHERE sent) OVER (PARTITION BY contact_id) AS sent_in_all
    FROM ordered_messages
    WINDOW before AS (PARTITION BY contact_id ORDER BY sort_at, sort_role, event_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
seen AS (
    SELECT *,
        NOT sent AND (sent_before > 0 OR (sent_in_all = 0 AND stated_role IS NOT DISTINCT FROM 'reply'))
            AS is_reply,
        sent AND (stated_role IS NOT DISTINCT FROM 'thank_you' OR (thanks AND (came_before > 0
            OR after_talk)))
            AS is_thanks
    FROM counted
),
followed AS (
    SELECT *,
        COUNT(*) FILTER (WHERE sent AND NOT is_thanks) OVER before AS asked_before,
        COUNT(*) FILTER (WHERE is_reply) OVER before AS replies_before
    FROM seen
    WINDOW before AS (PARTITION BY contact_id ORDER BY sort_at, sort_role, event_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
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
             WHEN stated_role = 'nudge' AND occurred_on IS NULL THEN 'nudge'
             WHEN replies_before > 0 OR after_talk THEN 'touch'
             ELSE 'nudge' END AS subtype
    FROM followed
)
SELECT event_id, home, kind, subtype,
    CASE WHEN kind = 'outreach' OR subtype = 'nudge' THEN
        COUNT(*) FILTER (WHERE kind = 'outreach' OR subtype = 'nudge') OVER (
            PARTITION BY contact_id ORDER BY sort_at, sort_role,
                event_id ROWS UNBOUNDED PRECEDING) END AS attempt
FROM named
"""


def derive_roles(connection: DuckDBPyConnection) -> None:
    """Make ``message_roles(event_id, home, kind, subtype, attempt)`` from messages and talks."""
    connection.execute(_ORDERED)
    connection.execute(_ROLES)
