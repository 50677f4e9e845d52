"""Many small cases in one journal: each is about a person of its own, all are loaded at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer_kit.records import Item, Person
from tests.derivation.journals import Batch, Journal, Row, number, record

Records = Sequence[tuple[str, Sequence[Item]]]
"""Records of a case: source and what the record says of the person."""


@dataclass
class Cases:
    """A journal in which every case has been loaded; `events` and the rest read what came of one."""

    journal: Journal
    names: list[str]

    @classmethod
    def load(cls, cases: Mapping[str, Records], **settings: object) -> Cases:
        journal = Journal()
        files: dict[str, list[tuple[str, Sequence[Item]]]] = {}
        for name, records in cases.items():
            for source, items in records:
                files.setdefault(source, []).append((name, items))
        batches = [
            Batch(
                source,
                tuple(
                    record(f"log|{name}|{place}", person(name), *items)
                    for place, (name, items) in enumerate(told)
                ),
            )
            for source, told in files.items()
        ]
        journal.load_together(*batches)
        return cls(journal, list(cases))

    def events(self, name: str, *kinds: str) -> list[Row]:
        rows = self.journal.rows(
            "SELECT e.* FROM events AS e JOIN contacts AS c USING (contact_id)"
            f" WHERE c.full_name = '{name}' AND e.kind IN {kinds}"
            " ORDER BY e.occurred_on NULLS LAST, e.occurred_local NULLS LAST, e.subtype, e.event_id"
        )
        return rows

    def story(self, name: str) -> list[str]:
        """Return the messages of a case by their days: `outreach 1`, undated ones as `reply ?`."""
        rows = self.events(name, "outreach", "reply", "follow_up", "note")
        return [f"{row['subtype'] or row['kind']} {number(row['occurred_on']) or '?'}" for row in rows]


def person(name: str) -> Person:
    return Person(name=name, emails=(f"{name}@example.org",))
