"""From cards to source records: who refers to whom, what is left out, and by what a card is known again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.contacts.identity import is_owners
from explorer_kit.importers.folding import clean, fold
from explorer_kit.importers.markdown.people import Named, is_owner, people_in
from explorer_kit.importers.reading.markup import html_to_text
from explorer_kit.importers.reading.sheets import Sheet
from explorer_kit.importers.tracker.directory import Directory
from explorer_kit.importers.tracker.logs import scope_of
from explorer_kit.importers.vocabulary import meanings
from explorer_kit.records import (
    MAIN,
    Item,
    Note,
    Outcomes,
    Person,
    Referral,
    Rejected,
    Skipped,
    SourceRecord,
    Warned,
)

_NOBODY = frozenset({"tbd", "tba", "n a", "na", "unknown", "unbekannt", "inconnu", "desconocido"})
_LONGEST_NAME = 300
_MARKUP = re.compile(
    r"</?(?:a|b|body|br|div|em|font|html|i|li|ol|p|span|strong|table|ul)\b[^<>]{0,500}>", re.I
)


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


def outcomes_of(cards: Sequence[Card], file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what the cards of a file say, in their order."""
    usable = [card for card in cards if not card.skip and card.damage is None]
    directory = Directory(card.person for card in usable)
    keys = Keys(scope_of(Sheet("", ()), file))
    own = 0
    for card in cards:
        own += is_owners(card.person, context.settings)
        yield outcome_of(card, keys, directory, context)
    if own:
        yield Warned(detail=f"{file.name}: {own} of the cards left out are your own.")


def outcome_of(card: Card, keys: Keys, directory: Directory, context: ImportContext) -> Outcomes:
    """Return what one card says, or why it is left out."""
    if card.skip:
        return Skipped(location=card.location, reason=card.skip)
    damage = card.damage or _damage(card)
    if damage is not None:
        return _rejected(card, keys, *damage)
    if is_owners(card.person, context.settings) or not _is_identified(card.person):
        return Skipped(location=card.location, reason="no_identity")
    key = keys.of(card)
    if key is None:
        return Skipped(location=card.location, reason="duplicate")
    items = _items(card, directory, context)
    return SourceRecord(key=key, location=card.location, items=items, scope=keys.scope)


def _items(card: Card, directory: Directory, context: ImportContext) -> tuple[Item, ...]:
    named = [
        named
        for text in card.referred_by
        for named in people_in(text[:_LONGEST_NAME], several=False)
        if not _is_answer(named.name) and not is_owner(named, context.settings)
    ]
    referrers = {f"referrer:{entry.slot}": _referrer(entry, directory) for entry in named}
    items: list[Item] = [card.person, *referrers.values()]
    if note := _text(card.note or ""):
        items.append(Note(text=note))
    items += [Referral(referrer=slot, referred=MAIN) for slot in referrers]
    return tuple(items)


def _text(note: str) -> str:
    """Return a note as text (R9); ``Anna <anna@example.org>`` is no markup."""
    return clean(html_to_text(note) if _MARKUP.search(note) else note)


def _referrer(named: Named, directory: Directory) -> Person:
    """Return a referrer, with the addresses on their own card where the file has just one of the name."""
    person = Person(
        slot=f"referrer:{named.slot}",
        name=named.name,
        emails=(named.email,) if named.email else (),
        linkedin=named.linkedin,
    )
    return directory.found(person)


def _is_answer(name: str | None) -> bool:
    folded = fold(name or "")
    return folded in _NOBODY or folded in meanings("flag")


def _is_identified(person: Person) -> bool:
    return bool(person.name or person.emails or person.linkedin)


def _damage(card: Card) -> tuple[str, str] | None:
    if "\ufffd" in f"{card.person.name}{card.person.emails}":
        return "bad_encoding", "The name holds characters that cannot be read. Type it again."
    return None


def _rejected(card: Card, keys: Keys, reason: str, message: str) -> Rejected:
    base, times = keys.count(card)
    return Rejected(
        location=card.location,
        reason=reason,
        message=message,
        raw=card.raw,
        fields=card.fields,
        remember=(("scope", keys.scope), ("base", base), ("times", str(times))),
    )


class Keys:
    """The keys of a file's records: each is given once, and the very same card twice has none.

    ``start``: for a card that was mended, the number that it had among the cards of its name.
    """

    def __init__(self, scope: str, start: Mapping[str, int] | None = None) -> None:
        self.scope = scope
        self._start = start or {}
        self._seen: Counter[str] = Counter()
        self._contents: set[Card] = set()

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
        base = f"uid|{card.uid}" if card.uid else f"{self.scope}|{_identity(card.person)}"
        self._seen[base] += 1
        return base, self._start.get(base, 1) - 1 + self._seen[base]


def _identity(person: Person) -> str:
    return (fold(person.name) if person.name else "") or next(iter(person.emails), person.linkedin or "")
