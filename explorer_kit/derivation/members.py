"""Who stands behind a contact: its mentions, and which of them hang together by addresses or decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The best known mention first: one with an address, then one with a name.
_MENTIONS = """
SELECT m.mention_id, m.observation_id FROM person_mentions AS m JOIN observations AS o USING (observation_id)
WHERE m.contact_id = $contact
ORDER BY COALESCE(LEN(o.emails), 0) = 0 AND o.linkedin_slug IS NULL, o.name IS NULL, m.observation_id
"""
_BEST = """
SELECT m.contact_id, ARG_MIN(m.observation_id,
    (COALESCE(LEN(o.emails), 0) = 0 AND o.linkedin_slug IS NULL, o.name IS NULL, m.observation_id))
FROM person_mentions AS m JOIN observations AS o USING (observation_id)
WHERE m.contact_id IN (SELECT UNNEST($contacts)) GROUP BY m.contact_id
"""
_OBSERVED = """
SELECT o.observation_id, o.item_id FROM observations AS o
JOIN person_mentions AS m ON m.mention_id = o.item_id
WHERE m.contact_id = $contact
"""
_LINKS = """
SELECT MIN(mention_id) OVER (PARTITION BY key_kind, key), mention_id FROM person_keys
WHERE contact_id = $contact AND key_kind IN ('email', 'linkedin')
"""
_SAME = """
SELECT d.a, d.b FROM decided AS d JOIN person_mentions AS m ON m.mention_id = d.a
WHERE d.decision = 'same' AND m.contact_id = $contact
"""


@dataclass(frozen=True, slots=True)
class Members:
    """The mentions of one contact.

    Attributes
    ----------
    mentions : dict of str to str
        Mention → its current observation, the best known first.
    observed : dict of str to str
        Observation of any edition → the mention that made it.
    by_address, by_decision : dict of str to str
        Mention → label of those it hangs together with: by equal addresses; by these and by what was
        decided to be the same.
    """

    mentions: dict[str, str]
    observed: dict[str, str]
    by_address: dict[str, str]
    by_decision: dict[str, str]

    @classmethod
    def read(cls, connection: DuckDBPyConnection, contact: str) -> Members:
        """Read the members of a contact; needs ``decided``."""
        mentions, observed, links, same = (
            connection.execute(query, {"contact": contact}).fetchall()
            for query in (_MENTIONS, _OBSERVED, _LINKS, _SAME)
        )
        names = [mention for mention, _ in mentions]
        return cls(dict(mentions), dict(observed), groups(names, links), groups(names, [*links, *same]))

    def mention(self, contact_id: str) -> str:
        """Return the mention that an id is of; of an id that only leads here, the best known."""
        return self.observed.get(contact_id) or next(iter(self.mentions))

    def anchor(self, mention: str) -> str:
        """Return the observation of the best known mention that hangs together with one."""
        label = self.by_decision[mention]
        return next(seen for each, seen in self.mentions.items() if self.by_decision[each] == label)


def best_anchors(connection: DuckDBPyConnection, contacts: Iterable[str]) -> dict[str, str]:
    """Return for every contact the observation of its best known mention."""
    return dict(connection.execute(_BEST, {"contacts": sorted(set(contacts))}).fetchall())


def groups(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a label for every node, equal for those that are linked, directly or over others."""
    above = {node: node for node in nodes}

    def top(node: str) -> str:
        while above[node] != node:
            above[node] = node = above[above[node]]
        return node

    for one, other in links:
        if one in above and other in above:
            above[top(one)] = top(other)
    return {node: top(node) for node in above}
