"""Transcripts as files in memory, Word documents built by hand, and what an importer makes of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.transcripts import IMPORTERS
from explorer_kit.records import Meeting, Outcomes, Person, SourceRecord, Turn, Warned
from explorer_kit.settings import Settings

OWNER = Settings(owner_names=("Rosa Selbst",), owner_emails=("rosa@example.org",), timezone="Europe/Berlin")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def as_file(content: str | bytes, name: str) -> SourceFile:
    data = content.encode() if isinstance(content, str) else content
    return SourceFile(name=name, opener=lambda: io.BytesIO(data), size=len(data))


def scores(content: str | bytes, name: str) -> dict[str, float]:
    """Return the importers that claim a file, with how sure they are."""
    file, context = as_file(content, name), ImportContext(settings=OWNER)
    found = {importer.source: importer.recognise(file, context) for importer in IMPORTERS}
    return {source: score for source, score in found.items() if score}


def importer_of(content: str | bytes, name: str) -> Importer:
    claims = scores(content, name)
    assert len(claims) == 1, claims
    (importer,) = [each for each in IMPORTERS if each.source in claims]
    return importer


def outcomes(content: str | bytes, name: str, settings: Settings = OWNER) -> list[Outcomes]:
    """Return everything the one importer that claims a file says of it."""
    file = as_file(content, name)
    return list(importer_of(content, name).read(file, ImportContext(settings=settings)))


def record(content: str | bytes, name: str, settings: Settings = OWNER) -> SourceRecord:
    (found,) = [each for each in outcomes(content, name, settings) if isinstance(each, SourceRecord)]
    return found


def spoken(content: str | bytes, name: str = "talk.vtt", settings: Settings = OWNER) -> list[tuple[str, str]]:
    """Return the turns of a transcript as (speaker, text)."""
    return [
        (item.speaker, item.text) for item in record(content, name, settings).items if isinstance(item, Turn)
    ]


def turns(content: str | bytes, name: str = "talk.vtt", settings: Settings = OWNER) -> list[Turn]:
    return [item for item in record(content, name, settings).items if isinstance(item, Turn)]


def people(content: str | bytes, name: str = "talk.vtt", settings: Settings = OWNER) -> list[str | None]:
    return [item.name for item in record(content, name, settings).items if isinstance(item, Person)]


def talk(content: str | bytes, name: str = "talk.vtt", settings: Settings = OWNER) -> Meeting:
    (meeting,) = [item for item in record(content, name, settings).items if isinstance(item, Meeting)]
    return meeting


def warnings(found: Sequence[Outcomes]) -> list[str]:
    return [each.code for each in found if isinstance(each, Warned) and each.code]


def remarks(found: Sequence[Outcomes]) -> list[str]:
    return [each.detail for each in found if isinstance(each, Warned) and not each.code]


def vtt(*cues: str, head: str = "WEBVTT") -> str:
    """Return WebVTT with a cue every 2 seconds, each a second long."""
    blocks = [
        f"{number}\n00:00:{2 * number:02}.000 --> 00:00:{2 * number + 1:02}.000\n{text}\n"
        for number, text in enumerate(cues, start=1)
    ]
    return "\n".join([f"{head}\n", *blocks])


def docx(*paragraphs: str, mail: dict[str, str] | None = None, body: str | None = None) -> bytes:
    """Return a Word document; ``mail`` links names in it to addresses."""
    ids = {name: f"rId{number}" for number, name in enumerate(mail or {}, start=1)}
    text = body if body is not None else "".join(_paragraph(each, ids) for each in paragraphs)
    document = f'<w:document xmlns:w="{WORD}" xmlns:r="{LINKS}"><w:body>{text}</w:body></w:document>'
    links = "".join(
        f'<Relationship Id="{ids[name]}" Type="{LINKS}/hyperlink" Target={quoteattr("mailto:" + address)}'
        ' TargetMode="External"/>'
        for name, address in (mail or {}).items()
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?>' + document,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        }
    )


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _paragraph(text: str, ids: dict[str, str]) -> str:
    runs = "<w:br/>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in text.split("\n")
    ).replace("<w:br/>", "<w:r><w:br/></w:r>")
    for name, identity in ids.items():
        run = f'<w:r><w:t xml:space="preserve">{name}</w:t></w:r>'
        link = (
            f'</w:t></w:r><w:hyperlink r:id="{identity}">{run}</w:hyperlink><w:r><w:t xml:space="preserve">'
        )
        runs = runs.replace(escape(name), link, 1)
    return f"<w:p>{runs}</w:p>"
