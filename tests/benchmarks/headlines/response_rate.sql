-- mature first outreaches, and how many of them were answered
WITH first_ask AS (
    SELECT DISTINCT ON (contact_id) contact_id, delivery, occurred_on,
        COALESCE(occurred_on, counts_from_on) AS day
    FROM events
    WHERE kind = 'outreach' AND in_funnel AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on)
    ORDER BY contact_id, day, occurred_at NULLS FIRST, event_id
),
mature AS (
    SELECT * FROM first_ask WHERE delivery IS NULL AND day + 14 < $as_of_over_on
),
answer AS (
    SELECT contact_id, kind, occurred_on FROM events
    WHERE kind = 'reply' AND in_funnel AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on)
    UNION ALL
    SELECT p.contact_id, kind, occurred_on FROM events AS e JOIN event_contacts AS p USING (event_id)
    WHERE kind = 'meeting' AND status_when_past IN ('held', 'cancelled', 'no_show')
      AND COALESCE(ends_at <= $as_of, counts_from_on <= CASE WHEN occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END)
),
judged AS (
    SELECT m.contact_id,
        BOOL_OR(a.occurred_on <= m.occurred_on + 14)
        OR BOOL_OR(a.kind = 'reply' AND (a.occurred_on IS NULL
                                         OR (m.occurred_on IS NULL AND a.occurred_on <= m.day + 14)))
        OR (BOOL_OR(a.kind = 'meeting') AND NOT COALESCE(BOOL_OR(a.kind = 'reply'), FALSE))
        OR MIN(a.occurred_on) FILTER (WHERE a.kind = 'meeting')
            < MIN(a.occurred_on) FILTER (WHERE a.kind = 'reply') AS is_answered
    FROM mature AS m
    LEFT JOIN answer AS a ON a.contact_id = m.contact_id AND COALESCE(a.occurred_on >= m.occurred_on, TRUE)
    GROUP BY m.contact_id
)
SELECT COUNT(*) AS mature, COUNT(*) FILTER (WHERE is_answered) AS answered FROM judged
