"""Where a sentence begins and ends, well enough to quote it.

A full stop ends a sentence when blanks and no small letter follow, unless it ends an abbreviation or an
initial. That is wrong now and then; a quote that is one sentence too long does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer_kit.importers.folding import clean_line

_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-ZÄÖÜ]|e\.g|i\.e|vs|cf|approx|dr|mr|mrs|ms|prof|st|nr|z\. ?b|d\. ?h|u\. ?a|bzw|ca"
    r"|mme|m|p\. ?ex|sr|sra|ud|p\. ?ej)\.\s+$",
    re.I,
)
_LIST_SIGN = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])\s+")
_OPENING = "\"“„‘'«»(["


def sentence_at(text: str, start: int, end: int, fixed: Iterable[tuple[int, int]] = ()) -> str:
    """Return the sentence around ``text[start:end]`` on one line.

    Parameters
    ----------
    text : str
        One paragraph or list item.
    start, end : int
        The span to quote.
    fixed : iterable of (int, int)
        Spans in which no sentence ends, such as the name of a tool ("Yahoo! Mail").
    """
    inside = list(fixed)
    sign = _LIST_SIGN.match(text)
    begin, stop = (sign.end() if sign else 0), len(text)
    for match in _STOP.finditer(text):
        if not _ends_sentence(text, match) or any(low <= match.start() < high for low, high in inside):
            continue
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            stop = match.end()
            break
    return clean_line(text[begin:stop])


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() :].lstrip(_OPENING)[:1]
    if not following or following.islower():
        return False
    before = text[max(0, stop.start() - 12) : stop.end()]
    return stop[0].startswith(("!", "?", "…")) or _SHORT.search(before) is None
