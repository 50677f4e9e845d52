"""Reading Monica's export: every entry is a record of its own, so that only what was added is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.monica.account import Account, account_in
from explorer_kit.importers.monica.entries import (
    activity_items,
    call_items,
    contact_items,
    conversation_items,
    note_items,
    reminder_items,
    task_items,
)
from explorer_kit.importers.monica.values import InvalidMomentError, Thing, flag_of, text_of, utc_of
from explorer_kit.importers.reading.text import decode
from explorer_kit.records import Item, Meeting, Message, Outcomes, Rejected, Skipped, SourceRecord, Warned

_SURE = 0.97
_KEYS = re.compile(r'"(?:app_version|exported_by|export_date|instance)"\s*:')
_ACCOUNT = re.compile(r'"account"\s*:\s*\{')
_SQL = re.compile(
    r"INSERT (?:IGNORE )?INTO `(?:accounts|activities|activity_types|activity_type_categories|contacts|"
    r"contact_fields|contact_field_types|companies)`",
    re.I,
)
_ENTRIES = ("call", "conversation", "note", "task", "reminder")
_USED = frozenset({"activity", "address", "contact_field", *_ENTRIES})


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say whether a file is Monica's export: JSON with an account, or the SQL that is refused."""
    head = decode(file.head()).text.lstrip()
    is_json = head.startswith("{") and _ACCOUNT.search(head) and _KEYS.search(head)
    return _SURE if is_json or _is_sql(file, head) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the contacts of an export and all that was written down about them.

    Raises
    ------
    ImportFileError
        ``needs_conversion`` for the SQL export, of which nothing is read; ``unreadable`` for a file that was
        cut off; ``unrecognised`` for another JSON file.
    """
    if _is_sql(file, decode(file.head()).text):
        raise ImportFileError(
            "needs_conversion",
            f"{file.name} is Monica's SQL export. It holds passwords and keys, and it was not read. In "
            "Monica: Settings > Export data > Export to JSON, load that, and delete the SQL file.",
        )
    account = account_in(file, context.settings)
    reader = _Reader(account)
    yield from reader.contacts()
    yield from reader.activities()
    for number in range(account.journal_entries):
        yield Skipped(location=f"journal entry {number + 1}", reason="not_a_note")
    yield from reader.warnings(file)


def _is_sql(file: SourceFile, head: str) -> bool:
    return file.suffix == ".sql" and _SQL.search(head) is not None


class _Reader:
    """Goes through an account; counts what there was for the warnings at the end."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.scope = f"monica|{account.thing.uuid}"
        self.events = 0
        self._unused: Counter[str] = Counter()
        self._keys: Counter[str] = Counter()

    def contacts(self) -> Iterator[Outcomes]:
        """Yield every contact, followed by its own entries."""
        for number, contact in enumerate(self.account.thing.things("contact"), start=1):
            location = f"contact {number}"
            if not self.account.takes_part(contact.uuid):
                yield Skipped(location=location, reason="no_identity")
                yield from self._without_contact(contact, location)
                continue
            yield self._record("contact", contact, location, partial(contact_items, contact, self.account))
            yield from self._entries(contact, location)

    def _entries(self, contact: Thing, location: str) -> Iterator[Outcomes]:
        self._unused.update(
            {kind: len(values) for kind, values in contact.collections.items() if kind not in _USED}
        )
        for kind in _ENTRIES:
            for number, entry in enumerate(contact.things(kind), start=1):
                where = f"{location}, {kind} {number}"
                if kind == "reminder" and entry.properties.get("delible") in (False, 0, "0"):
                    yield Skipped(location=where, reason="notification")  # birthdays, made by Monica itself
                    continue
                yield self._record(kind, entry, where, partial(self._about, kind, entry, contact), contact)

    def _about(self, kind: str, entry: Thing, contact: Thing) -> Iterator[Item]:
        read_entry: dict[str, Callable[[], Iterator[Item]]] = {
            "call": lambda: call_items(entry),
            "conversation": lambda: conversation_items(entry, self.account),
            "note": lambda: note_items(entry),
            "task": lambda: task_items(entry),
            "reminder": lambda: reminder_items(entry),
        }
        said = list(read_entry[kind]())
        if said:
            yield self.account.mention(contact.uuid)
            yield from said

    @staticmethod
    def _without_contact(contact: Thing, location: str) -> Iterator[Skipped]:
        for kind in _ENTRIES:
            for number, _ in enumerate(contact.things(kind), start=1):
                yield Skipped(location=f"{location}, {kind} {number}", reason="no_identity")

    def activities(self) -> Iterator[Outcomes]:
        """Yield the activities, each with all contacts that took part."""
        people: dict[str, list[str]] = {}
        for uuid, contact in self.account.contacts.items():
            if self.account.takes_part(uuid):
                for activity in contact.collections.get("activity", ()):
                    name = activity.get("uuid") if isinstance(activity, dict) else activity
                    people.setdefault(text_of(name), []).append(uuid)
        for number, entry in enumerate(self.account.thing.things("activity"), start=1):
            location = f"activity {number}"
            uuids = list(dict.fromkeys(people.get(entry.uuid, ())))
            if not uuids:
                yield Skipped(location=location, reason="no_identity")
                continue
            items = partial(activity_items, entry, uuids, self.account)
            yield self._record("activity", entry, location, items)

    def _record(
        self,
        kind: str,
        entry: Thing,
        location: str,
        items: Callable[[], Iterator[Item]],
        contact: Thing | None = None,
    ) -> Outcomes:
        try:
            said = tuple(items())
        except InvalidMomentError as error:
            message = f"'{error}' is no time that exists. Correct it in Monica and export again."
            return Rejected(location=location, reason="invalid_date", message=message, raw=f"{kind}: {error}")
        if not said:
            return Skipped(location=location, reason="blank_row")
        self.events += any(isinstance(item, Message | Meeting) for item in said)
        key = self._key(kind, entry, contact)
        return SourceRecord(
            key=key, location=location, items=said, scope=self.scope, modified=utc_of(entry.updated)
        )

    def _key(self, kind: str, entry: Thing, contact: Thing | None) -> str:
        """Return the key of an entry: its uuid, else its contact and when it was made, with a number."""
        base = entry.uuid or f"{contact.uuid if contact else ''}|{entry.created}"
        key = f"{kind}|{base}"
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key}|{self._keys[key]}"

    def warnings(self, file: SourceFile) -> Iterator[Warned]:
        """Yield what is to be known of the file as a whole."""
        account = self.account
        self._unused.pop("photo", None)
        if self._unused:
            unused = ", ".join(
                f"{kind.replace('_', ' ')} ({count})" for kind, count in sorted(self._unused.items())
            )
            yield Warned(detail=f"{file.name}: not used: {unused}.")
        if own := sum(
            1 for uuid in account.own if not flag_of(account.contacts[uuid].properties.get("is_partial"))
        ):
            yield Warned(detail=f"{file.name}: {own} of the contacts left out are yourself.")
        if not account.contacts:
            yield Warned(code="no_rows", detail=f"{file.name} holds no contacts.")
        elif not self.events:
            yield Warned(
                code="no_events", detail=f"{file.name} names people, but nothing that happened with them."
            )
