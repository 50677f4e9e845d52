"""Talks: which reports of a talk are of the same one (R13), and what became of it (R4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.graph import components

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TALKS = """
CREATE OR REPLACE TEMP TABLE talks AS
SELECT item_id AS node, observation_id, record_key, source, occurred_at, occurred_local, occurred_on,
    time_precision, ends_at, counts_from_on, not_before_on, recorded_on, has_answers, cancelled, no_show,
    owner_declined, minutes, planned_minutes, channel, heading, target_role, read_for_skills,
    occurred_on IS NOT NULL AND time_precision <> 'day' AS timed
FROM said WHERE kind = 'meeting';
CREATE OR REPLACE TEMP TABLE talk_people AS
SELECT DISTINCT t.node, s.contact_id, s.slot, s.person_role, LOWER(s.answer) AS answer
FROM talks AS t JOIN said AS s ON s.record_key = t.record_key AND s.kind = 'attendee'
WHERE s.contact_id IS NOT NULL;
CREATE OR REPLACE TEMP TABLE attended AS
SELECT p.contact_id, t.* FROM talks AS t JOIN (SELECT DISTINCT node, contact_id FROM talk_people)
    AS p USING (node)
"""

# Different sources, at most 15 minutes apart.
_CLOSE = """
CREATE OR REPLACE TEMP TABLE talk_edges AS
SELECT a.node AS a, b.node AS b
FROM attended AS a JOIN attended AS b
  ON b.contact_id = a.contact_id AND a.node < b.node AND a.source <> b.source
 AND ABS(DATE_DIFF('second', a.occurred_local, b.occurred_local)) <= 900
WHERE a.timed AND b.timed
"""

# A report of the day alone joins one talk of that day, if there is one, and others of the day alone.
_SAME_DAY = """
INSERT INTO talk_edges
SELECT d.node, t.node FROM attended AS d JOIN attended AS t
  ON t.contact_id = d.contact_id AND t.occurred_on = d.occurred_on AND t.timed
WHERE NOT d.timed
QUALIFY ROW_NUMBER() OVER (PARTITION BY d.node, d.contact_id ORDER BY t.cancelled, t.occurred_local,
    t.node) = 1;
INSERT INTO talk_edges
SELECT FIRST_VALUE(node) OVER (PARTITION BY contact_id, occurred_on ORDER BY node), node
FROM attended WHERE NOT timed AND occurred_on IS NOT NULL
"""

# "Talked: yes" joins the first talk of a known day that its row allows, else its like (R10).
_FLAGS = """
INSERT INTO talk_edges
SELECT f.node, t.node FROM attended AS f JOIN attended AS t
  ON t.contact_id = f.contact_id AND t.occurred_on >= COALESCE(f.not_before_on, t.occurred_on)
      AND NOT t.cancelled
WHERE f.occurred_on IS NULL AND NOT f.cancelled
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY f.node, f.contact_id ORDER BY t.occurred_on, t.occurred_local NULLS LAST, t.node
) = 1;
INSERT INTO talk_edges
SELECT FIRST_VALUE(node) OVER (PARTITION BY contact_id, not_before_on, cancelled ORDER BY node), node
FROM attended WHERE occurred_on IS NULL AND node NOT IN (
    SELECT e.a FROM talk_edges AS e JOIN attended AS t ON t.node = e.b WHERE t.occurred_on IS NOT NULL
)
"""

# The most exact report gives the time; a length from any; cancelled and no-show from any.
_MERGED = """
CREATE OR REPLACE TEMP TABLE ranked_talks AS
SELECT g.label AS event_id, t.*,
    ROW_NUMBER() OVER (
        PARTITION BY g.label
        ORDER BY occurred_on IS NULL,
            CASE time_precision WHEN 'second' THEN 0 WHEN 'minute' THEN 1 WHEN 'day' THEN 2 ELSE 3 END,
            occurred_local NULLS LAST, occurred_on, node
    ) AS place
