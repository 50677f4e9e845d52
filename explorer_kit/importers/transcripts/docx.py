"""Paragraphs of a Word document, read safely: nothing but its text and the addresses it links names to."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.folding import clean_line
from explorer_kit.importers.reading import ZipLimits, walk_zip

LIMITS = ZipLimits(total_bytes=1 << 30, members=10_000)
LARGEST_TEXT = 64 << 20
_TEXT, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
# the same text once more, for old programs
_UNSEEN = {"Fallback", "del", "moveFrom"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class WordDocument:
    """Lines of a document, and the e-mail addresses that names in it are linked to."""

    lines: tuple[str, ...]
    emails: Mapping[str, str]


@dataclass(slots=True)
class _Reader:
    """Gathers paragraphs from the beginnings and ends of elements."""

    targets: Mapping[str, str]
    lines: list[str] = field(default_factory=list)
    emails: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _link: str = ""
    _linked: list[str] = field(default_factory=list)
    _unseen: int = 0

    def begin(self, tag: str, element: Any) -> None:
        self._unseen += tag in _UNSEEN
        if tag == "p":
            self._close()
        elif tag == "hyperlink":
            place = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
            self._link, self._linked = self.targets.get(place, ""), []

    def end(self, tag: str, element: Any) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "p":
            self._close()
        elif tag == "hyperlink":
            name = clean_line("".join(self._linked))
            if self._link and name:
                self.emails.setdefault(name, self._link)
            self._link = ""
        elif not self._unseen and (tag == "t" or tag in _SIGNS):
            text = (element.text or "") if tag == "t" else _SIGNS[tag]
            self._open.append(text)
            self._linked.append(text)
        if tag not in {"t", "hyperlink"}:
            element.clear()

    def _close(self) -> None:
        if self._open:
            self.lines += "".join(self._open).split("\n")
            self._open = []


def read_document(data: bytes, name: str) -> WordDocument:
    """Return the lines of a Word document.

    Raises
    ------
    ImportFileError
        ``corrupt_zip``, ``encrypted_zip``, ``suspicious_zip`` (it unpacks to far more than a document holds)
        or ``unreadable`` (its text is no XML, or defines entities).
    """
    parts = _parts(data, name)
    try:
        reader = _Reader(_mail_targets(parts.get(_LINKS, b"")))
        for event, element in iterparse(io.BytesIO(parts[_TEXT]), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                reader.begin(tag, element)
            else:
                reader.end(tag, element)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise ImportFileError(
            "unreadable",
            f"{name} is a Word document whose text cannot be read ({error}). Save it again in Word.",
        ) from error
    return WordDocument(tuple(reader.lines), reader.emails)


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    parts = {}
    for member in walk_zip(data, name, LIMITS):
        if member.path in (_TEXT, _LINKS):
            if member.size > LARGEST_TEXT:
                raise ImportFileError(
                    "suspicious_zip", f"{name} was not read: its text unpacks to {member.size >> 20} MB."
                )
            parts[member.path] = member.read()
    return parts


def _mail_targets(data: bytes) -> dict[str, str]:
    """Return the addresses that links of the document point at, by the links' ids."""
    if not data:
        return {}
    found = {}
    for _, element in iterparse(io.BytesIO(data), events=("end",), forbid_dtd=True):
        target = element.attrib.get("Target", "")
        if target.lower().startswith("mailto:"):
            found[element.attrib.get("Id", "")] = unquote(target[7:]).partition("?")[0].strip().lower()
    return found
