"""What was said in a talk, turn by turn, and how much of it by the owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A word is what stands between blanks and has a letter or digit; scripts without blanks are counted by signs.
_SIGNS = r"\p{Han}\p{Hiragana}\p{Katakana}"
_WORDS = rf"LEN(REGEXP_EXTRACT_ALL(s.text, '[{_SIGNS}]|[^\s{_SIGNS}]*[\p{{L}}\p{{N}}][^\s{_SIGNS}]*'))"

# Only talks that are written now: those of other people that a record names, too, have their turns already.
# Two transcripts of one talk (captions and a recorder's) hold the same words: the one that tells the owner
# apart, then the one with more words, then the first, is the talk's.
_TURNS = rf"""
INSERT INTO turns BY NAME
WITH spoken AS (
    SELECT s.observation_id AS turn_id, t.event_id AS interview_id, s.contact_id, NULLIF(s.speaker, '')
            AS speaker, COALESCE(s.is_owner, FALSE) AS is_owner, s.place, s.starts_second, s.ends_second,
        CAST({_WORDS} AS INTEGER) AS words, s.text, s.record_key
    FROM said AS s JOIN record_talks AS t USING (record_key)
    WHERE s.kind = 'turn' AND t.event_id IN (SELECT event_id FROM talk_events)
),
chosen AS (
    SELECT interview_id, record_key FROM spoken GROUP BY interview_id, record_key
    QUALIFY ROW_NUMBER() OVER (
        PARTITION BY interview_id ORDER BY BOOL_OR(is_owner) DESC, SUM(words) DESC, record_key) = 1
)
SELECT spoken.* EXCLUDE (record_key) FROM spoken SEMI JOIN chosen USING (interview_id, record_key)
"""

_SHARES = """
UPDATE interviews SET owner_share = s.share FROM (
    SELECT interview_id,
        CAST(SUM(words) FILTER (WHERE is_owner) AS DOUBLE) / NULLIF(SUM(words), 0) AS share
    FROM turns WHERE interview_id IN (SELECT event_id FROM talk_events) GROUP BY interview_id
) AS s
WHERE interviews.interview_id = s.interview_id
"""


def clear_turns(connection: DuckDBPyConnection) -> None:
    """Remove the turns of the talks that are derived anew (``old_events``)."""
    connection.execute("DELETE FROM turns WHERE interview_id IN (SELECT event_id FROM old_events)")


def write_turns(connection: DuckDBPyConnection) -> None:
    """Write ``turns`` of the touched people's talks, and ``interviews.owner_share``.

    The share is the owner's words over all words of the talk's transcript; null where no turn is known to be
    the owner's.
    """
    connection.execute(_TURNS)
    connection.execute(_SHARES)
