"""Tells vague questions: those that could be put to anybody because they name no object."""

from __future__ import annotations

import re

from explorer_kit.text_checks.asking import Part
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.words import WORD, word_list

_ABOUT_ALL = re.compile(
    r"(?:tell|talk|describe|share|explain|say|what about|how about|how (?:is|are|was|were|'s|"
    r"do you (?:like|find|enjoy))|how's|what(?:'s| is| was| does| do|s)|do you (?:like|enjoy)|any|"
    r"walk)\b"
)

_BACK = re.compile(
    r"\b(?:it|that|this|there|them|they|those|these|then|the (?:change|move|switch|step|result|"
    r"difference|transition|decision|experience|news))\b"
)
_IDIOM = re.compile(
    r"\b(?:what's it like|what is it like|how's it going|how is it going|is it fun|do you like it|"
    r"these days|is there|are there)\b"
)


def is_vague(text: English, part: Part) -> bool:
    """Tell whether a part, with what leads to it, holds nothing but words that fit everybody."""
    sentence = text.sentence_at(part.span.start)
    words = WORD.findall(text.low[sentence.start : part.span.end])
    if not words:
        return True
    generic = word_list("generic_words")
    rest = [word for word in words if not generic.fullmatch(word)]
    if not rest:
        return True
    semi = word_list("semi_generic_words")
    return bool(_ABOUT_ALL.match(part.core) or _ABOUT_ALL.match(part.low)) and all(
        semi.fullmatch(word) for word in rest
    )


def refers_back(text: English, parts: list[Part]) -> bool:
    """Tell whether the question points back at an object that a sentence before it names.

    "You rebuilt the yard. Were you there from the start?"
    """
    introduced = parts[0].span.start > len(text.low) - len(text.low.lstrip())
    return introduced and _BACK.search(_IDIOM.sub(" ", parts[0].low)) is not None
