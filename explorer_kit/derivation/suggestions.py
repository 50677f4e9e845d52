"""Pairs of contacts that may be one person, for the user to decide (R1): found, weighed, never joined here.

Only pairs that share a block with somebody who was touched are looked at again; the result is the same as
comparing everybody anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.blocks import write_blocks
from explorer_kit.derivation.evidence import weigh

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_NAMESAKES = 20
"""A name, or anything else, that more contacts share says nothing of who they are: no pairs are suggested."""

MOST_PHONES = 5
"""A telephone number of more contacts is a switchboard."""

# Pairs that had or have a block in question; a block that has grown too large takes its pairs away.
_STALE = """
CREATE OR REPLACE TEMP TABLE stale AS
SELECT contact_a AS a, contact_b AS b FROM merge_suggestions
WHERE contact_a IN (SELECT contact_id FROM touched) OR contact_b IN (SELECT contact_id FROM touched)
UNION
SELECT s.contact_a, s.contact_b FROM merge_suggestions AS s
JOIN contact_blocks AS x ON x.contact_id = s.contact_a
JOIN contact_blocks AS y ON y.contact_id = s.contact_b AND y.kind = x.kind AND y.block = x.block
JOIN blocks_in_question AS q ON q.kind = x.kind AND q.block = x.block;
DELETE FROM merge_suggestions USING stale WHERE contact_a = a AND contact_b = b
"""

_SIZED = """
CREATE OR REPLACE TEMP TABLE small_blocks AS
SELECT kind, block FROM contact_blocks {which} GROUP BY kind, block
HAVING COUNT(DISTINCT contact_id) BETWEEN 2 AND CASE kind WHEN 'phone' THEN $phones ELSE $most END
"""

_PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs_in_question AS
SELECT DISTINCT x.contact_id AS a, y.contact_id AS b
FROM small_blocks AS s JOIN contact_blocks AS x ON x.kind = s.kind AND x.block = s.block
JOIN contact_blocks AS y ON y.kind = s.kind AND y.block = s.block AND y.contact_id > x.contact_id
UNION
SELECT a, b FROM stale
"""

# All that such a pair shares is weighed, not only what is in question.
_THEIRS = """
CREATE OR REPLACE TEMP TABLE their_blocks AS
SELECT DISTINCT kind, block FROM contact_blocks
WHERE contact_id IN (SELECT a FROM pairs_in_question UNION SELECT b FROM pairs_in_question)
"""

_DECIDED = """
UPDATE merge_suggestions SET decision = NULL WHERE decision IS NOT NULL;
UPDATE merge_suggestions SET decision = d.decision FROM (
    SELECT LEAST(x.contact_id, y.contact_id) AS a, GREATEST(x.contact_id, y.contact_id) AS b,
        MIN(decision) AS decision -- different before later
    FROM decided JOIN person_mentions AS x ON x.mention_id = decided.a
    JOIN person_mentions AS y ON y.mention_id = decided.b
    WHERE decision IN ('different', 'later') GROUP BY 1, 2
) AS d WHERE contact_a = d.a AND contact_b = d.b
"""


def write_suggestions(connection: DuckDBPyConnection) -> None:
    """Write ``merge_suggestions`` for all pairs that the ``touched`` contacts bear on; needs ``decided``.

    Those whom only own tables know (``touched_own``) may be one person as anybody may.
    """
    connection.execute("INSERT INTO touched SELECT contact_id FROM touched_own")
    _suggest(connection)
    connection.execute("DELETE FROM touched WHERE contact_id IN (SELECT contact_id FROM touched_own)")


def _suggest(connection: DuckDBPyConnection) -> None:
    most = {"most": MOST_NAMESAKES, "phones": MOST_PHONES}
    write_blocks(connection)
    connection.execute(_STALE)
    connection.execute(_SIZED.format(which="SEMI JOIN blocks_in_question USING (kind, block)"), most)
    connection.execute(_PAIRS)
    if connection.execute("SELECT COUNT(*) FROM pairs_in_question").fetchall()[0][0]:
        connection.execute(_THEIRS)
        connection.execute(_SIZED.format(which="SEMI JOIN their_blocks USING (kind, block)"), most)
        weigh(connection)
    connection.execute(_DECIDED)
