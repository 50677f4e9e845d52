"""Text of people as text: nothing that anybody wrote becomes markup, and no writing direction leaks out.

Names, notes and news come from files and web pages. In HTML and in Markdown they must read as they were
written, whatever signs they hold: ``<b>``, ``*``, ``[x](y)``, a right-to-left override.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import quote, urlsplit

_FIRST_STRONG_ISOLATE, _POP_ISOLATE, _POP_EMBEDDING = "\u2068", "\u2069", "\u202c"
_ISOLATES = "\u2066\u2067\u2068"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_SURROGATES = re.compile("[\ud800-\udfff]")
# what can mean something to CommonMark or to a dialect of it: anywhere, before a letter, at the beginning
_MARKDOWN = re.compile(
    r"[*_`<>\[\]{}|~$@#]"
    r"|[:&](?=[A-Za-z#/])|(?<=www)\."
    r"|^[-+=]",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])", re.ASCII)
_URL_SIGNS = "%:/?#[]@!$&'()*+,;=~-._"


def clean(value: str) -> str:
    """Return a text without the signs that no file may hold: controls, and halves of a pair of code units."""
    value = _SURROGATES.sub("\ufffd", value)
    return "".join(
        sign if sign in "\n\t" or unicodedata.category(sign) != "Cc" else " "
        for sign in value.replace("\r\n", "\n").replace("\r", "\n")
    )


def one_line(value: str) -> str:
    """Return a text on one line, each run of white space as one blank."""
    return " ".join(clean(value).split())


def lines(value: str) -> list[str]:
    """Return the lines of a text that hold something, each as :func:`one_line` has it."""
    return [line for part in clean(value).splitlines() if (line := one_line(part))]


def balanced(value: str) -> str:
    """Return a line in which every sign that changes the writing direction is closed again.

    An end without a beginning is left out: it would close what stands around the text.
    """
    kept, open_signs = [], []
    for sign in value:
        if sign in _ISOLATES or sign in _EMBEDDINGS:
            open_signs.append(sign)
        elif sign == _POP_ISOLATE:
            if not any(opened in _ISOLATES for opened in open_signs):
                continue
            while open_signs.pop() not in _ISOLATES:
                pass
        elif sign == _POP_EMBEDDING:
            if not open_signs or open_signs[-1] in _ISOLATES:
                continue
            open_signs.pop()
        kept.append(sign)
    closing = [_POP_ISOLATE if sign in _ISOLATES else _POP_EMBEDDING for sign in reversed(open_signs)]
    return "".join([*kept, *closing])


def turns_direction(value: str) -> bool:
    """Return whether a text holds right-to-left writing or signs that change the direction."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI",
                                                   "FSI", "PDF", "PDI"} for sign in value)  # fmt: skip


def plain_text(value: str) -> str:
    """Return one line as it stands in plain text: set apart where it would turn what stands around it."""
    line = one_line(value)
    if not turns_direction(line):
        return line
    return f"{_FIRST_STRONG_ISOLATE}{balanced(line)}{_POP_ISOLATE}"


def markdown_text(value: str) -> str:
    r"""Return one line that CommonMark shows as it is.

    What could start a mark, a block or a link is escaped. A backslash becomes an entity: ``\\(`` would
    begin a formula in JupyterLab.
    """
    escaped = _MARKDOWN.sub(lambda sign: f"\\{sign[0]}", plain_text(value).replace("\\", "\0"))
    return _LIST_NUMBER.sub(r"\1\\\2", escaped).replace("\0", "&#92;")


def html_text(value: str) -> str:
    """Return one line that a browser shows as it is, set apart where it would turn what stands around it."""
    line = one_line(value)
    if not turns_direction(line):
        return html.escape(line)
    return f"<bdi>{html.escape(balanced(line))}</bdi>"


def web_address(value: str) -> str:
    """Return a web address in ASCII that may be followed; nothing where the text is no http(s) address."""
    address = clean(value).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc or len(address.split()) != 1:
        return ""
    return quote(address, safe=_URL_SIGNS)
