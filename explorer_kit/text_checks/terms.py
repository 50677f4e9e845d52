"""What a text names, so that two texts can be compared: stems, families of words, numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.numbers import Quantity, quantities
from explorer_kit.text_checks.words import word_list

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHORT = 2
_LONGEST_PHRASE = 3
# what is shorter names nothing, but for these; "IT" only where it is written so
_LETTERS = frozenset({"ux", "ai", "hr", "qa", "pr", "ml", "tv"})
COMMON, ORDINARY, SMALL_NUMBER, RARE = 0.4, 1.0, 0.5, 1.5
BY_MEANING, COMMON_GROUND = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Term:
    """One thing named: under which keys it may be met, how much it tells, whether it fits too many."""

    word: str
    keys: frozenset[str]
    weight: float
    common_ground: bool = False

    def shared_with(self, keys: frozenset[str]) -> float:
        """Return how much it tells that another text names the same; less if only the meaning is the same."""
        same = self.keys & keys
        if not same:
            return 0.0
        word = any(not key.startswith("f:") for key in same)
        return self.weight * (1.0 if word else BY_MEANING) * (COMMON_GROUND if self.common_ground else 1.0)


@dataclass(frozen=True, slots=True)
class Terms:
    """All that a text names."""

    words: tuple[Term, ...]
    numbers: tuple[Term, ...]
    counted: tuple[Quantity, ...] = field(repr=False)

    @property
    def keys(self) -> frozenset[str]:
        """Every key of every term."""
        return frozenset().union(*(term.keys for term in self.all()))

    @property
    def weight(self) -> float:
        """The sum of the weights."""
        return sum(term.weight for term in self.all())

    def all(self) -> Iterator[Term]:
        """Yield words, then numbers."""
        yield from self.words
        yield from self.numbers

    def with_common_ground(self, stems: frozenset[str]) -> Terms:
        """Return the same terms, those marked that fit too many people."""
        words = tuple(replace(term, common_ground=f"w:{stem(term.word)}" in stems) for term in self.words)
        return Terms(words, self.numbers, self.counted)


def terms_of(raw: str) -> Terms:
    """Return what a text names; function words and empty ones are left out, a word said twice counts once."""
    english = English(raw)
    counted = tuple(quantities(english.low))
    numbers: dict[frozenset[str], Term] = {}
    for each in counted:
        if each.keys:
            numbers[each.keys] = Term(each.word, each.keys, _weight_of_number(each))
    words: dict[str, Term] = {}
    matches = list(_WORD.finditer(english.low))
    tokens = [match[0].removesuffix("'s") for match in matches]
    families = _families_in(tokens)
    for place, token in enumerate(tokens):
        if _names(token, raw[matches[place].start() : matches[place].end()]):
            keys = frozenset({f"w:{stem(token)}"} | families[place])
            words.setdefault(stem(token), Term(token, keys, _weight(token)))
    return Terms(tuple(words.values()), tuple(numbers.values()), counted)


def _names(token: str, written: str) -> bool:
    """Tell whether a word names something: it is none that only joins others, nor too short."""
    if len(token) > _SHORT:
        return not word_list("function_like").fullmatch(token)
    return token in _LETTERS or written == "IT"


def _weight_of_number(quantity: Quantity) -> float:
    if quantity.small:
        return SMALL_NUMBER
    return RARE if quantity.large or any(key.startswith("d:") for key in quantity.keys) else ORDINARY


def _weight(token: str) -> float:
    return COMMON if word_list("common_words").fullmatch(token) else ORDINARY


def _families_in(tokens: list[str]) -> dict[int, set[str]]:
    """Return for each place the families of the words and phrases that begin or lie there."""
    stems = [stem(token) for token in tokens]
    found: dict[int, set[str]] = defaultdict(set)
    for start in range(len(stems)):
        for length in range(1, _LONGEST_PHRASE + 1):
            if length == 1 and word_list("empty_words").fullmatch(tokens[start]):
                continue  # "get" stands for too much
            for family in _families().get(tuple(stems[start : start + length]), ()):
                for place in range(start, min(start + length, len(stems))):
                    found[place].add(family)
    return found


@cache
def _families() -> dict[tuple[str, ...], set[str]]:
    source = resources.files("explorer_kit.resources").joinpath("checks", "synonyms.txt")
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            for phrase in line.split(","):
                found[tuple(stem(word) for word in phrase.split())].add(f"f:{number}")
    return found


@cache
def stem(word: str) -> str:
    """Return the stem of an English word (Snowball)."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
