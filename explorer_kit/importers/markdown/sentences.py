"""Where a sentence begins and ends, well enough to quote it.

A full stop ends a sentence when blanks and no small letter follow, unless it ends an abbreviation or an
initial. That is wrong now and then; a quote that is one sentence too long does no harm.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from explorer_kit.importers.folding import clean_line

_STOP = re.compile(r"[.!?…]++[\"”’'»)\]]*+\s++")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-ZÄÖÜ]|e\.g|i\.e|vs|cf|approx|dr|mr|mrs|ms|prof|st|nr|z\. ?b|d\. ?h|u\. ?a|bzw|ca"
    r"|mme|m|p\. ?ex|sr|sra|ud|p\. ?ej)\.\s+$",
    re.I,
)
_LIST_SIGN = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])\s+")
_MOST_AROUND = 1000
_OPENING = "\"“„‘'«»(["


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one paragraph or list item: where each ends, found once for all the quotes from it."""

    text: str
    ends: tuple[int, ...]

    def around(self, start: int, end: int) -> str:
        """Return the sentence around ``text[start:end]`` on one line; of an endless one a part."""
        first = self.ends[max(0, bisect_right(self.ends, start) - 1)]
        last = self.ends[min(bisect_left(self.ends, end), len(self.ends) - 1)]
        begin, stop = max(first, start - _MOST_AROUND), min(last, end + _MOST_AROUND)
        return "… " * (begin > first) + clean_line(self.text[begin:stop]) + " …" * (stop < last)


def sentences_of(text: str, fixed: Sequence[tuple[int, int]] = ()) -> Sentences:
    """Find the sentences of a paragraph or list item, without the sign of the list.

    Parameters
    ----------
    text : str
        One paragraph or list item.
    fixed : sequence of (int, int)
        Spans in which no sentence ends, in their order, such as the name of a tool ("Yahoo! Mail").
    """
    sign = _LIST_SIGN.match(text)
    ends = [sign.end() if sign else 0]
    starts = [start for start, _ in fixed]
    for match in _STOP.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        is_inside = before >= 0 and match.start() < fixed[before][1]
        if match.start() >= ends[0] and not is_inside and _ends_sentence(text, match):
            ends.append(match.end())
    return Sentences(text, (*ends, len(text)))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 5].lstrip(_OPENING)[:1]
    if not following or following.islower():
        return False
    before = text[max(0, stop.start() - 12) : stop.end()]
    return stop[0].startswith(("!", "?", "…")) or _SHORT.search(before) is None
