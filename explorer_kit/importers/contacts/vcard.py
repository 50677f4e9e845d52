"""vCards: one person a card, in the words of versions 2.1, 3.0 and 4.0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.contacts.card import Card
from explorer_kit.importers.contacts.cards import outcomes_of
from explorer_kit.importers.contacts.identity import addresses_of, clean_name, profile_of
from explorer_kit.importers.contacts.labels import is_referrer_label, tags_in
from explorer_kit.importers.contacts.vcard_text import Property, RawCard, cards_in
from explorer_kit.importers.contacts.vcard_values import list_of, parts_of
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.reading.content import content_of
from explorer_kit.importers.reading.tables import refuse
from explorer_kit.importers.reading.text import decode
from explorer_kit.records import Outcomes, Person, Warned

_BEGIN = re.compile(r"^BEGIN:VCARD\s*$", re.I | re.M)
_SUFFIXES = frozenset({".vcf", ".vcard"})
_SURE = 0.97
_NAMED_FIELDS = ("X-ABRELATEDNAMES", "RELATED", "X-CUSTOM", "X-REFERRED-BY", "X-REFERREDBY")
_PROFILES = ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", "X-LINKEDIN", "CONTACT-URI")
_USER_ON_LINKEDIN = re.compile(r"(?:x-apple:)?(?P<slug>[\w%-]{2,100})", re.I)


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say how sure a file holds vCards: it begins with one, or is called .vcf and has one."""
    head = decode(file.head()).text.lstrip()
    begins = _BEGIN.match(head) is not None
    return _SURE if begins or (file.suffix in _SUFFIXES and _BEGIN.search(head)) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the people of a vCard file; groups, organizations and the owner's own card are skipped.

    Raises
    ------
    ImportFileError
        ``unrecognised`` where no card begins; ``empty_file`` and the like.
    """
    data = file.read()
    refuse(content_of(data), file.name)
    raw, warnings = cards_in(data)
    if not raw:
        raise ImportFileError(
            "unrecognised",
            f"{file.name} holds no vCard (no line BEGIN:VCARD). Export your contacts again, as vCard (.vcf).",
        )
    yield from (Warned(code=code, detail=f"{file.name}: {_SAYS[code]}.") for code in warnings)
    cards = [_card(entry, number) for number, entry in enumerate(raw, start=1)]
    yield from outcomes_of(cards, file, context)
    if not raw[-1].closed:
        yield Warned(detail=f"{file.name} ends within a card: it was cut off. What was there was read.")


_SAYS = {
    "nul_byte": "zero bytes were left out",
    "possible_mojibake": "some letters look as if the file had been saved in the wrong encoding",
}


def _card(raw: RawCard, number: int) -> Card:
    location = f"card {number}"
    if _is_no_person(raw):
        return Card(location=location, skip="no_identity")
    organization = clean_line((parts_of(raw.first("ORG")) or [""])[0]) or None
    notes = "\n".join(entry.text for entry in raw.all("NOTE")).strip() or None
    person = Person(
        name=_name(raw, organization),
        emails=_emails(raw),
        phones=_phones(raw),
        linkedin=_profile(raw, notes),
        organization=organization,
        position=clean_line(next((entry.text for entry in raw.all("TITLE", "ROLE")), "")) or None,
        location=_place(raw),
        tags=tags_in(word for entry in raw.all("CATEGORIES") for word in list_of(entry.value)),
    )
    return Card(
        location=location,
        person=person,
        note=notes,
        referred_by=tuple(_referred_by(raw)),
        uid=clean_line(raw.first("UID")) or None,
    )


def _is_no_person(raw: RawCard) -> bool:
    """Tell a group, an organization, a place or a device: its kind, or Apple's mark for companies."""
    kind = clean_line(raw.first("KIND", "X-ADDRESSBOOKSERVER-KIND")).casefold()
    shown_as = clean_line(raw.first("X-ABSHOWAS")).casefold()
    return kind not in {"", "individual"} or shown_as == "company"


def _name(raw: RawCard, organization: str | None) -> str | None:
    """Return the full name, else given, further and family names; the organization's name is nobody's."""
    family, given, further, *_ = [*map(clean_line, parts_of(raw.first("N"))), "", "", ""]
    from_parts = clean_name(" ".join(word for word in (given, further, family) if word))
    full = next((name for entry in raw.all("FN") if (name := clean_name(entry.text))), None) or from_parts
    if (
        full
        and organization
        and fold(full) == fold(organization)
        and fold(from_parts or "") in ("", fold(full))
    ):
        return None
    return full


def _emails(raw: RawCard) -> tuple[str, ...]:
    """Return the addresses, preferred ones first; some cards have one in place of the name."""
    written = [entry.text for entry in raw.all("EMAIL")] + [entry.text for entry in raw.all("FN")]
    return addresses_of(*written)


def _phones(raw: RawCard) -> tuple[str, ...]:
    numbers = (re.sub(r"(?i)^tel:|;.*$", "", clean_line(entry.text)).strip() for entry in raw.all("TEL"))
    return tuple(dict.fromkeys(number for number in numbers if number))


def _profile(raw: RawCard, notes: str | None) -> str | None:
    slug = profile_of((entry.text for entry in raw.all(*_PROFILES)), notes)
    if slug is not None:
        return slug
    users = (_user(entry) for entry in raw.all("X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"))
    return next((user for user in users if user), None)


def _user(entry: Property) -> str | None:
    """Return the slug of a profile that gives only the user: ``type=linkedin:x-apple:anna-beispiel``."""
    services = entry.types | {word.upper() for word in entry.params.get("SERVICE-TYPE", ())}
    if "LINKEDIN" not in services:
        return None
    user = next(iter(entry.params.get("X-USER", ())), "") or clean_line(entry.text)
    match = _USER_ON_LINKEDIN.fullmatch(user)
    return match["slug"].lower() if match else None


def _place(raw: RawCard) -> str | None:
    for entry in raw.all("ADR"):
        parts = [*map(clean_line, parts_of(entry.value)), *[""] * 7]
        place = ", ".join(word for word in (parts[3], parts[6]) if word)
        if place:
            return place
    return None


def _referred_by(raw: RawCard) -> Iterator[str]:
    """Yield who an explicit field says referred them: its own name, or its label in the same group."""
    labels = {
        entry.group: clean_line(entry.text).strip("_$!<>") for entry in raw.all("X-ABLABEL") if entry.group
    }
    for entry in raw.all(*_NAMED_FIELDS):
        named = entry.name.startswith("X-REFERRED")
        if named or (entry.group and is_referrer_label(labels.get(entry.group, ""))):
            yield clean_line(entry.text)
