"""The fields of a tracker and the headers they are known by, from ``resources/column_synonyms.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from explorer_kit.importers.folding import fold

Kind = Literal["text", "list", "date", "flag", "time", "number"]
IDENTITY = frozenset({"full_name", "first_name", "last_name", "email", "linkedin"})
_LANGUAGES = ("en", "de", "fr", "es")
# what happened, by stems of words; the first field all of whose concepts a header names is meant
_STEMS = ("next", "last", "thanks", "follow", "reply", "talk", "added", "contact")
_DATED: tuple[tuple[str, set[str]], ...] = (
    ("next_follow_up_on", {"next", "follow"}),
    ("next_follow_up_on", {"next", "contact"}),
    ("last_contact_on", {"last", "contact"}),
    ("thanked_on", {"thanks"}),
    ("follow_up_on", {"follow"}),
    ("replied_on", {"reply"}),
    ("meeting_on", {"talk"}),
    ("added_on", {"added"}),
    ("contacted_on", {"contact"}),
)
# bounded: a "header" may be a cell of any length, full of brackets and of words
_ASIDE = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]|\{[^}]{0,200}\}")
_MOST_WORDS = 60
_NUMBERING = re.compile(r"^\s*\d{1,2}[.):]\s*")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the tracker: what lists call it, what its cells are, whether several columns may be it."""

    name: str
    label: str
    kind: Kind
    many: bool = False


@cache
def _resource() -> dict[str, Any]:
    source = files("explorer_kit.resources") / "column_synonyms.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def fields() -> dict[str, Field]:
    """Return every field by its name, in the order in which a list should show them."""
    return {
        name: Field(name, entry["label"], entry["kind"], entry.get("many", False))
        for name, entry in _resource().items()
        if name not in {"template", "words"}
    }


@cache
def synonyms() -> dict[str, str]:
    """Return folded header → field; of a header known in several languages the first field wins."""
    known: dict[str, str] = {}
    for name in fields():
        for language in _LANGUAGES:
            for header in _resource()[name].get(language, ()):
                known.setdefault(fold(header), name)
        known.setdefault(fold(name), name)
    return known


def template_overlay(folded_headers: Collection[str]) -> dict[str, str]:
    """Return the headers that mean something else in the template these headers come from."""
    overlay: dict[str, str] = {}
    for template in _resource()["template"].values():
        if set(template["when"]) <= set(folded_headers):
            overlay |= template["map"]
    return overlay


def bare(header: str) -> str:
    """Return a header folded, without numbering and asides such as ``(dd/mm/yyyy)``."""
    return fold(_NUMBERING.sub("", _ASIDE.sub(" ", header))) or fold(header)


def field_of(header: str) -> str | None:
    """Return the field a header names exactly, case, accents, asides and punctuation apart."""
    known = synonyms()
    return known.get(fold(header)) or known.get(bare(header))


def field_by_words(header: str) -> str | None:
    """Return the field of a date: a word for a day beside a word for what happened, in any order.

    "Datum Kontakt", "Kontaktdatum", "Thanked on which day" and "fecha de la llamada" are known so.
    """
    words = bare(header).split()[:_MOST_WORDS]
    found = {"day"} if words and words[-1] in _words("last_word") else set()
    for word in words:
        for ending in _words("compound"):
            if word.endswith(ending) and word != ending:
                found |= {"day", *_concepts(word.removesuffix(ending).removesuffix("s"))}
        found |= _concepts(word)
    if "day" not in found:
        return None
    return next((field for field, needed in _DATED if needed <= found), None)


def _concepts(word: str) -> set[str]:
    return {
        concept
        for concept in ("day", *_STEMS)
        if any(word == stem or (concept in _STEMS and word.startswith(stem)) for stem in _words(concept))
    }


def _words(concept: str) -> tuple[str, ...]:
    return tuple(_resource()["words"][concept])


def field_within(header: str) -> str | None:
    """Return the field of the longest known header of several words inside a longer header."""
    words = bare(header).split()[:_MOST_WORDS]
    for length in range(len(words) - 1, 1, -1):
        for start in range(len(words) - length + 1):
            found = synonyms().get(" ".join(words[start : start + length]))
            if found is not None:
                return found
    return None
