"""Tells English from other languages: only of English do the checks say anything."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

from explorer_kit.text_checks.english import English

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FOREIGN_SHARE = 0.4
"""From this share of the words on, sentences in another language make the text one in another language."""


def is_english(text: English) -> bool:
    """Tell whether a text can be checked: most of its words stand in English sentences.

    A foreign name, greeting or term makes no foreign text. What holds no word at all is none either.
    """
    english = foreign = 0
    for span in text.sentences:
        words = _WORD.findall(text.low[span.start : span.end])
        if _is_foreign(words):
            foreign += len(words)
        else:
            english += len(words)
    if not english + foreign:
        return False
    return foreign < _FOREIGN_SHARE * (english + foreign)


def _is_foreign(words: list[str]) -> bool:
    if not words:
        return False
    letters = "".join(words)
    latin = sum(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
    if latin < len(letters) / 2:
        return True
    counts = {language: sum(word in known for word in words) for language, known in _function_words().items()}
    english = counts.pop("en")
    other = max(counts.values())
    if english != other:
        return other > english
    return english == 0 and len(words) > 2 and _guessed(" ".join(words)) != "en"


def _guessed(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])


@cache
def _function_words() -> dict[str, frozenset[str]]:
    source = resources.files("explorer_kit.resources").joinpath("function_words.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}
