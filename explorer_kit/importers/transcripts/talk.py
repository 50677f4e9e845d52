"""From a transcript to its record: one talk, the people in it, and its turns."""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.reading import Content, DecodedText, content_of, decode, refuse
from explorer_kit.importers.transcripts.moments import from_name
from explorer_kit.importers.transcripts.speakers import Cast, cast_of
from explorer_kit.importers.transcripts.spoken import Said, Transcript, joined
from explorer_kit.records import Attendee, Item, Meeting, Moment, Outcomes, SourceRecord, Turn, Warned

# a talk of a day has some 100,000 words
LARGEST = 64 << 20


def read_text(file: SourceFile) -> DecodedText:
    """Return the text of a transcript.

    Raises
    ------
    ImportFileError
        ``empty_file``, ``html_not_csv``, ``binary_not_csv`` … for what is no text, ``unreadable`` for what is
        far too large for a talk.
    """
    data = read_bytes(file)
    content = content_of(data)
    if content is not Content.TEXT:
        refuse(content, file.name)
        raise ImportFileError(
            "unrecognised", f"{file.name} is a workbook, not a transcript. Export the transcript as text."
        )
    return decode(data)


def head_text(file: SourceFile) -> str:
    """Return the text of a file's head, to recognise it by; empty for what is no text."""
    try:
        head = file.head()
    except OSError:
        return ""
    return decode(head).text if content_of(head) is Content.TEXT else ""


def read_bytes(file: SourceFile) -> bytes:
    """Return all bytes of a file, or refuse one that cannot be a transcript."""
    try:
        with file.opener() as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise ImportFileError(
            "unreadable",
            f"{file.name} cannot be read: {error.strerror or error}. Check that it is still there.",
        ) from error
    if len(data) > LARGEST:
        raise ImportFileError(
            "unreadable", f"{file.name} is larger than {LARGEST >> 20} MB: no transcript of a talk is."
        )
    return data


def outcomes_of(file: SourceFile, transcript: Transcript, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one record of a transcript, with what it warns of.

    Parameters
    ----------
    file, context
        As given to the importer.
    transcript : Transcript
        As read; where its text does not say when it began, the name of the file is asked.
    """
    name = file.name
    yield from (Warned(code=code) for code in transcript.warnings)
    turns = tuple(joined(transcript.said, transcript.joint))
    if not turns:
        yield Warned(code="no_rows", detail=f"{name} holds nothing that was said.")
        return
    began = transcript.told if transcript.told.moment.precision != "none" else from_name(file)
    if began.warning:
        yield Warned(code=began.warning, detail=f"{name}: {began.detail}.")
    if not transcript.is_timed:
        yield Warned(code="no_timestamps", detail=f"{name} does not tell when anything was said.")
    spoke = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    cast = cast_of(spoke, transcript.present, transcript.emails, context.settings)
    yield from _remarks(name, cast)
    talk = _talk(transcript, cast, began.moment)
    items: tuple[Item, ...] = (*cast.people, talk, *_turns(turns, cast))
    yield SourceRecord(key=file.note_key, location=name, items=items)


def _remarks(name: str, cast: Cast) -> Iterator[Warned]:
    if cast.guessed:
        yield Warned(detail=f"{name}: the speaker '{cast.guessed}' was taken for you, by your given name.")
    elif not cast.people:
        yield Warned(
            detail=f"{name} names nobody but you: write names in the place of marks such as SPEAKER_00 and "
            "load it again; then it is known whom the talk was with."
        )
    elif not cast.own:
        yield Warned(
            detail=f"{name}: none of the speakers is known to be you. Give your name as it stands there "
            "(--owner-name, or the settings) and load it again; then your share of the talk is known, too."
        )


def _talk(transcript: Transcript, cast: Cast, starts: Moment) -> Meeting:
    return Meeting(
        starts=starts,
        attendees=tuple(Attendee(who=person.slot) for person in cast.people),
        evidence="flag" if starts.precision == "none" else "record",
        minutes=transcript.minutes,
        medium=transcript.medium,
        title=transcript.title,
    )


def _turns(turns: tuple[Said, ...], cast: Cast) -> Iterator[Turn]:
    for number, turn in enumerate(turns, start=1):
        yield Turn(
            who=cast.slots.get(turn.speaker, ""),
            speaker=turn.speaker,
            number=number,
            text=turn.text,
            starts=turn.starts,
            ends=turn.ends,
            is_owner=turn.speaker in cast.own,
        )
