"""Whose text it is: the person that a document's or a case's name plainly spells out, and the path of a code.

``Interview_Anna Beispiel 2026-03-05.docx`` names Anna Beispiel; ``P07``, ``Focus group 2`` and ``Acme GmbH``
name nobody. A person found so has a name and nothing else: whether it is somebody known is only suggested.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from explorer_kit.derivation.names import LEGAL_FORMS, SUFFIXES, fold, name_key, organization_key
from explorer_kit.importers.folding import clean_line
from explorer_kit.records import Person

_ENDING = re.compile(r"\.(?:docx?|odt|rtf|txt|md|pdf|html?|vtt|srt|m4a|mp3|mp4|wav)$", re.I)
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}[-_. ]?\d{1,2}[-_. ]?\d{1,2}|\d{1,2}[-_. ]\d{1,2}[-_. ]\d{2,4})(?!\d)"
    r"|\((?:\d{1,3}|copy|kopie)\)"
)
_NUMBER = re.compile(r"(?<![^\W_])(?:no\.?|nr\.?|#)?\s?\d{1,3}(?![^\W_])", re.I)
_GAP = re.compile(r"[_\s]+|\s[-–—]\s|(?:^|\s)[-–—]|[-–—](?:\s|$)|[()\[\]#:;]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "da", "di", "del", "la", "al", "ter", "dos"})


@cache
def _words(kind: str) -> frozenset[str]:
    source = files("explorer_kit.resources") / "document_names.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[kind])


@lru_cache(maxsize=1000)
def full_name(label: str | None) -> str | None:
    """Return the person's name that a label is, apart from a date, a number and words such as "interview".

    None unless it plainly is one: two to four words of letters, each with a capital (where its script has
    them), none of which names a role, a group or a legal form.
    """
    text = _ENDING.sub("", clean_line(label or ""))
    text = _NUMBER.sub(" ", _DAY.sub(" ", text))
    words = [
        word for word in _GAP.sub(" ", text).replace(",", ", ").split() if fold(word) not in _words("kind")
    ]
    name = " ".join(words).strip(" ,.-–—")
    plain = [word for word in name.replace(",", " ").split() if fold(word).replace(".", "") not in SUFFIXES]
    if not 2 <= len(plain) <= 4 or not all(_is_name(word) for word in plain):
        return None
    is_organization = organization_key(name) != fold(name) or fold(plain[-1]) in LEGAL_FORMS
    return None if is_organization or name_key(name) is None else name


def _is_name(word: str) -> bool:
    """Tell whether a word can be part of a name; particles (van, de, al) are written small."""
    folded = fold(word).strip(".")
    if not _WORD.fullmatch(word) or folded in _words("nobody") or (len(word) > 3 and word.isupper()):
        return False
    return not word[0].islower() or folded in {
        "van",
        "von",
        "de",
        "der",
        "den",
        "da",
        "di",
        "del",
        "la",
        "al",
    }


def person_of(label: str | None, page: str) -> Person | None:
    """Return the person a label names; all records with one ``page`` mean the same person."""
    name = full_name(label)
    return Person(name=name, page=page) if name else None


def document_page(document: str) -> str:
    """Return the key by which the passages of one document belong to one person; no note has such a page."""
    return f"document:{fold(_ENDING.sub('', document))}"


def own_name(name: str) -> str:
    """Return a code's own name as a part of a path: a stroke in it gets blanks and so divides nothing."""
    return clean_line(name.replace("/", " / "))


def code_path(*names: str) -> str:
    """Return the path of a code from the names above it and its own: ``Skills/Statistics``."""
    return "/".join(own_name(name) for name in names if clean_line(name))
