"""Captions with times: WebVTT of Zoom, Teams and extensions for Meet, and SRT.

How to export. Zoom: zoom.us > Recordings > the recording > Audio transcript (a file such as
``GMT20260305-130012_Recording.transcript.vtt``). Teams: the meeting's Recap > Transcript > Download > .vtt.
Others (Whisper, Otter, Premiere): export or save as .vtt or .srt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.folding import fold
from explorer_kit.importers.transcripts.cues import Cue, read_cues, times_of
from explorer_kit.importers.transcripts.prefixes import opening_of, speakers_among
from explorer_kit.importers.transcripts.speakers import plain_name
from explorer_kit.importers.transcripts.spoken import Said, Transcript, visible
from explorer_kit.importers.transcripts.talk import head_text, outcomes_of, read_text
from explorer_kit.records import Channel, Outcomes

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?(?:[ \t]+(?P<name>[^<>\n]{0,200}))?>", re.I)
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|ruby|rt|lang|font|span)(?:[.\s][^<>\n]{0,300})?>|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,100}\}",
    re.I,
)
_ZOOM_NAME = re.compile(r"GMT\d{8}[-_]\d{6}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a cue; ``voice`` is the name in its voice tag, None where it has no tag."""

    text: str
    voice: str | None
    cue: Cue


def recognise_vtt(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is WebVTT: by its first word, or by cues in a file called so."""
    head = head_text(file).lstrip()
    if re.match(r"WEBVTT(?:\s|$)", head):
        return 0.98
    return 0.96 if file.suffix == ".vtt" and _has_cues(head) else 0.0


def recognise_srt(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is SRT: it begins with a cue."""
    head = head_text(file).lstrip()
    if file.suffix == ".vtt" or not head:
        return 0.0
    first = [line for line in head.split("\n", 20)[:20] if line.strip()][:2]
    begins = any(times_of(line) for line in first)
    return 0.96 if begins or (file.suffix == ".srt" and _has_cues(head)) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one talk of a file with captions.

    Raises
    ------
    ImportFileError
        The file is empty, a web page, no text, or far too large.
    """
    decoded = read_text(file)
    cues = read_cues(decoded.text)
    known = [fold(plain_name(name)) for name in context.settings.owner_names]
    said = tuple(_said(list(_pieces(cues)), known))
    transcript = Transcript(
        said=said,
        seconds=max((cue.ends if cue.ends is not None else cue.starts for cue in cues), default=None),
        medium=_medium(file, said),
        warnings=decoded.warnings,
    )
    yield from outcomes_of(file, transcript, context)


def _has_cues(head: str) -> bool:
    return any(times_of(line) for line in head.split("\n"))


def _medium(file: SourceFile, said: Iterable[Said]) -> Channel | None:
    """Return video for what a service for calls has written: it tells who speaks."""
    named = any(one.speaker for one in said)
    return "video" if _ZOOM_NAME.search(file.path.name) or (named and file.suffix != ".srt") else None


def _pieces(cues: Iterable[Cue]) -> Iterator[_Piece]:
    """Yield the spoken lines; lines of one voice in a cue are one piece, as are lines that name nobody."""
    for cue in cues:
        voice: str | None = None
        for line in cue.lines:
            place = 0
            for match in _VOICE.finditer(line):
                yield _Piece(line[place : match.start()], voice, cue)
                voice, place = visible(_TAG.sub("", match["name"] or "")), match.end()
            yield _Piece(line[place:], voice, cue)
            if "</v>" in line.lower():
                voice = None


def _said(pieces: list[_Piece], known: list[str]) -> Iterator[Said]:
    """Yield what was said by whom: a piece that names nobody goes on with the last speaker's words."""
    shown = [(piece, text) for piece in pieces if (text := visible(_TAG.sub("", piece.text)))]
    openings = [opening_of(text) if piece.voice is None else None for piece, text in shown]
    untold = [opening for (piece, _), opening in zip(shown, openings, strict=True) if piece.voice is None]
    speakers = speakers_among(untold, known)
    speaker = ""
    for (piece, text), opening in zip(shown, openings, strict=True):
        if piece.voice is not None:
            speaker = piece.voice
        elif opening is not None and fold(opening.name) in speakers:
            speaker, text = opening.name, opening.rest
        if text:
            yield Said(speaker, text, piece.cue.starts, piece.cue.ends)


VTT = Importer(source="transcript.vtt", title="Transcript (WebVTT)", recognise=recognise_vtt, read=read)
SRT = Importer(source="transcript.srt", title="Transcript (SRT)", recognise=recognise_srt, read=read)
