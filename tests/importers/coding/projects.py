"""Small coded projects: the XML of REFI-QDA as programs write it, packed or alone, and what comes of it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.coding.refi_qda import IMPORTER
from explorer_kit.records import Code, Coding, Outcomes, Person, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings

CONTEXT = ImportContext(settings=Settings())
HEAD = '<?xml version="1.0" encoding="utf-8"?>'
CODES = """<CodeBook><Codes>
<Code guid="C1" name="Skills" isCodable="true" color="#FF0000"><Description>What they use</Description>
 <Code guid="C2" name="Statistics" isCodable="true"/></Code>
<Code guid="C3" name="Pay/hours" isCodable="true"/></Codes></CodeBook>"""
USERS = '<Users><User guid="U1" name="Cleo Coder"/><User guid="U2" name="" id="dc"/></Users>'
ANNA = "I use SQL every day.\nStatistics matters more than code."


def project(
    sources: str, *, name: str = "Study", codes: str = CODES, users: str = USERS, cases: str = ""
) -> str:
    return (
        f'{HEAD}<Project name="{name}" origin="Test 1" xmlns="urn:QDA-XML:project:1.0">{users}{codes}'
        f"{cases}<Sources>{sources}</Sources></Project>"
    )


def text_source(
    selections: str, *, name: str = "Anna Beispiel", guid: str = "S1", path: str = "internal://s1.txt"
) -> str:
    return f'<TextSource guid="{guid}" name="{name}" plainTextPath="{path}">{selections}</TextSource>'


def selection(
    start: object, end: object, *codes: str, guid: str = "P1", name: str = "", user: str = "U1"
) -> str:
    by = f' creatingUser="{user}" creationDateTime="2026-03-06T10:00:00Z"' if user else ""
    marks = "".join(f'<Coding guid="K"{by}><CodeRef targetGUID="{code}"/></Coding>' for code in codes)
    return (
        f'<PlainTextSelection guid="{guid}" name="{name}" startPosition="{start}" endPosition="{end}"{by}>'
        f"{marks}</PlainTextSelection>"
    )


def packed(
    xml: str | bytes,
    texts: dict[str, bytes | str] | None = None,
    *,
    qde: str = "project.qde",
    folder: str = "",
) -> bytes:
    """Return a .qdpx; ``texts`` by their names in its folder of sources."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(folder + qde, xml)
        for name, text in ({"s1.txt": ANNA} if texts is None else texts).items():
            archive.writestr(f"{folder}sources/{name}", text)
    return buffer.getvalue()


def as_file(data: bytes | str, name: str = "study.qdpx") -> SourceFile:
    data = data.encode() if isinstance(data, str) else data
    return SourceFile(
        name=name, opener=lambda: io.BytesIO(data), size=len(data), modified=datetime(2026, 6, 1)
    )


def outcomes(data: bytes | str, name: str = "study.qdpx") -> list[Outcomes]:
    return list(IMPORTER.read(as_file(data, name), CONTEXT))


def records(found: list[Outcomes]) -> list[SourceRecord]:
    return [outcome for outcome in found if isinstance(outcome, SourceRecord)]


def codings(found: list[Outcomes]) -> list[Coding]:
    return [item for record in records(found) for item in record.items if isinstance(item, Coding)]


def codes(found: list[Outcomes]) -> list[Code]:
    return [item for record in records(found) for item in record.items if isinstance(item, Code)]


def people(found: list[Outcomes]) -> list[Person]:
    return [item for record in records(found) for item in record.items if isinstance(item, Person)]


def remarks(found: list[Outcomes]) -> list[str]:
    return [outcome.detail for outcome in found if isinstance(outcome, Warned)]


def left_out(found: list[Outcomes]) -> list[str]:
    return [outcome.reason for outcome in found if isinstance(outcome, Skipped | Rejected)]
