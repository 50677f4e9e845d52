"""Outlook's contacts CSV: from outlook.com, from classic Outlook in four languages, as Gmail writes it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.contacts.card import Card
from explorer_kit.importers.contacts.cards import outcomes_of
from explorer_kit.importers.contacts.identity import (
    address_in_display_name,
    addresses_of,
    clean_name,
    profile_of,
)
from explorer_kit.importers.contacts.labels import tags_in
from explorer_kit.importers.contacts.outlook_headers import (
    ADDRESSES,
    DISPLAY_NAMES,
    HEADERS,
    SIGNS,
    TYPES,
    numbered,
)
from explorer_kit.importers.contacts.table import Row, cards_of, looks_like, mender, read_table, warnings_of
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.records import Outcomes, Person

_SURE = 0.96
_KNOWN = frozenset(name for names in HEADERS.values() for name in names)
_NUMBERS = (1, 2, 3)
_ADDRESSES = frozenset(name for number in _NUMBERS for name in numbered(ADDRESSES, number))
_SIGNS = SIGNS.union(*(numbered(names, number) for names in (TYPES, DISPLAY_NAMES) for number in _NUMBERS))
_FEWEST_SIGNS, _FEWEST_KNOWN = 3, 6


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say whether a file is Outlook's contacts CSV: by many columns that hardly any other table has."""
    return _SURE if looks_like(file, _is_header) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the people of an Outlook CSV.

    Raises
    ------
    ImportFileError
        Where the file cannot be read, or has other headers.
    """
    table = read_table(file, _is_header, "Outlook's contacts CSV")
    yield from warnings_of(table, file)
    yield from outcomes_of(list(cards_of(table, _card)), file, context)


def _is_header(names: frozenset[str]) -> bool:
    named = names & {*HEADERS["first"], *HEADERS["last"]}
    known = len(names & (_KNOWN | _ADDRESSES))
    enough = len(names & _SIGNS) >= _FEWEST_SIGNS and known >= _FEWEST_KNOWN
    return bool(named and names & _ADDRESSES) and enough


def _card(row: Row) -> Card:
    organization = row.line(*HEADERS["organization"]) or None
    notes = row.text(*HEADERS["notes"])
    person = Person(
        name=_name(row, organization),
        emails=_emails(row),
        phones=tuple(dict.fromkeys(clean_line(text) for text in _all(row, "phone"))),
        linkedin=profile_of(_all(row, "page"), notes),
        organization=organization,
        position=_position(row),
        location=", ".join(place for name in ("city", "country") if (place := row.line(*HEADERS[name])))
        or None,
        tags=tags_in(row.line(*HEADERS["tags"]).split(";")),
    )
    return Card(location="", person=person, note=notes or None, referred_by=tuple(_all(row, "referred_by")))


def _name(row: Row, organization: str | None) -> str | None:
    """Return given, further and family names, else the name shown with the first address."""
    names = " ".join(word for part in ("first", "middle", "last") if (word := row.line(*HEADERS[part])))
    if names:
        return clean_name(names)
    shown = (row.line(*numbered(DISPLAY_NAMES, number)).split("(")[0] for number in _NUMBERS)
    found = next((name for text in shown if (name := clean_name(text))), None)
    return None if found and organization and fold(found) == fold(organization) else found


def _emails(row: Row) -> tuple[str, ...]:
    """Return the addresses; an internal one (type EX, X.500) is taken from the parentheses of its name."""
    found: list[str] = []
    for number in _NUMBERS:
        internal = row.line(*numbered(TYPES, number)).upper() == "EX"
        written = () if internal else addresses_of(row.line(*numbered(ADDRESSES, number)))
        found += written or address_in_display_name(row.line(*numbered(DISPLAY_NAMES, number)))
    return tuple(dict.fromkeys(found))


def _position(row: Row) -> str | None:
    """Return the position. French Outlook has "Titre" twice: first the form of address, then the position."""
    for name in HEADERS["position"]:
        places = row.columns.places(name)
        if places and (text := clean_line(row.cell(places[-1]))):
            return text
    return None


def _all(row: Row, field: str) -> list[str]:
    """Return the filled cells of a field, in the order in which its headers are known."""
    cells = (row.cell(index) for name in HEADERS[field] for index in row.columns.places(name))
    return [text for text in cells if text]


mend = mender(_card)
