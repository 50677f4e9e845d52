"""Who is who in the program's own tables: a row of ``contacts`` is a person, until another source says more.

Among themselves the people of own tables are told apart by their ids alone. With somebody of another source
they are joined by the same keys as everybody (R1); then what they did is derived, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOURCE = "explorer_kit.tables"

_ANY = "SELECT 1 FROM observations WHERE source = 'explorer_kit.tables' LIMIT 1"

# Somebody whom a record names by an id, but whose own row has not come yet, is nobody for now.
_DROP_UNKNOWN = """
DELETE FROM new_mentions WHERE mention_id IN (
    SELECT m.mention_id FROM new_mentions AS m JOIN observations AS o USING (observation_id)
    WHERE o.source = 'explorer_kit.tables' AND m.slot <> 'main' AND m.slot NOT IN (
        SELECT native_id FROM observations
        WHERE source = 'explorer_kit.tables' AND kind = 'person' AND slot = 'main')
)
"""

_OWN_KEYS = """
INSERT INTO new_keys
SELECT m.mention_id, 'own', CASE m.slot WHEN 'main' THEN o.native_id ELSE m.slot END
FROM new_mentions AS m JOIN observations AS o USING (observation_id) WHERE o.source = 'explorer_kit.tables'
"""

_APART = """
CREATE OR REPLACE TEMP TABLE clustered AS
WITH own AS (SELECT mention_id, MIN(key) AS own_id FROM pool_keys WHERE key_kind = 'own' GROUP BY mention_id),
mixed AS (
    SELECT label FROM clustered ANTI JOIN own USING (mention_id)
    UNION SELECT label FROM clustered WHERE mention_id IN (
        SELECT a FROM decided WHERE decision = 'same' UNION SELECT b FROM decided WHERE decision = 'same')
)
SELECT c.mention_id, CASE WHEN m.label IS NULL THEN own.own_id ELSE c.label END AS label
FROM clustered AS c LEFT JOIN own USING (mention_id) LEFT JOIN mixed AS m USING (label)
"""

_PART = """
CREATE OR REPLACE TEMP TABLE touched_own AS
WITH theirs AS (SELECT contact_id, mention_id FROM person_mentions SEMI JOIN touched USING (contact_id)),
ids AS (
    SELECT t.contact_id, t.mention_id, MIN(k.key) AS own_id
    FROM theirs AS t LEFT JOIN person_keys AS k ON k.mention_id = t.mention_id AND k.key_kind = 'own'
    GROUP BY t.contact_id, t.mention_id
)
SELECT contact_id FROM ids GROUP BY contact_id
HAVING COUNT(*) = COUNT(own_id) AND COUNT(DISTINCT own_id) = 1;
CREATE OR REPLACE TEMP TABLE touched_all AS SELECT contact_id FROM touched;
DELETE FROM touched WHERE contact_id IN (SELECT contact_id FROM touched_own);
DELETE FROM changed_records WHERE record_key IN (
    SELECT record_key FROM person_mentions WHERE slot = 'main'
    AND contact_id IN (SELECT contact_id FROM touched_own)
);
DELETE FROM changed_records WHERE record_key IN (
    SELECT record_key FROM observations WHERE source = 'explorer_kit.tables' AND native_id <> observation_id
) AND record_key NOT IN (SELECT record_key FROM person_mentions)
"""

_CLEAR = """
CREATE OR REPLACE TEMP TABLE old_own AS
SELECT event_id FROM events WHERE contact_id IN (SELECT contact_id FROM touched_own)
UNION SELECT event_id FROM event_contacts WHERE contact_id IN (SELECT contact_id FROM touched_own);
DELETE FROM events WHERE event_id IN (SELECT event_id FROM old_own);
DELETE FROM event_contacts WHERE event_id IN (SELECT event_id FROM old_own);
DELETE FROM event_sources WHERE event_id IN (SELECT event_id FROM old_own);
DELETE FROM interviews WHERE event_id IN (SELECT event_id FROM old_own);
DELETE FROM skill_mentions WHERE contact_id IN (SELECT contact_id FROM touched_own);
DELETE FROM referrals WHERE referral_id IN (SELECT event_id FROM old_own);
DELETE FROM contacts WHERE contact_id IN (SELECT contact_id FROM touched_own)
"""


def is_there(connection: DuckDBPyConnection) -> bool:
    """Return whether the journal holds anything from own tables."""
    return bool(connection.execute(_ANY).fetchall())


def find_own(connection: DuckDBPyConnection) -> None:
    """Leave out of ``new_mentions`` who is not known yet, and add the ids of the others to ``new_keys``."""
    if is_there(connection):
        connection.execute(_DROP_UNKNOWN)
        connection.execute(
            "DELETE FROM new_keys WHERE mention_id NOT IN (SELECT mention_id FROM new_mentions)"
        )
        connection.execute(_OWN_KEYS)


def keep_own_apart(connection: DuckDBPyConnection) -> None:
    """Take clusters of nobody but people of own tables apart again, in ``clustered(mention_id, label)``."""
    if is_there(connection):
        connection.execute(_APART)


def part_own(connection: DuckDBPyConnection) -> None:
    """Move contacts that only own tables know from ``touched`` to ``touched_own``, and clear their tables.

    Their records leave ``changed_records``. ``touched_all`` keeps everybody.
    """
    if not is_there(connection):
        connection.execute("CREATE OR REPLACE TEMP TABLE touched_own (contact_id VARCHAR)")
        connection.execute("CREATE OR REPLACE TEMP TABLE touched_all AS SELECT contact_id FROM touched")
        return
    connection.execute(_PART)
    if connection.execute("SELECT 1 FROM events LIMIT 1").fetchall():
        connection.execute(_CLEAR)
    else:
        connection.execute("DELETE FROM contacts WHERE contact_id IN (SELECT contact_id FROM touched_own)")
