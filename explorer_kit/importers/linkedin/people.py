"""People as the export names them: a name, and the address of a profile."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from explorer_kit.derivation.names import SUFFIXES, name_key
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.people import linkedin_slug
from explorer_kit.records import MAIN, Person

# What LinkedIn shows for members who closed their account or cannot be seen.
_NOBODY = frozenset(
    {"linkedin member", "linkedin mitglied", "membre linkedin", "membre de linkedin"}
    | {"miembro de linkedin", "utente linkedin", "linkedin user", "unknown", "undefined", "null"}
)
_CREDENTIAL = re.compile(r"[A-Z0-9][A-Z0-9&/®™.-]{1,9}|(?:[A-Za-z]{1,4}\.)+[A-Za-z]*\.?")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a message or invitation; either may be missing."""

    slug: str | None = None
    name: str | None = None

    @property
    def is_somebody(self) -> bool:
        """True where a name or a profile tells who it is."""
        return bool(self.slug or self.name)

    @property
    def key(self) -> str:
        """What tells this person from others of the file, over all exports of it."""
        return self.slug or name_key(self.name) or fold(self.name or "")

    def person(self, slot: str = MAIN) -> Person:
        """Return the person for a record."""
        return Person(slot=slot, name=self.name, linkedin=self.slug)


def party(name: str, url: str = "") -> Party:
    """Return who is meant by a name and the address of a profile, as the file has them."""
    return Party(slug_of(url), name_of(name))


def slug_of(url: str) -> str | None:
    """Return the slug of a member's profile, None for companies and empty cells (R1)."""
    slug = linkedin_slug(url.strip())
    return unicodedata.normalize("NFC", slug).strip().lower() or None if slug else None


def slugs_of(urls: str) -> tuple[str, ...]:
    """Return the slugs of profiles joined by commas."""
    return tuple(dict.fromkeys(slug for url in re.split(r"[,;\s]+", urls) if (slug := slug_of(url))))


def name_of(text: str) -> str | None:
    """Return a name as written; None where LinkedIn names nobody ("LinkedIn Member")."""
    name = clean_line(text)
    return name if any(char.isalpha() for char in name) and fold(name) not in _NOBODY else None


def is_one_name(text: str) -> bool:
    """Tell whether a text with commas is one name ("Jane Doe, Ph.D., PMP") and no list of people."""
    _, *rest = [part.strip() for part in text.split(",")]
    return all(_is_suffix(part) for part in rest)


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names may be one person's: equal, or with another middle name or title."""
    a, b = name_key(one), name_key(other)
    if a is None or b is None:
        return bool(one and other) and fold(one or "") == fold(other or "")
    first, second = a.split(), b.split()
    return a == b or (first[0], first[-1]) == (second[0], second[-1])


def _is_suffix(part: str) -> bool:
    words = fold(part).replace(" ", "")
    return words in SUFFIXES or bool(_CREDENTIAL.fullmatch(part))
