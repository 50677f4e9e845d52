"""Single messages, one per file (.eml), as mail programs save them.

How to export: in Thunderbird, mark the messages, Message > Save As > File; in Apple Mail and the new Outlook,
drag messages into a folder; in Gmail's web page, ⋮ > Download message. Load the folder, or a zip of it.

Each file is judged alone: who "I" am is what the settings say, and the address that the message was delivered
to. Give your addresses (``--owner-email``), or what you sent is not known to be yours.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.mail.headers import Headers, parse
from explorer_kit.importers.mail.labels import folder_of
from explorer_kit.importers.mail.message import Mail
from explorer_kit.importers.mail.owner import Survey
from explorer_kit.importers.mail.records import outcome_of
from explorer_kit.importers.mail.remarks import Remarks
from explorer_kit.importers.mail.splitting import chunks, whole
from explorer_kit.records import Outcomes

_BOM = b"\xef\xbb\xbf"
_SURE = 0.96
_NEVER = {".md", ".markdown", ".mht", ".mhtml", ".vcf", ".ics", ".csv", ".tsv", ".vtt", ".srt", ".json"}
_TELLING = {"message-id", "received", "mime-version", "x-mailer", "return-path", "x-unsent", "delivered-to"}
_USUAL = {"from", "to", "date", "subject"}


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say whether a file begins with the header of a message."""
    if file.suffix in _NEVER:
        return 0.0
    names = _header(file.head()).names()
    usual, telling = len(names & _USUAL), bool(names & _TELLING)
    if file.suffix == ".eml":
        return _SURE if usual >= 2 or (usual and telling) else 0.0
    return _SURE if "from" in names and usual >= 3 and telling else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield the one message of a file: its record, or why it is none."""
    with file.opener() as stream:
        data = whole(chunks(stream, file.name))
    mail = Mail(data.removeprefix(_BOM).lstrip(b"\r\n"), folder_of(file, is_message=True))
    survey = Survey(context.settings)
    survey.look(mail)
    owner = survey.result()
    remarks = Remarks(file.name, owner)
    outcome = outcome_of(mail, owner, "message 1")
    remarks.add(outcome)
    yield outcome
    yield from remarks.said()


def _header(head: bytes) -> Headers:
    """Return the header a file begins with; none if its first line is no header."""
    head = head.removeprefix(_BOM).lstrip(b"\r\n")
    first = head[:200].partition(b"\n")[0]
    name, colon, _ = first.partition(b":")
    if not colon or not name or b" " in name.strip() or b"\x00" in head[:1000]:
        return Headers(b"")
    return parse(head)[0]


IMPORTER = Importer(
    source="mail.eml", title="Mail (.eml)", recognise=recognise, read=read, family="mail", personal=True
)
