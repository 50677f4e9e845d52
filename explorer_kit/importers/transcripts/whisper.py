"""Transcripts of Whisper and WhisperX as JSON.

How to export: run ``whisper talk.m4a --output_format json`` (or ``whisperx … --diarize``, which tells the
speakers apart). Begin the file's name with the day of the talk: Whisper does not know it. The voices have
no names (``SPEAKER_00``): write names in their place and load the file again.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.transcripts.spoken import Said, Transcript, last_second, visible
from explorer_kit.importers.transcripts.talk import head_text, outcomes_of, read_text
from explorer_kit.records import Outcomes

# what Whisper, its service and WhisperX write at the top; nothing else is claimed
_KEYS = {
    "text", "segments", "language", "word_segments", "duration", "task", "words", "usage", "speakers",
    "language_probability", "model", "transcription", "result", "params", "systeminfo",
}  # fmt: skip
_BEGIN = re.compile(r'\s*\{\s*"(?:text|segments|language|task|duration)"\s*:')
_SEGMENT = re.compile(r'"segments"\s*:\s*\[\s*\{[^{}\[\]]{0,4000}"(?:start|text)"\s*:')
_LONG_TEXT = re.compile(r'\s*\{\s*"text"\s*:\s*"(?:[^"\\]|\\.)*$')


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is Whisper's: by the keys at its top."""
    if file.suffix not in (".json", ".txt", ""):
        return 0.0
    head = head_text(file)
    if not head.lstrip().startswith("{"):
        return 0.0
    data = _loaded(head)
    if data is None:
        cut_off = (
            len(head) > 60_000
            and _BEGIN.match(head)
            and (_SEGMENT.search(head) or _LONG_TEXT.fullmatch(head))
        )
        return 0.95 if cut_off else 0.0
    return 0.96 if _is_whisper(data) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one talk of a file.

    Raises
    ------
    ImportFileError
        ``unreadable`` where the file is no complete JSON, ``unrecognised`` where it is other JSON.
    """
    decoded = read_text(file)
    data = _loaded(decoded.text)
    if data is None:
        raise ImportFileError(
            "unreadable",
            f"{file.name} is no complete JSON: it was probably cut off. Make or download it again.",
        )
    if not _is_whisper(data):
        raise ImportFileError(
            "unrecognised", f"{file.name} is no transcript of Whisper: it has neither 'segments' nor 'text'."
        )
    said = tuple(one for one in _said(data) if one.text)
    seconds = last_second(said) or _number(data.get("duration"))
    transcript = Transcript(said=said, seconds=seconds, warnings=decoded.warnings)
    yield from outcomes_of(file, transcript, context)


def _loaded(text: str) -> dict[str, Any] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _is_whisper(data: dict[str, Any]) -> bool:
    """Tell Whisper's file from other JSON: segments that hold text, or a text among none but its keys."""
    segments = data.get("segments")
    if isinstance(segments, list) and segments:
        return all(isinstance(one, dict) and ("text" in one or "words" in one) for one in segments[:20])
    return isinstance(data.get("text"), str) and set(data) <= _KEYS


def _said(data: dict[str, Any]) -> Iterator[Said]:
    segments = data.get("segments")
    if not isinstance(segments, list) or not segments:
        yield Said("", visible(_text(data.get("text"))))
        return
    for segment in segments:
        if isinstance(segment, dict):
            yield from _of_segment(segment)


def _of_segment(segment: dict[str, Any]) -> Iterator[Said]:
    """Yield a segment, or its words by speaker, where only the words tell who speaks."""
    words = segment.get("words")
    words = [word for word in words if isinstance(word, dict)] if isinstance(words, list) else []
    speaker = _text(segment.get("speaker"))
    text = visible(_text(segment.get("text")))
    told = Counter(_text(word.get("speaker")) for word in words if word.get("speaker"))
    if not speaker and len(told) > 1:
        yield from _of_words(words)
        return
    speaker = speaker or next(iter(told), "")
    text = text or visible(" ".join(_text(word.get("word")) for word in words))
    starts, ends = _number(segment.get("start")), _number(segment.get("end"))
    yield Said(speaker, text, starts, ends if ends is None or starts is None or ends >= starts else None)


def _of_words(words: list[dict[str, Any]]) -> Iterator[Said]:
    """Yield every word with its speaker; one without goes on with the last (joined into turns later)."""
    speaker = next((_text(word["speaker"]) for word in words if word.get("speaker")), "")
    for word in words:
        speaker = _text(word.get("speaker")) or speaker
        yield Said(
            speaker, visible(_text(word.get("word"))), _number(word.get("start")), _number(word.get("end"))
        )


def _text(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return round(number, 3) if math.isfinite(number) and number >= 0 else None


IMPORTER = Importer(source="transcript.whisper", title="Transcript (Whisper)", recognise=recognise, read=read)
