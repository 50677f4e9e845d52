"""Which beginnings of lines are speakers: ``Anna Beispiel: …`` is one, ``My advice: …`` is speech.

No single line can tell. A beginning counts as a speaker if it is known (an attendee, the owner), a mark
such as ``SPEAKER_00``, or looks like a name and the file bears it out: a full name, or one that comes again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.transcripts.speakers import is_mark
from explorer_kit.importers.transcripts.speech import SPEECH

_START = r"^(?:>>+\s*|[-–]\s+(?=\S))?"
_COLON = re.compile(rf"{_START}(?P<name>[^:：\n<>]{{1,60}}?)\s*[:：](?:\s+(?P<rest>.*)|\s*)$", re.S)
_SQUARE = re.compile(rf"{_START}\[(?P<name>[^\[\]\n]{{1,60}})\]\s*[:：]?\s*(?P<rest>.*)$", re.S)
_ROUND = re.compile(r"^\((?P<name>[^()\n]{1,60})\)\s*[:：]?\s*$")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*[\w.])?|[^\W\d_]\.?")
_ASIDE = re.compile(r"\([^()]*\)")
_PARTICLES = {
    "de", "del", "der", "den", "di", "da", "du", "do", "dos", "la", "le", "van", "von", "zu", "zur", "y", "e",
    "bin", "al", "el", "ten", "ter", "und",
}  # fmt: skip
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a line that may be a speaker: what stands there, and the line without it."""

    name: str
    rest: str


def opening_of(line: str) -> Opening | None:
    """Return what begins a line as a speaker would: ``Name: …``, ``[Name] …``, or ``(Name)`` alone."""
    match = _SQUARE.match(line) or _ROUND.match(line) or _COLON.match(line)
    if match is None:
        return None
    name = clean_line(match["name"])
    return Opening(name, (match.groupdict().get("rest") or "").strip()) if name else None


def speakers_among(openings: Sequence[Opening | None], known: Collection[str] = ()) -> set[str]:
    """Return the names (folded) among the openings of a file's pieces that are speakers.

    Parameters
    ----------
    openings : sequence of (Opening or None)
        One per piece (a cue, a paragraph), in order; None where nothing looks like a speaker.
    known : collection of str
        Folded names of people who were there.
    """
    names = [opening.name for opening in openings if opening is not None]
    times = Counter(fold(name) for name in names)
    everywhere = len(names) == len(openings)
    first = openings[0] if openings else None
    spelled = dict(zip((fold(name) for name in reversed(names)), reversed(names), strict=True))
    found = set()
    for folded, name in spelled.items():
        opens = first is not None and fold(first.name) == folded
        if folded in known or is_mark(name) or _is_borne_out(name, times[folded], opens, everywhere):
            found.add(folded)
    return found


def _is_borne_out(name: str, times: int, opens: bool, everywhere: bool) -> bool:
    """Tell whether a name that nobody knows is a speaker: ``opens`` tells that the file begins with it."""
    words = _words(name)
    if not words or not all(_WORD.fullmatch(word) for word in words) or len(words) > _MOST_WORDS:
        # "anna92", "iPhone of Ana": what people call themselves
        return opens and times > 1 and len(words) <= _MOST_WORDS and not _is_speech(words)
    # "Kim Long" comes again and again, "Next Question" does not
    if _is_speech(words[:1] if times > 2 else words):
        return False
    if not _is_capital(words):
        return opens and times > 1
    if len(words) == 1 or "," in name:
        return times > 1 or everywhere
    return True


def looks_like_name(text: str) -> bool:
    """Tell whether a line is nothing but a name: up to five words with capitals, none of them of speech."""
    words = _words(text)
    named = 0 < len(words) <= _MOST_WORDS and all(_WORD.fullmatch(word) for word in words)
    return named and _is_capital(words) and not _is_speech(words)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", _ASIDE.sub(" ", name).strip(" *_#")) if word]


def _is_capital(words: Sequence[str]) -> bool:
    """Tell whether all words begin with a capital, as names do; scripts without capitals always do."""
    return (
        all(not word[0].islower() or word.casefold() in _PARTICLES for word in words)
        and not words[0].islower()
    )


def _is_speech(words: Sequence[str]) -> bool:
    plain = [word.casefold().strip(".").replace("’", "'") for word in words]
    return any(word in SPEECH and (place == 0 or word not in _PARTICLES) for place, word in enumerate(plain))
