"""Coded interviews: the tables ``codes``, ``excerpts`` and ``codings``.

A passage is told apart from others by its document, its place and its words: what two coders, two programs or
two editions of a project say of one passage is one excerpt. Whole documents are derived again: those in which
a changed record, or a record about a touched person, marks something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.code_paths import parts_of
from explorer_kit.derivation.scope import choose_items

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A passage without a document belongs to the document that its record is.
_DOCUMENT = "COALESCE(LOWER(TRIM(o.document)), 'record ' || o.record_key)"

_ANY = """
SELECT COUNT(*) FROM (SELECT 1 FROM observations SEMI JOIN touched_records USING (record_key)
    WHERE kind IN ('code', 'coding') LIMIT 1)
"""

_SCOPE = f"""
CREATE OR REPLACE TEMP TABLE coded_documents AS
SELECT DISTINCT {_DOCUMENT} AS document_key
FROM observations AS o SEMI JOIN touched_records USING (record_key) WHERE o.kind = 'coding';
CREATE OR REPLACE TEMP TABLE coded_items AS
SELECT o.observation_id, o.item_id, o.record_key, {_DOCUMENT} AS document_key
FROM observations AS o WHERE o.kind = 'coding'
AND {_DOCUMENT} IN (SELECT document_key FROM coded_documents);
CREATE OR REPLACE TEMP TABLE coded_records AS SELECT DISTINCT record_key FROM coded_items;
DELETE FROM codings WHERE coding_id IN (SELECT observation_id FROM coded_items);
DELETE FROM excerpts WHERE excerpt_id IN (SELECT item_id FROM coded_items)
"""

# The talk of a passage: its record's own; else the only talk there is with the person who said it.
_TALKS = """
CREATE OR REPLACE TEMP TABLE coded_talks AS
SELECT o.record_key, MIN(i.interview_id) AS interview_id
FROM coded_records AS r JOIN observations AS o USING (record_key)
JOIN event_sources AS s USING (observation_id) JOIN interviews AS i ON i.event_id = s.event_id
WHERE o.kind = 'meeting' GROUP BY o.record_key HAVING COUNT(DISTINCT i.interview_id) = 1;
CREATE OR REPLACE TEMP TABLE only_talks AS
SELECT c.contact_id, MIN(i.interview_id) AS interview_id
FROM event_contacts AS c JOIN interviews AS i USING (event_id) JOIN events AS e USING (event_id)
WHERE e.status_when_past NOT IN ('cancelled', 'no_show', 'declined')
AND c.contact_id IN (SELECT contact_id FROM person_mentions SEMI JOIN coded_records USING (record_key))
GROUP BY c.contact_id HAVING COUNT(DISTINCT i.interview_id) = 1
"""

_MARKED = """
CREATE OR REPLACE TEMP TABLE marked AS
SELECT o.observation_id, o.item_id, o.source, d.document_key, o.document, o.starts_sign, o.ends_sign, o.text,
    o.code, o.coder, o.off_record, m.contact_id,
    COALESCE(t.interview_id, a.interview_id) AS interview_id,
    COALESCE(CAST(COALESCE(to_local(o.instant_at), o.wall_at) AS DATE), o.on_day,
        CAST(to_local(o.recorded_at) AS DATE)) AS own_day,
    MIN(o.item_id) OVER (PARTITION BY d.document_key, o.starts_sign, o.ends_sign, o.text) AS excerpt_id
FROM observations AS o SEMI JOIN current_items USING (observation_id)
JOIN coded_items AS d USING (observation_id)
LEFT JOIN person_mentions AS m ON m.record_key = o.record_key AND m.slot = o.slot
LEFT JOIN coded_talks AS t ON t.record_key = o.record_key
LEFT JOIN only_talks AS a ON a.contact_id = m.contact_id
"""

# Who said it, and when: as the first of its codings that knows; they all mean the same words.
_EXCERPTS = """
INSERT INTO excerpts BY NAME
SELECT e.excerpt_id, e.interview_id, e.contact_id, 'quote' AS kind, e.document, e.starts_sign, e.ends_sign,
    e.text AS quote, e.off_record, COALESCE(v.counts_from_on, e.own_day) AS counts_from_on, e.sources
