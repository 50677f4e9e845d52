-- contacts, reachable people and held talks up to as_of
WITH held AS (
    SELECT event_id FROM events
    WHERE kind = 'meeting' AND status_when_past = 'held'
      AND COALESCE(ends_at <= $as_of, counts_from_on <= CASE WHEN occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END)
),
reachable AS (
    SELECT contact_id FROM events
    WHERE (kind = 'reply' OR subtype = 'connected')
      AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on)
    UNION
    SELECT contact_id FROM event_contacts JOIN held USING (event_id)
    UNION
    SELECT referred_id FROM referrals WHERE counts_from_on <= $as_of_on
)
SELECT
    (SELECT COUNT(*) FROM contacts WHERE COALESCE(first_seen_at <= $as_of, TRUE)) AS contacts,
    (SELECT COUNT(*) FROM reachable) AS reachable,
    (SELECT COUNT(*) FROM held) AS talks
