"""Word lists of cells, from ``resources/cell_words.toml``: a meaning for a phrase, exact or contained."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from explorer_kit.importers.folding import fold


@cache
def _tables() -> dict[str, Any]:
    source = files("explorer_kit.resources") / "cell_words.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def meanings(topic: str) -> dict[str, str]:
    """Return folded phrase → meaning of a topic (``flag``, ``reply``, ``status``, ``channel`` …).

    Where a phrase stands under two meanings, the first in the file wins.
    """
    found: dict[str, str] = {}
    for meaning, phrases in _tables()[topic].items():
        for phrase in phrases:
            found.setdefault(fold(phrase), meaning)
    return found


@cache
def numerals() -> dict[str, int]:
    """Return small numbers in words."""
    return dict(_tables()["nudges"]["numbers"])


@cache
def nudge_nouns() -> frozenset[str]:
    """Return the folded words for a reminder."""
    return frozenset(fold(word) for word in _tables()["nudges"]["nouns"])


def meaning_of(folded: str, topic: str) -> str | None:
    """Return the meaning of folded text: as a whole, else that of the longest phrase in it.

    Single letters and numbers only count as a whole (``x`` is a yes, the x in ``x will call`` is not).
    """
    known = meanings(topic)
    if folded in known:
        return known[folded]
    words = folded.split()
    for length in range(min(len(words), 5), 0, -1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            if len(phrase) > 2 and phrase in known:
                return known[phrase]
    return None
