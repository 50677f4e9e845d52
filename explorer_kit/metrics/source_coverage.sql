-- Title: Coverage by source
-- Definition: How many events each source tells of in each period: messages, talks, notes, referrals and connections
--   that had happened by as_of, on their day; planned follow-ups are left out. An event that several sources tell of
--   counts once in each of them; told_alone counts those that no other source tells of. What has no day is in no
--   period: it is counted apart, in undated.
-- Unit: events
-- Grain: one row per period and source; every source has a row in every period in which any source tells of something
-- Param: as_of timestamp
-- Param: of choice(all, messages, talks, notes) = all - kinds of events
-- Param: period choice(month, week) = month - length of a period; weeks begin on Monday
-- Choice: of.all = TRUE
-- Choice: of.messages = (e.kind IN ('outreach', 'reply') OR e.subtype IN ('nudge', 'touch', 'thank_you', 'inbound_unsolicited', 'group_message'))
-- Choice: of.talks = (e.kind = 'meeting')
-- Choice: of.notes = (e.kind = 'note' AND e.subtype NOT IN ('inbound_unsolicited', 'group_message'))
-- Choice: period.month = 'month'
-- Choice: period.week = 'week'
-- Column: period date - first day of the period
-- Column: source varchar - the source, as sources of events name it
-- Column: events bigint - events of the period that it tells of
-- Column: told_alone bigint - of these, events that no other source tells of
-- Column: people bigint - people in these events
-- Column: undated bigint - events without a day that it tells of, in no period (the same in each row)
-- Key: period date - first day of the period
-- Key: source varchar - the source
-- Row: period date - first day of the period; empty where no day is known
-- Row: source varchar - the source
-- Row: event_id varchar - the event
-- Row: kind varchar - what it is
-- Row: subtype varchar - what it is, more exactly
-- Row: contact_id varchar - the person
-- Row: full_name varchar - their name
-- Row: occurred_on date - its day
-- Row: sources bigint - how many sources tell of it
-- Reference: counts; no estimate

WITH happened AS (
    SELECT
        e.event_id, e.kind, e.subtype, e.contact_id, e.occurred_on, e.sources,
        CAST(DATE_TRUNC({period}, e.occurred_on) AS DATE) AS period
    FROM events AS e
    WHERE {of}
      AND COALESCE(e.subtype, '') <> 'planned'
      AND COALESCE(
          COALESCE(e.ends_at, e.starts_at, e.occurred_at) <= $as_of,
          e.counts_from_on <= CASE
              WHEN e.kind = 'meeting' AND e.occurred_on IS NOT NULL THEN $as_of_over_on ELSE $as_of_on
          END,
          TRUE
      )
),

told AS (
    SELECT event_id, kind, subtype, contact_id, occurred_on, period, CARDINALITY(sources) AS tellers,
        UNNEST(sources) AS source
    FROM happened
),

counted AS (
    SELECT
        period, source,
        COUNT(*) AS events,
        COUNT(*) FILTER (WHERE tellers = 1) AS told_alone,
        COUNT(DISTINCT contact_id) AS people
    FROM told
    WHERE period IS NOT NULL
    GROUP BY period, source
),

every_source AS (
    SELECT source, COUNT(*) FILTER (WHERE period IS NULL) AS undated FROM told GROUP BY source
),

grid AS (
    SELECT
        p.period, s.source,
        COALESCE(c.events, 0) AS events,
        COALESCE(c.told_alone, 0) AS told_alone,
        COALESCE(c.people, 0) AS people,
        s.undated
    FROM (SELECT DISTINCT period FROM told WHERE period IS NOT NULL) AS p
    CROSS JOIN every_source AS s
    LEFT JOIN counted AS c ON c.period = p.period AND c.source = s.source
)

-- Result
SELECT period, source, events, told_alone, people, undated
FROM grid
ORDER BY period, source

-- Rows
SELECT t.period, t.source, t.event_id, t.kind, t.subtype, t.contact_id, c.full_name, t.occurred_on,
    CAST(t.tellers AS BIGINT) AS sources
FROM told AS t LEFT JOIN contacts AS c ON c.contact_id = t.contact_id
WHERE COALESCE(t.period = CAST($period AS DATE), CAST($period AS DATE) IS NULL)
  AND COALESCE(t.source = CAST($source AS STRING), TRUE)
ORDER BY t.period NULLS LAST, t.source, t.occurred_on NULLS LAST, t.event_id
