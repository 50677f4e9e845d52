"""Paths of codes: ``Skills/Statistics`` is the code Statistics under the code Skills."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from explorer_kit.derivation.names import fold

_DIVIDER = re.compile(r"(?<!\s)/(?!\s)")


@dataclass(frozen=True, slots=True)
class CodePart:
    """A code that a path names: the last one is its ``own``, the others are those above it."""

    code_id: str
    name: str
    path: str
    parent_id: str | None
    own: bool


def parts_of(path: str) -> tuple[CodePart, ...]:
    """Return the codes in a path, from the top; a stroke between blanks belongs to a name."""
    names = [name.strip() for name in _DIVIDER.split(path) if name.strip()]
    paths = ["/".join(names[: length + 1]) for length in range(len(names))]
    ids = [code_id(part) for part in paths]
    return tuple(
        CodePart(ids[index], name, paths[index], ids[index - 1] if index else None, index == len(names) - 1)
        for index, name in enumerate(names)
    )


def code_id(path: str) -> str:
    """Return the id of a code: equal for paths that differ in case, accents and blanks only."""
    return hashlib.md5(fold(path).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
