"""What a decision on two people would mean now: whom it is about, and what earlier ones say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from explorer_kit.derivation.decided import find_decided
from explorer_kit.derivation.members import Members, best_anchors
from explorer_kit.errors import DecisionError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_WHO = """
SELECT i.id, COALESCE(k.current, c.contact_id) FROM (SELECT DISTINCT UNNEST($ids) AS id) AS i
LEFT JOIN contact_ids AS k ON k.old = i.id LEFT JOIN contacts AS c ON c.contact_id = i.id
ORDER BY i.id
"""
_NAMES = """
SELECT contact_id, COALESCE(full_name, emails[1], linkedin_slug, 'somebody without a name') FROM contacts
WHERE contact_id IN (SELECT UNNEST($ids))
"""
_STANDING = """
SELECT d.merge_id, d.decision, a.contact_id, b.contact_id FROM decided AS d
JOIN person_mentions AS a ON a.mention_id = d.a JOIN person_mentions AS b ON b.mention_id = d.b
ORDER BY d.merge_id
"""


class Anchors(NamedTuple):
    """What a new decision is anchored at, the contacts it is about, and what was put off on them before."""

    anchor_a: str
    anchor_b: str
    contact_a: str
    contact_b: str
    put_off: tuple[str, ...] = ()


@dataclass
class Standing:
    """What is known and decided of some people; decisions are taken into it one after the other.

    Attributes
    ----------
    contacts : dict of str to str
        Any id → the contact it leads to.
    names : dict of str to str
        Contact → what to call them.
    anchors : dict of str to str
        Contact → observation of its best known mention.
    decided : list of (str, str, str, str)
        Id and kind of the decisions that hold, and the contacts they are about.
    """

    connection: DuckDBPyConnection
    contacts: dict[str, str]
    names: dict[str, str]
    anchors: dict[str, str]
    decided: list[tuple[str, str, str, str]]
    _joined: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: DuckDBPyConnection, ids: Sequence[str]) -> Standing:
        """Read what is known of the people with these ids.

        Raises
        ------
        DecisionError
            An id is nobody's.
        """
        find_decided(connection)
        found: list[tuple[str, str | None]] = connection.execute(_WHO, {"ids": list(ids)}).fetchall()
        if unknown := [key for key, contact in found if contact is None]:
            raise DecisionError(
                f"There is no contact '{unknown[0]}': nothing was changed. journal.suggestions() lists "
                "pairs, journal.sql('FROM contacts') everybody."
            )
        contacts = {key: contact for key, contact in found if contact is not None}
        names = connection.execute(_NAMES, {"ids": list(contacts.values())}).fetchall()
        anchors = best_anchors(connection, contacts.values())
        return cls(connection, contacts, dict(names), anchors, connection.execute(_STANDING).fetchall())

    def take(self, decision: str, one: str, other: str) -> Anchors | None:
        """Check a decision and count it as taken; None where it says nothing new.

        Raises
        ------
        DecisionError
            Something says otherwise.
        """
        a, b = self.contacts[one], self.contacts[other]
        if self._home(a) == self._home(b):
            return self._within_one(decision, one, other)
        if decision != "different" and (told_apart := self._about(a, b, "different")):
            self._refuse(a, b, "different people", told_apart)
        if self._about(a, b, decision):
            return None
        put_off = tuple(key for key in self._about(a, b, "later") if key)
        if decision == "same":
            self._joined[self._home(a)] = self._home(b)
        self.decided.append(("", decision, a, b))
        return Anchors(self.anchors[a], self.anchors[b], a, b, put_off)

    def _within_one(self, decision: str, one: str, other: str) -> Anchors | None:
        """Decide on two who are one person: they can only be told apart, and only where a name joins them."""
        a, b = self.contacts[one], self.contacts[other]
        if a != b and decision == "same":
            return None  # follows from what was decided before in this call
        if a != b:
            self._refuse(a, b, "one person", [])
        if decision != "different":
            raise DecisionError(f"{self.names[a]} is one person already: nothing was changed.")
        known = Members.read(self.connection, a)
        first, second = known.mention(one), known.mention(other)
        if known.by_address[first] == known.by_address[second]:
            raise DecisionError(
                f"{self.names[a]} is one person by an equal e-mail address or LinkedIn profile, which is "
                "stronger than a decision: nothing was changed. Mend the address in its file and load that."
            )
        if known.by_decision[first] == known.by_decision[second]:
            same = [key for key, kind, x, y in self.decided if kind == "same" and a in (x, y)]
            self._refuse(a, b, "one person", same)
        self.decided.append(("", decision, a, b))
        return Anchors(known.anchor(first), known.anchor(second), a, b)

    def _home(self, contact: str) -> str:
        while contact in self._joined:
            contact = self._joined[contact]
        return contact

    def _about(self, one: str, other: str, decision: str) -> list[str]:
        """Return what holds of a kind between two contacts, or those who were joined with them just now."""
        pair = {self._home(one), self._home(other)}
        return [key for key, kind, a, b in self.decided if kind == decision
                and {self._home(a), self._home(b)} == pair]  # fmt: skip

    def _refuse(self, a: str, b: str, what: str, merge_ids: Sequence[str]) -> NoReturn:
        names = f"{self.names[a]} is" if a == b else f"{self.names[a]} and {self.names[b]} are"
        back = ", ".join(f"journal.undo_merge('{key}')" for key in merge_ids if key)
        raise DecisionError(
            f"You decided that {names} {what}: nothing was changed."
            + (f" To decide otherwise take that back first: {back}." if back else "")
        )
