"""Lines of a name and a time with speech under them: ``Anna Beispiel  0:03`` (Otter, Teams as Word)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.transcripts.cues import seconds_of, times_of
from explorer_kit.importers.transcripts.spoken import Said, is_footer, visible

_STAMPED = re.compile(r"(?P<name>\S.{0,79}?)?(?:\s{2,}|\t\s*)(?P<time>(?:\d{1,3}:)?\d{1,3}:\d{2})\s*")
_LONGEST_LINE = 300


@dataclass(slots=True)
class _Part:
    """A heading with the lines under it; the part before the first heading has none."""

    speaker: str
    starts: float | None
    ends: float | None = None
    lines: list[str] = field(default_factory=list)
    nameless: bool = False


def heading_of(line: str) -> tuple[str, float] | None:
    """Return speaker and second of a line ``Name  0:03``: two blanks at least, else it is speech."""
    if len(line) > _LONGEST_LINE or ":" not in line:
        return None
    match = _STAMPED.fullmatch(line.replace("\u00a0", " "))
    seconds = seconds_of(match["time"]) if match else None
    if match is None or seconds is None or (match["name"] or "").endswith((".", "?", "!", ",", ";")):
        return None
    return clean_line(match["name"] or ""), seconds


def read_stamped(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[Said, ...]]:
    """Return the lines above the first heading, and what was said under the headings.

    A line of two times (``0:0:5.100 --> 0:0:8.250``) is a heading, too; the line under it is the speaker.
    """
    parts = list(_parts(lines))
    said = tuple(
        Said(part.speaker, text, part.starts, part.ends)
        for part in parts[1:]
        if (text := "\n".join(shown for line in part.lines if (shown := visible(line))))
    )
    return tuple(clean_line(line) for line in parts[0].lines), said


def _parts(lines: Iterable[str]) -> Iterator[_Part]:
    part = _Part("", None)
    for line in lines:
        times, heading = times_of(line), heading_of(line)
        if times is not None or heading is not None:
            yield part
            if heading is not None:
                part = _Part(heading[0], heading[1])
            elif times is not None:
                part = _Part("", times[0], times[1], nameless=True)
        elif part.nameless and line.strip():
            part.speaker, part.nameless = clean_line(line), False
        elif line.strip() and not is_footer(line):
            part.lines.append(line)
    yield part
