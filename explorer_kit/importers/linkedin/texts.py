"""The text of a message: LinkedIn keeps some as HTML, some with entities, most plain (R9)."""

from __future__ import annotations

from explorer_kit.importers.folding import clean
from explorer_kit.importers.reading.markup import readable


def plain_text(content: str) -> tuple[str | None, str | None]:
    """Return the text to read, and the raw content where that is another; None where there is none."""
    raw = content.strip()
    if not raw:
        return None, None
    text = clean(readable(raw)) or None
    return text, raw if text != raw else None
