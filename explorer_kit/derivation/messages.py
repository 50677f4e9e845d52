"""Messages: what the reports of a message say together (R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.message_reports import match_messages

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The most exact report comes first, of equally exact ones the message itself.
_RANKED = """
CREATE OR REPLACE TEMP TABLE ranked_messages AS
SELECT g.event_id AS home, m.*, ROW_NUMBER() OVER (
    PARTITION BY g.event_id
    ORDER BY occurred_on IS NULL, occurred_at IS NULL,
        CASE time_precision WHEN 'second' THEN 0 WHEN 'minute' THEN 1 WHEN 'day' THEN 2 ELSE 3 END,
        m.evidence <> 'message', m.occurred_local NULLS LAST, m.occurred_on, m.item_id
) AS place
FROM messages AS m JOIN message_groups AS g USING (item_id)
"""


def _first(column: str) -> str:
    return f"ARG_MIN({column}, place) FILTER (WHERE {column} IS NOT NULL) AS {column}"


# The first report gives the time; words, variant and outcome come from any.
_MERGED = f"""
CREATE OR REPLACE TEMP TABLE message_events AS
SELECT home, MIN(item_id) AS event_id, MIN(contact_id) AS contact_id, MIN(direction) AS direction,
    MIN(occurred_at) FILTER (WHERE place = 1) AS occurred_at,
    MIN(occurred_local) FILTER (WHERE place = 1) AS occurred_local,
    MIN(occurred_on) FILTER (WHERE place = 1) AS occurred_on,
    MIN(sort_at) FILTER (WHERE place = 1) AS sort_at,
    MIN(time_precision) FILTER (WHERE place = 1) AS time_precision,
    COALESCE(MIN(occurred_on) FILTER (WHERE place = 1), MIN(counts_from_on),
        MIN(recorded_on)) AS counts_from_on,
    -- an invitation that LinkedIn shows again as a message was an invitation
    COALESCE(MIN(channel) FILTER (WHERE channel = 'linkedin_invitation' AND evidence = 'message'),
        ARG_MIN(channel, place) FILTER (WHERE channel <> 'unknown'), 'unknown') AS channel,
    {_first("stated_role")}, {_first("delivery")}, {_first("variant")}, {_first("heading")}, {_first("text")},
    {_first("thread_id")},
    ARG_MIN(observation_id, place) FILTER (WHERE text IS NOT NULL) AS text_from,
    ARG_MIN(outcome, (outcome = 'unclassified', place)) FILTER (WHERE outcome IS NOT NULL) AS outcome,
    BOOL_OR(thanks) AS thanks, BOOL_OR(is_group) AS is_group, LIST_SORT(LIST(DISTINCT source)) AS sources
FROM ranked_messages GROUP BY home
"""


def derive_messages(connection: DuckDBPyConnection) -> None:
    """Make ``message_events``: a row per message to or from a touched person, from ``said`` and the talks.

    Also leaves the tables of :func:`match_messages`. ``home`` is the group's name in ``message_groups``,
    ``event_id`` the smallest of its item ids.
    """
    match_messages(connection)
    connection.execute(_RANKED)
    connection.execute(_MERGED)
