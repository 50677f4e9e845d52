"""Text out of HTML: what a reader would see, with its line breaks (R9)."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"head", "script", "style", "template", "title"}
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")

# Tags that nobody writes by hand for something else: "<anna@example.org>" and "a < b" are text.
_SURE_TAG = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|strong|em|h[1-6]|table|tr|td|img|font|html|body)\b[^<>]*>|<a\s[^<>]*>|"
    r"</[abiu]>",
    re.I,
)
_MAKES_LINES = re.compile(r"<(?:p|br|div|ul|ol|li|h[1-6]|table|tr)\b", re.I)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_STRAY = re.compile(r"<(?=[^<>]*(?:<|\Z))")


def html_to_text(markup: str) -> str:
    """Return the text of a piece of HTML: entities decoded, blocks on lines of their own, NFC.

    Links keep their words only, list items get a hyphen; scripts and styles are left out. Broken markup is
    read as far as it goes.
    """
    reader = _Reader()
    reader.feed(_tidied(markup))
    reader.close()
    text = unicodedata.normalize("NFC", "".join(reader.parts)).replace("\u00a0", " ")
    lines = (re.sub(r"[ \t\f\v]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def readable(text: str) -> str:
    """Return a text as its reader saw it (R9), whether its program keeps it plain, with entities or as HTML.

    Lines stay where no tag makes any.
    """
    if "<" not in text and "&" not in text:
        return text
    if _SURE_TAG.search(text) is None:
        return html.unescape(text)
    return html_to_text(text if _MAKES_LINES.search(text) else text.replace("\n", "<br>"))


def looks_like_html(text: str) -> bool:
    """Tell whether a text holds tags or entities, as descriptions and messages of some exports do."""
    return _TAG.search(text) is not None


def _tidied(markup: str) -> str:
    """Return markup that holds nothing the parser stumbles over: comments, declarations, tags without an end.

    It raises at ``<![`` and takes minutes for some ten thousand ``<a `` that are never closed.
    """
    parts, place = [], 0
    while (start := markup.find("<!--", place)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        parts.append(markup[place:start])
        place = end + 3
    parts.append(markup[place:].replace("<!--", ""))
    return _STRAY.sub("&lt;", _DECLARATION.sub("", "".join(parts)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._break()
            if tag == "li":
                self.parts.append("- ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS and tag != "br":
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self) -> None:
        self.parts.append("\n")
