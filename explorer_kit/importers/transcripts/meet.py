"""Transcripts of Google Meet, alone or under "Notes by Gemini".

How to export: open the transcript in Google Docs (it lies in Drive > Meet Recordings) > File > Download >
Plain text (.txt) or Word (.docx); Markdown (.md) is read, too. Only what was said is taken: the notes that
Gemini writes above the transcript are nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.folding import clean_line, fold
from explorer_kit.importers.transcripts.cues import seconds_of
from explorer_kit.importers.transcripts.moments import Told, day_alone, from_title
from explorer_kit.importers.transcripts.prefixes import opening_of, speakers_among
from explorer_kit.importers.transcripts.speakers import names_in, plain_name
from explorer_kit.importers.transcripts.spoken import Said, Transcript, last_second, visible
from explorer_kit.importers.transcripts.talk import head_text, outcomes_of, read_text
from explorer_kit.importers.transcripts.teams import document_in, word_document
from explorer_kit.records import Outcomes
from explorer_kit.settings import Settings

_TRANSCRIPT = r"transcript|transkript|transcription|transcripci[oó]n"
_TITLE = re.compile(
    rf"(?P<event>.*?)\s*[-–—]\s*(?:{_TRANSCRIPT}|notes by gemini|notizen von gemini)\s*", re.I
)
_STAMP_IN_TITLE = re.compile(r"\s*(?:[-–—]\s*|\()?\d{4}[/_-]\d{2}[/_-]\d{2}[ _T].*$")
_ATTENDEES = re.compile(
    r"(?:attendees|teilnehmer(?:innen)?|participants|asistentes|participantes)\s*:?(?P<names>.*)", re.I
)
_INVITED = re.compile(r"(?:invited|eingeladen|invités|invitados)\b(?P<names>.*)", re.I)
_BEGIN = re.compile(rf"(?:📖\s*)?(?:{_TRANSCRIPT})\s*:?", re.I)
_BOOK = re.compile(r"📖")
_NOTES = re.compile(r"📝")
_MARK = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_END = re.compile(
    r"(?:transcription ended after|transkription (?:beendet nach|endete nach)|fin de la transcription après"
    r"|la transcripci[oó]n (?:ha finalizado|finaliz[oó]) (?:después de|tras))"
    r"\s+(?P<length>\d{1,3}:\d{2}:\d{2})\W*",
    re.I,
)
_FOOTER = re.compile(
    r"this editable transcript was computer generated\b.*|dieses bearbeitbare transkript\b.*|"
    r"cette transcription modifiable\b.*|esta transcripci[oó]n editable\b.*",
    re.I,
)
_MAIL_LINK = re.compile(r"\[(?P<name>[^\[\]\n]{1,100})\]\(mailto:(?P<email>[^()\s]{3,254})\)")
_MARKS = re.compile(r"^\s*#{1,6}\s+|^\s*[-*+]\s+(?=\S)|\*\*|__|\\(?=[-_*#.!()\[\]+])")
_HEAD_LINES = 40
_SUFFIXES = (".txt", ".text", ".md", ".markdown", "")


@dataclass(frozen=True, slots=True)
class _Document:
    """Where the parts of a document lie: the lines above the transcript, those of it, its length."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    seconds: float | None


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure it is that a file is Meet's: by its title, its headings or its last line."""
    document = document_in(file)
    if document is not None:
        lines = [clean_line(line) for line in document.lines]
    else:
        text = head_text(file) if file.suffix in _SUFFIXES else ""
        lines = [_plain(line) for line in text.split("\n")]
    return 0.97 if _is_meet(lines) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one talk of a document.

    Raises
    ------
    ImportFileError
        The file is empty, a web page, no text and no Word document, damaged or far too large.
    """
    emails: Mapping[str, str]
    warnings: tuple[str, ...] = ()
    if file.head(2) == b"PK":
        word = word_document(file)
        lines, emails = [clean_line(line) for line in word.lines], word.emails
    else:
        decoded = read_text(file)
        emails = {match["name"]: match["email"].lower() for match in _MAIL_LINK.finditer(decoded.text)}
        lines, warnings = [_plain(line) for line in decoded.text.split("\n")], decoded.warnings
    document = _document(lines)
    transcript = _transcript(file, document, emails, warnings, context.settings)
    yield from outcomes_of(file, transcript, context)


def _is_meet(lines: list[str]) -> bool:
    shown = [line for line in lines if line]
    headings = shown[:_HEAD_LINES]
    titled = any(_TITLE.fullmatch(line) for line in headings[:3])
    listed = any(_ATTENDEES.fullmatch(line) for line in headings)
    begun = any(_BEGIN.fullmatch(line) for line in headings)
    ended = any(_END.fullmatch(line) for line in shown[-10:])
    book = any(_BOOK.match(line) for line in shown) and (
        begun or titled or any(_NOTES.match(line) for line in shown)
    )
    return sum((titled, listed, begun, ended)) >= 2 or ended or book


def _plain(line: str) -> str:
    """Return a line without the marks of Markdown."""
    return clean_line(_MARKS.sub("", _MAIL_LINK.sub(r"\g<name>", line)))


def _document(lines: list[str]) -> _Document:
    """Divide a document: the transcript begins under its heading (the last one with a book before it)."""
    books = [place for place, line in enumerate(lines) if _BOOK.match(line)]
    begins = [place for place, line in enumerate(lines) if _BEGIN.fullmatch(line)]
    start = books[-1] + 1 if books else begins[0] + 1 if begins else 0
    if not books and any(_NOTES.match(line) for line in lines[:_HEAD_LINES]) and not begins:
        start = len(lines)
    for place in range(start, len(lines)):
        match = _END.fullmatch(lines[place])
        if match:
            return _Document(tuple(lines[:start]), tuple(lines[start:place]), seconds_of(match["length"]))
    return _Document(tuple(lines[:start]), tuple(lines[start:]), None)


def _transcript(
    file: SourceFile,
    document: _Document,
    emails: Mapping[str, str],
    warnings: tuple[str, ...],
    settings: Settings,
) -> Transcript:
    present = tuple(_listed(document.head, _ATTENDEES))
    known = [fold(plain_name(name)) for name in (*present, *emails, *settings.owner_names)]
    known += [fold(name) for name in present]
    said = tuple(_said(document.body, known))
    head = [line for line in (*document.head[:_HEAD_LINES], *document.body[:5]) if line]
    return Transcript(
        said=said,
        present=present,
        emails=emails,
        told=_told(file, head, settings),
        seconds=document.seconds or last_second(said),
        title=_event(head, file),
        medium="video",
        joint="\n",
        warnings=warnings,
    )


def _listed(head: tuple[str, ...], heading: re.Pattern[str]) -> Iterator[str]:
    """Yield the names behind a heading, or on the next line that is not blank."""
    for place, line in enumerate(head):
        match = heading.fullmatch(line)
        if match:
            names = match["names"].strip() or next(
                (below for below in head[place + 1 : place + 3] if below), ""
            )
            if not _BEGIN.fullmatch(names):
                yield from names_in(names)
            return


def _said(body: tuple[str, ...], known: list[str]) -> Iterator[Said]:
    """Yield what was said; a time that stands alone is when the next words were spoken."""
    shown = [line for line in body if line and not _FOOTER.fullmatch(line) and not _is_heading(line)]
    openings = [None if _MARK.fullmatch(line) else opening_of(line) for line in shown]
    speakers = speakers_among(
        [o for o, line in zip(openings, shown, strict=True) if not _MARK.fullmatch(line)], known
    )
    speaker, starts = "", None
    for line, opening in zip(shown, openings, strict=True):
        if _MARK.fullmatch(line):
            starts = seconds_of(line)
            continue
        text = line
        if opening is not None and fold(opening.name) in speakers:
            speaker, text = opening.name, opening.rest
        if text := visible(text):
            yield Said(speaker, text, starts)
            starts = None


def _is_heading(line: str) -> bool:
    """Tell what stands between the heading of the transcript and the first words: a day, the title again."""
    return _TITLE.fullmatch(line) is not None or (len(line) < 40 and day_alone(line) is not None)


def _told(file: SourceFile, head: list[str], settings: Settings) -> Told:
    for title in (*head[:3], file.path.stem, *head[3:]):
        told = from_title(title, settings)
        if told.moment.precision != "none":
            return told
    return next((Told(day) for line in head if (day := day_alone(line))), Told())


def _event(head: list[str], file: SourceFile) -> str | None:
    for title in (*head, file.path.stem):
        match = _TITLE.fullmatch(title)
        if match:
            return clean_line(_STAMP_IN_TITLE.sub("", match["event"])) or None
    return None


IMPORTER = Importer(
    source="transcript.meet", title="Transcript (Google Meet)", recognise=recognise, read=read
)
