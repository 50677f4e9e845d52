"""Talks: what the reports of a talk say together, and what became of it (R4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.talk_reports import match_talks

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Who declined was not there, unless nobody came or another report says otherwise.
_PEOPLE = """
CREATE OR REPLACE TEMP TABLE invited AS
SELECT p.*, g.label FROM talk_people AS p JOIN talk_groups AS g USING (node)
QUALIFY NOT BOOL_AND(p.answer IS NOT DISTINCT FROM 'declined') OVER (PARTITION BY g.label, p.contact_id)
    OR BOOL_AND(p.answer IS NOT DISTINCT FROM 'declined') OVER (PARTITION BY g.label);
CREATE OR REPLACE TEMP TABLE talk_contacts AS
SELECT g.label AS event_id, p.contact_id,
    CASE WHEN BOOL_OR(p.person_role = 'organizer') THEN 'organizer' ELSE 'attendee' END AS role,
    ROW_NUMBER() OVER (PARTITION BY g.label ORDER BY MIN(p.slot <> 'main'), p.contact_id) AS place
FROM invited AS p JOIN talk_groups AS g USING (node) GROUP BY g.label, p.contact_id
"""

# The most exact report comes first.
_RANKED = """
CREATE OR REPLACE TEMP TABLE ranked_talks AS
SELECT g.label AS event_id, t.*,
    ROW_NUMBER() OVER (
        PARTITION BY g.label
        ORDER BY occurred_on IS NULL, occurred_at IS NULL,
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
WHERE t.has_answers GROUP BY g.label
"""


def _first(column: str) -> str:
    return f"ARG_MIN({column}, place) FILTER (WHERE {column} IS NOT NULL) AS {column}"


# The first report gives the time, a length comes from any; cancelled and no-show, too. A day without a time
# is
# over, and counts, when the day is over.
_MERGED = f"""
CREATE OR REPLACE TEMP TABLE talk_events AS
WITH merged AS (
    SELECT event_id,
        MIN(occurred_at) FILTER (WHERE place = 1) AS starts_at,
        MIN(occurred_local) FILTER (WHERE place = 1) AS occurred_local,
        MIN(occurred_on) FILTER (WHERE place = 1) AS occurred_on,
        MIN(time_precision) FILTER (WHERE place = 1) AS time_precision,
        MIN(counts_from_on) AS counts_from_on, MIN(recorded_on) AS recorded_on,
        {_first("ends_at")}, {_first("minutes")}, {_first("planned_minutes")},
        ARG_MIN(channel, place) FILTER (WHERE channel <> 'unknown') AS channel,
        {_first("heading")}, {_first("target_role")},
        BOOL_OR(cancelled) AS cancelled, BOOL_OR(no_show) AS no_show,
            BOOL_OR(owner_declined) AS owner_declined,
        BOOL_OR(NOT has_answers) AS told, BOOL_OR(read_for_skills) AS read_for_skills,
        LIST_SORT(LIST(DISTINCT source)) AS sources
    FROM ranked_talks GROUP BY event_id
)
SELECT m.* REPLACE (
        CASE WHEN m.ends_at > m.starts_at THEN m.ends_at
             ELSE m.starts_at + TO_SECONDS(CAST(60 * COALESCE(m.minutes, m.planned_minutes,
                 30) AS BIGINT)) END
        AS ends_at,
        CASE WHEN m.occurred_on IS NULL THEN COALESCE(m.counts_from_on, m.recorded_on)
             WHEN m.starts_at IS NULL THEN m.occurred_on + 1
             ELSE m.occurred_on END AS counts_from_on
    ),
    CASE WHEN m.cancelled THEN 'cancelled'
         WHEN m.no_show THEN 'no_show'
         WHEN m.owner_declined OR (a.people > 0 AND a.declined = a.people) THEN 'declined'
         WHEN m.event_id NOT IN (SELECT event_id FROM talk_contacts) THEN 'candidate'
         WHEN m.told OR a.coming > 0 THEN 'held'
         ELSE 'unconfirmed' END AS status_when_past
FROM merged AS m LEFT JOIN talk_answers AS a USING (event_id)
"""


def derive_meetings(connection: DuckDBPyConnection) -> None:
    """Make ``talk_events`` (a row per talk) and ``talk_contacts(event_id, contact_id, role, place)``.

    Also leaves the tables of :func:`match_talks`. ``event_id`` is the label of the talk's reports: the
        smallest
    of their item ids, which stay the same over editions.
    """
    match_talks(connection)
    for step in (_PEOPLE, _RANKED, _MERGED):
        connection.execute(step)
