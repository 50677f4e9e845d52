"""Preparing a talk with a journal: whom, what is known, what to ask; what forms say is saved at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from explorer_kit.errors import ExplorerKitError
from explorer_kit.journal import preparing_queries as queries
from explorer_kit.journal.entries import IDS, KINDS, Entries, Saved, as_json, entry_of, fact_of, record_of
from explorer_kit.preparation.assumptions import Assumption
from explorer_kit.preparation.goals import Goal
from explorer_kit.preparation.guide_items import Guide, Interviewee
from explorer_kit.preparation.question_bank import with_own
from explorer_kit.preparation.questions import BankQuestion
from explorer_kit.preparation.research_brief import Brief, EarlierEvent
from explorer_kit.preparation.research_facts import ResearchFact, imported_fact
from explorer_kit.preparation.saving import from_plain, to_plain
from explorer_kit.preparation.templates import Template, offered_templates
from explorer_kit.records import Channel, Entry, Item, Message, Moment, Person, SourceRecord

if TYPE_CHECKING:
    import pandas as pd


class Preparing(Entries):
    """The part of a journal that serves the preparation of talks.

    Ids of contacts may be any the contact has or had; what is handed out are current ones.
    """

    # --- whom

    def people(self) -> pd.DataFrame:
        """Return whom one can prepare a talk with, those heard of last first.

        Returns
        -------
        DataFrame
            One row per contact: ``contact_id``, ``full_name``, ``organization``, ``position``, ``tie``,
            ``email`` (the first known), ``last_on`` (day of the last event), ``asked`` (an outreach was
            sent), ``talked`` (a talk was held).
        """
        return self._store.user_frame(queries.PEOPLE)

    def add_contact(
        self, name: str, organization: str = "", *, position: str = "", email: str = "", linkedin: str = ""
    ) -> str:
        """Take somebody into the journal whom no log knows yet, and return the contact's id.

        Who is known already by the address, or by name and organization, is that contact (R1).

        Raises
        ------
        ExplorerKitError
            There is no name.
        """
        if not name.strip():
            raise ExplorerKitError("A person needs a name.")
        key = f"contact:{uuid4().hex}"
        person = Person(
            name=name.strip(), organization=organization.strip() or None, position=position.strip() or None,
            emails=(email.strip().lower(),) if email.strip() else (), linkedin=_slug(linkedin),
            known_since=Moment.on(self.today()),
        )  # fmt: skip
        self._save([SourceRecord(key=key, location="form", items=(person,))], "contact")
        rows = self._rows(queries.CONTACT_OF_RECORD, native_id=key)
        return str(rows[0]["contact_id"])

    def interviewee(self, contact_id: str) -> Interviewee:
        """Return what a guide needs to know of a person."""
        found = self.contact(contact_id)
        return Interviewee(
            name=found["full_name"] or "",
            roles=tuple(found["roles"] or ()),
            seniority=found["seniority"] or "",
            company=found["organization"] or "",
            industry=found["industry"] or "",
        )

    # --- what is known

    def brief(self, contact_id: str) -> Brief:
        """Return the research brief of a person: what forms said, and what came with the logs."""
        found = self.contact(contact_id)
        contact_id = str(found["contact_id"])
        facts = [fact_of(row) for row in self._rows(queries.FACTS, contact_id=contact_id)]
        return Brief(
            name=found["full_name"] or "",
            company=found["organization"] or "",
            position=found["position"] or "",
            industry=found["industry"] or "",
            facts=(*facts, *self._imported(found)),
            mutual_contacts=tuple(
                str(row["full_name"]) for row in self._rows(queries.MUTUAL, contact_id=contact_id)
            ),
            earlier_events=tuple(
                EarlierEvent(text=row["told"], happened_on=row["occurred_on"], source=row["source"])
                for row in self._rows(queries.EARLIER, contact_id=contact_id)
            ),
        )

    def _imported(self, found: dict[str, Any]) -> Iterator[ResearchFact]:
        contact_id = str(found["contact_id"])
        if found["position"]:
            employer = f" at {found['organization']}" if found["organization"] else ""
            source = found["source"] or "your logs"
            yield imported_fact(
                contact_id=contact_id, kind="position", text=f"{found['position']}{employer}", source=source,
                seen_on=found["first_seen_on"],
            )  # fmt: skip
        for row in self._rows(queries.NOTES, contact_id=contact_id):
            yield imported_fact(
                contact_id=contact_id, kind="other", text=row["text"], source=row["source"],
                seen_on=row["occurred_on"],
            )  # fmt: skip

    def save_entry(self, record: Saved) -> Saved:
        """Save a fact, a goal, an assumption, a question or a template; saved again, it replaces itself.

        Returns
        -------
        record
            The same with its id, and the current id of its contact.

        Raises
        ------
        ExplorerKitError
            Something in it is wrong (the sentences of its ``problems()``), or its contact does not exist.
        """
        if problems := record.problems():
            raise ExplorerKitError(" ".join(problems))
        name = IDS[type(record)]
        record = replace(record, **{name: getattr(record, name) or uuid4().hex})  # type: ignore[arg-type]
        items: list[Item] = [*self._about(record), entry_of(record)]
        key = str(getattr(record, name))
        self._save([SourceRecord(key=key, location="form", items=tuple(items))], KINDS[type(record)])
        return self._with_contact(record)

    def remove_entry(self, record: Saved) -> None:
        """Take an entry away; what it said stays among the observations.

        That it was about its person stays said, too: the contact may have its id from there.
        """
        key = str(getattr(record, IDS[type(record)]))
        items = tuple(self._about(record))
        self._save([SourceRecord(key=key, location="form", items=items)], KINDS[type(record)])

    def goals(self, contact_id: str | None = None) -> list[Goal]:
        """Return the goals, of one contact or all, the earliest set first."""
        rows = self._rows(queries.GOALS, contact_id=contact_id)
        return [replace(record_of(Goal, row), contact_id=row["contact_id"] or "") for row in rows]

    def assumptions(self) -> list[Assumption]:
        """Return the beliefs to test, the earliest first; they are reused over all talks."""
        return [record_of(Assumption, row) for row in self._rows(queries.ASSUMPTIONS)]

    def questions(self) -> list[BankQuestion]:
        """Return the questions of the bank and the user's own, with how often each was planned so far."""
        own = [record_of(BankQuestion, row) for row in self._rows(queries.OWN_QUESTIONS)]
        return list(with_own(own))

    def asked_before(self, contact_id: str) -> set[str]:
        """Return the ids of the questions that stand in guides of talks held with a person."""
        return {str(row["question_id"]) for row in self._rows(queries.ASKED, contact_id=contact_id)}

    def templates(self, *, channel: str | None = None, variant: str | None = None) -> list[Template]:
        """Return the templates, the user's own first."""
        own = [record_of(Template, row) for row in self._rows(queries.TEMPLATES)]
        return list(offered_templates(own, channel=channel, variant=variant))

    # --- what was done

    def record_outreach(
        self, contact_id: str, *, channel: Channel, variant: str, subject: str = "", body: str = ""
    ) -> None:
        """Record that a message was sent now; the same message in a later import is the same event (R16)."""
        found = self.contact(contact_id)
        message = Message(
            at=Moment.local(self.now().replace(tzinfo=UTC).astimezone(ZoneInfo(self.settings.timezone))
                            .replace(tzinfo=None, second=0, microsecond=0)),
            channel=channel, evidence="record", variant=variant or None, subject=subject or None,
            text=body or None,
        )  # fmt: skip
        person = Person(anchor=self._anchor(str(found["contact_id"])))
        record = SourceRecord(key=f"outreach:{uuid4().hex}", location="form", items=(person, message))
        self._save([record], "message")

    def save_guide(self, guide: Guide, contact_id: str, *, guide_id: str = "", interview_id: str = "") -> str:
        """Save the guide of a talk with a person, and return its id; saved again under it, it is replaced."""
        found = self.contact(contact_id)
        guide_id = guide_id or uuid4().hex
        content = to_plain(guide) | {"interview_id": interview_id or None}
        entry = Entry(kind="guide", who="main", text=guide.person.name, content=as_json(content))
        person = Person(anchor=self._anchor(str(found["contact_id"])))
        self._save([SourceRecord(key=guide_id, location="form", items=(person, entry))], "guide")
        return guide_id

    def guides(self, contact_id: str) -> dict[str, Guide]:
        """Return the saved guides of a person by their ids, the newest first."""
        rows = self._rows(queries.GUIDES, contact_id=contact_id)
        return {str(row["entry_id"]): from_plain(Guide, json.loads(row["content"])) for row in rows}


def _slug(linkedin: str) -> str | None:
    """Return the part of a profile's address after /in/, as it was typed or pasted."""
    from urllib.parse import unquote

    last = linkedin.strip().split("?")[0].rstrip("/").rpartition("/")[2]
    return unquote(last).lower() or None
