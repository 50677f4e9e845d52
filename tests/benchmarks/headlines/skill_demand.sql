-- people with a held talk that was read for skills, and how many of them named the skill that most named
WITH held AS (
    SELECT event_id AS interview_id, p.contact_id
    FROM interviews JOIN events AS e USING (event_id) JOIN event_contacts AS p USING (event_id)
    WHERE (read_for_skills OR coded) AND status_when_past = 'held'
      AND COALESCE(ends_at <= $as_of, e.counts_from_on <= CASE WHEN occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END)
),
named AS (
    SELECT skill_id, COUNT(DISTINCT contact_id) AS people FROM skill_mentions AS m
    WHERE origin IN ('marked', 'confirmed', 'tagged')
      AND ((contact_id, interview_id) IN (SELECT contact_id, interview_id FROM held)
           OR (interview_id IS NULL AND counts_from_on <= $as_of_on
               AND contact_id IN (SELECT contact_id FROM held)))
    GROUP BY skill_id
)
SELECT (SELECT COUNT(DISTINCT contact_id) FROM held) AS interviewed, (SELECT MAX(people) FROM named) AS people
