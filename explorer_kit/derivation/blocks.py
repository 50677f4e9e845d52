"""By what pairs of contacts that may be one person are found: contacts with an equal block.

Comparing everybody with everybody would not end; so each contact gets a few blocks, and only those who share
one are compared. A block that many have says nothing of who they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Spellings of one name: ü, u and ue; a hyphen or an apostrophe and a blank.
_SPELLING = r"""
CREATE TEMP MACRO IF NOT EXISTS plain(words) AS
    REPLACE(REPLACE(REPLACE(words, 'ae', 'a'), 'oe', 'o'), 'ue', 'u');
CREATE TEMP MACRO IF NOT EXISTS words_of(name) AS
    LIST_FILTER(STRING_SPLIT_REGEX(plain(name), '[\s''’-]+'), lambda word: word <> '');
CREATE TEMP MACRO IF NOT EXISTS bare(name) AS
    REPLACE(TRANSLATE(LOWER(STRIP_ACCENTS(TRIM(name))), 'øłđðıæœ', 'olddiao'), 'ß', 'ss');
CREATE TEMP MACRO IF NOT EXISTS local_part(email) AS
    REGEXP_REPLACE(STRIP_ACCENTS(SPLIT_PART(SPLIT_PART(email, '@', 1), '+', 1)), '\d+$', '');
CREATE TEMP MACRO IF NOT EXISTS likeness(one, other) AS
    1 - DAMERAU_LEVENSHTEIN(one, other) / GREATEST(LENGTH(one), LENGTH(other))
"""

# A name of one word has no key; it may still be the first name of somebody at the same organization.
_NAMED = r"""
CREATE OR REPLACE TEMP TABLE named AS
SELECT DISTINCT contact_id, key AS name, words_of(key) AS words FROM person_keys SEMI JOIN touched
    USING (contact_id)
WHERE key_kind = 'name'
UNION
SELECT contact_id, word, words_of(word) FROM (
    SELECT contact_id, bare(UNNEST(names)) AS word FROM contacts SEMI JOIN touched USING (contact_id)
    WHERE contact_id NOT IN (SELECT contact_id FROM person_keys WHERE key_kind = 'name')
) WHERE LENGTH(word) > 1 AND NOT REGEXP_MATCHES(word, '[\s,@]')
"""

# What the letters before the @ of an address may be made of: first and last name, or all of them.
_BLOCKS = r"""
CREATE OR REPLACE TEMP TABLE new_blocks AS
WITH keyed AS (
    SELECT DISTINCT contact_id, key_kind, key FROM person_keys SEMI JOIN touched USING (contact_id)
    WHERE key_kind IN ('email', 'organization')
),
full_names AS (
    SELECT contact_id, name, words, LIST_FILTER(STRING_SPLIT_REGEX(name, '[\s''’-]+'), lambda w: w <> '') AS w
    FROM named WHERE LEN(words) > 1
),
telephones AS (SELECT contact_id, UNNEST(phones) AS phone FROM contacts SEMI JOIN touched USING (contact_id))
SELECT contact_id, 'words' AS kind, ARRAY_TO_STRING(LIST_SORT(words), ' ') AS block, name AS detail
FROM named WHERE LEN(words) > 1 OR UNICODE(name) > 11903
UNION
SELECT n.contact_id, 'family', k.key || '|' || UNNEST([n.words[1], n.words[-1]]), n.name
FROM named AS n JOIN keyed AS k ON k.contact_id = n.contact_id AND k.key_kind = 'organization'
WHERE LEN(n.words) > 0
UNION
SELECT contact_id, 'address', block, name FROM (
    SELECT contact_id, name,
        plain(UNNEST([w[1] || w[-1], w[-1] || w[1], ARRAY_TO_STRING(w, '')])) AS block
    FROM full_names
) WHERE LENGTH(block) >= 6
UNION
SELECT contact_id, 'address', block, key FROM (
    SELECT contact_id, key, plain(REGEXP_REPLACE(local_part(key), '[._-]', '', 'g')) AS block
    FROM keyed WHERE key_kind = 'email'
) WHERE LENGTH(block) >= 6
UNION
SELECT contact_id, 'phone', RIGHT(digits, 9), phone FROM (
    SELECT contact_id, phone, REGEXP_REPLACE(phone, '\D', '', 'g') AS digits FROM telephones
) WHERE LENGTH(digits) >= 7
UNION
SELECT c.contact_id, 'talk', CAST(UNNEST([slot, slot + 1]) AS VARCHAR), e.event_id
FROM (SELECT event_id, CAST(FLOOR(EPOCH(occurred_at) / 900) AS BIGINT) AS slot FROM events
      WHERE kind = 'meeting' AND occurred_at IS NOT NULL) AS e
JOIN event_contacts AS c USING (event_id) SEMI JOIN touched USING (contact_id)
"""

_STORE = """
CREATE OR REPLACE TEMP TABLE blocks_in_question AS
SELECT kind, block FROM contact_blocks SEMI JOIN touched USING (contact_id)
UNION SELECT kind, block FROM new_blocks;
DELETE FROM contact_blocks WHERE contact_id IN (SELECT contact_id FROM touched);
INSERT INTO contact_blocks SELECT contact_id, kind, block, detail FROM new_blocks
"""


def write_blocks(connection: DuckDBPyConnection) -> None:
    """Write the blocks of the touched contacts; leave ``blocks_in_question``: those they have or had."""
    for step in (_SPELLING, _NAMED, _BLOCKS, _STORE):
        connection.execute(step)
