"""The text of a message: LinkedIn keeps some as HTML, some with entities, most plain (R9)."""

from __future__ import annotations

import html
import re

from explorer_kit.importers.folding import clean
from explorer_kit.importers.reading.markup import html_to_text

_TAGS = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|strong|em|h[1-6]|table|tr|td|img|font|html|body)\b[^<>]*>|<a\s[^<>]*>|"
    r"</[abiu]>",
    re.I,
)
_BLOCKS = re.compile(r"<(?:p|br|div|ul|ol|li|h[1-6]|table|tr)\b", re.I)


def plain_text(content: str) -> tuple[str | None, str | None]:
    """Return the text to read, and the raw content where that is another; None where there is none."""
    raw = content.strip()
    if not raw:
        return None, None
    text = clean(_read(raw)) or None
    return text, raw if text != raw else None


def _read(raw: str) -> str:
    if _TAGS.search(raw) is None:
        return html.unescape(raw)
    # where no tag makes lines, those of the text do
    return html_to_text(raw if _BLOCKS.search(raw) else raw.replace("\n", "<br>"))
