"""Who a row is about, and whom it names besides."""

from __future__ import annotations

import re

from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.people import Named, emails_in, linkedin_slug, people_in
from explorer_kit.importers.phrases import read_tie
from explorer_kit.importers.reading.sheets import cell_text
from explorer_kit.importers.tracker.cells import label_of, list_of
from explorer_kit.importers.tracker.row import Row
from explorer_kit.importers.vocabulary import meanings
from explorer_kit.records import MAIN, UNDATED, Moment, Person, Referral

_PLACEHOLDERS = frozenset(
    {"tbd", "tba", "n a", "na", "unknown", "unbekannt", "inconnu", "desconocido", "name", "xxx", "nn"}
)
_EMAIL_IN_NAME = re.compile(r"[<(]?\s*(?<![\w.%+'-])[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\s*[>)]?")
_NO_PERSON = re.compile(r"[\d\s.,]*")


def main_person(row: Row) -> Person:
    """Return the person of a row with all that the row says of them; it may identify nobody."""
    return Person(
        slot=MAIN,
        name=name_of(row),
        emails=_emails(row),
        phones=tuple(dict.fromkeys(e for _, _, cell in row.cells("phone") for e in list_of(cell))),
        linkedin=_slug(row),
        organization=row.text("organization"),
        position=row.text("position"),
        location=row.text("location"),
        industry=row.text("industry"),
        function=row.text("function"),
        seniority=row.text("seniority"),
        school=row.text("school"),
        tags=tuple(dict.fromkeys(e for _, _, cell in row.cells("tags") for e in list_of(cell))),
        tie=read_tie(row.cell("tie")),
        tier=row.text("tier"),
        known_since=_known_since(row),
    )


def name_of(row: Row) -> str | None:
    """Return the name as written, without an address in it; None for ``TBD``, ``?`` and the like."""
    whole = row.text("full_name")
    if whole is None:
        parts = [row.text("first_name"), row.text("last_name")]
        whole = " ".join(part for part in parts if part)
    name = clean_line(_EMAIL_IN_NAME.sub(" ", whole)).strip("*_<>,; ")
    folded = fold(name)
    return name if folded and folded not in _PLACEHOLDERS and not _NO_PERSON.fullmatch(name) else None


def is_identified(person: Person) -> bool:
    """Tell whether a person has a name, an address or a profile."""
    return bool(person.name or person.emails or person.linkedin)


def identity_key(person: Person) -> str:
    """Return what names the person over all editions of the table: the name, else the address or profile."""
    return (fold(person.name) if person.name else "") or next(iter(person.emails), person.linkedin or "")


def referrals(row: Row) -> tuple[list[Person], list[Referral]]:
    """Return the people in ``Referred by`` and ``Referrals given`` with the referrals they make (R7)."""
    people: dict[str, Person] = {}
    links: list[Referral] = []
    for _, _, cell in row.cells("referred_by"):
        for named in _named(label_of(cell), several=False):
            slot = _add(people, "referrer", named)
            links.append(Referral(referrer=slot, referred=MAIN))
    for _, _, cell in row.cells("referrals_given"):
        for named in _named(cell_text(cell), several=True):
            slot = _add(people, "referred", named)
            links.append(Referral(referrer=MAIN, referred=slot))
    return list(people.values()), list(dict.fromkeys(links))


def _named(text: str, *, several: bool) -> list[Named]:
    """Return the people in a cell; a count, a yes or a no names nobody."""
    return [named for named in people_in(text, several=several) if not _is_answer(named.name)]


def _is_answer(name: str | None) -> bool:
    folded = fold(name or "")
    return any(folded in words for words in (_PLACEHOLDERS, meanings("flag"), meanings("channel")))


def _add(people: dict[str, Person], role: str, named: Named) -> str:
    slot = f"{role}:{named.slot}"
    people[slot] = Person(
        slot=slot,
        name=named.name,
        page=named.page,
        emails=(named.email,) if named.email else (),
        linkedin=named.linkedin,
    )
    return slot


def _emails(row: Row) -> tuple[str, ...]:
    written = [cell_text(cell) for _, _, cell in row.cells("email")]
    written += [cell_text(cell) for name in ("full_name", "linkedin") for _, _, cell in row.cells(name)]
    return tuple(dict.fromkeys(address for text in written for address in emails_in(text)))


def _slug(row: Row) -> str | None:
    written = [
        cell_text(cell) for name in ("linkedin", "full_name", "email") for _, _, cell in row.cells(name)
    ]
    return next((slug for text in written if (slug := linkedin_slug(text))), None)


def _known_since(row: Row) -> Moment:
    added = row.happened("added_on")
    return added[0][1] if added else UNDATED
