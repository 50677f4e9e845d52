"""Folding of words to a form in which headers and cell phrases can be compared.

People write the same word with other capitals, accents, dashes, line breaks and blanks. Everything that
recognises words (headers, yes and no, channels, month names) compares folded forms, so that a list of known
words needs one spelling each.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width space, word joiner and stray byte order marks carry no meaning; the zero-width (non-)joiners do.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_BLANKS = re.compile(r"\s+")
_SHORT = 60


def clean(text: str) -> str:
    """Return text in NFC without invisible characters, blanks at its ends or no-break blanks.

    Line breaks inside the text stay: notes have paragraphs.
    """
    if text.isascii():
        return text.strip()
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ").strip()


def clean_line(text: str) -> str:
    """Return `clean` text on one line: every run of blanks and line breaks becomes one blank."""
    return _BLANKS.sub(" ", clean(text)).strip()


def without_accents(text: str) -> str:
    """Return text with combining marks removed: ``"Zoë"`` becomes ``"Zoe"``."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(text: str) -> str:
    r"""Return the form in which words are compared: case, accents, punctuation and blanks folded.

    Examples
    --------
    >>> fold("  Date of\nInterview*: ")
    'date of interview'
    >>> fold("Thank-you sent?")
    'thank you sent'
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = without_accents(clean(text)).casefold()
    return _NOT_WORD.sub(" ", plain).strip()


# Tables say the same few words in thousands of rows.
_fold_short = lru_cache(maxsize=20_000)(_fold)
