"""What the writer of a message wrote: its text, whole and without the history it quotes (R9)."""

from __future__ import annotations

from explorer_kit.importers.mail.parts import Part
from explorer_kit.importers.reading.markup import html_to_text

_LARGEST_PAGE = 1 << 20


def text_of(parts: list[Part]) -> str:
    """Return the text of a message: its plain parts, else its pages as text; empty where it has none.

    Parts that are shown one below the other (text, picture, text) are put together; attachments are not read.
    """
    shown = [part for part in parts if not part.is_attached]
    plain = [part.text() for part in shown if part.kind in ("text/plain", "text", "text/enriched")]
    text = _joined(plain)
    if text:
        return text
    pages = [part for part in shown if part.kind in ("text/html", "application/xhtml+xml")]
    return _joined([html_to_text(page.text()[:_LARGEST_PAGE]) for page in pages])


def _joined(texts: list[str]) -> str:
    lines = ["\n".join(line.rstrip() for line in text.split("\n")).strip("\n") for text in texts]
    return "\n\n".join(text for text in lines if text.strip()).strip()