FROM (
    SELECT excerpt_id, ARG_MIN(interview_id, item_id) FILTER (WHERE interview_id IS NOT NULL) AS interview_id,
        ARG_MIN(contact_id, item_id) FILTER (WHERE contact_id IS NOT NULL) AS contact_id,
        ARG_MIN(document, item_id) AS document, MIN(starts_sign) AS starts_sign, MIN(ends_sign) AS ends_sign,
        MIN(text) AS text, BOOL_OR(COALESCE(off_record, FALSE)) AS off_record, MIN(own_day) AS own_day,
        LIST_SORT(LIST(DISTINCT source)) AS sources
    FROM marked GROUP BY excerpt_id
) AS e
LEFT JOIN interviews AS i ON i.interview_id = e.interview_id
LEFT JOIN events AS v ON v.event_id = i.event_id
"""

# The same code, put on one passage by the same coder, is one coding, however many files tell of it.
_CODINGS = """
INSERT INTO codings BY NAME
SELECT MIN(m.observation_id) AS coding_id, m.excerpt_id, k.code_id, m.coder
FROM marked AS m JOIN code_paths AS k ON k.spelled = m.code
GROUP BY m.excerpt_id, k.code_id, m.coder
"""

_SAID = """
CREATE OR REPLACE TEMP TABLE code_records AS
SELECT DISTINCT record_key FROM observations WHERE kind IN ('code', 'coding')
"""
_CODES_SAID = """
CREATE OR REPLACE TEMP TABLE coded_said AS
SELECT o.kind, o.code, CASE WHEN o.kind = 'code' THEN o.text END AS text, o.color, o.source
FROM observations AS o SEMI JOIN current_items USING (observation_id)
WHERE o.kind IN ('code', 'coding') AND o.code IS NOT NULL
"""
_SPLIT = """
CREATE OR REPLACE TEMP TABLE split_paths AS
SELECT CAST(spelled AS VARCHAR) AS spelled, CAST(code_id AS VARCHAR) AS code_id,
    CAST(name AS VARCHAR) AS name, CAST(path AS VARCHAR) AS path, CAST(parent_id AS VARCHAR) AS parent_id, own
FROM split WHERE spelled IS NOT NULL
"""
_PARTS = """
CREATE OR REPLACE TEMP TABLE code_parts AS
SELECT p.*, s.listed, s.times FROM split_paths AS p JOIN (
    SELECT code, COUNT(*) FILTER (WHERE kind = 'code') AS listed, COUNT(*) AS times
    FROM coded_said GROUP BY code) AS s ON s.code = p.spelled;
CREATE OR REPLACE TEMP TABLE code_paths AS SELECT spelled, code_id FROM code_parts WHERE own
"""

# Of several spellings the codebook's is shown, then the most frequent; a folder of codes that no codebook
# lists has its name from the paths below it.
_CODES = """
DELETE FROM codes;
INSERT INTO codes
SELECT p.code_id, ARG_MAX(p.name, (p.own, p.listed, p.times, p.spelled)),
    ARG_MAX(p.path, (p.own, p.listed, p.times, p.spelled)), MIN(p.parent_id),
    ARG_MAX(s.text, (LENGTH(s.text), s.text)) FILTER (WHERE p.own AND s.kind = 'code' AND s.text IS NOT NULL),
    MIN(s.color) FILTER (WHERE p.own AND s.kind = 'code'), LIST_SORT(LIST(DISTINCT s.source))
FROM code_parts AS p JOIN coded_said AS s ON s.code = p.spelled
GROUP BY p.code_id
"""


def write_codings(connection: DuckDBPyConnection) -> None:
    """Write the codes, excerpts and codings that ``touched_records`` may have changed.

    Leaves ``marked(excerpt_id, item_id …)``: the passages that were looked at, for the report of a load.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE marked (excerpt_id VARCHAR, item_id VARCHAR)")
    if not connection.execute(_ANY).fetchall()[0][0]:
        return
    connection.execute(_SCOPE)
    _write_codes(connection)
    connection.execute(_TALKS)
    choose_items(connection, "coded_records")
    connection.execute(_MARKED)
    connection.execute(_EXCERPTS)
    connection.execute(_CODINGS)


def _write_codes(connection: DuckDBPyConnection) -> None:
    """Write all codes anew, and ``code_paths(spelled, code_id)``; they are few."""
    connection.execute(_SAID)
    choose_items(connection, "code_records")
    connection.execute(_CODES_SAID)
    _split_paths(connection)
    connection.execute(_PARTS)
    connection.execute(_CODES)


def _split_paths(connection: DuckDBPyConnection) -> None:
    """Make ``split_paths(spelled, code_id, name, path, parent_id, own)``: each path taken apart once."""
    import numpy as np

    paths = [row[0] for row in connection.execute("SELECT DISTINCT code FROM coded_said").fetchall()]
    parts = [(path, part) for path in paths for part in parts_of(path)]
    columns = {
        "spelled": [path for path, _ in parts],
        **{
            name: [getattr(part, name) for _, part in parts]
            for name in ("code_id", "name", "path", "parent_id")
        },
    }
    # a row of nothing gives every column its type
    frame = {name: np.array([*values, None], dtype=object) for name, values in columns.items()}
    frame["own"] = np.array([*(part.own for _, part in parts), False], dtype=bool)
    connection.register("split", frame)
    connection.execute(_SPLIT)
    connection.unregister("split")
