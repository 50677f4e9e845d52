-- Title: Interview funnel
-- Definition: How many people got how far: identified (a trace of the person, or a contact without a date), asked
--   (a first outreach, bounced ones included), replied (a human reply of any kind), scheduled (a talk was booked: it
--   was held, lies ahead, was cancelled or missed), held; and of those who held a talk: thanked (a thank-you on the
--   day of the first talk or later), referred (named somebody else to talk to), nurtured (written to again after the
--   day of the first talk, beyond the thank-you). People are counted, not messages. Who has a talk booked has
--   replied, whether a reply was recorded or not; but a talk does not prove an outreach, so people who were never
--   asked are counted in the stages they reached and left out of the shares. A talk that lies ahead of as_of counts
--   as scheduled for people of whom there is a trace by then; when it was booked is not known.
-- Unit: people; shares between 0 and 1
-- Grain: one row per segment and stage
-- Param: as_of timestamp
-- Param: by choice(all, tie, source, industry) = all - groups to compare
-- Choice: by.all = 'all'
-- Choice: by.tie = COALESCE(c.tie, 'unknown')
-- Choice: by.source = COALESCE(c.source, 'unknown')
-- Choice: by.industry = COALESCE(c.industry, 'unknown')
-- Column: segment varchar - the group
-- Column: step bigint - place of the stage, 1 to 8
-- Column: stage varchar - identified, asked, replied, scheduled, held, thanked, referred, nurtured
-- Column: people bigint - people who reached the stage
-- Column: previous varchar - the stage before: of thanked, referred and nurtured it is held
-- Column: previous_people bigint - people in the stage before
-- Column: from_previous bigint - of these, the people who reached this stage
-- Column: share_of_previous double - from_previous / previous_people
-- Column: low double - lower end of the 95 % Wilson interval of share_of_previous
-- Column: high double - upper end of the 95 % Wilson interval of share_of_previous
-- Column: asked bigint - people asked
-- Column: from_asked bigint - of these, the people who reached this stage
-- Column: share_of_asked double - from_asked / asked; empty for identified and asked
-- Column: low_of_asked double - lower end of the 95 % Wilson interval of share_of_asked
-- Column: high_of_asked double - upper end of the 95 % Wilson interval of share_of_asked
-- Key: segment varchar - the group
-- Key: stage varchar - the stage
-- Row: segment varchar - the group
-- Row: stage varchar - the stage
-- Row: contact_id varchar - the person
-- Row: full_name varchar - their name
-- Row: happened_on date - first day on which the stage was reached; empty where not known
-- Row: was_asked boolean - counts in the shares of those asked
-- Row: source varchar - where the person was known from first
-- Reference: Wilson score interval without continuity correction (Wilson 1927, JASA 22:209-212)

WITH messages AS (
    SELECT contact_id, kind, subtype, in_funnel, COALESCE(occurred_on, counts_from_on) AS day, occurred_on
    FROM events
    WHERE kind IN ('outreach', 'reply', 'follow_up')
      AND COALESCE(occurred_at <= $as_of, counts_from_on <= $as_of_on, TRUE)
),

exchanges AS (
    SELECT
        contact_id,
        COUNT(*) FILTER (WHERE kind = 'outreach') AS outreaches,
        COUNT(*) FILTER (WHERE kind = 'reply') AS replies,
        MIN(day) FILTER (WHERE kind = 'outreach') AS asked_on,
        MIN(day) FILTER (WHERE kind = 'reply') AS replied_on
    FROM messages
    WHERE COALESCE(in_funnel, TRUE)
    GROUP BY contact_id
),

meetings AS (
    SELECT
        p.contact_id, COALESCE(e.occurred_on, e.counts_from_on) AS day, e.occurred_on, e.status_when_past,
        COALESCE(
            COALESCE(e.ends_at, e.starts_at) <= $as_of,
            e.counts_from_on <= CASE WHEN e.occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END,
            TRUE
        ) AS is_over
    FROM events AS e JOIN event_contacts AS p ON p.event_id = e.event_id
    WHERE e.kind = 'meeting' AND e.status_when_past <> 'declined'
),

