"""Cues of WebVTT and SRT, read leniently: what is between two lines of times is the text of the first.

Real files have cue numbers or ids or none, blank lines where none may be, comments, one-digit minutes
(``0:0:5.100``), byte order marks and any line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9}))?"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
_STAMP = re.compile(_CLOCK)
_LONGEST_LINE = 300
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its times in seconds and its lines, as written."""

    starts: float
    ends: float | None
    lines: tuple[str, ...]


def seconds_of(stamp: str) -> float | None:
    """Return a time such as ``0:03``, ``00:05:00`` or ``0:0:5.100`` in seconds; None where it is none."""
    match = _STAMP.fullmatch(stamp.strip())
    return _seconds(match.groups()) if match else None


def times_of(line: str) -> tuple[float, float | None] | None:
    """Return start and end of a line ``00:01.000 --> 00:02.500``; None where it is no such line."""
    match = _TIMES.fullmatch(line) if "-->" in line and len(line) <= _LONGEST_LINE else None
    if match is None:
        return None
    starts, ends = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    return starts, ends if ends >= starts else None


def read_cues(text: str) -> list[Cue]:
    """Return the cues of a file in its order; what stands before the first is not looked at."""
    lines = text.split("\n")
    places = [(place, times) for place, line in enumerate(lines) if (times := times_of(line))]
    has_ids = bool(places) and _has_ids(lines, places[0][0])
    cues = []
    for number, (place, (starts, ends)) in enumerate(places, start=1):
        last = places[number][0] if number < len(places) else len(lines)
        body = lines[place + 1 : last]
        if number < len(places):
            body = _without_id(body, number + 1, has_ids=has_ids)
        cues.append(Cue(starts, ends, tuple(_without_comments(body))))
    return cues


def _has_ids(lines: list[str], first: int) -> bool:
    """Tell from the line above the first cue's times whether cues have ids; the file's head is none."""
    above = lines[first - 1].strip() if first else ""
    return (
        bool(above)
        and not above.startswith(("WEBVTT", "NOTE"))
        and (first < 2 or not lines[first - 2].strip())
    )


def _without_id(body: list[str], number: int, *, has_ids: bool) -> list[str]:
    """Leave out the id of the next cue, which stands right above its times."""
    above = body[-1].strip() if body else ""
    after_blank = len(body) == 1 or (len(body) > 1 and not body[-2].strip())
    is_id = above == str(number) or (has_ids and above and after_blank)
    return body[:-1] if is_id else body


def _without_comments(body: list[str]) -> Iterator[str]:
    """Yield the lines that are spoken: a comment begins after a blank line and ends at the next."""
    inside, after_blank = False, False
    for line in body:
        blank = not line.strip()
        if blank:
            inside = False
        elif after_blank and _COMMENT.match(line):
            inside = True
        if not blank and not inside:
            yield line
        after_blank = blank


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + round(float(f"0.{fraction}"), 3) if fraction else float(whole)
