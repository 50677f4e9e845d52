"""Labels in address books: the marks of Google's own groups, and fields that name who referred somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.tracker.columns import field_of

JOINED = re.compile(r"\s*:::\s*")
_SYSTEM = frozenset({"mycontacts", "my contacts", "starred", "other contacts", "all contacts"})
# Apple writes its built-in labels in one word, and Google's relation is called so
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_referrer_label(label: str) -> bool:
    """Tell whether a field of this label names who referred the person, in one of four languages (R7)."""
    return bool(label) and field_of(_CAMEL.sub(" ", clean_line(label.lstrip("* ")))) == "referred_by"


def tags_in(words: Iterable[str]) -> tuple[str, ...]:
    """Return labels as tags, in order, without the ``* `` of Google's own groups and without those groups."""
    tags = (clean_line(word).removeprefix("*").strip() for word in words)
    return tuple(dict.fromkeys(tag for tag in tags if tag and fold(tag) not in _SYSTEM))


def values_in(cell: str) -> list[str]:
    """Return the values of a cell in which Google joins several by `` ::: ``."""
    return [text for part in JOINED.split(cell) if (text := part.strip())]
