"""From source records to rows of the table ``observations``: ids, editions, one row per thing said.

Ids are hashes of what was said, so that the same file loaded twice gives the same rows (R11). Fields at
their default do not enter the hash: a field added in a later version changes no id.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from explorer_kit.records import (
    Attendee,
    Code,
    Coding,
    Connection,
    Entry,
    Item,
    Meeting,
    Message,
    Moment,
    Note,
    Person,
    PlannedFollowUp,
    Referral,
    SelfRating,
    SkillMention,
    SourceRecord,
    Turn,
)

Row = dict[str, Any]

KINDS: dict[type, str] = {
    Person: "person",
    Message: "message",
    Meeting: "meeting",
    Note: "note",
    SkillMention: "skill",
    Referral: "referral",
    PlannedFollowUp: "planned",
    Connection: "connection",
    SelfRating: "self_rating",
    Turn: "turn",
    Code: "code",
    Coding: "coding",
}
"""Kind of the row for each item; of an :class:`Entry` it is the entry's own."""
# fields whose column has another name; a Moment's own fields and the slots are spread by hand
COLUMN_OF = {
    "group": "is_group",
    "counts_from": "counts_from_on",
    "not_before": "not_before_on",
    "linkedin": "linkedin_slug",
    "location": "location_name",
    "required_level": "level",
    "subject": "heading",
    "title": "heading",
    "quote": "text",
    "thread": "thread_id",
    "about": "about_id",
    "description": "text",
    "content": "given",
}
# of a Turn, seconds; of a Coding, places in the text: columns by the same names would mix the two
RENAMED: dict[type, dict[str, str]] = {
    Turn: {"starts": "starts_second", "ends": "ends_second", "number": "place"},
    Coding: {"starts": "starts_sign", "ends": "ends_sign"},
    Code: {"name": "code"},
}
SPREAD = {
    "who",
    "slot",
    "at",
    "starts",
    "ends",
    "due",
    "offered",
    "known_since",
    "attendees",
    "referrer",
    "referred",
    "label",
}


def digest(*parts: str) -> str:
    """Return a short stable hash of texts."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def content_of(thing: Any) -> Any:
    """Return a record or item as plain JSON values without the fields that are at their default."""
    kind: Any = type(thing)
    if kind in _PLAIN:
        return thing
    if kind is tuple:
        return [content_of(item) for item in thing]
    if isinstance(thing, date | datetime):
        return thing.isoformat()
    values: dict[str, Any] = {"_": kind.__name__}
    for name, default in _defaults(kind):
        value = getattr(thing, name)
        if value != default:
            values[name] = content_of(value)
    return values


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, item.default) for item in dataclasses.fields(kind))


def _hashed(thing: Any) -> str:
    return json.dumps(content_of(thing), sort_keys=True, ensure_ascii=False)


def record_key(source: str, record: SourceRecord) -> str:
    """Return the id of a record over all its editions; ``source`` is the importer's family."""
    return digest(source, record.key)


def edition_of(record: SourceRecord) -> str:
    """Return the hash of all that a record says; its place in the file does not count."""
    return digest(*(_hashed(item) for item in record.items))


def rows_of(source: str, record: SourceRecord, edition: str | None = None) -> Iterator[Row]:
    """Yield the rows of a record under the names of the columns of ``observations``; others are null.

    ``edition``: its :func:`edition_of`, where that is known already.
    """
    key = record_key(source, record)
    base = {
        "source": source,
        "location": record.location,
        "native_id": record.key,
        "record_key": key,
        "edition": edition or edition_of(record),
    }
    places: dict[tuple[str, str], int] = {}
    for item, meeting in _flat(record):
        kind = _kind_of(item)
        label = f"{_label(item)}@{meeting}" if meeting else _label(item)
        place = places[kind, label] = places.get((kind, label), -1) + 1
        item_id = digest(key, kind, label, str(place) if place else "")
        # what two editions both say is one observation; record_items tells which editions say it
        observation_id = digest(item_id, _hashed(item))
        names = {"observation_id": observation_id, "item_id": item_id, "kind": kind}
        yield base | names | _columns(item) | {"meeting_label": meeting or None}


def _kind_of(item: Item | Attendee) -> str:
    if isinstance(item, Entry):
        return item.kind
    return "attendee" if isinstance(item, Attendee) else KINDS[type(item)]


def _flat(record: SourceRecord) -> Iterator[tuple[Item | Attendee, str]]:
    """Yield every thing said and the label of the meeting it is part of."""
    for item in record.items:
        if isinstance(item, Meeting):
            yield item, item.label
            for attendee in item.attendees:
                yield attendee, item.label
        else:
            yield item, ""


def _label(item: Item | Attendee) -> str:
    """Return what tells an item from others of its kind in a record, and survives an edit of the rest."""
    label = _LABELS.get(type(item))
    return label(item) if label else ""


def _coding_label(item: Coding) -> str:
    where = item.text if item.starts is None else str(item.starts)
    return f"{item.code or ''}:{item.coder or ''}:{where}"


_LABELS: dict[type, Callable[[Any], str]] = {
    Person: lambda item: item.slot,
    Attendee: lambda item: item.who,
    SkillMention: lambda item: item.word,
    SelfRating: lambda item: item.word,
    Message: lambda item: f"{item.direction}:{item.role or ''}",
    Referral: lambda item: f"{item.referrer}>{item.referred}",
    Note: lambda item: f"{item.kind}:{item.heading or ''}",
    Turn: lambda item: str(item.number),
    Code: lambda item: item.name,
    Coding: _coding_label,
}


def _columns(item: Item | Attendee) -> Row:
    kind: Any = type(item)
    row: Row = {column: getattr(item, name) for name, column in _columns_of(kind)}
    row["slot"] = getattr(item, "who", "") or getattr(item, "slot", None)
    if isinstance(item, Meeting):
        row["slot"] = None
        row["channel"] = row.pop("medium")
        row |= {"ends_instant_at": item.ends.instant, "ends_wall_at": item.ends.wall}
    if isinstance(item, Referral):
        row |= {"slot": item.referrer, "other_slot": item.referred}
    if isinstance(item, SelfRating):
        row["slot"] = None
    if isinstance(item, Note):
        row["note_kind"] = row.pop("kind")
    if isinstance(item, Message):
        row["stated_role"] = row.pop("role")
    if isinstance(item, Entry):
        del row["kind"]
    if isinstance(item, Attendee):
        row["person_role"] = row.pop("role")
    return row | _time(item)


@cache
def _columns_of(kind: type) -> tuple[tuple[str, str], ...]:
    names = [field.name for field in dataclasses.fields(kind)]
    columns = COLUMN_OF | RENAMED.get(kind, {})
    kept = [name for name in names if name not in SPREAD or name in RENAMED.get(kind, {})]
    return tuple((name, columns.get(name, name)) for name in kept)


def _time(item: Item | Attendee) -> Row:
    for name in ("at", "starts", "due", "offered", "known_since"):
        moment = getattr(item, name, None)
        if isinstance(moment, Moment):
            return {
                "instant_at": moment.instant,
                "wall_at": moment.wall,
                "zone": moment.zone,
                "on_day": moment.day,
                "time_precision": moment.precision,
            }
    return {}