talks AS (
    SELECT
        contact_id,
        COUNT(*) FILTER (WHERE is_over AND status_when_past IN ('held', 'cancelled', 'no_show')) AS booked,
        COUNT(*) FILTER (WHERE NOT is_over) AS ahead,
        COUNT(*) FILTER (WHERE is_over AND status_when_past = 'held') AS held,
        MIN(day) FILTER (WHERE is_over AND status_when_past IN ('held', 'cancelled', 'no_show')) AS booked_on,
        MIN(day) FILTER (WHERE is_over AND status_when_past = 'held') AS held_on,
        MIN(occurred_on) FILTER (WHERE is_over AND status_when_past = 'held') AS talked_on
    FROM meetings
    GROUP BY contact_id
),

afterwards AS (
    SELECT
        m.contact_id,
        COUNT(*) FILTER (WHERE m.subtype = 'thank_you') AS thanks,
        COUNT(*) FILTER (WHERE m.subtype = 'touch' AND COALESCE(m.occurred_on > t.talked_on, TRUE)) AS touches,
        MIN(m.day) FILTER (WHERE m.subtype = 'thank_you') AS thanked_on,
        MIN(m.day) FILTER (WHERE m.subtype = 'touch' AND COALESCE(m.occurred_on > t.talked_on, TRUE)) AS touched_on
    FROM messages AS m JOIN talks AS t ON t.contact_id = m.contact_id
    WHERE m.kind = 'follow_up' AND t.held > 0 AND COALESCE(m.occurred_on >= t.talked_on, TRUE)
    GROUP BY m.contact_id
),

referrers AS (
    SELECT referrer_id AS contact_id, MIN(COALESCE(offered_on, counts_from_on)) AS referred_on
    FROM referrals
    WHERE COALESCE(counts_from_on <= $as_of_on, TRUE)
    GROUP BY referrer_id
),

traced AS (
    SELECT
        {by} AS segment, c.contact_id, c.full_name, c.source, c.first_seen_on, x.asked_on, x.replied_on, t.booked_on,
        t.held_on, a.thanked_on, a.touched_on, r.referred_on,
        COALESCE(c.first_seen_at <= $as_of, c.first_seen_on <= $as_of_on, TRUE) AS is_known,
        COALESCE(x.outreaches, 0) > 0 AS was_asked,
        COALESCE(x.replies, 0) > 0 AS has_replied,
        COALESCE(t.booked, 0) > 0 AS was_booked,
        COALESCE(t.ahead, 0) > 0 AS is_ahead,
        COALESCE(t.held, 0) > 0 AS has_held,
        COALESCE(a.thanks, 0) > 0 AS was_thanked,
        COALESCE(a.touches, 0) > 0 AS was_touched,
        r.contact_id IS NOT NULL AS has_referred
    FROM contacts AS c
    LEFT JOIN exchanges AS x ON x.contact_id = c.contact_id
    LEFT JOIN talks AS t ON t.contact_id = c.contact_id
    LEFT JOIN afterwards AS a ON a.contact_id = c.contact_id
    LEFT JOIN referrers AS r ON r.contact_id = c.contact_id
),

people AS (
    SELECT
        segment, contact_id, full_name, source, first_seen_on, asked_on, replied_on, booked_on, held_on, thanked_on,
        touched_on, referred_on, was_asked,
        is_known OR was_asked OR has_replied OR was_booked AS was_identified,
        has_replied OR was_booked OR is_ahead AS was_answered,
        was_booked OR is_ahead AS was_scheduled,
        has_held, was_thanked, was_touched,
        has_held AND has_referred AS has_referred
    FROM traced
),

stages (step, stage, previous) AS (
    VALUES
        (1, 'identified', NULL), (2, 'asked', 'identified'), (3, 'replied', 'asked'), (4, 'scheduled', 'replied'),
        (5, 'held', 'scheduled'), (6, 'thanked', 'held'), (7, 'referred', 'held'), (8, 'nurtured', 'held')
),

