"""How a journal keeps what forms say: entries by their ids, anchored at a person, and drafts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast
from zoneinfo import ZoneInfo

from explorer_kit.derivation.members import best_anchors
from explorer_kit.errors import ExplorerKitError
from explorer_kit.importers.saving import save
from explorer_kit.journal import preparing_queries as queries
from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.preparation.research_facts import ResearchFact
from explorer_kit.preparation.saving import from_plain, to_plain
from explorer_kit.preparation.templates import Template
from explorer_kit.records import Entry, EntryKind, Person, SourceRecord

if TYPE_CHECKING:
    from explorer_kit.settings import Settings
    from explorer_kit.store import Store

Saved = TypeVar("Saved", ResearchFact, Goal, Assumption, BankQuestion, Template)
IDS: dict[type, str] = {
    ResearchFact: "fact_id", Goal: "goal_id", Assumption: "assumption_id", BankQuestion: "question_id",
    Template: "key",
}  # fmt: skip
KINDS: dict[type, EntryKind] = {
    ResearchFact: "research_fact", Goal: "goal", Assumption: "assumption", BankQuestion: "question",
    Template: "template",
}  # fmt: skip


class Entries:
    """The part of a journal that saves forms and finds again what they said."""

    _store: Store

    @property
    def settings(self) -> Settings:
        """The owner's settings."""
        raise NotImplementedError

    def now(self) -> datetime:
        """Return the time that saves are recorded with (naive UTC): now; of the sample, the sample's own."""
        own = self.settings.as_of
        return datetime.fromisoformat(own) if own else datetime.now(UTC).replace(tzinfo=None)

    def today(self) -> date:
        """Return the day it is in the owner's zone; of the sample, the sample's own."""
        return self.now().replace(tzinfo=UTC).astimezone(ZoneInfo(self.settings.timezone)).date()

    def contact(self, contact_id: str) -> dict[str, Any]:
        """Return a contact as the table has it, whatever of its ids is given.

        Raises
        ------
        ExplorerKitError
            There is no such contact.
        """
        found = self._rows(queries.CONTACT, contact_id=contact_id)
        if not found:
            raise ExplorerKitError(f"There is no contact '{contact_id}'. journal.people() lists them.")
        return found[0]

    def draft(self, form: str, about: str = "") -> dict[str, Any]:
        """Return the inputs of a form that was begun; empty where there are none."""
        rows = self._rows(queries.DRAFT, form=form, about=about)
        return dict(json.loads(rows[0]["content"])) if rows else {}

    def save_draft(self, form: str, content: dict[str, Any], about: str = "") -> None:
        """Keep the inputs of a form as they are now; nothing in them counts as said. Empty: forget them."""
        values = {"form": form, "about": about, "content": as_json(content), "now": self.now()}
        with self._store.writing("keeping a draft") as connection:
            connection.execute(queries.FORGET_DRAFT, {"form": form, "about": about})
            if content:
                connection.execute("INSERT INTO drafts VALUES ($form, $about, $content, $now)", values)

    def _about(self, record: object) -> list[Person]:
        contact_id = getattr(record, "contact_id", "")
        if not contact_id:
            return []
        return [Person(anchor=self._anchor(str(self.contact(contact_id)["contact_id"])))]

    def _anchor(self, contact_id: str) -> str:
        with self._store.reading() as connection:
            return best_anchors(connection, [contact_id])[contact_id]

    def _with_contact(self, record: Saved) -> Saved:
        if not getattr(record, "contact_id", ""):
            return record
        current = self.contact(str(getattr(record, "contact_id", "")))["contact_id"]
        changed: Any = replace(cast(Any, record), contact_id=current)
        return cast(Saved, changed)

    def _save(self, records: Sequence[SourceRecord], what: str) -> None:
        save(self._store, records, self.settings, self._saved_at(), what)

    def _saved_at(self) -> datetime:
        """Return the time of a save; the sample's stands still, and what is saved later must be later."""
        if not self.settings.as_of:
            return self.now()
        saved = self._rows("SELECT COUNT(*) AS number FROM imports")[0]["number"]
        return self.now() + timedelta(microseconds=int(saved))

    def _rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        used = {name: value for name, value in values.items() if f"${name}" in query}
        with self._store.reading() as connection:
            cursor = connection.execute(query, used)
            names = [column[0] for column in cursor.description or []]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def entry_of(record: Saved) -> Entry:
    """Return a record as the entry that is saved."""
    plain = to_plain(record)
    text = str(plain.pop("text", None) or plain.get("name", ""))
    who = "main" if plain.pop("contact_id", "") else ""
    return Entry(kind=KINDS[type(record)], who=who, text=text, content=as_json(plain))


def record_of(kind: type[Saved], row: dict[str, Any]) -> Saved:
    """Return the record that was saved in a row of ``entries``."""
    content = json.loads(row["content"]) | {IDS[kind]: row["entry_id"]}
    if kind is not Template:
        content["text"] = row["text"]
    return from_plain(kind, content)


def fact_of(row: dict[str, Any]) -> ResearchFact:
    """Return a fact with the current id of its contact."""
    return replace(record_of(ResearchFact, row), contact_id=row["contact_id"] or "")


def as_json(value: Any) -> str:
    """Return plain values as JSON, the same for the same values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
