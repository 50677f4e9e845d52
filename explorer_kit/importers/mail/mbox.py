"""Mail in one mbox file: Gmail's Takeout, Thunderbird, Apple Mail, and what readpst makes of a .pst.

How to export: for Gmail, takeout.google.com, choose only "Mail" (all of it, or the labels with your
conversations) and load the zip as it is, or the ``.mbox`` in it. In Thunderbird, the files without an
ending in the profile's ``Mail`` folder are mbox files; Apple Mail: Mailbox > Export Mailbox. An Outlook data
file (.pst) becomes mbox with ``readpst``, or by importing it into Thunderbird.

A file of any size is read as a stream, twice: first only the headers, for who "I" am and which messages are
mine, then message by message. Attachments are passed unread. Of a message larger than a megabyte the first
megabyte is read, and the beginning of each part behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.mail.labels import folder_of
from explorer_kit.importers.mail.message import Mail
from explorer_kit.importers.mail.owner import Owner, Survey
from explorer_kit.importers.mail.records import outcome_of
from explorer_kit.importers.mail.remarks import Remarks
from explorer_kit.importers.mail.splitting import KEEP, RawMessage, chunks, is_from_line, split
from explorer_kit.importers.mail.threads import short_hash
from explorer_kit.records import Outcomes, Skipped, SourceRecord

_HEADERS_ONLY = 1 << 16
_SURE = 0.97


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say whether a file begins with a From_ line and a header."""
    return _SURE if is_from_line(file.head().removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield one record, skipped or rejected message after the other.

    Raises
    ------
    ImportFileError
        ``unrecognised`` for a file without any From_ line; ``corrupt_zip`` where a zip is damaged inside.
    """
    if not recognise(file, context):
        raise ImportFileError(
            "unrecognised", f"{file.name} is no mbox: it does not begin with a line 'From … hh:mm:ss'."
        )
    owner = _survey(file, context)
    remarks = Remarks(file.name, owner)
    seen: set[int] = set()
    for number, mail in enumerate(_messages(file, KEEP), start=1):
        outcome = outcome_of(mail, owner, f"message {number}")
        if isinstance(outcome, SourceRecord):
            name = short_hash(outcome.key)
            if name in seen:
                outcome = Skipped(location=outcome.location, reason="duplicate", raw=mail.subject)
            seen.add(name)
        remarks.add(outcome)
        yield outcome
    yield from remarks.said()


def _survey(file: SourceFile, context: ImportContext) -> Owner:
    survey = Survey(context.settings)
    for mail in _messages(file, _HEADERS_ONLY):
        survey.look(mail)
    return survey.result()


def _messages(file: SourceFile, keep: int) -> Iterator[Mail]:
    folder = folder_of(file)
    with file.opener() as stream:
        for raw in split(chunks(stream, file.name), keep):
            yield _mail(raw, folder)


def _mail(raw: RawMessage, folder: str) -> Mail:
    return Mail(raw.data, folder, raw.from_line)


IMPORTER = Importer(
    source="mail.mbox",
    title="Mail (mbox)",
    recognise=recognise,
    read=read,
    family="mail",
    personal=True,
    passes=2,
)
