"""Transcripts of Otter as text.

How to export: the conversation > ⋯ > Export > TXT, with speaker names and timestamps. Otter does not write
the day into the file: begin its name with it (``2026-03-05 Anna Beispiel.txt``).
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.transcripts.prefixes import looks_like_name
from explorer_kit.importers.transcripts.speakers import is_mark
from explorer_kit.importers.transcripts.spoken import Said, Transcript, is_footer, last_second, visible
from explorer_kit.importers.transcripts.stamped import heading_of, read_stamped
from explorer_kit.importers.transcripts.talk import head_text, outcomes_of, read_text
from explorer_kit.records import Outcomes

_SUFFIXES = (".txt", ".text", "")


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is Otter's: it begins with a name and a time, or is signed."""
    if file.suffix not in _SUFFIXES:
        return 0.0
    lines = [line for line in head_text(file).split("\n") if line.strip()]
    headings = [place for place, line in enumerate(lines) if heading_of(line)]
    begins = bool(headings) and (headings[0] == 0 or (headings[0] < 5 and len(headings) > 1))
    signed = bool(lines) and len(lines) > 1 and is_footer(lines[-1])
    return 0.97 if signed and (headings or len(lines) > 2) else 0.95 if begins else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one talk of a file.

    Raises
    ------
    ImportFileError
        The file is empty, a web page, no text, or far too large.
    """
    decoded = read_text(file)
    _, said = read_stamped(decoded.text.split("\n"))
    said = said or tuple(_untimed(decoded.text))
    transcript = Transcript(said=said, seconds=last_second(said), joint="\n", warnings=decoded.warnings)
    yield from outcomes_of(file, transcript, context)


def _untimed(text: str) -> Iterator[Said]:
    """Yield the paragraphs of an export without times: the first line of each may be the speaker."""
    for block in text.split("\n\n"):
        lines = [shown for line in block.split("\n") if (shown := visible(line))]
        named = len(lines) > 1 and (is_mark(lines[0]) or looks_like_name(lines[0]))
        spoken = lines[1:] if named else lines
        if spoken:
            yield Said(lines[0] if named else "", "\n".join(spoken))


IMPORTER = Importer(source="transcript.otter", title="Transcript (Otter)", recognise=recognise, read=read)
