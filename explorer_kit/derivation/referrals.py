"""Referrals: who led to whom, from explicit fields only; the same pair told several times is one (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Offered on the day that is told, else in the talk that the same record tells of, if the referrer was there.
_REFERRALS = """
CREATE OR REPLACE TEMP TABLE referral_events AS
WITH told AS (
    SELECT s.*, t.event_id AS talk, COALESCE(s.occurred_on, t.occurred_on) AS told_on
    FROM said AS s
    LEFT JOIN (
        SELECT r.record_key, r.meeting_label, r.event_id, r.occurred_on, p.contact_id
        FROM record_talks AS r JOIN event_contacts AS p USING (event_id) WHERE r.status_when_past = 'held'
    ) AS t ON t.record_key = s.record_key AND t.contact_id = s.contact_id
        AND t.meeting_label IS NOT DISTINCT FROM s.meeting_label
    WHERE s.kind = 'referral' AND s.contact_id <> s.other_contact_id
      AND (s.contact_id IN (SELECT contact_id FROM touched)
           OR s.other_contact_id IN (SELECT contact_id FROM touched))
)
SELECT MIN(item_id) AS event_id, contact_id, other_contact_id AS referred_id,
    MIN(told_on) AS offered_on,
    ARG_MIN(talk, (COALESCE(told_on, DATE '9999-12-31'), talk)) AS interview_id,
        MIN(recorded_on) AS recorded_on,
    LIST_SORT(LIST(DISTINCT source)) AS sources, LIST(observation_id) AS observation_ids
FROM told GROUP BY contact_id, other_contact_id;
CREATE OR REPLACE TEMP TABLE first_asked AS
SELECT contact_id, MIN(occurred_on) AS used_on, MIN(counts_from_on) AS used_by_on
FROM events WHERE kind = 'outreach' AND contact_id IN (SELECT referred_id FROM referral_events)
GROUP BY contact_id
"""

# Where no day is told, it was offered at the latest when the person referred was asked.
_WRITE = """
INSERT INTO referrals
SELECT r.event_id, r.contact_id, r.referred_id, r.interview_id, r.offered_on,
    COALESCE(r.offered_on, f.used_by_on, r.recorded_on), f.used_on
FROM referral_events AS r LEFT JOIN first_asked AS f ON f.contact_id = r.referred_id;
INSERT INTO events BY NAME
SELECT r.event_id, 'referral' AS kind, r.contact_id, r.interview_id, r.offered_on AS occurred_on,
    CASE WHEN r.offered_on IS NULL THEN 'none' ELSE 'day' END AS time_precision,
    COALESCE(r.offered_on, f.used_by_on, r.recorded_on) AS counts_from_on, r.referred_id, r.sources
FROM referral_events AS r LEFT JOIN first_asked AS f ON f.contact_id = r.referred_id;
INSERT INTO event_contacts
SELECT event_id, contact_id, 'referrer' FROM referral_events
UNION ALL SELECT event_id, referred_id, 'referred' FROM referral_events;
INSERT INTO event_sources SELECT event_id, UNNEST(observation_ids) FROM referral_events
"""


def write_referrals(connection: DuckDBPyConnection) -> None:
    """Write the referrals that the touched people gave or were given by."""
    connection.execute(_REFERRALS)
    connection.execute(_WRITE)
