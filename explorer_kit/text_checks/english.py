"""English as the checks read it: one spelling of signs, sentences, clauses, and what a "not" reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from explorer_kit.text_checks.finding import Span

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\t", " "),
        "…": ".",
        "？": "?",
        "！": "!",
        "，": ",",
    }
)
_ABBREVIATIONS = (
    r"\b(?:dr|mr|mrs|ms|mx|prof|st|vs|etc|e\.g|i\.e|approx|min|mins|inc|ltd|co|corp|jr|sr|ca|c|"
    r"a\.m|p\.m|ph\.d|m\.sc|b\.sc|dept|est|u\.s|u\.k|[a-z])\."
)
_ABBREVIATED = re.compile(_ABBREVIATIONS + r"$")
# "No. 5", but "No. I did not"
_NUMBERED = re.compile(r"\b(?:no|nr)\.$")
_END = re.compile(
    r"[.!?]+[\"')\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•·>]|\d+[.)])(?:\s|$))|(?<=[:,])\n(?=\s*\S)"
)
_NOT = re.compile(
    r"\b(?:not|never|no|none|nor|neither|without|n't|nothing|isn't|aren't|wasn't|won't|don't|"
    r"doesn't|didn't|can't|"
    r"cannot|wouldn't|shouldn't|couldn't|haven't|hasn't|ain't|dont|isnt|wont|cant|instead of|"
    r"rather than|far from|"
    r"anything but|no need|hardly|least)\b"
)
# here the "not" asks, urges or belongs to something else
_NO_DENIAL = re.compile(
    r"\b(?:crazy|mad|foolish|silly|stupid|mistake|pity|shame|wrong|insane|daft) not to\b|"
    r"\bwhy (?:not|don't)\b|"
    r"\b(?:couldn't|can't|wouldn't|won't|don't|isn't|aren't|haven't) (?:you|there|your|they|it)\b|"
    r"\bnot only\b|\bno doubt\b|"
    r"\b(?:don't|do not|please don't) (?:forget|hesitate)\b|\bif not\b|\bor not\b|\bwhy not\b|"
    r"\bnot least\b|\bno (?:longer|problem)\b|"
    r"\b(?:not sure|don't know|do not know|no idea|not certain|unsure)\b|\b(?:wouldn't|would not|"
    r"don't) mind\b|\bno matter\b|\bcan't wait\b|\bcan't help\b"
)
_TURN = re.compile(
    r"\bbut\b|\bhowever\b|\balthough\b|\bthough\b|\byet\b|\bstill\b|\bunless\b|;|[?!:]| - |"
    r"\bif\b|\bwhether\b|\bbecause\b|\bsimply\b|"
    r"(?:,|\band\b|\bso\b) (?:and |so |then )?(?:i|i'd|i'm|i'll|i've|we|we'd|you|please|could|"
    r"would|can|may|might|what|how|do|is|are|just)\b|"
    r"\b(?:could|would|can) you\b|\bplease\b"
)


@dataclass(frozen=True)
class English:
    """A text with its lower-case twin of the same length, in which signs have one spelling each.

    ``low[i]`` belongs to ``raw[i]``: what is found in the one can be pointed at in the other.
    """

    raw: str

    @cached_property
    def low(self) -> str:
        """The text in lower case, with straight quotes, plain dashes and plain spaces."""
        return "".join(_lower(sign) for sign in self.raw.translate(_SIGNS))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, without the space around them; lines of a list are sentences of their own."""
        spans, start = [], 0
        for end in _END.finditer(self.low):
            if end[0][0] == "." and self._is_no_end(start, end.start() + 1, end.end()):
                continue
            spans.append(self._trimmed(start, end.end()))
            start = end.end()
        spans.append(self._trimmed(start, len(self.low)))
        return tuple(span for span in spans if span.end > span.start)

    def _is_no_end(self, start: int, dot: int, end: int) -> bool:
        following = self.raw[end:].lstrip()[:1]
        if _NUMBERED.search(self.low[start:dot]):
            return following.isdigit()
        if _ABBREVIATED.search(self.low[start:dot]):
            return bool(following) and not (
                following.isupper() and self.low[max(0, dot - 4) : dot] in {"a.m.", "p.m."}
            )
        return following.islower()

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.low[start:end]
        return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def sentence_at(self, place: int) -> Span:
        """Return the sentence in which a place lies."""
        for span in self.sentences:
            if place < span.end:
                return span
        return self.sentences[-1] if self.sentences else Span(0, len(self.low))

    def denied(self, place: int, *, reach: int = 90) -> bool:
        """Tell whether a "not" earlier in the sentence reaches a place.

        It reaches as far as the clause goes: to a "but", an "if", a semicolon, and no further than ``reach``
        signs.
        """
        before = self.low[self.sentence_at(place).start : place][-reach:]
        turn = max((match.end() for match in _TURN.finditer(before)), default=0)
        return _NOT.search(_NO_DENIAL.sub(" ", before[turn:])) is not None

    def words(self) -> list[str]:
        """Return what whitespace separates."""
        return self.raw.split()


def _lower(sign: str) -> str:
    lower = sign.lower()
    return lower if len(lower) == 1 else sign
