"""What a check says: which fault, at which words, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, or one piece of advice.

    Attributes
    ----------
    code : str
        A code of the contract (``no_purpose`` …); of advice a word of its own.
    explanation : str
        What was found and what to do about it, in a sentence or two for the writer.
    words : str
        The words it means, as they are written; empty where something is missing.
    start, end : int
        Where those words stand in the text (code points, end exclusive); both 0 where something is missing.
    """

    code: str
    explanation: str
    words: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points, end exclusive."""

    start: int
    end: int

    def of(self, raw: str) -> str:
        """Return the words that stand there."""
        return raw[self.start : self.end]


def found(code: str, explanation: str, raw: str, span: Span | None) -> Finding:
    """Return a finding that points at a stretch of a text, or at nothing."""
    if span is None:
        return Finding(code=code, explanation=explanation)
    return Finding(code=code, explanation=explanation, words=span.of(raw), start=span.start, end=span.end)
