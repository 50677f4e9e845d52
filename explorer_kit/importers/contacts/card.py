"""A card as it was read, whatever wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.records import Person

_NOBODY_NAMED = Person()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card or row as read: the person, the note, who referred them; ``skip`` says why it is left out.

    ``uid`` is the source's own id, if it has one; ``raw`` the text for the list of rejected cards, with
    ``fields`` where they have headers; ``damage`` a (reason, sentence) for which it cannot be used.
    """

    location: str
    person: Person = _NOBODY_NAMED
    note: str | None = None
    referred_by: tuple[str, ...] = ()
    uid: str | None = None
    skip: str = ""
    damage: tuple[str, str] | None = None
    raw: str = ""
    fields: tuple[tuple[str, str], ...] = ()
