"""What the readers of all transcripts make: who said what and when, before anybody is told who is who."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from explorer_kit.importers.folding import clean, clean_line
from explorer_kit.importers.transcripts.moments import NOT_TOLD, Told
from explorer_kit.records import Channel

# the last line of an Otter transcript; Whisper writes it where nobody speaks
_FOOTER = re.compile(r"transcribed by\s+(?:https?://)?(?:www\.)?otter\.ai/?\.?", re.I)
_LONGEST_TALK = 24 * 60


@dataclass(frozen=True, slots=True)
class Said:
    """A cue, paragraph or segment: its text, and the speaker as written (empty: nobody is named).

    ``starts`` and ``ends`` are seconds from the beginning, where the source has them.
    """

    speaker: str
    text: str
    starts: float | None = None
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A transcript as its file has it.

    Attributes
    ----------
    said : tuple of Said
        In the order of the file; empty texts are left out.
    present : tuple of str
        Who was there besides the speakers, as written.
    emails : mapping
        Name as written → e-mail address, where the file links names to addresses.
    told : Told
        When the talk began, if the file's own text says so; else the name of the file is asked.
    seconds : float or None
        How long the talk was.
    title : str or None
        What the file calls the talk.
    medium : str or None
        ``video`` where the source is a service for video calls.
    joint : str
        What stands between pieces of one turn.
    warnings : tuple of str
        Codes of FORMATS.md.
    """

    said: tuple[Said, ...]
    present: tuple[str, ...] = ()
    emails: Mapping[str, str] = field(default_factory=dict)
    told: Told = NOT_TOLD
    seconds: float | None = None
    title: str | None = None
    medium: Channel | None = None
    joint: str = " "
    warnings: tuple[str, ...] = ()

    @property
    def minutes(self) -> float | None:
        """The length in minutes, to the hundredth; None without one, or where it is no talk's length."""
        minutes = round((self.seconds or 0.0) / 60, 2)
        return minutes if 0 < minutes <= _LONGEST_TALK else None

    @property
    def is_timed(self) -> bool:
        """Whether the source has any time in it."""
        return self.minutes is not None or any(one.starts is not None for one in self.said)


def visible(text: str) -> str:
    """Return a piece of speech as read: entities decoded, on one line, without the transcriber's own line."""
    line = clean_line(html.unescape(text) if "&" in text else text)
    return "" if _FOOTER.fullmatch(line) else line


def is_footer(line: str) -> bool:
    """Tell whether a line is the one with which Otter signs."""
    return _FOOTER.fullmatch(clean(line)) is not None


def last_second(said: Iterable[Said]) -> float | None:
    """Return when the last piece ends (or begins, where ends are not told); None without any time."""
    times = [time for one in said for time in (one.starts, one.ends) if time is not None]
    return max(times, default=None)


def joined(said: Iterable[Said], joint: str) -> Iterator[Said]:
    """Yield turns: pieces of one speaker in a row are one; of speakers that nobody names, each is its own."""
    parts: list[str] = []
    first: Said | None = None
    ends: float | None = None
    for one in said:
        if first is not None and one.speaker and one.speaker == first.speaker:
            parts.append(one.text)
            ends = one.ends if one.ends is not None else ends
            continue
        if first is not None:
            yield Said(first.speaker, joint.join(parts), first.starts, ends)
        first, parts, ends = one, [one.text], one.ends
    if first is not None:
        yield Said(first.speaker, joint.join(parts), first.starts, ends)
