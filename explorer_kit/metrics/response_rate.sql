-- Title: Response rate
-- Definition: Of the first outreaches whose reply window has passed, the share answered within it: by a human
--   reply of any kind (yes, no, later), or by a talk that was booked without a recorded reply. One outreach per
--   person: the first. The window has passed when its last day is over. Bounced outreaches leave the share and are
--   counted apart. Younger ones are counted as immature and are never a "no", nor a "yes" yet. A reply whose day is
--   not known counts as answered, and so does a talk that nobody recorded a reply to (from the day the talk is
--   over): how many of the answers have no day of their own is told. An outreach without a date counts from the
--   latest day it can have been sent on; without any day it is left out and counted as undated.
-- Unit: share between 0 and 1
-- Grain: one row per segment
-- Param: as_of timestamp
-- Param: by choice(all, channel, tie, variant, month, industry) = all - groups to compare
-- Param: window_days integer = 14 - days after the outreach within which a reply counts
-- Choice: by.all = 'all'
-- Choice: by.channel = COALESCE(o.channel, 'unknown')
-- Choice: by.tie = COALESCE(c.tie, 'unknown')
-- Choice: by.variant = COALESCE(o.variant, 'unknown')
-- Choice: by.month = COALESCE(SUBSTRING(CAST(o.occurred_on AS STRING), 1, 7), 'undated')
-- Choice: by.industry = COALESCE(c.industry, 'unknown')
-- Column: segment varchar - the group; 'all' for everybody, 'unknown' where nothing is noted
-- Column: response_rate double - answered / mature; empty where nothing is mature
-- Column: low double - lower end of the 95 % Wilson interval
-- Column: high double - upper end of the 95 % Wilson interval
-- Column: answered bigint - mature outreaches that were answered within the window
-- Column: mature bigint - outreaches whose window has passed and that did not bounce
-- Column: immature bigint - outreaches too young to judge
-- Column: bounced bigint - outreaches that did not arrive
-- Column: undated bigint - outreaches left out because no day is known for them
-- Column: answered_undated bigint - of the answered: those whose answer, or outreach, has no day of its own
-- Column: n bigint - first outreaches up to as_of: mature + immature + bounced + undated
-- Key: segment varchar - the group
-- Row: segment varchar - the group
-- Row: contact_id varchar - the person asked
-- Row: full_name varchar - their name
-- Row: state varchar - answered, unanswered, immature, bounced or undated
-- Row: asked_on date - day of the first outreach
-- Row: answered_on date - day of the first reply after it, else of the first talk; empty where not known
-- Row: answered_by varchar - reply or talk
-- Row: channel varchar - channel of the outreach
-- Row: event_id varchar - the outreach
-- Row: sources varchar[] - where the outreach is recorded
-- Reference: Wilson score interval without continuity correction (Wilson 1927, JASA 22:209-212). Right-censoring:
--   Kaplan and Meier 1958, JASA 53:457-481, section 1.

WITH outreaches AS (
    SELECT
        contact_id, event_id, occurred_on, channel, variant, delivery, sources,
        COALESCE(occurred_on, counts_from_on) AS day,
        ROW_NUMBER() OVER (
            PARTITION BY contact_id
            ORDER BY COALESCE(occurred_on, counts_from_on) NULLS LAST, occurred_at NULLS FIRST, event_id
        ) AS place
    FROM events
    WHERE kind = 'outreach'
      AND COALESCE(in_funnel, TRUE)
      AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on, TRUE)
),

first_outreaches AS (
    SELECT * FROM outreaches WHERE place = 1
),

replies AS (
    SELECT o.contact_id, MIN(e.occurred_on) AS first_on, COUNT(*) - COUNT(e.occurred_on) AS undated
    FROM first_outreaches AS o
    JOIN events AS e ON e.contact_id = o.contact_id
    WHERE e.kind = 'reply'
      AND COALESCE(e.in_funnel, TRUE)
      AND COALESCE(e.occurred_at <= $as_of, e.counts_from_on <= $as_of_on, TRUE)
      AND COALESCE(e.occurred_on >= o.occurred_on, TRUE)
    GROUP BY o.contact_id
),

