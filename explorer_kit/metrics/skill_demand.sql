-- Title: Skill demand
-- Definition: For each skill or tool, the share of the interviewed people who named it. A person counts once,
--   however often and in however many talks they name it. Counted are mentions that are marked in the source,
--   confirmed by the user or tagged exactly; suggestions are not. Interviewed are the people with a held talk in
--   which skills would have been noted: a talk that nobody read for skills is missing, not a "no". A mention outside
--   of a talk counts from its own day for a person who was interviewed. A person with several roles counts in each.
--   Level is the median over the people who asked for one, each with the highest they asked for.
-- Unit: share between 0 and 1; levels from 0 to 7
-- Grain: one row per segment and skill that at least one of its people named
-- Param: as_of timestamp
-- Param: by choice(all, role, target_role, industry, function, seniority) = all - groups to compare
-- Param: few integer = 5 - a segment with fewer interviewed people than this is marked as too few to tell
-- Choice: by.all = 'all'
-- Choice: by.role = UNNEST(CASE WHEN LEN(c.roles) > 0 THEN c.roles ELSE ['unknown'] END)
-- Choice: by.target_role = COALESCE(t.target_role, 'unknown')
-- Choice: by.industry = COALESCE(c.industry, 'unknown')
-- Choice: by.function = COALESCE(c.function, 'unknown')
-- Choice: by.seniority = COALESCE(c.seniority, 'unknown')
-- Column: segment varchar - the group
-- Column: skill_id varchar - the skill's key
-- Column: skill varchar - its name
-- Column: share double - people / interviewed
-- Column: low double - lower end of the 95 % Wilson interval
-- Column: high double - upper end of the 95 % Wilson interval
-- Column: people bigint - people who named it
-- Column: interviewed bigint - people with a held talk that was read for skills
-- Column: median_level double - median level asked for (0 to 7); empty where nobody gave one
-- Column: levels bigint - people who gave a level
-- Column: talks bigint - talks in which it was named
-- Column: too_few boolean - the segment has fewer interviewed people than the parameter few
-- Key: segment varchar - the group
-- Key: skill_id varchar - the skill's key
-- Row: segment varchar - the group
-- Row: skill_id varchar - the skill; empty for an interviewed person who did not name it
-- Row: contact_id varchar - the person
-- Row: full_name varchar - their name
-- Row: named boolean - named the skill
-- Row: happened_on date - day of the talk, or of the mention
-- Row: word varchar - the word used
-- Row: quote varchar - the passage
-- Row: required_level double - level asked for
-- Row: origin varchar - marked, confirmed or tagged
-- Row: interview_id varchar - the talk
-- Reference: Wilson score interval without continuity correction (Wilson 1927, JASA 22:209-212)

WITH talks AS (
    SELECT i.interview_id, p.contact_id, i.target_role, e.occurred_on
    FROM interviews AS i
    JOIN events AS e ON e.event_id = i.event_id
    JOIN event_contacts AS p ON p.event_id = i.event_id
    WHERE (i.read_for_skills OR i.coded)
      AND e.status_when_past = 'held'
      AND COALESCE(
          COALESCE(e.ends_at, e.starts_at) <= $as_of,
          e.counts_from_on <= CASE WHEN e.occurred_on IS NULL THEN $as_of_on ELSE $as_of_over_on END,
          TRUE
      )
),

-- One row per person, talk and group of the person.
grouped AS (
    SELECT DISTINCT {by} AS segment, t.contact_id, c.full_name, t.interview_id, t.occurred_on
    FROM talks AS t LEFT JOIN contacts AS c ON c.contact_id = t.contact_id
),

interviewed AS (
    SELECT segment, contact_id, MIN(full_name) AS full_name, MIN(occurred_on) AS talked_on
    FROM grouped
    GROUP BY segment, contact_id
),

