"""Who is who (R1): mentions of people become contacts.

Equal e-mail address or LinkedIn profile joins. A full name with the same organization joins if that is
unique: no two people of that name there have different addresses. A wikilink to the same page joins unless
organizations or addresses speak against it. A name alone joins nothing: it makes a suggestion. The user's
decisions (decided.py) go before names and pages, never before an equal address.

Only the people who share a key with what came in, directly or over others, are looked at again; so the result
is the same as joining everybody at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.decided import find_decided
from explorer_kit.derivation.former import settle_former
from explorer_kit.derivation.joining import join_mentions
from explorer_kit.derivation.mentions import find_mentions

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The contacts of changed records, those who share a key with what these say now, those decided to be the same
# as somebody in them ...
_NEAR = """
CREATE OR REPLACE TEMP TABLE affected AS
SELECT contact_id FROM person_mentions SEMI JOIN changed_records USING (record_key)
UNION
SELECT p.contact_id FROM person_keys AS p SEMI JOIN new_keys USING (key_kind, key)
WHERE p.key_kind IN ('email', 'linkedin', 'name_organization', 'page', 'own')
UNION
SELECT p.contact_id FROM person_mentions AS p JOIN (
    SELECT a AS here, b AS there FROM decided WHERE decision = 'same'
    UNION ALL SELECT b, a FROM decided WHERE decision = 'same'
) AS d ON d.there = p.mention_id WHERE d.here IN (SELECT mention_id FROM new_mentions)
"""
# ... and all who share a weak key with those: whether such a key is unique depends on everybody who has it.
_FARTHER = """
INSERT INTO affected
SELECT DISTINCT p.contact_id FROM person_keys AS p
SEMI JOIN (
    SELECT key_kind, key FROM person_keys SEMI JOIN affected USING (contact_id)
    WHERE key_kind IN ('name_organization', 'page')
) AS n USING (key_kind, key)
WHERE p.contact_id NOT IN (SELECT contact_id FROM affected)
"""

_POOL = """
CREATE OR REPLACE TEMP TABLE pool_mentions AS
SELECT m.mention_id, m.record_key, m.slot, m.observation_id
FROM person_mentions AS m SEMI JOIN affected USING (contact_id) ANTI JOIN changed_records USING (record_key)
UNION ALL
SELECT mention_id, record_key, slot, observation_id FROM new_mentions;
CREATE OR REPLACE TEMP TABLE pool_keys AS
SELECT k.mention_id, k.key_kind, k.key FROM person_keys AS k SEMI JOIN pool_mentions USING (mention_id)
ANTI JOIN new_mentions USING (mention_id)
UNION
SELECT mention_id, key_kind, key FROM new_keys
"""

# The id of a contact is the smallest id of all that was ever said of its mentions, superseded or not.
_IDS = """
CREATE OR REPLACE TEMP TABLE pool_ids AS
SELECT o.observation_id, c.mention_id, MIN(o.observation_id) OVER (PARTITION BY c.label) AS contact_id
FROM observations AS o JOIN clustered AS c ON c.mention_id = o.item_id;
CREATE OR REPLACE TEMP TABLE pool_contacts AS
SELECT m.mention_id, m.record_key, m.slot, m.observation_id, i.contact_id
FROM pool_mentions AS m JOIN pool_ids AS i USING (observation_id)
"""

# Contacts to derive again: those of changed records, and those whose members changed.
_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched AS
WITH before AS (SELECT mention_id, contact_id FROM person_mentions SEMI JOIN affected USING (contact_id)),
moved AS (
    SELECT b.contact_id AS was, p.contact_id AS is_now
    FROM before AS b FULL JOIN pool_contacts AS p USING (mention_id)
    WHERE b.contact_id IS DISTINCT FROM p.contact_id
)
SELECT contact_id FROM pool_contacts SEMI JOIN changed_records USING (record_key)
UNION SELECT contact_id FROM person_mentions SEMI JOIN changed_records USING (record_key)
UNION SELECT was FROM moved WHERE was IS NOT NULL
UNION SELECT is_now FROM moved WHERE is_now IS NOT NULL
"""

_STORE = """
CREATE OR REPLACE TEMP TABLE keys_in_question AS
SELECT DISTINCT key_kind, key FROM person_keys SEMI JOIN affected USING (contact_id)
WHERE key_kind = 'organization'
UNION SELECT key_kind, key FROM pool_keys WHERE key_kind = 'organization';
DELETE FROM person_mentions WHERE contact_id IN (SELECT contact_id FROM affected);
DELETE FROM person_keys WHERE contact_id IN (SELECT contact_id FROM affected);
DELETE FROM contact_ids WHERE current IN (SELECT contact_id FROM affected);
INSERT INTO person_mentions SELECT mention_id, record_key, slot, observation_id, contact_id
    FROM pool_contacts;
INSERT INTO person_keys SELECT k.mention_id, p.contact_id, k.key_kind, k.key
FROM pool_keys AS k JOIN pool_contacts AS p USING (mention_id);
INSERT INTO contact_ids SELECT observation_id, contact_id FROM pool_ids WHERE observation_id <> contact_id
"""


def update_people(connection: DuckDBPyConnection) -> None:
    """Take the people of the changed records into the contacts they belong to.

    Reads the temporary table ``changed_records(record_key)``; changes ``person_mentions``, ``person_keys``
    and ``contact_ids``; leaves the temporary tables ``touched(contact_id)``: every contact, old or new, whose
    meaning may have changed, and ``keys_in_question(key_kind, key)``: the organizations of all who were
    looked at.
    """
    find_mentions(connection)
    find_decided(connection)
    connection.execute(_NEAR)
    while connection.execute(_FARTHER).fetchall()[0][0]:
        pass
    connection.execute(_POOL)
    join_mentions(connection)
    connection.execute(_IDS)
    connection.execute(_TOUCHED)
    connection.execute(_STORE)
    settle_former(connection)
