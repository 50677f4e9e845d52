"""From cards to source records: who refers to whom, what is left out, and by what a card is known again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.contacts.card import Card
from explorer_kit.importers.contacts.identity import is_owners
from explorer_kit.importers.contacts.keys import Keys
from explorer_kit.importers.folding import clean, fold
from explorer_kit.importers.markdown.people import Named, is_owner, people_in
from explorer_kit.importers.reading.markup import readable
from explorer_kit.importers.tracker.directory import Directory
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


def outcomes_of(cards: Sequence[Card], file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield what the cards of a file say, in their order."""
    people = [card.person for card in cards if not card.skip and card.damage is None]
    directory = Directory(people)
    keys = Keys.of_file(file, people)
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
    return clean(readable(note))


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
        remember=(("scope", keys.scope), ("book", keys.book), ("base", base), ("times", str(times))),
    )
