"""Who the rows of a sheet are about: a bare name in "Referred by" means the person of that name in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer_kit.derivation.names import name_key, organization_key
from explorer_kit.importers.tracker.people import main_person
from explorer_kit.importers.tracker.row import Row
from explorer_kit.records import Person

_NAMING = ("referred_by", "referrals_given")


class Directory:
    """The people of a sheet by name; a name that two different people bear is nobody's."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._known: dict[str, Person | None] = {}
        for person in people:
            key = name_key(person.name)
            if key is not None:
                self._known[key] = _together(self._known[key], person) if key in self._known else person

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Directory:
        """Return the directory of a sheet's rows; an empty one where no row names other people."""
        rows = list(rows)
        naming = any(row.cell(field) is not None for row in rows for field in _NAMING)
        return cls(map(main_person, rows)) if naming else cls()

    def found(self, person: Person) -> Person:
        """Return a person who is only named with the addresses and organization of their own row."""
        known = self._known.get(name_key(person.name) or "")
        if known is None or person.emails or person.linkedin or person.page:
            return person
        return replace(person, emails=known.emails, linkedin=known.linkedin, organization=known.organization)


def _together(first: Person | None, second: Person) -> Person | None:
    """Return one person for two rows of one name, None where they are of two people."""
    return first if first is not None and _identity(first) == _identity(second) else None


def _identity(person: Person) -> tuple[tuple[str, ...], str | None, str | None]:
    return person.emails, person.linkedin, organization_key(person.organization)
