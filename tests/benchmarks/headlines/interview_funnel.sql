-- people asked, people with a held talk, and people who were both
WITH asked AS (
    SELECT DISTINCT contact_id FROM events
    WHERE kind = 'outreach' AND in_funnel AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on)
),
held AS (
    SELECT DISTINCT p.contact_id FROM events AS e JOIN event_contacts AS p USING (event_id)
    WHERE kind = 'meeting' AND status_when_past = 'held'
      AND COALESCE(ends_at <= $as_of, counts_from_on <= CASE WHEN occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END)
)
SELECT COUNT(a.contact_id) AS asked, COUNT(h.contact_id) AS held,
    COUNT(*) FILTER (WHERE a.contact_id IS NOT NULL AND h.contact_id IS NOT NULL) AS asked_and_held
FROM asked AS a FULL JOIN held AS h USING (contact_id)
