"""A contact of Monica as a person: names, and the contact fields by their types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer_kit.importers.contacts.identity import addresses_of, clean_name, profile_of
from explorer_kit.importers.contacts.labels import tags_in
from explorer_kit.importers.monica.values import (
    InvalidMomentError,
    Thing,
    as_list,
    as_object,
    flag_of,
    line_of,
    moment_of,
    text_of,
)
from explorer_kit.records import UNDATED, Channel, Moment, Person

_PROFILE_PATH = re.compile(r"/?in/[\w%-]{2,100}/?")
_PHONE = re.compile(r"\+?[\d\s()./-]{5,40}")


@dataclass(frozen=True, slots=True)
class FieldType:
    """A type of contact field: a channel, as far as its name, kind or protocol says so."""

    channel: Channel = "unknown"

    @classmethod
    def of(cls, entry: Thing) -> FieldType:
        """Return the type that an entry of the instance describes."""
        says = " ".join(text_of(entry.properties.get(key)) for key in ("type", "protocol", "name")).casefold()
        if "linkedin" in says:
            return cls("linkedin")
        if "mail" in says:
            return cls("email")
        return cls("phone") if re.search(r"\bphone\b|\btel:|telefon|téléphone|teléfono", says) else cls()


def person_of(contact: Thing, types: Mapping[str, FieldType]) -> Person:
    """Return a contact with all its fields; its ``page``, made of its uuid, tells it from others."""
    says = contact.properties
    names = (line_of(says.get(key)) for key in ("first_name", "middle_name", "last_name"))
    written = [_written(field, types) for field in contact.things("contact_field")]
    return Person(
        name=clean_name(" ".join(name for name in names if name)),
        emails=addresses_of(*(text for channel, text in written if channel != "linkedin")),
        phones=tuple(dict.fromkeys(text for channel, text in written if _is_phone(channel, text))),
        linkedin=profile_of(_profiles(written)),
        page=f"monica:{contact.uuid}",
        organization=line_of(says.get("company")),
        position=line_of(says.get("job")),
        location=_place(contact),
        tags=tags_in(text_of(tag) for tag in as_list(says.get("tags"))),
        known_since=_first_met(contact),
    )


def _written(field: Thing, types: Mapping[str, FieldType]) -> tuple[Channel | None, str]:
    """Return the channel and text of a contact field; None where the export does not tell its type."""
    known = types.get(text_of(field.properties.get("type")))
    return known.channel if known else None, text_of(field.properties.get("data"))


def _profiles(written: list[tuple[Channel | None, str]]) -> list[str]:
    """Return the texts that can hold a profile's address; a LinkedIn field may hold its end alone."""
    return [
        f"linkedin.com/{text.strip('/')}" if channel == "linkedin" and _PROFILE_PATH.fullmatch(text) else text
        for channel, text in written
    ]


def _is_phone(channel: Channel | None, text: str) -> bool:
    return bool(text) and (channel == "phone" or (channel is None and bool(_PHONE.fullmatch(text))))


def _place(contact: Thing) -> str | None:
    for address in contact.things("address"):
        parts = (line_of(address.properties.get(key)) for key in ("city", "country"))
        place = ", ".join(part for part in parts if part)
        if place:
            return place
    return None


def _first_met(contact: Thing) -> Moment:
    """Return the day of the first meeting; one without a year, or reckoned from an age, is none."""
    says = as_object(as_object(contact.properties.get("first_met_date")).get("properties"))
    if flag_of(says.get("is_year_unknown")) or flag_of(says.get("is_age_based")):
        return UNDATED
    try:
        return moment_of(says.get("date"))
    except InvalidMomentError:
        return UNDATED
