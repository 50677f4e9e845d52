"""What is to be checked, as it comes in: plain text, or JSON with the fields of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explorer_kit.errors import CheckError


@dataclass(frozen=True, slots=True)
class Item:
    """One text with what belongs to it.

    ``fields`` holds what the JSON object held: ``body`` or ``text``, ``subject``, ``channel``,
    ``recipient_facts`` …; ``id`` is its own, or its number from 1.
    """

    id: str | int
    fields: Mapping[str, Any]

    def text(self, *names: str) -> str:
        """Return the first of these fields that is given.

        Raises
        ------
        CheckError
            None of them is there, or it is no text.
        """
        for name in names:
            if name in self.fields:
                return self._as_text(name)
        raise CheckError(f"Item {self.id} has no '{names[0]}'. Found: {', '.join(self.fields) or 'nothing'}.")

    def optional(self, name: str, default: str) -> str:
        """Return a field that may be missing."""
        return default if self.fields.get(name) in (None, "") else self._as_text(name)

    def texts(self, name: str) -> list[str] | None:
        """Return a field that lists texts; None where it is not given."""
        value = self.fields.get(name)
        return None if value is None else list(_texts(value))

    def _as_text(self, name: str) -> str:
        value = self.fields[name]
        if not isinstance(value, str):
            raise CheckError(f"'{name}' of item {self.id} is {type(value).__name__}, not text.")
        return value


def items_of(given: str, field: str, *, line_by_line: bool = False) -> list[Item]:
    """Return the items in a text.

    Parameters
    ----------
    given : str
        A JSON object or array (of objects or texts), or plain text.
    field : str
        The field that plain text is.
    line_by_line : bool
        Plain text holds one item a line.

    Raises
    ------
    CheckError
        There is nothing to check, or the JSON is of another shape.
    """
    stripped = given.strip().removeprefix("\ufeff").strip()
    if not stripped:
        raise CheckError("There is no text to check: give a file, or text on standard input.")
    parsed = _json(stripped)
    if parsed is None:
        lines = (
            [line.strip() for line in stripped.splitlines() if line.strip()] if line_by_line else [stripped]
        )
        return [Item(number, {field: line}) for number, line in enumerate(lines, 1)]
    listed = parsed if isinstance(parsed, list) else [parsed]
    return [_item(number, entry, field) for number, entry in enumerate(listed, 1)]


def _json(text: str) -> Any:
    """Return what a JSON object or array holds; None for plain text, which may begin with a bracket, too."""
    if text[0] not in "{[":
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if text[0] == "{" or text[:2] in ('["', "[{"):
            raise CheckError(f"This begins like JSON but cannot be read as such: {error}.") from error
        return None


def _item(number: int, entry: Any, field: str) -> Item:
    if isinstance(entry, str):
        return Item(number, {field: entry})
    if not isinstance(entry, dict):
        raise CheckError(f"Item {number} is {type(entry).__name__}; an object or a text is needed.")
    return Item(entry.get("id", number), entry)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a list, an object, or lines of a text: facts are written in many ways."""
    if isinstance(value, str):
        yield from (line.strip() for line in value.splitlines() if line.strip())
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(_main_text(each))
    elif value is not None:
        yield str(value)


def _main_text(entry: Any) -> Any:
    """Return what an object in a list says, without its source and date; all of it where that has no name."""
    if not isinstance(entry, Mapping):
        return entry
    return next((entry[name] for name in ("text", "fact", "quote", "body") if name in entry), entry)
