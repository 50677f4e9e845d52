"""REFI-QDA: the exchange format of programs for qualitative analysis, projects (.qdpx) and codebooks (.qdc).

How to get the file: NVivo: Share > Export > Export Project (REFI-QDA). MAXQDA: Reports > Export > REFI-QDA
project. ATLAS.ti: Project > Export > QDPX. QualCoder: Project > Export > REFI-QDA. Taguette gives the
codebook only.

Every marked passage and every code is one record. The passage's text is taken from the document's plain text;
passages of pictures, PDF pages and recordings without a transcript have none and are left out, as are texts
that lie outside the archive (both are said in the report). A passage belongs to the person whom its case
names, else to the one whom the document's name plainly spells out, else to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, Importer, SourceFile
from explorer_kit.importers.coding.archive import unpack
from explorer_kit.importers.coding.passages import ProjectReader
from explorer_kit.importers.coding.project import local
from explorer_kit.importers.reading import Content, content_of
from explorer_kit.records import Outcomes

_SUFFIXES = frozenset({".qdpx", ".qde", ".qdc"})
_NAMESPACE = b"urn:QDA-XML:"


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Return how sure a file is a project or codebook: by a project in its zip, or its XML's namespace."""
    head = file.head(4096)
    if head[:2] == b"PK":
        is_project = file.suffix == ".qdpx" or content_of(file.read()) is Content.CODED_PROJECT
        return 0.98 if is_project else 0.0
    plain = head.replace(b"\x00", b"")
    if _NAMESPACE in plain or (file.suffix in _SUFFIXES and b"<" in plain):
        return 0.98
    return 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Yield a record per code and per marked passage, what was left out, and remarks about it.

    Raises
    ------
    ImportFileError
        See :func:`explorer_kit.importers.coding.archive.unpack`; ``unrecognised`` for other XML.
    """
    packed = unpack(file)
    kind = local(packed.root)
    if kind not in {"Project", "CodeBook"}:
        raise ImportFileError(
            "unrecognised",
            f"{file.name} is XML, but no REFI-QDA project or codebook: it begins with <{kind[:40]}>.",
        )
    reader = ProjectReader(file, packed)
    yield from reader.codebook()
    yield from reader.passages()
    yield from reader.remarks()


IMPORTER = Importer(
    source="coding.refi_qda",
    title="Coded interviews (REFI-QDA)",
    recognise=recognise,
    read=read,
    snapshot=True,
)
