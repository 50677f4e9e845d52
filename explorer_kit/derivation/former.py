"""Where the ids of people live on whom their record no longer names: nothing attached is orphaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer_kit.derivation.mentions import find_keys

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FORMER = """
CREATE OR REPLACE TEMP TABLE former_mentions AS
SELECT o.observation_id AS mention_id, o.observation_id, o.record_key, o.slot
FROM observations AS o ANTI JOIN person_mentions AS m ON m.mention_id = o.item_id
WHERE o.kind = 'person' AND o.source <> 'explorer_kit.tables' -- these are never superseded
"""

# The one person with an equal key, the strongest kind of key first; else the main person of the record.
_HOMES = """
CREATE OR REPLACE TEMP TABLE former_ids AS
WITH matches AS (
    SELECT f.mention_id AS old, MIN(p.contact_id) AS current,
        LIST_POSITION(['email', 'linkedin', 'name_organization', 'page', 'name'], f.key_kind) AS place
    FROM former_keys AS f JOIN person_keys AS p USING (key_kind, key)
    WHERE f.key_kind <> 'organization'
    GROUP BY f.mention_id, f.key_kind HAVING COUNT(DISTINCT p.contact_id) = 1
    UNION ALL
    SELECT f.mention_id, ARG_MIN(m.contact_id, (m.slot <> 'main', m.slot)), 6
    FROM former_mentions AS f JOIN person_mentions AS m USING (record_key) GROUP BY f.mention_id
)
SELECT old, ARG_MIN(current, place) AS current FROM matches GROUP BY old;
DELETE FROM contact_ids WHERE old IN (SELECT mention_id FROM former_mentions);
INSERT INTO contact_ids SELECT old, current FROM former_ids WHERE old <> current
"""


def settle_former(connection: DuckDBPyConnection) -> None:
    """Give every id of somebody whom the newest edition of their record no longer names to a contact.

    That is the contact with an equal address, else with an equal name and organization, page or name, if it
    is the only one; else the main person of the record. All such ids are settled anew: they are few.
    """
    connection.execute(_FORMER)
    if not connection.execute("SELECT COUNT(*) FROM former_mentions").fetchall()[0][0]:
        return
    find_keys(connection, "former_mentions", "former_keys")
    connection.execute(_HOMES)
