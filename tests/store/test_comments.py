import pytest

from explorer_kit.store.comments import Comment, comments_in, version_of

SCHEMA = """-- Tables of a test, schema version 7.

-- Table: People; it's one row each.
CREATE TABLE people (
    person_id VARCHAR,        -- Id - never changed
    names VARCHAR[],          -- Every spelling
    score DECIMAL(4, 2),      -- Between 0 and 1
    silent INTEGER,
    seen_at TIMESTAMP         -- When (UTC)
);
CREATE TABLE bare (
    -- a remark between the lines
    note JSON                 -- Last
);
"""


def test_comments_are_taken_from_the_text():
    assert list(comments_in(SCHEMA)) == [
        Comment("people", None, "People; it's one row each."),
        Comment("people", "person_id", "Id - never changed"),
        Comment("people", "names", "Every spelling"),
        Comment("people", "score", "Between 0 and 1"),
        Comment("people", "seen_at", "When (UTC)"),
        Comment("bare", "note", "Last"),
    ]


def test_quotes_are_doubled():
    assert Comment("people", None, "it's").to_sql() == "COMMENT ON TABLE \"people\" IS 'it''s';"


def test_the_version_stands_in_the_text():
    assert version_of(SCHEMA) == 7
    with pytest.raises(ValueError, match="schema version N"):
        version_of("CREATE TABLE t (a INTEGER);")
