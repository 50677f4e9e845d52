-- Title: Network growth
-- Definition: Contacts, reachable people and talks held, new in each period and in all up to its end. A contact
--   counts from the first dated trace of the person. Reachable is a person who would take a message from the owner:
--   one who has replied, has held a talk, is connected, or to whom a contact referred the owner; from the first day
--   that is true. A talk counts once, on its day, in the group of its first person. Something that is only ticked
--   off counts from the latest day it can have happened on. What has no day at all is in no period: it is counted
--   apart, in the columns undated_*. Groups are by what is known of a person today.
-- Unit: people and talks
-- Grain: one row per period and segment; every segment has a row in every period in which anything was new
--   anywhere, and in the period of as_of
-- Param: as_of timestamp
-- Param: by choice(source, all, tie, industry, function, seniority) = source - groups to compare
-- Param: period choice(month, week) = month - length of a period; weeks begin on Monday
-- Choice: by.source = COALESCE(c.source, 'unknown')
-- Choice: by.all = 'all'
-- Choice: by.tie = COALESCE(c.tie, 'unknown')
-- Choice: by.industry = COALESCE(c.industry, 'unknown')
-- Choice: by.function = COALESCE(c.function, 'unknown')
-- Choice: by.seniority = COALESCE(c.seniority, 'unknown')
-- Choice: period.month = 'month'
-- Choice: period.week = 'week'
-- Column: period date - first day of the period
-- Column: segment varchar - the group
-- Column: contacts bigint - contacts up to the end of the period
-- Column: reachable bigint - reachable people up to the end of the period
-- Column: talks bigint - talks held up to the end of the period
-- Column: new_contacts bigint - contacts first seen in the period
-- Column: new_reachable bigint - people who became reachable in the period
-- Column: new_talks bigint - talks held in the period
-- Column: undated_contacts bigint - contacts of the segment without any date, in no period (the same in each row)
-- Column: undated_reachable bigint - reachable people without a day, in no period (the same in each row)
-- Column: undated_talks bigint - talks without a day, in no period (the same in each row)
-- Key: period date - first day of the period
-- Key: segment varchar - the group
-- Key: measure varchar - contacts, reachable or talks
-- Row: measure varchar - contacts, reachable or talks
-- Row: period date - first day of the period; empty where no day is known
-- Row: segment varchar - the group
-- Row: contact_id varchar - the person
-- Row: full_name varchar - their name
-- Row: happened_on date - the day it counts from
-- Row: how varchar - first trace, reply, talk, connection or referral
-- Row: event_id varchar - the event behind it, if it is one
-- Reference: counts; no estimate

WITH held AS (
    SELECT event_id, contact_id, COALESCE(occurred_on, counts_from_on) AS day
    FROM events
    WHERE kind = 'meeting'
      AND status_when_past = 'held'
      AND COALESCE(
          COALESCE(ends_at, starts_at) <= $as_of,
          counts_from_on <= CASE WHEN occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END,
          TRUE
      )
),

ways AS (
    SELECT
        contact_id, COALESCE(occurred_on, counts_from_on) AS day, event_id,
        CASE WHEN kind = 'reply' THEN 'reply' ELSE 'connection' END AS how
    FROM events
    WHERE (kind = 'reply' OR (kind = 'connection' AND subtype = 'connected'))
      AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on, TRUE)
    UNION ALL
    SELECT p.contact_id, h.day, h.event_id, 'talk' AS how
    FROM held AS h JOIN event_contacts AS p ON p.event_id = h.event_id
    UNION ALL
    SELECT referred_id AS contact_id, COALESCE(offered_on, counts_from_on) AS day, referral_id AS event_id,
        'referral' AS how
    FROM referrals
    WHERE COALESCE(counts_from_on <= $as_of_on, TRUE)
),

first_ways AS (
    SELECT
        contact_id, day, how, event_id,
        ROW_NUMBER() OVER (PARTITION BY contact_id ORDER BY day NULLS LAST, how, event_id) AS place
    FROM ways
    WHERE contact_id IS NOT NULL
),

counted AS (
    SELECT
        'contacts' AS measure, contact_id, COALESCE(first_seen_on, CAST(first_seen_at AS DATE)) AS day,
        'first trace' AS how, CAST(NULL AS STRING) AS event_id
    FROM contacts
    WHERE COALESCE(first_seen_at <= $as_of, first_seen_on <= $as_of_on, TRUE)
    UNION ALL
    SELECT 'reachable' AS measure, contact_id, day, how, event_id FROM first_ways WHERE place = 1
    UNION ALL
    SELECT 'talks' AS measure, contact_id, day, 'talk' AS how, event_id FROM held
),

placed AS (
    SELECT
        m.measure, CAST(DATE_TRUNC({period}, m.day) AS DATE) AS period, {by} AS segment, m.contact_id, c.full_name,
        m.day, m.how, m.event_id
    FROM counted AS m LEFT JOIN contacts AS c ON c.contact_id = m.contact_id
),

periods AS (
    SELECT period FROM placed WHERE period IS NOT NULL
    UNION
    SELECT CAST(DATE_TRUNC({period}, CAST($as_of_on AS DATE)) AS DATE) AS period
),

segments AS (
    SELECT
        segment,
        COUNT(*) FILTER (WHERE measure = 'contacts' AND period IS NULL) AS undated_contacts,
        COUNT(*) FILTER (WHERE measure = 'reachable' AND period IS NULL) AS undated_reachable,
        COUNT(*) FILTER (WHERE measure = 'talks' AND period IS NULL) AS undated_talks
    FROM placed
    GROUP BY segment
),

news AS (
    SELECT
        period, segment,
        COUNT(*) FILTER (WHERE measure = 'contacts') AS new_contacts,
        COUNT(*) FILTER (WHERE measure = 'reachable') AS new_reachable,
        COUNT(*) FILTER (WHERE measure = 'talks') AS new_talks
    FROM placed
    WHERE period IS NOT NULL
    GROUP BY period, segment
),

grid AS (
    SELECT
        p.period, s.segment, s.undated_contacts, s.undated_reachable, s.undated_talks,
        COALESCE(n.new_contacts, 0) AS new_contacts,
        COALESCE(n.new_reachable, 0) AS new_reachable,
        COALESCE(n.new_talks, 0) AS new_talks
    FROM periods AS p
    CROSS JOIN segments AS s
    LEFT JOIN news AS n ON n.period = p.period AND n.segment = s.segment
)

-- Result
SELECT
    period, segment,
    CAST(SUM(new_contacts) OVER (PARTITION BY segment ORDER BY period) AS BIGINT) AS contacts,
    CAST(SUM(new_reachable) OVER (PARTITION BY segment ORDER BY period) AS BIGINT) AS reachable,
    CAST(SUM(new_talks) OVER (PARTITION BY segment ORDER BY period) AS BIGINT) AS talks,
    new_contacts, new_reachable, new_talks, undated_contacts, undated_reachable, undated_talks
FROM grid
ORDER BY period, segment

-- Rows
SELECT measure, period, segment, contact_id, full_name, day AS happened_on, how, event_id
FROM placed
WHERE COALESCE(period = CAST($period AS DATE), CAST($period AS DATE) IS NULL)
  AND COALESCE(segment = CAST($segment AS STRING), TRUE)
  AND COALESCE(measure = CAST($measure AS STRING), TRUE)
ORDER BY measure, period NULLS LAST, segment, happened_on NULLS LAST, full_name, contact_id, event_id
