"""Which reports of a talk are of the same one (R13, R10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.graph import components

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Who tells of a talk: of what people write by hand each note and each row, for they write a thing down twice,
# and of transcripts each file (captions and transcript of one recording); else the source as a whole. Two
# talks that one teller tells are two.
_TELLER = """CASE WHEN source LIKE 'markdown%' OR source LIKE 'transcript%' OR source = 'tracker'
    THEN source || native_id ELSE source END"""

# A report is a meeting as one record tells it. Those that only untouched people attended stay as they are.
_REPORTS = f"""
CREATE OR REPLACE TEMP TABLE talk_people AS
SELECT DISTINCT t.item_id AS node, s.contact_id, s.slot, s.person_role, LOWER(s.answer) AS answer
FROM said AS t JOIN said AS s ON s.record_key = t.record_key AND s.kind = 'attendee'
    AND s.meeting_label IS NOT DISTINCT FROM t.meeting_label
WHERE t.kind = 'meeting' AND s.contact_id IS NOT NULL;
CREATE OR REPLACE TEMP TABLE talks AS
SELECT item_id AS node, observation_id, record_key, source, {_TELLER} AS teller,
    occurred_at, occurred_local, occurred_on, time_precision, ends_at,
    LEAST(counts_from_on, recorded_on) AS counts_from_on, not_before_on, recorded_on,
    has_answers, cancelled, no_show, owner_declined, minutes, planned_minutes, channel, heading,
    target_role, read_for_skills,
    occurred_local IS NOT NULL AND time_precision <> 'day' AS timed
FROM said
WHERE kind = 'meeting' AND (item_id NOT IN (SELECT node FROM talk_people)
    OR item_id IN (SELECT node FROM talk_people SEMI JOIN touched USING (contact_id)));
CREATE OR REPLACE TEMP TABLE attended AS
SELECT p.contact_id, t.* FROM talks AS t JOIN (SELECT DISTINCT node, contact_id
    FROM talk_people) AS p USING (node)
"""

# Reports of different sources, at most 15 minutes apart, each the other's nearest: two talks that one source
# tells apart stay two. A talk that was cancelled and its new date are told apart, too.
_CLOSE = """
CREATE OR REPLACE TEMP TABLE talk_edges AS
SELECT a.node AS a, b.node AS b
FROM attended AS a JOIN attended AS b ON b.contact_id = a.contact_id AND a.teller <> b.teller
 AND ABS(DATE_DIFF('second', a.occurred_local, b.occurred_local)) <= 900
WHERE a.timed AND b.timed
QUALIFY ROW_NUMBER() OVER (
        PARTITION BY a.contact_id, a.node, b.teller
        ORDER BY a.cancelled <> b.cancelled, ABS(DATE_DIFF('second', a.occurred_local, b.occurred_local)),
            b.occurred_local, b.node
    ) = 1
    AND ROW_NUMBER() OVER (
        PARTITION BY a.contact_id, b.node, a.teller
        ORDER BY a.cancelled <> b.cancelled, ABS(DATE_DIFF('second', a.occurred_local, b.occurred_local)),
            a.occurred_local, a.node
    ) = 1
"""

# A source's first report of the day alone means the first talk of that day that the source does not tell the
# time of itself, its second the second; where there is none, it joins its like of other sources.
_SAME_DAY = """
CREATE OR REPLACE TEMP TABLE day_reports AS
SELECT contact_id, node, teller, occurred_on, ROW_NUMBER() OVER (
    PARTITION BY contact_id, occurred_on, teller ORDER BY cancelled, no_show, node) AS number
FROM attended WHERE NOT timed AND occurred_on IS NOT NULL;
CREATE OR REPLACE TEMP TABLE day_talks AS
SELECT a.contact_id, a.occurred_on, g.label, BOOL_AND(a.cancelled) AS cancelled,
    MIN(a.occurred_local) AS occurred_local, LIST(DISTINCT a.teller) AS tellers
FROM attended AS a JOIN timed_groups AS g USING (node)
WHERE a.timed GROUP BY a.contact_id, a.occurred_on, g.label;
CREATE OR REPLACE TEMP TABLE day_places AS
SELECT r.contact_id, r.node, r.number, t.label, t.cancelled, t.occurred_local, ROW_NUMBER() OVER (
    PARTITION BY r.contact_id, r.node ORDER BY t.cancelled, t.occurred_local, t.label) AS place
FROM day_reports AS r JOIN day_talks AS t
  ON t.contact_id = r.contact_id AND t.occurred_on = r.occurred_on AND NOT LIST_CONTAINS(t.tellers, r.teller);
INSERT INTO talk_edges
SELECT node, label FROM day_places WHERE place = number
QUALIFY ROW_NUMBER() OVER (PARTITION BY node ORDER BY cancelled, occurred_local, label) = 1;
INSERT INTO talk_edges
SELECT MIN(node) OVER (PARTITION BY contact_id, occurred_on, number - places), node FROM (
    SELECT r.*, (SELECT COUNT(*) FROM day_places AS p WHERE p.contact_id = r.contact_id
        AND p.node = r.node) AS places
    FROM day_reports AS r
) WHERE number > places
"""

# "Talked: yes" joins the first talk of a known day that its row allows, else its like (R10); it is neither
# one that was cancelled nor one to which somebody did not come.
_FLAGS = """
CREATE OR REPLACE TEMP TABLE flag_edges AS
SELECT f.node AS a, t.node AS b
FROM attended AS f JOIN attended AS t
  ON t.contact_id = f.contact_id AND t.occurred_on >= COALESCE(f.not_before_on, t.occurred_on)
      AND NOT t.cancelled
WHERE f.occurred_on IS NULL AND NOT f.cancelled AND (f.no_show OR NOT t.no_show)
QUALIFY ROW_NUMBER() OVER (PARTITION BY f.node ORDER BY f.no_show AND NOT t.no_show, t.occurred_on,
    t.occurred_local NULLS LAST,
    t.node) = 1;
INSERT INTO talk_edges SELECT a, b FROM flag_edges;
INSERT INTO talk_edges
SELECT MIN(node) OVER (PARTITION BY contact_id, not_before_on, cancelled, no_show), node
FROM attended WHERE occurred_on IS NULL AND node NOT IN (SELECT a FROM flag_edges)
"""


def match_talks(connection: DuckDBPyConnection) -> None:
    """Make from ``said`` the tables of the reports of talks, and which of them are one.

    ``talks`` (a row per report, ``node``), ``talk_people(node, contact_id, slot, person_role, answer)`` and
    ``talk_groups(node, label)``: the label of a talk is the smallest node of its reports.
    """
    connection.execute(_REPORTS)
    connection.execute(_CLOSE)
    components(connection, "talks", "talk_edges", "timed_groups")
    connection.execute(_SAME_DAY)
    connection.execute(_FLAGS)
    components(connection, "talks", "talk_edges", "talk_groups")
