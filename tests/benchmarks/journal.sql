-- A journal of any size, drawn set-wise: five years of asking, talking and following up, to the end of June 2026.
-- Variables: size (events), seed. Needs the tables of the store, empty. The same size and seed give the same rows.
-- A tenth as many people as events; whatever the seasons of these people leave open of the size is filled with notes.

-- evenly spread over [0, 1), by name and number
CREATE OR REPLACE TEMP MACRO u(what, i) AS (HASH(what, i, getvariable('seed')) % 1000003) / 1000003.0e0;
CREATE OR REPLACE TEMP MACRO pick(choices, what, i) AS choices[1 + CAST(FLOOR(u(what, i) * LEN(choices)) AS INTEGER)];
CREATE OR REPLACE TEMP MACRO days(what, i, most) AS CAST(FLOOR(u(what, i) * most) AS INTEGER);
CREATE OR REPLACE TEMP MACRO waited(what, i, mean) AS CAST(FLOOR(-LN(1 - u(what, i)) * mean) AS INTEGER);
CREATE OR REPLACE TEMP MACRO make_id(what, i) AS SUBSTRING(MD5(what || '-' || i || '-' || getvariable('seed')), 1, 24);
CREATE OR REPLACE TEMP MACRO words(what, i) AS
    pick(['Said that the first year', 'Told me how the team', 'Wrote that most days', 'Asked whether my plan',
          'Explained why the role', 'Warned that a title'], what || ' a', i) || ' '
    || pick(['is mostly reading what others left behind', 'grew faster than anybody could plan for',
             'depends on people who like to write things down', 'has more to do with talking than with tools',
             'looks different from outside than from within', 'changes when a budget does'], what || ' b', i) || ', '
    || pick(['and that nobody says so', 'which took two years to see', 'so start small', 'but it was worth it',
             'and showed me an example', 'and would do it again'], what || ' c', i) || ' (' || i || ').';

