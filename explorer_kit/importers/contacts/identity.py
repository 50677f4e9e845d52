"""What identifies a person on a card: clean names, addresses and profiles, and whether it is the owner's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from explorer_kit.derivation.names import name_key
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.markdown.people import emails_in, linkedin_slug
from explorer_kit.records import Person
from explorer_kit.settings import Settings

_X500 = re.compile(r"\s*(?:/o=|/c=|imceaex-)|/cn=", re.I)
_IN_PARENTHESES = re.compile(r"\(([^()]{3,320})\)")
_ADDRESS = re.compile(r"[<(\[]?\s*(?:mailto:)?[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\s*[>)\]]?", re.I)
_PROFILE_LABELS = frozenset({"linkedin", "linked", "in", "profile", "profil", "perfil", "url", "link", "web"})
_MOST = 200_000
_LINE = 2_000
_NAME = 300


def clean_name(text: str | None) -> str | None:
    """Return a name on one line, as written, without an address in it; None where no letter is left."""
    if not text:
        return None
    name = clean_line(_ADDRESS.sub(" ", text[:_NAME])).strip("*_<>()[],;:\"' ")
    return name if any(char.isalpha() for char in name) else None


def addresses_of(*texts: str | None) -> tuple[str, ...]:
    """Return the e-mail addresses in texts, lower case, in order; an X.500 name is none (R1)."""
    found = (
        address
        for text in texts
        if text and not _X500.match(text[:_LINE]) and "/cn=" not in text[:_LINE].lower()
        for address in emails_in(text[:_LINE])
    )
    return tuple(dict.fromkeys(found))


def address_in_display_name(text: str | None) -> tuple[str, ...]:
    """Return the address that Outlook shows in parentheses behind a name: ``Anna (anna@example.org)``."""
    inner = _IN_PARENTHESES.findall((text or "")[:_LINE])
    return addresses_of(*inner)


def profile_of(fields: Iterable[str | None], notes: str | None = None) -> str | None:
    """Return the LinkedIn slug in fields for addresses, else in a line of the notes that is nothing but one.

    A profile in the middle of a note may be somebody else's: it is left alone, for a slug joins people.
    """
    for text in fields:
        slug = linkedin_slug(text[:_LINE]) if text else None
        if slug:
            return slug
    found = {slug for line in (notes or "")[:_MOST].split("\n") if (slug := _lone_profile(line))}
    return found.pop() if len(found) == 1 else None


def _lone_profile(line: str) -> str | None:
    """Return the slug of ``LinkedIn: https://www.linkedin.com/in/anna-beispiel``, None for other lines."""
    if len(line) > _LINE or "linkedin.com" not in line.lower():
        return None
    words = line.split()
    profiles = [word for word in words if "linkedin.com" in word.lower()]
    others = (fold(word) for word in words if word not in profiles)
    if len(profiles) != 1 or any(word and word not in _PROFILE_LABELS for word in others):
        return None
    return linkedin_slug(profiles[0])


def is_owners(person: Person, settings: Settings) -> bool:
    """Tell whether a card is the owner's own: by address or profile, by name where neither speaks against it.

    A card with the owner's name but another address may be of somebody of the same name; it is kept.
    """
    addresses = {email.strip().lower() for email in settings.owner_emails}
    profile = linkedin_slug(settings.owner_linkedin or "")
    if addresses & set(person.emails) or (profile is not None and profile == person.linkedin):
        return True
    if (person.emails and addresses) or (person.linkedin and profile):
        return False
    names = _keys_of(settings.owner_names)
    return bool(names) and bool(_keys_of((person.name or "",)) & names)


@lru_cache(maxsize=64)
def _keys_of(names: tuple[str, ...]) -> frozenset[str]:
    keys = {fold(name) for name in names} | {name_key(name) or "" for name in names}
    return frozenset(keys - {""})