FROM talks AS t JOIN talk_groups AS g USING (node);
CREATE OR REPLACE TEMP TABLE talk_answers AS
SELECT g.label AS event_id,
    COUNT(*) FILTER (WHERE answer IN ('accepted', 'tentative')) AS coming,
    COUNT(*) FILTER (WHERE answer = 'declined') AS declined,
    COUNT(*) AS people
FROM talk_people AS p JOIN talk_groups AS g USING (node) JOIN talks AS t USING (node)
WHERE t.has_answers GROUP BY g.label;
CREATE OR REPLACE TEMP TABLE talk_events AS
WITH merged AS (
    SELECT event_id,
        MIN(occurred_at) FILTER (WHERE place = 1) AS starts_at,
        MIN(occurred_local) FILTER (WHERE place = 1) AS occurred_local,
        MIN(occurred_on) FILTER (WHERE place = 1) AS occurred_on,
        MIN(time_precision) FILTER (WHERE place = 1) AS time_precision,
        MIN(ends_at) FILTER (WHERE place = 1) AS ends_at,
        MIN(counts_from_on) AS counts_from_on,
        MIN(recorded_on) AS recorded_on,
        ARG_MIN(minutes, place) FILTER (WHERE minutes IS NOT NULL) AS minutes,
        ARG_MIN(planned_minutes, place) FILTER (WHERE planned_minutes IS NOT NULL) AS planned_minutes,
        ARG_MIN(channel, place) FILTER (WHERE channel IS NOT NULL AND channel <> 'unknown') AS channel,
        ARG_MIN(heading, place) FILTER (WHERE heading IS NOT NULL) AS heading,
        ARG_MIN(target_role, place) FILTER (WHERE target_role IS NOT NULL) AS target_role,
        BOOL_OR(cancelled) AS cancelled,
        BOOL_OR(no_show) AS no_show,
        BOOL_OR(owner_declined) AS owner_declined,
        BOOL_OR(NOT has_answers) AS told,
        BOOL_OR(read_for_skills) AS read_for_skills,
        LIST_SORT(LIST(DISTINCT source)) AS sources
    FROM ranked_talks GROUP BY event_id
)
SELECT m.* REPLACE (
        COALESCE(m.ends_at, m.starts_at + TO_SECONDS(CAST(60 * COALESCE(m.minutes, m.planned_minutes,
            30) AS BIGINT)))
        AS ends_at,
        CASE WHEN m.occurred_on IS NULL THEN COALESCE(m.counts_from_on, m.recorded_on)
             WHEN m.time_precision = 'day' THEN m.occurred_on + 1
             ELSE m.occurred_on END AS counts_from_on
    ),
    CASE WHEN m.cancelled THEN 'cancelled'
         WHEN m.no_show THEN 'no_show'
         WHEN m.owner_declined OR (a.people > 0 AND a.declined = a.people) THEN 'declined'
         WHEN m.told OR a.coming > 0 THEN 'held'
         WHEN a.people > 0 THEN 'unconfirmed'
         ELSE 'candidate' END AS status_when_past
FROM merged AS m LEFT JOIN talk_answers AS a USING (event_id);
CREATE OR REPLACE TEMP TABLE talk_contacts AS
SELECT g.label AS event_id, p.contact_id,
    CASE WHEN BOOL_OR(p.person_role = 'organizer') THEN 'organizer' ELSE 'attendee' END AS role,
    ROW_NUMBER() OVER (PARTITION BY g.label ORDER BY MIN(p.slot <> 'main'), p.contact_id) AS place
FROM talk_people AS p JOIN talk_groups AS g USING (node) GROUP BY g.label, p.contact_id
"""


def derive_meetings(connection: DuckDBPyConnection) -> None:
    """Make ``talk_events`` (a row per talk), ``talk_contacts``, ``talk_groups(node, label)`` from ``said``.

    The label of a group is the smallest item id in it, and the talk's id.
    """
    for step in (_TALKS, _CLOSE, _SAME_DAY, _FLAGS):
        connection.execute(step)
    components(connection, "talks", "talk_edges", "talk_groups")
    connection.execute(_MERGED)