reached AS (
    SELECT
        p.segment, s.step, s.stage, s.previous, p.contact_id, p.full_name, p.source, p.was_asked,
        CASE s.stage
            WHEN 'identified' THEN p.first_seen_on WHEN 'asked' THEN p.asked_on WHEN 'replied' THEN p.replied_on
            WHEN 'scheduled' THEN p.booked_on WHEN 'held' THEN p.held_on WHEN 'thanked' THEN p.thanked_on
            WHEN 'referred' THEN p.referred_on ELSE p.touched_on
        END AS happened_on,
        CASE s.previous
            WHEN 'identified' THEN TRUE WHEN 'asked' THEN p.was_asked WHEN 'replied' THEN p.was_answered
            WHEN 'scheduled' THEN p.was_scheduled WHEN 'held' THEN p.has_held ELSE FALSE
        END AS was_in_previous
    FROM people AS p CROSS JOIN stages AS s
    WHERE p.was_identified
      AND CASE s.stage
            WHEN 'identified' THEN TRUE WHEN 'asked' THEN p.was_asked WHEN 'replied' THEN p.was_answered
            WHEN 'scheduled' THEN p.was_scheduled WHEN 'held' THEN p.has_held WHEN 'thanked' THEN p.was_thanked
            WHEN 'referred' THEN p.has_referred ELSE p.was_touched
          END
),

counted AS (
    SELECT
        segment, stage,
        COUNT(*) AS people,
        COUNT(*) FILTER (WHERE was_in_previous) AS from_previous,
        COUNT(*) FILTER (WHERE was_asked) AS from_asked
    FROM reached
    GROUP BY segment, stage
),

segments AS (
    SELECT DISTINCT segment FROM counted
),

filled AS (
    SELECT
        g.segment, s.step, s.stage, s.previous,
        COALESCE(c.people, 0) AS people,
        CASE WHEN s.step > 1 THEN COALESCE(b.people, 0) END AS previous_people,
        CASE WHEN s.step > 1 THEN COALESCE(c.from_previous, 0) END AS from_previous,
        CASE WHEN s.step > 2 THEN COALESCE(a.people, 0) END AS asked,
        CASE WHEN s.step > 2 THEN COALESCE(c.from_asked, 0) END AS from_asked
    FROM segments AS g
    CROSS JOIN stages AS s
    LEFT JOIN counted AS c ON c.segment = g.segment AND c.stage = s.stage
    LEFT JOIN counted AS b ON b.segment = g.segment AND b.stage = s.previous
    LEFT JOIN counted AS a ON a.segment = g.segment AND a.stage = 'asked'
),

-- z = 1.96 (more exactly 1.959963984540054); 1.92 stands for z*z/2
shares AS (
    SELECT
        *,
        CAST(from_previous AS DOUBLE) AS x, CAST(previous_people AS DOUBLE) AS m,
        CAST(from_asked AS DOUBLE) AS y, CAST(asked AS DOUBLE) AS k,
        1.920729410347062e0 AS h
    FROM filled
)

-- Result
SELECT
    segment, CAST(step AS BIGINT) AS step, stage, people, previous, previous_people, from_previous,
    x / NULLIF(m, 0) AS share_of_previous,
    (x + h - SQRT(2 * h * x * (m - x) / NULLIF(m, 0) + h * h)) / (m + h + h) AS low,
    (x + h + SQRT(2 * h * x * (m - x) / NULLIF(m, 0) + h * h)) / (m + h + h) AS high,
    asked, from_asked,
    y / NULLIF(k, 0) AS share_of_asked,
    (y + h - SQRT(2 * h * y * (k - y) / NULLIF(k, 0) + h * h)) / (k + h + h) AS low_of_asked,
    (y + h + SQRT(2 * h * y * (k - y) / NULLIF(k, 0) + h * h)) / (k + h + h) AS high_of_asked
FROM shares
ORDER BY segment, step

-- Rows
SELECT segment, stage, contact_id, full_name, happened_on, was_asked, source
FROM reached
WHERE COALESCE(segment = CAST($segment AS STRING), TRUE)
  AND COALESCE(stage = CAST($stage AS STRING), TRUE)
ORDER BY segment, step, happened_on NULLS LAST, full_name, contact_id
