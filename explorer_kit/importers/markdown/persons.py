"""The people of a note as records: everything it tells of the first one, a name and a page of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer_kit.importers.dates import Dated
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.markdown.facts import NoteFacts
from explorer_kit.importers.markdown.people import Named, emails_in, linkedin_slug
from explorer_kit.importers.markdown.vocabulary import note_type
from explorer_kit.importers.phrases import read_tie
from explorer_kit.records import MAIN, UNDATED, Moment, Person

Slots = dict[str, str]
"""A person's own slot (`Named.slot`) → the slot in the record."""

_PHONE = re.compile(r"\+?[\d(][\d ()/.-]{5,}\d")


def slots_of(people: Iterable[Named]) -> Slots:
    """Return the slots of a note's own people: the first is ``main``, the others are attendees."""
    return {
        named.slot: MAIN if place == 0 else f"attendee:{named.slot}" for place, named in enumerate(people)
    }


def main_person(named: Named, facts: NoteFacts, *, alone: bool) -> Person:
    """Return the first person of a note with what its fields say of them.

    Parameters
    ----------
    named : Named
        The person.
    facts : NoteFacts
        The note.
    alone : bool
        False where it has other people, too: an e-mail address or profile could then be anybody's.
    """
    emails = tuple(email for text in facts.texts("email") for email in emails_in(text)) if alone else ()
    profiles = (slug for text in facts.texts("linkedin") if (slug := linkedin_slug(text)))
    phones = (match[0].strip() for text in facts.texts("phone") for match in _PHONE.finditer(text))
    return Person(
        name=named.name,
        emails=tuple(dict.fromkeys((*((named.email,) if named.email else ()), *emails))),
        phones=tuple(phones) if alone else (),
        linkedin=named.linkedin or (next(profiles, None) if alone else None),
        page=named.page,
        organization=facts.line("organization"),
        position=facts.line("position"),
        location=facts.line("location"),
        industry=facts.line("industry"),
        function=facts.line("function"),
        seniority=facts.line("seniority"),
        school=facts.line("school"),
        tags=tuple(tag for tag in facts.tags if note_type(tag) is None),
        tie=read_tie(facts.line("tie") or ""),
        tier=facts.line("tier"),
        known_since=_known_since(facts),
    )


def other_person(named: Named, slot: str) -> Person:
    """Return a further person of a note, of whom it tells no more than who they are."""
    return Person(
        slot=slot,
        name=clean_line(named.name or "") or None,
        emails=(named.email,) if named.email else (),
        linkedin=named.linkedin,
        page=named.page,
    )


def _known_since(facts: NoteFacts) -> Moment:
    readings = (facts.reading(text) for text in facts.texts("known_since"))
    return next((reading.moment for reading in readings if isinstance(reading, Dated)), UNDATED)