CREATE OR REPLACE TEMP TABLE person AS
WITH drawn AS (
    SELECT
        CAST(i AS INTEGER) AS i, make_id('contact', i) AS contact_id,
        DATE '2021-07-01' + days('added', i, 1826) AS added_on,
        CASE WHEN u('tie', i) < 0.45 THEN 'cold' WHEN u('tie', i) < 0.60 THEN 'alumni'
             WHEN u('tie', i) < 0.80 THEN 'warm' ELSE 'referred' END AS tie,
        pick(['email', 'email', 'linkedin', 'linkedin', 'linkedin_invitation', 'phone'], 'channel', i) AS channel,
        pick(['plain', 'shared past', 'question first'], 'variant', i) AS variant,
        u('asked', i) < 0.7 AS is_asked,
        days('wait', i, 30) AS wait, waited('reply', i, 4) AS reply_wait
    FROM RANGE(GREATEST(5, getvariable('size') // 10)) AS r(i)
),
answered AS (
    SELECT *, added_on + wait AS asked_on, channel = 'email' AND u('bounced', i) < 0.03 AS is_bounced,
        u('answers', i) < CASE tie WHEN 'cold' THEN 0.22 WHEN 'alumni' THEN 0.35 WHEN 'warm' THEN 0.55 ELSE 0.6 END
            AS would_reply
    FROM drawn
),
accepted AS (
    SELECT *, is_asked AND would_reply AND NOT is_bounced AS has_replied,
        CASE WHEN u('outcome', i) < 0.7 THEN 'accepted' WHEN u('outcome', i) < 0.85 THEN 'declined'
             WHEN u('outcome', i) < 0.95 THEN 'deferred' ELSE 'unclassified' END AS outcome
    FROM answered
)
SELECT *, has_replied AND outcome = 'accepted' AND u('talks', i) < 0.8 AS has_talk,
    asked_on + reply_wait AS replied_on, asked_on + reply_wait + 3 + days('talk', i, 18) AS talk_on,
    -- a talk to which nobody wrote down a reply
    u('unannounced', i) < 0.1 AS is_unannounced
FROM accepted;

SET VARIABLE people = (SELECT COUNT(*) FROM person);

CREATE OR REPLACE TEMP TABLE talk AS
WITH held AS (
    SELECT i, 1 AS n, talk_on AS day FROM person WHERE has_talk
    UNION ALL
    SELECT i, 2 AS n, talk_on + 120 AS day FROM person WHERE has_talk AND u('again', i) < 0.15
)
SELECT i * 10 + n AS t, i, day, make_id('talk', i * 10 + n) AS event_id,
    CASE WHEN u('status', i * 10 + n) < 0.82 THEN 'held' WHEN u('status', i * 10 + n) < 0.90 THEN 'cancelled'
         WHEN u('status', i * 10 + n) < 0.95 THEN 'no_show' ELSE 'unconfirmed' END AS status,
    u('read', i * 10 + n) < 0.8 AS read_for_skills
FROM held;

-- messages, connections, plans and referrals: one row each, still with whole days only
CREATE OR REPLACE TEMP TABLE draft (
    k VARCHAR, kind VARCHAR, subtype VARCHAR, i INTEGER, t INTEGER, day DATE, direction VARCHAR, delivery VARCHAR,
    outcome VARCHAR, variant VARCHAR, attempt INTEGER, in_funnel BOOLEAN, referred INTEGER
);
INSERT INTO draft BY NAME
SELECT 'outreach 1-' || i AS k, 'outreach' AS kind, i, asked_on AS day, 'outbound' AS direction, variant,
    CASE WHEN is_bounced THEN 'bounced' END AS delivery, 1 AS attempt, TRUE AS in_funnel
FROM person WHERE is_asked
UNION ALL BY NAME
SELECT 'outreach 2-' || i AS k, 'outreach' AS kind, i, asked_on + 60 AS day, 'outbound' AS direction,
    'second try' AS variant, 1 AS attempt, TRUE AS in_funnel
FROM person WHERE is_asked AND NOT has_replied AND u('second', i) < 0.25
UNION ALL BY NAME
SELECT 'nudge 1-' || i AS k, 'follow_up' AS kind, 'nudge' AS subtype, i, asked_on + 7 AS day, 'outbound' AS direction,
    2 AS attempt, TRUE AS in_funnel
FROM person WHERE is_asked AND (NOT has_replied OR reply_wait > 7) AND u('nudge', i) < 0.6
UNION ALL BY NAME
SELECT 'nudge 2-' || i AS k, 'follow_up' AS kind, 'nudge' AS subtype, i, asked_on + 14 AS day,
    'outbound' AS direction, 3 AS attempt, TRUE AS in_funnel
FROM person WHERE is_asked AND (NOT has_replied OR reply_wait > 14) AND u('nudge', i) < 0.2
UNION ALL BY NAME
SELECT 'reply ' || n || '-' || i AS k, 'reply' AS kind, i, replied_on + CAST(12 * n AS INTEGER) AS day,
    'inbound' AS direction, CASE WHEN n = 0 THEN outcome ELSE 'unclassified' END AS outcome, TRUE AS in_funnel
FROM person CROSS JOIN RANGE(4) AS r(n)
WHERE has_replied AND NOT (has_talk AND is_unannounced) AND u('replies ' || n, i) < CASE WHEN n = 0 THEN 1 ELSE 0.5 END
UNION ALL BY NAME
SELECT 'unasked-' || i AS k, 'note' AS kind, 'inbound_unsolicited' AS subtype, i, added_on AS day,
    'inbound' AS direction, TRUE AS in_funnel
FROM person WHERE u('unasked', i) < 0.1
UNION ALL BY NAME
SELECT 'group ' || n || '-' || i AS k, 'note' AS kind, 'group_message' AS subtype, i,
    added_on + CAST(40 * n AS INTEGER) AS day, 'outbound' AS direction, FALSE AS in_funnel
FROM person CROSS JOIN RANGE(3) AS r(n) WHERE u('group', i) < 0.1
UNION ALL BY NAME
SELECT 'thanks-' || t AS k, 'follow_up' AS kind, 'thank_you' AS subtype, i, t, day + waited('thanks', t, 1) AS day,
    'outbound' AS direction, TRUE AS in_funnel
FROM talk WHERE status = 'held' AND u('thanked', t) < 0.75
UNION ALL BY NAME
SELECT 'touch ' || n || '-' || t AS k, 'follow_up' AS kind, 'touch' AS subtype, i,
    day + 25 + CAST(60 * n AS INTEGER) + days('touch ' || n, t, 20) AS day, 'outbound' AS direction, TRUE AS in_funnel
FROM talk CROSS JOIN RANGE(8) AS r(n) WHERE status = 'held' AND u('touches', t) * 8 > n
UNION ALL BY NAME
SELECT 'plan-' || t AS k, 'follow_up' AS kind, 'planned' AS subtype, i, day + 90 AS day
FROM talk WHERE status = 'held' AND u('plan', t) < 0.5
UNION ALL BY NAME
SELECT 'connection-' || i AS k, 'connection' AS kind,
    CASE WHEN u('requested', i) < 0.2 THEN 'connection_request' ELSE 'connected' END AS subtype, i,
    added_on + days('connected', i, 10) AS day,
    CASE WHEN u('requested', i) < 0.5 THEN 'outbound' ELSE 'inbound' END AS direction
FROM person WHERE u('connection', i) < 0.5
UNION ALL BY NAME
SELECT 'referral-' || t AS k, 'referral' AS kind, i, t, day,
    days('referred', t, getvariable('people')) AS referred
FROM talk WHERE status = 'held' AND u('referral', t) < 0.35;

-- notes: ten to a talk, the rest about anybody
INSERT INTO draft BY NAME
SELECT 'answer ' || n || '-' || t AS k, 'note' AS kind, pick(['answer', 'advice', 'takeaway'], 'note ' || n, t) AS subtype,
    i, t, day
FROM talk CROSS JOIN RANGE(10) AS r(n) WHERE status = 'held';
SET VARIABLE rest = GREATEST(0, getvariable('size') - (SELECT COUNT(*) FROM draft) - (SELECT COUNT(*) FROM talk));
INSERT INTO draft BY NAME
SELECT 'note-' || r.n AS k, 'note' AS kind, 'note' AS subtype, p.i, p.added_on + days('noted', r.n, 400) AS day
FROM (SELECT n, days('about', n, getvariable('people')) AS i FROM RANGE(getvariable('rest')) AS r(n)) AS r
JOIN person AS p ON p.i = r.i;

-- of six in ten the time is known, of the others the day; one message in thirty is only ticked off
INSERT INTO events BY NAME
WITH timed AS (
    SELECT d.*, p.contact_id, p.channel AS road, make_id(d.k, d.i) AS event_id,
        CASE WHEN d.kind IN ('note', 'referral', 'connection') OR d.subtype = 'planned' THEN 'day'
             WHEN u('precise', d.k) < 0.6 THEN 'second' WHEN u('precise', d.k) < 0.967 THEN 'day' ELSE 'none' END
            AS time_precision,
        CAST(d.day AS TIMESTAMP) + INTERVAL (28800 + days('second', d.k, 36000)) SECOND AS moment
    FROM draft AS d JOIN person AS p ON p.i = d.i
)
SELECT
    event_id, kind, subtype, contact_id, CASE WHEN t IS NOT NULL THEN make_id('talk', t) END AS interview_id,
    CASE WHEN time_precision = 'second' THEN moment END AS occurred_at,
    CASE WHEN time_precision = 'second' THEN moment END AS occurred_local,
    CASE WHEN time_precision <> 'none' THEN day END AS occurred_on, time_precision,
    CASE WHEN time_precision = 'none' THEN day + 21 ELSE day END AS counts_from_on,
    CASE WHEN kind IN ('note', 'referral') THEN 'unknown' ELSE road END AS channel, direction, delivery, outcome,
    variant, attempt, in_funnel, CASE WHEN kind = 'note' THEN 'What is a usual day like?' END AS heading,
    CASE WHEN kind NOT IN ('connection', 'referral') THEN words(kind, k) END AS text,
    CASE WHEN kind NOT IN ('connection', 'referral') THEN words(kind, k) END AS text_raw,
    FALSE AS off_record, CASE WHEN subtype = 'planned' THEN u('done', k) < 0.5 END AS done,
    CASE WHEN referred IS NOT NULL THEN make_id('contact', referred) END AS referred_id,
    CASE WHEN u('twice', k) < 0.2 THEN ['markdown.note', 'tracker'] ELSE ['tracker'] END AS sources
FROM timed;

-- talks: without a time they are over on the next day
INSERT INTO events BY NAME
WITH timed AS (
    SELECT t.*, p.contact_id,
        CASE WHEN u('precise', t.t) < 0.6 THEN 'minute' WHEN u('precise', t.t) < 0.97 THEN 'day' ELSE 'none' END
            AS time_precision,
        CAST(t.day AS TIMESTAMP) + INTERVAL (540 + 15 * days('quarter', t.t, 32)) MINUTE AS moment
    FROM talk AS t JOIN person AS p ON p.i = t.i
)
SELECT
    event_id, 'meeting' AS kind, contact_id, event_id AS interview_id,
    CASE WHEN time_precision = 'minute' THEN moment END AS occurred_at,
    CASE WHEN time_precision = 'minute' THEN moment END AS occurred_local,
    CASE WHEN time_precision <> 'none' THEN day END AS occurred_on, time_precision,
    CASE time_precision WHEN 'minute' THEN day WHEN 'day' THEN day + 1 ELSE day + 30 END AS counts_from_on,
    pick(['video', 'video', 'phone', 'in_person'], 'medium', t) AS channel,
    CASE WHEN time_precision = 'minute' THEN moment END AS starts_at,
    CASE WHEN time_precision = 'minute' THEN moment + INTERVAL (20 + 5 * days('length', t, 6)) MINUTE END AS ends_at,
    status, status AS status_when_past, TRUE AS in_funnel, 'Talk' AS heading, FALSE AS off_record,
    ['tracker'] AS sources
FROM timed;

INSERT INTO event_contacts SELECT event_id, contact_id, 'main' FROM events WHERE kind <> 'meeting';
INSERT INTO event_contacts SELECT event_id, contact_id, 'attendee' FROM events WHERE kind = 'meeting';
INSERT INTO event_contacts SELECT event_id, referred_id, 'referred' FROM events
WHERE kind = 'referral' AND referred_id <> contact_id;
-- one talk in ten has a second guest
INSERT INTO event_contacts
SELECT t.event_id, p.contact_id, 'attendee' FROM talk AS t
JOIN person AS p ON p.i = (t.i + 1 + days('guest', t.t, 3)) % getvariable('people')
WHERE u('guests', t.t) < 0.1;

INSERT INTO interviews BY NAME
SELECT t.event_id AS interview_id, t.event_id, e.contact_id, e.occurred_on AS held_on, 30 AS planned_minutes,
    20 + 5 * days('length', t.t, 6) AS actual_minutes, e.channel AS medium,
    pick(['data analyst', 'product manager', 'designer', NULL], 'target', t.t) AS target_role, t.read_for_skills,
    FALSE AS coded
FROM talk AS t JOIN events AS e ON e.event_id = t.event_id;

INSERT INTO skills SELECT 'skill-' || n, 'Skill ' || n FROM RANGE(200) AS r(n);
-- six words a talk, the first skills far more often than the last; a few are doubted, a few stand outside of talks
INSERT INTO skill_mentions BY NAME
SELECT make_id('mention ' || n, t.t) AS mention_id, e.contact_id,
    CASE WHEN u('outside ' || n, t.t) > 0.05 THEN t.event_id END AS interview_id,
    'skill-' || CAST(FLOOR(POWER(u('skill ' || n, t.t), 3) * 200) AS INTEGER) AS skill_id, 'skill' AS word,
    pick(['marked', 'marked', 'tagged', 'confirmed', 'suggested'], 'origin ' || n, t.t) AS origin,
    CASE WHEN u('level ' || n, t.t) < 0.3 THEN CAST(days('asks ' || n, t.t, 8) AS DOUBLE) END AS required_level,
    words('quote ' || n, t.t) AS quote, 'What should I learn?' AS heading, e.counts_from_on
FROM talk AS t JOIN events AS e ON e.event_id = t.event_id CROSS JOIN RANGE(6) AS r(n)
WHERE t.status = 'held' AND t.read_for_skills;

INSERT INTO referrals BY NAME
SELECT event_id AS referral_id, contact_id AS referrer_id, referred_id, interview_id, occurred_on AS offered_on,
    counts_from_on
FROM events WHERE kind = 'referral';

INSERT INTO contacts BY NAME
SELECT
    contact_id, 'Person ' || i || ' Example' AS full_name, ['Person ' || i || ' Example'] AS names,
    ['person' || i || '@example.org'] AS emails, CAST([] AS VARCHAR[]) AS phones, 'person-' || i AS linkedin_slug,
    MD5('organization ' || days('organization', i, 5000)) AS organization_id,
    'Organization ' || days('organization', i, 5000) AS organization,
    pick(['Analyst', 'Engineer', 'Head of Research', 'Writer'], 'position', i) AS position,
    CASE WHEN u('roles', i) < 0.3 THEN ['developer', 'writer'] WHEN u('roles', i) < 0.9
        THEN [pick(['developer', 'designer', 'writer', 'analyst', 'teacher'], 'role', i)] ELSE [] END AS roles,
    CAST([] AS VARCHAR[]) AS tags,
    pick(['Product', 'Data', 'Design', NULL], 'function', i) AS function,
    pick(['Energy', 'Health', 'Media', 'Finance', 'Education', 'Transport', NULL], 'industry', i) AS industry,
    pick(['junior', 'senior', 'lead', NULL], 'seniority', i) AS seniority, tie,
    pick(['tracker', 'tracker', 'linkedin.connections', 'markdown.note'], 'source', i) AS source,
    ['tracker'] AS sources,
    -- of some it is not known since when
    CASE WHEN u('dated', i) > 0.02 THEN added_on END AS first_seen_on,
    CASE WHEN u('dated', i) > 0.02 THEN CAST(added_on AS TIMESTAMP) END AS first_seen_at
FROM person;
