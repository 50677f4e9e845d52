"""What forms say: research briefs, goals, assumptions, questions, guides and templates, one row per entry.

An entry is a record of its own; saved again it is a newer edition (R15), taken away it is an edition that
says nothing. There are few of them - people write them by hand -, so their tables are made anew whenever one
of them, or whom they are about, may have changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from explorer_kit.derivation.scope import choose_items
from explorer_kit.records import ENTRY_KINDS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KINDS = ", ".join(f"'{kind}'" for kind in ENTRY_KINDS)
_ANY = f"SELECT 1 FROM observations WHERE kind IN ({_KINDS}) LIMIT 1"
_RECORDS = f"""
CREATE OR REPLACE TEMP TABLE entry_records AS
SELECT DISTINCT record_key FROM observations WHERE kind IN ({_KINDS})
"""
_ENTRIES = f"""
DELETE FROM entries;
INSERT INTO entries BY NAME
SELECT o.native_id AS entry_id, o.kind, m.contact_id, o.text, o.given AS content, o.recorded_at
FROM observations AS o SEMI JOIN current_items USING (observation_id)
LEFT JOIN person_mentions AS m ON m.record_key = o.record_key AND m.slot = o.slot
WHERE o.kind IN ({_KINDS})
"""


def _texts(name: str) -> str:
    return f"CAST(from_json(content -> '{name}', '[\"VARCHAR\"]') AS VARCHAR[]) AS {name}"


def _cast(name: str, kind: str) -> str:
    return f"CAST(content ->> '{name}' AS {kind}) AS {name}"


_TABLES = {
    "research_facts": f"""
SELECT entry_id AS fact_id, contact_id, content ->> 'subject' AS subject, content ->> 'kind' AS kind, text,
    content ->> 'source' AS source, content ->> 'link' AS link, {_cast("seen_on", "DATE")},
    content ->> 'happened' AS happened, content ->> 'until' AS until, {_cast("quoted", "BOOLEAN")},
    recorded_at
FROM entries WHERE kind = 'research_fact'""",
    "goals": f"""
SELECT entry_id AS goal_id, contact_id, content ->> 'interview_id' AS interview_id, text,
    content ->> 'measure' AS measure, {_texts("scale")}, {_cast("set_on", "DATE")},
    {_cast("score", "INTEGER")}, {_cast("scored_on", "DATE")},
    COALESCE(json_array_length(content -> 'edited_after_talk'), 0) > 0 AS edited_after_talk,
    content -> 'edited_after_talk' AS edits, recorded_at
FROM entries WHERE kind = 'goal'""",
    "assumptions": f"""
SELECT entry_id AS assumption_id, text, {_cast("prior", "DOUBLE")}, content ->> 'note' AS note,
    {_cast("set_on", "DATE")}, recorded_at
FROM entries WHERE kind = 'assumption'""",
    "guides": f"""
SELECT entry_id AS guide_id, contact_id, content ->> 'interview_id' AS interview_id,
    {_cast("minutes", "DOUBLE")}, content, recorded_at
FROM entries WHERE kind = 'guide'""",
    "questions_asked": """
SELECT entry_id AS guide_id, item.value ->> 'question_id' AS question_id, contact_id,
    entries.content ->> 'interview_id' AS interview_id,
    CAST(item.key AS INTEGER) + 1 AS place, CAST(item.value ->> 'minutes' AS DOUBLE) AS minutes,
    CAST(item.value ->> 'asked' AS BOOLEAN) AS asked
FROM entries, json_each(entries.content, '$.items') AS item
WHERE kind = 'guide' AND COALESCE(item.value ->> 'question_id', '') <> ''""",
    "templates": """
SELECT entry_id AS template_id, text AS name, content ->> 'variant' AS variant,
    content ->> 'channel' AS channel, content ->> 'subject' AS subject,
    content ->> 'body' AS body, recorded_at
FROM entries WHERE kind = 'template'""",
}
_OWN_QUESTIONS = f"""
INSERT INTO questions BY NAME
SELECT entry_id AS question_id, content ->> 'category' AS category, text, {_texts("follow_ups")},
    {_texts("goals")}, {_texts("roles")}, {_texts("seniority")}, {_cast("minutes", "DOUBLE")}, 'own' AS origin
FROM entries WHERE kind = 'question'
"""


def write_entries(connection: DuckDBPyConnection) -> None:
    """Make the tables of the preparation anew, if forms said anything at all."""
    if not connection.execute(_ANY).fetchall():
        return
    connection.execute(_RECORDS)
    choose_items(connection, "entry_records")
    connection.execute(_ENTRIES)
    for table, query in _TABLES.items():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} BY NAME {query}")
    connection.execute("DELETE FROM questions WHERE origin = 'own'")
    connection.execute(_OWN_QUESTIONS)


def seed_questions(connection: DuckDBPyConnection, bank: Sequence[Mapping[str, Any]]) -> None:
    """Put the questions of the bank, as rows of ``questions``, in the place of those that are there."""
    connection.execute("DELETE FROM questions WHERE origin = 'bank'")
    for row in bank:
        connection.execute(
            "INSERT INTO questions BY NAME SELECT $question_id AS question_id, $category AS category, "
            "$text AS text, $follow_ups AS follow_ups, $goals AS goals, $roles AS roles, "
            "$seniority AS seniority, $minutes AS minutes, 'bank' AS origin",
            dict(row),
        )
