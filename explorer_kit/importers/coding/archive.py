"""A REFI-QDA project as packed: the XML of the project and the texts beside it, opened with suspicion.

Nothing is unpacked to disk. The archive is checked as every zip is (names that lead out of it, contents that
unpack to many times their size); the XML may declare neither entities nor a document type.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET  # the types only: every byte is parsed by defusedxml
from dataclasses import dataclass, field

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.reading import walk_zip
from explorer_kit.importers.reading.text import decode_exactly

MOST_XML_BYTES = 256 << 20
MOST_TEXT_BYTES = 64 << 20
_INSIDE = "internal://"
_PROJECT = "project.qde"


@dataclass(frozen=True, slots=True)
class Packed:
    """The XML of a project or codebook, and the texts packed with it by the last part of their path."""

    root: ET.Element
    texts: dict[str, bytes] = field(default_factory=dict)

    def text(self, path: str) -> str | None:
        """Return the text at a path such as ``internal://8a1f.txt``; None where it is not in the archive."""
        if not path.casefold().startswith(_INSIDE):
            return None
        data = self.texts.get(_last(path))
        return None if data is None else decode_exactly(data)


def unpack(file: SourceFile) -> Packed:
    """Return what is in a .qdpx, or in the XML file alone (.qde, .qdc).

    The project is ``project.qde``; where there is none of that name, the first .qde of the archive.

    Raises
    ------
    ImportFileError
        ``suspicious_zip``, ``encrypted_zip``, ``corrupt_zip``; ``unrecognised`` where there is no project in
        it; ``unreadable`` where the XML is broken or declares entities.
    """
    if file.head(2) != b"PK":
        if file.size > MOST_XML_BYTES:
            raise _too_large(file.name)
        return Packed(parse(file.read(), file.name))
    project, named = None, False
    texts: dict[str, bytes] = {}
    left = MOST_XML_BYTES
    for member in walk_zip(file.read(), file.name):
        is_named = _last(member.path) == _PROJECT
        if member.path.lower().endswith(".qde") and (project is None or (is_named and not named)):
            if member.size > MOST_XML_BYTES:
                raise _too_large(file.name)
            project, named = member.read(), is_named
        elif member.path.lower().endswith(".txt") and member.size <= min(MOST_TEXT_BYTES, left):
            texts[_last(member.path)] = member.read()
            left -= member.size
    if project is None:
        raise ImportFileError(
            "unrecognised",
            f"{file.name} holds no project (.qde). Export the project as REFI-QDA (.qdpx) once more.",
        )
    return Packed(parse(project, file.name), texts)


def parse(data: bytes, name: str) -> ET.Element:
    """Return the root of an XML document that declares nothing.

    Raises
    ------
    ImportFileError
        ``unreadable``.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: ET.Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ImportFileError(
            "unreadable",
            f"{name} was not read: its XML declares entities or a document type, which no export of coded "
            "interviews needs. Export it again from your program.",
        ) from error
    except (ET.ParseError, ValueError, LookupError, RecursionError) as error:
        raise ImportFileError(
            "unreadable", f"{name} is damaged: its XML cannot be read ({error}). Export it again."
        ) from error
    return root


def _last(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].casefold()


def _too_large(name: str) -> ImportFileError:
    return ImportFileError(
        "suspicious_zip",
        f"{name} was not opened: its project file unpacks to more than {MOST_XML_BYTES >> 20} MB.",
    )
