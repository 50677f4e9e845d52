"""By what a card is known again in a later edition of its book (R15), and in the same book's other files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.contacts.card import Card
from explorer_kit.importers.folding import fold
from explorer_kit.importers.reading.sheets import Sheet
from explorer_kit.importers.tracker.logs import scope_of
from explorer_kit.records import Person


class Keys:
    """The keys of a file's records: each is given once, and the very same card twice has none.

    A card is known by its UID, else by its name within its book, else by its first address or profile;
    people of one name by their place among them.

    Attributes
    ----------
    scope : str
        The snapshot that the file is an edition of.
    book : str
        Where names are looked for: the scope, or what several files of a Takeout have in common.
    repeated : frozenset of str
        Names that several people of a Takeout bear: their places differ from file to file, so that they are
        told apart by an address, number or organization.
    start : mapping
        For a card that was mended: the number it had among the cards of its name.
    """

    def __init__(
        self,
        scope: str,
        book: str = "",
        repeated: Iterable[str] = (),
        start: Mapping[str, int] | None = None,
    ) -> None:
        self.scope = scope
        self.book = book or scope
        self.repeated = frozenset(repeated)
        self.start = start or {}
        self._seen: Counter[str] = Counter()
        self._contents: set[Card] = set()

    @classmethod
    def of_file(cls, file: SourceFile, people: Iterable[Person]) -> Keys:
        """Return the keys for the people of a file.

        Google's Takeout writes a file for each label, ``Contacts/Friends/Friends.vcf`` beside
        ``Contacts/All Contacts/All Contacts.vcf``: they are one book, and who is in two is one person.
        """
        scope = scope_of(Sheet("", ()), file)
        *_, above, folder, _ = ("", "", *file.places)
        if not above or fold(folder) != fold(file.path.stem):
            return cls(scope)
        names = Counter(map(_identity, people))
        return cls(scope, f"takeout {fold(above)}", (name for name, count in names.items() if count > 1))

    def of(self, card: Card) -> str | None:
        """Return the key of a card; None for one that was there before, word for word."""
        content = replace(card, location="", raw="", fields=())
        if content in self._contents:
            return None
        self._contents.add(content)
        base, times = self.count(card)
        return base if times == 1 else f"{base}|{times}"

    def count(self, card: Card) -> tuple[str, int]:
        """Return by what a card is known, and its number among the cards that are known by the same."""
        base = f"uid|{card.uid}" if card.uid else f"{self.book}|{self._told(card.person)}"
        self._seen[base] += 1
        return base, self.start.get(base, 1) - 1 + self._seen[base]

    def _told(self, person: Person) -> str:
        identity = _identity(person)
        if identity not in self.repeated:
            return identity
        told = (*person.emails, person.linkedin, *person.phones, person.organization)
        return f"{identity}|{next(filter(None, told), '')}"


def _identity(person: Person) -> str:
    return (fold(person.name) if person.name else "") or next(iter(person.emails), person.linkedin or "")
