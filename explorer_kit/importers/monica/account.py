"""The account in an export: its contacts, the owner's own among them, and what its types are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.contacts.identity import addresses_of, is_owners
from explorer_kit.importers.monica.people import FieldType, person_of
from explorer_kit.importers.monica.values import Json, Thing, as_list, as_object, flag_of, line_of, text_of
from explorer_kit.importers.reading.text import decode
from explorer_kit.records import MAIN, Person
from explorer_kit.settings import Settings, with_owner


@dataclass(frozen=True)
class Account:
    """An account as exported; ``settings`` tell who its owner is, besides what it says itself."""

    thing: Thing
    types: Mapping[str, FieldType]
    activity_types: Mapping[str, str]
    journal_entries: int
    settings: Settings

    @cached_property
    def contacts(self) -> dict[str, Thing]:
        """Every contact by its uuid, relatives and the owner's own card with them."""
        return {contact.uuid: contact for contact in self.thing.things("contact") if contact.uuid}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Every contact as a person, by uuid."""
        return {uuid: person_of(contact, self.types) for uuid, contact in self.contacts.items()}

    @cached_property
    def own(self) -> frozenset[str]:
        """The uuids of the owner's own cards: what a user chose as "me", or what has the owner's address."""
        users = [as_object(user) for user in self.thing.collections.get("user", ())]
        chosen = {text_of(as_object(user.get("properties")).get("me_contact")) for user in users}
        addresses = addresses_of(*(text_of(user.get("email")) for user in users))
        settings = with_owner(self.settings, emails=addresses)
        matching = {uuid for uuid, person in self.people.items() if is_owners(person, settings)}
        return frozenset((chosen & self.contacts.keys()) | matching)

    def takes_part(self, uuid: str) -> bool:
        """Tell whether a contact is a person of their own: not a mere relative, not the owner, and named."""
        person = self.people.get(uuid)
        named = person is not None and bool(person.name or person.emails or person.linkedin)
        return (
            named and uuid not in self.own and not flag_of(self.contacts[uuid].properties.get("is_partial"))
        )

    def mention(self, uuid: str, slot: str = MAIN) -> Person:
        """Return a contact as other records name them: enough to be the same person."""
        person = self.people[uuid]
        return replace(
            Person(name=person.name, emails=person.emails, linkedin=person.linkedin, page=person.page),
            slot=slot,
            organization=person.organization,
        )


def account_in(file: SourceFile, settings: Settings) -> Account:
    """Return the account of an export.

    Raises
    ------
    ImportFileError
        ``unreadable`` where the file is no whole JSON; ``unrecognised`` where it is another.
    """
    try:
        whole = json.loads(decode(file.read()).text)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(
            "unreadable",
            f"{file.name} is no whole JSON file; the export may have been cut off. Export it again.",
        ) from error
    account = as_object(whole).get("account")
    if not isinstance(account, dict) or not ({"data", "instance", "properties"} & account.keys()):
        raise ImportFileError(
            "unrecognised",
            f"{file.name} is not Monica's JSON export of version 4 (there is no account in it). In Monica: "
            "Settings > Export data > Export to JSON.",
        )
    return _account(account, settings)


def _account(account: Json, settings: Settings) -> Account:
    instance = as_object(account.get("instance"))
    field_types = (Thing.of(entry) for entry in as_list(instance.get("contact_field_types")))
    activity_types = (Thing.of(entry) for entry in as_list(instance.get("activity_types")))
    return Account(
        thing=Thing.of(account),
        types={entry.uuid: FieldType.of(entry) for entry in field_types if entry.uuid},
        activity_types={
            entry.uuid: line_of(entry.properties.get("name"))
            or text_of(entry.properties.get("translation_key")).replace("_", " ")
            for entry in activity_types
        },
        journal_entries=len(as_list(as_object(account.get("properties")).get("journal_entries"))),
        settings=settings,
    )
