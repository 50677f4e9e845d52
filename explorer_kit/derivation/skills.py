"""Skills named in talks, and the owner's own levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.names import skill_key
from explorer_kit.derivation.scope import choose_items

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KEYED = """
CREATE OR REPLACE TEMP TABLE keyed_words AS
SELECT CAST(word AS VARCHAR) AS word, CAST(folded AS VARCHAR) AS skill_id FROM keyed WHERE word IS NOT NULL
"""

_MENTIONS = """
INSERT INTO skill_mentions BY NAME
SELECT CASE WHEN s.source = 'explorer_kit.tables' THEN s.item_id ELSE s.observation_id END AS mention_id,
    s.contact_id, t.event_id AS interview_id,
    COALESCE(NULLIF(s.skill, ''), k.skill_id) AS skill_id, s.word,
    COALESCE(s.given ->> '$.origin', 'marked') AS origin,
    s.level AS required_level, s.text AS quote, s.heading,
    COALESCE(t.counts_from_on, s.recorded_on) AS counts_from_on
FROM said AS s
LEFT JOIN keyed_words AS k ON k.word = s.word
LEFT JOIN record_talks AS t ON t.record_key = s.record_key AND s.in_meeting
    AND t.meeting_label IS NOT DISTINCT FROM s.meeting_label
WHERE s.kind = 'skill' AND s.contact_id IN (SELECT contact_id FROM touched)
"""

_RATINGS = """
DELETE FROM self_ratings;
INSERT INTO self_ratings
SELECT CASE WHEN o.source = 'explorer_kit.tables' THEN o.item_id ELSE o.observation_id END,
    COALESCE(NULLIF(o.skill, ''), k.skill_id), o.level,
    COALESCE(CAST(to_local(o.instant_at) AS DATE), o.on_day)
FROM observations AS o SEMI JOIN current_items USING (observation_id)
JOIN keyed_words AS k ON k.word = o.word
WHERE o.kind = 'self_rating'
"""

# The name to show is the most frequent word; of equally frequent ones the shorter, then the first.
_NAMES = """
DELETE FROM skills;
INSERT INTO skills
SELECT skill_id, word FROM (
    SELECT skill_id, word, SUM(times) AS times FROM (
        SELECT skill_id, word, COUNT(*) AS times FROM skill_mentions GROUP BY skill_id, word
        UNION ALL SELECT k.skill_id, MIN(k.word), 0 FROM self_ratings AS r JOIN keyed_words
            AS k USING (skill_id)
        GROUP BY k.skill_id
    ) GROUP BY skill_id, word
)
QUALIFY ROW_NUMBER() OVER (PARTITION BY skill_id ORDER BY times DESC, LENGTH(word), word) = 1
"""


def write_skill_mentions(connection: DuckDBPyConnection) -> None:
    """Write the skills that the touched people named; a word without a key of its source is its own key."""
    _key_words(connection, "SELECT DISTINCT word FROM said WHERE kind = 'skill' AND word IS NOT NULL")
    connection.execute(_MENTIONS)


def write_skills(connection: DuckDBPyConnection) -> None:
    """Write ``self_ratings`` and the names of all skills anew."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE rating_records AS
           SELECT DISTINCT record_key FROM observations WHERE kind = 'self_rating'"""
    )
    choose_items(connection, "rating_records")
    _key_words(
        connection, "SELECT DISTINCT word FROM observations WHERE kind = 'self_rating' AND word IS NOT NULL"
    )
    connection.execute(_RATINGS)
    connection.execute(_NAMES)


def _key_words(connection: DuckDBPyConnection, query: str) -> None:
    import numpy as np

    words = [row[0] for row in connection.execute(query).fetchall()]
    keyed = {
        "word": np.array([*words, None], dtype=object),
        "folded": np.array([*(skill_key(word) for word in words), None], dtype=object),
    }
    connection.register("keyed", keyed)
    connection.execute(_KEYED)
    connection.unregister("keyed")