counted_mentions AS (
    SELECT contact_id, interview_id, skill_id, required_level, mention_id
    FROM skill_mentions
    WHERE origin IN ('marked', 'confirmed', 'tagged')
      AND COALESCE(counts_from_on <= CASE WHEN interview_id IS NULL THEN $as_of_on ELSE $as_of_over_on END, TRUE)
),

named AS (
    SELECT g.segment, m.contact_id, m.skill_id, m.interview_id, m.required_level, m.mention_id
    FROM counted_mentions AS m
    JOIN grouped AS g ON g.contact_id = m.contact_id AND g.interview_id = m.interview_id
    UNION ALL
    SELECT i.segment, m.contact_id, m.skill_id, m.interview_id, m.required_level, m.mention_id
    FROM counted_mentions AS m
    JOIN interviewed AS i ON i.contact_id = m.contact_id
    WHERE m.interview_id IS NULL
),

persons AS (
    SELECT segment, skill_id, contact_id, MAX(required_level) AS level
    FROM named
    GROUP BY segment, skill_id, contact_id
),

demanded AS (
    SELECT
        segment, skill_id, COUNT(*) AS people, MEDIAN(level) AS median_level, COUNT(level) AS levels
    FROM persons
    GROUP BY segment, skill_id
),

in_talks AS (
    SELECT segment, skill_id, COUNT(DISTINCT interview_id) AS talks
    FROM named
    GROUP BY segment, skill_id
),

sizes AS (
    SELECT segment, COUNT(*) AS interviewed FROM interviewed GROUP BY segment
),

-- z = 1.96 (more exactly 1.959963984540054); 1.92 stands for z*z/2
shares AS (
    SELECT
        d.segment, d.skill_id, d.people, d.median_level, d.levels, n.talks, s.interviewed,
        CAST(d.people AS DOUBLE) AS x, CAST(s.interviewed AS DOUBLE) AS m, 1.920729410347062e0 AS h
    FROM demanded AS d
    JOIN in_talks AS n ON n.segment = d.segment AND n.skill_id = d.skill_id
    JOIN sizes AS s ON s.segment = d.segment
)

-- Result
SELECT
    s.segment, s.skill_id, COALESCE(k.name, s.skill_id) AS skill,
    s.x / NULLIF(s.m, 0) AS share,
    (s.x + s.h - SQRT(2 * s.h * s.x * (s.m - s.x) / NULLIF(s.m, 0) + s.h * s.h)) / (s.m + s.h + s.h) AS low,
    (s.x + s.h + SQRT(2 * s.h * s.x * (s.m - s.x) / NULLIF(s.m, 0) + s.h * s.h)) / (s.m + s.h + s.h) AS high,
    s.people, s.interviewed, s.median_level, s.levels, s.talks,
    s.interviewed < CAST($few AS INTEGER) AS too_few
FROM shares AS s LEFT JOIN skills AS k ON k.skill_id = s.skill_id
ORDER BY s.segment, s.people DESC, skill, s.skill_id

-- Rows
SELECT
    i.segment, n.skill_id, i.contact_id, i.full_name,
    n.skill_id IS NOT NULL AS named,
    COALESCE(g.occurred_on, i.talked_on) AS happened_on,
    m.word, m.quote, n.required_level, m.origin, n.interview_id
FROM interviewed AS i
LEFT JOIN named AS n
    ON n.segment = i.segment AND n.contact_id = i.contact_id
    AND COALESCE(n.skill_id = CAST($skill_id AS STRING), TRUE)
LEFT JOIN skill_mentions AS m ON m.mention_id = n.mention_id
LEFT JOIN grouped AS g
    ON g.segment = n.segment AND g.contact_id = n.contact_id AND g.interview_id = n.interview_id
WHERE COALESCE(i.segment = CAST($segment AS STRING), TRUE)
ORDER BY i.segment, named DESC, happened_on NULLS LAST, i.full_name, i.contact_id, n.skill_id, n.mention_id
