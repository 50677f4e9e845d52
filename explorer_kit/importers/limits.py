"""What the user wants of mail and calendars, which hold far more than interviews (privacy).

What is taken depends on the record and the limits alone, never on what the journal knows already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from explorer_kit.records import Item, Meeting, Message, Moment, Note, Person, SourceRecord
from explorer_kit.settings import Limits


def within(record: SourceRecord, limits: Limits) -> SourceRecord | None:
    """Return what of a record lies within the limits; None if nothing does.

    Of a recurring entry only the meetings within the days are kept. What has no day at all is not kept where
    days are limited.
    """
    if limits == Limits() or not record.items:
        return record
    if not (_labelled(record, limits) and _worded(record, limits) and _addressed(record, limits)):
        return None
    return _dated(record, limits)


def _labelled(record: SourceRecord, limits: Limits) -> bool:
    labels = {label.strip().casefold() for label in record.labels}
    return _any_of(limits.labels, labels) and not labels & _folded(limits.without_labels)


def _worded(record: SourceRecord, limits: Limits) -> bool:
    if not limits.words:
        return True
    text = "\n".join(_texts(record.items)).casefold()
    return any(word in text for word in _folded(limits.words))


def _texts(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Message):
            yield f"{item.subject or ''}\n{item.text or ''}"
        elif isinstance(item, Meeting):
            yield item.title or ""
        elif isinstance(item, Note):
            yield item.text


def _addressed(record: SourceRecord, limits: Limits) -> bool:
    emails = {email for item in record.items if isinstance(item, Person) for email in item.emails}
    known = emails | {"@" + email.rpartition("@")[2] for email in emails}
    return _any_of(limits.addresses, known) and not known & _folded(limits.without_addresses)


def _any_of(wanted: tuple[str, ...], found: set[str]) -> bool:
    return not wanted or bool(found & _folded(wanted))


def _folded(texts: tuple[str, ...]) -> set[str]:
    return {text.strip().casefold() for text in texts}


def _dated(record: SourceRecord, limits: Limits) -> SourceRecord | None:
    if limits.since is None and limits.until is None:
        return record
    outside = [item for item in record.items if (day := _day(item)) and not _between(day, limits)]
    kept = tuple(item for item in record.items if item not in outside)
    if not any(_day(item) for item in kept):
        return None
    return replace(record, items=kept)


def _between(day: date, limits: Limits) -> bool:
    return (limits.since or date.min) <= day <= (limits.until or date.max)


def _day(item: Item) -> date | None:
    """Return the day of what happened: of a message or a meeting."""
    moment = item.at if isinstance(item, Message) else item.starts if isinstance(item, Meeting) else None
    return _day_of(moment) if moment else None


def _day_of(moment: Moment) -> date | None:
    instant = moment.wall or moment.instant
    return moment.day or (instant.date() if instant else None)
