"""Transcripts of Teams as Word documents.

How to export: the meeting's Recap > Transcript > Download > .docx. The file is called as the recording is,
with its day in the name; the .vtt of the same menu says the same and is read, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.reading import Content, content_of
from explorer_kit.importers.transcripts.docx import WordDocument, read_document
from explorer_kit.importers.transcripts.moments import Told, day_alone
from explorer_kit.importers.transcripts.spoken import Transcript, last_second
from explorer_kit.importers.transcripts.stamped import read_stamped
from explorer_kit.importers.transcripts.talk import outcomes_of, read_bytes
from explorer_kit.records import Outcomes

_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2})\s?h\s*)?(?:(?P<minutes>\d{1,3})\s?m(?:in)?\s*)?(?:(?P<seconds>\d{1,2})\s?s)?",
    re.I,
)
_EVENTS = re.compile(
    r".{1,80}\b(?:started|stopped) (?:the )?(?:transcription|recording)"
    r"|.{1,80}\b(?:hat die|a démarré la|a arrêté la|inició la|detuvo la) .{0,20}transkri?.{0,30}",
    re.I,
)
_RECORDING = re.compile(r"-\d{8}_\d{6}(?:UTC)?(?:-.*)?$")


def document_in(file: SourceFile) -> WordDocument | None:
    """Return the Word document in a file, None where it is none or cannot be read."""
    try:
        if file.head(2) != b"PK":
            return None
        data = read_bytes(file)
        return read_document(data, file.name) if content_of(data) is Content.DOCX else None
    except (ImportFileError, OSError):
        return None


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is one: names with times stand above what was said."""
    document = document_in(file)
    if document is None:
        return 0.0
    above, said = read_stamped(document.lines)
    return 0.96 if said and len([line for line in above if line]) <= 12 else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one talk of a file.

    Raises
    ------
    ImportFileError
        The file is no Word document, is damaged, or unpacks to far more than a document holds.
    """
    document = word_document(file)
    above, said = read_stamped(document.lines)
    told = next((Told(day) for line in above if (day := day_alone(line))), Told())
    length = next((seconds for line in above if (seconds := _length(line))), None)
    transcript = Transcript(
        said=tuple(one for one in said),
        emails=document.emails,
        told=told,
        seconds=length or last_second(said),
        title=_title(above),
        medium="video",
        joint="\n",
    )
    yield from outcomes_of(file, transcript, context)


def word_document(file: SourceFile) -> WordDocument:
    """Return the Word document in a file.

    Raises
    ------
    ImportFileError
        It is none, or cannot be read.
    """
    data = read_bytes(file)
    content = content_of(data)
    if content is not Content.DOCX:
        raise ImportFileError("unrecognised", f"{file.name} is no Word document (.docx).")
    return read_document(data, file.name)


@lru_cache(maxsize=256)
def _length(line: str) -> float | None:
    match = _LENGTH.fullmatch(line.strip()) if any(sign.isdigit() for sign in line) else None
    if match is None:
        return None
    return float(
        int(match["hours"] or 0) * 3600 + int(match["minutes"] or 0) * 60 + int(match["seconds"] or 0)
    )


def _title(above: tuple[str, ...]) -> str | None:
    """Return what the document calls the talk: its first line that is no day, length or event."""
    for line in above:
        if line and not day_alone(line) and not _length(line) and not _EVENTS.fullmatch(line):
            return _RECORDING.sub("", line).strip() or None
    return None


IMPORTER = Importer(
    source="transcript.teams", title="Transcript (Teams, Word)", recognise=recognise, read=read
)
