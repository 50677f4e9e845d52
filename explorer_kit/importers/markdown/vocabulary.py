"""The words by which a note says what it is: names of its fields, kinds of notes, headings.

They stand in ``resources/note_words.toml``, in four languages, and are compared folded.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from explorer_kit.importers.folding import fold

NoteType = Literal["talk", "person", "self_rating", "other"]

NOTE_KINDS = ("takeaway", "advice", "trend", "resource", "quote")
"""Fields whose value is a note of that kind; headings with these words make their text one."""

# Too common in running notes to be fields of ours outside the front matter.
_FRONT_ONLY = frozenset(
    {"title", "type", "name", "tags", "status", "time", "end", "tie", "tier", "created", "variant"}
    | {"outreach", "reply"}
)


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    text = files("explorer_kit.resources").joinpath("note_words.toml").read_text("utf-8")
    return {
        table: {name: tuple(fold(word) for word in words.split(",")) for name, words in entries.items()}
        for table, entries in tomllib.loads(text).items()
    }


@cache
def _names(table: str) -> dict[str, str]:
    return {word: name for name, words in _words()[table].items() for word in words}


def field_name(written: str) -> str | None:
    """Return the name of a field as the program knows it; None for one that is not known."""
    return _names("fields").get(fold(written))


def inline_name(written: str) -> str | None:
    """Return the name of a field in the body; fewer are known there than in the front matter."""
    name = field_name(written)
    return None if name in _FRONT_ONLY else name


def note_type(written: str) -> NoteType | None:
    """Return what a type or tag says a note is; None for words that say nothing about it.

    Examples
    --------
    >>> note_type("informational-interview"), note_type("#type/coffee-chat"), note_type("Gespräch")
    ('talk', 'talk', 'talk')
    """
    folded = fold(written.strip("[]# ").rsplit("/", 1)[-1])
    named = _names("types").get(folded)
    if named is not None:
        return cast(NoteType, named) if named in get_args(NoteType) else None
    words, talks = folded.split(), _words()["talks"]
    if not words or words[-1] in talks["not_after_all"]:
        return None
    return "talk" if words[0] in talks["beginnings"] or folded.endswith(talks["endings"]) else None


def heading_kind(heading: str | None) -> str:
    """Return the kind of note that stands under a heading: ``answer`` under a question, else by its words."""
    if not heading:
        return "note"
    if heading.endswith("?"):
        return "answer"
    folded = fold(heading)
    name = field_name(folded) or field_name(folded.rsplit(" ", 1)[-1])
    return name if name in NOTE_KINDS else "note"


def is_off_record(heading: str | None) -> bool:
    """Tell whether a heading says that what stands under it is not to be quoted."""
    return heading is not None and fold(heading).startswith(_words()["fields"]["off_record"])