-- A talk that fell through had been booked all the same.
talks AS (
    SELECT o.contact_id, MIN(e.occurred_on) AS first_on, COUNT(*) - COUNT(e.occurred_on) AS undated
    FROM first_outreaches AS o
    JOIN event_contacts AS p ON p.contact_id = o.contact_id
    JOIN events AS e ON e.event_id = p.event_id
    WHERE e.kind = 'meeting'
      AND e.status_when_past IN ('held', 'cancelled', 'no_show')
      AND COALESCE(
          COALESCE(e.ends_at, e.starts_at) <= $as_of,
          e.counts_from_on <= CASE WHEN e.occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END,
          TRUE
      )
      AND COALESCE(e.occurred_on >= o.occurred_on, TRUE)
    GROUP BY o.contact_id
),

judged AS (
    SELECT
        {by} AS segment, o.contact_id, c.full_name, o.event_id, o.channel, o.delivery, o.sources, o.day,
        o.occurred_on AS asked_on, r.first_on AS replied_on, t.first_on AS talked_on,
        COALESCE(r.first_on <= o.occurred_on + CAST($window_days AS INTEGER), FALSE) AS replied_in_time,
        COALESCE(t.first_on <= o.occurred_on + CAST($window_days AS INTEGER), FALSE) AS talked_in_time,
        COALESCE(r.undated > 0, FALSE)
            OR (o.occurred_on IS NULL AND COALESCE(r.first_on <= o.day + CAST($window_days AS INTEGER), FALSE))
            AS replied_undated,
        t.contact_id IS NOT NULL AND COALESCE(t.first_on < r.first_on, r.contact_id IS NULL)
            AS talked_unannounced
    FROM first_outreaches AS o
    LEFT JOIN contacts AS c ON c.contact_id = o.contact_id
    LEFT JOIN replies AS r ON r.contact_id = o.contact_id
    LEFT JOIN talks AS t ON t.contact_id = o.contact_id
),

cases AS (
    SELECT
        *,
        CASE
            WHEN delivery = 'bounced' THEN 'bounced'
            WHEN day IS NULL THEN 'undated'
            WHEN day + CAST($window_days AS INTEGER) >= $as_of_over_on THEN 'immature'
            WHEN replied_in_time OR talked_in_time OR replied_undated OR talked_unannounced THEN 'answered'
            ELSE 'unanswered'
        END AS state
    FROM judged
),

counted AS (
    SELECT
        segment,
        COUNT(*) FILTER (WHERE state = 'answered') AS answered,
        COUNT(*) FILTER (WHERE state IN ('answered', 'unanswered')) AS mature,
        COUNT(*) FILTER (WHERE state = 'immature') AS immature,
        COUNT(*) FILTER (WHERE state = 'bounced') AS bounced,
        COUNT(*) FILTER (WHERE state = 'undated') AS undated,
        COUNT(*) FILTER (WHERE state = 'answered' AND NOT replied_in_time AND NOT talked_in_time)
            AS answered_undated,
        COUNT(*) AS n
    FROM cases
    GROUP BY segment
),

-- z = 1.96 (more exactly 1.959963984540054); 1.92 stands for z*z/2
shares AS (
    SELECT *, CAST(answered AS DOUBLE) AS x, CAST(mature AS DOUBLE) AS m, 1.920729410347062e0 AS h FROM counted
)

-- Result
SELECT
    segment,
    x / NULLIF(m, 0) AS response_rate,
    (x + h - SQRT(2 * h * x * (m - x) / NULLIF(m, 0) + h * h)) / (m + h + h) AS low,
    (x + h + SQRT(2 * h * x * (m - x) / NULLIF(m, 0) + h * h)) / (m + h + h) AS high,
    answered, mature, immature, bounced, undated, answered_undated, n
FROM shares
ORDER BY segment

-- Rows
SELECT
    segment, contact_id, full_name, state, asked_on,
    COALESCE(replied_on, talked_on) AS answered_on,
    CASE
        WHEN replied_on IS NOT NULL OR replied_undated THEN 'reply'
        WHEN talked_on IS NOT NULL OR talked_unannounced THEN 'talk'
    END AS answered_by,
    channel, event_id, sources
FROM cases
WHERE COALESCE(segment = CAST($segment AS STRING), TRUE)
ORDER BY segment, asked_on NULLS LAST, full_name, contact_id
