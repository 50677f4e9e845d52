"""Google's own CSV, old (until 2024, once in UTF-16) and new: numbered columns for several values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.contacts.card import Card
from explorer_kit.importers.contacts.cards import outcomes_of
from explorer_kit.importers.contacts.identity import addresses_of, clean_name, profile_of
from explorer_kit.importers.contacts.labels import is_referrer_label, tags_in, values_in
from explorer_kit.importers.contacts.table import Row, cards_of, looks_like, mender, read_table, warnings_of
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.records import Outcomes, Person

_OLD = frozenset({"name", "given name", "family name"})
_OLD_SIGNS = frozenset({"group membership", "yomi name", "e mail 1 type", "e mail 1 value", "phone 1 type"})
_NEW = frozenset({"first name", "last name", "labels"})
_NEW_SIGNS = frozenset({"file as", "phonetic first name", "organization name", "e mail 1 label"})
_SURE = 0.97
_NUMBERED = re.compile(r"(?P<what>[a-z][a-z ]*) (?P<number>\d{1,3}) (?P<part>type|label|value)")


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say whether a file is Google's CSV: by columns that only Google has, old or new."""
    return _SURE if looks_like(file, _is_header) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the people of a Google CSV.

    Raises
    ------
    ImportFileError
        Where the file cannot be read, or has other headers.
    """
    table = read_table(file, _is_header, "Google's contacts CSV")
    yield from warnings_of(table, file)
    yield from outcomes_of(list(cards_of(table, _card)), file, context)


def _is_header(names: frozenset[str]) -> bool:
    old = names >= _OLD and bool(names & _OLD_SIGNS)
    return old or (names >= _NEW and bool(names & _NEW_SIGNS))


def _card(row: Row) -> Card:
    organization = _first(row, "organization name", "organization 1 name")
    notes = row.text("notes")
    customs = [*_numbered(row, "custom field"), *_numbered(row, "relation")]
    sites = [value for _, value in (*_numbered(row, "website"), *_numbered(row, "custom field"))]
    person = Person(
        name=_name(row, organization),
        emails=_emails(row),
        phones=tuple(dict.fromkeys(clean_line(value) for _, value in _numbered(row, "phone"))),
        linkedin=profile_of([*sites, *(value for _, value in _numbered(row, "im"))], notes),
        organization=organization,
        position=_first(row, "organization title", "organization 1 title"),
        location=_place(row),
        tags=tags_in(values_in(row.text("labels", "group membership"))),
    )
    referred_by = tuple(value for label, value in customs if is_referrer_label(label))
    return Card(location="", person=person, note=notes or None, referred_by=referred_by)


def _name(row: Row, organization: str | None) -> str | None:
    """Return the full name, else the names in their order; how it is filed only where it is no company."""
    names = (row.line("first name", "given name"), row.line("middle name", "additional name"))
    parts = " ".join(word for word in (*names, row.line("last name", "family name")) if word)
    filed = row.line("file as")
    if organization and fold(filed) == fold(organization):
        filed = ""
    full = row.line("name")
    if organization and not parts and fold(full) == fold(organization):
        full = ""
    return clean_name(full) or clean_name(parts) or clean_name(filed)


def _emails(row: Row) -> tuple[str, ...]:
    """Return the addresses; those marked ``* `` come first, they are the person's main ones."""
    marked = sorted(_numbered(row, "e mail"), key=lambda pair: not pair[0].startswith("*"))
    return addresses_of(*(value for _, value in marked), row.line("name", "first name"))


def _numbered(row: Row, what: str) -> list[tuple[str, str]]:
    """Return (label, value) of numbered columns such as ``E-mail 1 - Value``, one for each value."""
    found: dict[int, dict[str, str]] = {}
    for index, _, folded in row.columns.columns:
        match = _NUMBERED.fullmatch(folded)
        if match is not None and match["what"] == what:
            part = "value" if match["part"] == "value" else "label"
            found.setdefault(int(match["number"]), {})[part] = row.cell(index)
    return [
        (clean_line(parts.get("label", "")), value)
        for _, parts in sorted(found.items())
        for value in values_in(parts.get("value", ""))
    ]


def _first(row: Row, *folded: str) -> str | None:
    return next(iter(values_in(row.line(*folded))), None)


def _place(row: Row) -> str | None:
    places = (_first(row, "address 1 city"), _first(row, "address 1 country"))
    return ", ".join(place for place in places if place) or None


mend = mender(_card)
