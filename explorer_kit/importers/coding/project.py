"""The XML of REFI-QDA as plain data: codes with their paths, coders, cases, texts and passages.

Programs write it differently: any name may be missing, identifiers come in either case and with braces, a PDF
or a recording has its text in a representation or transcript of its own. Positions are left as written.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # the types only: every byte is parsed by defusedxml
from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.coding.naming import code_path
from explorer_kit.importers.coding.offsets import Place
from explorer_kit.importers.folding import clean, clean_line

_TEXT_HOLDERS = frozenset({"TextSource", "Representation", "Transcript"})
_PASSAGES = frozenset({"PlainTextSelection", "TranscriptSelection"})
MOST_LEVELS = 64
"""Codes are nested a few levels deep; a path holds all names above, so that depth costs its square."""
_DIGITS = re.compile(r"\s*\+?\d{1,15}\s*")


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code of the codebook; ``path`` is empty where it has no name."""

    guid: str
    path: str
    description: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A code put on a selection: the code's identifier, the coder's, and when, as written."""

    code: str
    coder: str
    at: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage that was marked; ``place``: None where it has no numbers; ``whole``: all of the text."""

    guid: str
    place: Place | None
    marks: tuple[Mark, ...]
    whole: bool = False


@dataclass(slots=True)
class TextHolder:
    """A text and its selections: ``path`` where it is packed, or its ``content``."""

    path: str = ""
    content: str | None = None
    selections: list[Selection] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """A document: its texts, and how many selections of pictures, pages or sound it has beside them."""

    guid: str
    name: str
    texts: list[TextHolder] = field(default_factory=list)
    without_text: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A case: often a person, and what belongs to it."""

    name: str
    sources: frozenset[str]
    selections: frozenset[str]


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def guid_of(text: str | None) -> str:
    """Return an identifier for comparing."""
    return (text or "").strip().strip("{}").casefold()


def codes(root: ET.Element) -> Iterator[CodeEntry]:
    """Yield the codes of a project or codebook, each with the names above it.

    Raises
    ------
    ImportFileError
        ``unreadable`` where codes are nested more than ``MOST_LEVELS`` deep.
    """
    books = [element for element in root.iter() if local(element) == "Codes"]
    waiting = [(child, "", 1) for book in reversed(books[:1]) for child in reversed(book)]
    while waiting:
        element, above, level = waiting.pop()
        if local(element) != "Code":
            continue
        if level > MOST_LEVELS:
            raise ImportFileError(
                "unreadable", f"The codes are nested more than {MOST_LEVELS} deep: this is no real codebook."
            )
        entry = _code(element, above)
        yield entry
        waiting += [(child, entry.path or above, level + 1) for child in reversed(element)]


def _code(element: ET.Element, above: str) -> CodeEntry:
    name = code_path(element.get("name") or "")
    described = next((child.text for child in element if local(child) == "Description"), None)
    return CodeEntry(
        guid_of(element.get("guid")),
        f"{above}/{name}" if above and name else name,
        clean(described or "") or None,
        clean_line(element.get("color") or "") or None,
    )


def coders(root: ET.Element) -> dict[str, str]:
    """Return identifier → name of the users who have one."""
    users = (element for element in root.iter() if local(element) == "User")
    named = (
        (guid_of(user.get("guid")), clean_line(user.get("name") or user.get("id") or "")) for user in users
    )
    return {guid: name for guid, name in named if guid and name}


def cases(root: ET.Element) -> list[Case]:
    """Return the cases; one without a name has an empty one."""
    return [
        Case(
            clean_line(element.get("name") or ""),
            _targets(element, "SourceRef"),
            _targets(element, "SelectionRef"),
        )
        for element in root.iter()
        if local(element) == "Case"
    ]


def _targets(element: ET.Element, kind: str) -> frozenset[str]:
    return frozenset(guid_of(child.get("targetGUID")) for child in element.iter() if local(child) == kind)


def sources(root: ET.Element) -> Iterator[Source]:
    """Yield the documents of a project with their texts."""
    for holder in root:
        if local(holder) == "Sources":
            for element in holder:
                yield _source(element)


def _source(element: ET.Element) -> Source:
    source = Source(guid_of(element.get("guid")), clean_line(element.get("name") or ""))
    for inner in element.iter():
        name = local(inner)
        if name in _TEXT_HOLDERS:
            source.texts.append(_text_holder(inner))
        elif name.endswith("Selection") and name not in _PASSAGES:
            source.without_text += 1
    return source


def _text_holder(element: ET.Element) -> TextHolder:
    holder = TextHolder(path=(element.get("plainTextPath") or "").strip())
    synced: dict[str, str | None] = {}
    for child in element:
        name = local(child)
        if name == "PlainTextContent":
            holder.content = child.text or ""
        elif name == "SyncPoint":
            synced[guid_of(child.get("guid"))] = child.get("position")
        elif name in _PASSAGES:
            holder.selections.append(_selection(child, synced))
    whole = _marks(element)
    if whole:
        guid = f"{guid_of(element.get('guid'))}|whole"
        holder.selections.append(Selection(guid, None, whole, whole=True))
    return holder


def _selection(element: ET.Element, synced: dict[str, str | None]) -> Selection:
    start, end = element.get("startPosition"), element.get("endPosition")
    if local(element) == "TranscriptSelection":
        start = synced.get(guid_of(element.get("fromSyncPoint")))
        end = synced.get(guid_of(element.get("toSyncPoint")))
    place = None
    if _DIGITS.fullmatch(start or "") and _DIGITS.fullmatch(end or ""):
        place = Place(int(start or 0), int(end or 0), element.get("name") or "")
    return Selection(guid_of(element.get("guid")), place, _marks(element))


def _marks(element: ET.Element) -> tuple[Mark, ...]:
    """Return the codes that were put on an element itself."""
    found = []
    for coding in element:
        if local(coding) != "Coding":
            continue
        code = next((child.get("targetGUID") for child in coding if local(child) == "CodeRef"), None)
        coder = coding.get("creatingUser") or element.get("creatingUser")
        found.append(Mark(guid_of(code), guid_of(coder), coding.get("creationDateTime") or ""))
    return tuple(found)
