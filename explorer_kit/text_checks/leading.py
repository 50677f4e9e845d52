"""Tells questions that lead: by words that judge, a judgement taken for granted, a push to agree."""

from __future__ import annotations

import re

from explorer_kit.text_checks.asking import Part
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Span
from explorer_kit.text_checks.phrases import load
from explorer_kit.text_checks.words import word_list

_QUOTED = re.compile(r"(?<![\w])'[^'?!]{2,80}'(?![\w])|\"[^\"]{2,120}\"")
_NEGATED_START = re.compile(
    r"(?:^\s*|[.!?] |, |\band |\bso )(?P<said>(?:"
    # with the apostrophe, and as it is typed in a hurry
    r"(?:do|does|is|are|was|were|would|should|could|did|have|has|wo|ca)n't|ain't|"
    r"(?:do|does|is|are|was|were|would|should|could|did|have|has|wo|ca)nt) "
    r"[\w-]+\b)"
)


def leading(text: English, parts: list[Part]) -> Span | None:
    """Return the words by which a question leads; None where it is neutral."""
    low = _without_quotes(text.low)
    lists = load("questions").lists
    tag = _tag(low)
    if tag:
        return tag
    for name in ("push", "judged"):
        match = lists[name].search(low)
        if match:
            return Span(match.start(), match.start() + len(match[0].rstrip(' ,()"*_:/&-\n')))
    match = _NEGATED_START.search(low)
    if match and (not low[: match.start("said")].strip() or low.rstrip().endswith("?")):
        return Span(*match.span("said"))
    match = word_list("loaded_words").search(low) or _praise(low, parts)
    if match and not lists["statement_of_person"].search(low):
        return Span(*match.span())
    return None


def _praise(low: str, parts: list[Part]) -> re.Match[str] | None:
    """Return a word of praise within a question; said before it, it is only polite."""
    words = word_list("praising_words")
    return next(
        (match for part in parts if (match := words.search(low, part.span.start, part.span.end))), None
    )


def _tag(low: str) -> Span | None:
    """Return a push to agree at the end: "…, right?"."""
    match = re.search(r"[,;-] *([^,;?-]{2,40})\?+\s*$", low)
    if match and load("questions").lists["tags"].match(match[1]):
        return Span(match.start(1), match.end(1))
    return None


def _without_quotes(low: str) -> str:
    """Blank out what is quoted: words of another, not of who asks."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), low)
