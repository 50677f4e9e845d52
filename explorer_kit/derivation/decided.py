"""The user's decisions on who is who, as the derivation reads them: between mentions of people.

A decision is anchored at one observation of each person. The mention that made it is stable over editions
and re-clustering, so a decision means the same whatever is loaded before or after it. An anchor that no
loaded record has, or whom the newest edition of its record no longer names, leaves its decision without
effect until they come back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NONE = "CREATE OR REPLACE TEMP TABLE decided (merge_id VARCHAR, decision VARCHAR, a VARCHAR, b VARCHAR)"
_DECIDED = """
INSERT INTO decided
SELECT m.merge_id, m.decision, x.item_id, y.item_id FROM merges AS m
JOIN observations AS x ON x.observation_id = m.anchor_a
JOIN observations AS y ON y.observation_id = m.anchor_b
WHERE m.undone_at IS NULL AND x.kind = 'person' AND y.kind = 'person'
"""
# Whom a form was about is who it is about, however little the form says of the person.
_FORMS = """
INSERT INTO decided
SELECT 'form', 'same', f.item_id, x.item_id FROM observations AS f
JOIN observations AS x ON x.observation_id = f.anchor
WHERE f.anchor IS NOT NULL AND x.kind = 'person'
"""

_SAME = """
INSERT INTO strong_edges
SELECT a, b FROM decided WHERE decision = 'same'
AND a IN (SELECT mention_id FROM pool_mentions) AND b IN (SELECT mention_id FROM pool_mentions)
"""
_DIFFERENT = """
CREATE OR REPLACE TEMP TABLE told_apart AS
SELECT DISTINCT x.label AS a, y.label AS b FROM decided AS d
JOIN strong AS x ON x.node = d.a JOIN strong AS y ON y.node = d.b
WHERE d.decision = 'different' AND x.label <> y.label
"""


def find_decided(connection: DuckDBPyConnection) -> None:
    """Make ``decided(merge_id, decision, a, b)``: the decisions that hold, between mentions."""
    connection.execute(_NONE)
    if connection.execute("SELECT COUNT(*) FROM merges WHERE undone_at IS NULL").fetchall()[0][0]:
        connection.execute(_DECIDED)
    connection.execute(_FORMS)


def join_same(connection: DuckDBPyConnection) -> None:
    """Add to ``strong_edges`` what was decided to be the same person."""
    connection.execute(_SAME)


def keep_apart(connection: DuckDBPyConnection) -> None:
    """Make ``told_apart(a, b)``: groups of ``strong`` that were decided to be different people.

    Those whom an equal address makes one group are not in it: the address overrules the decision (R1).
    """
    connection.execute(_DIFFERENT)
