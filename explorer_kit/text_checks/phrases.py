"""A small language for phrases, so that what the checks look for can be read and mended.

The phrases stand in ``explorer_kit/resources/checks/*.toml``. Words follow one another; between them may
stand commas, brackets and quotes, but no end of a sentence.

============  ==========================================================
``(a|b c)``   one of these
``[a|b]``     one of these, or nothing
``..``        up to two words
``...``       up to five words
``!(a|b)``    what follows is none of these (last in a phrase)
``{name}``    one of a list of the file's table ``[words]``
``hir(e|ing)``  brackets within a word: hire, hiring
``end``       the sentence ends here
============  ==========================================================
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Span

_BETWEEN = r"""[\s,()"*_:/&-]*+"""
# possessive and of a bounded length, or a chain of hyphens could be cut into words in too many ways
_GAP_WORD = rf"(?:[\w$€£%'’+#-]{{1,60}}+{_BETWEEN})"
_GAPS = {"..": f"{_GAP_WORD}{{0,2}}?", "...": f"{_GAP_WORD}{{0,5}}?"}


class _Reader:
    """Turns one phrase into a regular expression, sign by sign."""

    def __init__(self, phrase: str, words: Mapping[str, str]) -> None:
        self._phrase, self._words, self._at = phrase, words, 0

    def alternatives(self, closing: str = "") -> str:
        branches: list[str] = []
        parts: list[str] = []
        while self._at < len(self._phrase):
            sign = self._phrase[self._at]
            if sign == closing:
                self._at += 1
                break
            if sign == "|":
                self._at += 1
                branches.append("".join(parts))
                parts = []
            else:
                parts.append(self._part(sign))
        return "|".join([*branches, "".join(parts)])

    def _part(self, sign: str) -> str:
        self._at += 1
        if sign.isspace():
            return ""
        if sign == "(":
            return f"(?:{self.alternatives(')')})"
        if sign == "[":
            return f"(?:{self.alternatives(']')})?"
        if sign == "!":
            self._at += 1
            return f"(?!{self.alternatives(')')})"
        if sign == "{":
            end = self._phrase.index("}", self._at)
            name, self._at = self._phrase[self._at : end], end + 1
            return f"(?:{_Reader(self._words[name], self._words).alternatives()})"
        self._at -= 1
        return self._word()

    def _word(self) -> str:
        start, depth = self._at, 0
        while self._at < len(self._phrase):
            sign = self._phrase[self._at]
            if depth == 0 and (sign.isspace() or sign in "|)]{["):
                break
            depth += (sign == "(") - (sign == ")")
            self._at += 1
        word = self._phrase[start : self._at]
        if word in _GAPS:
            return _GAPS[word]
        if word == "end":
            return r"(?=[.?!;]|\s*$)"
        pattern = (
            re.escape(word)
            .replace(r"\(", "(?:")
            .replace(r"\)", ")")
            .replace(r"\|", "|")
            .replace(r"\*", r"[\w'-]*")
        )
        left = r"\b" if word[0].isalnum() else ""
        right = r"(?![\w])" if word[-1].isalnum() or word[-1] in ")*" else ""
        return f"{left}{pattern}{right}{_BETWEEN}"


def compiled(phrases: str, words: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Return the pattern of phrases, one a line; lines that begin with ``#`` are remarks."""
    lines = [line.strip() for line in phrases.splitlines()]
    branches = [
        _Reader(line, words or {}).alternatives() for line in lines if line and not line.startswith("#")
    ]
    return re.compile("|".join(f"(?:{branch})" for branch in branches))


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases with one meaning: ``why`` says it.

    Where ``unless`` matches over the same words, they mean another.
    """

    name: str
    why: str
    phrases: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def matches(self, low: str) -> Iterator[Span]:
        """Yield where the phrases stand in a text (lower case) in the sense that is meant."""
        vetoes = [match.span() for match in self.unless.finditer(low)] if self.unless else []
        for match in self.phrases.finditer(low):
            end = match.start() + len(match[0].rstrip(' \n\t,()"*_:/&-'))
            if not any(start < end and match.start() < stop for start, stop in vetoes):
                yield Span(match.start(), end)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The families of one file, and its single lists by name."""

    families: tuple[Family, ...]
    lists: Mapping[str, re.Pattern[str]]

    def first(self, text: English, name: str) -> Span | None:
        """Return the first place of a single list in a text."""
        match = self.lists[name].search(text.low)
        return Span(*match.span()) if match else None


@cache
def load(name: str) -> Phrases:
    """Return the phrases of ``resources/checks/<name>.toml``."""
    source = resources.files("explorer_kit.resources").joinpath("checks", f"{name}.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    words = {key: _one_line(value) for key, value in table.pop("words", {}).items()}
    families = [
        Family(
            key,
            value["why"],
            compiled(value["phrases"], words),
            compiled(value["unless"], words) if "unless" in value else None,
        )
        for key, value in table.pop("families", {}).items()
    ]
    lists = {key: compiled(value, words) for key, value in table.items()}
    return Phrases(tuple(families), lists)


def _one_line(words: str) -> str:
    """Return the words of a list, divided by commas, as alternatives."""
    parts, depth = [""], 0
    for sign in words.replace("\n", " "):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return "|".join(part.strip() for part in parts if part.strip())
