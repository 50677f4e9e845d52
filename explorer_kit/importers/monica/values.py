"""Values of Monica's JSON: whatever its version wrote, taken as what it should be or as nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from explorer_kit.importers.folding import clean, clean_line
from explorer_kit.importers.reading.markup import readable
from explorer_kit.records import UNDATED, Moment

Json = dict[str, Any]
_YEARS = range(1950, 2101)


class InvalidMomentError(ValueError):
    """A date that does not exist; the message is the text as written."""


def as_object(value: object) -> Json:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return a JSON array; of an object its values (PHP writes an array with gaps as an object)."""
    if isinstance(value, list):
        return value
    return list(value.values()) if isinstance(value, dict) else []


def text_of(value: object) -> str:
    """Return a text, or a number as text, in NFC; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return clean(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def words_of(value: object) -> str:
    """Return a text that people read, which some write as HTML (R9); empty for what is no text."""
    return clean(readable(text_of(value)))


def line_of(value: object) -> str | None:
    """Return a text on one line, None where there is none."""
    return clean_line(text_of(value)) or None


def flag_of(value: object) -> bool:
    """Return a yes or no, which older versions wrote as 1 and 0."""
    return value in (True, 1, "1", "true")


def moment_of(value: object) -> Moment:
    """Return when something was; midnight in UTC is how Monica keeps a day, for its forms ask for days only.

    Raises
    ------
    InvalidMomentError
        Where the text is no time that exists; nothing at all is `UNDATED`.
    """
    text = text_of(value)
    if not text:
        return UNDATED
    found = time_of(text)
    if found is None:
        raise InvalidMomentError(text[:60])
    at_midnight = (found.hour, found.minute, found.second, found.microsecond) == (0, 0, 0, 0)
    if at_midnight and not found.utcoffset():
        return Moment.on(found.date())
    return Moment.at(found) if found.tzinfo else Moment.local(found, "second")


def time_of(value: object) -> datetime | None:
    """Return a time as written, None where it is none."""
    try:
        found = datetime.fromisoformat(text_of(value))
        return found if found.year in _YEARS and found.astimezone(UTC).year in _YEARS else None
    except (ValueError, OverflowError):
        return None


def utc_of(value: object) -> datetime | None:
    """Return a time as naive UTC, None where it is none or its zone is not told."""
    found = time_of(value)
    return found.astimezone(UTC).replace(tzinfo=None) if found is not None and found.tzinfo else None


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry of the export: its own id, what it says of itself, and the collections under it."""

    uuid: str
    properties: Json
    collections: dict[str, list[Any]] = field(default_factory=dict)
    created: str = ""
    updated: str = ""

    @classmethod
    def of(cls, value: object) -> Thing:
        """Return an entry as read; what is missing is empty."""
        entry = as_object(value)
        return cls(
            uuid=text_of(entry.get("uuid"))[:100],
            properties=as_object(entry.get("properties")),
            collections=collections_of(entry.get("data")),
            created=text_of(entry.get("created_at"))[:60],
            updated=text_of(entry.get("updated_at"))[:60],
        )

    def things(self, kind: str) -> Iterator[Thing]:
        """Yield the entries of a collection under this one."""
        yield from (Thing.of(value) for value in self.collections.get(kind, ()) if isinstance(value, dict))


def collections_of(data: object) -> dict[str, list[Any]]:
    """Return the collections ``{count, type, values}`` by type, in the singular; empty ones are left out."""
    found: dict[str, list[Any]] = {}
    for value in as_list(data):
        entry = as_object(value)
        kind = text_of(entry.get("type"))[:60].casefold()
        if kind:
            found.setdefault(_SINGULAR.get(kind, kind), []).extend(as_list(entry.get("values")))
    return found


_SINGULAR = {
    "activities": "activity", "calls": "call", "contact_fields": "contact_field", "contacts": "contact",
    "conversations": "conversation", "notes": "note", "reminders": "reminder", "tasks": "task",
    "users": "user", "addresses": "address",
}  # fmt: skip
