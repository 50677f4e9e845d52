"""Tells whether a message says what its sender wants to learn: of work, path, field or employer.

It must say so in words. "Connect", a bare "pick your brain", mentoring, feedback on a product or the state
of an application are other purposes; having heard or read something is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Finding, Span, found
from explorer_kit.text_checks.phrases import load

_INSTEAD = re.compile(
    r"\bpick your brains?\b|\bconnect\b|\bgrab (?:a )?coffee\b|\bnetwork(?:ing)?\b|\bmentor(?:ing|"
    r"ship)?\b|\bfeedback\b|\btouch base\b"
)


def purpose_finding(text: English) -> Finding | None:
    """Return what is missing where a message does not say what the sender wants to learn; else None."""
    if next(_stated(text), None):
        return None
    said = (
        "It does not say what you want to learn. Say it in words: what of this person's work, path, field or "
        "employer you would like to understand."
    )
    instead = _INSTEAD.search(text.low)
    return found("no_purpose", said, text.raw, Span(*instead.span()) if instead else None)


def _stated(text: English) -> Iterator[Span]:
    for sentence in text.sentences:
        low = text.low[sentence.start : sentence.end]
        for family in load("purpose").families:
            for span in family.matches(low):
                placed = Span(sentence.start + span.start, sentence.start + span.end)
                if not (text.denied(placed.start) and text.denied(placed.end)):
                    yield placed
