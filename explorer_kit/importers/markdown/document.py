"""A Markdown file: its bytes as text, its front matter, its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.markdown.front_matter import FrontMatter, split_front_matter
from explorer_kit.importers.reading import Content, content_of, decode
from explorer_kit.records import Warned

MARKDOWN_SUFFIXES = (".md", ".markdown")

# A note may begin with a tag (a centred picture, a table); only a whole page is no note.
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Document:
    """A note as read: ``text`` is the whole of it; ``warnings`` are codes of FORMATS.md."""

    text: str
    front: FrontMatter
    body: str
    warnings: tuple[str, ...] = ()

    def warned(self) -> Iterator[Warned]:
        """Yield the warnings as records, with what they mean for this note."""
        details = {"invalid_front_matter": "The front matter is no valid YAML; it was read line by line."}
        for code in self.warnings:
            yield Warned(code=code, detail=details.get(code, ""))


def document_of(data: bytes) -> Document:
    """Return the document in the bytes of a text file."""
    decoded = decode(data)
    front, body = split_front_matter(decoded.text)
    warnings = decoded.warnings if front.valid else (*decoded.warnings, "invalid_front_matter")
    return Document(decoded.text, front, body, warnings)


def read_document(file: SourceFile) -> Document:
    """Return the document in a file.

    Raises
    ------
    ImportFileError
        ``empty_file``, ``html_not_csv`` (a web page), ``binary_not_csv`` (no text at all), ``unreadable``.
    """
    try:
        data = file.read()
    except OSError as error:
        raise ImportFileError(
            "unreadable",
            f"{file.name} cannot be read: {error.strerror or error}. Check that it is still there.",
        ) from error
    content = content_of(data)
    if content is Content.EMPTY:
        raise ImportFileError(
            "empty_file", f"{file.name} holds nothing. Write the note, or leave the file out."
        )
    document = document_of(data) if content in (Content.TEXT, Content.HTML) else None
    if document is None:
        raise ImportFileError(
            "binary_not_csv", f"{file.name} is no text. Choose the note itself, a .md file."
        )
    if _WEB_PAGE.match(document.text):
        raise ImportFileError(
            "html_not_csv",
            f"{file.name} is a web page, not a note. Save the page's text as Markdown, or leave it out.",
        )
    return document


def head_document(file: SourceFile) -> Document | None:
    """Return the document as far as the file's head shows it; None where the file is no text."""
    try:
        head = file.head()
    except OSError:
        return None
    if content_of(head) not in (Content.TEXT, Content.HTML):
        return None
    document = document_of(head)
    return None if _WEB_PAGE.match(document.text) else document
